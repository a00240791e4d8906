package xlsxlint

import (
	"io"
	"slices"
	"strings"

	"loanmodel/reports/workbook/xlsx"
)

// parseArea reads an area such as "A1:C3", or one cell.
func parseArea(text string) (from, to reference, ok bool) {
	first, last, wide := strings.Cut(text, ":")
	if !wide {
		last = first
	}
	from, okFrom := parseReference(first)
	to, okTo := parseReference(last)
	return from, to, okFrom && okTo && from.row <= to.row && from.column <= to.column
}

// related returns the parts of a kind that a part leads to.
func (b *book) related(part, kind string) []string {
	var list []string
	for _, r := range b.relations(part) {
		if strings.HasSuffix(r.Type, "/"+kind) && b.content[r.part] != nil {
			list = append(list, r.part)
		}
	}
	return list
}

// tables checks that the names of a table's columns are the texts of the cells
// above them.
func (l *linter) tables() {
	for _, s := range l.book.sheets {
		for _, part := range l.book.related(s.part, "table") {
			l.table(s, part)
		}
	}
}

func (l *linter) table(s *sheet, part string) {
	var t struct {
		Name    string `xml:"displayName,attr"`
		Area    string `xml:"ref,attr"`
		Columns []struct {
			Name string `xml:"name,attr"`
		} `xml:"tableColumns>tableColumn"`
	}
	if err := l.book.decode(part, &t); err != nil {
		l.found(Table, part, "%v", err)
		return
	}
	if l.definedAs(t.Name) > 0 {
		l.found(NameTwice, t.Name, "a table and a defined name")
	}
	from, to, ok := parseArea(t.Area)
	if !ok || to.column-from.column+1 != len(t.Columns) {
		l.found(Table, t.Name, "%d columns in %s", len(t.Columns), t.Area)
		return
	}
	seen := map[string]bool{}
	for i, c := range t.Columns {
		if folded := strings.ToLower(c.Name); seen[folded] {
			l.found(Table, t.Name, "the column %q is there twice", c.Name)
		} else {
			seen[folded] = true
		}
		at, there := s.at[[2]int{from.row, from.column + i}]
		if !there || s.cells[at].value != c.Name || s.cells[at].kind == "n" {
			l.found(Table, t.Name, "the column %q has another text in its cell %s", c.Name, address(from.row, from.column+i))
		}
	}
}

// drawings checks that everything drawn has an alternative text, and that
// charts show cells that exist.
func (l *linter) drawings() {
	for _, s := range l.book.sheets {
		for _, drawing := range l.book.related(s.part, "drawing") {
			l.eachTag(AltText, drawing, func(_ *xlsx.Scanner, t xlsx.Tag) error {
				if t.Name == "cNvPr" && strings.TrimSpace(t.Attribute("descr")) == "" {
					l.found(AltText, s.title, "%s has none", t.Attribute("name"))
				}
				return nil
			})
			for _, chart := range l.book.related(drawing, "chart") {
				l.chart(chart)
			}
		}
	}
}

func (l *linter) chart(part string) {
	series := 0
	l.eachTag(Chart, part, func(scan *xlsx.Scanner, t xlsx.Tag) error {
		if t.Name != "f" {
			return nil
		}
		formula, err := scan.Text(t)
		if err == nil {
			series++
			l.shown(part, formula)
		}
		return err
	})
	if series == 0 {
		l.found(Chart, part, "shows no cells")
	}
}

// shown checks that an area of a chart lies on a sheet and that its cells have
// content.
func (l *linter) shown(part, formula string) {
	list, err := tokens(formula)
	if err != nil || len(list) == 0 || list[0].kind != ref || len(list) > 3 {
		l.found(Chart, part, "shows %s", formula)
		return
	}
	s := l.book.sheet(list[0].on)
	if s == nil {
		l.found(Chart, part, "shows %s: no such sheet", formula)
		return
	}
	from, to, ok := parseArea(list[0].text + ":" + list[len(list)-1].text)
	if !ok || !slices.ContainsFunc(s.cells, func(c cell) bool {
		return c.hasValue && from.row <= c.row && c.row <= to.row && from.column <= c.column && c.column <= to.column
	}) {
		l.found(Chart, part, "shows %s: nothing there", formula)
	}
}

// eachTag visits the opening tags of a part.
func (l *linter) eachTag(rule Rule, part string, visit func(*xlsx.Scanner, xlsx.Tag) error) {
	scan := xlsx.NewScanner(l.book.content[part])
	for {
		t, err := scan.Next()
		if err == io.EOF {
			return
		}
		if err == nil && !t.Closing {
			err = visit(scan, t)
		}
		if err != nil {
			l.found(rule, part, "%v", err)
			return
		}
	}
}
