package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// FuzzArguments reads any command line, an argument a line. What the verbs do
// is left out, so that nothing is written. It must end with an exit code that
// the line deserves, and say why in printable text.
func FuzzArguments(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\x00") {
			t.Skip("no system passes such an argument on")
		}
		args := strings.Split(text, "\n")
		var stdout, stderr bytes.Buffer
		p := newProgram(&stdout, &stderr, wantsJSONErrors(args))
		root := newRootCommand(p)
		leaveOut(root)
		root.SetOut(p.stdout)
		root.SetErr(p.stderr)
		root.SetArgs(args)
		exit := p.finish(protect(root.Execute))
		if exit != exitOK && exit != exitUsage {
			t.Fatalf("%q: exit code %d: %s", args, exit, &stderr)
		}
		if (exit == exitUsage) != (stderr.Len() > 0) {
			t.Fatalf("%q: exit code %d, and on standard error: %s", args, exit, &stderr)
		}
		for _, char := range stderr.String() {
			if char != '\n' && (char < ' ' || char == 0x7f || char == '\u202e') {
				t.Fatalf("%q: it prints %q", args, stderr.String())
			}
		}
	})
}

// leaveOut has the verbs do nothing.
func leaveOut(cmd *cobra.Command) {
	if cmd.RunE != nil && !cmd.HasSubCommands() {
		cmd.RunE = func(*cobra.Command, []string) error { return nil }
	}
	for _, sub := range cmd.Commands() {
		leaveOut(sub)
	}
}

// FuzzSlug makes the name of a folder of any text: never a path, never empty,
// never a name that a system keeps for itself.
func FuzzSlug(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		got := slug(text)
		if got == "" || len(got) > maxFolderName+len("-scenario") || !filepath.IsLocal(got) || got != filepath.Base(got) ||
			strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789+-") != "" || reservedName(got) || strings.HasPrefix(got, "-") {
			t.Fatalf("%q becomes %q", text, got)
		}
	})
}
