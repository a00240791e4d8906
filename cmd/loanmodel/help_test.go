package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// allCommands are the command lines of all commands that have a help.
func allCommands(t *testing.T) [][]string {
	t.Helper()
	var lines [][]string
	var walk func(cmd *cobra.Command, line []string)
	walk = func(cmd *cobra.Command, line []string) {
		lines = append(lines, line)
		for _, sub := range cmd.Commands() {
			if !sub.Hidden {
				walk(sub, append(line[:len(line):len(line)], sub.Name()))
			}
		}
	}
	walk(newRootCommand(newProgram(nil, nil, false)), nil)
	return lines
}

func TestHelpFitsTheScreen(t *testing.T) {
	for _, line := range allCommands(t) {
		help := runInProcess(t, append(line, "--help")...)
		if help.exit != exitOK || help.stderr != "" {
			t.Errorf("%v: %+v", line, help)
		}
		for _, text := range strings.Split(help.stdout, "\n") {
			if utf8.RuneCountInString(text) > helpWidth || strings.TrimRight(text, " \t") != text {
				t.Errorf("%v: %q", line, text)
			}
		}
		for _, section := range []string{"Usage:\n  loanmodel", "Flags of all commands:\n", "Examples:\n"} {
			if !strings.Contains(help.stdout, section) && len(line) > 0 {
				t.Errorf("%v: no %q", line, section)
			}
		}
	}
}

// Every example of the help works as it stands there. A run that names no format
// writes no workbook here, unless it is to be verified: other tests write all.
func TestExamplesWork(t *testing.T) {
	if testing.Short() {
		t.Skip("every example of every command runs: not in a short run")
	}
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("the examples are lines for bash, which is not here")
	}
	folder := t.TempDir()
	writeExampleFiles(t, folder)
	for _, line := range allCommands(t) {
		cmd := newRootCommand(newProgram(nil, nil, false))
		for _, word := range line {
			cmd = subcommand(cmd, word)
		}
		for _, example := range strings.Split(strings.TrimSpace(cmd.Example), "\n") {
			command := exec.Command(shell, "-c", example)
			command.Dir = folder
			command.Env = surroundings(variablePrefix + "FORMATS=json")
			if cmd.Name() == "verify" {
				command.Env = surroundings()
			}
			if output, err := command.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", example, err, output)
			}
		}
	}
}

// writeExampleFiles makes the scenario files that examples name.
func writeExampleFiles(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{"my.yaml", "variants/late.yaml"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		text := "schema: loanmodel/v1\nname: \"Example\"\nextends: reparations-loan+assets-returned\n"
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
