package document

import (
	"fmt"
	"strings"
	"testing"
)

// TestSyntaxFaults has a file for each kind of error of the YAML parser, with
// the place, the code and the start of the message that explain it.
func TestSyntaxFaults(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"a: b: c\n", `1:5 E-YAML-QUOTE a value that contains ": " needs quotes`},
		{"a: 1\n b: 2\n", "2:3 E-YAML-INDENT a key cannot stand here"},
		{"c\na: b\n", "2:2 E-YAML-INDENT a key cannot stand here"},
		{"a:\n  b:\n c: 1\n", "3:2 E-YAML-INDENT indentation does not match"},
		{"a:\n  - b\n - c\n", "3:2 E-YAML-INDENT indentation does not match"},
		{"a: |\n  x\n y\n", "3:2 E-YAML-INDENT indentation does not match"},
		{"- a\nb: 1\n", "2:1 E-YAML-INDENT expected another entry of the list"},
		{"\ta: 1\n", "1:1 E-YAML-TAB a tab cannot indent YAML"},
		{"a: 1\n\tb: 2\n", "2:1 E-YAML-TAB a tab cannot indent YAML"},
		{"a:\n\tb: 2\n", "2:1 E-YAML-TAB a tab cannot indent YAML"},
		{"a: 'x\nb: 2\n", "1:4 E-YAML-QUOTE quoted text is never closed"},
		{"a:\n- b\nc: \"\n---\n", "3:4 E-YAML-QUOTE quoted text is never closed"},
		{"a: \"\\\n", "1:4 E-YAML-QUOTE quoted text is never closed"},
		{`a: "x\q"`, "1:6 E-YAML-ESCAPE unknown escape"},
		{`a: "ä\xZZ"`, "1:6 E-YAML-ESCAPE unknown escape"},
		{`a: "\u12"`, "1:5 E-YAML-ESCAPE unknown escape"},
		{`a: "\U00110000"`, "1:5 E-YAML-ESCAPE unknown escape"},
		{"a: {b: 1\nc: 2\n", `1:4 E-YAML-BRACKET "{" opened here is never closed`},
		{"a: [1, 2\n", `1:4 E-YAML-BRACKET "[" opened here is never closed`},
		{"a: [1, 2]]\n", "1:10 E-YAML-SYNTAX unexpected text after the value"},
		{"a: }\n", `1:4 E-YAML-SYNTAX expected a value, found "}"`},
		{"a: ,\n", `1:4 E-YAML-SYNTAX expected a value, found ","`},
		{"{a: 1,, b: 2}\n", `1:7 E-YAML-SYNTAX expected a value, found ","`},
		{"a: `x`\n", "1:4 E-YAML-QUOTE a value cannot begin with \"`\""},
		{"a: %x\n", `1:4 E-YAML-QUOTE a value cannot begin with "%"`},
		{"a: @x\n", `1:4 E-YAML-QUOTE a value cannot begin with "@"`},
		{"a: b\nc\n", "2:1 E-YAML-SYNTAX expected a key, but the line has no colon"},
		{"a: 'it's'\n", "1:8 E-YAML-SYNTAX unexpected text after the value"},
		{"a: \"x\" y\n", "1:8 E-YAML-SYNTAX unexpected text after the value"},
		{"{a: 1} x\n", "1:8 E-YAML-SYNTAX unexpected text after the end"},
		{"a: 1\n... x\n", "2:5 E-YAML-SYNTAX unexpected text after the end"},
		{"a: -\n", "1:4 E-YAML-SYNTAX an entry of a list cannot begin here"},
		{"a: - b\n", "1:4 E-YAML-SYNTAX an entry of a list cannot begin here"},
		{"a: ? b\n", `1:4 E-YAML-QUOTE a value cannot begin with "?"`},
		{"a: |x\n  y\n", `1:5 E-YAML-SYNTAX nothing but a line end can follow "|"`},
		{"a: |0\n  y\n", `1:5 E-YAML-SYNTAX nothing but a line end can follow "|"`},
		{"a: 'x'#c\n", `1:7 E-YAML-SYNTAX a comment needs a blank before "#"`},
		{"a: *x\n", "1:4 E-YAML-ANCHOR YAML anchors and aliases"},
		{"a: *\n", "1:4 E-YAML-ANCHOR YAML anchors and aliases"},
		{"a: &\n", "1:4 E-YAML-ANCHOR YAML anchors and aliases"},
		{"a: !<x\n", "1:4 E-YAML-TAG YAML tags"},
		{"a: !b!c x\n", "1:4 E-YAML-TAG YAML tags"},
		{"a: 1\n...\n%YAML 1.1\n---\nb: 1\n", "3:1 E-YAML-DOCUMENTS only one document"},
		{"%TAG ! x\n---\na: 1\n", "1:1 E-YAML-DIRECTIVE YAML directives"},
		{"a: 1\n...\n%FOO\n---\nb: 1\n", "3:1 E-YAML-DIRECTIVE YAML directives"},
		{"a: 1\n...\n%YAML 9.9\n---\nb: 1\n", "3:1 E-YAML-DIRECTIVE YAML directives"},
		{"a: 1\n...\n%YAML\n---\nb: 1\n", "3:1 E-YAML-DIRECTIVE YAML directives"},
		{"a: 1\n...\n%TAG x\n---\nb: 1\n", "3:1 E-YAML-DIRECTIVE YAML directives"},
		{"a: [*x]\n", "1:5 E-YAML-ANCHOR YAML anchors and aliases"},
		{"a: [b\n", `1:4 E-YAML-BRACKET "[" opened here`},
		{"? a\n?\tb: c: d\n", "2:2 E-YAML-TAB a tab cannot indent"},
		{"a: 1\n---\nb: \"\n", "3:4 E-YAML-QUOTE quoted text is never closed"},
	} {
		_, faults := Parse("a.yaml", []byte(c.content))
		checkOutput(t, c.content, faults)
		if len(faults) != 1 {
			t.Errorf("%q: %d faults: %v", c.content, len(faults), faults)
			continue
		}
		f := faults[0]
		if got := fmt.Sprintf("%d:%d %s %s", f.Pos.Line, f.Pos.Column, f.Code, f.Message); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q:\ngot  %s\nwant %s", c.content, got, c.want)
		}
	}
}

func TestANoBreakSpaceIsNamedWhereItBreaksTheSyntax(t *testing.T) {
	_, faults := Parse("a.yaml", []byte("a:\n  b: 1\n \u00a0c: 2\n"))
	if len(faults) != 1 || !strings.Contains(faults[0].Hint, "U+00A0") || faults[0].Pos.Line != 3 {
		t.Errorf("got %v", faults)
	}
}
