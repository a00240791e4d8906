package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

// TestChartMessages holds the words of the return of the assets. By hand: of the
// settlement's notes are the calls of 90 bn in December 2027; Germany's 52.3 of
// 210 bn, in the reason of the key, are 22.4 of 90; 176 + 9 + 25 are immobilised.
func TestChartMessages(t *testing.T) {
	returned := testkit.LibraryRun(t, "reparations-loan+assets-returned")
	got := NewChartMessages(returned)
	got.Costs = []string{got.Costs[0], got.Costs[27]}
	want := ChartMessages{
		Commitments:    "Germany guarantees EUR 22.4 bn of EUR 90.0 bn, the five largest states 69 %",
		CommitmentsGDP: "For its size Denmark and Sweden 0.53 % of GDP is the most, Luxembourg 0.35 % the least",
		Calls:          "The guarantors pay EUR 90.0 bn and recover nothing; headroom pays nothing",
		Assets:         "Of up to EUR 211.0 bn immobilised up to EUR 90.0 bn are lent to the Union; nothing is left at the end",
		Events:         "The loan is drawn Apr 2026 to Nov 2027; the settlement runs in Dec 2027; no retaliation",
		Costs:          []string{"Belgium pays EUR 3.1 bn and recovers nothing", "All 27 states pay EUR 90.0 bn and recover nothing"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if base := testkit.LibraryRun(t, "joint-borrowing"); NewChartMessages(base).Commitments != "No state guarantees anything" {
		t.Errorf("joint borrowing: %s", NewChartMessages(base).Commitments)
	}
}

// TestCostItemsAreTheWholeCost adds the parts of every state and takes the
// recoveries off.
func TestCostItemsAreTheWholeCost(t *testing.T) {
	for _, expression := range []string{"reparations-loan+assets-returned", "joint-borrowing+reparations-paid", "base+corporate-seizure"} {
		run := testkit.LibraryRun(t, expression)
		for state := range 27 {
			var gross int64
			for _, item := range metric.GrossPaid() {
				gross += centsOf(run.Result.Row(item.Line, state))
			}
			if net := gross - centsOf(run.Result.Row("L7", state)); net != centsOf(run.Result.Row("L20", state)) {
				t.Errorf("%s, state %d: the parts give %d, L20 %d", expression, state, net, centsOf(run.Result.Row("L20", state)))
			}
		}
	}
}

func TestSensitivityMessages(t *testing.T) {
	s := testkit.SensitivityFor(testkit.LibraryRun(t, "base"))
	for i, message := range SensitivityMessages(s) {
		t.Log(message)
		if message == "" || s.Outcomes[i].Name == "" {
			t.Errorf("outcome %d has no message", i)
		}
	}
}
