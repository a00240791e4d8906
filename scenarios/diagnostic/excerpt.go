package diagnostic

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// excerptBytes limits how much of a source line is shown, in bytes as shown.
	excerptBytes = 160
	// leadBytes limits how much of a long line is shown before the caret: enough
	// for the key, so that most of the room goes to the value.
	leadBytes = 50
	// nearby is how many characters on each side of the caret are examined. That
	// is more than can be shown, so that the excerpt knows whether it leaves
	// anything out.
	nearby = 2 * excerptBytes
	// omitted stands for the part of a long line that is not shown.
	omitted = "…"
)

// excerpt returns the two lines that show the source of a fault. It returns ok
// false if the source or the position is unknown.
func excerpt(fault Diagnostic) (source, carets string, ok bool) {
	if fault.Excerpt == "" || fault.Pos.Line < 1 || fault.Pos.Column < 1 {
		return "", "", false
	}
	cells, caret := cellsAround(fault.Excerpt, fault.Pos.Column-1)
	from, to := window(cells, caret)
	indent, end := "", ""
	if from > 0 {
		indent = omitted
	}
	if to < len(cells) {
		end = omitted
	}
	before := utf8.RuneCountInString(indent) + width(cells[from:caret])
	under := width(cells[caret:min(to, caret+max(1, fault.Width))])
	number := strconv.Itoa(fault.Pos.Line)
	source = fmt.Sprintf("  %s | %s%s%s", number, indent, join(cells[from:to]), end)
	carets = fmt.Sprintf("  %*s | %*s%s", len(number), "", before, "", strings.Repeat("^", max(1, under)))
	return strings.TrimRight(source, " "), carets, true
}

// cellsAround returns the cells of the line near the character at index, and
// the index of that character among them. It leaves out characters too far away
// ever to be shown, so that a line of a megabyte costs little.
func cellsAround(line string, index int) (cells []cell, caret int) {
	position := 0
	for line != "" && position <= index+nearby {
		char, bytes := utf8.DecodeRuneInString(line)
		if position >= index-nearby {
			cells = append(cells, show(char, line[:bytes]))
			if position < index {
				caret++
			}
		}
		line = line[bytes:]
		position++
	}
	return cells, caret
}

// window returns the range of cells to show: all of them if they fit, else
// leadBytes before the caret and the rest after it.
func window(cells []cell, caret int) (from, to int) {
	if size(cells) <= excerptBytes {
		return 0, len(cells)
	}
	used := 0
	from, to = caret, caret
	for from > 0 && used+len(cells[from-1].text) <= leadBytes {
		from--
		used += len(cells[from].text)
	}
	for to < len(cells) && used+len(cells[to].text) <= excerptBytes {
		used += len(cells[to].text)
		to++
	}
	for from > 0 && used+len(cells[from-1].text) <= excerptBytes {
		from--
		used += len(cells[from].text)
	}
	return from, to
}

// size returns the number of bytes that the cells take.
func size(cells []cell) int {
	bytes := 0
	for _, c := range cells {
		bytes += len(c.text)
	}
	return bytes
}

// width returns the number of terminal columns that the cells take.
func width(cells []cell) int {
	columns := 0
	for _, c := range cells {
		columns += c.width
	}
	return columns
}

// join concatenates the text of the cells.
func join(cells []cell) string {
	var text strings.Builder
	for _, c := range cells {
		text.WriteString(c.text)
	}
	return text.String()
}
