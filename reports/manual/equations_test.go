package manual

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
)

func TestEquationsMarkdown(t *testing.T) {
	model := testkit.LibraryRun(t, "base").Model
	text := string(Equations(model))
	for _, line := range model.Equations() {
		if !strings.Contains(text, "\n"+string(line.ID)+" = "+model.Text(line.ID)+"\n") {
			t.Errorf("the equation of %s is missing", line.ID)
		}
		for _, flow := range line.Flows {
			if !strings.Contains(text, table.Words(flowText(line, flow))) {
				t.Errorf("a flow of %s is missing", line.ID)
			}
		}
	}
	for _, line := range model.Inputs() {
		if !strings.Contains(text, "| `"+string(line.ID)+"` | "+table.Words(line.Name)+" |") {
			t.Errorf("the input %s is missing", line.ID)
		}
	}
	for _, want := range []string{
		"| `rates.bond_pool_pct` | Cost of new and refinanced bonds of the Union | % | dated steps |  | −50.0000 to 50.0000 |",
		"- Flow: 27 states → European Union, as grants.", "- Identity: must be 0.", "- Opening value: `assets.opening_cash_eur`",
		"| `recall_gap` | Recall gap: not covered if all were recalled at once | EUR | the greatest month of M11 |",
		"| `Mio` | 1,000,000 | millionths in one whole |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
