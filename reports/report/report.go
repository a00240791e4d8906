package report

import (
	"cmp"
	"fmt"
	"strings"

	"loanmodel/reports/page"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Markdown returns the report that a minister's adviser reads: what the
// scenario says, who guarantees what, what is called, what is paid, owed and
// forgone by whom, and on which assumptions with which sources all that rests.
// Amounts in tables are exact, amounts in sentences are rounded. Without
// sensitivities it says that they were not evaluated.
func Markdown(run *analysis.Run, s *analysis.Sensitivity) []byte {
	return newReport(run, s).Text.Bytes()
}

// HTML returns the report as one page for a browser or for paper: the sections,
// sentences and tables of Markdown with pictures beside the tables. It
// fails only with a faulty template of the page.
func HTML(run *analysis.Run, s *analysis.Sensitivity) ([]byte, error) {
	head := page.Head{Name: run.Scenario.Name, RunID: run.RunID, Version: run.Version, Checks: checksText(run), Failed: run.Passed() != len(run.Checks)}
	return page.HTML(head, &newReport(run, s).Outline)
}

// newReport writes all sections; what they say is the same in every form of
// the report.
func newReport(run *analysis.Run, s *analysis.Sensitivity) *report {
	r := &report{run: run, moved: s}
	r.opening()
	r.short()
	r.differences()
	r.conflicts()
	r.events()
	r.columns()
	r.headlines()
	r.measures()
	r.guarantees()
	r.calls()
	r.waterfall()
	r.losses()
	r.stateCosts()
	r.unionCost()
	r.income()
	r.balance()
	r.sensitivity()
	r.checks()
	r.assumptions()
	r.sources()
	r.identity()
	return r
}

// A report is a page about one run; each of its methods writes one section.
type report struct {
	page.Outline
	run   *analysis.Run
	moved *analysis.Sensitivity // nil where it was not evaluated
}

func (r *report) section(title string) { r.Heading(2, title) }

// opening writes the title and the scenario in one sentence, with the author's
// notes.
func (r *report) opening() {
	s := r.run.Scenario
	r.Heading(1, table.Words(cmp.Or(s.Title, s.Name)))
	sentence := fmt.Sprintf("Scenario %s: the financing structure %s with the settlement %s%s, month by month from %s to %s.",
		table.Code(s.Name), table.Code(s.Structure), table.Code(s.Settlement), overlaysText(s.Structure, s.Settlement, s.Overlays),
		table.MonthName(s.Timeline.Start), table.MonthName(s.Timeline.End()))
	r.Paragraph(sentence)
	if s.Notes != "" {
		r.Paragraph("Notes: " + table.Words(s.Notes))
	}
}

// overlaysText names the overlays that are neither structure nor settlement.
func overlaysText(structure, settlement string, overlays []string) string {
	var others []string
	for _, name := range overlays {
		if name != structure && name != settlement {
			others = append(others, table.Code(name))
		}
	}
	if len(others) == 0 {
		return ""
	}
	return " and the overlays " + strings.Join(others, ", ")
}

// identity says how the run can be told from any other and made again.
func (r *report) identity() {
	r.section("This run")
	r.List(
		"Run id: "+table.Code(r.run.RunID),
		"Model version: "+table.Code(r.run.Version),
		"The run id is the SHA-256 of the values of all inputs and of the model version. The same inputs give the same files, byte for byte.",
		"Every value of every month is in `lines.csv`, every measure of every state in `states.csv`. "+
			"`loanmodel explain` takes any number apart down to its sources.",
	)
}
