package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A hyperlink leads from a cell to a sheet of the workbook.
type hyperlink struct{ cell, sheet string }

// kindNames say in words what the colours of the tabs say.
var kindNames = map[string]string{
	tabCover: "Guide", tabInput: "Input", tabCalc: "Calculation", tabOut: "Output", tabCheck: "Check", tabLog: "Record",
}

// writeContents lists the sheets, with a link to each.
func (b *book) writeContents() error {
	c := b.sheet(sheetContents)
	b.head(c, "Contents", "Every sheet links back here from its cell "+cellBack+".")
	b.heads(c, 4, 1, "Sheet", "Kind", "What is in it")
	for i, s := range b.sheets {
		row := FirstRow + i
		c.startTall(row, linesOf(s.about, 105))
		c.text(1, b.styles.link, s.name)
		c.text(2, b.styles.label, kindNames[s.kind.colour])
		c.text(3, b.styles.text, s.about)
		b.link(sheetContents, "A"+strconv.Itoa(row), s.name)
	}
	return nil
}

func (b *book) link(from, cell, to string) {
	b.links[from] = append(b.links[from], hyperlink{cell, to})
}

// setLinks sets the links of a sheet, and the one back.
func (b *book) setLinks(f *excelize.File, name string) error {
	back := hyperlink{cellBack, sheetContents}
	if name == sheetContents {
		back.sheet = sheetCover
	}
	for _, l := range append(b.links[name], back) {
		if err := f.SetCellHyperLink(name, l.cell, l.sheet+"!A1", "Location"); err != nil {
			return err
		}
	}
	return nil
}

// heads writes a row of column heads of so many lines.
func (b *book) heads(c *cells, row, lines int, texts ...string) {
	c.startTall(row, lines)
	for i, text := range texts {
		c.text(i+1, b.styles.head, text)
	}
}
