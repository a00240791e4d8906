package report

import (
	"loanmodel/finance"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
)

// waterfall shows, step by step, the month in which most was due from the
// Union; nothing where nothing ever was.
func (r *report) waterfall() {
	month := r.run.PeakMonth(finance.H5a)
	period, ok := r.run.Timeline().Index(month)
	if !ok || r.run.Result.Value(finance.H5a, 0, period) == 0 {
		return
	}
	r.section("The waterfall in " + table.MonthName(month))
	r.Paragraph("The month in which most was due from the Union. Each amount is the sum over custodians or states; what is left over is carried to the next month.")
	grid := table.Table{Columns: []table.Column{{Name: "Step"}, {Name: "Line"}, {Name: "Amount", Unit: "EUR", Align: table.Right}}}
	for _, s := range compare.WaterfallSteps() {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(s.Step), table.CodeCell(string(s.Line)), table.AmountCell(r.run.SumOf(s.Line, period))})
	}
	r.Table(grid)
}
