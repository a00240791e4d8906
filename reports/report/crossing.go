package report

import (
	"strconv"

	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Crossing says in one line which figure of which run fulfils a condition,
// ratios with the decimals that tell them from a limit.
func Crossing(c analysis.Crossing) string {
	shown := table.Readable(c.Value.StringFixed(c.Places)) + " " + c.Unit
	if c.Unit == table.UnitEUR {
		shown = table.ReadableEUR(c.Value)
	}
	return c.Condition + ": it is " + shown + " in " + strconv.Quote(c.Scenario)
}
