package table

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"loanmodel/finance/calendar"
)

func amount(text string) Cell { return AmountCell(decimal.RequireFromString(text)) }

// mixed has a cell of every kind, one of them negative and some empty.
func mixed() Table {
	return Table{
		Title: "Who owes what", Note: "A note.",
		Columns: []Column{{Name: "Who"}, {Name: "Rank", Align: Right}, {Name: "Debt", Unit: "EUR", Align: Right},
			{Name: "Share", Unit: "%", Align: Right}, {Name: "Until"}},
		Rows: [][]Cell{
			{TextCell("Anna, Bert"), WholeCell(1), amount("1234567.89"), PercentCell(decimal.RequireFromString("66.66665"), 4), MonthCell(calendar.MustMonth("2027-12"))},
			{TextCell(`the "other"`), Cell{}, amount("-0.89"), PercentCell(decimal.RequireFromString("-0.5"), 4), MonthCell(calendar.Month{})},
		},
		Total: []Cell{TextCell("All"), {}, amount("1234567.00"), {}, {}},
	}
}

func TestTableCSV(t *testing.T) {
	want := `Who,Rank,Debt (EUR),Share (%),Until
"Anna, Bert",1,1234567.89,66.6667,2027-12
"the ""other""",,-0.89,-0.5000,
`
	if diff := cmp.Diff(want, string(mixed().CSV())); diff != "" {
		t.Error(diff)
	}
}

func TestTableMarkdown(t *testing.T) {
	want := `**Who owes what**

| Who | Rank | Debt (EUR) | Share (%) | Until |
|:--|--:|--:|--:|:--|
| Anna, Bert | 1 | 1,234,567.89 | 66.6667 | 2027-12 |
| the "other" |  | −0.89 | −0.5000 |  |
| **All** |  | **1,234,567.00** |  |  |

A note.
`
	if diff := cmp.Diff(want, mixed().Markdown()); diff != "" {
		t.Error(diff)
	}
}

func TestTableText(t *testing.T) {
	want := `Who owes what

Who          Rank    Debt (EUR)  Share (%)  Until
───────────  ────  ────────────  ─────────  ───────
Anna, Bert      1  1,234,567.89    66.6667  2027-12
the "other"               −0.89    −0.5000
───────────  ────  ────────────  ─────────  ───────
All                1,234,567.00

A note.
`
	if diff := cmp.Diff(want, mixed().Text(80)); diff != "" {
		t.Error(diff)
	}
}

func TestTableTextNarrow(t *testing.T) {
	for columns := 25; columns <= 80; columns++ {
		text := mixed().Text(columns)
		for line := range strings.Lines(text) {
			if got := Width(strings.TrimSuffix(line, "\n")); got > columns {
				t.Fatalf("at %d columns a line has %d:\n%s", columns, got, text)
			}
		}
		for _, number := range []string{"1,234,567.89", "−0.89", "66.6667", "2027-12"} {
			if !strings.Contains(text, number) {
				t.Fatalf("at %d columns %s is missing:\n%s", columns, number, text)
			}
		}
	}
}

func TestTableJSON(t *testing.T) {
	want := `{
  "title": "Who owes what",
  "note": "A note.",
  "columns": [
    {
      "name": "Debt",
      "unit": "EUR"
    }
  ],
  "rows": [
    [
      "-1234.50"
    ],
    [
      null
    ]
  ],
  "total": null
}
`
	table := Table{Title: "Who owes what", Note: "A note.", Columns: []Column{{Name: "Debt", Unit: "EUR"}}, Rows: [][]Cell{{amount("-1234.50")}, {{}}}}
	if diff := cmp.Diff(want, string(table.JSON())); diff != "" {
		t.Error(diff)
	}
}

// Read back, CSV and JSON give the same decimals, and the same as was put in.
func TestTableReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Int64(), 1, 20).Draw(t, "cents")
		table := Table{Columns: []Column{{Name: "amount", Unit: "EUR"}}}
		for _, cents := range numbers {
			table.Rows = append(table.Rows, []Cell{AmountCell(Euro(cents))})
		}
		rows, err := csv.NewReader(strings.NewReader(string(table.CSV()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var object struct{ Rows [][]decimal.Decimal }
		if err := json.Unmarshal(table.JSON(), &object); err != nil {
			t.Fatal(err)
		}
		for i, cents := range numbers {
			fromCSV := decimal.RequireFromString(rows[i+1][0])
			if !fromCSV.Equal(Euro(cents)) || !object.Rows[i][0].Equal(Euro(cents)) {
				t.Fatalf("%s came back as %s and %s", Euro(cents), fromCSV, object.Rows[i][0])
			}
		}
	})
}

// Text comes back from CSV as it was, but for the apostrophe before formulas.
func TestCSVTextReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Filter(func(s string) bool { return !strings.Contains(s, "\r") && utf8.ValidString(s) }).Draw(t, "text")
		table := Table{Columns: []Column{{Name: "a"}, {Name: "b"}}, Rows: [][]Cell{{TextCell(text), TextCell("end")}}}
		rows, err := csv.NewReader(strings.NewReader(string(table.CSV()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][0]; got != text && got != "'"+text {
			t.Errorf("%q came back as %q", text, got)
		}
		if rows[1][1] != "end" {
			t.Errorf("%q moved what follows", text)
		}
	})
}

func TestCSVInjection(t *testing.T) {
	for _, formula := range []string{"=1+1", `=HYPERLINK("http://x","y")`, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "  =1"} {
		table := Table{Columns: []Column{{Name: formula}}, Rows: [][]Cell{{TextCell(formula)}}}
		rows, err := csv.NewReader(strings.NewReader(string(table.CSV()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if !strings.HasPrefix(row[0], "'") {
				t.Errorf("%q is written as %q", formula, row[0])
			}
		}
	}
	for _, harmless := range []string{"", "a=1", "1-2", "'=1", "é"} {
		if got := notFormula(harmless); got != harmless {
			t.Errorf("%q is written as %q", harmless, got)
		}
	}
}

func TestNumbersAreNeverTouched(t *testing.T) {
	table := Table{Columns: []Column{{Name: "x"}}, Rows: [][]Cell{{amount("-5")}, {PercentCell(decimal.New(-5, 0), 0)}, {WholeCell(-5)}}}
	if got, want := string(table.CSV()), "x\n-5.00\n-5\n-5\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMarkdownInjection(t *testing.T) {
	for text, want := range map[string]string{
		"<script>alert(1)</script>": "&lt;script>alert(1)&lt;/script>",
		"a|b":                       `a\|b`,
		"[x](http://evil)":          `\[x\](http://evil)`,
		"![x](y)":                   `!\[x\](y)`,
		"**bold** `code`":           "\\*\\*bold\\*\\* \\`code\\`",
		"two\nlines\r\n# heading":   "two lines  # heading",
		"loan.commitment_eur":       "loan.commitment_eur",
		"_emphasis_ and a_b_":       `\_emphasis\_ and a_b\_`,
		"&lt;b&gt;":                 "&amp;lt;b&amp;gt;",
		"\x1b[31mred\u202e":         "�\\[31mred�",
		`back\slash`:                `back\\slash`,
	} {
		if got := Words(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a_b?c=1&d=(2)": "<https://example.org/a_b?c=1&d=(2)>",
		"javascript:alert(1)":               "javascript:alert(1)",
		"https://x> <script>":               "https://x> &lt;script>",
		"https://x y":                       "https://x y",
	} {
		if got := Link(address); got != want {
			t.Errorf("%q is written as %q, want %q", address, got, want)
		}
	}
}

func TestCodeCannotBeLeft(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "loan.commitment_eur": "`loan.commitment_eur`", "F5[DE]@2027-12": "`F5[DE]@2027-12`",
		"a`b": "a\\`b", "a|b": `a\|b`, "<b>": "&lt;b>", "a\nb": "a b",
	} {
		if got := Code(name); got != want {
			t.Errorf("%q is written as %q, want %q", name, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{"a\tb": "a b", "\x1b[2J": "�[2J", "x\u200by": "x�y", "日本 é": "日本 é"} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

func TestColumnsOf(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "−1,0": 4, "日本": 4, "e\u0301": 1} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestWrapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Visible(rapid.String().Draw(t, "text"))
		columns := rapid.IntRange(2, 30).Draw(t, "columns") // no character is wider
		lines := Wrap(text, columns)
		for _, line := range lines {
			if Width(line) > columns {
				t.Errorf("%q takes %d columns", line, Width(line))
			}
		}
		if got, want := strings.Join(lines, ""), strings.Join(strings.Fields(text), ""); strings.ReplaceAll(got, " ", "") != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

func TestEncodersDoNotDependOnCells(t *testing.T) {
	if got := (Cell{}).Shown() + (Cell{}).Plain() + (Cell{}).Markdown(); got != "" {
		t.Errorf("an empty cell shows %q", got)
	}
	if (Cell{}).Kind() != Empty || amount("0").Kind() != Amount {
		t.Error("zero is not nothing")
	}
}
