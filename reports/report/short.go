package report

import (
	"fmt"
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
	sentences := []string{drawnText(r.run), fundedText(r.run), guaranteedText(r.run), calledText(r.run), costText(r.run)}
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
	}{{finance.E4, "immobilised cash"}, {finance.E2, "grants of the states"}, {finance.E3, "bonds of the Union"}} {
		if amount := r.Total(from.line); !amount.IsZero() {
			parts = append(parts, from.name+" ("+table.ShortEUR(amount)+")")
		}
	}
	if len(parts) == 0 {
		return "No money is raised."
	}
	return "The money comes from " + strings.Join(parts, " and ") + "."
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
		sentences = append(sentences, fmt.Sprintf("The Union's budget headroom pays %s.", table.ShortEUR(headroom)))
	}
	if arrears := r.Figure("arrears_end").Value; !arrears.IsZero() {
		sentences = append(sentences, fmt.Sprintf("At the end %s is owed to the Bank of Russia and not paid.", table.ShortEUR(arrears)))
	}
	return strings.Join(sentences, " ")
}

// paidText says what the guarantors are called for, and what they pay. What
// is not paid is called again in the next month, so that the most that was
// unmet in any month counts, not the sum.
func paidText(r *analysis.Run) string {
	paid, unmet := r.Figure("calls_paid").Value, table.Euro(metric.Peak.Of(r.Result, finance.F7, 0))
	guarantors, _ := r.Guarantors()
	switch {
	case guarantors == 0:
		return "There is no guarantor to be called."
	case paid.IsZero() && unmet.IsZero():
		return "The guarantors are never called."
	case unmet.IsZero():
		return fmt.Sprintf("The guarantors are called and pay %s, the most of it in %s.", table.ShortEUR(paid), table.MonthName(r.PeakMonth(finance.H6g)))
	}
	return fmt.Sprintf("The guarantors are called and pay %s; up to %s at a time stays unmet.", table.OrNothing(paid), table.ShortEUR(unmet))
}

// costText says what it costs the Union's budget and Belgium's.
func costText(r *analysis.Run) string {
	union, grants, tax := r.Figure("union_cost").Value, r.Figure("grants").Value, r.Figure("belgian_tax_forgone").Value
	text := "The Union's budget pays no interest"
	if !union.IsZero() {
		text = "It costs the Union's budget " + table.ShortEUR(union) + " of interest"
	}
	if !grants.IsZero() {
		text += ", and the states " + table.ShortEUR(grants) + " of grants"
	}
	if tax.IsZero() {
		return text + "; Belgium forgoes no tax."
	}
	return text + "; Belgium forgoes " + table.ShortEUR(tax) + " of tax on Euroclear's income."
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
