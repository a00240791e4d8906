package compare

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Budget returns the guarantee of one state in several runs in the layout of
// the Netherlands' budget: by year what is outstanding, granted and expired
// under its ceiling, then what is called and recovered and the provision for
// it.
func Budget(state int, runs []*analysis.Run) table.Document {
	b := brief{state: state, runs: runs, labels: labels(runs)}
	b.opening()
	for run := range runs {
		b.budget(run)
	}
	return b.document
}

// The layout of the budget tables, and what the model says of them.
const (
	budgetNote = "Start + granted − expired − called = end; called is what the state pays. Outstanding is the state's share of what the Union owes the custodians, no more than can still be called. " +
		"Expired is what ends without a call of the state. The ceiling is the commitment."
	budgetCashNote = "Balance: recovered less called. " + noProvision
	noProvision    = "The model charges no premium and sets aside no provision."
)

// budget shows the two tables of a run: guarantees granted, and the money that
// moves on them. Amounts in the first are in EUR m, so that they fit a screen.
func (b *brief) budget(run int) {
	years := metric.GuaranteeYears(b.runs[run].Result, b.runs[run].Timeline(), b.state)
	granted := table.Table{Title: letter(run) + ": guarantee granted, EUR m, rounded", Columns: []table.Column{{Name: "Year"}}, Note: budgetNote + " " + table.QuietYears}
	for _, name := range []string{"Start", "Granted", "Expired", "Called", "End", "Ceiling"} {
		granted.Columns = append(granted.Columns, table.Column{Name: name, Align: table.Right})
	}
	cash := table.Table{Title: letter(run) + ": expenditure and receipts, EUR", Note: budgetCashNote,
		Columns: []table.Column{{Name: "Year"}, {Name: "Called", Align: table.Right}, {Name: "Recovered", Align: table.Right}, {Name: "Balance", Align: table.Right}, {Name: "Provision"}}}
	for _, y := range years {
		b.budgetData(run, y)
		if y.Quiet() {
			continue
		}
		granted.Rows = append(granted.Rows, append([]table.Cell{table.WholeCell(int64(y.Year))},
			budgetMillions(y.Start, y.Granted, y.Expired, y.Called, y.End, y.Ceiling)...))
		if y.Called != 0 || y.Recovered != 0 {
			cash.Rows = append(cash.Rows, []table.Cell{table.WholeCell(int64(y.Year)), table.AmountCell(table.Euro(y.Called)), table.AmountCell(table.Euro(y.Recovered)), table.AmountCell(table.Euro(y.Balance())), table.TextCell(table.NoValue)})
		}
	}
	if len(granted.Rows) == 0 {
		b.document.About = append(b.document.About, fmt.Sprintf("%s: no guarantee is granted; the ceiling is %s.", letter(run), table.ReadableEUR(table.Euro(b.runs[run].Result.Value(finance.F2, b.state, 0)))))
		return
	}
	b.document.Tables = append(b.document.Tables, granted)
	if len(cash.Rows) == 0 {
		b.document.About = append(b.document.About, letter(run)+": nothing is paid on a call, and nothing recovered. "+noProvision)
		return
	}
	cash.Total = []table.Cell{table.TextCell("All years"), table.AmountCell(table.Sum(cash.Rows, 1)), table.AmountCell(table.Sum(cash.Rows, 2)), table.AmountCell(table.Sum(cash.Rows, 3)), {}}
	b.document.Tables = append(b.document.Tables, cash)
}

// millionPlaces are the decimals of EUR m in the budget table: to EUR 10,000.
const millionPlaces = 2

func budgetMillions(cents ...int64) []table.Cell {
	var cells []table.Cell
	for _, c := range cents {
		cells = append(cells, table.NumberCell(table.Euro(c).Shift(-6), millionPlaces))
	}
	return cells
}

// budgetData adds a year of a state's guarantee for programs, exact.
func (b *brief) budgetData(run int, y metric.GuaranteeYear) {
	for _, figure := range []struct {
		id    string
		cents int64
	}{
		{"guarantee_start", y.Start}, {"guarantee_granted", y.Granted}, {"guarantee_expired", y.Expired}, {"guarantee_called", y.Called},
		{"guarantee_end", y.End}, {"guarantee_ceiling", y.Ceiling}, {"guarantee_recovered", y.Recovered}, {"guarantee_balance", y.Balance()},
	} {
		b.document.Data.Rows = append(b.document.Data.Rows, []table.Cell{table.CodeCell(finance.MemberStates.Code(b.state)), table.CodeCell(figure.id), table.TextCell(table.UnitEUR),
			table.CodeCell(b.labels[run]), table.WholeCell(int64(y.Year)), table.AmountCell(table.Euro(figure.cents)), {}})
	}
}
