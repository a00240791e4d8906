package readback

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// An OverrideCell is a cell of an override column that somebody has filled in.
type OverrideCell struct {
	Cell  string // "In_Assumptions!F42"
	Input string // "guarantees.participates[IT]"
	Value string // as it stands in the file
}

// A Reading is what a workbook says of one scenario: the cells that were filled
// in, and the values that are not the scenario's.
type Reading struct {
	Overrides []OverrideCell
	Changes   []scenarios.Override // by input; what an override repeats is none
	Before    []string             // what the scenario has instead of each change
	// Edited are the cells in the scenario's own column that are not as the
	// scenario has them.
	Edited []string
	// Inputs are the numbers that hold in the rows, for a workbook that shows
	// them.
	Inputs map[workbook.InputRow]workbook.InputNumber
}

// An assumptionReader reads the live values of a file for one scenario.
type assumptionReader struct {
	file     *File
	path     string // as the user gave it
	column   int    // of the scenario
	scenario *scenarios.Scenario
	reading  Reading
	faults   diagnostic.List
}

// Read compares the file's assumptions for a scenario with the scenario's own.
// The values that count are those of the override column and, where it is
// empty, of the scenario's column. path stands for the file in messages and
// its last part in reasons. The error is a diagnostic.List of every cell that
// cannot be read as a value, or of what is not as this program wrote it.
func (f *File) Read(path string, s *scenarios.Scenario, m *eq.Model) (Reading, error) {
	if err := f.refused(path, true); err != nil {
		return Reading{}, err
	}
	r := assumptionReader{file: f, path: path, scenario: s, reading: Reading{Inputs: map[workbook.InputRow]workbook.InputNumber{}}}
	err := r.findColumn(s.Name)
	var inputs []fileInput
	if err == nil {
		inputs, err = f.inputs(m)
	}
	var other *fault
	if errors.As(err, &other) {
		return Reading{}, other.in(path)
	}
	for _, input := range inputs {
		r.input(input)
	}
	return r.reading, r.faults.Err()
}

// findColumn finds the scenario among those that the file offers.
func (r *assumptionReader) findColumn(name string) error {
	names, err := r.file.offers()
	if err != nil {
		return err
	}
	for i, offered := range names {
		if offered == name {
			r.column = sheet.InputFirstScenario + i
			return r.file.checkHeads(names)
		}
	}
	return otherWorkbook("no column has the scenario %s", xlsx.Quoted(name))
}

// input reads the value of one input and notes where it is not the scenario's.
func (r *assumptionReader) input(input fileInput) {
	before := len(r.faults)
	text, cells := r.written(input)
	if len(r.faults) > before {
		return
	}
	value := r.scenario.Parameter(string(input.line.ID)).Values[input.member]
	if text == scenarios.FormatValue(input.line, value) {
		return
	}
	what := "override"
	if len(cells) == 0 {
		what, cells = "changed", r.edited(input, value)
		r.reading.Edited = append(r.reading.Edited, cells...)
	}
	where := joinCells(cells)
	r.reading.Before = append(r.reading.Before, scenarios.FormatValue(input.line, value))
	r.reading.Changes = append(r.reading.Changes, scenarios.Override{Set: input.name() + "=" + text, File: r.path, Cell: where,
		Reason: what + " in " + BaseName(r.path) + ", " + where})
}

// BaseName returns the last part of a path, on every system in the same way.
func BaseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// joinCells names cells of one sheet: "In_Schedules!F42 F47".
func joinCells(cells []string) string {
	text := ""
	for i, cell := range cells {
		if _, at, ok := strings.Cut(cell, "!"); ok && i > 0 {
			cell = " " + at
		}
		text += cell
	}
	return text
}

// edited returns the cells of the scenario's column that are not as it has
// them.
func (r *assumptionReader) edited(input fileInput, value scenarios.Value) []string {
	var cells []string
	for _, row := range append(append([]workbook.InputRow{}, input.dates...), input.values...) {
		want, has := ownValue(input, row, value)
		cell := r.file.Cell(row.Sheet, xlsx.At(row.Row, r.column))
		number, ok := xlsx.ParseNumber(cell.Value)
		if has != (cell.Kind == xlsx.HoldsNumber) || has && (!ok || !number.Equal(want)) {
			cells = append(cells, row.Cell(r.column))
		}
	}
	return cells
}

// ownValue returns what a scenario has in a row, false where its cell is empty.
func ownValue(input fileInput, row workbook.InputRow, value scenarios.Value) (decimal.Decimal, bool) {
	line := input.line
	if line.Input.Shape == eq.Constant {
		return money.ToDecimal(value.Scalar, digitsOf(line)), true
	}
	for k := range input.values {
		if k >= len(value.Entries) {
			break
		}
		entry := value.Entries[k]
		switch row {
		case input.dates[k]:
			return decimal.New(entry.Date.Serial(), 0), true
		case input.values[k]:
			return money.ToDecimal(entry.Value, line.Input.Digits), true
		}
	}
	return decimal.Decimal{}, false
}

func digitsOf(line *eq.Line) int32 {
	if line.Unit == eq.Date {
		return 0
	}
	return line.Input.Digits
}

// written returns the value of an input as --set takes it, with the override
// cells that it comes from.
func (r *assumptionReader) written(input fileInput) (text string, overrides []string) {
	if input.line.Input.Shape == eq.Constant {
		number, cell, has := r.live(input, input.values[0])
		if !has {
			if cell.refused {
				return "", nil
			}
			r.refuse(input.values[0].Cell(r.column), "is empty; the scenario has no value", "copy it from a workbook that loanmodel run has written")
			return "", nil
		}
		return r.scalar(input, cell, number, input.line.Unit == eq.Date), cell.overrides()
	}
	var entries []string
	for k := range input.dates {
		entry, cells := r.entry(input, k)
		overrides = append(overrides, cells...)
		repeats := input.line.Input.Shape != eq.Schedule && len(entries) > 0 && entries[len(entries)-1] == entry
		if entry != "" && !repeats {
			entries = append(entries, entry)
		}
	}
	if len(entries) == 0 {
		return "[]", overrides
	}
	return strings.Join(entries, ","), overrides
}

// entry returns one dated entry, "" where there is none.
func (r *assumptionReader) entry(input fileInput, k int) (string, []string) {
	day, dayCell, hasDay := r.live(input, input.dates[k])
	value, valueCell, hasValue := r.live(input, input.values[k])
	overrides := append(dayCell.overrides(), valueCell.overrides()...)
	switch {
	case dayCell.refused || valueCell.refused || !hasDay && !hasValue:
		return "", overrides
	case !hasDay:
		r.add(OverrideEntry, valueCell.place, "has a value without a date", "type the date into "+input.dates[k].Cell(sheet.InputOverride))
		return "", overrides
	case !hasValue:
		r.add(OverrideEntry, dayCell.place, "has a date without a value", "type the value into "+input.values[k].Cell(sheet.InputOverride))
		return "", overrides
	}
	return r.scalar(input, dayCell, day, true) + ":" + r.scalar(input, valueCell, value, false), overrides
}

// A liveCell is the cell from which a live value comes.
type liveCell struct {
	row      workbook.InputRow
	place    string
	override bool
	refused  bool
}

func (c liveCell) overrides() []string {
	if !c.override {
		return nil
	}
	return []string{c.place}
}

// live returns the value that holds in a row: the override, else the
// scenario's.
func (r *assumptionReader) live(input fileInput, row workbook.InputRow) (decimal.Decimal, liveCell, bool) {
	if cell := r.file.Cell(row.Sheet, xlsx.At(row.Row, sheet.InputOverride)); cell.Kind != xlsx.HoldsNothing || cell.Formula != "" {
		at := liveCell{row: row, place: row.Cell(sheet.InputOverride), override: true}
		r.reading.Overrides = append(r.reading.Overrides, OverrideCell{at.place, input.name(), cell.Value})
		number, ok := r.number(at.place, cell, r.file.isPercent(row.Sheet, xlsx.At(row.Row, sheet.InputOverride)))
		at.refused = !ok
		return number, at, ok
	}
	at := liveCell{row: row, place: row.Cell(r.column)}
	cell := r.file.Cell(row.Sheet, xlsx.At(row.Row, r.column))
	if cell.Kind == xlsx.HoldsNothing && cell.Formula == "" {
		return decimal.Decimal{}, at, false
	}
	number, ok := r.number(at.place, cell, r.file.isPercent(row.Sheet, xlsx.At(row.Row, r.column)))
	at.refused = !ok
	return number, at, ok
}

// number reads a number that somebody typed.
func (r *assumptionReader) number(at string, cell xlsx.Cell, percent bool) (decimal.Decimal, bool) {
	quoted := diagnostic.Quote(cell.Value)
	switch {
	case cell.Formula != "":
		r.refuse(at, "holds the formula "+diagnostic.Quote(cell.Formula), "type the value itself")
	case cell.Kind == xlsx.HoldsText:
		r.refuse(at, "holds the text "+quoted+", which the formulas ignore", "type it as a number, without an apostrophe")
	case cell.Kind == xlsx.HoldsSwitch:
		r.refuse(at, "holds TRUE or FALSE, which the formulas ignore", "type 1 for yes and 0 for no")
	case cell.Kind == xlsx.HoldsError:
		r.refuse(at, "holds the error "+quoted, "type a value or clear the cell")
	case percent:
		number, _ := xlsx.ParseNumber(cell.Value)
		r.refuse(at, "is "+number.Shift(2).String()+" % by its format and "+number.String()+" for the formulas", "format the cell as a number and type the number that is meant, for 30 % a 30 where the unit is %")
		return decimal.Decimal{}, false
	default:
		number, ok := xlsx.ParseNumber(cell.Value)
		if !ok {
			r.refuse(at, "holds a number that cannot be read: "+quoted, "type it again")
		}
		return number, ok
	}
	return decimal.Decimal{}, false
}

// scalar returns a number as --set takes it.
func (r *assumptionReader) scalar(input fileInput, at liveCell, number decimal.Decimal, isDate bool) string {
	line := input.line
	decimals := line.Input.Decimals
	choice := len(line.Input.Choices) > 0
	if isDate || choice || line.Unit == eq.Flag || line.Unit == eq.Count {
		decimals = 0
	}
	exact, ok := asTyped(number, decimals)
	if !ok {
		r.refuse(at.place, "holds "+diagnostic.Quote(number.String())+", more decimals than "+input.name()+" has", decimalsHint(decimals))
		return ""
	}
	digits := line.Input.Digits
	if isDate {
		digits = 0
	}
	if value, err := money.FromDecimal(exact, digits); err == nil { // what is beyond all amounts is beyond the input's bounds
		r.reading.Inputs[at.row] = workbook.InputNumber{Value: value, Override: at.override}
	}
	whole, err := money.FromDecimal(exact, 0)
	switch {
	case isDate:
		return r.day(at, exact)
	case choice:
		if err != nil || whole < 1 || whole > int64(len(line.Input.Choices)) {
			r.refuse(at.place, "holds "+exact.String()+", which is none of the choices", "type the number of one: "+workbook.NumberedChoices(line.Input.Choices))
			return ""
		}
		return line.Input.Choices[whole-1]
	case line.Unit == eq.Flag:
		if err != nil || whole != 0 && whole != 1 {
			r.refuse(at.place, "holds "+exact.String()+", which is neither yes nor no", "type 1 for yes and 0 for no")
			return ""
		}
		return map[int64]string{0: "false", 1: "true"}[whole]
	}
	return exact.StringFixed(decimals)
}

func decimalsHint(decimals int32) string {
	if decimals == 0 {
		return "type a whole number"
	}
	return "round it to " + decimal.New(int64(decimals), 0).String() + " decimals"
}

// day returns a spreadsheet's number of a day as a date; 0 is never.
func (r *assumptionReader) day(at liveCell, number decimal.Decimal) string {
	if number.IsZero() {
		return "never"
	}
	serial, err := money.FromDecimal(number, 0)
	if err == nil {
		var date calendar.Date
		if date, err = calendar.DateFromSerial(serial); err == nil {
			return date.String()
		}
	}
	r.refuse(at.place, "holds "+diagnostic.Quote(number.String())+", which is no date from March 1900 to 2200", "type a date")
	return ""
}

func (r *assumptionReader) refuse(cell, message, hint string) {
	r.add(OverrideForm, cell, message, hint)
}

func (r *assumptionReader) add(code diagnostic.Code, cell, message, hint string) {
	r.faults.Add(diagnostic.Diagnostic{Code: code.ID, File: r.path, Message: cell + ": " + message, Hint: hint})
}
