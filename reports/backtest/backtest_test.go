package backtest

import (
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
)

// theBacktest is evaluated once.
var theBacktest = sync.OnceValues(func() (*analysis.Backtest, error) { return analysis.NewBacktest(testkit.Version) })

func backtest(t *testing.T) *analysis.Backtest {
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
				if row.Verdict == analysis.Unknown {
					t.Skip(row.Unknown)
				}
				for _, id := range reasonsOf(row) {
					t.Logf("%s: %s", id, reasonText(table, id))
				}
				t.Logf("print %s, model %s, error %s, tolerance %s", printedCell(row).Shown(), modelCell(row, backtestExactPlaces).Shown(), row.Error, row.Tolerance)
				if len(reasonsOf(row)) == 0 || len(row.Sources) == 0 || row.Published == "" || row.Grade == "" {
					t.Error("the row does not say where it is from and why it may be off")
				}
				if row.Verdict == analysis.Outside {
					t.Errorf("%s %s: the model has %s, off by %s, more than %s", printedCell(row).Shown(), row.Unit,
						modelCell(row, backtestExactPlaces).Shown(), row.Error, row.Tolerance)
				}
				if len(row.Unreproducible) > 0 && row.Verdict != analysis.Declared {
					t.Error("declared as not reproducible, and reproduced")
				}
			})
		}
	}
}

// Wanted by the specification, whatever else is in the tables.
func TestBacktestHasWhatIsWanted(t *testing.T) {
	rows := map[string]analysis.BacktestRow{}
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
		if got := printedCell(rows[name]).Shown(); got != print {
			t.Errorf("%s: %q, want %q", name, got, print)
		}
	}
}

func TestBacktestTextFits(t *testing.T) {
	text := Text(backtest(t), 80)
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
	records, err := csv.NewReader(strings.NewReader(string(CSV(b)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var parsed struct {
		Figures []map[string]*string
		Fits    []map[string]any
		Summary map[string]int
	}
	if err := json.Unmarshal(JSON(b), &parsed); err != nil {
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
	if verdicts[string(analysis.Within)]+verdicts[string(analysis.Fitted)] != s.Within || verdicts[string(analysis.Declared)] != s.Declared || parsed.Summary["judged"] != s.Judged {
		t.Errorf("%v, summary %+v", verdicts, s)
	}
	page := Markdown(b)
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
		if fit := fitText(table); !strings.HasPrefix(fit, "GNI 2026 fits best: root mean square 0.093 over 24 figures") {
			t.Error(fit)
		}
		for i := 1; i < len(table.Beside); i++ {
			if table.Beside[1].RootMeanSquare.GreaterThan(table.Beside[i].RootMeanSquare) {
				t.Errorf("%s fits better", table.Beside[i].ID)
			}
		}
	}
}
