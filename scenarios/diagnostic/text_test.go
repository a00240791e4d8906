package diagnostic

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// lines splits a text without a newline at its end.
func lines(text string) []string { return strings.Split(text, "\n") }

// written returns what WriteText writes.
func written(t interface{ Fatal(...any) }, list List) string {
	var out strings.Builder
	if err := list.WriteText(&out, "loanmodel"); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWriteTextShowsPlaceAndCaret(t *testing.T) {
	list := List{{
		Code: "E-KEY-UNKNOWN", File: "scenarios/stress.yaml", Pos: Position{7, 3}, Width: 6,
		Message: `unknown key "loan.amuont"`, Hint: `did you mean "amount"?`,
		Excerpt: `  amuont: "90000000000.00"`,
	}}
	want := `loanmodel: error: scenarios/stress.yaml:7:3: unknown key "loan.amuont"; did you mean "amount"? [E-KEY-UNKNOWN]
  7 |   amuont: "90000000000.00"
    |   ^^^^^^
`
	if got := written(t, list); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWriteTextOfAnEmptyListIsEmpty(t *testing.T) {
	if got := written(t, nil); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestWriteTextCounts(t *testing.T) {
	for count, want := range map[int]string{
		1:  "loanmodel: error: a.yaml:1:1: wrong",
		3:  "loanmodel: 3 errors",
		25: "loanmodel: 25 errors, the first 20 shown and 5 more",
	} {
		got := lines(strings.TrimSuffix(written(t, numbered(count)), "\n"))
		if got[len(got)-1] != want {
			t.Errorf("%d faults end with %q", count, got[len(got)-1])
		}
		if shown := min(count, MaxShown); len(got) != shown && len(got) != shown+1 {
			t.Errorf("%d faults have %d lines", count, len(got))
		}
	}
}

// TestCaretPointsAtTheCharacter has lines in which characters and terminal
// columns differ. The fault is always the word "bad".
func TestCaretPointsAtTheCharacter(t *testing.T) {
	for name, line := range map[string]string{
		"plain":     "a: bad",
		"tab":       "\ta: bad",
		"umlaut":    "ä: bad",
		"wide":      "日本: bad",
		"signs":     "１⌚: bad",
		"combining": "e\u0301: bad",
		"hidden":    "a\u202e\u200b: bad",
		"control":   "a\x1b[31m: bad",
		"not UTF-8": "a\xe4\xff: bad",
		"long":      strings.Repeat("x", 1000) + ": bad" + strings.Repeat("y", 1000),
		"wide long": strings.Repeat("日", 1000) + ": bad" + strings.Repeat("本", 1000),
	} {
		before, _, _ := strings.Cut(line, "bad")
		fault := Diagnostic{Pos: Position{12, utf8.RuneCountInString(before) + 1}, Width: 3, Excerpt: line}
		source, carets, ok := excerpt(fault)
		if !ok {
			t.Fatalf("%s: no excerpt", name)
		}
		left, _, found := strings.Cut(source, "bad")
		at := strings.Index(carets, "^^^")
		if columns := columnsOf(left); !found || at != columns || strings.Count(carets, "^") != 3 {
			t.Errorf("%s: caret at %d, word at %d\n%s\n%s", name, at, columns, source, carets)
		}
		if len(source) > MaxLineBytes || len(carets) > MaxLineBytes {
			t.Errorf("%s: lines of %d and %d bytes", name, len(source), len(carets))
		}
	}
}

// columnsOf counts terminal columns of printable text by an independent rule
// that is enough for the tests: combining marks take 0, Han and the wide signs
// used above 2, others 1.
func columnsOf(text string) int {
	columns := 0
	for _, char := range text {
		switch {
		case unicode.Is(unicode.Mn, char):
		case unicode.Is(unicode.Han, char), strings.ContainsRune("１⌚", char):
			columns += 2
		default:
			columns++
		}
	}
	return columns
}

func TestExcerptNeedsAPlace(t *testing.T) {
	for _, fault := range []Diagnostic{
		{Pos: Position{1, 1}},
		{Pos: Position{0, 1}, Excerpt: "x"},
		{Pos: Position{1, 0}, Excerpt: "x"},
	} {
		if source, _, ok := excerpt(fault); ok {
			t.Errorf("%+v has the excerpt %q", fault, source)
		}
	}
}

func TestCaretAtTheEndOfTheLine(t *testing.T) {
	source, carets, ok := excerpt(Diagnostic{Pos: Position{1, 4}, Width: 9, Excerpt: "abc"})
	if !ok || source != "  1 | abc" || carets != "    |    ^" {
		t.Errorf("got\n%s\n%s", source, carets)
	}
}

func TestALongHintHasALineOfItsOwn(t *testing.T) {
	hint := "known: " + strings.Repeat("word, ", 50)
	got := lines(written(t, List{{Code: "E-X", File: "a.yaml", Message: "unknown", Hint: hint}}))
	if got[0] != "loanmodel: error: a.yaml: unknown [E-X]" || !strings.HasPrefix(got[1], "  = known: word, ") {
		t.Errorf("got %q", got)
	}
}

func TestALongMessageIsCutBeforeTheCode(t *testing.T) {
	got := lines(written(t, List{{Code: "E-X", File: "a.yaml", Message: strings.Repeat("ä", 400)}}))
	if len(got[0]) > MaxLineBytes || !strings.HasSuffix(got[0], "ä… [E-X]") || !utf8.ValidString(got[0]) {
		t.Errorf("got %q", got[0])
	}
}

func TestALongPathKeepsItsEnd(t *testing.T) {
	fault := Diagnostic{File: strings.Repeat("ä/", 200) + "end.yaml", Pos: Position{1, 1}, Message: "wrong"}
	got := fault.String()
	if len(got) > 200 || !strings.HasSuffix(got, "/end.yaml:1:1: wrong") || !strings.HasPrefix(got, "…") || !utf8.ValidString(got) {
		t.Errorf("got %q", got)
	}
}

// TestOutputIsPrintable makes faults of arbitrary text.
func TestOutputIsPrintable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 500).Draw(t, "bytes")) })
		list := List{{
			Code: "E-X", File: text.Draw(t, "file"), Message: text.Draw(t, "message"), Hint: text.Draw(t, "hint"),
			Excerpt: strings.ReplaceAll(text.Draw(t, "excerpt"), "\n", " "), Width: rapid.IntRange(-1, 600).Draw(t, "width"),
			Pos: Position{rapid.IntRange(-1, 3).Draw(t, "line"), rapid.IntRange(-1, 600).Draw(t, "column")},
		}}
		for _, line := range append(lines(written(t, list)), lines(list.Error())...) {
			if len(line) > MaxLineBytes {
				t.Fatalf("a line of %d bytes: %q", len(line), line)
			}
			if bad := strings.IndexFunc(line, func(char rune) bool { return !unicode.IsPrint(char) }); bad >= 0 {
				t.Fatalf("not printable at %d: %q", bad, line)
			}
		}
	})
}

// errDisk is the error that failing returns.
var errDisk = errors.New("no space left on device")

// failing is a writer on a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errDisk }

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	if err := numbered(1).WriteText(failing{}, "loanmodel"); !errors.Is(err, errDisk) {
		t.Errorf("WriteText: %v", err)
	}
	if err := numbered(1).WriteJSON(failing{}); !errors.Is(err, errDisk) {
		t.Errorf("WriteJSON: %v", err)
	}
}

func TestQuotePath(t *testing.T) {
	long := strings.Repeat("a", 50) + "/" + strings.Repeat("ä", 100) + "/b\n.yaml"
	for path, want := range map[string]string{
		"":                          `""`,
		"a b.yaml":                  `"a b.yaml"`,
		strings.Repeat("x", 120):    `"` + strings.Repeat("x", 120) + `"`,
		strings.Repeat("x", 121):    `"...` + strings.Repeat("x", 120) + `"`,
		long:                        `"...` + strings.Repeat("a", 11) + "/" + strings.Repeat("ä", 100) + `/b\n.yaml"`,
		strings.Repeat("\xff", 121): `"...` + strings.Repeat(`\xff`, 120) + `"`,
	} {
		if got := QuotePath(path); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
