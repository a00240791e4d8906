package finance_test

import (
	"fmt"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/scenarios"
)

// TestNobodyInAKeyIsRefused leaves nobody in the keys, by participation and by
// weight, for each basis: what nobody would pay is refused and not run.
func TestNobodyInAKeyIsRefused(t *testing.T) {
	refused := func(expression string, sets ...string) {
		t.Helper()
		_, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
		if err == nil || !strings.Contains(err.Error(), "nobody is in the key") {
			t.Errorf("%s with %v: %v", expression, sets, err)
		}
	}
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	bases := program.Model().Line(finance.GuaranteesBasis).Input.Choices
	for i, basis := range bases {
		chosen := fmt.Sprintf("guarantees.key_basis=%s", basis)
		refused("reparations-loan+immobilised", chosen, "guarantees.participates[all]=false")
		weights := program.Model().Line(finance.GuaranteeBases()[i])
		nothing := scenarios.FormatValue(weights, scenarios.Value{})
		refused("reparations-loan+immobilised", chosen, string(weights.ID)+"[all]="+nothing)
	}
	for _, structure := range []string{"bilateral-grants", "joint-borrowing", "reparations-loan"} {
		refused(structure+"+immobilised", "budget.participates[all]=false")
		refused(structure+"+immobilised", "states.gni_2024_eur_m[all]=0.0", "guarantees.key_basis=capital_key")
	}
	t.Logf("%d bases of the guarantees' key and the budget key", len(bases))
}
