package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"loanmodel/internal/testkit"
	"loanmodel/reports/chart"
	"loanmodel/reports/table"
)

// What is no hash does not come to stand in the style.
func TestHTMLStyleOfAStrangeRunID(t *testing.T) {
	if styleOf(`"} body { display: none`) != htmlStyle || styleOf("0f") == htmlStyle {
		t.Error("the style has a run id that is none, or lacks one")
	}
}

// The notation is read as it is written: what table.Words made plain is the very
// text again, code and links are themselves.
func TestInline(t *testing.T) {
	for _, text := range append(testkit.HostileTexts, "a_b _c_", "50 % of 3 * 4", "a\\", "", "é 日本") {
		if got := inline(table.Words(text)); wordsOf(got) != table.Visible(text) || len(got) > 1 || len(got) == 1 && got[0].Look != "" {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for text, want := range map[string][]inlineSpan{
		"one `two` three":               {{"", "one "}, {"code", "two"}, {"", " three"}},
		"**a \\*b** (`c`)":              {{"strong", "a *b"}, {"", " ("}, {"code", "c"}, {"", ")"}},
		"*official* is":                 {{"em", "official"}, {"", " is"}},
		"x, <https://a.b/c_d?e=1&f>, y": {{"", "x, "}, {"link", "https://a.b/c_d?e=1&f"}, {"", ", y"}},
		"`open":                         {{"", "`open"}},
		"<b>":                           {{"", "<b>"}},
		"**":                            {{"", "**"}},
	} {
		if diff := cmp.Diff(want, inline(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// FuzzHTML writes any text into each part of a page: it stays well-formed, has
// the elements of a page with harmless words, and shows the very text.
func FuzzHTML(f *testing.F) {
	page := func(t testing.TB, text string) *testkit.Element {
		r := &Outline{}
		r.Heading(1, table.Words(text))
		r.Paragraph("Notes: " + table.Words(text))
		r.Heading(2, table.Words(text))
		r.Heading(3, table.Words(text))
		r.List("**"+table.Words("x"+text)+"**: "+table.Words(text), "Source: "+table.Code(text)+", "+table.Link(text))
		r.Table(table.Table{Title: text, Note: "N" + text, Columns: []table.Column{{Name: text, Unit: text}, {Name: "n", Align: table.Right}},
			Rows: [][]table.Cell{{table.TextCell(text), table.TextCell(text)}, {table.CodeCell("x" + text), table.AmountCell(decimal.New(-1, 0))}}})
		r.Chart(&chart.Chart{Kind: chart.RankedBars, Title: text, About: text, Note: "N" + text, Names: []string{text}, Series: []chart.Series{{Name: text, Values: []decimal.Decimal{decimal.New(1, 9)}}}})
		r.Chart(&chart.Chart{Kind: chart.WaterfallColumns, Title: text, Names: []string{"a", "b"}, Series: []chart.Series{{Name: text, Values: []decimal.Decimal{decimal.New(1, 9), decimal.New(1, 9)}}}})
		written, err := HTML(Head{Name: text, Version: "test", Checks: "all"}, r)
		if err != nil {
			t.Fatal(err)
		}
		return testkit.ReadHTML(t, written)
	}
	harmless := page(f, "words").CountElements()
	f.Fuzz(func(t *testing.T, text string) {
		got := page(t, text)
		if shown := got.All("h1")[0].Text; shown != table.Visible(text) {
			t.Fatalf("%q is shown as %q", text, shown)
		}
		count := got.CountElements()
		count["a"] -= linksTo(got, text)
		for name, n := range harmless {
			if name != "code" && count[name] != n {
				t.Fatalf("%q: %d elements %s, want %d", text, count[name], name, n)
			}
		}
		for name := range count {
			if _, known := harmless[name]; !known {
				t.Fatalf("%q: element %s", text, name)
			}
		}
	})
}

// linksTo counts the links to an address of the web that a text is.
func linksTo(page *testkit.Element, text string) int {
	links := 0
	for _, a := range page.All("a") {
		if a.Attrs["rel"] != "" && isWeb(text) && a.Text == table.Visible(text) {
			links++
		}
	}
	return links
}
