package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxDepth is how deep elements of a part may be nested: spreadsheets need
// about ten levels.
const maxDepth = 64

// A Scanner reads the tags of a part one after the other. It knows as much of
// XML as spreadsheets have: elements, attributes, text, CDATA, the five entities
// and characters by their number, comments and processing instructions. It
// refuses the rest, most of all document types, with which a file could name
// entities of its own or other files.
type Scanner struct {
	part []byte
	at   int
	open []string // the elements around, outermost first

	meter *meter // nil where nobody counts
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
		end, skipped, err := r.endOf(start)
		if err == nil {
			err = r.meter.step(end - r.at)
		}
		if err != nil {
			return Tag{}, err
		}
		if r.at = end; !skipped {
			t := tagAt(r.part, start, end)
			return t, r.nest(t)
		}
	}
}

// endOf returns the place after what begins with "<", and whether that is no
// tag: a comment, an instruction or CDATA.
func (r *Scanner) endOf(start int) (end int, skipped bool, err error) {
	_, length, err := section(r.part[start:])
	if err != nil {
		return 0, false, fmt.Errorf("%w, at byte %d", err, start)
	}
	if length > 0 {
		return start + length, true, nil
	}
	if end = endOfTag(r.part, start); end < 0 {
		return 0, false, fmt.Errorf("a tag without an end at byte %d", start)
	}
	return end, false, nil
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
	return characters(r.part[element.End:end.Start])
}

// Words reads on to the end of an element and returns the text of all its
// runs; phonetic hints (rPh) are no part of it.
func (r *Scanner) Words(element Tag) (string, error) {
	var words strings.Builder
	hint, depth := false, len(r.open)
	for !element.Empty {
		at, err := r.Next()
		if err != nil {
			return "", noEnd(err)
		}
		switch {
		case at.Closing && len(r.open) < depth:
			return words.String(), shortEnough("a text", words.String(), maxText)
		case at.Name == "rPh":
			hint = !at.Closing && !at.Empty
		case at.Name == "t" && !at.Closing:
			run, err := r.Text(at)
			if err != nil {
				return "", err
			}
			if !hint {
				words.WriteString(Decoded(run))
			}
		}
		if words.Len() > maxText*utf8.UTFMax {
			return "", tooLong("a text", maxText)
		}
	}
	return words.String(), nil
}

// shortEnough is the error of a text with more characters than cells have.
func shortEnough(what, text string, most int) error {
	if len(text) > most && utf8.RuneCountInString(text) > most {
		return tooLong(what, most)
	}
	return nil
}

// noEnd returns the error of a part that ends too early.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
