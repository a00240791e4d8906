package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	htmltemplate "html/template"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"loanmodel/reports/chart"
	"loanmodel/reports/table"
)

//go:embed html/page.html
var htmlTemplate string

//go:embed html/style.css
var htmlStyle string

// htmlPolicy lets a browser load nothing from anywhere and run nothing; of
// styles only the page's own, by its hash.
func htmlPolicy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// styleOf returns the style of a run's page. On paper the run id stands at the
// foot of every page: digits of a hash and nothing else, for it comes to stand
// in a style.
func styleOf(runID string) string {
	if strings.Trim(runID, "0123456789abcdef") != "" {
		return htmlStyle
	}
	return htmlStyle + "@page { @bottom-left { content: \"Run " + runID + "\"; font: 7pt Arial, sans-serif; color: #4a4a4a; } }\n"
}

// parsedHTML is the template of the page. That it can be parsed is tested.
var parsedHTML = sync.OnceValues(func() (*htmltemplate.Template, error) { return htmltemplate.New("page").Parse(htmlTemplate) })

// A Head is what stands above the blocks of a page: the scenario, the run
// and its checks, in any words.
type Head struct {
	Name    string // of the scenario
	RunID   string
	Version string // of the model
	Checks  string // how many hold
	Failed  bool   // one does not hold
}

// HTML writes an outline as one page for a browser or for paper. It needs
// no network, runs nothing, and whatever a scenario says is words on it. It
// fails only with a faulty template.
func HTML(head Head, o *Outline) ([]byte, error) {
	page, err := parsedHTML()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := page.Execute(&text, newHTMLPage(head, o)); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

// An htmlPage is what the template shows.
type htmlPage struct {
	Policy   string
	Style    htmltemplate.CSS // the program's own, with nothing of a scenario but the hash of its inputs
	Title    []inlineSpan
	Name     string // of the scenario
	RunID    string
	Version  string
	Checks   string
	Failed   bool // a check does not hold
	Opening  []htmlBlock
	Sections []*htmlSection
}

// An htmlSection is a heading of the second level with what follows it.
type htmlSection struct {
	ID     string
	Title  []inlineSpan
	Blocks []htmlBlock
}

// An htmlBlock is one part of a section: exactly one of its fields is set.
type htmlBlock struct {
	Heading   *htmlHeading
	Paragraph []inlineSpan
	List      [][]inlineSpan
	Table     *htmlTable
	Picture   *chart.Picture
}

// An htmlHeading is a heading of the third level.
type htmlHeading struct {
	ID    string
	Title []inlineSpan
}

// newHTMLPage takes over an outline block by block.
func newHTMLPage(head Head, o *Outline) *htmlPage {
	style := styleOf(head.RunID)
	p := &htmlPage{
		Policy: htmlPolicy(style), Style: htmltemplate.CSS(style),
		Name: table.Visible(head.Name), RunID: table.Visible(head.RunID), Version: table.Visible(head.Version),
		Checks: head.Checks, Failed: head.Failed,
	}
	w := htmlWriter{page: p, ids: map[string]bool{}}
	for _, block := range o.Parts {
		w.add(block)
	}
	return p
}

// An htmlWriter adds block after block to a page.
type htmlWriter struct {
	page             *htmlPage
	ids              map[string]bool
	caption          string // of the next table: the last heading
	tables, pictures int
}

func (w *htmlWriter) add(block Block) {
	switch block.Kind {
	case headingBlock:
		w.heading(block.level, inline(block.texts[0]))
	case paragraphBlock:
		w.append(htmlBlock{Paragraph: inline(block.texts[0])})
	case listBlock:
		items := make([][]inlineSpan, len(block.texts))
		for i, text := range block.texts {
			items[i] = inline(text)
		}
		w.append(htmlBlock{List: items})
	case TableBlock:
		w.tables++
		w.append(htmlBlock{Table: newHTMLTable("table-"+strconv.Itoa(w.tables), w.caption, block.Table)})
	case ChartBlock:
		w.pictures++
		drawn := block.Chart.Draw("picture-" + strconv.Itoa(w.pictures))
		w.append(htmlBlock{Picture: &drawn})
	}
}

func (w *htmlWriter) heading(level int, title []inlineSpan) {
	w.caption = wordsOf(title)
	switch level {
	case 1:
		w.page.Title = title
	case 2:
		w.page.Sections = append(w.page.Sections, &htmlSection{ID: w.id(w.caption), Title: title})
	default:
		w.append(htmlBlock{Heading: &htmlHeading{w.id(w.caption), title}})
	}
}

func (w *htmlWriter) append(block htmlBlock) {
	if len(w.page.Sections) == 0 {
		w.page.Opening = append(w.page.Opening, block)
		return
	}
	section := w.page.Sections[len(w.page.Sections)-1]
	section.Blocks = append(section.Blocks, block)
}

// id returns a name for a heading in links: its letters and digits in ASCII,
// behind a prefix that no other id has. It is given once.
func (w *htmlWriter) id(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(char rune) bool {
		return char > unicode.MaxASCII || !table.IsWord(char)
	})
	id := "s-" + strings.Join(words, "-")
	for n := 2; w.ids[id]; n++ {
		id = "s-" + strings.Join(words, "-") + "-" + strconv.Itoa(n)
	}
	w.ids[id] = true
	return id
}

// wordsOf returns a text without its looks.
func wordsOf(spans []inlineSpan) string {
	var words strings.Builder
	for _, s := range spans {
		words.WriteString(s.Text)
	}
	return words.String()
}
