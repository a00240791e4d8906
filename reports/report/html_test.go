package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"loanmodel/internal/testkit"
	"loanmodel/reports/page"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

func htmlOf(t testing.TB, run *analysis.Run) []byte {
	t.Helper()
	written, err := HTML(run, testkit.SensitivityFor(run))
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// pages are the pages of runs that have been read, by run.
var pages sync.Map

// pageOf returns the page of a run, written and read once.
func pageOf(t testing.TB, run *analysis.Run) *testkit.Element {
	t.Helper()
	if written, ok := pages.Load(run); ok {
		return written.(*testkit.Element)
	}
	written := testkit.ReadHTML(t, htmlOf(t, run))
	pages.Store(run, written)
	return written
}

// htmlElements are all that a page is made of: nothing that runs, loads or
// sends anything.
var htmlElements = strings.Fields("html head meta title style body a header h1 dl div dt dd nav p ol ul li main section h2 h3 footer " +
	"strong em code table caption thead tbody tfoot tr th td figure figcaption svg defs pattern path rect line text polygon desc")

// htmlAttributes are all attributes that elements have.
var htmlAttributes = strings.Fields("lang charset http-equiv content name class href id aria-labelledby aria-hidden rel role tabindex scope " +
	"width height viewBox x y x1 y1 x2 y2 d points fill stroke stroke-width text-anchor font-size patternUnits")

var fillOfPage = regexp.MustCompile(`^(none|#[0-9a-f]{6}|url\(#hatch-(up|across)\))$`)

// A page is well-formed and loads nothing; its ids are unique and its links
// lead to something; tables and pictures are named for who cannot see them.
func TestHTMLIsWhole(t *testing.T) {
	links := 0
	for _, run := range testkit.Stressed(t) {
		written := pageOf(t, run)
		ids := map[string]int{}
		written.Each(func(e *testkit.Element) { checkElement(t, e, ids) })
		written.Each(func(e *testkit.Element) {
			for _, name := range strings.Fields(e.Attrs["aria-labelledby"]) {
				if ids[name] != 1 {
					t.Errorf("%s is named by %q, which is %d elements", e.Name, name, ids[name])
				}
			}
			if target, inside := strings.CutPrefix(e.Attrs["href"], "#"); inside && ids[target] != 1 {
				t.Errorf("a link leads to %q, which is %d elements", target, ids[target])
			} else if inside {
				links++
			}
		})
		if written.Attrs["lang"] != "en-GB" || len(written.All("h1")) != 1 || len(written.All("main")) != 1 || len(written.All("nav")) != 1 {
			t.Errorf("%s: not one page in British English", run.Scenario.Name)
		}
		for _, grid := range written.All("table") {
			checkTable(t, grid)
		}
		for _, drawing := range written.All("svg") {
			named := len(drawing.All("title")) == 1 && len(drawing.All("desc")) == 1 && drawing.Attrs["aria-labelledby"] != ""
			if drawing.Attrs["aria-hidden"] != "true" && (drawing.Attrs["role"] != "img" || !named) {
				t.Errorf("%s: a picture without a name", run.Scenario.Name)
			}
		}
	}
	if links < 15*len(testkit.Stressed(t)) {
		t.Errorf("only %d links inside the pages", links)
	}
}

func checkElement(t *testing.T, e *testkit.Element, ids map[string]int) {
	t.Helper()
	if !slices.Contains(htmlElements, e.Name) {
		t.Errorf("element %s", e.Name)
	}
	for name, value := range e.Attrs {
		if !slices.Contains(htmlAttributes, name) {
			t.Errorf("%s has the attribute %s", e.Name, name)
		}
		switch name {
		case "id":
			if ids[value]++; ids[value] > 1 || value == "" {
				t.Errorf("id %q is given twice", value)
			}
		case "fill", "stroke":
			if !fillOfPage.MatchString(value) {
				t.Errorf("%s %s=%q", e.Name, name, value)
			}
		case "href":
			inside := strings.HasPrefix(value, "#")
			if !inside && (e.Attrs["rel"] != "noreferrer noopener" || !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://")) {
				t.Errorf("a link leads to %q", value)
			}
		}
	}
}

func checkTable(t *testing.T, grid *testkit.Element) {
	t.Helper()
	if captions := grid.All("caption"); len(captions) != 1 || captions[0].Text == "" {
		t.Error("a table without a caption")
	}
	if len(grid.All("thead")) != 1 {
		t.Error("a table without a head")
	}
	for i, row := range grid.All("tr") {
		heads := 0
		for _, cell := range row.Children {
			switch cell.Attrs["scope"] {
			case "col", "row":
				heads++
			}
			if i == 0 && cell.Attrs["scope"] != "col" || cell.Name == "th" != (cell.Attrs["scope"] != "") {
				t.Errorf("a cell %s with the scope %q: %s", cell.Name, cell.Attrs["scope"], cell.Text)
			}
			if negative := strings.HasPrefix(cell.Text, "−") && isNumber(cell.Text); negative != strings.Contains(cell.Attrs["class"], "neg") {
				t.Errorf("%q has the class %q", cell.Text, cell.Attrs["class"])
			}
		}
		if i > 0 && heads != 1 {
			t.Errorf("%d cells name the row %q", heads, row.Text)
		}
	}
}

// The policy lets the page's own style in, by its hash, and nothing else.
func TestHTMLPolicy(t *testing.T) {
	written := testkit.ReadHTML(t, htmlOf(t, testkit.LibraryRun(t, "base")))
	styles := written.All("style")
	if len(styles) != 1 {
		t.Fatalf("%d styles", len(styles))
	}
	if strings.Contains(styles[0].Text, "url(") || strings.Contains(styles[0].Text, "@import") || strings.ContainsAny(styles[0].Text, "<&") {
		t.Error("the style loads something, or is not the same text for all readers")
	}
	sum := sha256.Sum256([]byte(styles[0].Text))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	for _, meta := range written.All("meta") {
		if meta.Attrs["http-equiv"] == "Content-Security-Policy" {
			if meta.Attrs["content"] != want {
				t.Errorf("policy %q, want %q", meta.Attrs["content"], want)
			}
			return
		}
	}
	t.Error("there is no policy")
}

// Page and Markdown have the same headings in the same order, and the contents
// have all sections.
func TestHTMLHeadingsAreThoseOfMarkdown(t *testing.T) {
	for _, run := range testkit.Stressed(t) {
		var want, sections []string
		for line := range strings.Lines(string(markdownOf(run))) {
			if marks, title, ok := strings.Cut(strings.TrimSpace(line), " "); ok && marks != "" && strings.Trim(marks, "#") == "" {
				want = append(want, strconv.Itoa(len(marks))+" "+title)
				if len(marks) == 2 {
					sections = append(sections, title)
				}
			}
		}
		written := pageOf(t, run)
		var got, contents []string
		for _, heading := range written.All("h1", "h2", "h3") {
			got = append(got, heading.Name[1:]+" "+heading.Text)
		}
		for _, link := range written.All("nav")[0].All("a") {
			contents = append(contents, link.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", run.Scenario.Name, diff)
		}
		if diff := cmp.Diff(sections, contents); diff != "" {
			t.Errorf("%s: contents: %s", run.Scenario.Name, diff)
		}
	}
}

// What is written as a page is read back as the same decimals as from the
// Markdown, the CSV and the JSON of the same tables (X2).
func TestHTMLReadBack(t *testing.T) {
	decimals := 0
	for _, run := range testkit.Stressed(t) {
		r := newReport(run, testkit.SensitivityFor(run))
		shown := pageOf(t, run).All("table")
		markdown := testkit.MarkdownTables(r.Text.String())
		var tables []table.Table
		for _, block := range r.Parts {
			if block.Kind == page.TableBlock {
				tables = append(tables, block.Table)
			}
		}
		if len(shown) != len(tables) || len(markdown) != len(tables) {
			t.Fatalf("%s: %d tables, %d in the page, %d in Markdown", run.Scenario.Name, len(tables), len(shown), len(markdown))
		}
		for i, grid := range tables {
			decimals += sameDecimals(t, grid, testkit.Rows(shown[i]), markdown[i])
		}
	}
	if decimals < 10_000 {
		t.Errorf("only %d decimals were compared", decimals)
	}
	t.Logf("%d decimals", decimals)
}

// sameDecimals compares the rows of a table with what each of its forms says,
// and the total with the forms that have one.
func sameDecimals(t *testing.T, grid table.Table, written, markdown [][]string) (compared int) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(grid.CSV())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var object struct {
		Rows  [][]*string
		Total []*string
	}
	if err := json.Unmarshal(grid.JSON(), &object); err != nil {
		t.Fatal(err)
	}
	if grid.Total != nil {
		object.Rows = append(object.Rows, object.Total)
	}
	if len(written) != len(object.Rows)+1 {
		t.Fatalf("%d rows in the page, want %d", len(written), len(object.Rows)+1)
	}
	for i, row := range object.Rows {
		for column, plain := range row {
			shown := written[i+1][column]
			if plain == nil || !isPlainNumber(*plain) {
				continue
			}
			compared++
			want := decimal.RequireFromString(*plain)
			if !testkit.Number(t, shown).Equal(want) || !testkit.Number(t, strings.Trim(markdown[i+2-i/len(object.Rows)][column], "*")).Equal(want) {
				t.Errorf("row %d, column %d: page %s, Markdown %s, want %s", i, column, shown, markdown[i+2][column], want)
			}
			if i < len(grid.Rows) && !decimal.RequireFromString(records[i+1][column]).Equal(want) {
				t.Errorf("row %d, column %d: CSV %s, want %s", i, column, records[i+1][column], want)
			}
		}
	}
	return compared
}

var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func isPlainNumber(text string) bool { return plainNumber.MatchString(text) }

func TestHTMLSameBytes(t *testing.T) {
	for _, expression := range []string{"base", "assets-returned"} {
		run := testkit.LibraryRun(t, expression)
		if !bytes.Equal(htmlOf(t, run), htmlOf(t, run)) {
			t.Errorf("%s: other bytes the second time", expression)
		}
	}
}

// hostile returns a run with the same text wherever a user can write one.
func hostile(t testing.TB, text string) *analysis.Run {
	t.Helper()
	run := *testkit.LibraryRun(t, "assets-returned")
	scenario := *run.Scenario
	scenario.Title, scenario.Notes, scenario.Name = text, text, text
	scenario.Structure, scenario.Settlement, scenario.Overlays = text, text, []string{text}
	scenario.Differences = []scenarios.Difference{{Key: "loan.commitment_eur", From: "1.00", To: "2.00", Overlay: text, Reason: text}}
	scenario.Conflicts = []scenarios.Conflict{{Key: "loan.commitment_eur", Loser: text, Winner: text}}
	run.Scenario = &scenario
	run.Sources = slices.Clone(run.Sources)
	for i := range run.Sources {
		run.Sources[i].Title, run.Sources[i].Publisher, run.Sources[i].Date, run.Sources[i].Accessed = text, text, text, text
		if i%2 == 0 {
			run.Sources[i].URL = text
		}
	}
	return &run
}

// Nothing that a user writes becomes an element, an attribute or a link: the
// page has the elements that it has with harmless words, and shows the words.
func TestHTMLOfHostileTexts(t *testing.T) {
	harmless := testkit.ReadHTML(t, htmlOf(t, hostile(t, "some words"))).CountElements()
	for _, text := range testkit.HostileTexts {
		written := testkit.ReadHTML(t, htmlOf(t, hostile(t, text)))
		got := written.CountElements()
		written.Each(func(e *testkit.Element) {
			if e.Name == "a" && strings.Contains(e.Attrs["href"], "alert(1)") {
				t.Errorf("%q: a link to %q", text, e.Attrs["href"])
			}
			if e.Attrs["src"]+e.Attrs["onclick"]+e.Attrs["onerror"]+e.Attrs["style"] != "" {
				t.Errorf("%q: %s has attributes %v", text, e.Name, e.Attrs)
			}
		})
		if title := written.All("h1")[0].Text; title != table.Visible(text) {
			t.Errorf("%q is shown as %q", text, title)
		}
		delete(got, "code") // a name is shown as code where it can be typed
		want := map[string]int{}
		for name, n := range harmless {
			if name != "code" {
				want[name] = n
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: other elements: %s", text, diff)
		}
	}
}
