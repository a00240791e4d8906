package reports

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markup are the characters that mean something to Markdown wherever they
// stand in a line. The underscore is looked at apart.
const markup = "\\`*[]|~$"

// inMarkdown makes foreign text plain words in Markdown: on one line, every
// character itself, no markup and no HTML. It is not meant for the beginning
// of a paragraph, where also "-" or "1." would mean something.
func inMarkdown(text string) string {
	text = visible(text)
	var safe strings.Builder
	for i, char := range text {
		switch {
		case char == '<':
			safe.WriteString("&lt;") // some readers take "\<" for HTML all the same
		case char == '&':
			safe.WriteString("&amp;")
		case strings.ContainsRune(markup, char), char == '_' && !insideWord(text, i):
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
	return isWord(before) && isWord(after)
}

func isWord(char rune) bool { return unicode.IsLetter(char) || unicode.IsDigit(char) }

// code shows a name exactly as it is to be typed. What holds characters that
// could end it, or that no name has, is shown as plain words.
func code(name string) string {
	if name == "" || strings.ContainsAny(name, "`|<>&*\\") || visible(name) != name {
		return inMarkdown(name)
	}
	return "`" + name + "`"
}

// link shows an address that can be clicked. Anything but an address of the
// web, or one that could break out of the link, is shown as plain words.
func link(address string) string {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	if !web || strings.ContainsAny(address, "<>|\\`") || strings.ContainsFunc(address, notInAddress) {
		return inMarkdown(address)
	}
	return "<" + address + ">"
}

func notInAddress(char rune) bool { return unicode.IsSpace(char) || !unicode.IsPrint(char) }

// A page is a Markdown document that is being written. Blocks are separated by
// one empty line.
type page struct{ text bytes.Buffer }

func (p *page) block(text string) {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	p.text.WriteString(text + "\n")
}

// heading writes a heading of a level from 1; the text is Markdown.
func (p *page) heading(level int, text string) { p.block(strings.Repeat("#", level) + " " + text) }

// paragraph writes running text; the text is Markdown and begins with a word
// of ours.
func (p *page) paragraph(text string) { p.block(text) }

// list writes bullets; each is Markdown.
func (p *page) list(items ...string) {
	if len(items) > 0 {
		p.block("- " + strings.Join(items, "\n- "))
	}
}

// table writes a table with its note under it. Its title is left to headings.
func (p *page) table(t Table) {
	p.block(strings.TrimSuffix(t.markdownRows(), "\n"))
	if t.Note != "" {
		p.block(inMarkdown(t.Note))
	}
}
