package main

import (
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"loanmodel/finance/metric"
	"loanmodel/reports/goal"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
)

const breakevenAbout = `Says what one must believe for one structure to be less than another: what each
is under every settlement of the library, and for each two settlements between
which the order turns the chance of the second at which both are equal. It
assumes no chance; it is the answer where nobody has one.

Compared is the present value of what is paid and owed for certain, at the
Union's funding rate, of all states or, with --state, of one; --column compares
another amount. What is owed only if something happens, and what is forgone,
stand beside it.

A structure may have shocks or a sequel joined to it, but no settlement.
`

const breakevenExample = `  loanmodel breakeven reparations-loan joint-borrowing
  loanmodel breakeven reparations-loan ukraine-support-loan --state DE
  loanmodel breakeven ukraine-support-loan ukraine-support-loan+refinance-2027
  loanmodel breakeven reparations-loan bilateral-grants --column paid
`

// newBreakevenCommand is the verb breakeven.
func newBreakevenCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "breakeven A B",
		Short:             "Say what to believe for one structure to be less",
		Long:              breakevenAbout,
		Example:           breakevenExample,
		Args:              arguments(2, 2, "two structures"),
		ValidArgsFunction: completeScenarios,
	}
	flags := cmd.Flags()
	state, column := &stateFlag{state: analysis.AllStates}, &measureFlag{}
	flags.Var(state, "state", "compare what it means for this state")
	flags.Var(column, "column", "compare this measure of the states, such as paid (default burden_pv)")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		belief := goal.Belief{A: args[0], B: args[1], Measure: metric.Burden(), State: state.state}
		if column.measure != nil {
			belief.Measure = *column.measure
		}
		if belief.State == analysis.AllStates && belief.Measure.Per != metric.PerNothing {
			return misuse(flagValue, "--column "+belief.Measure.ID+" is a ratio, which is of one state", "give --state, or an amount such as paid")
		}
		var err error
		if belief.Trials, err = trials(cmd, belief, sets.values); err != nil {
			return err
		}
		p.printDocument(goal.BreakEven(belief), format)
		return nil
	}
	return cmd
}

// trials evaluates both structures under every settlement of the library.
func trials(cmd *cobra.Command, b goal.Belief, sets []string) ([]seek.Trial, error) {
	kinds, err := dimensions()
	if err != nil {
		return nil, err
	}
	settlements := kinds[1]
	var expressions []string
	for _, settlement := range settlements {
		expressions = append(expressions, withSettlement(b.A, settlement), withSettlement(b.B, settlement))
	}
	all, err := resolveAll(expressions, sets)
	if err != nil {
		return nil, err
	}
	runs, err := evaluate(cmd.Context(), all)
	if err != nil {
		return nil, err
	}
	list := make([]seek.Trial, len(settlements))
	for i, settlement := range settlements {
		a, other := runs[2*i], runs[2*i+1]
		list[i] = seek.Trial{Settlement: settlement, A: a, B: other, CostA: costOf(b, a), CostB: costOf(b, other)}
	}
	return list, nil
}

// withSettlement joins a settlement to a structure, before what else is joined.
func withSettlement(expression, settlement string) string {
	structure, others, joined := strings.Cut(expression, "+")
	if joined {
		others = "+" + others
	}
	return structure + "+" + settlement + others
}

// costOf returns what is compared of a run.
func costOf(b goal.Belief, run *analysis.Run) decimal.Decimal {
	if b.State == analysis.AllStates {
		return b.Measure.OfAll(run.Result)
	}
	return b.Measure.Value(run.Result, b.State)
}

// A stateFlag is a member state.
type stateFlag struct {
	once
	state int
}

func (f *stateFlag) String() string { return f.text }
func (f *stateFlag) Type() string   { return "CODE" }

func (f *stateFlag) Set(text string) error {
	state, hint, ok := analysis.FindState(text)
	if !ok {
		return badValue(text, "the code of a member state", hint)
	}
	f.state = state
	return f.take(text)
}
