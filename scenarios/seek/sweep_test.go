package seek

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/uncertainty"
)

func sweepOf(t *testing.T, expression, outcome string) Sweep {
	t.Helper()
	scenario, err := scenarios.Resolve(expression, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	figure, err := analysis.ParseOutcome(outcome)
	if err != nil {
		t.Fatal(err)
	}
	ranges, err := uncertainty.Ranges()
	if err != nil {
		t.Fatal(err)
	}
	return Sweep{Scenario: scenario, Version: "test", Outcome: figure, Ranges: ranges}
}

// again runs the command of a trial and returns its run.
func again(t *testing.T, command string) *analysis.Run {
	t.Helper()
	words := strings.Split(strings.ReplaceAll(strings.TrimPrefix(command, "loanmodel run "), "'", ""), " --set ")
	scenario, err := scenarios.Resolve(words[0], scenarios.Options{Sets: words[1:]})
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	run, err := analysis.NewRun(scenario, "test")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// TestSweepIsReproduced: the command of every end gives the run and the figure that
// is shown, the order is by swing, and pairs and grids are of the same runs.
func TestSweepIsReproduced(t *testing.T) {
	sweep := sweepOf(t, "joint-borrowing+reparations-paid", "measure.burden_pv")
	own, err := sweep.Own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	moved, err := sweep.OneAtATime(t.Context(), own)
	if err != nil {
		t.Fatal(err)
	}
	movers := 0
	for i, m := range moved {
		if i > 0 && m.Swing(own).GreaterThan(moved[i-1].Swing(own)) {
			t.Errorf("%s stands after %s", m.Range.ID, moved[i-1].Range.ID)
		}
		if !m.Swing(own).IsZero() {
			movers++
		}
		for _, end := range m.Ends {
			run := again(t, end.Command)
			if value, _ := sweep.Outcome.Of(run); run.RunID != end.RunID || !value.Equal(end.Value) {
				t.Errorf("%s %s: run %.12s with %s, shown is %.12s with %s", m.Range.ID, end.Says, run.RunID, value, end.RunID, end.Value)
			}
		}
	}
	if movers < 4 {
		t.Errorf("%d assumptions move the cost of bonds", movers)
	}
	pairs, err := sweep.Pairs(t.Context(), own, moved)
	if err != nil || len(pairs) == 0 {
		t.Fatal(len(pairs), err)
	}
	for _, pair := range pairs[:3] {
		alone := decimal.Sum(pair.First.Ends[pair.Ends[0]].Value, pair.Second.Ends[pair.Ends[1]].Value).Sub(own.Value)
		if !pair.Together.Value.Sub(alone).Equal(pair.Beyond) {
			t.Errorf("%s and %s: together %s, alone %s, beyond %s", pair.First.Range.ID, pair.Second.Range.ID, pair.Together.Value, alone, pair.Beyond)
		}
	}
	byID := map[string]Moved{}
	for _, m := range moved {
		byID[m.Range.ID] = m
	}
	first, second := byID["pool-rate"], byID["pool-refinanced"]
	grid, err := sweep.Grid(t.Context(), first.Range, second.Range)
	if err != nil {
		t.Fatal(err)
	}
	if grid[1][1].RunID != own.RunID || grid[0][1].RunID != first.Ends[0].RunID || grid[1][2].RunID != second.Ends[1].RunID {
		t.Error("the middle of the grid, its rows or columns are not the runs with one change")
	}
}

// TestSweepAgreesWithTheTornado: what the sheet of sensitivities shows, which comes
// from a batch of paths, is what single runs give.
func TestSweepAgreesWithTheTornado(t *testing.T) {
	if testing.Short() {
		t.Skip("every end of every range runs twice: not in a short run")
	}
	sweep := sweepOf(t, "reparations-loan+assets-returned", "paid")
	run, err := analysis.NewRun(sweep.Scenario, "test")
	if err != nil {
		t.Fatal(err)
	}
	tornado, err := analysis.NewSensitivities([]*analysis.Run{run})
	if err != nil {
		t.Fatal(err)
	}
	own, err := sweep.Own(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	moved, err := sweep.OneAtATime(t.Context(), own)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range moved {
		for _, row := range tornado[0].Rows {
			for end, side := range row.Sides {
				if row.ID == m.Range.ID && (side.Value != m.Ends[end].Says || !side.Outcomes[0].Equal(m.Ends[end].Value)) {
					t.Errorf("%s %s: %s in the batch, %s alone", row.ID, side.Value, side.Outcomes[0], m.Ends[end].Value)
				}
			}
		}
	}
}

// TestSweepSaysWhatIsNotAllowed: a value that the horizon does not hold is a fault in
// its place, and the others stand.
func TestSweepSaysWhatIsNotAllowed(t *testing.T) {
	sweep := sweepOf(t, "base", "paid")
	scenario, err := sweep.Scenario.WithSets("horizon.end=2035-06", "need.committed_eur=[]")
	if err != nil {
		t.Fatal(err)
	}
	sweep.Scenario = scenario
	moved, err := sweep.OneAtATime(t.Context(), Tried{})
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for _, m := range moved {
		for _, end := range m.Ends {
			if end.Fault != "" {
				faults++
				if end.Has || end.RunID != "" || !strings.Contains(end.Fault, "horizon") {
					t.Errorf("%s: %+v", m.Range.ID, end)
				}
			}
		}
	}
	if faults != 1 { // reparations to 2039; a step after the end is no fault
		t.Errorf("%d are not allowed", faults)
	}
}
