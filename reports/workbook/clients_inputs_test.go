package workbook

import (
	"math"
	"strconv"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// A typedInput is what a reader types into the override column, and the same
// said in the words of a scenario.
type typedInput struct {
	sheet  string
	row    int
	number string
	set    string
}

// typedInputs returns changes on every input sheet: a single assumption, the
// only step of a path that has more in other scenarios, the date of one
// instalment and the amount of another, and a value of one state. A scenario
// sets all instalments at once, so that both changes of theirs are in one set.
func typedInputs(t *testing.T, base *analysis.Run, l *layout) []typedInput {
	t.Helper()
	instalments := *value(base.Scenario, base.Model.Line(finance.LoanInstalments), 0)
	instalments.Entries = append([]scenarios.Entry(nil), instalments.Entries...)
	day, err := calendar.ParseDate("2026-03-17")
	if err != nil {
		t.Fatal(err)
	}
	step, err := calendar.ParseDate("2028-03-14")
	if err != nil {
		t.Fatal(err)
	}
	instalments.Entries[0].Date = day
	instalments.Entries[2].Value -= 123_456_789_01
	at := l.dated[finance.LoanInstalments][0]
	italy, _ := finance.MemberStates.Index("IT")
	release := l.dated[finance.SettlementRelease][0]
	if release.entries < 2 || len(value(base.Scenario, base.Model.Line(finance.SettlementRelease), 0).Entries) != 1 {
		t.Fatal("the path of the release has no entry that the scenario leaves empty")
	}
	return []typedInput{
		{sheetSchedules, release.dates, strconv.FormatInt(step.Serial(), 10), string(finance.SettlementRelease) + "=2028-03-14:27.1828"},
		{sheetSchedules, release.values, "27.1828", ""},
		{sheetAssumptions, l.lines[finance.EuroclearTaxRate].row, "27.1828", string(finance.EuroclearTaxRate) + "=27.1828"},
		{sheetSchedules, at.dates, strconv.FormatInt(day.Serial(), 10), ""},
		{sheetSchedules, at.values + 2, string(sheet.AppendDecimal(nil, instalments.Entries[2].Value, 2)),
			string(finance.LoanInstalments) + "=" + scenarios.FormatValue(base.Model.Line(finance.LoanInstalments), instalments)},
		{sheetStates, l.lines[finance.StatesGNI2024].row + italy, "2718281.8", string(finance.StatesGNI2024) + "[IT]=2718281.8"},
	}
}

// TestChangedInputsRecalculate flips the selector and types into every input
// sheet of a file of the base case with a longer path, recalculates it in LibreOffice and compares
// with a run of the engine with the same changes.
func TestChangedInputsRecalculate(t *testing.T) {
	office := clients.LibreOffice(t)
	presets := testkit.Presets(t)
	const scenario = "reparations-loan+reparations-paid"
	longer := testkit.LibraryRun(t, "base", string(finance.SettlementRelease)+"=2026-01-01:0,2045-01-01:0")
	base, l := testkit.LibraryRun(t, scenario), layoutFor(longer, presets)
	edited, err := clients.SetInlineString(write(t, longer, presets), sheetSelector, selectorCell(), scenario)
	if err != nil {
		t.Fatal(err)
	}
	var sets []string
	for _, in := range typedInputs(t, base, l) {
		if edited, err = clients.SetNumber(edited, in.sheet, sheet.ColumnName(sheet.InputOverride)+strconv.Itoa(in.row), in.number); err != nil {
			t.Fatal(err)
		}
		if in.set != "" {
			sets = append(sets, in.set)
		}
	}
	changed := testkit.LibraryRun(t, scenario, sets...)
	for i, set := range sets { // each matters by itself
		without := testkit.LibraryRun(t, scenario, append(append([]string(nil), sets[:i]...), sets[i+1:]...)...)
		if differing(changed, without) == 0 {
			t.Errorf("%s changes nothing", set)
		}
	}
	out, err := office.Recalculate(t.Context(), edited)
	if err != nil {
		t.Fatal(err)
	}
	compareRun(t, changed, l, readBook(t, out))
}

// eachValue visits every value of the equations of a run.
func eachValue(run *analysis.Run, visit func(id eq.ID, member, period int)) {
	for _, line := range run.Model.Equations() {
		for member := range line.Over.Len() {
			for period := range run.Result.Periods() {
				visit(line.ID, member, period)
			}
		}
	}
}

// differing counts the values that differ between two runs.
func differing(a, b *analysis.Run) (count int) {
	eachValue(a, func(id eq.ID, member, period int) {
		if a.Result.Value(id, member, period) != b.Result.Value(id, member, period) {
			count++
		}
	})
	return count
}

// compareRun compares every value of the equations with a recalculated file.
func compareRun(t *testing.T, run *analysis.Run, l *layout, got map[string]clients.Sheet) {
	t.Helper()
	compared, different := 0, 0
	eachValue(run, func(id eq.ID, member, period int) {
		compared++
		tab, address := splitCell(l.cell(id, member, period))
		cell := got[tab][address]
		number, err := strconv.ParseFloat(cell.Value, 64)
		want := run.Result.Decimal(id, member, period).InexactFloat64()
		if err != nil || math.Abs(number-want) >= 0.005 {
			if different++; different <= 10 {
				t.Errorf("%s!%s: recalculated %q, engine %v", tab, address, cell.Value, want)
			}
		}
	})
	t.Logf("%d values compared after the changes, %d differ", compared, different)
}
