package reports

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

const (
	summaryLabel = 12 // columns of the labels on the left
	summaryRanks = 5  // guarantors that are named
)

// Summary is the outcome of a run on one screen of so many columns, 80 where
// width is 0: at most 24 lines for the names and titles of the library.
// Amounts are rounded. folder is where the files are; empty where there are
// none.
func Summary(run *Run, folder string, width int) string {
	if width == 0 {
		width = 80
	}
	s := summary{run: run, width: width}
	s.opening()
	s.entry("Loan", run.drawnText())
	s.entry("Money", run.fundedText())
	s.guarantees()
	s.entry("Calls", run.calledText())
	s.costs()
	if losses := run.lossText(); losses != "" {
		s.entry("Losses", losses)
	}
	s.entry("Worth", run.worthText())
	s.entry("Checks", s.checks())
	if folder != "" {
		s.entry("Files", folder)
	}
	return s.text.String()
}

// A summary is written entry by entry: a label and text beside it.
type summary struct {
	run   *Run
	width int
	text  strings.Builder
}

func (s *summary) opening() {
	scenario := s.run.Scenario
	for _, line := range wrapped(visible(cmp.Or(scenario.Title, scenario.Name)), s.width) {
		s.text.WriteString(line + "\n")
	}
	about := fmt.Sprintf("%s, %s to %s, run %s", scenario.Name, scenario.Timeline.Start, scenario.Timeline.End(), shortID(s.run.RunID))
	for _, line := range wrappedWhole(visible(about), s.width) {
		s.text.WriteString(line + "\n")
	}
	s.text.WriteByte('\n')
}

func (s *summary) entry(label, text string) {
	for i, line := range wrappedWhole(visible(text), s.width-summaryLabel) {
		if i > 0 {
			label = ""
		}
		s.text.WriteString(padded(label, summaryLabel, Left) + line + "\n")
	}
}

// guarantees names the largest guarantors and says what stands behind them.
func (s *summary) guarantees() {
	s.entry("Guarantees", s.run.guaranteedText())
	guarantors, committed := s.run.guarantors()
	if guarantors == 0 {
		return
	}
	ranked := metric.CommitmentOf().Ranked(s.run.Result)
	named := ranked[:min(summaryRanks, guarantors)]
	rest, restKey := committed, int64(money.Million)
	for _, state := range named {
		commitment, key := euro(metric.Fixed.Of(s.run.Result, finance.F2, state)), s.run.Result.Value(finance.F1, state, 0)
		s.share(finance.MemberStates.Members[state].Name, commitment, key)
		rest, restKey = rest.Sub(commitment), restKey-key
	}
	if others := guarantors - len(named); others > 0 {
		s.share(counted(others, "other"), rest, restKey)
	}
}

// share is one line of the guarantors: name, amount, share of the key.
func (s *summary) share(name string, amount decimal.Decimal, key int64) {
	percent := money.ToDecimal(key, 4).StringFixed(1) + " %"
	s.text.WriteString(strings.Repeat(" ", summaryLabel+2) +
		padded(name, 16, Left) + padded(shortEUR(amount), 14, Right) + padded(percent, 9, Right) + "\n")
}

// costs says what it costs the Union, the states and Belgium.
func (s *summary) costs() {
	union, grants, tax := s.run.figure("union_cost"), s.run.figure("grants"), s.run.figure("belgian_tax_forgone")
	s.entry("Costs", fmt.Sprintf("Union budget %s; grants of the states %s; tax forgone by Belgium %s. All states, less recoveries: %s.",
		shortOrNone(union.Value), shortOrNone(grants.Value), shortOrNone(tax.Value), shortOrNone(s.run.total(finance.L9))))
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
