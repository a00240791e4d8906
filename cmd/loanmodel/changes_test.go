package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// changedFigure is a row of the page of changes: its number, its command, and
// today's figure.
var changedFigure = regexp.MustCompile("(?m)^\\| ([0-9]+) \\| `([^`]+)` \\| [^|]+ \\| ([^|]+) \\|")

// TestChanges runs the command of each row of the page of changes and looks for
// today's figure in what it prints.
func TestChanges(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "docs", "changes.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := changedFigure.FindAllStringSubmatch(string(text), -1)
	if len(rows) != 30 {
		t.Errorf("%d rows, want 30", len(rows))
	}
	enterFolder(t)
	for _, row := range rows {
		words := strings.Fields(row[2])
		if words[0] == "explain" {
			words = append(words, "--depth", "1")
		}
		got := runInProcess(t, words...)
		if !strings.Contains(got.stdout+got.stderr, row[3]) {
			t.Errorf("row %s: loanmodel %s does not print %s:\n%.600s%s", row[1], row[2], row[3], got.stdout, got.stderr)
		}
	}
}
