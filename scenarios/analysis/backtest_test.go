package analysis

import (
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/scenarios"
)

// reportedBalances are Euroclear's sanctioned balances at quarter ends, in
// billions: reported from 2024 on, before that the total less 25.
var reportedBalances = map[string]int64{"2022-03": 27, "2022-06": 72, "2022-12": 99, "2023-03": 115, "2023-12": 137,
	"2024-03": 159, "2024-06": 173, "2024-09": 176, "2024-12": 183, "2025-03": 195, "2025-06": 194, "2025-09": 193, "2025-12": 195}

// The histories stand at every quarter's end where Euroclear reported to be,
// and the Bank of Russia's at 180/193 of it, to the cent.
func TestHistoriesMeetTheReportedBalances(t *testing.T) {
	whole, bank := libraryRun(t, "euroclear-2022-2025"), libraryRun(t, "central-bank-2024-2025")
	for month, billions := range reportedBalances {
		want := decimal.New(billions, 9)
		if got := depositAt(t, whole, month); !got.Equal(want) {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
		if month < "2024" {
			continue
		}
		want = want.Mul(decimal.New(180, 0)).DivRound(decimal.New(193, 0), 2)
		if got := depositAt(t, bank, month); !got.Equal(want) {
			t.Errorf("%s, the Bank of Russia's: %s, want %s", month, got, want)
		}
	}
}

func depositAt(t *testing.T, run *Run, month string) decimal.Decimal {
	t.Helper()
	period, ok := run.Timeline().Index(calendar.MustMonth(month))
	if !ok {
		t.Fatalf("%s has no %s", run.Scenario.Name, month)
	}
	return run.Result.Decimal(finance.B2, 0, period)
}

// Between quarter ends the balance moves in a straight line.
func TestHistoriesAreStraightBetweenQuarterEnds(t *testing.T) {
	run := libraryRun(t, "euroclear-2022-2025")
	for _, c := range []struct{ from, to string }{{"2023-03", "2023-12"}, {"2024-06", "2024-09"}, {"2025-03", "2025-06"}, {"2025-06", "2025-09"}} {
		first, last := calendar.MustMonth(c.from), calendar.MustMonth(c.to)
		months := int64(first.Until(last))
		opening, closing := depositAt(t, run, c.from), depositAt(t, run, c.to)
		for i := int64(1); i < months; i++ {
			part := closing.Sub(opening).Mul(decimal.New(i, 0)).DivRound(decimal.New(months, 0), 2)
			if got := depositAt(t, run, first.Add(int(i)).String()); !got.Equal(opening.Add(part)) {
				t.Errorf("%s: %s, want %s", first.Add(int(i)), got, opening.Add(part))
			}
		}
	}
}

// The histories use the base case's margin and the ECB's steps as the base
// case has them.
func TestHistoriesUseTheRatesOfTheBaseCase(t *testing.T) {
	value := func(expression string, key equation.ID) scenarios.Value {
		return libraryRun(t, expression).Scenario.Parameter(string(key)).Values[0]
	}
	last := func(v scenarios.Value) int64 { return v.Entries[len(v.Entries)-1].Value }
	base := value("base", finance.RatesYieldMargin)
	for _, history := range []string{"euroclear-2022-2025", "central-bank-2024-2025"} {
		if got := value(history, finance.RatesYieldMargin); len(got.Entries) != 1 || last(got) != last(base) {
			t.Errorf("%s: margin %v, want %d throughout", history, got.Entries, last(base))
		}
	}
	steps := map[string]int64{}
	for _, step := range value("base", finance.RatesDepositFacility).Entries {
		steps[step.Date.String()] = step.Value
	}
	for i, step := range value("central-bank-2024-2025", finance.RatesDepositFacility).Entries {
		if want, ok := steps[step.Date.String()]; i > 0 && (!ok || want != step.Value) {
			t.Errorf("%s: %d, the base case has %d", step.Date, step.Value, want)
		}
	}
}

func TestBacktestVerdicts(t *testing.T) {
	number := decimal.RequireFromString
	figure := func(low, high string) scenarios.PublishedFigure {
		return scenarios.PublishedFigure{Unit: scenarios.UnitBillions, Low: number(low), High: number(high), Rounding: number("0.05"), RelativePct: number("1")}
	}
	declared, fitted, unknown := figure("1", "1"), figure("1", "1"), figure("1", "1")
	declared.Unreproducible, fitted.Fitted, unknown.Unknown = []string{"x"}, []string{"x"}, "nobody said"
	for _, c := range []struct {
		figure      scenarios.PublishedFigure
		model, err  string
		wantVerdict Verdict
	}{
		{figure("1", "1"), "1.06", "0.06", Within},
		{figure("1", "1"), "0.94", "-0.06", Within},
		{figure("1", "1"), "1.0601", "0.0601", Outside},
		{figure("1", "2"), "1.5", "0", Within},
		{figure("1", "2"), "2.08", "0.08", Outside},
		{figure("1", "2"), "0.9", "-0.1", Outside},
		{declared, "2", "1", Declared},
		{declared, "1", "0", Within},
		{fitted, "1", "0", Fitted},
		{fitted, "2", "1", Outside},
		{unknown, "2", "0", Unknown},
	} {
		row := BacktestRow{PublishedFigure: c.figure, Model: Reading{Value: number(c.model)}}
		row.Error, row.Tolerance = distance(c.figure, row.Model), tolerance(c.figure)
		if got := row.judge(); got != c.wantVerdict || !row.Error.Equal(number(c.err)) {
			t.Errorf("%s to %s, model %s: %s, error %s; want %s, %s", c.figure.Low, c.figure.High, c.model, got, row.Error, c.wantVerdict, c.err)
		}
	}
	month := scenarios.PublishedFigure{Unit: scenarios.UnitMonth, Month: calendar.MustMonth("2026-04")}
	row := BacktestRow{PublishedFigure: month, Model: Reading{Month: calendar.MustMonth("2026-06")}}
	row.Error = distance(month, row.Model)
	if row.judge() != Outside || !row.Error.Equal(number("2")) {
		t.Errorf("two months late: %s, error %s", row.judge(), row.Error)
	}
}

func TestBacktestSummaryCounts(t *testing.T) {
	var s BacktestSummary
	for _, v := range []Verdict{Within, Within, Fitted, Declared, Outside, Unknown} {
		s.count(v)
	}
	if want := (BacktestSummary{Judged: 5, Within: 3, Fitted: 1, Declared: 1, Outside: 1}); s != want {
		t.Errorf("%+v, want %+v", s, want)
	}
}

func TestRootMean(t *testing.T) {
	for _, c := range []struct {
		squares string
		n       int
		want    string
	}{{"0", 0, "0"}, {"0", 5, "0"}, {"8", 2, "2"}, {"2", 1, "1.4142"}, {"10", 3, "1.8257"}, {"0.00000001", 1, "0.0001"}, {"1000000", 1, "1000"}} {
		if got := rootMean(decimal.RequireFromString(c.squares), c.n); !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("of %s over %d: %s, want %s", c.squares, c.n, got, c.want)
		}
	}
}

// A reading is the sum of what the run says, not of something near it.
func TestReadings(t *testing.T) {
	run := libraryRun(t, "joint-borrowing")
	months := func(r scenarios.PublishedReading) scenarios.PublishedReading {
		r.From, r.To = calendar.MustMonth("2028-01"), calendar.MustMonth("2028-12")
		return r
	}
	var all, two, gni decimal.Decimal
	for member := range finance.MemberStates.Len() {
		for period := 24; period < 36; period++ {
			amount := run.Result.Decimal(finance.L4, member, period)
			all = all.Add(amount)
			if code := finance.MemberStates.Code(member); code == "DE" || code == "FR" {
				two = two.Add(amount)
			}
		}
		gni = gni.Add(decimal.New(run.Result.Value(finance.StatesGNI2024, member, 0), -1))
	}
	for _, c := range []struct {
		name    string
		unit    string
		reading scenarios.PublishedReading
		want    decimal.Decimal
	}{
		{"all", scenarios.UnitBillions, months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeSum}), all.Shift(-9)},
		{"two", scenarios.UnitBillions, months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeSum, Members: []string{"DE", "FR"}}), two.Shift(-9)},
		{"per cent", scenarios.UnitPercent, months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeSum, PerCentOf: finance.StatesGNI2024}),
			all.Shift(-4).DivRound(gni, metric.RatioDigits)},
		{"least", scenarios.UnitBillions, months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeLeast}), decimal.Decimal{}}, // CZ, HU, SK
	} {
		got, err := read(run, scenarios.PublishedFigure{Unit: c.unit, Reading: c.reading})
		if err != nil || !got.Value.Equal(c.want) {
			t.Errorf("%s: %s, error %v, want %s", c.name, got.Value, err, c.want)
		}
	}
	greatest, err := read(run, scenarios.PublishedFigure{Unit: scenarios.UnitBillions,
		Reading: months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeGreatest})})
	germany, _ := read(run, scenarios.PublishedFigure{Unit: scenarios.UnitBillions,
		Reading: months(scenarios.PublishedReading{Line: finance.L4, Take: scenarios.TakeSum, Members: []string{"DE"}})})
	if err != nil || !greatest.Value.Equal(germany.Value) {
		t.Errorf("the greatest is %s, error %v; Germany's is %s", greatest.Value, err, germany.Value)
	}
}

func TestReadingsThatCannotBe(t *testing.T) {
	run := libraryRun(t, "base")
	for name, reading := range map[string]scenarios.PublishedReading{
		"months outside":   {Line: finance.C1, Take: scenarios.TakeSum, From: calendar.MustMonth("2025-12"), To: calendar.MustMonth("2026-12")},
		"never below zero": {Line: finance.B2, Take: scenarios.TakeRunsOut},
	} {
		if got, err := read(run, scenarios.PublishedFigure{Unit: scenarios.UnitBillions, Reading: reading}); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	of := scenarios.PublishedReading{Line: finance.C1, Take: scenarios.TakeSum, From: calendar.MustMonth("2026-01"), To: calendar.MustMonth("2026-12")}
	if got, err := read(run, scenarios.PublishedFigure{Unit: scenarios.UnitPercent, Reading: of}); err == nil {
		t.Errorf("per cent of nothing: %+v", got)
	}
}
