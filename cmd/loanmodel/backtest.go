package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"loanmodel/reports/backtest"
	"loanmodel/scenarios/analysis"
)

const backtestAbout = `Holds the model against figures in print: Euroclear's interest, tax and
contribution by quarter, the table of guarantees on 210 bn, officials' figures
of interest and grants, Ukraine's need. Every figure of the model comes from a
run; every row has its tolerance, and the reason for it and for what is left.

A figure outside its tolerance ends the command with exit code 1, unless it is
declared, with the reason, as one that the model does not meet.
`

const backtestExample = `  loanmodel backtest
  loanmodel backtest --format csv > backtest.csv
`

// newBacktestCommand is the verb backtest.
func newBacktestCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "backtest",
		Short:   "Hold the model against figures in print",
		Long:    backtestAbout,
		Example: backtestExample,
		Args:    arguments(0, 0, ""),
	}
	format := &choiceFlag{value: "text", known: []string{"text", "md", "csv", "json"}}
	cmd.Flags().Var(format, "format", "how the figures are written")
	cmd.RunE = func(*cobra.Command, []string) error {
		tested, err := analysis.NewBacktest(modelVersion)
		if err != nil {
			return err
		}
		p.print(backtestText(tested, format.value))
		return failedFigures(tested.Summary())
	}
	return cmd
}

// backtestText is the backtest in a format.
func backtestText(b *analysis.Backtest, format string) string {
	switch format {
	case "md":
		return backtest.Markdown(b)
	case "csv":
		return string(backtest.CSV(b))
	case "json":
		return string(backtest.JSON(b))
	}
	return backtest.Text(b, screen)
}

// failedFigures is the error of a backtest with figures outside their
// tolerance.
func failedFigures(s analysis.BacktestSummary) error {
	if s.Outside == 0 {
		return nil
	}
	return newFault(exitCheck, checkFailed, fmt.Sprintf("%d of %d figures in print are outside their tolerance", s.Outside, s.Judged),
		"the rows marked OUTSIDE say which")
}
