package readback

import (
	"slices"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
)

// A fileInput is where a file has the value of one member of one input: one
// row, or of dated entries the rows of their dates and of their values.
type fileInput struct {
	line          *eq.Line
	member        int
	dates, values []workbook.InputRow
}

// name returns how --set names the input.
func (i fileInput) name() string { return i.line.At(i.member).String() }

// inputs finds the rows of all inputs by the keys that stand in them, so that
// rows which a reader has moved or a later version has added lead to no wrong
// value.
func (f *File) inputs(m *eq.Model) ([]fileInput, error) {
	found := map[string]*fileInput{}
	for _, name := range workbook.InputSheets() {
		s := f.Sheet(name)
		if s == nil {
			return nil, otherWorkbook("there is no sheet %s", name)
		}
		for _, row := range rowsWith(s, sheet.InputKey) {
			if err := readRow(s, m, row, found); err != nil {
				return nil, err
			}
		}
	}
	var list []fileInput
	for _, line := range m.Inputs() {
		if line.Input.Shape == eq.Calendar {
			continue
		}
		for member := range line.Over.Len() {
			want := fileInput{line: line, member: member}
			i := found[want.name()]
			if i == nil {
				return nil, otherWorkbook("no row has the input %s", want.name())
			}
			if dated := line.Input.Shape != eq.Constant; dated && len(i.dates) != len(i.values) || !dated && (len(i.values) != 1 || len(i.dates) > 0) {
				return nil, otherWorkbook("the rows of %s are not as they were written", want.name())
			}
			if !together(i.dates) || !together(i.values) {
				return nil, movedColumns("%s: the rows of %s do not stand one under the other", i.values[0].Cell(sheet.InputKey), want.name())
			}
			list = append(list, *i)
		}
	}
	return list, nil
}

// together says whether rows stand one under the other on one sheet.
func together(rows []workbook.InputRow) bool {
	for i, row := range rows {
		if row.Sheet != rows[0].Sheet || row.Row != rows[0].Row+i {
			return false
		}
	}
	return true
}

// rowsWith returns the rows with a text in a column.
func rowsWith(s *xlsx.Sheet, column int) []int {
	var rows []int
	for at, cell := range s.Cells {
		if at.Column == column && at.Row >= sheet.FirstRow && cell.Kind == xlsx.HoldsText {
			rows = append(rows, at.Row)
		}
	}
	slices.Sort(rows)
	return rows
}

// readRow reads which input a row has. Headings have a key too, and no value.
func readRow(s *xlsx.Sheet, m *eq.Model, row int, found map[string]*fileInput) error {
	live := s.Cells[xlsx.At(row, sheet.InputLive)]
	if live.Formula == "" && live.Kind == xlsx.HoldsNothing {
		return nil
	}
	at := workbook.InputRow{Sheet: s.Name, Row: row}
	key, code := s.Text(row, sheet.InputKey), s.Text(row, sheet.InputMember)
	line := m.Line(eq.ID(key))
	if line == nil || line.Input == nil || line.Input.Shape == eq.Calendar {
		return otherWorkbook("%s: no input has the key %s", at.Cell(sheet.InputKey), xlsx.Quoted(key))
	}
	member := slices.IndexFunc(codesOf(line), func(known string) bool { return known == code })
	if member < 0 {
		return otherWorkbook("%s: %s has no member %s", at.Cell(sheet.InputMember), key, xlsx.Quoted(code))
	}
	i := fileInput{line: line, member: member}
	if found[i.name()] == nil {
		found[i.name()] = &i
	}
	if known := found[i.name()]; line.Input.Shape != eq.Constant && s.Text(row, sheet.InputUnit) == workbook.UnitDate {
		known.dates = append(known.dates, at)
	} else {
		known.values = append(known.values, at)
	}
	return nil
}

// codesOf returns the codes of an input's members; one that is empty where it
// has no members.
func codesOf(line *eq.Line) []string {
	codes := make([]string, line.Over.Len())
	for member := range codes {
		codes[member] = line.Over.Code(member)
	}
	return codes
}
