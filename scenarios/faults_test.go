package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/scenarios/diagnostic"
)

// wantMark begins the comments at the end of each file of testdata/faults. What
// follows it is a report that the file must cause, in order and without its name.
const wantMark = "# want: "

// TestFaults resolves every file of testdata/faults as a user's file.
func TestFaults(t *testing.T) {
	l := testLibrary(t)
	for _, path := range faultFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(t *testing.T) {
			_, err := l.resolve(path, Options{})
			if diff := cmp.Diff(wanted(t, path), reported(err, path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func faultFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(paths) < 50 {
		t.Fatalf("%d files, error %v", len(paths), err)
	}
	return paths
}

// wanted returns the reports that a file of testdata/faults asks for.
func wanted(t *testing.T, path string) []string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var wants []string
	for line := range strings.Lines(string(content)) {
		if want, ok := strings.CutPrefix(line, wantMark); ok {
			wants = append(wants, strings.TrimSuffix(want, "\n"))
		}
	}
	return wants
}

// reported returns the reports of an error, without the file's name.
func reported(err error, path string) []string {
	var faults diagnostic.List
	if !errors.As(err, &faults) {
		return []string{"no list of faults but: " + errorText(err)}
	}
	var lines []string
	for _, fault := range faults {
		lines = append(lines, strings.TrimPrefix(fault.String(), path+":"))
	}
	return lines
}

func errorText(err error) string {
	if err == nil {
		return "no error"
	}
	return err.Error()
}
