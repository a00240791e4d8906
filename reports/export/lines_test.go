package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

func TestLinesCSV(t *testing.T) {
	want := `scenario,line,name,member,period,unit,value
"small,one",P1,Debt,a,2026-12,EUR,0.02
"small,one",P1,Debt,a,2027-01,EUR,0.03
"small,one",P1,Debt,a,2027-02,EUR,0.04
"small,one",P1,Debt,b,2026-12,EUR,0.02
"small,one",P1,Debt,b,2027-01,EUR,0.03
"small,one",P1,Debt,b,2027-02,EUR,0.04
"small,one",P2,"Weight, fixed",,,weight,1
"small,one",P3,Anna has the greater debt,,2026-12,yes/no,0
"small,one",P3,Anna has the greater debt,,2027-01,yes/no,0
"small,one",P3,Anna has the greater debt,,2027-02,yes/no,0
"small,one",P4,'=Total,,2026-12,EUR,0.04
"small,one",P4,'=Total,,2027-01,EUR,0.06
"small,one",P4,'=Total,,2027-02,EUR,0.08
`
	if diff := cmp.Diff(want, string(LinesCSV(testkit.SmallRun(t)))); diff != "" {
		t.Error(diff)
	}
}

// Read back, every row is the run's own number, and no number is missing.
func TestLinesReadBack(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	rows, err := csv.NewReader(bytes.NewReader(LinesCSV(run))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	next := 1
	for _, line := range run.Model.Equations() {
		for member := range line.Over.Len() {
			for period := range rowsOf(line, run) {
				row := rows[next]
				next++
				if row[1] != string(line.ID) || row[3] != line.Over.Code(member) {
					t.Fatalf("row %d is %v, want %s of member %d", next, row, line.ID, member)
				}
				if !decimal.RequireFromString(row[6]).Equal(run.Result.Decimal(line.ID, member, period)) {
					t.Fatalf("row %d is %v, the run has %s", next, row, run.Result.Decimal(line.ID, member, period))
				}
			}
		}
	}
	if next != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), next)
	}
}

func TestLinesFitTheirBuffer(t *testing.T) {
	for _, run := range []*analysis.Run{testkit.SmallRun(t), testkit.LibraryRun(t, "base")} {
		if text := LinesCSV(run); len(text) > linesSize(run) {
			t.Errorf("%d bytes in a buffer of %d: it was copied", len(text), linesSize(run))
		}
	}
}

func BenchmarkLinesCSV(b *testing.B) {
	run := testkit.LibraryRun(b, "base")
	for b.Loop() {
		LinesCSV(run)
	}
}

// Every row of states.csv is the measure that the metric package gives.
func TestStatesCSV(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	rows, err := csv.NewReader(bytes.NewReader(StatesCSV(run))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	next := 1
	check := func(want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, rows[next][1:]); diff != "" {
			t.Fatalf("row %d: %s", next, diff)
		}
		next++
	}
	for state, member := range finance.MemberStates.Members {
		for _, m := range metric.StateMeasures() {
			places := map[string]int32{"EUR": 2, "EUR per head": 2, "%": 6}[m.Unit()]
			check(member.Code, m.ID, m.Unit(), "", m.Value(run.Result, state).StringFixed(places))
			if !m.ByYear {
				continue
			}
			for _, year := range m.Yearly(run.Result, run.Scenario.Timeline, state) {
				check(member.Code, m.ID, m.Unit(), strconv.Itoa(year.Year), table.Euro(year.Value).StringFixed(2))
			}
		}
	}
	if next != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), next)
	}
}

// What a state pays over the years adds up to what it pays in all.
func TestStatesYearsAddUp(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(StatesCSV(testkit.LibraryRun(t, "assets-returned")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	whole, years := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, row := range rows[1:] {
		key, value := row[1]+" "+row[2], decimal.RequireFromString(row[5])
		if row[4] == "" {
			whole[key] = value
		} else if m, _ := metric.StateMeasureByID(row[2]); m.Aggregate == metric.Total {
			years[key] = years[key].Add(value)
		} else {
			years[key] = value // of a stock the end of the last year is that of the run
		}
	}
	for key, sum := range years {
		if !sum.Equal(whole[key]) {
			t.Errorf("%s: %s over the years, %s in all", key, sum, whole[key])
		}
	}
	if len(years) == 0 {
		t.Error("no year at all")
	}
}

// The worst name a scenario can have breaks no column and starts no formula.
func TestLinesOfAHostileName(t *testing.T) {
	run := testkit.SmallRun(t)
	scenario := *run.Scenario
	scenario.Name = "=HYPERLINK(\"x\")\n,"
	run.Scenario = &scenario
	rows, err := csv.NewReader(bytes.NewReader(LinesCSV(run))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if row[0] != "'"+scenario.Name || len(row) != 7 {
			t.Fatalf("row %q", row)
		}
	}
}
