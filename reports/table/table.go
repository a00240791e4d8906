package table

import (
	"strconv"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/money"
)

// A Table is what every encoder takes: the same rows become CSV, Markdown,
// aligned text or JSON.
type Table struct {
	Title   string
	Note    string // a sentence under the table; may be empty
	Columns []Column
	Rows    [][]Cell // each with one cell for each column
	// Total is the sum of the rows, one cell for each column; nil where there
	// is none. CSV leaves it out: whoever adds up its rows gets it.
	Total []Cell
}

// A Column describes one column of a table.
type Column struct {
	Name  string
	Unit  string // "EUR", "%", …; empty where there is none
	Align Align
}

// Heading returns the column's name with its unit in parentheses.
func (c Column) Heading() string {
	if c.Unit == "" {
		return c.Name
	}
	return c.Name + " (" + c.Unit + ")"
}

// Align is the side to which a column's cells are set.
type Align uint8

// The alignments: text to the left, numbers to the right.
const (
	Left Align = iota
	Right
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	Empty   Kind = iota // nothing: not the same as zero
	Text                // words, from wherever: encoders make them safe
	Amount              // euro
	Percent             // per cent
	Whole               // a whole number
	Number              // a number of the column's unit
	Month               // a calendar month
)

// A Cell is one typed value of a table. The zero Cell is empty.
type Cell struct {
	kind   Kind
	text   string // of Text and Month
	style  style  // of Text
	number decimal.Decimal
	places int32 // decimals in which the number is shown
}

// A style is how Markdown shows words.
type style uint8

const (
	asWords style = iota
	asCode        // exactly as it is to be typed
)

// TextCell holds words.
func TextCell(text string) Cell { return Cell{kind: Text, text: text} }

// CodeCell holds a name that can be typed: a key, a line, a scenario.
func CodeCell(name string) Cell { return Cell{kind: Text, text: name, style: asCode} }

// AmountCell holds euro, shown to the cent.
func AmountCell(amount decimal.Decimal) Cell {
	return Cell{kind: Amount, number: amount, places: money.CentDigits}
}

// MillionsCell holds euro, shown in millions rounded half away from zero to
// one decimal. A table that has such a column says in its note that it is
// rounded, and has the exact amounts in another.
func MillionsCell(amount decimal.Decimal) Cell {
	return Cell{kind: Amount, number: amount.Shift(-6), places: 1}
}

// PercentCell holds a ratio in per cent, shown with so many decimals, rounded
// half away from zero.
func PercentCell(ratio decimal.Decimal, places int32) Cell {
	return Cell{kind: Percent, number: ratio, places: places}
}

// WholeCell holds a whole number: a year, a rank, a count.
func WholeCell(n int64) Cell { return Cell{kind: Whole, number: decimal.New(n, 0)} }

// NumberCell holds a number of the column's own unit, shown with so many
// decimals, rounded half away from zero.
func NumberCell(number decimal.Decimal, places int32) Cell {
	return Cell{kind: Number, number: number, places: places}
}

// MonthCell holds a month, shown as YYYY-MM; the zero Month is an empty cell.
func MonthCell(month calendar.Month) Cell {
	if month.IsZero() {
		return Cell{}
	}
	return Cell{kind: Month, text: month.String()}
}

// Kind returns what the cell holds.
func (c Cell) Kind() Kind { return c.kind }

// Number returns the exact number of the cell, zero where it holds none. That
// of a cell of millions is in millions.
func (c Cell) Number() decimal.Decimal { return c.number }

// Words returns the text of the cell as it was given, empty where it is a number.
func (c Cell) Words() string { return c.text }

// IsCode reports whether the cell holds a name that can be typed.
func (c Cell) IsCode() bool { return c.style == asCode }

// Plain returns the cell as programs read it: numbers in ASCII without
// separators, months as YYYY-MM, text as it is, nothing for an empty cell.
func (c Cell) Plain() string {
	switch c.kind {
	case Amount, Percent, Whole, Number:
		return c.number.StringFixed(c.places)
	}
	return c.text
}

// Shown returns the cell as people read it: "−1,234.50". Years and other whole
// numbers below 10,000 have no separator.
func (c Cell) Shown() string {
	switch c.kind {
	case Amount, Percent, Number:
		return Readable(c.Plain())
	case Whole:
		return readableWhole(c.number.IntPart())
	}
	return c.text
}

// Markdown returns the cell as Markdown shows it: text is plain words,
// whatever it holds.
func (c Cell) Markdown() string {
	switch {
	case c.kind != Text:
		return c.Shown()
	case c.style == asCode:
		return Code(c.text)
	}
	return Words(c.text)
}

// readableWhole leaves numbers of up to four digits, most of them years, as
// they are.
func readableWhole(n int64) string {
	plain := strconv.FormatInt(n, 10)
	if -10_000 < n && n < 10_000 {
		return minus(plain)
	}
	return Readable(plain)
}

// minus makes the sign of a plain number typographic.
func minus(plain string) string {
	if plain[0] == '-' {
		return "−" + plain[1:]
	}
	return plain
}

// QuietYears is the note of a table by years that has only those in which
// something happens.
const QuietYears = "Years in which nothing happens are left out."

// WithAmounts keeps the rows in which any amount is not zero. The first column
// is the year.
func WithAmounts(rows [][]Cell) [][]Cell {
	var kept [][]Cell
	for _, row := range rows {
		for _, cell := range row[1:] {
			if !cell.Number().IsZero() {
				kept = append(kept, row)
				break
			}
		}
	}
	return kept
}

// Sum adds a column of amounts for a table's total.
func Sum(rows [][]Cell, column int) decimal.Decimal {
	var total decimal.Decimal
	for _, row := range rows {
		total = total.Add(row[column].number)
	}
	return total
}
