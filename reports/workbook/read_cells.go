package workbook

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// maxRows is the last row of a sheet.
const maxRows = 1_048_576

// A place is where a cell stands on its sheet, both counted from 1.
type place struct{ row, column int }

func (p place) String() string { return columnName(p.column) + strconv.Itoa(p.row) }

func byPlace(a, b place) int {
	return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
}

// A valueKind is what a cell of a file holds.
type valueKind uint8

// The kinds of values: a cell that only has a style holds none.
const (
	holdsNothing valueKind = iota
	holdsNumber
	holdsText
	holdsSwitch // TRUE or FALSE
	holdsError  // #DIV/0!
)

// A fileCell is what a file says of one cell. Numbers are the decimal text that
// the file has: no digit is changed by reading it.
type fileCell struct {
	formula string    // without "="
	kind    valueKind // of the value; of a formula that of its cached value
	value   string
}

// A fileSheet is one sheet of a workbook that was read.
type fileSheet struct {
	name, part string
	cells      map[place]fileCell
	rest       []byte // the part without its rows
	digest     [sha256.Size]byte
	checked    []fileValidation
	footer     string
}

// places are the places of the cells in the order of reading.
func (s *fileSheet) places() []place {
	list := make([]place, 0, len(s.cells))
	for at := range s.cells {
		list = append(list, at)
	}
	slices.SortFunc(list, byPlace)
	return list
}

// text is the words of a cell, nothing where it has none.
func (s *fileSheet) text(row, column int) string {
	if cell := s.cells[place{row, column}]; cell.kind == holdsText {
		return cell.value
	}
	return ""
}

// A sheetReader reads the cells of one sheet.
type sheetReader struct {
	xmlReader
	shared   []string // texts that cells share
	formulas map[string]sharedFormula
	sheet    *fileSheet
	row      int
}

// A sharedFormula is a formula that stands for several cells; its references
// are those of its own cell.
type sharedFormula struct {
	text string
	at   place
}

// readSheet reads all cells of a sheet.
func readSheet(name, part string, content []byte, shared []string) (*fileSheet, error) {
	r := sheetReader{xmlReader: xmlReader{part: content}, shared: shared, formulas: map[string]sharedFormula{},
		sheet: &fileSheet{name: name, part: part, cells: make(map[place]fileCell, bytes.Count(content, []byte("</v>")))}}
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			r.sheet.rest, r.sheet.digest = withoutRows(content), sha256.Sum256(content)
			return r.sheet, nil
		}
		if err == nil && !t.closing {
			err = r.element(t)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", shortName(name), err)
		}
	}
}

// withoutRows is the part of a sheet before its rows and after them.
func withoutRows(content []byte) []byte {
	from, to := bytes.Index(content, []byte("<sheetData")), bytes.LastIndex(content, []byte("</sheetData>"))
	if from < 0 || to < from {
		return content
	}
	return slices.Concat(content[:from], content[to:])
}

// element reads what begins with a tag on the sheet.
func (r *sheetReader) element(t tag) (err error) {
	switch t.name {
	case "row":
		number := t.attribute("r")
		if r.row++; number != "" {
			r.row, err = strconv.Atoi(number)
		}
		if err != nil || r.row < 1 || r.row > maxRows {
			return fmt.Errorf("a row with the number %s", shortName(number))
		}
	case "c":
		return r.cell(t)
	case "oddFooter":
		r.sheet.footer, err = r.text(t)
	case "dataValidation":
		return r.validation(t)
	}
	return err
}

// cell reads on to the end of a cell.
func (r *sheetReader) cell(t tag) error {
	at, ok := parsePlace(t.attribute("r"))
	if !ok {
		return fmt.Errorf("a cell with the address %s", shortName(t.attribute("r")))
	}
	if t.empty {
		return nil
	}
	cell, err := r.content(t, at)
	if err != nil {
		return fmt.Errorf("cell %s: %w", at, err)
	}
	if cell.formula == "" && cell.kind == holdsNothing {
		return nil
	}
	if _, twice := r.sheet.cells[at]; twice {
		return fmt.Errorf("cell %s is there twice", at)
	}
	r.sheet.cells[at] = cell
	return nil
}

func (r *sheetReader) content(cell tag, at place) (read fileCell, err error) {
	value, inline, valued := "", "", false
	for {
		t, err := r.next()
		switch {
		case err != nil:
			return fileCell{}, noEnd(err)
		case t.closing && t.name == "c":
			return r.typed(read, cell.attribute("t"), value, inline, valued)
		case t.closing:
		case t.name == "f":
			read.formula, err = r.formula(t, at)
		case t.name == "v":
			valued = true
			value, err = r.text(t)
		case t.name == "is":
			inline, err = r.words(t)
		}
		if err != nil {
			return fileCell{}, err
		}
	}
}

// typed gives a cell the value that its type says.
func (r *sheetReader) typed(read fileCell, form, value, inline string, valued bool) (fileCell, error) {
	read.value = value
	switch form {
	case "", "n":
		if !valued || value == "" {
			return read, nil
		}
		read.kind = holdsNumber
		if !isNumberText(value) {
			return read, fmt.Errorf("a number cell holds %s", shortName(value))
		}
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(r.shared) {
			return read, fmt.Errorf("there is no shared text %s", shortName(value))
		}
		read.kind, read.value = holdsText, r.shared[i]
	case "inlineStr":
		read.kind, read.value = holdsText, inline
	case "str":
		read.kind = holdsText
	case "b":
		read.kind = holdsSwitch
	case "e":
		read.kind = holdsError
	default:
		return read, fmt.Errorf("unknown type %s", shortName(form))
	}
	if read.kind == holdsText && read.value == "" && read.formula == "" {
		read.kind = holdsNothing
	}
	return read, nil
}

// formula reads a formula; of one that is shared it is the text for this cell.
func (r *sheetReader) formula(t tag, at place) (string, error) {
	text, err := r.text(t)
	if err != nil || t.attribute("t") != "shared" {
		return text, err
	}
	group := t.attribute("si")
	if text != "" {
		r.formulas[group] = sharedFormula{text, at}
		return text, nil
	}
	of, ok := r.formulas[group]
	if !ok {
		return "", fmt.Errorf("there is no shared formula %s", shortName(group))
	}
	return shifted(of.text, at.row-of.at.row, at.column-of.at.column), nil
}

// parsePlace reads an address such as "AE43".
func parsePlace(address string) (place, bool) {
	letters := 0
	column := 0
	for letters < len(address) && letters < 3 && address[letters] >= 'A' && address[letters] <= 'Z' {
		column = column*26 + int(address[letters]-'A') + 1
		letters++
	}
	digits := address[letters:]
	if letters == 0 || column > maxColumns || len(digits) == 0 || len(digits) > 7 || digits[0] == '0' {
		return place{}, false
	}
	row, err := strconv.ParseUint(digits, 10, 32)
	if err != nil || row > maxRows {
		return place{}, false
	}
	return place{int(row), column}, true
}

// readShared reads the texts that cells refer to by their number.
func readShared(content []byte) ([]string, error) {
	var list []string
	r := xmlReader{part: content}
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err == nil && t.name == "si" && !t.closing {
			var text string
			text, err = r.words(t)
			list = append(list, text)
		}
		if err != nil {
			return nil, fmt.Errorf("shared texts: %w", err)
		}
	}
}
