package scenarios

import (
	"testing"

	"loanmodel/finance"
)

// TestASplitAmountIsTheSame checks that an amount given in two parts on the
// same day makes the same run as the whole.
func TestASplitAmountIsTheSame(t *testing.T) {
	whole, err := Resolve("base", Options{Sets: []string{"assets.maturities_eur[euroclear]=2026-09-30:8000000000.00"}})
	if err != nil {
		t.Fatal(err)
	}
	parts, err := Resolve("base", Options{Sets: []string{"assets.maturities_eur[euroclear]=2026-09-30:2999999999.99,2026-09-30:5000000000.01"}})
	if err != nil {
		t.Fatal(err)
	}
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	a, err := whole.Inputs(program.Model())
	if err != nil {
		t.Fatal(err)
	}
	b, err := parts.Inputs(program.Model())
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, p := range whole.Parameters() {
		if p.Line.Input == nil || a.Model().Line(p.Line.ID) == nil {
			continue // the horizon
		}
		for member := range p.Line.Over.Len() {
			for period := range whole.Timeline.Months {
				compared++
				if x, y := a.Value(p.Line.ID, member, period), b.Value(p.Line.ID, member, period); x != y {
					t.Fatalf("%s: %d and %d in period %d", p.Key(), x, y, period)
				}
			}
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}
