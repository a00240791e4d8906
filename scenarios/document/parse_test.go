package document

import (
	"fmt"
	"strings"
	"testing"

	"loanmodel/scenarios/diagnostic"
)

// places lists faults as "LINE:COLUMN CODE", joined by commas.
func places(faults diagnostic.List) string {
	var list []string
	for _, f := range faults {
		list = append(list, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Code))
	}
	return strings.Join(list, ", ")
}

// TestAcceptedFiles reads files that look unusual and are right.
func TestAcceptedFiles(t *testing.T) {
	for name, content := range map[string]string{
		"plain":             "a: x\n",
		"mark":              "\ufeffa: x\n",
		"Windows":           "a: x\r\nb:\r\n  c: y\r\n",
		"no line end":       "a: x",
		"start":             "---\na: x\n",
		"end":               "a: x\n...\n",
		"comments":          "# é\ta\n\na: x # b\n",
		"JSON":              `{"a": ["x", 1, true, null], "b": {"c": "y"}}`,
		"quoted keys":       "\"a\": x\n'b': y\n",
		"empty value":       "a:\nb: ~\n",
		"tab as a blank":    "a:\tx\n",
		"text in lines":     "a: |\n  first\n  second\nb: \"first\n  second\"\n",
		"typography":        "a: \"5\u00a0% – „Größe“\"\n",
		"NBSP in a comment": "a: x # 5\u00a0%\n",
		"escapes":           `a: "tab\t line\n return\r \u00e4"`,
		"words":             "a: NO\nb: y\nc: on\nd: <<\ne: =\nf: 1:30\n",
		"per cent later":    "a: x\nb:\n  - 5%\n",
		"conflict-like":     "a: x\nb: <<<<<<<\n#<<<<<<< c\n",
		"equals signs":      "a: |\n  =======\n",
	} {
		root, faults := Parse("a.yaml", []byte(content))
		if root == nil || len(faults) > 0 || root.Get("a") == nil && name != "comments" {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestAllFaultsInOneRun reads files that each have faults of several layers.
func TestAllFaultsInOneRun(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"characters, keys and values",
			"a: \"x\x07\"\nb: \"\xe4\"\nA: 1\nb: 2\n1: z\nc: &x 1\nd: !y 2\n",
			"1:6 E-TEXT-CONTROL, 2:5 E-TEXT-UTF8, 3:1 E-KEY-CASE, 4:1 E-KEY-DUPLICATE, 5:1 E-KEY-TEXT, 6:4 E-YAML-ANCHOR, 7:4 E-YAML-TAG"},
		{"characters and syntax",
			"a: \"\x00\"\nb: \"\n",
			"1:5 E-TEXT-CONTROL, 2:4 E-YAML-QUOTE"},
		{"a character that breaks the syntax of its line",
			"a: 1\n\u200bb c\n",
			"2:1 E-TEXT-HIDDEN"},
		{"several of a kind in a line",
			"a: \"\xe4\xf6\x07\x07\"\n",
			"1:5 E-TEXT-UTF8, 1:7 E-TEXT-CONTROL"},
		{"key and value of a refused key",
			"é: \"\\e\"\n",
			"1:1 E-KEY-ASCII, 1:4 E-TEXT-CONTROL"},
		{"an invisible character in a key",
			"na\u200bme: x\n",
			"1:1 E-TEXT-HIDDEN"},
		{"invisible characters in a text and a comment",
			"a: [\"x\u200b\", \"y\", \"\u202e\"]\nb: 1 # \u2066\n",
			"1:5 E-TEXT-HIDDEN, 2:8 E-TEXT-HIDDEN"},
		{"two conflicts and a directive",
			"%A\n<<<<<<< a\n>>>>>>> b\n<<<<<<<\n",
			"1:1 E-YAML-DIRECTIVE, 2:1 E-FILE-CONFLICT, 4:1 E-FILE-CONFLICT"},
		{"a closing mark alone", "a: 1\n>>>>>>> b\n", "2:1 E-FILE-CONFLICT"},
		{"two documents and a duplicate", "a: 1\na: 2\n---\nb: 1\n", "2:1 E-KEY-DUPLICATE, 3:1 E-YAML-DOCUMENTS"},
		{"merge keys", "a: &x {b: 1}\nc:\n  <<: *x\n", "1:4 E-YAML-ANCHOR, 3:3 E-YAML-MERGE"},
		{"a line separator", "a: \"x\u2028y\"\n", "1:4 E-TEXT-HIDDEN"},
		{"a next line", "a: \"x\u0085y\"\n", "1:6 E-TEXT-CONTROL"},
		{"a mark inside", "a: x\n\ufeffb: y\n", "2:1 E-TEXT-HIDDEN"},
		{"old Macintosh line ends", "a: x\rb: y\r", "1:5 E-TEXT-CONTROL"},
		{"a text that runs on", "a:\n  - x\n   - y\nb: x\n  y\n", "2:5 E-TEXT-LINES, 4:4 E-TEXT-LINES"},
		{"escapes of invisible characters", `a: ["\u202e", "\0", "\ufffd"]`, "1:5 E-TEXT-HIDDEN, 1:15 E-TEXT-CONTROL, 1:21 E-TEXT-UTF8"},
		{"a key with a no-break space", "\u00a0 a: 1\n", "1:1 E-KEY-ASCII"},
		{"a key in Chinese", "日: 1\n", "1:1 E-KEY-ASCII"},
		{"a mapping as a key", "? {a: 1}\n: 2\n", "1:3 E-KEY-TEXT"},
		{"tag and anchor of a key", "!x a: 1\n&y b: 2\n", "1:1 E-YAML-TAG, 2:1 E-YAML-ANCHOR"},
		{"a switch and a date as keys", "true: 1\n2026-04-01: 2\n", "1:1 E-KEY-TEXT, 2:1 E-KEY-TEXT"},
		{"a key with a control character", "\"a\\tb\": 1\n", "1:1 E-KEY-TEXT"},
	} {
		_, faults := Parse("a.yaml", []byte(c.content))
		checkOutput(t, c.name, faults)
		if got := places(faults); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestFilesThatAreNoYAML reads what users give by mistake in place of a file.
func TestFilesThatAreNoYAML(t *testing.T) {
	for _, c := range []struct{ content, want, message string }{
		{"", FileEmpty.ID, "empty"},
		{"\n \n", FileEmpty.ID, "empty"},
		{"---\n", FileEmpty.ID, "empty"},
		{"~\n", FileEmpty.ID, "empty"},
		{"\ufeff", FileEmpty.ID, "empty"},
		{"hello\n", ValueType.ID, "found text"},
		{"5\n", ValueType.ID, "found text"},
		{"[]\n", ValueType.ID, "found a list"},
		{"\xff\xfea\x00", TextUTF8.ID, "UTF-16"},
		{"\xfe\xff\x00a", TextUTF8.ID, "UTF-16"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", TextUTF8.ID, "UTF-32"},
		{"a\x00:\x00 \x00", TextUTF8.ID, "UTF-16"},
		{"\x00a\x00:\x00 ", TextUTF8.ID, "UTF-16"},
		{"%PDF-1.7\n", FileBinary.ID, "PDF"},
		{strings.Repeat("abcdef\x01", 10), FileBinary.ID, "control characters"},
		{strings.Repeat("\xff\n", maxCharacterFaults+5), FileBinary.ID, "more than 99 lines"},
	} {
		root, faults := Parse("a.yaml", []byte(c.content))
		found := false
		for _, f := range faults {
			found = found || f.Code == c.want && strings.Contains(f.Message, c.message)
		}
		if root != nil || !found {
			t.Errorf("%.20q: %.300v", c.content, faults)
		}
	}
}

// TestColumnsCountCharacters has characters of one to four bytes before the
// place in question, and a byte-order mark, which does not count.
func TestColumnsCountCharacters(t *testing.T) {
	for _, prefix := range []string{"x", "é", "日", "𝄞", "e\u0301", strings.Repeat("é日", 200)} {
		for _, mark := range []string{"", "\ufeff"} {
			content := fmt.Sprintf("%s{a: \"%s\", b: 1, b: 2}\n", mark, prefix)
			_, faults := Parse("a.yaml", []byte(content))
			want := len("{a: \"") + len([]rune(prefix)) + len("\", b: 1, ") + 1
			if len(faults) != 1 || faults[0].Pos != (diagnostic.Position{Line: 1, Column: want}) || faults[0].Width != 1 {
				t.Errorf("%.10q: got %v, want column %d", prefix, faults, want)
			}
		}
	}
}
