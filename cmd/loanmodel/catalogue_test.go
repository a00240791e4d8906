package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"loanmodel/reports/workbook/readback"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// withoutReproducer are the errors that nothing a user can give leads to, and
// why that is so.
func withoutReproducer() map[string]string {
	return map[string]string{
		"E-CHECK":           "No input is known that breaks a check. Unit tests cover it.",
		"E-INTERNAL":        "No input is known that breaks an invariant. Unit tests cover it.",
		"E-LIMIT-AMOUNT":    "The bounds of the parameters keep every amount far below the limit. Unit tests cover it.",
		"E-EXTENDS-LIBRARY": "Only a file of the embedded library can have it, and tests keep that without faults.",
		"E-NAME":            "Only a file of the embedded library can have it, and tests keep that without faults.",
		"E-PROVENANCE":      "Only a file of the embedded library can have it, and tests keep that without faults.",
	}
}

// A chapter is one part of the catalogue.
type chapter struct {
	title string
	codes []diagnostic.Code
}

func catalogue() []chapter {
	return []chapter{
		{"The command line, outputs and runs", codes()},
		{"Workbooks", readback.Codes()},
		{"Scenarios", scenarios.Codes()},
		{"Files", document.Codes()},
	}
}

// Every error has a reproducer, a script whose expected message is the real
// one, and the page about errors is made of them.
func TestErrors(t *testing.T) {
	t.Run("reproducers", func(t *testing.T) { testscript.Run(t, scriptParams(errorFolder)) })
	t.Run("page", checkErrorPage)
}

func checkErrorPage(t *testing.T) {
	var page strings.Builder
	page.WriteString(cataloguePreface)
	var known []string
	for _, chapter := range catalogue() {
		fmt.Fprintf(&page, "\n## %s\n", chapter.title)
		for _, code := range chapter.codes {
			known = append(known, code.ID)
			writeEntry(t, &page, code)
		}
	}
	checkStrays(t, known)
	compareWithFile(t, errorPage, page.String())
}

// errorPage is the page about errors in the manual.
const errorPage = "../../docs/errors.md"

const cataloguePreface = `# Errors

Every error of the program has a code, which stays the same over releases and is
also in the output of --errors json. This page has for each what it means and what
to do, an input that leads to it, and what the program then prints.

The inputs are scripts in testdata/errors, which a test runs; the page is made of
them and of what they print, by ` + "`go test ./cmd/loanmodel -update`" + `. Many more
faults and the answers to them are in testdata/bad-inputs.

What is no fault is made harmless: text that a spreadsheet would take for a formula
(it begins with = + - @, a tab, a line end or one of their full-width forms) has an
apostrophe before it in CSV and is text in the workbook; numbers are never touched. A
folder for outputs has a name of the letters a to z, digits, + and - only, whatever the
scenario calls itself.
`

func writeEntry(t *testing.T, page *strings.Builder, code diagnostic.Code) {
	fmt.Fprintf(page, "\n### %s: %s\n\n%s\n", code.ID, code.Title, code.Explanation)
	archive, err := txtar.ParseFile(filepath.Join(errorFolder, code.ID+".txtar"))
	if err != nil {
		reason := withoutReproducer()[code.ID]
		if reason == "" {
			t.Errorf("%s has no reproducer", code.ID)
		}
		fmt.Fprintf(page, "\n%s\n", reason)
		return
	}
	if withoutReproducer()[code.ID] != "" {
		t.Errorf("%s has a reproducer after all", code.ID)
	}
	about, _, _ := strings.Cut(strings.TrimPrefix(string(archive.Comment), "# "), "\n")
	message := fileOf(archive, "message")
	if !strings.Contains(message, "["+code.ID+"]") {
		t.Errorf("%s: its reproducer shows %q", code.ID, message)
	}
	fmt.Fprintf(page, "\n%s\n\n```\n%s\n%s```\n\nExit code %s.\n%s", about, commandsOf(archive), message, exitOf(archive), inputsOf(archive))
}

// scriptWord is what begins a line of a script that a person would type too.
var scriptWord = regexp.MustCompile(`^(?:! )?(?:exits [0-9]+|exec|wait) (.*)$`)

// commandsOf are the commands of a reproducer, as a person would type them.
func commandsOf(archive *txtar.Archive) string {
	var commands []string
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimSuffix(line, "\n")
		found := scriptWord.FindStringSubmatch(line)
		switch {
		case strings.HasPrefix(line, "wait "):
		case found != nil:
			command, _, background := strings.Cut(found[1], "&")
			if background && !strings.Contains(found[1], "'") {
				commands = append(commands, "$ "+strings.TrimSpace(command)+" &")
				continue
			}
			commands = append(commands, "$ "+found[1])
		case strings.HasPrefix(line, "kill "), strings.HasPrefix(line, "mkdir "), strings.HasPrefix(line, "cp "), strings.HasPrefix(line, "env "):
			commands = append(commands, "$ "+strings.Replace(line, "-INT run", "-INT %1", 1))
		}
	}
	return strings.Join(commands, "\n")
}

// longestInput is how many lines of a file the page shows.
const longestInput = 15

// inputsOf are the files that a reproducer begins with.
func inputsOf(archive *txtar.Archive) string {
	var text strings.Builder
	for _, file := range archive.Files {
		if file.Name == "message" {
			continue
		}
		lines := strings.SplitAfter(strings.TrimSuffix(string(file.Data), "\n")+"\n", "\n")
		lines = lines[:len(lines)-1]
		if more := len(lines) - longestInput; more > 1 {
			lines = append(lines[:longestInput:longestInput], fmt.Sprintf("… and %d more lines\n", more))
		}
		fmt.Fprintf(&text, "\n%s:\n\n````\n%s````\n", file.Name, strings.Join(lines, ""))
	}
	return text.String()
}

// exitOf is the exit code that a reproducer expects of its last command, which
// prints the message; one that ends by a signal expects the code of that.
func exitOf(archive *txtar.Archive) string {
	if found := regexp.MustCompile(`(?m)^exits (\d+) `).FindAllSubmatch(archive.Comment, -1); found != nil {
		return string(found[len(found)-1][1])
	}
	return "130"
}

func fileOf(archive *txtar.Archive, name string) string {
	for _, file := range archive.Files {
		if file.Name == name {
			return string(file.Data)
		}
	}
	return ""
}

// checkStrays finds reproducers of errors that do not exist.
func checkStrays(t *testing.T, known []string) {
	paths, err := filepath.Glob(filepath.Join(errorFolder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if code := strings.TrimSuffix(filepath.Base(path), ".txtar"); !slices.Contains(known, code) {
			t.Errorf("%s: there is no such error", path)
		}
	}
}

// compareWithFile compares a text with a file, or rewrites the file with
// -update.
func compareWithFile(t *testing.T, path, text string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != text {
		t.Errorf("%s is out of date: go test ./cmd/loanmodel -update", path)
	}
}

// The chapter of equations in the manual is what the program prints.
func TestEquationsChapterIsCurrent(t *testing.T) {
	result := runInProcess(t, "equations")
	if result.exit != exitOK {
		t.Fatal(result)
	}
	compareWithFile(t, "../../docs/equations.md", result.stdout)
}
