package xlsxlint

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"loanmodel/reports/workbook/xlsx"
)

// A book is a workbook as it stands in the file.
type book struct {
	names      []string // of the parts
	content    map[string][]byte
	sheets     []*sheet
	defined    []definedName
	styles     []bool // of cells: whether it is one of dates
	unreadable []Finding
}

type sheet struct {
	title, state, part string
	cells              []cell
	at                 map[[2]int]int // row and column: the first such cell
	last               [2]int         // row and column
}

type cell struct {
	row, column int
	style       int
	kind        string // the type as it stands: n, str, s, inlineStr, b or e
	formula     string
	value       string
	group, area string // of a formula that stands for several cells
	isFormula   bool
	hasValue    bool
}

type definedName struct {
	Name   string `xml:"name,attr"`
	Scope  string `xml:"localSheetId,attr"`
	Target string `xml:",chardata"`
}

func (s *sheet) where(c cell) string { return s.title + "!" + address(c.row, c.column) }

const (
	partWorkbook = "xl/workbook.xml"
	partStyles   = "xl/styles.xml"
	partTypes    = "[Content_Types].xml"
)

func read(workbook []byte) (*book, error) {
	p, err := xlsx.Open(workbook)
	if err != nil {
		return nil, err
	}
	b := &book{names: p.Names(), content: map[string][]byte{}}
	for _, name := range b.names {
		if b.content[name], err = p.Read(name); err != nil {
			return nil, err
		}
	}
	if err := b.readStyles(); err != nil {
		return nil, err
	}
	return b, b.readWorkbook()
}

func (b *book) decode(part string, into any) error {
	if err := xml.Unmarshal(b.content[part], into); err != nil {
		return fmt.Errorf("part %s: %w", part, err)
	}
	return nil
}

func (b *book) readWorkbook() error {
	var w struct {
		Sheets []struct {
			Name     string `xml:"name,attr"`
			State    string `xml:"state,attr"`
			Relation string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
		Names []definedName `xml:"definedNames>definedName"`
	}
	if err := b.decode(partWorkbook, &w); err != nil {
		return err
	}
	b.defined = w.Names
	targets := map[string]string{}
	for _, r := range b.relations(partWorkbook) {
		targets[r.ID] = r.part
	}
	for _, w := range w.Sheets {
		s := &sheet{title: w.Name, state: w.State, part: targets[w.Relation], at: map[[2]int]int{}}
		if b.content[s.part] == nil {
			return fmt.Errorf("sheet %s has no part", s.title)
		}
		if err := b.readSheet(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.title, err)
		}
		b.sheets = append(b.sheets, s)
	}
	return nil
}

// A relation leads from one part to another.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
	part   string // the target, from the top
}

// relations returns the relations of a part; "" stands for the whole package.
func (b *book) relations(part string) []relation {
	folder, name := path.Split(part)
	var r struct {
		List []relation `xml:"Relationship"`
	}
	list := folder + "_rels/" + name + ".rels"
	if b.content[list] == nil {
		return nil
	}
	if err := b.decode(list, &r); err != nil {
		b.unreadable = append(b.unreadable, Finding{Part, list, err.Error()})
	}
	for i, one := range r.List {
		if rooted, ok := strings.CutPrefix(one.Target, "/"); ok {
			r.List[i].part = rooted
		} else {
			r.List[i].part = path.Join(folder, one.Target)
		}
	}
	return r.List
}

// readSheet reads the rows and cells. It reports faults of their order as
// findings.
func (b *book) readSheet(s *sheet) error {
	scan := xlsx.NewScanner(b.content[s.part])
	row, column, groups := 0, 0, map[string]cell{}
	for {
		t, err := scan.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case t.Closing:
		case t.Name == "row":
			number, _ := strconv.Atoi(t.Attribute("r"))
			if number <= row {
				b.disorder(s, "row %s comes after row %d", t.Attribute("r"), row)
			}
			row, column = number, 0
		case t.Name == "c":
			c, err := readCell(scan, t)
			if err != nil {
				return err
			}
			if c.row != row || c.column <= column {
				b.disorder(s, "cell %s comes in row %d after column %d", t.Attribute("r"), row, column)
			}
			column = c.column
			b.share(s, &c, groups)
			s.add(c)
		}
	}
}

// share gives a cell the formula of its group, as it stands there. Excel does not
// move references to other sheets, so a formula with one is not to be shared.
func (b *book) share(s *sheet, c *cell, groups map[string]cell) {
	first := groups[c.group]
	switch {
	case c.group == "":
	case c.area != "":
		groups[c.group] = *c
		if strings.Contains(c.formula, "!") {
			b.unreadable = append(b.unreadable, Finding{Shared, s.where(*c), "=" + c.formula + " reads another sheet"})
		}
	case c.formula == "" && first.formula != "":
		c.formula = xlsx.Moved(first.formula, c.row-first.row, c.column-first.column)
	}
}

func (b *book) disorder(s *sheet, format string, args ...any) {
	b.unreadable = append(b.unreadable, Finding{CellOrder, s.title, fmt.Sprintf(format, args...)})
}

func (s *sheet) add(c cell) {
	if _, twice := s.at[[2]int{c.row, c.column}]; !twice {
		s.at[[2]int{c.row, c.column}] = len(s.cells)
	}
	s.cells = append(s.cells, c)
	s.last[0], s.last[1] = max(s.last[0], c.row), max(s.last[1], c.column)
}

func readCell(scan *xlsx.Scanner, t xlsx.Tag) (cell, error) {
	c := cell{kind: t.Attribute("t")}
	if c.kind == "" {
		c.kind = "n"
	}
	if style := t.Attribute("s"); style != "" {
		c.style, _ = strconv.Atoi(style)
	}
	var ok bool
	if c.row, c.column, ok = placeOf(t.Attribute("r")); !ok {
		return c, fmt.Errorf("a cell at %q", t.Attribute("r"))
	}
	for !t.Empty {
		inner, err := scan.Next()
		switch {
		case err != nil:
			return c, err
		case inner.Closing && inner.Name == "c":
			return c, nil
		case inner.Name == "f" && !inner.Closing:
			c.isFormula = true
			if inner.Attribute("t") == "shared" {
				c.group, c.area = inner.Attribute("si"), inner.Attribute("ref")
			}
			c.formula, err = scan.Text(inner)
		case inner.Name == "v" && !inner.Closing:
			c.hasValue = true
			c.value, err = scan.Text(inner)
		case inner.Name == "is" && !inner.Closing:
			c.hasValue = true
			c.value, err = scan.Words(inner)
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

// besides decodes what a sheet has after its cells, such as merged cells and
// validations.
func (b *book) besides(s *sheet, into any) error {
	_, after, _ := bytes.Cut(b.content[s.part], []byte("</sheetData>"))
	return xml.Unmarshal(append([]byte("<worksheet>"), after...), into)
}

// readStyles reads which cell styles show dates.
func (b *book) readStyles() error {
	var s struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decode(partStyles, &s); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range s.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range s.Cells {
		builtIn := c.Format >= 14 && c.Format <= 22 || c.Format >= 45 && c.Format <= 47
		b.styles = append(b.styles, builtIn || showsDate(codes[c.Format]))
	}
	return nil
}

// showsDate reports whether a number format shows days or months, that is, has
// letters for them outside quotes and brackets.
func showsDate(code string) bool {
	var quoted, bracket bool
	for i, r := range code {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case quoted || bracket || i > 0 && code[i-1] == '\\':
		case strings.ContainsRune("ymdYMD", r):
			return true
		}
	}
	return false
}
