package reports

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
)

// A waterfallStep is one line of the waterfall as it is shown.
type waterfallStep struct {
	step string
	line equation.ID
}

// waterfallSteps lead from what is due to the Bank of Russia to what nobody
// paid, in the order in which the model meets it; the order among the Union's
// own sources is the scenario's.
func waterfallSteps() []waterfallStep {
	return []waterfallStep{
		{"Due to the Bank of Russia", finance.H3},
		{"met from the custodians' own deposits", finance.H4},
		{"due from the Union", finance.H5},
		{"met from budget headroom", finance.H6h},
		{"put to the guarantors", finance.H6e},
		{"paid by third countries", finance.F14},
		{"first-round call of the states", finance.F4},
		{"paid of it", finance.F5},
		{"left by defaulters, that others can take", finance.F6a},
		{"step-up call, paid", finance.F6},
		{"called and unmet", finance.F18},
		{"met by bridge borrowing", finance.H6m},
		{"arrears of the Union to the custodians", finance.H7a},
		{"arrears of the custodians to the Bank of Russia", finance.H7},
	}
}

// waterfall shows, step by step, the month in which most was due from the
// Union; nothing where nothing ever was.
func (r *report) waterfall() {
	month := r.run.peakMonth(finance.H5a)
	period, ok := r.run.timeline().Index(month)
	if !ok || r.run.Result.Value(finance.H5a, 0, period) == 0 {
		return
	}
	r.section("The waterfall in " + monthName(month))
	r.paragraph("The month in which most was due from the Union. Each amount is the sum over custodians or states; what is left over is carried to the next month.")
	table := Table{Columns: []Column{{Name: "Step"}, {Name: "Line"}, {Name: "Amount", Unit: "EUR", Align: Right}}}
	for _, s := range waterfallSteps() {
		table.Rows = append(table.Rows, []Cell{TextCell(s.step), CodeCell(string(s.line)), AmountCell(r.run.sumOf(s.line, period))})
	}
	r.table(table)
}

// sumOf is a line in one period, added over its members.
func (r *Run) sumOf(id equation.ID, period int) decimal.Decimal {
	var sum decimal.Decimal
	for member := range r.Model.Line(id).Over.Len() {
		sum = sum.Add(r.Result.Decimal(id, member, period))
	}
	return sum
}
