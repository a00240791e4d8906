package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// short says the outcome in a few sentences, with rounded amounts.
func (r *report) short() {
	r.section("In short")
	sentences := []string{drawnText(r.run), fundedText(r.run), guaranteedText(r.run), calledText(r.run), paidByStatesText(r.run), owedText(r.run),
		costText(r.run), forgoneText(r.run), "ERA loans and service: " + table.LowerFirst(eraText(r.run))}
	if losses := lossText(r.run); losses != "" {
		sentences = append(sentences, losses)
	}
	r.List(append(sentences, checksText(r.run))...)
	r.Paragraph("Amounts here are rounded; the tables below are exact to the cent.")
}

// drawnText says what Ukraine draws and repays.
func drawnText(r *analysis.Run) string {
	drawn, repaid := r.Figure("loan_drawn").Value, r.Figure("loan_repaid").Value
	if drawn.IsZero() {
		return "Ukraine draws nothing."
	}
	text := fmt.Sprintf("Ukraine draws %s, the last of it in %s", table.ShortEUR(drawn), table.MonthName(r.LastMonth(finance.D1)))
	left := r.Figure("loan_outstanding_end").Value
	if left.IsZero() && repaid.IsZero() {
		return text + ", and owes nothing in the end."
	}
	return text + fmt.Sprintf(". It repays %s; %s is outstanding at the end.", table.OrNothing(repaid), table.OrNothing(left))
}

// fundedText says where the money comes from.
func fundedText(r *analysis.Run) string {
	var parts []string
	for _, from := range []struct {
		line equation.ID
		name string
	}{{finance.E4, "immobilised cash"}, {finance.E2, "grants of the states"}, {finance.E11d, "bonds of the Union"}} {
		if amount := r.Total(from.line); !amount.IsZero() {
			parts = append(parts, from.name+" ("+table.ShortEUR(amount)+")")
		}
	}
	if len(parts) == 0 {
		return "No money is raised."
	}
	text := "The money comes from " + strings.Join(parts, " and ")
	if refinanced := r.Total(finance.E11b); !refinanced.IsZero() {
		text += "; " + table.ShortEUR(refinanced) + " of the cash redeems bonds that were issued first"
	}
	return text + "."
}

// guaranteedText says what is guaranteed, and the most that stood at once.
func guaranteedText(r *analysis.Run) string {
	guarantors, committed := r.Guarantors()
	if guarantors == 0 {
		return "No state guarantees anything."
	}
	text := fmt.Sprintf("%s guarantee up to %s.", table.Counted(guarantors, "state"), table.ShortEUR(committed))
	peak := r.Figure("peak_exposure")
	if peak.Value.IsZero() {
		return text + " Nothing ever stands behind the guarantees."
	}
	return text + fmt.Sprintf(" The most that they stand for at once is %s, first in %s.", table.ShortEUR(peak.Value), monthText(peak.Month))
}

// calledText says what is called, paid, unmet and recovered.
func calledText(r *analysis.Run) string {
	sentences := []string{paidText(r)}
	if back := r.Figure("recoveries").Value; !back.IsZero() {
		sentences = append(sentences, fmt.Sprintf("They recover %s.", table.ShortEUR(back)))
	}
	if headroom := r.Figure("headroom_used").Value; !headroom.IsZero() {
		text := "The Union's budget headroom pays " + table.ShortEUR(headroom)
		if back := r.Total(finance.H2h).Add(r.Total(finance.G7)); !back.IsZero() {
			text += " and gets " + table.ShortEUR(back) + " back"
		}
		sentences = append(sentences, text+".")
	}
	if arrears := r.Figure("arrears_end").Value; !arrears.IsZero() {
		sentences = append(sentences, fmt.Sprintf("At the end %s is owed to the Bank of Russia and not paid.", table.ShortEUR(arrears)))
	}
	return strings.Join(sentences, " ")
}

// paidText says, in one statement, all that the guarantors are called for and
// pay: the Union's debt and losses of Euroclear. A call that is not paid stays
// due, so that the most that was unmet in any month counts.
func paidText(r *analysis.Run) string {
	debt, losses := r.Figure("calls_paid").Value, r.Total(finance.I5f)
	unmet := table.Euro(metric.Peak.Of(r.Result, finance.F18, 0))
	guarantors, _ := r.Guarantors()
	text := ""
	switch {
	case debt.IsZero() && losses.IsZero() && unmet.IsZero():
		if guarantors == 0 {
			return "There is no guarantor to be called."
		}
		return "The guarantors are never called."
	case losses.IsZero():
		text = "The guarantors are called and pay " + table.OrNothing(debt)
	case debt.IsZero():
		text = "The guarantors are called for losses of Euroclear and pay " + table.ShortEUR(losses)
	default:
		text = fmt.Sprintf("The guarantors are called and pay %s: %s for the Union's debt and %s for losses of Euroclear",
			table.ShortEUR(debt.Add(losses)), table.ShortEUR(debt), table.ShortEUR(losses))
	}
	if !unmet.IsZero() {
		return text + fmt.Sprintf("; up to %s at a time stays unmet.", table.ShortEUR(unmet))
	}
	if !debt.IsZero() && losses.IsZero() {
		text += mostOfIt(r)
	}
	return text + "."
}

// mostOfIt names the month in which the guarantors pay most, where there is one
// such month.
func mostOfIt(r *analysis.Run) string {
	row := r.Result.Row(finance.F34, 0)
	most, months := slices.Max(row), 0
	for _, value := range row {
		if value == most {
			months++
		}
	}
	if month := table.MonthName(r.PeakMonth(finance.F34)); months == 1 && table.Euro(most).Equal(r.Figure("calls_paid").Value) {
		return ", all of it in " + month
	} else if months == 1 {
		return ", the most of it in " + month
	}
	return ""
}

// costText says what interest the Union's budget pays, and who gives grants.
func costText(r *analysis.Run) string {
	union, grants := r.Figure("union_cost").Value, r.Figure("grants").Value
	text := "The Union's budget pays no interest"
	if !union.IsZero() {
		text = "The Union's budget pays " + table.ShortEUR(union) + " of interest"
	}
	if !grants.IsZero() {
		text += ", and the states give " + table.ShortEUR(grants) + " of grants"
	}
	return text + "."
}

// checksText says whether the model's checks hold.
func checksText(r *analysis.Run) string {
	if r.Passed() == len(r.Checks) {
		return fmt.Sprintf("All %s of the model hold in every month.", table.Counted(len(r.Checks), "check"))
	}
	return fmt.Sprintf("%d of %d checks of the model fail: do not use these figures.", len(r.Checks)-r.Passed(), len(r.Checks))
}

// monthText writes YYYY-MM in words.
func monthText(text string) string {
	month, err := calendar.ParseMonth(text)
	if err != nil {
		return text
	}
	return table.MonthName(month)
}

// Crossing says in one line which figure of which run fulfils a condition,
// ratios with the decimals that tell them from a limit.
func Crossing(c analysis.Crossing) string {
	shown := table.Readable(c.Value.StringFixed(c.Places)) + " " + c.Unit
	if c.Unit == table.UnitEUR {
		shown = table.ReadableEUR(c.Value)
	}
	return c.Condition + ": it is " + shown + " in " + strconv.Quote(c.Scenario)
}
