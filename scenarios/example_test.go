package scenarios_test

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/scenarios"
)

// A scenario is named by overlays of the library; single values can be set.
func ExampleResolve() {
	s, err := scenarios.Resolve("assets-returned+joint-borrowing", scenarios.Options{
		Sets: []string{"euroclear.tax_rate_pct=30", "budget.participates[IT]=false"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Name)
	for _, d := range s.Differences {
		if d.Overlay == scenarios.SetOverlay {
			fmt.Println(d.Key, d.Member, d.From, "->", d.To)
		}
	}
	// Output:
	// joint-borrowing+assets-returned
	// euroclear.tax_rate_pct  25.0000 -> 30.0000
	// budget.participates IT true -> false
}

// All mistakes are reported together, each with what was probably meant.
func ExampleResolve_mistakes() {
	_, err := scenarios.Resolve("base", scenarios.Options{
		Sets: []string{"loan.comitment_eur=1", "guarantees.participates[GR]=false"},
	})
	fmt.Println(err)
	// Output:
	// --set: unknown key "loan.comitment_eur"; did you mean "loan.commitment_eur"? [E-KEY-UNKNOWN]
	// --set: unknown state "GR"; Greece is "EL" [E-KEY-UNKNOWN]
}

// A scenario gives the model its inputs.
func ExampleScenario_Inputs() {
	s, err := scenarios.Resolve("base", scenarios.Options{Sets: []string{"horizon.end=2027-12"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	program, err := finance.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	inputs, err := s.Inputs(program.Model())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(inputs.Periods(), "months, nothing missing:", len(inputs.Missing()) == 0)
	// Output: 24 months, nothing missing: true
}
