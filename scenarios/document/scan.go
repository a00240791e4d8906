package document

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// characterScan is what the check of all characters of a file yields.
type characterScan struct {
	src *source
	// clean is the file with each refused character replaced by one that is
	// harmless, so that the columns stay and the rest can be checked too.
	clean string
	// faults are those after which the file can still be parsed.
	faults diagnostic.List
	// stopped is the fault after which it cannot.
	stopped diagnostic.List
}

// scanCharacters checks every character of a file. Of each kind of fault it
// reports the first of a line; the others of that line look the same.
func scanCharacters(src *source) characterScan {
	scan := characterScan{src: src}
	var clean strings.Builder
	for index := range src.lines {
		if index > 0 {
			clean.WriteByte('\n')
		}
		scan.line(&clean, index+1)
		if len(scan.faults) >= maxCharacterFaults {
			scan.stop(index + 1)
			break
		}
	}
	scan.clean = clean.String()
	src.repaired = len(scan.faults) > 0
	return scan
}

// line checks one line and writes its repaired form.
func (s *characterScan) line(clean *strings.Builder, number int) {
	text := s.src.line(number).text
	reported := map[string]bool{}
	for column := 1; text != ""; column++ {
		char, size := utf8.DecodeRuneInString(text)
		if reason, bad := judge(char, text[:size]); bad {
			if !reported[reason.code.ID] {
				reported[reason.code.ID] = true
				pos := diagnostic.Position{Line: number, Column: column}
				s.faults.Add(s.src.characterFault(reason.code, pos, reason.message, reason.hint))
			}
			char = damage
		}
		clean.WriteRune(char)
		text = text[size:]
	}
}

// judge is refused for the bytes of a file: a byte that is no UTF-8 is refused
// too, and a carriage return that ends no line.
func judge(char rune, raw string) (refusal, bool) {
	switch {
	case char == utf8.RuneError && len(raw) == 1:
		return refusal{TextUTF8, fmt.Sprintf("not valid UTF-8 (byte 0x%02x)", raw[0]), "save the file as UTF-8"}, true
	case char == '\r':
		return refusal{TextControl, "control character U+000D (carriage return) inside a line is not allowed",
			"save the file with line ends of Unix or Windows"}, true
	}
	return refused(char)
}

// stop reports that the rest of the file is not looked at.
func (s *characterScan) stop(number int) {
	pos := diagnostic.Position{Line: number, Column: 1}
	s.stopped.Add(s.src.fault(FileBinary, pos, fmt.Sprintf(
		"more than %d lines with characters that are not allowed; the rest of the file was not read",
		maxCharacterFaults-1), "check that it is a text file in UTF-8"))
}

// withoutConsequences drops faults of syntax in lines that have a faulty
// character: the character is most likely their cause.
func (s *characterScan) withoutConsequences(syntax diagnostic.List) diagnostic.List {
	damaged := map[int]bool{}
	for _, fault := range s.faults {
		damaged[fault.Pos.Line] = true
	}
	var kept diagnostic.List
	for _, fault := range syntax {
		if !damaged[fault.Pos.Line] {
			kept.Add(fault)
		}
	}
	return kept
}
