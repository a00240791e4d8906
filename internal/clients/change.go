package clients

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"

	"loanmodel/reports/workbook/xlsx"
)

// SetInlineString returns the workbook with a text typed into a cell, which
// keeps its style. It returns an error if the sheet has no such cell or the
// cell has a formula: no user types over a formula.
func SetInlineString(workbook []byte, sheet, cell, text string) ([]byte, error) {
	content := `<is><t xml:space="preserve">` + escaped(text) + `</t></is>`
	return change(workbook, sheet, cell, func(c place) ([]byte, error) { return c.typed("inlineStr", content) })
}

// SetNumber returns the workbook with a number typed into a cell, which keeps
// its style. The number is decimal text and goes into the file as it is. It
// returns an error if the text is not a number, and for the reasons of
// SetInlineString.
func SetNumber(workbook []byte, sheet, cell, number string) ([]byte, error) {
	if !isNumber.MatchString(number) {
		return nil, fmt.Errorf("%q is no number", number)
	}
	return change(workbook, sheet, cell, func(c place) ([]byte, error) { return c.typed("", "<v>"+number+"</v>") })
}

// SetCached returns the workbook with another cached value in a cell that has a
// formula. Formula, type and style stay: this is what a file looks like whose
// writer has computed wrongly. It returns an error if there is no such cell or
// it has no formula with a cached value.
func SetCached(workbook []byte, sheet, cell, value string) ([]byte, error) {
	return change(workbook, sheet, cell, func(c place) ([]byte, error) { return c.cached(escaped(value)) })
}

var isNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

func escaped(text string) string {
	var out bytes.Buffer
	// A buffer takes everything; what XML cannot hold becomes U+FFFD.
	_ = xml.EscapeText(&out, []byte(text))
	return out.String()
}

// change replaces one cell in the XML of its sheet.
func change(workbook []byte, sheet, cell string, with func(place) ([]byte, error)) ([]byte, error) {
	p, err := Open(workbook)
	if err != nil {
		return nil, err
	}
	part, err := p.partOfSheet(sheet)
	if err != nil {
		return nil, err
	}
	content, err := p.Read(part)
	if err != nil {
		return nil, err
	}
	found, err := findCell(content, cell)
	if err != nil {
		return nil, fmt.Errorf("sheet %s: cell %s: %w", sheet, cell, err)
	}
	changed, err := with(found)
	if err != nil {
		return nil, fmt.Errorf("sheet %s: cell %s: %w", sheet, cell, err)
	}
	return p.With(part, slices.Concat(content[:found.start], changed, content[found.end:]))
}

func (p *Parts) partOfSheet(title string) (string, error) {
	sheets, err := p.Sheets()
	if err != nil {
		return "", err
	}
	for _, sheet := range sheets {
		if sheet.Name == title {
			return sheet.Part, nil
		}
	}
	return "", fmt.Errorf("there is no sheet %s", title)
}

// A place says where a cell stands in the part of its sheet.
type place struct {
	part       []byte // of the sheet
	element    xlsx.Tag
	start, end int // of the whole cell
	formula    bool
	value      [2]int // what is between <v> and </v>; nothing = 0, 0
}

func findCell(part []byte, address string) (place, error) {
	scan := xlsx.NewScanner(part)
	for {
		element, err := scan.Next()
		if err == io.EOF {
			return place{}, fmt.Errorf("not in the file")
		}
		if err != nil {
			return place{}, err
		}
		if element.Name == "c" && !element.Closing && element.Attribute("r") == address {
			return readPlace(part, scan, element)
		}
	}
}

// readPlace reads on to the end of a cell and returns its place.
func readPlace(part []byte, scan *xlsx.Scanner, element xlsx.Tag) (place, error) {
	found := place{part: part, element: element, start: element.Start, end: element.End}
	for !element.Empty {
		t, err := scan.Next()
		switch {
		case err != nil:
			return place{}, fmt.Errorf("has no end: %w", err)
		case t.Closing && t.Name == "c":
			found.end = t.End
			return found, nil
		case t.Name == "f":
			found.formula = true
		case t.Name == "v" && t.Closing:
			found.value[1] = t.Start
		case t.Name == "v" && !t.Empty:
			found.value[0] = t.End
		}
	}
	return found, nil
}

// typed returns the cell with new content, keeping nothing of the old but its
// address and style.
func (c place) typed(kind, content string) ([]byte, error) {
	if c.formula {
		return nil, fmt.Errorf("holds a formula; SetCached changes its cached value")
	}
	out := `<c r="` + escaped(c.element.Attribute("r")) + `"`
	if style := c.element.Attribute("s"); style != "" {
		out += ` s="` + escaped(style) + `"`
	}
	if kind != "" {
		out += ` t="` + kind + `"`
	}
	return []byte(out + ">" + content + "</c>"), nil
}

// cached returns the cell with another cached value.
func (c place) cached(value string) ([]byte, error) {
	if !c.formula || c.value[0] == 0 {
		return nil, fmt.Errorf("has no formula with a cached value")
	}
	return slices.Concat(c.part[c.start:c.value[0]], []byte(value), c.part[c.value[1]:c.end]), nil
}
