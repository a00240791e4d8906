package workbook

import (
	"math"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
)

// leastLive is how many measures a spreadsheet recomputes, at least.
const leastLive = 14

// TestMeasuresAreTheEngines reads the sheet of measures of the return of the
// assets: the engine's figures of every scenario, the chosen one's, and live
// figures that are no further from the engine's than those may be off.
func TestMeasuresAreTheEngines(t *testing.T) {
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "reparations-loan+assets-returned")
	tab := readBook(t, write(t, run, presets))[sheetMeasures]
	read := func(column, row int) clients.Cell { return tab[sheet.ColumnName(column)+strconv.Itoa(row)] }
	live, defined := 0, 0
	for i, m := range run.Measures() {
		row := measureRow(0, i)
		want, number := valueOf(m)
		if number != "" {
			want = number
		}
		if got := read(measureValue, row); got.Value != want || got.Formula == "" || read(measureID, row).Value != m.ID {
			t.Errorf("%s: %q =%s, not %q", m.ID, got.Value, got.Formula, want)
		}
		for column, text := range map[int]string{measureName: m.Name, measureUnit: m.Unit, measureNote: m.Note, measureTolerance: m.Tolerance.String(), measureMethod: methodText(m)} {
			if got := read(column, row).Value; got != text {
				t.Errorf("%s: %q, not %q", m.ID, got, text)
			}
		}
		for k, preset := range presets {
			text, number := valueOf(preset.Measures()[i])
			if got := read(measureFirst+k, row).Value; got != text+number {
				t.Errorf("%s of %s: %q, not %q", m.ID, preset.Scenario.Name, got, text+number)
			}
		}
		if read(measureLive, row).Formula == "" {
			continue
		}
		live++
		figure, err := decimal.NewFromString(read(measureLive, row).Value)
		if err != nil || read(measureFails, row).Value != "0" {
			t.Errorf("%s: live %q, fails %q", m.ID, read(measureLive, row).Value, read(measureFails, row).Value)
		}
		if m.Defined() {
			defined++
			if off := figure.Sub(m.Value).Round(m.Places).Abs(); off.GreaterThan(m.Tolerance) {
				t.Errorf("%s: live %s, engine %s", m.ID, figure, m.Value)
			}
		}
	}
	if live < leastLive || defined < leastLive-4 {
		t.Errorf("%d measures are recomputed, %d of them have a value", live, defined)
	}
}

// TestMeasureRows recomputes what the measures are made of from the rows as they
// stand in the file: present values, the mean life and the worst year.
func TestMeasureRows(t *testing.T) {
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "reparations-loan-full+reparations-paid")
	tab := readBook(t, write(t, run, presets))[sheetMeasureRows]
	row := func(n int) []float64 {
		list := make([]float64, run.Result.Periods())
		for period := range list {
			list[period] = numberAt(t, tab, sheet.ColumnFirstPeriod+period, n)
		}
		return list
	}
	product := func(a, b []float64) (sum float64) {
		for i := range a {
			sum += a[i] * b[i]
		}
		return sum
	}
	line := func(id eq.ID) []float64 { return row(placeMeasures(run.Model).lines[id]) }
	factors, back, first := row(rowFactor), line(finance.M1), run.Scenario.Timeline.At(0).Last()
	for i, factor := range factors {
		days := float64(first.DaysUntil(run.Scenario.Timeline.At(i).Last()))
		if want := math.Pow(1.05, -days/365); math.Abs(factor-want) > 1e-14 {
			t.Errorf("factor of period %d: %v, not %v", i, factor, want)
		}
	}
	sum, worst := 0.0, 0.0
	for _, v := range back {
		sum += v
	}
	for _, v := range line(finance.M7b) {
		worst = max(worst, v)
	}
	for id, want := range map[string]float64{
		"npv_loan": product(factors, line(finance.M2)), "union_cost_pv": product(factors, line(finance.E9)),
		"grant_element": 100 * (1 - product(factors, back)/product(factors, line(finance.D1a))),
		"average_life":  product(line(finance.M4), back) / (12 * sum), "union_cost_worst_year": worst,
	} {
		for _, m := range run.Measures() {
			if m.ID == id && (!m.Defined() || math.Abs(m.Value.InexactFloat64()-want) > 2*math.Pow10(-int(m.Places))) {
				t.Errorf("%s: %s, the rows come to %v", id, m.Value, want)
			}
		}
	}
}

func numberAt(t *testing.T, tab clients.Sheet, column, row int) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(tab[sheet.ColumnName(column)+strconv.Itoa(row)].Value, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestWrongMeasureIsFound changes what the engine is said to have found and
// recalculates: the measure fails, and so does the master check.
func TestWrongMeasureIsFound(t *testing.T) {
	clients.OnlyNightly(t)
	office := clients.LibreOffice(t)
	presets := testkit.Presets(t)
	row := measureRow(0, 0)
	edited, err := clients.SetNumber(write(t, presets[0], presets), sheetMeasures, sheet.ColumnName(measureFirst)+strconv.Itoa(row), "-85842401135.25")
	if err != nil {
		t.Fatal(err)
	}
	out, err := office.Recalculate(t.Context(), edited)
	if err != nil {
		t.Fatal(err)
	}
	book := readBook(t, out)
	if fails, verdict := book[sheetMeasures][sheet.ColumnName(measureFails)+strconv.Itoa(row)].Value, book[sheetCover][cellVerdict].Value; fails != "1" || verdict != verdictFailed {
		t.Errorf("%s fails, %q", fails, verdict)
	}
}

// TestEveryKindHasAFormulaOrAReason: a kind that a spreadsheet cannot compute is one
// of two, and the lines of the others are single values of each month.
func TestEveryKindHasAFormulaOrAReason(t *testing.T) {
	runs, _ := baseFile(t)
	model := runs[0].Model
	for _, m := range metric.DefinedMeasures() {
		if kindFormulas[m.Kind] == nil {
			if m.Kind != metric.ByReturn && m.Kind != metric.ByLargestFive {
				t.Errorf("%s has no formula", m.ID)
			}
			continue
		}
		for _, id := range m.Lines {
			if line := model.Line(id); line.Over != nil && !line.Static {
				t.Errorf("%s reads %s, which has members", m.ID, id)
			}
		}
	}
}
