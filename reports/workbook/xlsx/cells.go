package xlsx

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
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
	formulas map[string]sharedFormula
	sheet    *Sheet
	row      int
}

// A sharedFormula is a formula that stands for several cells; its references
// are those of its own cell.
type sharedFormula struct {
	text string
	at   Place
}

// readSheet reads all cells of a sheet.
func readSheet(name, part string, content []byte, shared []string) (*Sheet, error) {
	r := sheetReader{Scanner: Scanner{part: content}, shared: shared, formulas: map[string]sharedFormula{},
		sheet: &Sheet{Name: name, Part: part, Cells: make(map[Place]Cell, bytes.Count(content, []byte("</v>")))}}
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
			return nil, fmt.Errorf("sheet %s: %w", Quoted(name), err)
		}
	}
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
		number := t.Attribute("r")
		if r.row++; number != "" {
			r.row, err = strconv.Atoi(number)
		}
		if err != nil || r.row < 1 || r.row > MaxRows {
			return fmt.Errorf("a row with the number %s", Quoted(number))
		}
	case "c":
		return r.cell(t)
	case "oddFooter":
		r.sheet.Footer, err = r.Text(t)
	case "dataValidation":
		return r.validation(t)
	}
	return err
}

// cell reads on to the end of a cell.
func (r *sheetReader) cell(t Tag) error {
	at, ok := ParsePlace(t.Attribute("r"))
	if !ok {
		return fmt.Errorf("a cell with the address %s", Quoted(t.Attribute("r")))
	}
	if t.Empty {
		return nil
	}
	cell, err := r.content(t, at)
	if err != nil {
		return fmt.Errorf("cell %s: %w", at, err)
	}
	if cell.Formula == "" && cell.Kind == HoldsNothing {
		return nil
	}
	if _, twice := r.sheet.Cells[at]; twice {
		return fmt.Errorf("cell %s is there twice", at)
	}
	r.sheet.Cells[at] = cell
	return nil
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
		if !valued || value == "" {
			return read, nil
		}
		read.Kind = HoldsNumber
		if !IsNumber(value) {
			return read, fmt.Errorf("a number cell holds %s", Quoted(value))
		}
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(r.shared) {
			return read, fmt.Errorf("there is no shared text %s", Quoted(value))
		}
		read.Kind, read.Value = HoldsText, r.shared[i]
	case "inlineStr":
		read.Kind, read.Value = HoldsText, inline
	case "str":
		read.Kind = HoldsText
	case "b":
		read.Kind = HoldsSwitch
	case "e":
		read.Kind = HoldsError
	default:
		return read, fmt.Errorf("unknown type %s", Quoted(form))
	}
	if read.Kind == HoldsText && read.Value == "" && read.Formula == "" {
		read.Kind = HoldsNothing
	}
	return read, nil
}

// formula reads a formula; of one that is shared it is the text for this cell.
func (r *sheetReader) formula(t Tag, at Place) (string, error) {
	text, err := r.Text(t)
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
	return shifted(shared.text, at.Row-shared.at.Row, at.Column-shared.at.Column), nil
}

// readShared reads the texts that cells refer to by their number.
func readShared(content []byte) ([]string, error) {
	var list []string
	r := Scanner{part: content}
	for {
		t, err := r.Next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err == nil && t.Name == "si" && !t.Closing {
			var text string
			text, err = r.Words(t)
			list = append(list, text)
		}
		if err != nil {
			return nil, fmt.Errorf("shared texts: %w", err)
		}
	}
}
