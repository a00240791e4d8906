package workbook

import (
	"fmt"
	"slices"
	"strings"

	eq "loanmodel/finance/equation"
)

// inputSheets are the sheets with assumptions that can be overridden.
func inputSheets() []string { return []string{sheetAssumptions, sheetSchedules, sheetStates} }

// An inputPlace is a row of an input sheet.
type inputPlace struct {
	sheet string
	row   int
}

// cell is the address of a column of the row, as "In_Assumptions!F42".
func (p inputPlace) cell(column int) string {
	return p.sheet + "!" + place{p.row, column}.String()
}

// A fileInput is where a file has the value of one member of one input: one
// row, or of dated entries the rows of their dates and of their values.
type fileInput struct {
	line          *eq.Line
	member        int
	dates, values []inputPlace
}

// name is how --set names the input: the key, with the member in brackets.
func (i fileInput) name() string {
	if i.line.Over == nil {
		return string(i.line.ID)
	}
	return string(i.line.ID) + "[" + i.line.Over.Code(i.member) + "]"
}

func otherWorkbook(format string, values ...any) *readError {
	return &readError{FileOther, fmt.Sprintf(format, values...), "start from a workbook that loanmodel run has written"}
}

// inputs finds the rows of all inputs by the keys that stand in them, so that
// rows which a reader has moved or a later version has added lead to no wrong
// value.
func (f *File) inputs(m *eq.Model) ([]fileInput, error) {
	found := map[string]*fileInput{}
	for _, name := range inputSheets() {
		s := f.sheet(name)
		if s == nil {
			return nil, otherWorkbook("there is no sheet %s", name)
		}
		for _, row := range s.rowsWith(inputKey) {
			if err := s.input(m, row, found); err != nil {
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
			list = append(list, *i)
		}
	}
	return list, nil
}

// rowsWith are the rows with a text in a column.
func (s *fileSheet) rowsWith(column int) []int {
	var rows []int
	for at, cell := range s.cells {
		if at.column == column && at.row >= firstRow && cell.kind == holdsText {
			rows = append(rows, at.row)
		}
	}
	slices.Sort(rows)
	return rows
}

// input reads which input a row has. Headings have a key too, and no value.
func (s *fileSheet) input(m *eq.Model, row int, found map[string]*fileInput) error {
	live := s.cells[place{row, inputLive}]
	if live.formula == "" && live.kind == holdsNothing {
		return nil
	}
	key, code := s.text(row, inputKey), s.text(row, inputMember)
	line := m.Line(eq.ID(key))
	if line == nil || line.Input == nil || line.Input.Shape == eq.Calendar {
		return otherWorkbook("%s: no input has the key %s", inputPlace{s.name, row}.cell(inputKey), shortName(key))
	}
	member := slices.IndexFunc(codesOf(line), func(known string) bool { return known == code })
	if member < 0 {
		return otherWorkbook("%s: %s has no member %s", inputPlace{s.name, row}.cell(inputMember), key, shortName(code))
	}
	i := fileInput{line: line, member: member}
	if found[i.name()] == nil {
		found[i.name()] = &i
	}
	at := inputPlace{s.name, row}
	if known := found[i.name()]; line.Input.Shape != eq.Constant && s.text(row, inputUnit) == "date" {
		known.dates = append(known.dates, at)
	} else {
		known.values = append(known.values, at)
	}
	return nil
}

// codesOf are the codes of an input's members; one that is empty where it has
// no members.
func codesOf(line *eq.Line) []string {
	codes := make([]string, line.Over.Len())
	for member := range codes {
		codes[member] = line.Over.Code(member)
	}
	return codes
}

// offers are the names of the scenarios that the selector offers. The list
// stands in several places; where they differ, the most frequent counts, so
// that one altered name misleads nobody.
func (f *File) offers() ([]string, error) {
	lists := [][]string{f.listed()}
	for _, name := range inputSheets() {
		if s := f.sheet(name); s != nil {
			lists = append(lists, s.heads())
		}
	}
	longest := 0
	for _, list := range lists {
		longest = max(longest, len(list))
	}
	names := make([]string, longest)
	for i := range names {
		var said []string
		for _, list := range lists {
			if i < len(list) {
				said = append(said, list[i])
			}
		}
		names[i] = mostFrequent(said)
	}
	if len(names) == 0 {
		return nil, otherWorkbook("no scenarios are found on the sheet %s", sheetSelector)
	}
	return names, nil
}

// listed are the names in the list of the selector.
func (f *File) listed() []string {
	sheet, area, ok := strings.Cut(f.names[nameNames], "!")
	first, last, isArea := parseArea(area)
	s := f.sheet(strings.Trim(sheet, "'$"))
	if !ok || !isArea || s == nil || last.row-first.row >= maxColumns {
		return nil
	}
	var names []string
	for row := first.row; row <= last.row; row++ {
		names = append(names, s.text(row, first.column))
	}
	return names
}

// heads are the names over the columns of the scenarios.
func (s *fileSheet) heads() []string {
	var names []string
	for column := inputFirstScenario; s.text(headRow, column) != ""; column++ {
		names = append(names, s.text(headRow, column))
	}
	return names
}

// selected is the name of the scenario that the selector shows.
func (f *File) selected() (name, cell string) {
	sheet, area, _ := strings.Cut(f.names[nameSelector], "!")
	at, _, ok := parseArea(area)
	s := f.sheet(strings.Trim(sheet, "'$"))
	if !ok || s == nil {
		s, at = f.sheet(sheetSelector), place{rowChosen, columnSelector}
	}
	if s == nil {
		return "", ""
	}
	return s.text(at.row, at.column), s.name + "!" + at.String()
}

// Names in the file by which a reader finds its way.
const (
	nameNames    = "ScenarioNames"
	nameSelector = "ScenarioSelector"
	headRow      = firstRow - 2 // of the sheets with rows of data
)

// mostFrequent is the text that is said most often, of several the first.
func mostFrequent(said []string) string {
	best, most := "", 0
	for _, text := range said {
		count := 0
		for _, other := range said {
			if other == text {
				count++
			}
		}
		if text != "" && count > most {
			best, most = text, count
		}
	}
	return best
}
