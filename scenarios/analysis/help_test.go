package analysis

import (
	"strings"
	"sync"
	"testing"

	"loanmodel/scenarios"
)

// testVersion is the model version of the runs in tests.
const testVersion = "1.2.3"

// runs keeps the runs of the library's scenarios: they never change. Package
// testkit has the same for the tests of other packages, and imports this one.
var runs sync.Map

// libraryRun evaluates a scenario of the library, with assignments.
func libraryRun(t testing.TB, expression string, sets ...string) *Run {
	t.Helper()
	key := strings.Join(append([]string{expression}, sets...), " ")
	if run, ok := runs.Load(key); ok {
		return run.(*Run)
	}
	scenario, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := NewRun(scenario, testVersion)
	if err != nil {
		t.Fatal(err)
	}
	runs.Store(key, run)
	return run
}

// presets returns the runs of all presets.
func presets(t testing.TB) []*Run {
	t.Helper()
	names, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	var list []*Run
	for _, name := range names {
		list = append(list, libraryRun(t, name))
	}
	return list
}
