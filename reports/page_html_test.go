package reports

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// What is no hash does not come to stand in the style.
func TestHTMLStyleOfAStrangeRunID(t *testing.T) {
	if styleOf(`"} body { display: none`) != htmlStyle || styleOf("0f") == htmlStyle {
		t.Error("the style has a run id that is none, or lacks one")
	}
}

// The notation is read as it is written: what inMarkdown made plain is the very
// text again, code and links are themselves.
func TestInline(t *testing.T) {
	for _, text := range append(hostileTexts, "a_b _c_", "50 % of 3 * 4", "a\\", "", "é 日本") {
		if got := inline(inMarkdown(text)); wordsOf(got) != visible(text) || len(got) > 1 || len(got) == 1 && got[0].Look != "" {
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
	page := func(t testing.TB, text string) *element {
		r := &outline{}
		r.heading(1, inMarkdown(text))
		r.paragraph("Notes: " + inMarkdown(text))
		r.heading(2, inMarkdown(text))
		r.heading(3, inMarkdown(text))
		r.list("**"+inMarkdown("x"+text)+"**: "+inMarkdown(text), "Source: "+code(text)+", "+link(text))
		r.table(Table{Title: text, Note: "N" + text, Columns: []Column{{Name: text, Unit: text}, {Name: "n", Align: Right}},
			Rows: [][]Cell{{TextCell(text), TextCell(text)}, {CodeCell("x" + text), AmountCell(decimal.New(-1, 0))}}})
		r.chart(&chart{kind: rankedBars, title: text, about: text, note: "N" + text, names: []string{text}, series: []chartSeries{{text, []decimal.Decimal{decimal.New(1, 9)}}}})
		r.chart(&chart{kind: waterfallColumns, title: text, names: []string{"a", "b"}, series: []chartSeries{{text, []decimal.Decimal{decimal.New(1, 9), decimal.New(1, 9)}}}})
		written, err := pageHTML(pageHead{Name: text, Version: "test", Checks: "all"}, r)
		if err != nil {
			t.Fatal(err)
		}
		return readPage(t, written)
	}
	harmless := page(f, "words").countElements()
	f.Fuzz(func(t *testing.T, text string) {
		got := page(t, text)
		if shown := got.all("h1")[0].text; shown != visible(text) {
			t.Fatalf("%q is shown as %q", text, shown)
		}
		count := got.countElements()
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
func linksTo(page *element, text string) int {
	links := 0
	for _, a := range page.all("a") {
		if a.attrs["rel"] != "" && isWeb(text) && a.text == visible(text) {
			links++
		}
	}
	return links
}
