package compare

import (
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
)

// Every row explains its end, and the exact figures for programs do too.
func TestBudgetAddsUp(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned+guarantor-default")
	for state, member := range finance.MemberStates.Members {
		document := Budget(state, []*analysis.Run{run})
		year := map[string]string{}
		rows := 0
		for _, row := range document.Data.Rows {
			if year[row[1].Plain()] = row[5].Plain(); row[1].Plain() != "guarantee_balance" {
				continue
			}
			rows++
			of := func(name string) string { return year["guarantee_"+name] }
			end := testkit.Number(t, of("start")).Add(testkit.Number(t, of("granted"))).Sub(testkit.Number(t, of("expired"))).Sub(testkit.Number(t, of("called")))
			if !end.Equal(testkit.Number(t, of("end"))) || !testkit.Number(t, of("recovered")).Sub(testkit.Number(t, of("called"))).Equal(testkit.Number(t, of("balance"))) {
				t.Errorf("%s, %s: %v", member.Name, row[4].Plain(), year)
			}
		}
		if rows != 20 {
			t.Errorf("%s has %d years", member.Name, rows)
		}
	}
}

func TestBudget(t *testing.T) {
	runs := []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "joint-borrowing")}
	text := Budget(stateOf(t, "NL"), runs).Text(80)
	for _, want := range []string{
		"A: nothing is paid on a call, and nothing recovered.",
		"C: no guarantee is granted; the ceiling is EUR 0.00.",
		"2026      0.00  2,810.75",
		"2027  2,810.75  2,810.75",
		"5,621.49",
		"2027       5,621,490,000.00       0.00  −5,621,490,000.00  none",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if len([]rune(strings.TrimRight(line, "\n"))) > 80 {
			t.Errorf("too long: %s", line)
		}
	}
	if lines := strings.Count(text, "\n"); lines > threeScreens {
		t.Errorf("%d lines", lines)
	}
}
