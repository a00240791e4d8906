package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// exactNumber is a figure that only the program can have printed: with groups of
// thousands, or with decimals.
var exactNumber = regexp.MustCompile(`[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+`)

// firstEditionsFigures heads the part of the method whose figures are history.
const firstEditionsFigures = "## 14."

// TestMethodFigures looks for each exact figure in the text of the method in the
// outputs that the page shows, so that no sentence is left behind by a change of the
// model, or among the values of the base case.
func TestMethodFigures(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(repository, "docs", "method.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, _, found := strings.Cut(string(data), firstEditionsFigures)
	if !found {
		t.Fatalf("the page has no part %q", firstEditionsFigures)
	}
	lines := strings.Split(text, "\n")
	shown, _ := shownOutputs(lines)
	var printed []string
	printed = append(printed, libraryNumbers(t)...)
	last, prose := 0, ""
	for _, output := range shown {
		printed = append(printed, exactNumber.FindAllString(blockText(lines, output), -1)...)
		prose += strings.Join(lines[last:output.comment], "\n")
		last = output.ended + 1
	}
	prose += strings.Join(lines[last:], "\n")
	said := exactNumber.FindAllString(headings.ReplaceAllString(prose, ""), -1)
	if len(said) < 10 {
		t.Errorf("only %d figures are said", len(said))
	}
	for _, figure := range said {
		if !slices.ContainsFunc(printed, func(p string) bool { return sameFigure(figure, p) }) {
			t.Errorf("%s is said and in no output of the page", figure)
		}
	}
}

// libraryNumbers are the values of the base case as its file has them.
func libraryNumbers(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, "scenarios", "library", "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, value := range valueInLibrary.FindAllStringSubmatch(string(data), -1) {
		list = append(list, value[1])
	}
	return list
}

// valueInLibrary is a value in a file of the library.
var valueInLibrary = regexp.MustCompile(`value: "?(-?[0-9.]+)"?`)

// headings are the headings of a page, whose numbers count its parts.
var headings = regexp.MustCompile(`(?m)^#.*$`)

// sameFigure says whether two numbers are equal, however many zeros they end with
// and however thousands are grouped.
func sameFigure(a, b string) bool {
	x, errX := decimal.NewFromString(strings.ReplaceAll(a, ",", ""))
	y, errY := decimal.NewFromString(strings.ReplaceAll(b, ",", ""))
	return errX == nil && errY == nil && x.Equal(y)
}
