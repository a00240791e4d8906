package metric_test

import (
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios"
)

// libraryResult evaluates a scenario of the library, with assignments.
func libraryResult(t *testing.T, expression string, sets ...string) (*eq.Result, calendar.Timeline) {
	t.Helper()
	scenario := testkit.Must(scenarios.Resolve(expression, scenarios.Options{Sets: sets}))(t)
	program := testkit.Must(finance.Build())(t)
	inputs := testkit.Must(scenario.Inputs(program.Model()))(t)
	return testkit.Must(program.Evaluate(inputs))(t), scenario.Timeline
}

// stateNamed is the place of a state.
func stateNamed(t *testing.T, code string) int {
	t.Helper()
	state, ok := finance.MemberStates.Index(code)
	if !ok {
		t.Fatal("no state " + code)
	}
	return state
}
