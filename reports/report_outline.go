package reports

// An outline is a page that also keeps what it is made of, block by block, so
// that the same document can be written in a form other than Markdown. Texts
// stay in the notation of the page: what a user wrote has gone through
// inMarkdown, and is words to whoever reads the notation.
type outline struct {
	page
	blocks []pageBlock
}

// A blockKind is what a block of a page is.
type blockKind uint8

const (
	headingBlock blockKind = iota
	paragraphBlock
	listBlock
	tableBlock
	chartBlock
)

// A pageBlock is one heading, paragraph, list, table or chart.
type pageBlock struct {
	kind  blockKind
	level int      // of a heading, from 1
	texts []string // the heading, the paragraph or the items of the list
	table Table
	chart *chart
}

func (o *outline) heading(level int, text string) {
	o.blocks = append(o.blocks, pageBlock{kind: headingBlock, level: level, texts: []string{text}})
	o.page.heading(level, text)
}

func (o *outline) paragraph(text string) {
	o.blocks = append(o.blocks, pageBlock{kind: paragraphBlock, texts: []string{text}})
	o.page.paragraph(text)
}

func (o *outline) list(items ...string) {
	if len(items) > 0 {
		o.blocks = append(o.blocks, pageBlock{kind: listBlock, texts: items})
	}
	o.page.list(items...)
}

func (o *outline) table(t Table) {
	o.blocks = append(o.blocks, pageBlock{kind: tableBlock, table: t})
	o.page.table(t)
}

// chart adds a picture of tables that stand beside it. Markdown has none.
func (o *outline) chart(c *chart) {
	if c != nil {
		o.blocks = append(o.blocks, pageBlock{kind: chartBlock, chart: c})
	}
}
