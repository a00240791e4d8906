package main

import (
	"errors"

	"loanmodel/reports/report"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A thresholdFlag takes any number of conditions under which a command fails.
type thresholdFlag struct{ thresholds []analysis.Threshold }

func (f *thresholdFlag) String() string { return "" }
func (f *thresholdFlag) Type() string   { return "CONDITION" }

func (f *thresholdFlag) Set(text string) error {
	threshold, err := analysis.ParseThreshold(text)
	if mistake := (*analysis.ThresholdError)(nil); errors.As(err, &mistake) {
		return &flagFault{flagValue, ": " + mistake.Reason, mistake.Hint}
	}
	f.thresholds = append(f.thresholds, threshold)
	return err
}

// judgeRuns says what is wrong with runs that are published: checks that do not
// hold, and figures that cross a threshold, all of them. The exit code is that
// of failed checks.
func judgeRuns(p *program, runs []*analysis.Run, thresholds []analysis.Threshold) error {
	failed := firstFailure(runs)
	var faults diagnostic.List
	for _, run := range runs {
		for _, threshold := range thresholds {
			if crossing, holds := threshold.Crossed(run); holds {
				faults.Add(diagnostic.Diagnostic{Code: thresholdCrossed.ID, Message: report.Crossing(crossing)})
			}
		}
	}
	if len(faults) == 0 {
		return failed
	}
	if _, shown := judge(failed); failed != nil {
		faults.Add(shown...)
	}
	_ = p.stdout.buffer.Flush() // an error comes again in finish
	p.show(faults)
	return &quiet{exitCheck}
}
