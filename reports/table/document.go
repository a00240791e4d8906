package table

import "strings"

// A Document is what a command prints about several runs at once: for people a
// title, sentences and tables, for programs one table with every figure.
type Document struct {
	Title  string
	About  []string // paragraphs under the title, of plain words
	Tables []Table  // each with a title
	// Data has one figure a row: exact, and also what the tables leave out.
	// CSV and JSON are made of it alone.
	Data Table
}

// DocumentFormats returns the formats of a document, the one for a terminal
// first.
func DocumentFormats() []string { return []string{"text", "md", "csv", "json"} }

// Encode returns the document in one of its formats; text for any other word.
// Text is for a terminal of so many columns.
func (d Document) Encode(format string, columns int) string {
	switch format {
	case "md":
		return d.Markdown()
	case "csv":
		return string(d.Data.CSV())
	case "json":
		return string(d.Data.JSON())
	}
	return d.Text(columns)
}

// Text returns the document for a terminal of so many columns. Paragraphs and
// tables are separated by one empty line.
func (d Document) Text(columns int) string {
	var parts []string
	for _, paragraph := range append([]string{d.Title}, d.About...) {
		parts = append(parts, strings.Join(Wrap(Visible(paragraph), columns), "\n")+"\n")
	}
	for _, table := range d.Tables {
		parts = append(parts, table.Text(columns))
	}
	return strings.Join(parts, "\n")
}

// Markdown returns the document in GitHub's Markdown: the tables are its
// sections.
func (d Document) Markdown() string {
	var p Markdown
	p.Heading(1, Words(d.Title))
	for _, paragraph := range d.About {
		p.Paragraph(Words(paragraph))
	}
	for _, table := range d.Tables {
		p.Heading(2, Words(table.Title))
		p.Table(table)
	}
	return p.Text.String()
}
