package workbook

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/internal/xlsxlint"
	"loanmodel/reports/workbook/sheet"
)

// shortRunID is a run id as the matrix shows it; 167229824e96 is one, and reads as
// a number.
var shortRunID = regexp.MustCompile(`^[0-9a-f]{12}$`)

// lintOptions returns what our workbook promises: on sheets with periods one
// formula a row, from the first period on.
func lintOptions(book map[string]clients.Sheet) xlsxlint.Options {
	first := map[string]int{sheetTimeline: sheet.ColumnFirstPeriod}
	for name := range book {
		if strings.HasPrefix(name, calcPrefix) {
			first[name] = sheet.ColumnFirstPeriod
		}
	}
	var runs []string
	for _, cell := range book[sheetMatrix] {
		if shortRunID.MatchString(cell.Value) {
			runs = append(runs, cell.Value)
		}
	}
	return xlsxlint.Options{Functions: allowed, LongestCell: maxFormula, FirstPeriods: first, Identifiers: runs}
}

func lint(t *testing.T, file []byte, options xlsxlint.Options) []xlsxlint.Finding {
	t.Helper()
	findings, err := xlsxlint.Lint(file, options)
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// TestLint finds nothing wrong with the file of the base case, of another
// scenario, and of a run that is none of the presets.
func TestLint(t *testing.T) {
	presets := testkit.Presets(t)
	for name, file := range map[string][]byte{
		"base":  write(t, presets[0], presets),
		"other": write(t, presets[len(presets)-1], presets),
		"own":   write(t, testkit.LibraryRun(t, "joint-borrowing", "horizon.end=2027-06"), nil),
	} {
		options := lintOptions(readBook(t, file))
		findings := lint(t, file, options)
		for i, finding := range findings {
			if i < 20 {
				t.Errorf("%s: %s", name, finding)
			}
		}
		if len(findings) > 0 {
			t.Errorf("%s: %d findings", name, len(findings))
		}
	}
}

// TestLintFindsWhatIsPlanted breaks the file in one way at a time. The lint
// finds that and nothing else; what the Open XML SDK's validator makes of it
// stands beside it and is compared where the validator is installed: why there
// is a lint.
func TestLintFindsWhatIsPlanted(t *testing.T) {
	file := write(t, testkit.LibraryRun(t, "base", "horizon.end=2026-04"), nil)
	options := lintOptions(readBook(t, file))
	sound := partsOf(t, file)
	if findings := lint(t, sound.file(t), options); len(findings) > 0 {
		t.Fatalf("the file without a fault: %v", findings)
	}
	var table strings.Builder
	found := 0
	for _, f := range append(cellFaults(), packageFaults()...) {
		broken := sound.clone()
		f.plant(t, broken)
		findings := lint(t, broken.file(t), options)
		if len(findings) == 0 && f.rule != "" {
			t.Errorf("%s: not found", f.name)
		}
		for _, finding := range findings {
			if finding.Rule != f.rule {
				t.Errorf("%s: found %s, want rule %q", f.name, finding, f.rule)
			}
		}
		if f.rule != "" {
			found++
		}
		fmt.Fprintf(&table, "%-60s lint %-20s validator %s\n", f.name, f.rule, map[bool]string{true: "yes", false: "no"}[f.validator])
	}
	t.Logf("%d faults planted and found:\n%s", found, table.String())
}

// TestValidatorMissesWhatTheLintIsFor runs the validator on the same faults:
// which takes some seconds for each.
func TestValidatorMissesWhatTheLintIsFor(t *testing.T) {
	clients.OnlyNightly(t)
	clients.Validator(t)
	sound := partsOf(t, write(t, testkit.LibraryRun(t, "base", "horizon.end=2026-04"), nil))
	for _, f := range append(cellFaults(), packageFaults()...) {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			broken := sound.clone()
			f.plant(t, broken)
			faults, err := clients.Validator(t).Validate(t.Context(), broken.file(t))
			if err != nil {
				t.Fatal(err)
			}
			if (len(faults) > 0) != f.validator {
				t.Errorf("the validator finds %q", faults)
			}
		})
	}
}
