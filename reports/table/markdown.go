package table

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown returns the table in GitHub's Markdown: the title as a line in
// bold, the rows, the total in bold, the note. Text in it is plain words,
// whatever it holds.
func (t Table) Markdown() string {
	var p Markdown
	if t.Title != "" {
		p.Block("**" + Words(t.Title) + "**")
	}
	p.Table(t)
	return p.Text.String()
}

// markdownRows returns the grid alone.
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

// Markup are the characters that mean something to Markdown wherever they
// stand in a line. The underscore is looked at apart.
const Markup = "\\`*[]|~$"

// Words makes foreign text plain words in Markdown: on one line, every
// character itself, no markup and no HTML. It is not meant for the beginning
// of a paragraph, where also "-" or "1." would mean something.
func Words(text string) string {
	text = Visible(text)
	var safe strings.Builder
	for i, char := range text {
		switch {
		case char == '<':
			safe.WriteString("&lt;") // some readers take "\<" for HTML all the same
		case char == '&':
			safe.WriteString("&amp;")
		case strings.ContainsRune(Markup, char), char == '_' && !insideWord(text, i):
			safe.WriteString("\\" + string(char))
		default:
			safe.WriteRune(char)
		}
	}
	return safe.String()
}

// insideWord says whether the ASCII character at i stands between letters or
// digits, where an underscore is no markup: "opening_cash_eur".
func insideWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return IsWord(before) && IsWord(after)
}

// IsWord reports whether a character is a letter or a digit.
func IsWord(char rune) bool { return unicode.IsLetter(char) || unicode.IsDigit(char) }

// Code shows a name exactly as it is to be typed. What holds characters that
// could end it, or that no name has, is shown as plain words.
func Code(name string) string {
	if name == "" || strings.ContainsAny(name, "`|<>&*\\") || Visible(name) != name {
		return Words(name)
	}
	return "`" + name + "`"
}

// Link shows an address that can be clicked. Anything but an address of the
// web, or one that could break out of the link, is shown as plain words.
func Link(address string) string {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	if !web || strings.ContainsAny(address, "<>|\\`") || strings.ContainsFunc(address, notInAddress) {
		return Words(address)
	}
	return "<" + address + ">"
}

func notInAddress(char rune) bool { return unicode.IsSpace(char) || !unicode.IsPrint(char) }

// A Markdown is a Markdown document that is being written. Blocks are separated by
// one empty line.
type Markdown struct{ Text bytes.Buffer }

// Block writes a block of Markdown, with an empty line between it and what
// stands before.
func (p *Markdown) Block(text string) {
	if p.Text.Len() > 0 {
		p.Text.WriteByte('\n')
	}
	p.Text.WriteString(text + "\n")
}

// Heading writes a heading of a level from 1; the text is Markdown.
func (p *Markdown) Heading(level int, text string) { p.Block(strings.Repeat("#", level) + " " + text) }

// Paragraph writes running text; the text is Markdown and begins with a word
// of ours.
func (p *Markdown) Paragraph(text string) { p.Block(text) }

// List writes bullets; each is Markdown.
func (p *Markdown) List(items ...string) {
	if len(items) > 0 {
		p.Block("- " + strings.Join(items, "\n- "))
	}
}

// Table writes a table with its note under it. Its title is left to headings.
func (p *Markdown) Table(t Table) {
	p.Block(strings.TrimSuffix(t.markdownRows(), "\n"))
	if t.Note != "" {
		p.Block(Words(t.Note))
	}
}
