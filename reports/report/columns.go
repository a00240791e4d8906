package report

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// columns shows the five columns of all states together. They are never added
// up, so that the table has no total.
func (r *report) columns() {
	r.section("What it means for all states together")
	r.List(paidByStatesText(r.run), owedText(r.run), forgoneText(r.run), "ERA loans and service: "+table.LowerFirst(eraText(r.run)), "Present value: "+burdenText(r.run))
	grid := table.Table{Columns: []table.Column{{Name: "Column"}, {Name: "All states", Unit: table.UnitEUR, Align: table.Right}, {Name: "What it is"}},
		Note: "The columns are never added up: what is paid is cash, what is owed is debt, and what is forgone is income that did not come."}
	for _, column := range metric.Columns() {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(column.Name), table.AmountCell(column.Of(r.run.Result)), table.TextCell(column.Note)})
	}
	r.Table(grid)
}

// payers counts the states that have paid anything, whatever came back.
func payers(run *analysis.Run) int {
	states := 0
	for state := range finance.MemberStates.Members {
		if grossPaid(run, state) != 0 {
			states++
		}
	}
	return states
}

// grossPaid is what a state pays before anything comes back, in cents.
func grossPaid(run *analysis.Run, state int) int64 {
	var paid int64
	for _, item := range metric.GrossPaid() {
		paid += centsOf(run.Result.Row(item.Line, state))
	}
	return paid
}

// ofStates says how many of the states do something: all of them, or some.
func ofStates(number int) string {
	all := finance.MemberStates.Len()
	if number == all {
		return fmt.Sprintf("All %d states", all)
	}
	return fmt.Sprintf("%d of %d states", number, all)
}

// paidByStatesText says how many states pay, how much, and what came back.
func paidByStatesText(run *analysis.Run) string {
	states := payers(run)
	if states == 0 {
		return "No state pays anything."
	}
	var gross int64
	for state := range finance.MemberStates.Members {
		gross += grossPaid(run, state)
	}
	text := ofStates(states) + verb(states, " pays ", " pay ") + table.ShortEUR(table.Euro(gross))
	if back := metric.Recoveries().Of(run.Result); !back.IsZero() {
		return text + fmt.Sprintf("; %s comes back, so that %s is paid net.", table.ShortEUR(back), table.OrNothing(metric.Column(metric.Paid).Of(run.Result)))
	}
	return text + "; nothing comes back."
}

// verb chooses the form for one or for several.
func verb(number int, one, several string) string {
	if number == 1 {
		return one
	}
	return several
}

// owedText says what the states owe at the end, and what may come back.
func owedText(run *analysis.Run) string {
	certain, onlyIf := metric.Column(metric.OwedCertain).Of(run.Result), metric.Column(metric.OwedOnlyIf).Of(run.Result)
	text := fmt.Sprintf("At the end the states owe %s for certain", table.OrNothing(certain))
	if onlyIf.IsZero() {
		text += " and nothing besides."
	} else {
		text += fmt.Sprintf(" and %s only if assets are released or ERA loans stay unpaid.", table.ShortEUR(onlyIf))
	}
	if back := metric.Column(metric.ComesBackOnlyIf).Of(run.Result); !back.IsZero() {
		text += fmt.Sprintf(" %s comes back only if Ukraine repays.", table.ShortEUR(back))
	}
	return text
}

// forgoneText says what the swapped cash would have earned and who goes without
// it: the parts of the carry.
func forgoneText(run *analysis.Run) string {
	interest := run.Total(finance.C21)
	if interest.IsZero() {
		return "Nothing is forgone: no cash is swapped."
	}
	var parts []string
	for _, who := range []struct {
		line equation.ID
		name string
	}{{finance.C24, "Belgium (tax)"}, {finance.C25, "the ERA loans"}, {finance.C26, "Ukraine's defence"}, {finance.C27, "the risk buffer"}, {finance.C28, "Euroclear"}} {
		if amount := run.Total(who.line); !amount.IsZero() {
			parts = append(parts, who.name+" "+table.ShortEUR(amount))
		}
	}
	return fmt.Sprintf("Swapped cash would have earned %s. Without it go %s.", table.ShortEUR(interest), table.Listed(parts))
}

// eraText says what of the ERA loans and their service is unpaid at the end, and the Union's part.
func eraText(run *analysis.Run) string {
	last := run.Timeline().Months - 1
	unpaid := run.SumOf(finance.J1, last).Add(run.SumOf(finance.J4, last))
	if unpaid.IsZero() {
		return "Nothing is unpaid at the end."
	}
	return fmt.Sprintf("Unpaid at the end %s, of it the Union's %s.", table.ShortEUR(unpaid), table.OrNothing(run.Figure("era_unpaid_end").Value))
}

// burdenText says the figure by which structures are ranked, never without what
// is owed only if something happens.
func burdenText(run *analysis.Run) string {
	return fmt.Sprintf("%s paid and certain at %s %%; %s only if.", table.ShortEUR(metric.PresentBurden(run.Result)), fundingPercent(run),
		table.ShortEUR(metric.Column(metric.OwedOnlyIf).Of(run.Result)))
}

// fundingPercent is the Union's funding rate of the first month, in per cent.
func fundingPercent(run *analysis.Run) string {
	return money.ToDecimal(run.Result.Value(finance.RatesBondPool, 0, 0), 4).StringFixed(4)
}
