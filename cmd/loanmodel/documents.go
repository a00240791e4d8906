package main

import (
	"context"

	"github.com/spf13/pflag"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// addFormat adds the flag that says how a command writes its document.
func addFormat(flags *pflag.FlagSet) *choiceFlag {
	known := table.DocumentFormats()
	format := &choiceFlag{value: known[0], known: known}
	flags.Var(format, "format", "how it is written; csv and json are complete and exact")
	return format
}

// printDocument prints a document in a format.
func (p *program) printDocument(document table.Document, format *choiceFlag) {
	p.print(document.Encode(format.value, screen))
}

// evaluateEach evaluates many scenarios side by side and hands each run to a
// function with the scenario's place, not in order and several at a time. No
// run is kept.
func evaluateEach(ctx context.Context, all []*scenarios.Scenario, use func(i int, run *analysis.Run)) error {
	tasks := make([]func() error, len(all))
	for i, s := range all {
		tasks[i] = func() error {
			run, err := analysis.NewRun(s, modelVersion)
			if err == nil {
				use(i, run)
			}
			return err
		}
	}
	return parallel(ctx, tasks)
}
