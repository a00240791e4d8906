package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
)

// chartSheets are the sheets of the charts.
var chartSheets = []string{sheetChoices, sheetEvents, sheetCharts, sheetSensitivity, sheetMessages, sheetChartData, sheetEngine}

// TestChartFormulasAreShortAndPlain looks at every formula of the sheets of the
// charts as it stands in the file.
func TestChartFormulasAreShortAndPlain(t *testing.T) {
	presets := testkit.Presets(t)
	book := readBook(t, write(t, presets[0], presets))
	functions, numbers := regexp.MustCompile(`[A-Z]+\(`), regexp.MustCompile(`(^|[-+*/(,=<>])(\d+(\.\d+)?)`)
	for _, name := range chartSheets {
		seen := 0
		for address, cell := range book[name] {
			if cell.Formula == "" {
				continue
			}
			seen++
			if len(cell.Formula) > maxFormula {
				t.Errorf("%s!%s: %d characters: %s", name, address, len(cell.Formula), cell.Formula)
			}
			for _, f := range functions.FindAllString(cell.Formula, -1) {
				if !strings.Contains(" "+strings.Join(allowed, " ")+" ", " "+strings.TrimSuffix(f, "(")+" ") {
					t.Errorf("%s!%s uses %s", name, address, f)
				}
			}
			for _, n := range numbers.FindAllStringSubmatch(cell.Formula, -1) {
				if !strings.Contains(" 0 1 2 ", " "+n[2]+" ") {
					t.Errorf("%s!%s: the number %s stands in %s", name, address, n[2], cell.Formula)
				}
			}
			if cell.Value == "" {
				t.Errorf("%s!%s has a formula and no value", name, address)
			}
		}
		if seen == 0 {
			t.Errorf("%s has no formula", name)
		}
	}
}

// A drawnChart is what the tests read of a chart's part.
type drawnChart struct {
	Title struct {
		Formula string   `xml:"tx>strRef>f"`
		Text    []string `xml:"tx>strRef>strCache>pt>v"`
	} `xml:"chart>title"`
	Plot struct {
		Kinds []struct {
			XMLName xml.Name
			Series  []struct {
				Name    string   `xml:"tx>strRef>f"`
				Values  string   `xml:"val>numRef>f"`
				Heights string   `xml:"yVal>numRef>f"`
				Drawn   []string `xml:"val>numRef>numCache>pt>v"`
			} `xml:"ser"`
		} `xml:",any"`
	} `xml:"chart>plotArea"`
	Legend *struct{} `xml:"chart>legend"`
}

// TestChartsSayWhatTheirCellsSay reads the charts of the return of the assets:
// each title is a live cell, and every value drawn is that of its cell.
func TestChartsSayWhatTheirCellsSay(t *testing.T) {
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "reparations-loan+assets-returned")
	file := write(t, run, presets)
	book, charts := readBook(t, file), chartsOf(t, file)
	if len(charts) != 8 {
		t.Fatalf("%d charts, want 8", len(charts))
	}
	values := 0
	for name, chart := range charts {
		title := cellAt(t, book, chart.Title.Formula)
		if title.Formula == "" || len(chart.Title.Text) != 1 || title.Value != chart.Title.Text[0] {
			t.Errorf("%s: the title %q is not the live cell %s, %q", name, chart.Title.Text, chart.Title.Formula, title.Value)
		}
		series := 0
		for _, kind := range chart.Plot.Kinds {
			for _, s := range kind.Series {
				series++
				if cellAt(t, book, s.Name).Value == "" || s.Values+s.Heights == "" {
					t.Errorf("%s: a series has no name or no values", name)
				}
				for i, drawn := range s.Drawn {
					values++
					if cell := cellAt(t, book, nth(t, s.Values, i)); cell.Value != drawn {
						t.Errorf("%s: %s is drawn, the cell has %s", name, drawn, cell.Value)
					}
				}
			}
		}
		if series < 1 || series > 4 || (chart.Legend == nil) != (series == 1) {
			t.Errorf("%s: %d series, legend %v", name, series, chart.Legend != nil)
		}
	}
	t.Logf("%d values of %d charts are those of their cells", values, len(charts))
}

// TestAreaDrawsEveryMonth: a peak between the ends of two years is seen.
func TestAreaDrawsEveryMonth(t *testing.T) {
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "reparations-loan+assets-returned")
	for _, chart := range chartsOf(t, write(t, run, presets)) {
		for _, kind := range chart.Plot.Kinds {
			if kind.XMLName.Local != "areaChart" {
				continue
			}
			lent := kind.Series[0].Drawn
			if last := run.Result.Periods(); len(lent) != last+1 || lent[23] != "90" || lent[24] != "0" {
				t.Errorf("%d points; November 2027 %s, December %s", len(lent), lent[23], lent[24])
			}
			return
		}
	}
	t.Error("there is no chart of areas")
}

// TestChartsHaveTextsForThoseWhoDoNotSeeThem looks at the drawing.
func TestChartsHaveTextsForThoseWhoDoNotSeeThem(t *testing.T) {
	presets := testkit.Presets(t)
	file := write(t, presets[0], presets)
	texts := regexp.MustCompile(`descr="([^"]*)"`).FindAllStringSubmatch(string(partsLike(t, file, "xl/drawings/drawing")["xl/drawings/drawing1.xml"]), -1)
	if len(texts) != 8 {
		t.Fatalf("%d charts with a text, want 8", len(texts))
	}
	book := readBook(t, file)
	for name, chart := range chartsOf(t, file) {
		message, found := cellAt(t, book, chart.Title.Formula).Value, false
		for _, text := range texts {
			found = found || strings.HasPrefix(strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&amp;", "&").Replace(text[1]), message)
		}
		if !found {
			t.Errorf("%s: no text states %q", name, message)
		}
	}
}

// TestMessagesAreThoseOfTheScenarios compares the live messages of two files.
func TestMessagesAreThoseOfTheScenarios(t *testing.T) {
	presets := testkit.Presets(t)
	address := sheet.ColumnName(messageLive) + sheet.RowText(rowMessage(messageCalls))
	for expression, want := range map[string]string{
		"base":                             "Nothing is called of the guarantors or the budget's headroom",
		"reparations-loan+assets-returned": "The guarantors pay EUR 90.0 bn and recover nothing; headroom pays nothing",
	} {
		if got := readBook(t, write(t, testkit.LibraryRun(t, expression), presets))[sheetMessages][address].Value; got != want {
			t.Errorf("%s: %q, want %q", expression, got, want)
		}
	}
}

// TestOverridesAreSaidOnTheCharts overrides an assumption and recalculates: the
// engine's words and values no longer fit, and the sheets say so.
func TestOverridesAreSaidOnTheCharts(t *testing.T) {
	thorough(t)
	office := clients.LibreOffice(t)
	presets := testkit.Presets(t)
	line := layoutFor(presets[0], presets).lines["euroclear.tax_rate_pct"]
	edited, err := clients.SetNumber(write(t, presets[0], presets), sheetAssumptions, sheet.ColumnName(sheet.InputOverride)+sheet.RowText(line.row), "27.1828")
	if err != nil {
		t.Fatal(err)
	}
	out, err := office.Recalculate(t.Context(), edited)
	if err != nil {
		t.Fatal(err)
	}
	book := readBook(t, out)
	if got := book[sheetSensitivity]["A"+sheet.RowText(rowSensitivityWarning)].Value; got != sensitivityStale {
		t.Errorf("the sensitivities say %q", got)
	}
	if got := book[sheetMessages][sheet.ColumnName(messageLive)+sheet.RowText(rowMessage(messageCalls))].Value; got != "Guarantee calls by year, with assumptions overridden" {
		t.Errorf("the chart of calls says %q", got)
	}
}

func chartsOf(t *testing.T, file []byte) map[string]drawnChart {
	t.Helper()
	charts := map[string]drawnChart{}
	for name, content := range partsLike(t, file, "xl/charts/chart") {
		var chart drawnChart
		if err := xml.Unmarshal(content, &chart); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		charts[name] = chart
	}
	return charts
}

func partsLike(t *testing.T, file []byte, prefix string) map[string][]byte {
	t.Helper()
	reader, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range reader.File {
		if !strings.HasPrefix(f.Name, prefix) {
			continue
		}
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(open); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// cellAt returns the cell at a fixed address with its sheet.
func cellAt(t *testing.T, book map[string]clients.Sheet, address string) clients.Cell {
	t.Helper()
	tab, cell := splitCell(strings.ReplaceAll(address, "$", ""))
	found, ok := book[tab][cell]
	if !ok {
		t.Fatalf("there is no cell %s", address)
	}
	return found
}

// nth returns the address of the n-th cell of a column, or of a row.
func nth(t *testing.T, area string, n int) string {
	t.Helper()
	tab, cells := splitCell(strings.ReplaceAll(area, "$", ""))
	from, to, _ := strings.Cut(cells, ":")
	first, last, err := sheet.Corners(from, to)
	if err != nil {
		t.Fatal(err)
	}
	if first.Row == last.Row {
		return tab + "!" + sheet.ColumnName(first.Column+n) + sheet.RowText(first.Row)
	}
	return tab + "!" + sheet.ColumnName(first.Column) + sheet.RowText(first.Row+n)
}
