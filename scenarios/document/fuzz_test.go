package document

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"loanmodel/scenarios/diagnostic"
)

// A fataler stands for a test of any kind.
type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// A shape is the meaning of a tree, without its places.
type shape struct {
	Kind  Kind
	Form  written
	Text  string
	Keys  []string
	Under []shape
}

// plainInBrackets matches texts that need no quotes, in brackets or not.
var plainInBrackets = regexp.MustCompile(`^[A-Za-z0-9 ]+$`)

// shapeOf returns the shape of a node.
func shapeOf(n *Node) shape {
	s := shape{Kind: n.kind, Form: n.written, Text: n.text}
	if s.Form == asBlock || s.Kind == Scalar && s.Form == asText && !plainInBrackets.MatchString(s.Text) {
		s.Form = asQuoted // another way to write the same text, and the only one in brackets
	}
	for _, entry := range n.entries {
		s.Keys = append(s.Keys, entry.Key)
		s.Under = append(s.Under, shapeOf(entry.Value))
	}
	for _, item := range n.items {
		s.Under = append(s.Under, shapeOf(item))
	}
	return s
}

// write writes a shape as YAML in brackets.
func (s shape) write(out *strings.Builder) {
	switch {
	case s.Kind == Mapping:
		s.writeAll(out, "{", "}")
	case s.Kind == List:
		s.writeAll(out, "[", "]")
	case s.Form == asQuoted:
		out.WriteString(quoteYAML(s.Text))
	case s.Form == asNull:
		out.WriteString("null")
	default:
		out.WriteString(s.Text)
	}
}

// writeAll writes what a mapping or list holds, an entry a line.
func (s shape) writeAll(out *strings.Builder, open, end string) {
	out.WriteString(open)
	for i, under := range s.Under {
		out.WriteString("\n ")
		if s.Kind == Mapping {
			out.WriteString("? " + quoteYAML(s.Keys[i]) + "\n : ")
		}
		under.write(out)
		out.WriteString(" ,")
	}
	out.WriteString(end)
}

// quoteYAML writes a text in double quotes. Everything but letters and digits
// is escaped.
func quoteYAML(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, char := range text {
		if char >= '0' && char <= '9' || char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' {
			out.WriteRune(char)
			continue
		}
		fmt.Fprintf(&out, `\U%08x`, char)
	}
	out.WriteByte('"')
	return out.String()
}

// checkFile checks what must hold for every file whatsoever.
func checkFile(t fataler, content []byte) {
	t.Helper()
	root, faults := Parse("a.yaml", content)
	lines := strings.Split(strings.TrimPrefix(string(content), byteOrderMark), "\n")
	for _, fault := range faults {
		checkPlace(t, lines, fault)
	}
	if !slices.IsSortedFunc(faults, func(a, b diagnostic.Diagnostic) int { return a.Pos.Compare(b.Pos) }) {
		t.Fatalf("not sorted: %v", faults)
	}
	if root == nil {
		if len(faults) == 0 {
			t.Fatalf("neither tree nor faults")
		}
		return
	}
	checkNode(t, lines, root)
	var r Reader
	readTop(&r, root)
	for _, fault := range r.Faults() {
		checkPlace(t, lines, fault)
	}
	if len(faults) == 0 {
		checkAgain(t, root)
	}
}

// checkPlace checks that a fault is inside the file and shows its line.
func checkPlace(t fataler, lines []string, fault diagnostic.Diagnostic) {
	t.Helper()
	if fault.Message == "" || fault.Code == "" {
		t.Fatalf("incomplete: %+v", fault)
	}
	if fault.Pos.Line == 0 && (fault.Code == FileSize.ID || fault.Code == KeyMissing.ID) {
		return
	}
	checkPosition(t, lines, fault.Pos)
	line := strings.TrimSuffix(lines[fault.Pos.Line-1], "\r")
	if fault.Excerpt != line && fault.Excerpt != "" {
		t.Fatalf("excerpt %q is not line %q", fault.Excerpt, line)
	}
}

// checkPosition checks that a place is inside the file, at most one character
// behind the end of a line.
func checkPosition(t fataler, lines []string, pos diagnostic.Position) {
	t.Helper()
	if pos.Line < 1 || pos.Line > len(lines) {
		t.Fatalf("line %d of %d", pos.Line, len(lines))
	}
	if length := utf8.RuneCountInString(lines[pos.Line-1]); pos.Column < 1 || pos.Column > length+1 {
		t.Fatalf("column %d of %d in line %d", pos.Column, length, pos.Line)
	}
}

// checkNode checks that a node and those under it stand where they say.
func checkNode(t fataler, lines []string, n *Node) {
	t.Helper()
	checkPosition(t, lines, n.Pos())
	checkPosition(t, lines, n.KeyPos())
	if n.Path() == "" && n.parent != nil {
		t.Fatalf("a node has no path")
	}
	for _, entry := range n.entries {
		if entry.Value.parent != n || n.Get(entry.Key) != entry.Value || entry.Value.KeyPos() != entry.KeyPos {
			t.Fatalf("key %q is not the key of its value", entry.Key)
		}
		checkNode(t, lines, entry.Value)
	}
	for _, item := range n.items {
		checkNode(t, lines, item)
	}
}

// checkAgain writes an accepted tree and checks that it reads back as the same
// tree. Texts written only with escapes are longer, so that a large tree may
// not fit into a file.
func checkAgain(t fataler, root *Node) {
	t.Helper()
	want := shapeOf(root)
	var out strings.Builder
	want.write(&out)
	if out.Len() > MaxFileBytes {
		return
	}
	again, faults := Parse("again.yaml", []byte(out.String()))
	if again == nil || len(faults) > 0 {
		t.Fatalf("not accepted again: %.300v\n%s", faults, out.String())
	}
	if got := plainNull(shapeOf(again)); !reflect.DeepEqual(got, plainNull(want)) {
		t.Fatalf("another tree: %+v\n%s", got, out.String())
	}
}

// plainNull removes how null is written from a shape.
func plainNull(s shape) shape {
	if s.Kind == Scalar && s.Form == asNull {
		s.Text = ""
	}
	for i := range s.Under {
		s.Under[i] = plainNull(s.Under[i])
	}
	return s
}

// FuzzParse reads any bytes. Run it with go test -fuzz=FuzzParse.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/errors/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	for _, text := range []string{"", "a: 1", "\ufeffa: [x, {b: 'y'}]\r\n", "a: |\n  x\n\n y", "? {a: b}\n: c", "a: \"\\x41\\\n  b\"", "- a"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) { checkFile(t, content) })
}

// TestAnyBytes does the same as FuzzParse, with bytes that form YAML more often
// than chance would.
func TestAnyBytes(t *testing.T) {
	words := []string{
		"a", "b", "1", "é", "日", ": ", ":", "\n", "\n  ", "\n    ", "- ", "? ", "[", "]", "{", "}", ", ", "\"", "'", "\\", "#", " #",
		"|\n", ">\n", "&x ", "*x", "!t ", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "@", "`", "\t", "\r\n", "\r", " ",
		"\x00", "\x1b", "\xff", "\u202e", "\u00a0", "\ufeff", "\ufffd", "\\e", "\\u00e4", "true", "~", "2026-04-01", "0x1F", ".inf", "90 bn",
	}
	accepted := 0
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.SampledFrom([]string{"", "k: ", "k:\n  - ", "k: \""}).Draw(t, "start")
		content := []byte(start + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), ""))
		if root, faults := Parse("a.yaml", content); root != nil && len(faults) == 0 {
			accepted++
		}
		checkFile(t, content)
	})
	t.Logf("%d files were accepted", accepted)
}

// TestWrittenTreesAreReadBack builds trees, writes them as YAML and reads them
// back.
func TestWrittenTreesAreReadBack(t *testing.T) {
	nodes := 0
	rapid.Check(t, func(t *rapid.T) {
		want := shape{Kind: Mapping}
		fillMapping(t, &want, 3)
		var out strings.Builder
		want.write(&out)
		root := mustParse(t, out.String())
		if got := plainNull(shapeOf(root)); !reflect.DeepEqual(got, want) {
			t.Fatalf("another tree: %+v\nwant: %+v\n%s", got, want, out.String())
		}
		checkFile(t, []byte(out.String()))
		nodes += root.Len()
	})
	if nodes == 0 {
		t.Error("all trees were empty")
	}
	t.Logf("%d keys at the top", nodes)
}

// drawText draws a text without refused characters.
func drawText(t *rapid.T) string {
	chars := []rune("abc 019:#-?[]{},\"'\\|>&*!%@`\t\n\rä日\U0001d11e\u00a0\u0301")
	return string(rapid.SliceOfN(rapid.SampledFrom(chars), 0, 8).Draw(t, "text"))
}

// drawShape draws a value with at most depth levels under it.
func drawShape(t *rapid.T, depth int) shape {
	switch kind := rapid.IntRange(0, 5).Draw(t, "kind"); {
	case kind == 0 && depth > 0:
		s := shape{Kind: Mapping}
		fillMapping(t, &s, depth-1)
		return s
	case kind == 1 && depth > 0:
		s := shape{Kind: List}
		for range rapid.IntRange(0, 4).Draw(t, "entries") {
			s.Under = append(s.Under, drawShape(t, depth-1))
		}
		return s
	case kind == 2:
		return rapid.SampledFrom([]shape{
			{Form: asNumber, Text: "5"}, {Form: asNumber, Text: "-2.50"}, {Form: asBoolean, Text: "true"}, {Form: asNull},
			{Form: asDate, Text: "2026-04-01"}, {Form: asText, Text: "NO"}, {Form: asText, Text: "two words"},
		}).Draw(t, "plain")
	}
	return shape{Form: asQuoted, Text: drawText(t)}
}

// fillMapping draws the keys and values of a mapping.
func fillMapping(t *rapid.T, s *shape, depth int) {
	keys := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z][a-z0-9_.\- :#]{0,6}`), 0, 5, func(key string) string { return key })
	for _, key := range keys.Draw(t, "keys") {
		s.Keys = append(s.Keys, key)
		s.Under = append(s.Under, drawShape(t, depth))
	}
}
