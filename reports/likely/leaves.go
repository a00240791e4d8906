package likely

import (
	"encoding/json"

	"loanmodel/finance/money"
	"loanmodel/scenarios/simulation"
)

// record is the form of simulation.json: of which simulation it is, and the table of
// leaves with their exact chances and what each scenario is in each.
type record struct {
	Schema    string                  `json:"schema"`
	Version   string                  `json:"model_version"`
	UserSet   bool                    `json:"chances_are_user_set"`
	Reason    string                  `json:"chances_reason"`
	Drivers   string                  `json:"drivers_sha256"`
	Seed      uint64                  `json:"seed"`
	Paths     int64                   `json:"paths_a_leaf"`
	Scenarios []simulation.Identified `json:"scenarios"`
	Figures   []string                `json:"figures"`
	States    []string                `json:"states"`
	Leaves    []leafRecord            `json:"leaves"`
}

type leafRecord struct {
	ID      string       `json:"id"`
	Chance  string       `json:"chance"`  // as a fraction
	Decimal string       `json:"decimal"` // the same, rounded
	Amounts [][][]string `json:"amounts"` // euro by scenario, figure and state: of several paths their mean, rounded
}

// JSON writes simulation.json.
func JSON(s Simulation) ([]byte, error) {
	r := record{Schema: "loanmodel/simulation/v1", Version: s.Version, UserSet: true, Reason: s.Reason, Drivers: s.Drivers, Seed: s.Seed, Paths: s.Paths, Scenarios: s.Scenarios, Figures: s.Figures}
	for state := range simulation.AllStates + 1 {
		r.States = append(r.States, code(state))
	}
	for i, leaf := range s.Leaves {
		one := leafRecord{ID: leaf.ID, Chance: s.Chances[i].RatString(), Decimal: s.Chances[i].FloatString(10)}
		for scenario := range s.Scenarios {
			var figures [][]string
			for figure := range s.Figures {
				var states []string
				for state := range simulation.AllStates + 1 {
					states = append(states, euro(s.Mean(scenario, i, figure, state)).StringFixed(money.CentDigits))
				}
				figures = append(figures, states)
			}
			one.Amounts = append(one.Amounts, figures)
		}
		r.Leaves = append(r.Leaves, one)
	}
	text, err := json.Marshal(r)
	return append(text, '\n'), err
}
