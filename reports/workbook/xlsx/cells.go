package xlsx

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A Kind is what a cell of a file holds.
type Kind uint8

// The kinds of values: a cell that only has a style holds none.
const (
	HoldsNothing Kind = iota
	HoldsNumber
	HoldsText
	HoldsSwitch // TRUE or FALSE
	HoldsError  // #DIV/0!
)

// A Cell is what a file says of one cell. Numbers are the decimal text that
// the file has: no digit is changed by reading it.
type Cell struct {
	Formula string // without "="
	Kind    Kind   // of the value; of a formula that of its cached value
	Value   string
}

// A Sheet is one sheet of a workbook that was read.
type Sheet struct {
	Name, Part  string
	Cells       map[Place]Cell
	Rest        []byte            // the part without its rows
	Digest      [sha256.Size]byte // of the whole part
	Validations []Validation
	Footer      string
	Hidden      bool           // the sheet itself
	Percent     map[Place]bool // typed numbers that are shown as percentages
}

// Places returns the places of the cells in the order of reading.
func (s *Sheet) Places() []Place {
	list := make([]Place, 0, len(s.Cells))
	for at := range s.Cells {
		list = append(list, at)
	}
	slices.SortFunc(list, ByPlace)
	return list
}

// Text returns the words of a cell, nothing where it has none.
func (s *Sheet) Text(row, column int) string {
	if cell := s.Cells[Place{row, column}]; cell.Kind == HoldsText {
		return cell.Value
	}
	return ""
}

// A sheetReader reads the cells of one sheet.
type sheetReader struct {
	Scanner
	shared   []string // texts that cells share
	percent  []bool   // by style: whether numbers are shown as percentages
	formulas map[string]sharedFormula
	sheet    *Sheet
	last     Place // the cell before, or the place before the first of a row
}

// A sharedFormula is a formula that stands for several cells; its references
// are those of its own cell.
type sharedFormula struct {
	text string
	at   Place
}

// looks is what the cells of all sheets refer to.
type looks struct {
	texts   []string // by number
	percent []bool   // by style
}

// readSheet reads all cells of a sheet.
func readSheet(name, part string, content []byte, look looks, m *meter) (*Sheet, error) {
	r := sheetReader{Scanner: Scanner{part: content, meter: m}, shared: look.texts, percent: look.percent, formulas: map[string]sharedFormula{},
		sheet: &Sheet{Name: name, Part: part, Cells: make(map[Place]Cell, m.room(bytes.Count(content, []byte("</v>"))))}}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			r.sheet.Rest, r.sheet.Digest = withoutRows(content), sha256.Sum256(content)
			return r.sheet, nil
		}
		if err == nil && !t.Closing {
			err = r.element(t)
		}
		if err != nil {
			return nil, in("sheet "+Quoted(name), err)
		}
	}
}

// in says where a fault is; that a file is beyond a limit stays known.
func in(where string, err error) error {
	var beyond *Error
	if errors.As(err, &beyond) {
		return &Error{Message: where + ": " + err.Error(), Hint: beyond.Hint, TooLarge: beyond.TooLarge}
	}
	return fmt.Errorf("%s: %w", where, err)
}

// withoutRows returns the part of a sheet before its rows and after them.
func withoutRows(content []byte) []byte {
	from, to := bytes.Index(content, []byte("<sheetData")), bytes.LastIndex(content, []byte("</sheetData>"))
	if from < 0 || to < from {
		return content
	}
	return slices.Concat(content[:from], content[to:])
}

// element reads what begins with a tag on the sheet.
func (r *sheetReader) element(t Tag) (err error) {
	switch t.Name {
	case "row":
		return r.startRow(t)
	case "c":
		return r.cell(t)
	case "oddFooter":
		r.sheet.Footer, err = r.Text(t)
	case "dataValidation":
		return r.validation(t)
	}
	return err
}

// startRow begins the row that a tag names, or the one after the last.
func (r *sheetReader) startRow(t Tag) (err error) {
	row, number := r.last.Row+1, t.Attribute("r")
	if number != "" {
		row, err = strconv.Atoi(number)
	}
	if err != nil || row < 1 || row > MaxRows {
		return fmt.Errorf("a row with the number %s", Quoted(number))
	}
	r.last = Place{Row: row}
	return nil
}

// placeOf returns where a cell stands: a cell without an address stands beside
// the one before.
func (r *sheetReader) placeOf(t Tag) (Place, error) {
	at, ok := Place{r.last.Row, r.last.Column + 1}, r.last.Row > 0 && r.last.Column < MaxColumns
	if address := t.Attribute("r"); address != "" || !ok {
		if at, ok = ParsePlace(address); !ok {
			return Place{}, fmt.Errorf("a cell with the address %s", Quoted(address))
		}
	}
	r.last = at
	return at, nil
}

// cell reads on to the end of a cell.
func (r *sheetReader) cell(t Tag) error {
	at, err := r.placeOf(t)
	if err != nil || t.Empty {
		return err
	}
	cell, err := r.content(t, at)
	if err != nil {
		return in("cell "+at.String(), err)
	}
	if cell.Formula == "" && cell.Kind == HoldsNothing {
		return nil
	}
	if _, twice := r.sheet.Cells[at]; twice {
		return fmt.Errorf("cell %s is there twice", at)
	}
	if cell.Formula == "" && cell.Kind == HoldsNumber && r.showsPercent(t) {
		if r.sheet.Percent == nil {
			r.sheet.Percent = map[Place]bool{}
		}
		r.sheet.Percent[at] = true
	}
	kept := len(cell.Formula)
	if t.Attribute("t") != "s" {
		kept += len(cell.Value)
	}
	r.sheet.Cells[at] = cell
	return r.meter.keep(kept)
}

// showsPercent says whether the style of a cell shows numbers as percentages.
func (r *sheetReader) showsPercent(cell Tag) bool {
	style, err := strconv.Atoi(cell.Attribute("s"))
	return err == nil && style >= 0 && style < len(r.percent) && r.percent[style]
}

func (r *sheetReader) content(cell Tag, at Place) (read Cell, err error) {
	value, inline, valued := "", "", false
	for {
		t, err := r.Next()
		switch {
		case err != nil:
			return Cell{}, noEnd(err)
		case t.Closing && t.Name == "c":
			return r.typed(read, cell.Attribute("t"), value, inline, valued)
		case t.Closing:
		case t.Name == "f":
			read.Formula, err = r.formula(t, at)
		case t.Name == "v":
			valued = true
			value, err = r.Text(t)
		case t.Name == "is":
			inline, err = r.Words(t)
		}
		if err != nil {
			return Cell{}, err
		}
	}
}

// typed gives a cell the value that its type says.
func (r *sheetReader) typed(read Cell, form, value, inline string, valued bool) (Cell, error) {
	read.Value = value
	switch form {
	case "", "n":
		return read.number(strings.Trim(value, blanks), valued)
	case "s":
		i, err := strconv.Atoi(strings.Trim(value, blanks))
		if err != nil || i < 0 || i >= len(r.shared) {
			return read, fmt.Errorf("there is no shared text %s", Quoted(value))
		}
		read.Kind, read.Value = HoldsText, r.shared[i]
	case "inlineStr":
		read.Kind, read.Value = HoldsText, inline
	case "str":
		read.Kind, read.Value = HoldsText, Decoded(value)
	case "b":
		read.Kind, read.Value = HoldsSwitch, switchValue(strings.Trim(value, blanks))
	case "d":
		serial, ok := serialOf(strings.Trim(value, blanks))
		if !ok {
			return read, fmt.Errorf("a date cell holds %s", Quoted(value))
		}
		read.Kind, read.Value = HoldsNumber, serial
	case "e":
		read.Kind = HoldsError
	default:
		return read, fmt.Errorf("unknown type %s", Quoted(form))
	}
	if read.Kind == HoldsText && read.Value == "" && read.Formula == "" {
		read.Kind = HoldsNothing
	}
	return read, shortEnough("a text", read.Value, maxText)
}

// blanks may stand around a value.
const blanks = " \t\r\n"

// number gives a cell a number. A formula's cached value that is none, such as
// the NaN that a library has written, is an error in that cell alone.
func (c Cell) number(value string, valued bool) (Cell, error) {
	switch c.Value = value; {
	case !valued || value == "":
		return c, nil
	case IsNumber(value):
		c.Kind = HoldsNumber
		return c, nil
	case c.Formula != "":
		c.Kind = HoldsError
		return c, nil
	}
	return c, fmt.Errorf("a number cell holds %s", Quoted(value))
}

// switchValue returns 1 or 0 for the words that XML also has for them.
func switchValue(value string) string {
	switch value {
	case "true":
		return "1"
	case "false":
		return "0"
	}
	return value
}

// formula reads a formula; of one that is shared it is the text for this cell.
func (r *sheetReader) formula(t Tag, at Place) (string, error) {
	text, err := r.Text(t)
	if err == nil {
		err = shortEnough("a formula", text, maxFormula)
	}
	if err != nil || t.Attribute("t") != "shared" {
		return text, err
	}
	group := t.Attribute("si")
	if text != "" {
		r.formulas[group] = sharedFormula{text, at}
		return text, nil
	}
	shared, ok := r.formulas[group]
	if !ok {
		return "", fmt.Errorf("there is no shared formula %s", Quoted(group))
	}
	return Moved(shared.text, at.Row-shared.at.Row, at.Column-shared.at.Column), nil
}

// readShared reads the texts that cells refer to by their number.
func readShared(content []byte, m *meter) ([]string, error) {
	var list []string
	r := Scanner{part: content, meter: m}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err == nil && t.Name == "si" && !t.Closing {
			var text string
			text, err = r.Words(t)
			list = append(list, text)
			if err == nil {
				err = m.keep(len(text))
			}
		}
		if err != nil {
			return nil, in("shared text "+strconv.Itoa(len(list)), err)
		}
	}
}
