package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/delivery"
	"loanmodel/reports/explain"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/simulation"
)

// debugVariable is the variable that adds to an internal error where it
// happened, when it is 1.
const debugVariable = "LOANMODEL_DEBUG"

// judge says what an error means to the user: the exit code, and what is shown.
// It is the one place where errors of all packages come together; what it does
// not know is an internal error.
func judge(err error) (exit int, shown diagnostic.List) {
	var (
		silent *quiet
		own    *fault
		files  diagnostic.List
		signal stopped
	)
	switch {
	case err == nil:
		return exitOK, nil
	case errors.As(err, &silent):
		return silent.exit, nil
	case errors.As(err, &signal):
		return exitSignal + int(signal.signal), one(runStopped, signal.Error()+" before it was done", "")
	case errors.As(err, &own):
		return own.exit, diagnostic.List{own.shown}
	case errors.As(err, &files):
		return exitInput, files
	}
	return judgeForeign(err)
}

// judgeForeign judges the error types of other packages and of the system.
func judgeForeign(err error) (exit int, shown diagnostic.List) {
	var (
		set         *scenarios.UsageError
		target      *explain.TargetError
		evaluation  *equation.EvaluationError
		publication *delivery.PublishError
	)
	if exit, shown, ok := judgeSimulation(err); ok {
		return exit, shown
	}
	switch {
	case errors.As(err, &set):
		return exitUsage, set.Faults
	case errors.As(err, &target):
		return exitUsage, one(targetUnknown, target.Error(), "")
	case errors.As(err, &evaluation) && errors.Is(err, money.ErrOverflow):
		return exitLimit, one(amountLimit, err.Error(), "check the units of the scenario's values")
	case errors.As(err, &publication):
		return exitIO, judgePublication(publication)
	case ofSystem(err):
		return exitIO, one(systemRefused, err.Error(), "")
	}
	inOneLine := strings.ReplaceAll(err.Error(), "\n", "; ")
	return exitInternal, one(internalError, "internal error: "+inOneLine, "please report it, with the command and the scenario")
}

// judgeSimulation judges the errors of simulations; false of others.
func judgeSimulation(err error) (exit int, shown diagnostic.List, ok bool) {
	var (
		limit   *simulation.LimitError
		part    *simulation.PartError
		weights *simulation.WeightsError
		leaf    *simulation.LeafError
	)
	switch {
	case errors.As(err, &limit):
		return exitLimit, one(runsLimit, limit.Reason, limit.Hint), true
	case errors.As(err, &weights):
		return exitInput, one(weightsWrong, weights.Reason, weights.Hint), true
	case errors.As(err, &leaf):
		return exitUsage, one(leafUnknown, leaf.Error(), cmp.Or(didYouMean(leaf.Leaf, leaf.Known), "such as "+leaf.Known[0])), true
	case errors.As(err, &part):
		return exitInput, allParts(err), true
	}
	return 0, nil, false
}

// allParts lists what is wrong with several parts.
func allParts(err error) (shown diagnostic.List) {
	faults := []error{err}
	if joined, several := err.(interface{ Unwrap() []error }); several {
		faults = joined.Unwrap()
	}
	for _, fault := range faults {
		var part *simulation.PartError
		if errors.As(fault, &part) {
			shown.Add(one(partWrong, part.Error(), part.Hint)...)
		}
	}
	return shown
}

// one is a list of one error.
func one(code diagnostic.Code, message, hint string) diagnostic.List {
	return diagnostic.List{{Code: code.ID, Message: message, Hint: hint}}
}

// judgePublication says why outputs are not in their folder.
func judgePublication(err *delivery.PublishError) diagnostic.List {
	switch {
	case errors.Is(err, delivery.ErrLocked):
		return one(outBusy, err.Error(), "wait for it, or give another folder with --out")
	case errors.Is(err, delivery.ErrOpen):
		return one(outBusy, err.Error(), "")
	case errors.Is(err, delivery.ErrChanged):
		return one(outOther, err.Error(), "replace it with --force")
	case errors.Is(err, delivery.ErrForeign):
		return one(outOther, err.Error(), "")
	}
	return one(outWrite, err.Error(), "")
}

// ofSystem says whether an error comes from the operating system.
func ofSystem(err error) bool {
	var (
		path   *fs.PathError
		link   *os.LinkError
		call   *os.SyscallError
		number syscall.Errno
	)
	return errors.As(err, &path) || errors.As(err, &link) || errors.As(err, &call) || errors.As(err, &number)
}

// cause is the system's own words for an error, without operation and path.
func cause(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}

// failedChecks is the error of a run that was published although some of its
// checks do not hold.
func failedChecks(run *analysis.Run) error {
	failed := len(run.Checks) - run.Passed()
	if failed == 0 {
		return nil
	}
	return newFault(exitCheck, checkFailed, fmt.Sprintf("%d of %d checks of %s failed", failed, len(run.Checks),
		diagnostic.Quote(run.Scenario.Name)), "report.md says which")
}
