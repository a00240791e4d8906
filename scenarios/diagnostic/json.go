package diagnostic

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
)

// A jsonFault is a fault as it is written in JSON. Its names are part of the
// program's interface. line and column are 0 if unknown.
type jsonFault struct {
	Code    string `json:"code"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// WriteJSON writes the list for programs to read: one JSON array with one
// object per fault, all faults in the order of [List.Sort], each with the
// members code, file, line, column, message and hint. An empty list is "[]". It
// returns the error of w.
func (l List) WriteJSON(w io.Writer) error {
	faults := make([]jsonFault, 0, len(l))
	for _, d := range l.ordered() {
		faults = append(faults, jsonFault{d.Code, d.File, d.Pos.Line, d.Pos.Column, d.Message, d.Hint})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(faults); err != nil {
		return err
	}
	_, err := w.Write(escapeUnprintable(out.Bytes()))
	return err
}

// escapeUnprintable escapes the characters that JSON allows but a terminal may
// act on, such as U+009B and U+202E. Outside strings, the newline is the only
// such character in JSON.
func escapeUnprintable(encoded []byte) []byte {
	var out bytes.Buffer
	for _, char := range string(encoded) {
		switch {
		case char == '\n' || unicode.IsPrint(char):
			out.WriteRune(char)
		case char < 0x10000:
			fmt.Fprintf(&out, `\u%04x`, char)
		default:
			high, low := utf16.EncodeRune(char)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		}
	}
	return out.Bytes()
}
