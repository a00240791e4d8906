package reports

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

// short says the outcome in a few sentences, with rounded amounts.
func (r *report) short() {
	r.section("In short")
	sentences := []string{r.run.drawnText(), r.run.fundedText(), r.run.guaranteedText(), r.run.calledText(), r.run.costText()}
	if losses := r.run.lossText(); losses != "" {
		sentences = append(sentences, losses)
	}
	r.list(append(sentences, r.run.checksText())...)
	r.paragraph("Amounts here are rounded; the tables below are exact to the cent.")
}

// drawnText says what Ukraine draws and repays.
func (r *Run) drawnText() string {
	drawn, repaid := r.figure("loan_drawn").Value, r.figure("loan_repaid").Value
	if drawn.IsZero() {
		return "Ukraine draws nothing."
	}
	text := fmt.Sprintf("Ukraine draws %s, the last of it in %s", shortEUR(drawn), monthName(r.lastMonth(finance.D1)))
	left := r.figure("loan_outstanding_end").Value
	if left.IsZero() && repaid.IsZero() {
		return text + ", and owes nothing in the end."
	}
	return text + fmt.Sprintf(". It repays %s; %s is outstanding at the end.", orNothing(repaid), orNothing(left))
}

// orNothing is a short amount in a sentence.
func orNothing(amount decimal.Decimal) string {
	if amount.IsZero() {
		return "nothing"
	}
	return shortEUR(amount)
}

// fundedText says where the money comes from.
func (r *Run) fundedText() string {
	var parts []string
	for _, from := range []struct {
		line equation.ID
		name string
	}{{finance.E4, "immobilised cash"}, {finance.E2, "grants of the states"}, {finance.E3, "bonds of the Union"}} {
		if amount := r.total(from.line); !amount.IsZero() {
			parts = append(parts, from.name+" ("+shortEUR(amount)+")")
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
	text := fmt.Sprintf("%s guarantee up to %s.", counted(guarantors, "state"), shortEUR(committed))
	peak := r.figure("peak_exposure")
	if peak.Value.IsZero() {
		return text + " Nothing ever stands behind the guarantees."
	}
	return text + fmt.Sprintf(" The most that they stand for at once is %s, first in %s.", shortEUR(peak.Value), monthText(peak.Month))
}

// calledText says what is called, paid, unmet and recovered.
func (r *Run) calledText() string {
	sentences := []string{r.paidText()}
	if back := r.figure("recoveries").Value; !back.IsZero() {
		sentences = append(sentences, fmt.Sprintf("They recover %s.", shortEUR(back)))
	}
	if headroom := r.figure("headroom_used").Value; !headroom.IsZero() {
		sentences = append(sentences, fmt.Sprintf("The Union's budget headroom pays %s.", shortEUR(headroom)))
	}
	if arrears := r.figure("arrears_end").Value; !arrears.IsZero() {
		sentences = append(sentences, fmt.Sprintf("At the end %s is owed to the Bank of Russia and not paid.", shortEUR(arrears)))
	}
	return strings.Join(sentences, " ")
}

// paidText says what the guarantors are called for, and what they pay. What
// is not paid is called again in the next month, so that the most that was
// unmet in any month counts, not the sum.
func (r *Run) paidText() string {
	paid, unmet := r.figure("calls_paid").Value, euro(metric.Peak.Of(r.Result, finance.F18, 0))
	guarantors, _ := r.guarantors()
	switch {
	case guarantors == 0:
		return "There is no guarantor to be called."
	case paid.IsZero() && unmet.IsZero():
		return "The guarantors are never called."
	case unmet.IsZero():
		return fmt.Sprintf("The guarantors are called and pay %s, the most of it in %s.", shortEUR(paid), monthName(r.peakMonth(finance.H6g)))
	}
	return fmt.Sprintf("The guarantors are called and pay %s; up to %s at a time stays unmet.", orNothing(paid), shortEUR(unmet))
}

// costText says what it costs the Union's budget and Belgium's.
func (r *Run) costText() string {
	union, grants, tax := r.figure("union_cost").Value, r.figure("grants").Value, r.figure("belgian_tax_forgone").Value
	text := "The Union's budget pays no interest"
	if !union.IsZero() {
		text = "It costs the Union's budget " + shortEUR(union) + " of interest"
	}
	if !grants.IsZero() {
		text += ", and the states " + shortEUR(grants) + " of grants"
	}
	if tax.IsZero() {
		return text + "; Belgium forgoes no tax."
	}
	return text + "; Belgium forgoes " + shortEUR(tax) + " of tax on Euroclear's income."
}

// checksText says whether the model's checks hold.
func (r *Run) checksText() string {
	if r.Passed() == len(r.Checks) {
		return fmt.Sprintf("All %s of the model hold in every month.", counted(len(r.Checks), "check"))
	}
	return fmt.Sprintf("%d of %d checks of the model fail: do not use these figures.", len(r.Checks)-r.Passed(), len(r.Checks))
}

// total is the sum of a line over all its members and the horizon.
func (r *Run) total(id equation.ID) decimal.Decimal {
	var sum int64
	for member := range r.Model.Line(id).Over.Len() {
		sum += metric.Total.Of(r.Result, id, member)
	}
	return euro(sum)
}

// guarantors is how many states guarantee something, and how much in all.
func (r *Run) guarantors() (int, decimal.Decimal) {
	states, sum := 0, int64(0)
	for member := range finance.MemberStates.Members {
		commitment := metric.Fixed.Of(r.Result, finance.F2, member)
		sum += commitment
		if commitment > 0 {
			states++
		}
	}
	return states, euro(sum)
}

// lastMonth is the last month in which a line that has no members is not zero.
func (r *Run) lastMonth(id equation.ID) calendar.Month {
	last := 0
	for i, value := range r.Result.Row(id, 0) {
		if value != 0 {
			last = i
		}
	}
	return r.timeline().At(last)
}

// peakMonth is the first month in which a line that has no members is greatest.
func (r *Run) peakMonth(id equation.ID) calendar.Month {
	return metric.PeakMonth(r.Result, r.timeline(), id, 0)
}

// monthText writes YYYY-MM in words.
func monthText(text string) string {
	month, err := calendar.ParseMonth(text)
	if err != nil {
		return text
	}
	return monthName(month)
}
