package tidy

import (
	"fmt"
	"go/ast"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The page that says, for each invariant, which tests check it.
const invariantsPage = "docs/invariants.md"

// invariants lists the kinds of invariants and how many there are of each.
var invariants = []struct {
	kind string
	last int
}{{"A", 5}, {"L", 9}, {"G", 9}, {"W", 7}, {"B", 8}, {"S", 9}, {"M", 10}, {"X", 5}, {"E", 4}}

var (
	invariantRow  = regexp.MustCompile(`(?m)^\| ([A-Z][0-9]+) \| ([^|]+) \| ([^|]+) \|$`)
	invariantTest = regexp.MustCompile("`(Test[A-Za-z0-9]+)`")
	testsOf       = regexp.MustCompile("(?:^|; )([a-z/]+): ((?:`Test[A-Za-z0-9]+`(?:, )?)+)")
)

// inapplicable begins what the page says of an invariant that the model cannot
// have.
const inapplicable = "does not apply: "

// TestInvariantsAreTested checks that the page has every invariant once, and
// that each either names tests that exist or is said not to apply, with the
// reason.
func TestInvariantsAreTested(t *testing.T) {
	text, err := fs.ReadFile(root, invariantsPage)
	if err != nil {
		t.Fatal(err)
	}
	exists := map[string]bool{}
	for _, s := range files(t) {
		for _, f := range functions(s) {
			if s.test && ast.IsExported(f.Name.Name) {
				exists[s.folder+": "+f.Name.Name] = true
			}
		}
	}
	var ids []string
	tested := 0
	for _, row := range invariantRow.FindAllStringSubmatch(string(text), -1) {
		ids = append(ids, row[1])
		faults := invariantFaults(row[3], exists)
		for _, fault := range faults {
			t.Errorf("%s: %s: %s", invariantsPage, row[1], fault)
		}
		if !strings.HasPrefix(row[3], inapplicable) {
			tested++
		}
	}
	if want := invariantIDs(); !slices.Equal(ids, want) {
		t.Errorf("%s has %v, want %v", invariantsPage, ids, want)
	}
	t.Logf("%d invariants, %d of them tested", len(ids), tested)
}

func invariantIDs() []string {
	var ids []string
	for _, i := range invariants {
		for n := 1; n <= i.last; n++ {
			ids = append(ids, fmt.Sprint(i.kind, n))
		}
	}
	return ids
}

// invariantFaults lists what is wrong with what the page says of one invariant.
func invariantFaults(said string, exists map[string]bool) []string {
	if reason, ok := strings.CutPrefix(said, inapplicable); ok {
		if len(reason) < 20 {
			return []string{"no reason is given"}
		}
		return nil
	}
	var faults []string
	named := 0
	for _, group := range testsOf.FindAllStringSubmatch(said, -1) {
		for _, test := range invariantTest.FindAllStringSubmatch(group[2], -1) {
			named++
			if !exists[group[1]+": "+test[1]] {
				faults = append(faults, fmt.Sprintf("there is no %s in %s", test[1], group[1]))
			}
		}
	}
	if named == 0 || named != len(invariantTest.FindAllString(said, -1)) {
		faults = append(faults, "its tests are not named as folder: `Test…`")
	}
	return faults
}

func TestInvariantFaultsAreFound(t *testing.T) {
	exists := map[string]bool{"finance: TestA": true, "finance/metric: TestB": true}
	for said, want := range map[string]int{
		"finance: `TestA`":                          0,
		"finance: `TestA`; finance/metric: `TestB`": 0,
		"finance: `TestB`":                          1,
		"`TestA`":                                   1,
		"tested by hand":                            1,
		inapplicable + "nothing is simulated":       0,
		inapplicable + "no":                         1,
	} {
		if got := invariantFaults(said, exists); len(got) != want {
			t.Errorf("%s: %v", said, got)
		}
	}
}
