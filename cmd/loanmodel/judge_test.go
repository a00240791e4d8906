package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/delivery"
	"loanmodel/reports/explain"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

func TestJudge(t *testing.T) {
	in := func(err error) error { return fmt.Errorf("scenario base: %w", err) }
	for _, test := range []struct {
		err  error
		exit int
		code string
	}{
		{nil, exitOK, ""},
		{misuse(flagUnknown, "x", ""), exitUsage, "E-FLAG-UNKNOWN"},
		{diagnostic.List{{Code: "E-KEY-UNKNOWN"}}, exitInput, "E-KEY-UNKNOWN"},
		{&scenarios.UsageError{Faults: diagnostic.List{{Code: "E-SET-FORM"}}}, exitUsage, "E-SET-FORM"},
		{&explain.TargetError{Text: "F2", Reason: "x"}, exitUsage, "E-TARGET"},
		{stopped{syscall.SIGINT}, 130, "E-STOPPED"},
		{stopped{syscall.SIGTERM}, 143, "E-STOPPED"},
		{&quiet{exitPipe}, 141, ""},
		{&delivery.PublishError{Operation: "replace", Path: "o", Err: delivery.ErrForeign}, exitIO, "E-OUT-OTHER"},
		{&delivery.PublishError{Operation: "replace", Path: "o", Err: delivery.ErrChanged}, exitIO, "E-OUT-OTHER"},
		{&delivery.PublishError{Operation: "lock", Path: "o", Err: delivery.ErrLocked}, exitIO, "E-OUT-BUSY"},
		{&delivery.PublishError{Operation: "write", Path: "o", Err: syscall.ENOSPC}, exitIO, "E-OUT-WRITE"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, exitIO, "E-SYSTEM"},
		{in(&equation.EvaluationError{Line: "D2", Reason: "too large", Cause: money.ErrOverflow}), exitLimit, "E-LIMIT-AMOUNT"},
		{in(&equation.EvaluationError{Line: "D2", Reason: "chooses number 9 of 3"}), exitInternal, "E-INTERNAL"},
		{finance.Violations{{Rule: "identity", Where: "X1", Amount: 1}}, exitInternal, "E-INTERNAL"},
		{&scenarios.LibraryError{}, exitInternal, "E-INTERNAL"},
		{&panicked{value: "x"}, exitInternal, "E-INTERNAL"},
		{errors.New("nobody knows"), exitInternal, "E-INTERNAL"},
	} {
		exit, shown := judge(test.err)
		var codes []string
		for _, fault := range shown {
			codes = append(codes, fault.Code)
		}
		if exit != test.exit || strings.Join(codes, " ") != test.code {
			t.Errorf("%T %v: exit %d %v, want %d %s", test.err, test.err, exit, codes, test.exit, test.code)
		}
	}
}

func TestFailedChecksAreTold(t *testing.T) {
	run := &analysis.Run{
		Scenario: &scenarios.Scenario{Name: "mine"},
		Checks:   []finance.Check{{Line: "X1"}, {Line: "X2", Value: 3}},
	}
	exit, shown := judge(firstFailure([]*analysis.Run{run}))
	if exit != exitCheck || shown.Error() != `1 of 2 checks of "mine" failed; report.md says which [E-CHECK]` {
		t.Error(exit, shown)
	}
	run.Checks = run.Checks[:1]
	if err := firstFailure([]*analysis.Run{run}); err != nil {
		t.Error(err)
	}
}
