package report

import (
	"loanmodel/finance/metric"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// measures is the table of the run's measures, and what each counts.
func (r *report) measures() {
	r.section("Measures")
	r.Paragraph("What a sum does not say: present values, rates, ratios and worst cases. What is exact says so; what no decimal can hold exactly, such as a root, is given with its tolerance.")
	grid := table.Table{Columns: []table.Column{{Name: "Measure"}, {Name: "Value", Align: table.Right}, {Name: "Unit"}, {Name: "When"}, {Name: "How exact"}}}
	var notes []string
	for _, m := range r.run.Measures() {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(m.Name), compare.ValueCell(m), table.TextCell(m.Unit), compare.WhenCell(m), table.TextCell(exactness(m))})
		notes = append(notes, table.Words(m.Name+" ("+m.ID+"): "+m.Note))
	}
	r.Table(grid)
	r.List(notes...)
}

// exactness says how a measure was found and how far off it may be, or why
// there is none.
func exactness(m metric.Measure) string {
	switch {
	case !m.Defined():
		return m.Missing
	case m.Tolerance.IsZero():
		return m.Method
	}
	return "± " + table.Readable(m.Tolerance.String()) + "; " + m.Method
}

// worthText says in one line what the loan is worth to the Union.
func worthText(r *analysis.Run) string {
	worth, grant := r.Measure("npv_loan"), r.Measure("grant_element")
	if !worth.Defined() {
		return "No net present value of a loan: " + worth.Missing + "."
	}
	return "Net present value " + table.ShortEUR(worth.Value) + " at 5 %, grant element " + table.Readable(grant.Value.StringFixed(1)) + " %."
}
