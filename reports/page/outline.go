package page

import (
	"loanmodel/reports/chart"
	"loanmodel/reports/table"
)

// An Outline is a page that also keeps what it is made of, block by block, so
// that the same document can be written in a form other than Markdown. Texts
// stay in the notation of the page: what a user wrote has gone through
// table.Words, and is words to whoever reads the notation.
type Outline struct {
	table.Markdown
	Parts []Block
}

// A Kind is what a block of a page is.
type Kind uint8

// The kinds of blocks.
const (
	headingBlock Kind = iota
	paragraphBlock
	listBlock
	TableBlock
	ChartBlock
)

// A Block is one heading, paragraph, list, table or chart.
type Block struct {
	Kind  Kind
	level int      // of a heading, from 1
	texts []string // the heading, the paragraph or the items of the list
	Table table.Table
	Chart *chart.Chart
}

// Heading adds a heading of a level from 1; the text is in the page's
// notation.
func (o *Outline) Heading(level int, text string) {
	o.Parts = append(o.Parts, Block{Kind: headingBlock, level: level, texts: []string{text}})
	o.Markdown.Heading(level, text)
}

// Paragraph adds running text in the page's notation.
func (o *Outline) Paragraph(text string) {
	o.Parts = append(o.Parts, Block{Kind: paragraphBlock, texts: []string{text}})
	o.Markdown.Paragraph(text)
}

// List adds bullets, each in the page's notation; without any it adds nothing.
func (o *Outline) List(items ...string) {
	if len(items) > 0 {
		o.Parts = append(o.Parts, Block{Kind: listBlock, texts: items})
	}
	o.Markdown.List(items...)
}

// Table adds a table with its note. Its title is left to headings.
func (o *Outline) Table(t table.Table) {
	o.Parts = append(o.Parts, Block{Kind: TableBlock, Table: t})
	o.Markdown.Table(t)
}

// Chart adds a picture of tables that stand beside it, nothing for nil.
// Markdown has none.
func (o *Outline) Chart(c *chart.Chart) {
	if c != nil {
		o.Parts = append(o.Parts, Block{Kind: ChartBlock, Chart: c})
	}
}
