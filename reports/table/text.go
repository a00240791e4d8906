package table

import "strings"

const (
	gap         = 2  // blanks between columns of a text table
	narrowWords = 12 // a column of words may be made as narrow as this
)

// Text returns the table for a terminal of so many columns: title, aligned
// columns, a rule above the total, the note. Words wrap inside their column;
// numbers never do. Columns that do not fit beside each other follow in
// further blocks, each with the first column again. Lines become longer only
// where a word of the first column and a number do not fit beside each other.
func (t Table) Text(columns int) string {
	var text strings.Builder
	if t.Title != "" {
		text.WriteString(strings.Join(Wrap(Visible(t.Title), columns), "\n") + "\n\n")
	}
	for i, block := range t.blocks(columns) {
		if i > 0 {
			text.WriteByte('\n')
		}
		block.write(&text)
	}
	if t.Note != "" {
		text.WriteString("\n" + strings.Join(Wrap(Visible(t.Note), columns), "\n") + "\n")
	}
	return text.String()
}

// A textBlock is some columns of a table that fit beside each other.
type textBlock struct {
	columns []textColumn
	rows    int
	total   bool
}

// A textColumn is one column with everything in it as it is shown.
type textColumn struct {
	heading string
	align   Align
	cells   []string // the total last, where there is one
	narrow  int      // the least width
	natural int      // the width at which nothing wraps
	width   int
}

// blocks distributes the columns over as few blocks as fit.
func (t Table) blocks(columns int) []textBlock {
	all := make([]textColumn, len(t.Columns))
	for i := range t.Columns {
		all[i] = t.textColumn(i)
	}
	var blocks []textBlock
	for at := 0; at < len(all); {
		block := textBlock{rows: len(t.Rows), total: t.Total != nil}
		if at > 0 {
			block.columns = append(block.columns, all[0])
		}
		fewest := len(block.columns) + 1 // at least one new column in each block
		for at < len(all) && (len(block.columns) < fewest || block.narrow()+gap+all[at].narrow <= columns) {
			block.columns = append(block.columns, all[at])
			at++
		}
		block.widen(columns)
		blocks = append(blocks, block)
	}
	return blocks
}

func (t Table) textColumn(i int) textColumn {
	column := textColumn{heading: Visible(t.Columns[i].Heading()), align: t.Columns[i].Align}
	rows := t.Rows
	if t.Total != nil {
		rows = append(rows[:len(rows):len(rows)], t.Total)
	}
	column.narrow = longestWord(column.heading)
	column.natural = Width(column.heading)
	for _, row := range rows {
		shown := Visible(row[i].Shown())
		column.cells = append(column.cells, shown)
		column.natural = max(column.natural, Width(shown))
		if row[i].kind == Text {
			column.narrow = max(column.narrow, min(narrowWords, Width(shown)))
		} else {
			column.narrow = max(column.narrow, Width(shown))
		}
	}
	return column
}

// narrow returns the least width of the block.
func (b *textBlock) narrow() int {
	total := -gap
	for _, column := range b.columns {
		total += column.narrow + gap
	}
	return total
}

// widen gives the columns what the terminal has left, from the left.
func (b *textBlock) widen(columns int) {
	spare := max(0, columns-b.narrow())
	for i := range b.columns {
		column := &b.columns[i]
		more := min(spare, column.natural-column.narrow)
		column.width = column.narrow + more
		spare -= more
	}
}

func (b *textBlock) write(text *strings.Builder) {
	headings := make([]string, len(b.columns))
	for i, column := range b.columns {
		headings[i] = column.heading
	}
	b.writeRow(text, headings)
	b.writeRule(text)
	for row := range b.rows {
		b.writeRow(text, b.row(row))
	}
	if b.total {
		b.writeRule(text)
		b.writeRow(text, b.row(b.rows))
	}
}

func (b *textBlock) row(row int) []string {
	cells := make([]string, len(b.columns))
	for i, column := range b.columns {
		cells[i] = column.cells[row]
	}
	return cells
}

func (b *textBlock) writeRule(text *strings.Builder) {
	rules := make([]string, len(b.columns))
	for i, column := range b.columns {
		rules[i] = strings.Repeat("─", column.width)
	}
	text.WriteString(strings.Join(rules, strings.Repeat(" ", gap)) + "\n")
}

// writeRow writes one row on as many lines as its longest cell needs.
func (b *textBlock) writeRow(text *strings.Builder, cells []string) {
	lines := make([][]string, len(cells))
	height := 0
	for i, cell := range cells {
		lines[i] = Wrap(cell, b.columns[i].width)
		height = max(height, len(lines[i]))
	}
	for at := range height {
		parts := make([]string, len(cells))
		for i, column := range b.columns {
			part := ""
			if at < len(lines[i]) {
				part = lines[i][at]
			}
			parts[i] = Pad(part, column.width, column.align)
		}
		text.WriteString(strings.TrimRight(strings.Join(parts, strings.Repeat(" ", gap)), " ") + "\n")
	}
}
