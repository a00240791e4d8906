package table

import "strings"

// Markdown is the table in GitHub's Markdown: the title as a line in bold, the
// rows, the total in bold, the note. Text in it is plain words, whatever it
// holds.
func (t Table) Markdown() string {
	var p Markdown
	if t.Title != "" {
		p.Block("**" + Words(t.Title) + "**")
	}
	p.Table(t)
	return p.Text.String()
}

// markdownRows is the grid alone.
func (t Table) markdownRows() string {
	var text strings.Builder
	headings, sides := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, column := range t.Columns {
		headings[i], sides[i] = Words(column.Heading()), ":--"
		if column.Align == Right {
			sides[i] = "--:"
		}
	}
	writeMarkdownRow(&text, headings)
	text.WriteString("|" + strings.Join(sides, "|") + "|\n")
	for _, row := range t.Rows {
		writeMarkdownRow(&text, markdownCells(row, ""))
	}
	if t.Total != nil {
		writeMarkdownRow(&text, markdownCells(t.Total, "**"))
	}
	return text.String()
}

// markdownCells shows cells between a mark: nothing, or that of bold text.
func markdownCells(row []Cell, mark string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		if shown := cell.Markdown(); shown != "" {
			cells[i] = mark + shown + mark
		}
	}
	return cells
}

func writeMarkdownRow(text *strings.Builder, cells []string) {
	text.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
