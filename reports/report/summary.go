package report

import (
	"cmp"
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

const (
	summaryLabel = 12 // columns of the labels on the left
	summaryRanks = 3  // guarantors that are named
)

// Summary returns the outcome of a run on one screen of so many columns, 80
// where width is 0: at most 27 lines for the names and titles of the library.
// Amounts are rounded. folder is where the files are; empty where there are
// none.
func Summary(run *analysis.Run, folder string, width int) string {
	if width == 0 {
		width = 80
	}
	s := summary{run: run, width: width}
	s.opening()
	s.entry("Loan", drawnText(run))
	s.entry("Money", fundedText(run))
	s.guarantees()
	s.entry("Calls", calledText(run))
	s.entry("Paid", paidByStatesText(run))
	s.entry("Owed", owedText(run))
	s.entry("Forgone", forgoneText(run))
	s.entry("ERA", eraText(run))
	if losses := lossText(run); losses != "" {
		s.entry("Losses", losses)
	}
	s.entry("Burden", burdenText(run))
	s.entry("Checks", s.checks())
	if folder != "" {
		s.entry("Files", folder)
	}
	return s.text.String()
}

// A summary is written entry by entry: a label and text beside it.
type summary struct {
	run   *analysis.Run
	width int
	text  strings.Builder
}

func (s *summary) opening() {
	scenario := s.run.Scenario
	for _, line := range table.Wrap(table.Visible(cmp.Or(scenario.Title, scenario.Name)), s.width) {
		s.text.WriteString(line + "\n")
	}
	about := fmt.Sprintf("%s, %s to %s, run %s", scenario.Name, scenario.Timeline.Start, scenario.Timeline.End(), analysis.ShortID(s.run.RunID))
	for _, line := range table.WrapWhole(table.Visible(about), s.width) {
		s.text.WriteString(line + "\n")
	}
	s.text.WriteByte('\n')
}

func (s *summary) entry(label, text string) {
	for i, line := range table.WrapWhole(table.Visible(text), s.width-summaryLabel) {
		if i > 0 {
			label = ""
		}
		s.text.WriteString(table.Pad(label, summaryLabel, table.Left) + line + "\n")
	}
}

// guarantees names the largest guarantors and says what stands behind them.
func (s *summary) guarantees() {
	s.entry("Guarantees", guaranteedText(s.run))
	guarantors, committed := s.run.Guarantors()
	if guarantors == 0 {
		return
	}
	ranked := metric.CommitmentOf().Ranked(s.run.Result)
	named := ranked[:min(summaryRanks, guarantors)]
	rest := committed
	var shares []string
	for _, state := range named {
		commitment := table.Euro(metric.Fixed.Of(s.run.Result, finance.F2, state))
		shares = append(shares, finance.MemberStates.Members[state].Name+" "+table.ShortEUR(commitment))
		rest = rest.Sub(commitment)
	}
	if others := guarantors - len(named); others > 0 {
		shares = append(shares, table.Counted(others, "other")+" "+table.ShortEUR(rest))
	}
	s.entry("", strings.Join(shares, ", ")+".")
}

func (s *summary) checks() string {
	text := fmt.Sprintf("%d of %d passed", s.run.Passed(), len(s.run.Checks))
	for _, check := range s.run.Checks {
		if !check.Passed() {
			return text + fmt.Sprintf("; %s (%s) fails", check.Line, check.Name)
		}
	}
	return text
}
