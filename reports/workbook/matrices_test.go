package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// A shownMatrix is the amounts of a sheet's matrix in cents, by instrument and
// sector.
type shownMatrix map[string]map[string]int64

// readMatrix reads the rows of a matrix up to the first without a unit of EUR
// m that follows one, skipping the headings of groups.
func readMatrix(t *testing.T, tab clients.Sheet) shownMatrix {
	t.Helper()
	shown := shownMatrix{}
	for row := firstMatrixRow; row < 1000; row++ {
		number := strconv.Itoa(row)
		name, unit := tab[sheet.ColumnName(matrixName)+number].Value, tab[sheet.ColumnName(matrixUnit)+number].Value
		switch unit {
		case "EUR":
			return shown
		case unitMillions:
			shown[name] = map[string]int64{}
			for i, s := range finance.Sectors() {
				shown[name][s.Name] = centsOf(t, tab[sheet.ColumnName(matrixFirst+i)+number].Value)
			}
		}
	}
	t.Fatal("the matrix has no end")
	return nil
}

// centsOf reads EUR m, which must be whole cents but for the last digit of a
// spreadsheet's binary number.
func centsOf(t *testing.T, text string) int64 {
	t.Helper()
	if text == "" {
		return 0
	}
	value, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatalf("%q is no number", text)
	}
	cents := value.Shift(centsInMillion)
	if off := cents.Sub(cents.Round(0)).Abs(); off.GreaterThan(decimal.New(1, -2)) {
		t.Fatalf("EUR m %s are not whole cents", text)
	}
	return cents.Round(0).IntPart()
}

// expectMatrix compares the instruments of a ledger's matrix with those shown.
func expectMatrix(t *testing.T, what string, shown shownMatrix, ledger *finance.Ledger, want finance.Matrix) (compared int) {
	t.Helper()
	names := sectorNames()
	for i, instrument := range ledger.Instruments {
		row, found := shown[capital(instrument)]
		for j, sector := range ledger.Sectors {
			if got := row[names[sector]]; got != want[i][j] {
				t.Errorf("%s: %s of %s is %d cents (shown: %t), the ledger has %d", what, instrument, sector, got, found, want[i][j])
			}
			compared++
		}
	}
	return compared
}

// flowsBetween returns the ledger's transaction-flow matrix over some periods,
// with the changes of money in the rows of its instruments.
func flowsBetween(t *testing.T, run *analysis.Run, from, to int) (*finance.Ledger, finance.Matrix) {
	t.Helper()
	ledger := ledgerOf(t, run)
	before, after := ledger.Stocks(run.Result, from-1), ledger.Stocks(run.Result, to)
	sum := ledger.Flows(run.Result, to)
	for period := from; period < to; period++ {
		for i, row := range ledger.Flows(run.Result, period) {
			for j, v := range row {
				sum[i][j] += v
			}
		}
	}
	for _, line := range run.Model.Equations() {
		if line.Stock == nil || !line.Stock.Money {
			continue
		}
		i := slices.Index(ledger.Instruments, line.Stock.Instrument)
		for j := range ledger.Sectors {
			sum[i][j] = before[i][j] - after[i][j]
		}
	}
	return ledger, sum
}

func ledgerOf(t *testing.T, run *analysis.Run) *finance.Ledger {
	t.Helper()
	ledger, err := finance.NewLedger(run.Model)
	if err != nil {
		t.Fatal(err)
	}
	return ledger
}

// matrixRuns returns runs in which every kind of flow occurs.
func matrixRuns(t *testing.T) []*analysis.Run {
	t.Helper()
	return []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned+full-escalation"), testkit.LibraryRun(t, "joint-borrowing+reparations-paid"),
		testkit.LibraryRun(t, "reparations-loan-full+us-28-point"), testkit.LibraryRun(t, "bilateral-grants+assets-offset"),
		testkit.LibraryRun(t, "assets-returned", "guarantees.third_countries_eur=10000000000.00", "horizon.end=2031-12")}
}

// What the sheets show is the ledger's own matrices, which read the tags of the
// lines in a way of their own.
func TestMatricesAreTheLedgers(t *testing.T) {
	presets, compared := testkit.Presets(t), 0
	for _, run := range matrixRuns(t) {
		sheets := readBook(t, write(t, run, presets))
		period := newBook(run, presets).balancePeriod()
		ledger := ledgerOf(t, run)
		name := run.Scenario.Name
		compared += expectMatrix(t, name+", stocks", readMatrix(t, sheets[sheetBalance]), ledger, ledger.Stocks(run.Result, period))
		last := run.Result.Periods() - 1
		ledger, flows := flowsBetween(t, run, 0, last)
		compared += expectMatrix(t, name+", flows", readMatrix(t, sheets[sheetFlows]), ledger, flows)
	}
	t.Logf("%d cells of the matrices are the ledger's", compared)
}

// The month shown is that of the peak exposure, or the last.
func TestMonthOfTheBalanceSheet(t *testing.T) {
	presets := testkit.Presets(t)
	for expression, want := range map[string]int{"base": 22, "joint-borrowing": 239} {
		run := testkit.LibraryRun(t, expression)
		if got := newBook(run, presets).balancePeriod(); got != want {
			t.Errorf("%s: period %d, not %d", expression, got, want)
		}
	}
}

// Every column sums to zero, to the cent; those of sectors that keep all their
// money in the model do so by their own flows.
func TestFlowsSumToZero(t *testing.T) {
	shown := readMatrix(t, readBook(t, write(t, testkit.LibraryRun(t, "assets-returned"), testkit.Presets(t)))[sheetFlows])
	moved := 0
	for _, s := range finance.Sectors() {
		var sum int64
		for _, row := range shown {
			sum += row[s.Name]
			if row[s.Name] != 0 {
				moved++
			}
		}
		if sum != 0 {
			t.Errorf("%s: %d cents are left over", s.Name, sum)
		}
		if outside := shown["Money outside the model"][s.Name]; finance.KeepsMoney(s.Sector) && outside != 0 {
			t.Errorf("%s has %d cents outside the model", s.Name, outside)
		}
	}
	if moved < 20 {
		t.Errorf("only %d amounts flow", moved)
	}
}

// LibreOffice computes the ledger's matrices for other months, which are chosen
// in the file.
func TestOtherMonthsInLibreOffice(t *testing.T) {
	thorough(t)
	office := clients.LibreOffice(t)
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "assets-returned")
	file := write(t, run, presets)
	const month, from, to = 40, 23, 34 // 2029-05; December 2027 to November 2028
	choose := func(tab string, row, period int) {
		t.Helper()
		var err error
		serial := strconv.FormatInt(run.Scenario.Timeline.At(period).Last().Serial(), 10)
		if file, err = clients.SetNumber(file, tab, sheet.ColumnName(matrixUnit)+strconv.Itoa(row), serial); err != nil {
			t.Fatal(err)
		}
	}
	choose(sheetBalance, rowBalanceMonth, month)
	choose(sheetFlows, rowFlowsFrom, from)
	choose(sheetFlows, rowFlowsTo, to)
	out, err := office.Recalculate(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	sheets := readBook(t, out)
	ledger := ledgerOf(t, run)
	compared := expectMatrix(t, "stocks", readMatrix(t, sheets[sheetBalance]), ledger, ledger.Stocks(run.Result, month))
	ledger, flows := flowsBetween(t, run, from, to)
	compared += expectMatrix(t, "flows", readMatrix(t, sheets[sheetFlows]), ledger, flows)
	expectMaster(t, sheets, 0)
	t.Logf("%d cells compared for other months, none differs", compared)
}

// A flow that is paid by somebody else leaves columns that do not sum to zero,
// claims that do not move by their flows, and a master check that says so.
func TestBrokenTagTurnsTheChecksRed(t *testing.T) {
	thorough(t)
	office := clients.LibreOffice(t)
	presets := testkit.Presets(t)
	run := presets[0]
	row := 0
	list := flowPostings(run.Model)
	tab := readBook(t, write(t, run, presets))[sheetFlows]
	for at := firstMatrixRow; row == 0 && at < 400; at++ {
		if number := strconv.Itoa(at); tab[sheet.ColumnName(listID)+number].Value == string(finance.D1a) && tab[sheet.ColumnName(listTo)+number].Value == "Ukraine" {
			row = at
		}
	}
	if row == 0 {
		t.Fatalf("the loan is not among the %d flows listed", len(list))
	}
	broken, err := clients.SetInlineString(write(t, run, presets), sheetFlows, sheet.ColumnName(listFrom)+strconv.Itoa(row), "Russia")
	if err != nil {
		t.Fatal(err)
	}
	out, err := office.Recalculate(t.Context(), broken)
	if err != nil {
		t.Fatal(err)
	}
	expectMaster(t, readBook(t, out), 2)
}

// expectMaster compares the number of checks that fail.
func expectMaster(t *testing.T, sheets map[string]clients.Sheet, want int) {
	t.Helper()
	for address, cell := range sheets[sheetChecks] {
		if cell.Value == "Master check: number that fail" {
			at := sheet.ColumnName(checkFailed) + address[1:]
			if got := sheets[sheetChecks][at].Value; got != strconv.Itoa(want) {
				t.Errorf("%s checks fail, not %d", got, want)
			}
			return
		}
	}
	t.Error("there is no master check")
}

// The formulas of these sheets keep the rules of all others.
func TestFormulasOfTheMatricesArePlain(t *testing.T) {
	presets := testkit.Presets(t)
	sheets := readBook(t, write(t, presets[0], presets))
	seen := 0
	for _, name := range []string{sheetBalance, sheetFlows, sheetMatrix, sheetCompare} {
		for address, cell := range sheets[name] {
			if cell.Formula != "" {
				seen++
				expectPlain(t, name+"!"+address, cell.Formula)
			}
		}
	}
	if seen < 1000 {
		t.Errorf("only %d formulas looked at", seen)
	}
	t.Logf("%d formulas looked at", seen)
}

var (
	functionName = regexp.MustCompile(`[A-Z]+\(`)
	plainNumber  = regexp.MustCompile(`(^|[-+*/(,=<>])(\d+(\.\d+)?)`)
)

// expectPlain looks at a formula: short, with functions that every client
// knows, and without numbers but 0, 1 and 2.
func expectPlain(t *testing.T, where, formula string) {
	t.Helper()
	if len(formula) > maxFormula {
		t.Errorf("%s: %d characters: %s", where, len(formula), formula)
	}
	for _, name := range functionName.FindAllString(formula, -1) {
		if !slices.Contains(allowed, strings.TrimSuffix(name, "(")) {
			t.Errorf("%s: uses %s", where, name)
		}
	}
	for _, n := range plainNumber.FindAllStringSubmatch(formula, -1) {
		if !slices.Contains([]string{"0", "1", "2"}, n[2]) {
			t.Errorf("%s: the number %s stands in the formula %s", where, n[2], formula)
		}
	}
}

// newBook returns a book before its sheets are written.
func newBook(run *analysis.Run, presets []*analysis.Run) *book {
	d := &analysis.Dossier{Run: run, Presets: presets}
	b := &book{run: run, dossier: d, delivered: run, control: d.Offered(), layout: layoutOf(d)}
	for _, r := range b.control {
		b.all = append(b.all, r.Scenario)
	}
	return b
}

// amountOf returns a decimal amount in cents.
func amountOf(t *testing.T, euro decimal.Decimal) int64 {
	t.Helper()
	cents, err := money.FromDecimal(euro, money.CentDigits)
	if err != nil {
		t.Fatal(err)
	}
	return cents
}

// valueAt reads a cell of EUR m in cents.
func valueAt(t *testing.T, tab clients.Sheet, column, row int) int64 {
	t.Helper()
	return centsOf(t, tab[sheet.ColumnName(column)+strconv.Itoa(row)].Value)
}

// A line is tagged with sectors that exist, so that every posting has a name.
func TestPostingsHaveNames(t *testing.T) {
	names := sectorNames()
	m := testkit.LibraryRun(t, "base").Model
	for _, p := range slices.Concat(flowPostings(m), stockPostings(m, anyStock)) {
		for _, sector := range []eq.Sector{p.from, p.to} {
			if names[sector] == "" {
				t.Errorf("%s: %q has no name", p.line.ID, sector)
			}
		}
	}
}
