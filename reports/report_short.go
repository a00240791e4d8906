package reports

import (
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// short says the outcome in a few sentences, with rounded amounts.
func (r *report) short() {
	r.section("In short")
	sentences := []string{r.run.drawnText(), r.run.fundedText(), r.run.guaranteedText(), r.run.calledText(), r.run.costText()}
	if losses := r.run.lossText(); losses != "" {
		sentences = append(sentences, losses)
	}
	r.List(append(sentences, r.run.checksText())...)
	r.Paragraph("Amounts here are rounded; the tables below are exact to the cent.")
}

// drawnText says what Ukraine draws and repays.
func (r *Run) drawnText() string {
	drawn, repaid := r.figure("loan_drawn").Value, r.figure("loan_repaid").Value
	if drawn.IsZero() {
		return "Ukraine draws nothing."
	}
	text := fmt.Sprintf("Ukraine draws %s, the last of it in %s", table.ShortEUR(drawn), table.MonthName(r.lastMonth(finance.D1)))
	left := r.figure("loan_outstanding_end").Value
	if left.IsZero() && repaid.IsZero() {
		return text + ", and owes nothing in the end."
	}
	return text + fmt.Sprintf(". It repays %s; %s is outstanding at the end.", table.OrNothing(repaid), table.OrNothing(left))
}

// fundedText says where the money comes from.
func (r *Run) fundedText() string {
	var parts []string
	for _, from := range []struct {
		line equation.ID
		name string
	}{{finance.E4, "immobilised cash"}, {finance.E2, "grants of the states"}, {finance.E3, "bonds of the Union"}} {
		if amount := r.total(from.line); !amount.IsZero() {
			parts = append(parts, from.name+" ("+table.ShortEUR(amount)+")")
		}
	}
	if len(parts) == 0 {
		return "No money is raised."
	}
	return "The money comes from " + strings.Join(parts, " and ") + "."
}

// guaranteedText says what is guaranteed, and the most that stood at once.
func (r *Run) guaranteedText() string {
	guarantors, committed := r.guarantors()
	if guarantors == 0 {
		return "No state guarantees anything."
	}
	text := fmt.Sprintf("%s guarantee up to %s.", table.Counted(guarantors, "state"), table.ShortEUR(committed))
	peak := r.figure("peak_exposure")
	if peak.Value.IsZero() {
		return text + " Nothing ever stands behind the guarantees."
	}
	return text + fmt.Sprintf(" The most that they stand for at once is %s, first in %s.", table.ShortEUR(peak.Value), monthText(peak.Month))
}

// calledText says what is called, paid, unmet and recovered.
func (r *Run) calledText() string {
	sentences := []string{r.paidText()}
	if back := r.figure("recoveries").Value; !back.IsZero() {
		sentences = append(sentences, fmt.Sprintf("They recover %s.", table.ShortEUR(back)))
	}
	if headroom := r.figure("headroom_used").Value; !headroom.IsZero() {
		sentences = append(sentences, fmt.Sprintf("The Union's budget headroom pays %s.", table.ShortEUR(headroom)))
	}
	if arrears := r.figure("arrears_end").Value; !arrears.IsZero() {
		sentences = append(sentences, fmt.Sprintf("At the end %s is owed to the Bank of Russia and not paid.", table.ShortEUR(arrears)))
	}
	return strings.Join(sentences, " ")
}

// paidText says what the guarantors are called for, and what they pay. What
// is not paid is called again in the next month, so that the most that was
// unmet in any month counts, not the sum.
func (r *Run) paidText() string {
	paid, unmet := r.figure("calls_paid").Value, table.Euro(metric.Peak.Of(r.Result, finance.F7, 0))
	guarantors, _ := r.guarantors()
	switch {
	case guarantors == 0:
		return "There is no guarantor to be called."
	case paid.IsZero() && unmet.IsZero():
		return "The guarantors are never called."
	case unmet.IsZero():
		return fmt.Sprintf("The guarantors are called and pay %s, the most of it in %s.", table.ShortEUR(paid), table.MonthName(r.peakMonth(finance.H6g)))
	}
	return fmt.Sprintf("The guarantors are called and pay %s; up to %s at a time stays unmet.", table.OrNothing(paid), table.ShortEUR(unmet))
}

// costText says what it costs the Union's budget and Belgium's.
func (r *Run) costText() string {
	union, grants, tax := r.figure("union_cost").Value, r.figure("grants").Value, r.figure("belgian_tax_forgone").Value
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
func (r *Run) checksText() string {
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
