package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// maxDepth is how deep elements of a part may be nested: spreadsheets need
// about ten levels.
const maxDepth = 64

// A Scanner reads the tags of a part one after the other. It knows as much of
// XML as spreadsheets have: elements, attributes, text, the five entities and
// characters by their number, comments and processing instructions. It refuses
// the rest, most of all document types, with which a file could name entities
// of its own or other files.
type Scanner struct {
	part []byte
	at   int
	open []string // the elements around, outermost first
}

// A Tag is one tag of a part. The text between two tags is the part from the
// end of one to the start of the other.
type Tag struct {
	Name       string // without prefix
	attributes []byte // as they stand
	Start, End int    // of the tag, in the part
	Closing    bool   // </name>
	Empty      bool   // <name/>
}

// NewScanner reads a part from its beginning.
func NewScanner(part []byte) *Scanner { return &Scanner{part: part} }

// Next returns the next tag; the error is io.EOF after the last.
func (r *Scanner) Next() (Tag, error) {
	for {
		start := bytes.IndexByte(r.part[r.at:], '<')
		if start < 0 {
			if len(r.open) > 0 {
				return Tag{}, fmt.Errorf("%s has no end", Quoted(r.open[len(r.open)-1]))
			}
			return Tag{}, io.EOF
		}
		start += r.at
		if skipped, err := r.skip(start); err != nil {
			return Tag{}, err
		} else if skipped {
			continue
		}
		end := endOfTag(r.part, start)
		if end < 0 {
			return Tag{}, fmt.Errorf("a tag without an end at byte %d", start)
		}
		r.at = end
		t := tagAt(r.part, start, end)
		return t, r.nest(t)
	}
}

// skip passes over comments and processing instructions.
func (r *Scanner) skip(start int) (bool, error) {
	rest := r.part[start:]
	closing := ""
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		closing = "-->"
	case bytes.HasPrefix(rest, []byte("<?")):
		closing = "?>"
	case bytes.HasPrefix(rest, []byte("<!")):
		return false, fmt.Errorf("a document type or CDATA at byte %d, which no spreadsheet needs", start)
	default:
		return false, nil
	}
	end := bytes.Index(rest, []byte(closing))
	if end < 0 {
		return false, fmt.Errorf("a comment or instruction without an end at byte %d", start)
	}
	r.at = start + end + len(closing)
	return true, nil
}

// nest keeps account of which elements are open.
func (r *Scanner) nest(t Tag) error {
	switch {
	case t.Name == "":
		return fmt.Errorf("a tag without a name at byte %d", t.Start)
	case t.Closing:
		if len(r.open) == 0 || r.open[len(r.open)-1] != t.Name {
			return fmt.Errorf("the end of %s at byte %d ends nothing", Quoted(t.Name), t.Start)
		}
		r.open = r.open[:len(r.open)-1]
	case !t.Empty:
		if len(r.open) == maxDepth {
			return fmt.Errorf("elements are nested deeper than %d at byte %d", maxDepth, t.Start)
		}
		r.open = append(r.open, t.Name)
	}
	return nil
}

// Quoted returns the beginning of a text of a file, as an error shows it.
func Quoted(name string) string { return strconv.QuoteToASCII(name[:min(len(name), 40)]) }

// endOfTag returns the place after the tag's ">", which may also stand in a
// quoted attribute.
func endOfTag(part []byte, start int) int {
	var quote byte
	for i := start + 1; i < len(part); i++ {
		switch b := part[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '<':
			return -1
		case b == '>':
			return i + 1
		}
	}
	return -1
}

func tagAt(part []byte, start, end int) Tag {
	inside := part[start+1 : end-1]
	t := Tag{Start: start, End: end}
	if inside, t.Closing = bytes.CutPrefix(inside, []byte("/")); !t.Closing {
		inside, t.Empty = bytes.CutSuffix(inside, []byte("/"))
	}
	name := inside
	if blank := bytes.IndexAny(inside, " \t\r\n"); blank >= 0 {
		name, t.attributes = inside[:blank], inside[blank:]
	}
	t.Name = elementName(name[bytes.IndexByte(name, ':')+1:])
	return t
}

// elementName returns the name as a string; the frequent ones cost no
// allocation.
func elementName(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "f":
		return "f"
	case "t":
		return "t"
	case "is":
		return "is"
	}
	return string(name)
}

// Attribute returns the value of the tag's attribute, nothing where it has
// none or where its text cannot be read.
func (t Tag) Attribute(name string) string {
	rest := t.attributes
	for {
		key, after, ok := bytes.Cut(bytes.TrimLeft(rest, " \t\r\n"), []byte("="))
		after = bytes.TrimLeft(after, " \t\r\n")
		if !ok || len(after) == 0 || after[0] != '"' && after[0] != '\'' {
			return ""
		}
		value, next, _ := bytes.Cut(after[1:], after[:1]) // up to the quote that began it
		if string(bytes.TrimRight(key, " \t\r\n")) == name {
			text, err := unescaped(value)
			if err != nil {
				return ""
			}
			return text
		}
		rest = next
	}
}

// Text reads on to the end of an element that has nothing but text in it.
func (r *Scanner) Text(element Tag) (string, error) {
	if element.Empty {
		return "", nil
	}
	end, err := r.Next()
	if err != nil {
		return "", noEnd(err)
	}
	if !end.Closing {
		return "", fmt.Errorf("%s in %s at byte %d", Quoted(end.Name), Quoted(element.Name), end.Start)
	}
	return unescaped(r.part[element.End:end.Start])
}

// Words reads on to the end of an element and returns the text of all its
// runs; phonetic hints (rPh) are no part of it.
func (r *Scanner) Words(element Tag) (string, error) {
	words, hint, depth := "", false, len(r.open)
	for !element.Empty {
		at, err := r.Next()
		if err != nil {
			return "", noEnd(err)
		}
		switch {
		case at.Closing && len(r.open) < depth:
			return words, nil
		case at.Name == "rPh":
			hint = !at.Closing && !at.Empty
		case at.Name == "t" && !at.Closing:
			run, err := r.Text(at)
			if err != nil {
				return "", err
			}
			if !hint {
				words += run
			}
		}
	}
	return words, nil
}

// noEnd returns the error of a part that ends too early.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// unescaped is text of a part with its entities resolved.
func unescaped(text []byte) (string, error) {
	if !utf8.Valid(text) {
		return "", errors.New("text that is not UTF-8")
	}
	if bytes.IndexByte(text, '&') < 0 {
		return string(text), nil
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		plain, rest, found := bytes.Cut(text, []byte("&"))
		out = append(out, plain...)
		if !found {
			break
		}
		name, after, closed := bytes.Cut(rest, []byte(";"))
		char, known := entity(string(name[:min(len(name), 12)]))
		if !closed || !known {
			return "", errors.New("an entity that XML does not have")
		}
		out, text = utf8.AppendRune(out, char), after
	}
	return string(out), nil
}

// entity returns the character that an entity stands for.
func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := name, 10
	if len(digits) < 2 || digits[0] != '#' {
		return 0, false
	}
	if digits = digits[1:]; digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !utf8.ValidRune(rune(code)) {
		return 0, false
	}
	return rune(code), true
}
