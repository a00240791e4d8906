package reports

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/finance/metric"
)

// Budget is the guarantee of one state in several runs in the layout of the
// Netherlands' budget: by year what is outstanding, granted and expired under
// its ceiling, then what is called and recovered and the provision for it.
func Budget(state int, runs []*Run) Document {
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
	years := metric.GuaranteeYears(b.runs[run].Result, b.runs[run].timeline(), b.state)
	granted := Table{Title: letter(run) + ": guarantee granted, EUR m, rounded", Columns: []Column{{Name: "Year"}}, Note: budgetNote + " " + quietYears}
	for _, name := range []string{"Start", "Granted", "Expired", "Called", "End", "Ceiling"} {
		granted.Columns = append(granted.Columns, Column{Name: name, Align: Right})
	}
	cash := Table{Title: letter(run) + ": expenditure and receipts, EUR", Note: budgetCashNote,
		Columns: []Column{{Name: "Year"}, {Name: "Called", Align: Right}, {Name: "Recovered", Align: Right}, {Name: "Balance", Align: Right}, {Name: "Provision"}}}
	for _, y := range years {
		b.budgetData(run, y)
		if y.Quiet() {
			continue
		}
		granted.Rows = append(granted.Rows, append([]Cell{WholeCell(int64(y.Year))},
			budgetMillions(y.Start, y.Granted, y.Expired, y.Called, y.End, y.Ceiling)...))
		if y.Called != 0 || y.Recovered != 0 {
			cash.Rows = append(cash.Rows, []Cell{WholeCell(int64(y.Year)), AmountCell(euro(y.Called)), AmountCell(euro(y.Recovered)), AmountCell(euro(y.Balance())), TextCell(noValue)})
		}
	}
	if len(granted.Rows) == 0 {
		b.document.About = append(b.document.About, fmt.Sprintf("%s: no guarantee is granted; the ceiling is %s.", letter(run), readableEUR(euro(b.runs[run].Result.Value(finance.F2, b.state, 0)))))
		return
	}
	b.document.Tables = append(b.document.Tables, granted)
	if len(cash.Rows) == 0 {
		b.document.About = append(b.document.About, letter(run)+": nothing is paid on a call, and nothing recovered. "+noProvision)
		return
	}
	cash.Total = []Cell{TextCell("All years"), AmountCell(sumOf(cash.Rows, 1)), AmountCell(sumOf(cash.Rows, 2)), AmountCell(sumOf(cash.Rows, 3)), {}}
	b.document.Tables = append(b.document.Tables, cash)
}

// millionPlaces are the decimals of EUR m in the budget table: to EUR 10,000.
const millionPlaces = 2

func budgetMillions(cents ...int64) []Cell {
	var cells []Cell
	for _, c := range cents {
		cells = append(cells, NumberCell(euro(c).Shift(-6), millionPlaces))
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
		b.document.Data.Rows = append(b.document.Data.Rows, []Cell{CodeCell(finance.MemberStates.Code(b.state)), CodeCell(figure.id), TextCell(unitEUR),
			CodeCell(b.labels[run]), WholeCell(int64(y.Year)), AmountCell(euro(figure.cents)), {}})
	}
}
