package clients

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"loanmodel/reports/workbook/xlsx"
)

// A Hyper is HyperFormula, a spreadsheet without a user interface that web
// applications embed.
type Hyper struct{ program, script, folder string }

// HyperFormula returns the HyperFormula that npm ci has installed. If there is
// none, the test skips, or fails if clients are required; under -short it
// skips.
func HyperFormula(t testing.TB) *Hyper {
	t.Helper()
	return &Hyper{findNode(t, "HyperFormula", "hyperformula"), script(t, "compute-hyperformula.mjs"), t.TempDir()}
}

// A Change is a text or a number, as decimal text, typed into a cell.
type Change struct {
	Sheet, Cell  string
	Text, Number string // one of them
}

// content returns what HyperFormula is told of a change; an apostrophe marks a
// text as one.
func (c Change) content() any {
	if c.Number != "" {
		return json.Number(c.Number)
	}
	return "'" + c.Text
}

// Recalculate loads a workbook (its formulas, not their cached values) and
// makes the changes one after another, each on top of those before. After each
// change it passes the cells with formulas, as they then are, to receive, which
// may keep them. It stops at the first error of receive.
func (h *Hyper) Recalculate(ctx context.Context, workbook []byte, changes []Change, receive func(change int, values map[string]Sheet) error) error {
	sheets, err := ReadWorkbook(workbook)
	if err != nil {
		return err
	}
	p, err := Open(workbook)
	if err != nil {
		return err
	}
	names, err := p.definedNames()
	if err != nil {
		return err
	}
	order, err := p.Sheets()
	if err != nil {
		return err
	}
	content, formulas := exported(sheets, order, names, changes)
	if err := h.run(ctx, content); err != nil {
		return err
	}
	for i := range changes {
		values, err := h.values(i, formulas)
		if err == nil {
			err = receive(i, values)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// A located cell is one cell of a workbook.
type located struct{ sheet, address, formula string }

// exported returns a workbook in the form that the script reads, and its
// formulas in the order in which they appear there.
func exported(sheets map[string]Sheet, order []xlsx.SheetPart, names map[string]string, changes []Change) (content any, formulas []located) {
	type sheet struct {
		Name  string   `json:"name"`
		Cells [][2]any `json:"cells"`
	}
	type change struct {
		Sheet   string `json:"sheet"`
		Cell    string `json:"cell"`
		Content any    `json:"content"`
	}
	var out struct {
		Sheets  []sheet           `json:"sheets"`
		Names   map[string]string `json:"names"`
		Changes []change          `json:"changes"`
	}
	for _, name := range order {
		s := sheet{Name: name.Name}
		for _, address := range slices.Sorted(maps.Keys(sheets[name.Name])) {
			cell := sheets[name.Name][address]
			s.Cells = append(s.Cells, [2]any{address, cell.content()})
			if cell.Formula != "" {
				formulas = append(formulas, located{name.Name, address, cell.Formula})
			}
		}
		out.Sheets = append(out.Sheets, s)
	}
	out.Names = names
	for _, c := range changes {
		out.Changes = append(out.Changes, change{c.Sheet, c.Cell, c.content()})
	}
	return out, formulas
}

// content returns what HyperFormula is told of a cell.
func (c Cell) content() any {
	switch {
	case c.Formula != "":
		return "=" + c.Formula
	case c.Type == "n":
		return json.Number(c.Value)
	case c.Type == "b":
		return c.Value == "1"
	}
	return "'" + c.Value
}

func (h *Hyper) run(ctx context.Context, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(h.folder, "workbook.json"), text, 0o600); err != nil {
		return err
	}
	if said, err := run(ctx, h.folder, []string{h.program, memory, h.script, h.folder}); err != nil {
		return fmt.Errorf("HyperFormula: %w; it said: %s", err, said)
	}
	return nil
}

// values reads the values after a change and deletes the file.
func (h *Hyper) values(change int, formulas []located) (map[string]Sheet, error) {
	file := filepath.Join(h.folder, "values-"+strconv.Itoa(change))
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	sheets := map[string]Sheet{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for _, at := range formulas {
		if !lines.Scan() {
			return nil, fmt.Errorf("HyperFormula has no value of %s!%s (%v)", at.sheet, at.address, lines.Err())
		}
		cell, err := computed(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("HyperFormula: %s!%s: %w", at.sheet, at.address, err)
		}
		cell.Formula = at.formula
		if sheets[at.sheet] == nil {
			sheets[at.sheet] = Sheet{}
		}
		sheets[at.sheet][at.address] = cell
	}
	if lines.Scan() {
		return nil, fmt.Errorf("HyperFormula has more values than formulas")
	}
	return sheets, os.Remove(file)
}

// computed reads a value as the script writes it.
func computed(line []byte) (Cell, error) {
	if n := string(line); isNumber.MatchString(n) {
		return Cell{Type: "n", Value: n}, nil
	}
	var value any
	if err := json.Unmarshal(line, &value); err != nil {
		return Cell{}, err
	}
	switch v := value.(type) {
	case nil:
		return Cell{Type: "n"}, nil
	case string:
		return Cell{Type: "str", Value: v}, nil
	case bool:
		return Cell{Type: "b", Value: map[bool]string{true: "1", false: "0"}[v]}, nil
	}
	var fault struct{ Error string }
	err := json.Unmarshal(line, &fault)
	return Cell{Type: "e", Value: fault.Error}, err
}

// definedNames returns the names of the workbook with what they stand for. It
// leaves out those that a spreadsheet keeps for itself, such as print areas.
func (p *Parts) definedNames() (map[string]string, error) {
	var book struct {
		Names []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	if err := p.decode(partWorkbook, &book); err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, n := range book.Names {
		if len(n.Name) < len(reserved) || n.Name[:len(reserved)] != reserved {
			names[n.Name] = n.Value
		}
	}
	return names, nil
}

// reserved begins the names that a spreadsheet keeps for itself.
const reserved = "_xlnm."
