package clients

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"sync"
)

// A Sheet holds the cells of a sheet by their address, as "B6".
type Sheet map[string]Cell

// A Cell is what a file says of one cell. A formula that shares the text of
// another one, as some programs write it, has no text of its own here.
type Cell struct {
	Formula string // without "="
	Type    string // n (number), str, s, inlineStr (text), b (0 or 1) or e (error)
	Value   string // as written; of a shared string its text; of a formula the cached value
}

// ReadWorkbook reads the cells of all sheets of an .xlsx by the sheets' names,
// straight from the file's XML. Cells that only have a style are left out.
// Nothing is computed and no number is changed: a value is the text that the
// file has. Programs write one double in several ways (Gnumeric has
// 90000000002.0099999979 for 90000000002.01), so amounts are equal when they
// are after rounding to the cent, not when their texts are.
func ReadWorkbook(workbook []byte) (map[string]Sheet, error) {
	p, err := Open(workbook)
	if err != nil {
		return nil, err
	}
	names, err := p.sheets()
	if err != nil {
		return nil, err
	}
	shared, err := p.sharedStrings()
	if err != nil {
		return nil, err
	}
	sheets, faults := make([]Sheet, len(names)), make([]error, len(names))
	var done sync.WaitGroup
	for i, name := range names {
		done.Go(func() { sheets[i], faults[i] = p.sheet(name.part, shared) })
	}
	done.Wait()
	byName := make(map[string]Sheet, len(names))
	for i, name := range names {
		if faults[i] != nil {
			return nil, fmt.Errorf("sheet %s: %w", name.title, faults[i])
		}
		byName[name.title] = sheets[i]
	}
	return byName, nil
}

func (p *Parts) sheet(name string, shared []string) (Sheet, error) {
	part, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	s := Scanner{part: part}
	sheet := make(Sheet, bytes.Count(part, []byte("</v>")))
	for {
		element, err := s.Next()
		if err == io.EOF {
			return sheet, nil
		}
		if err != nil {
			return nil, err
		}
		if element.Name != "c" || element.Closing || element.Empty {
			continue
		}
		address := element.Attribute("r")
		cell, err := s.cell(element, shared)
		if err != nil {
			return nil, fmt.Errorf("cell %s: %w", address, err)
		}
		if cell.Formula != "" || cell.Value != "" {
			sheet[address] = cell
		}
	}
}

// cell reads on to the end of a cell.
func (s *Scanner) cell(element Tag, shared []string) (Cell, error) {
	cell := Cell{Type: element.Attribute("t")}
	if cell.Type == "" {
		cell.Type = "n"
	}
	for {
		t, err := s.Next()
		if err != nil {
			return Cell{}, noEnd(err)
		}
		switch {
		case t.Closing && t.Name == "c":
			return cell.resolved(shared)
		case t.Name == "f":
			cell.Formula, err = s.Text(t)
		case t.Name == "v":
			cell.Value, err = s.Text(t)
		case t.Name == "is":
			cell.Value, err = s.Words(t)
		}
		if err != nil {
			return Cell{}, err
		}
	}
}

// resolved is the cell with the text that it shares.
func (c Cell) resolved(shared []string) (Cell, error) {
	if c.Type != "s" {
		return c, nil
	}
	i, err := strconv.Atoi(c.Value)
	if err != nil || i < 0 || i >= len(shared) {
		return Cell{}, fmt.Errorf("there is no shared string %q", c.Value)
	}
	c.Value = shared[i]
	return c, nil
}

// sharedStrings are the texts that cells refer to by their number.
func (p *Parts) sharedStrings() ([]string, error) {
	if p.files[partSharedStrings] == nil {
		return nil, nil
	}
	part, err := p.Read(partSharedStrings)
	if err != nil {
		return nil, err
	}
	var list []string
	s := Scanner{part: part}
	for {
		element, err := s.Next()
		if err == io.EOF {
			return list, nil
		}
		if err == nil && element.Name == "si" && !element.Closing {
			var text string
			text, err = s.Words(element)
			list = append(list, text)
		}
		if err != nil {
			return nil, fmt.Errorf("shared strings: %w", err)
		}
	}
}
