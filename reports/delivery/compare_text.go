package delivery

import (
	"bytes"
	"strconv"

	"loanmodel/reports/workbook/audit"
)

// CompareText compares a text file with what it should be and names the first
// line that differs; nil where the bytes are equal.
func CompareText(name string, want, found []byte) []audit.Discrepancy {
	if bytes.Equal(want, found) {
		return nil
	}
	line := 1
	for {
		a, restA, moreA := bytes.Cut(want, []byte("\n"))
		b, restB, moreB := bytes.Cut(found, []byte("\n"))
		if !bytes.Equal(a, b) || moreA != moreB {
			return []audit.Discrepancy{{Kind: "text", File: name, Place: "line " + strconv.Itoa(line),
				Expected: lineText(a, len(want), moreA), Found: lineText(b, len(found), moreB)}}
		}
		want, found = restA, restB
		line++
	}
}

// maxShownLine is how much of a line is shown, in bytes.
const maxShownLine = 300

// lineText returns a line as it is shown; the end of the file is said in words.
func lineText(line []byte, left int, ended bool) string {
	switch {
	case left == 0:
		return "(end of the file)"
	case len(line) > maxShownLine:
		return string(bytes.ToValidUTF8(line[:maxShownLine], []byte("?"))) + "…"
	case !ended:
		return string(bytes.ToValidUTF8(line, []byte("?"))) + " (without a line end)"
	}
	return string(bytes.ToValidUTF8(line, []byte("?")))
}
