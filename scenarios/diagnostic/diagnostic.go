package diagnostic

import (
	"cmp"
	"math"
	"strconv"
)

// Position is a place in a text file. Line and Column count from 1; a column
// is one character (Unicode code point), not one byte. 0 means unknown.
type Position struct {
	Line   int
	Column int
}

// Compare orders positions from the start of a file to its end. It returns a
// negative number if p comes before other, 0 if they are equal and a positive
// number otherwise. An unknown line or column sorts last: users fix first what
// has a place.
func (p Position) Compare(other Position) int {
	return cmp.Or(
		cmp.Compare(unknownLast(p.Line), unknownLast(other.Line)),
		cmp.Compare(unknownLast(p.Column), unknownLast(other.Column)),
	)
}

// unknownLast returns number, or the greatest int for 0, so that unknown places
// sort last.
func unknownLast(number int) int {
	if number == 0 {
		return math.MaxInt
	}
	return number
}

// Diagnostic is one fault in one file.
//
// Message and Hint are plain words without a final full stop. Use [Quote] or
// [QuoteASCII] to put text from the file into them.
type Diagnostic struct {
	// Code is the ID of a [Code], for example "E-KEY-UNKNOWN".
	Code string
	// File is the path of the file as the user gave it.
	File string
	// Pos says where the fault is; see [Position] for unknown places.
	Pos Position
	// Width is the number of faulty characters from Pos on, all on one line.
	// Anything less than 1 counts as 1.
	Width int
	// Message says what is wrong.
	Message string
	// Hint says what to do, for example `did you mean "amount"?`; it may be
	// empty.
	Hint string
	// Excerpt is the complete source line at Pos, as it stands in the file and
	// without its line end. It is empty if there is none to show.
	Excerpt string
}

// String returns the fault on one line: place, message, hint and code. The line
// holds only printable characters and at most [MaxLineBytes] bytes.
func (d Diagnostic) String() string {
	line, _ := headline(location(d), d)
	return line
}

// location returns "FILE:LINE:COLUMN: " without the parts that are unknown.
func location(d Diagnostic) string {
	place := ""
	if d.File != "" {
		place = displayPath(d.File) + ":"
	}
	if d.Pos.Line > 0 {
		place += strconv.Itoa(d.Pos.Line) + ":"
	}
	if d.Pos.Line > 0 && d.Pos.Column > 0 {
		place += strconv.Itoa(d.Pos.Column) + ":"
	}
	if place == "" {
		return ""
	}
	return place + " "
}
