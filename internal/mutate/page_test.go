package mutate

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// page is the file that explains the mutants that live.
const page = "docs/mutation.md"

// survivor matches a line of the page:
//
//   - `finance/money/scale.go:25` Scale: `before` → `after`
var survivor = regexp.MustCompile("(?m)^- `([^:`]+):[0-9]+` ([A-Za-z.]+): `(.+)` → `(.+)`$")

// survivors lists the mutants that the page explains, without their lines.
func survivors(t *testing.T) []mutant {
	t.Helper()
	text, err := os.ReadFile(path.Join(root, page))
	if errors.Is(err, fs.ErrNotExist) {
		t.Logf("there is no %s", page)
	} else if err != nil {
		t.Fatal(err)
	}
	var list []mutant
	for _, found := range survivor.FindAllStringSubmatch(string(text), -1) {
		list = append(list, mutant{file: found[1], function: found[2], before: found[3], after: found[4]})
	}
	if items := strings.Count(string(text), "\n- `"); items != len(list) {
		t.Errorf("%s: %d of %d items can be read", page, len(list), items)
	}
	return list
}

func explained(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, m := range survivors(t) {
		known[m.place()] = true
	}
	return known
}

// TestPageNamesMutants checks that every change the page explains is still
// tried.
func TestPageNamesMutants(t *testing.T) {
	tried := map[string]bool{}
	for _, folder := range folders {
		for _, m := range mutants(t, folder) {
			tried[m.place()] = true
		}
	}
	for _, m := range survivors(t) {
		if !tried[m.place()] {
			t.Errorf("%s: no such mutant is tried: %s", page, m.place())
		}
	}
}
