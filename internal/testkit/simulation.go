package testkit

import (
	"testing"

	"loanmodel/scenarios/simulation"
	"loanmodel/scenarios/uncertainty"
)

// Simulated evaluates structures on the leaves of the library's drivers; with paths,
// some drawn in each.
func Simulated(t testing.TB, paths int64, expressions ...string) *simulation.Results {
	t.Helper()
	drivers, err := uncertainty.LibraryDrivers()
	if err != nil {
		t.Fatal(err)
	}
	plan := simulation.Plan{Expressions: expressions, Drivers: drivers, Paths: paths, Version: "test"}
	part, err := plan.Run(t.Context(), 1, 1, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return simulation.NewResults(part)
}
