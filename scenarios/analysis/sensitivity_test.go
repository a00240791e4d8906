package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

func sensitivityOf(t testing.TB, expression string, sets ...string) (*Run, *Sensitivity) {
	t.Helper()
	scenario, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := NewRun(scenario, "test")
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSensitivities([]*Run{run})
	if err != nil {
		t.Fatal(err)
	}
	return run, s[0]
}

// TestSensitivityIsReproduced runs the command of every side and compares the
// outcomes, which the run measures in its own way.
func TestSensitivityIsReproduced(t *testing.T) {
	for _, c := range []struct {
		expression string
		sets       []string
	}{{"reparations-loan+assets-returned", nil}, {"base", []string{"guarantees.participates[IT]=false", "euroclear.tax_rate_pct=30.00"}}} {
		_, s := sensitivityOf(t, c.expression, c.sets...)
		moved := make([]bool, len(s.Outcomes))
		for _, row := range s.Rows {
			for _, side := range row.Sides {
				if side.Fault != "" {
					t.Errorf("%s, %s: %s", row.Name, side.Value, side.Fault)
					continue
				}
				for i, want := range measured(t, side.Command) {
					if !side.Outcomes[i].Equal(want) {
						t.Errorf("%s: %s is %s, the batch has %s", side.Command, s.Outcomes[i].Name, want, side.Outcomes[i])
					}
					moved[i] = moved[i] || !want.Equal(s.Delivered[i])
				}
			}
		}
		for i, any := range moved {
			// No change is one of need, and a release ends what Euroclear can lose.
			still := s.Outcomes[i].ID == "need_gap" || s.Outcomes[i].ID == "uncovered_loss_end" && c.expression != "base"
			if !any && !still {
				t.Errorf("%s: nothing moves %s", c.expression, s.Outcomes[i].Name)
			}
		}
	}
}

// measured returns what a command of the table gives, by the measures of the
// headlines and of the states.
func measured(t *testing.T, command string) []decimal.Decimal {
	t.Helper()
	words := strings.Split(strings.ReplaceAll(strings.TrimPrefix(command, "loanmodel run "), "'", ""), " --set ")
	scenario, err := scenarios.Resolve(words[0], scenarios.Options{Sets: words[1:]})
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	run, err := NewRun(scenario, "test")
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	var called, largest int64
	for _, value := range run.Result.Row(finance.F4b, 0) {
		called = max(called, value)
	}
	for state := range finance.MemberStates.Members {
		largest = max(largest, run.Result.Value(finance.F2, state, 0))
	}
	return []decimal.Decimal{metric.Column(metric.Paid).Of(run.Result), metric.Column(metric.OwedCertain).Of(run.Result), metric.Column(metric.OwedOnlyIf).Of(run.Result), money.ToDecimal(called, money.CentDigits), run.Figure("uncovered_loss_end").Value, run.Figure("windfall_transfers").Value,
		run.Figure("need_gap").Value, money.ToDecimal(largest, money.CentDigits)}
}

// TestSensitivityOfTheRunItself compares the unchanged path with the run.
func TestSensitivityOfTheRunItself(t *testing.T) {
	for _, expression := range []string{"base", "joint-borrowing", "bilateral-grants", "reparations-loan-full+assets-returned"} {
		_, s := sensitivityOf(t, expression)
		for i, want := range measured(t, "loanmodel run "+expression) {
			if !s.Delivered[i].Equal(want) {
				t.Errorf("%s: %s is %s, the run has %s", expression, s.Outcomes[i].Name, s.Delivered[i], want)
			}
		}
	}
}

// TestSensitivitiesOfManyRuns compares runs that are evaluated side by side
// with each alone.
func TestSensitivitiesOfManyRuns(t *testing.T) {
	runs := presets(t)
	together, err := NewSensitivities(runs)
	if err != nil {
		t.Fatal(err)
	}
	for i, run := range runs {
		if i%3 != 0 { // a third of them is enough
			continue
		}
		clear(known.of)
		_, alone := sensitivityOf(t, run.Scenario.Name)
		if diff := cmp.Diff(alone, together[i], cmp.AllowUnexported(metric.Figure{}), cmp.Comparer(decimal.Decimal.Equal)); diff != "" {
			t.Errorf("%s:\n%s", run.Scenario.Name, diff)
		}
	}
}

// TestSensitivityValueThatIsNotAllowed cuts the horizon short: a seizure after
// its end is said to be outside, and the rest stands.
func TestSensitivityValueThatIsNotAllowed(t *testing.T) {
	_, s := sensitivityOf(t, "base", "horizon.start=2026-07", "horizon.end=2027-12", "assets.maturities_eur[euroclear]=[]", "era.draws_eur[all]=[]",
		"need.military_eur=[]", "need.budget_eur=[]", "need.partners_eur=[]", "loan.instalments_eur=2026-08-31:1000000000.00")
	faults, values := 0, 0
	for _, row := range s.Rows {
		for _, side := range row.Sides {
			if (side.Fault == "") != (side.Outcomes != nil) {
				t.Errorf("%s, %s: fault %q beside %d outcomes", row.Name, side.Value, side.Fault, len(side.Outcomes))
			}
			if side.Fault != "" {
				faults++
				t.Log(row.Name, side.Fault)
			} else {
				values++
			}
		}
	}
	// Two of each of the seizures and one of the greatest, one of reparations after the
	// horizon, two of the need of later years.
	if faults != 8 || values != 2*len(s.Rows)-8 {
		t.Errorf("%d values are not allowed and %d are", faults, values)
	}
}

func BenchmarkSensitivities(b *testing.B) {
	runs := presets(b)
	for b.Loop() {
		clear(known.of)
		if _, err := NewSensitivities(runs); err != nil {
			b.Fatal(err)
		}
	}
}
