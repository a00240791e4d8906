package workbook

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/compare"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// readComparison reads rows of figures from one row on, by name; a name that
// comes twice keeps both.
func readComparison(t *testing.T, tab clients.Sheet, first, rows, columns int) map[string][][]int64 {
	t.Helper()
	read := map[string][][]int64{}
	for row := first; row < first+rows; row++ {
		number := strconv.Itoa(row)
		if tab[sheet.ColumnName(compareUnit)+number].Value != unitMillions {
			continue
		}
		name := tab[sheet.ColumnName(compareName)+number].Value
		var cents []int64
		for i := range columns {
			cents = append(cents, valueAt(t, tab, compareFirst+i, row))
		}
		read[name] = append(read[name], cents)
	}
	return read
}

// The figures are those of the command compare, structure by structure, for
// the settlement of the run and for every other one.
func TestComparisonIsThatOfTheCommand(t *testing.T) {
	presets := testkit.Presets(t)
	run := presets[3] // assets-returned
	tab := readBook(t, write(t, run, presets))[sheetCompare]
	b := newBook(run, presets)
	table := &compareTable{book: b, comparison: b.comparison()}
	if len(table.structures) != 5 || len(table.settlements) != 5 {
		t.Fatalf("%d structures and %d settlements", len(table.structures), len(table.settlements))
	}
	compared := 0
	for settlement, runs := range table.runs {
		first := table.blockRow(settlement) + blockHeads
		compared += compareWithCommand(t, readComparison(t, tab, first, len(table.rows), len(runs)), runs)
		if table.settlements[settlement] == run.Scenario.Settlement {
			compared += compareWithCommand(t, readComparison(t, tab, firstCompareRow, len(table.rows), len(runs)), runs)
		}
	}
	if want := 6 * 5 * 27; compared < want { // blocks, structures, figures of the command
		t.Errorf("only %d figures compared, at least %d", compared, want)
	}
	t.Logf("%d figures are those of the command compare", compared)
}

// compareWithCommand holds rows against the data of the command compare.
func compareWithCommand(t *testing.T, rows map[string][][]int64, runs []*analysis.Run) (compared int) {
	t.Helper()
	data := compare.Runs(compare.AllTables, runs).Data
	for i := 0; i < len(data.Rows); i += len(runs) {
		section, name := data.Rows[i][0].Plain(), data.Rows[i][2].Plain()
		if !slices.ContainsFunc(metric.StructureParts(), func(part metric.StructurePart) bool { return part.Section == section }) {
			continue
		}
		found := false
		for _, cents := range rows[name] {
			same := true
			for j := range runs {
				same = same && money.ToDecimal(cents[j], money.CentDigits).StringFixed(money.CentDigits) == data.Rows[i+j][6].Plain()
			}
			found = found || same
		}
		if !found {
			t.Errorf("%s under %s: the command has %s, the sheet %v", name, runs[0].Scenario.Settlement, data.Rows[i][6].Plain(), rows[name])
		}
		compared += len(runs)
	}
	return compared
}

// A run over other months has nothing to be compared with, and says so.
func TestComparisonOverOtherMonths(t *testing.T) {
	tab := readBook(t, write(t, testkit.LibraryRun(t, "base", "horizon.end=2030-12"), testkit.Presets(t)))[sheetCompare]
	if text := tab[sheet.ColumnName(compareName)+strconv.Itoa(rowCompareHead)].Value; !strings.Contains(text, "nothing to compare") {
		t.Errorf("the sheet says %q", text)
	}
}
