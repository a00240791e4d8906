package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/goal"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/seek"
)

const solveAbout = `Looks for the value of one input at which a condition begins or ends to hold:
the last whole cent, millionth or month on one side and the first on the other,
with the figure of both runs. Conditions are those of run --fail-if.

It looks at both ends of the range and 15 values between, and halves wherever
two neighbours among them differ. Where the condition turns more than once it
lists all turns found, and says that it may not know all.

An input has one amount, percentage or count; dated ones are not looked through.
Without --low and --high it takes an input's own bounds, of an amount zero to
EUR 1,000 bn.
`

const solveExample = `  loanmodel solve loan.commitment_eur 'measure.recall_gap > 0'
  loanmodel solve guarantees.ceiling_eur 'owed_only_if.DE > 20000000000'
  loanmodel solve euroclear.tax_rate_pct 'forgone.BE > 5000000000' --high 60
`

// greatestSought is up to where an amount is looked for where nothing is said, in
// cents: EUR 1,000 bn, more than anything the model is about.
const greatestSought = 1_000 * 1_000_000_000 * 100

// newSolveCommand is the verb solve.
func newSolveCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "solve KEY CONDITION [SCENARIO]",
		Short:             "Find the value of an input at which a condition turns",
		Long:              solveAbout,
		Example:           solveExample,
		Args:              arguments(2, 3, "an input, a condition and at most one scenario"),
		ValidArgsFunction: completeSolve,
	}
	flags := cmd.Flags()
	low, high := &numberFlag{}, &numberFlag{}
	flags.Var(low, "low", "the least value that is tried")
	flags.Var(high, "high", "the greatest value that is tried")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sought, err := soughtInput(args[0])
		if err != nil {
			return err
		}
		condition := &thresholdFlag{}
		if err := condition.Set(args[1]); err != nil {
			var fault *flagFault
			errors.As(err, &fault)
			return misuse(flagValue, "the condition"+fault.message, fault.hint)
		}
		sought.Condition = condition.thresholds[0]
		expression, err := chosenScenario(p, cmd, args[2:])
		if err != nil {
			return err
		}
		scenario, err := resolve(expression, sets.values)
		if err != nil {
			return err
		}
		aim, err := goalOf(sought, low.text, high.text)
		if err != nil {
			return err
		}
		sought.Scenario = scenario.Name
		aim.Run = func(value int64) (*analysis.Run, error) {
			if cmd.Context().Err() != nil {
				return nil, cmd.Context().Err()
			}
			set := sought.Key + "=" + money.ToDecimal(value, sought.Line.Input.Digits).StringFixed(sought.Line.Input.Decimals)
			tried, err := resolve(expression, append(slices.Clone(sets.values), set))
			if err != nil {
				return nil, err
			}
			return analysis.NewRun(tried, modelVersion)
		}
		if sought.Found, err = seek.Solve(aim); err != nil {
			return err
		}
		p.printDocument(goal.Solved(sought), format)
		return nil
	}
	return cmd
}

// soughtInput finds the input that is looked through: one number, with its member
// where it has members.
func soughtInput(key string) (goal.Sought, error) {
	id, member, hasMember := strings.Cut(strings.TrimSuffix(key, "]"), "[")
	program, err := finance.Build()
	if err != nil {
		return goal.Sought{}, err
	}
	var line *equation.Line
	var known []string
	for _, input := range program.Model().Inputs() {
		if isNumber(input) {
			known = append(known, string(input.ID))
		}
		if string(input.ID) == id {
			line = input
		}
	}
	switch {
	case line == nil:
		return goal.Sought{}, misuse(soughtUnknown, "there is no input "+diagnostic.QuoteASCII(id), didYouMean(id, known))
	case !isNumber(line):
		return goal.Sought{}, misuse(soughtUnknown, id+" is no single amount, percentage or count", "such as loan.commitment_eur; loanmodel equations lists all inputs")
	case line.Over != nil && !hasMember:
		return goal.Sought{}, misuse(soughtUnknown, id+" has a value for each "+line.Over.Name, "write "+id+"["+line.Over.Code(0)+"]")
	case hasMember:
		if line.Over == nil {
			return goal.Sought{}, misuse(soughtUnknown, id+" has no members", "write "+id)
		}
		if _, ok := line.Over.Index(member); !ok {
			return goal.Sought{}, misuse(soughtUnknown, "there is no "+diagnostic.QuoteASCII(member)+" in "+id, scenarios.MemberHint(line.Over, member))
		}
	}
	return goal.Sought{Key: key, Line: line}, nil
}

// isNumber says whether an input has one number that can be looked through.
func isNumber(line *equation.Line) bool {
	return line.Static && line.Input.Shape == equation.Constant && len(line.Input.Choices) == 0 &&
		slices.Contains([]equation.Unit{equation.EUR, equation.Millionths, equation.Count}, line.Unit)
}

// goalOf returns the range that is looked through.
func goalOf(s goal.Sought, low, high string) (seek.Goal, error) {
	aim := seek.Goal{Condition: s.Condition}
	aim.Low, aim.High = scenarios.Bounds(s.Line)
	least, greatest := aim.Low, aim.High
	if s.Line.Unit == equation.EUR {
		aim.Low, aim.High = max(0, least), min(greatest, greatestSought)
	}
	for _, end := range []struct {
		flag, text string
		value      *int64
	}{{"--low", low, &aim.Low}, {"--high", high, &aim.High}} {
		if end.text == "" {
			continue
		}
		number, err := decimal.NewFromString(end.text)
		if err == nil {
			*end.value, err = money.FromDecimal(number, s.Line.Input.Digits)
		}
		if err != nil || *end.value < least || *end.value > greatest {
			return aim, misuse(flagValue, end.flag+" takes a number in "+s.Line.Input.Written+" within the bounds of "+string(s.Line.ID)+", not "+diagnostic.QuoteASCII(end.text),
				"from "+money.ToDecimal(least, s.Line.Input.Digits).String()+" to "+money.ToDecimal(greatest, s.Line.Input.Digits).String())
		}
	}
	if aim.High < aim.Low {
		return aim, misuse(flagConflict, "--high is below --low", "")
	}
	return aim, nil
}

// A numberFlag is an end of a range, read once the input is known.
type numberFlag struct{ once }

func (f *numberFlag) String() string        { return f.text }
func (f *numberFlag) Type() string          { return "NUMBER" }
func (f *numberFlag) Set(text string) error { return f.take(text) }

// completeSolve offers the inputs, then scenarios.
func completeSolve(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		program, err := finance.Build()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var keys []string
		for _, line := range program.Model().Inputs() {
			if isNumber(line) {
				keys = append(keys, string(line.ID)+"\t"+line.Name)
			}
		}
		return keys, cobra.ShellCompDirectiveNoFileComp
	case 1:
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeScenarios(cmd, args[2:], word)
}
