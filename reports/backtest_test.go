package reports

import (
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// theBacktest is evaluated once.
var theBacktest = sync.OnceValues(func() (*Backtest, error) { return NewBacktest(testVersion) })

func backtest(t *testing.T) *Backtest {
	t.Helper()
	b, err := theBacktest()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every figure in print is a test of its own: within its tolerance, or
// declared, with the reason, as one that the model does not meet. What is
// declared and met is a declaration too many.
func TestPublished(t *testing.T) {
	for _, table := range backtest(t).Tables {
		for _, row := range table.Rows {
			t.Run(table.Name+"/"+row.Name, func(t *testing.T) {
				if row.Verdict == Unknown {
					t.Skip(row.Unknown)
				}
				for _, id := range row.reasons() {
					t.Logf("%s: %s", id, table.reasonText(id))
				}
				t.Logf("print %s, model %s, error %s, tolerance %s", row.printed().Shown(), row.model(backtestExactPlaces).Shown(), row.Error, row.Tolerance)
				if len(row.reasons()) == 0 || len(row.Sources) == 0 || row.Published == "" || row.Grade == "" {
					t.Error("the row does not say where it is from and why it may be off")
				}
				if row.Verdict == Outside {
					t.Errorf("%s %s: the model has %s, off by %s, more than %s", row.printed().Shown(), row.Unit,
						row.model(backtestExactPlaces).Shown(), row.Error, row.Tolerance)
				}
				if len(row.Unreproducible) > 0 && row.Verdict != Declared {
					t.Error("declared as not reproducible, and reproduced")
				}
			})
		}
	}
}

// Wanted by the specification, whatever else is in the tables.
func TestBacktestHasWhatIsWanted(t *testing.T) {
	rows := map[string]BacktestRow{}
	for _, table := range backtest(t).Tables {
		for _, row := range table.Rows {
			rows[table.Name+": "+row.Name] = row
		}
	}
	for name, print := range map[string]string{
		"euroclear: Interest, 2022": "0.821", "euroclear: Interest, 2023": "4.4", "euroclear: Interest, 2024": "6.9", "euroclear: Interest, Q3 2025": "1.2",
		"euroclear: Tax, 2023": "1.085", "euroclear: Tax, 2024": "1.69", "euroclear: Contribution, from 15 February 2024": "4.0", "euroclear: Contribution, 2025": "3.3",
		"guarantees: Germany": "51.3", "guarantees: Hungary": "2.4", "guarantees: Malta": "0.170", "guarantees: Croatia": "–",
		"interest: 90 bn: interest paid in 2027": "1", "interest: 90 bn: interest paid in 2028": "3", "interest: 140 bn: interest a year": "5.6",
		"interest: Italy": "0.675", "interest: Belgium": "0.2", "interest: France": "1", "interest: Germany's part of it, a year": "0.7",
		"grants: All states, of gross national income": "0.16–0.27", "need: Need in 2026": "71.7", "need: Need in 2027": "64.0",
		"need: Out of money without new funds": "2026-04", "windfall: Paid in July 2024, from 15 February": "1.55",
		"windfall: Paid in spring 2025, on the second half of 2024": "2.1", "windfall: Paid in summer 2025, on the first half": "1.6",
	} {
		if got := rows[name].printed().Shown(); got != print {
			t.Errorf("%s: %q, want %q", name, got, print)
		}
	}
}

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
	period, ok := run.timeline().Index(calendar.MustMonth(month))
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
			all.Shift(-4).DivRound(gni, readingDigits)},
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

func TestBacktestTextFits(t *testing.T) {
	text := backtest(t).Text(80)
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); utf8.RuneCountInString(line) > 80 || strings.TrimRight(line, " ") != line {
			t.Errorf("%q", line)
		}
	}
	if closing := strings.Join(strings.Fields(text[strings.LastIndex(text, "\n\n"):]), " "); closing != backtest(t).Summary().Text() {
		t.Errorf("the closing line is %q", closing)
	}
}

// The formats have the same figures.
func TestBacktestFormatsAgree(t *testing.T) {
	b := backtest(t)
	records, err := csv.NewReader(strings.NewReader(string(b.CSV()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var parsed struct {
		Figures []map[string]*string
		Fits    []map[string]any
		Summary map[string]int
	}
	if err := json.Unmarshal(b.JSON(), &parsed); err != nil {
		t.Fatal(err)
	}
	if len(parsed.Figures) != len(records)-1 || len(parsed.Fits) != 5 {
		t.Fatalf("%d figures as JSON, %d as CSV, %d fits", len(parsed.Figures), len(records)-1, len(parsed.Fits))
	}
	verdicts := map[string]int{}
	for i, record := range records[1:] {
		for j, name := range records[0] {
			value := ""
			if parsed.Figures[i][name] != nil {
				value = *parsed.Figures[i][name]
			}
			if strings.TrimPrefix(record[j], "'") != value {
				t.Errorf("row %d, %s: %q as CSV, %q as JSON", i, name, record[j], value)
			}
		}
		verdicts[*parsed.Figures[i]["verdict"]]++
	}
	s := b.Summary()
	if verdicts[string(Within)]+verdicts[string(Fitted)] != s.Within || verdicts[string(Declared)] != s.Declared || parsed.Summary["judged"] != s.Judged {
		t.Errorf("%v, summary %+v", verdicts, s)
	}
	page := b.Markdown()
	for _, table := range b.Tables {
		if !strings.Contains(page, "## "+table.Title) {
			t.Errorf("the page has no %q", table.Title)
		}
	}
	if !strings.Contains(page, strconv.Itoa(s.Within)+" of "+strconv.Itoa(s.Judged)+" figures") {
		t.Error("the page has no closing line")
	}
}

// The key that fits the printed table best is the forecast of 2026.
func TestKeysAreCompared(t *testing.T) {
	for _, table := range backtest(t).Tables {
		if table.Name != "guarantees" {
			continue
		}
		if fit := table.fit(); !strings.HasPrefix(fit, "GNI 2026 fits best: root mean square 0.093 over 24 figures") {
			t.Error(fit)
		}
		for i := 1; i < len(table.Beside); i++ {
			if table.Beside[1].RootMeanSquare.GreaterThan(table.Beside[i].RootMeanSquare) {
				t.Errorf("%s fits better", table.Beside[i].ID)
			}
		}
	}
}
