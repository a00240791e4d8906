package clients

import (
	"bytes"
	"fmt"
	"html"
	"io"
)

// A Scanner reads the tags of a part of a workbook one after the other. It
// knows as much of XML as spreadsheets have (elements, attributes, text,
// entities, processing instructions) and refuses the rest, in order to read a
// workbook of 150,000 cells in the time that encoding/xml takes for a sheet.
type Scanner struct {
	part []byte
	at   int
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

// Next is the next tag; the error is io.EOF after the last.
func (s *Scanner) Next() (Tag, error) {
	for {
		start := bytes.IndexByte(s.part[s.at:], '<')
		if start < 0 {
			return Tag{}, io.EOF
		}
		start += s.at
		end := endOfTag(s.part, start)
		if end < 0 {
			return Tag{}, fmt.Errorf("a tag without an end at byte %d", start)
		}
		s.at = end
		switch s.part[start+1] {
		case '?':
			continue
		case '!':
			return Tag{}, fmt.Errorf("a comment, CDATA or DOCTYPE at byte %d, which this reader does not know", start)
		}
		return s.tag(start, end), nil
	}
}

// endOfTag is the place after the tag's ">", which may also stand in a quoted
// attribute.
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
		case b == '>':
			return i + 1
		}
	}
	return -1
}

func (s *Scanner) tag(start, end int) Tag {
	inside := s.part[start+1 : end-1]
	t := Tag{Start: start, End: end}
	if inside, t.Closing = bytes.CutPrefix(inside, []byte("/")); !t.Closing {
		inside, t.Empty = bytes.CutSuffix(inside, []byte("/"))
	}
	name := inside
	if blank := bytes.IndexAny(inside, " \t\r\n"); blank >= 0 {
		name, t.attributes = inside[:blank], inside[blank:]
	}
	t.Name = nameOf(name[bytes.IndexByte(name, ':')+1:])
	return t
}

// nameOf is the name as a string; the frequent ones cost no allocation.
func nameOf(name []byte) string {
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "f":
		return "f"
	case "t":
		return "t"
	}
	return string(name)
}

// Attribute is the value of the tag's attribute, nothing where it has none.
func (t Tag) Attribute(name string) string {
	rest := t.attributes
	for {
		key, after, ok := bytes.Cut(bytes.TrimLeft(rest, " \t\r\n"), []byte("="))
		after = bytes.TrimLeft(after, " \t\r\n")
		if !ok || len(after) == 0 {
			return ""
		}
		value, next, _ := bytes.Cut(after[1:], after[:1]) // up to the quote that began it
		if string(bytes.TrimRight(key, " \t\r\n")) == name {
			return plain(value)
		}
		rest = next
	}
}

// plain is text of a part without its entities. The entities of HTML include
// those of XML, and a part that is XML has no others.
func plain(text []byte) string {
	if bytes.IndexByte(text, '&') < 0 {
		return string(text)
	}
	return html.UnescapeString(string(text))
}

// Text reads on to the end of an element that has nothing but text in it.
func (s *Scanner) Text(element Tag) (string, error) {
	if element.Empty {
		return "", nil
	}
	end, err := s.Next()
	if err != nil {
		return "", noEnd(err)
	}
	if !end.Closing || end.Name != element.Name {
		return "", fmt.Errorf("<%s> in <%s> at byte %d", end.Name, element.Name, end.Start)
	}
	return plain(s.part[element.End:end.Start]), nil
}

// Words reads on to the end of an element and returns the text of all its
// runs; phonetic hints (rPh) are no part of it.
func (s *Scanner) Words(element Tag) (string, error) {
	words, hint := "", false
	for !element.Empty {
		at, err := s.Next()
		if err != nil {
			return "", noEnd(err)
		}
		switch {
		case at.Closing && at.Name == element.Name:
			return words, nil
		case at.Name == "rPh":
			hint = !at.Closing && !at.Empty
		case at.Name == "t" && !at.Closing:
			run, err := s.Text(at)
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

// noEnd is the error of a part that ends too early.
func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
