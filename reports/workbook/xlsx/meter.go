package xlsx

import (
	"context"
	"fmt"
)

// Limits of what is kept of a workbook, and the ceiling that they put on the
// memory of a reader: one part unpacked (maxPartBytes), the texts of its cells
// (maxKeptBytes) and some 200 bytes for each cell stay below a gigabyte; two
// million cells of numbers take 0.45 GB. A workbook of this program has 400,000 cells and 50 MB of text.
const (
	maxCells     = 2_000_000
	maxKeptBytes = 128 << 20 // texts and formulas of all cells, those written out that cells share
	maxText      = 32_767    // characters of one cell, as in every spreadsheet program
	maxFormula   = 8_192     // characters of one formula
)

// stepsBetweenLooks is how many bytes are read before the reader asks again
// whether it is still wanted: a few milliseconds.
const stepsBetweenLooks = 1 << 20

// A meter counts what reading costs, one step for each byte that is looked at
// or copied, and ends it where it is cancelled or where a file wants more than
// the limits. The nil meter counts nothing.
type meter struct {
	ctx   context.Context
	steps int
	next  int // when to ask again whether to go on
	cells int
	kept  int
}

// step counts so many steps; the error is the cause of the cancellation.
func (m *meter) step(n int) error {
	if m == nil {
		return nil
	}
	if m.steps += n; m.steps < m.next {
		return nil
	}
	m.next = m.steps + stepsBetweenLooks
	return context.Cause(m.ctx)
}

// keep counts a cell with so many bytes of text of its own.
func (m *meter) keep(bytes int) error {
	if m == nil {
		return nil
	}
	m.cells++
	m.kept += bytes
	switch {
	case m.cells > maxCells:
		return tooLarge("the sheets have more than %d cells with content", maxCells)
	case m.kept > maxKeptBytes:
		return tooLarge("the cells have more than %d MiB of text", maxKeptBytes>>20)
	}
	return m.step(bytes)
}

// room returns for how many cells to make room where so many are announced.
func (m *meter) room(announced int) int {
	if m == nil {
		return 0
	}
	return min(announced, maxCells-m.cells)
}

func tooLong(what string, most int) error {
	return &Error{Message: fmt.Sprintf("%s has more than %d characters", what, most), Hint: "shorten it in a spreadsheet program", TooLarge: true}
}

// cancelled says whether reading is no longer wanted.
func (m *meter) cancelled() bool { return m != nil && m.ctx.Err() != nil }
