package export

import (
	"strconv"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// linesHeader are the columns of lines.csv. They are fixed: programs of others
// read them.
const linesHeader = "scenario,line,name,member,period,unit,value\n"

// LinesCSV returns every value of every equation line, one a row, in the order
// of the model, its members and the months. A line that has one value for the
// whole horizon has one row with an empty period. Euro have two decimals, all
// other units are whole numbers; nothing is rounded.
func LinesCSV(run *analysis.Run) []byte {
	w := linesWriter{run: run, text: make([]byte, 0, linesSize(run))}
	for i := range run.Timeline().Months {
		w.months = append(w.months, run.Timeline().At(i).String())
	}
	w.text = append(w.text, linesHeader...)
	for _, line := range run.Model.Equations() {
		for member := range line.Over.Len() {
			w.line(line, member)
		}
	}
	return w.text
}

// valueSize is room for a month and a value: amounts of the model have at most
// sixteen digits.
const valueSize = len("2026-01,,-1000000000000000.00,\n")

// linesSize estimates the size of the file, rather more: growing a buffer of
// this size would cost more than writing it.
func linesSize(run *analysis.Run) int {
	size := len(linesHeader)
	for _, line := range run.Model.Equations() {
		row := len(run.Scenario.Name) + len(line.ID) + len(line.Name) + len("euroclear") + len(line.Unit.String()) + valueSize
		size += line.Over.Len() * rowsOf(line, run) * row
	}
	return size
}

// rowsOf returns the number of rows of each member of a line.
func rowsOf(line *equation.Line, run *analysis.Run) int {
	if line.Static {
		return 1
	}
	return run.Result.Periods()
}

// A linesWriter appends rows to one buffer; everything that repeats from row
// to row is made once.
type linesWriter struct {
	run    *analysis.Run
	months []string
	text   []byte
}

func (w *linesWriter) line(line *equation.Line, member int) {
	before, unit := w.before(line, member), ","+line.Unit.String()+","
	values, months := w.run.Result.Row(line.ID, member), w.months
	if line.Static {
		values, months = values[:1], []string{""}
	}
	text := w.text // apart from the writer: a store to it for each row costs more than the row
	for i, value := range values {
		text = append(append(append(text, before...), months[i]...), unit...)
		text = append(appendValue(text, line.Unit, value), '\n')
	}
	w.text = text
}

// before returns what stands in each row before the period.
func (w *linesWriter) before(line *equation.Line, member int) []byte {
	var text []byte
	for _, field := range []string{w.run.Scenario.Name, string(line.ID), line.Name, line.Over.Code(member)} {
		text = append(table.AppendText(text, field), ',')
	}
	return text
}

func appendValue(text []byte, unit equation.Unit, value int64) []byte {
	if unit == equation.EUR {
		return table.AppendCents(text, value)
	}
	return strconv.AppendInt(text, value, 10)
}
