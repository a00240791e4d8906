package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// ChartMessages are what the charts of a run say, each in one line.
type ChartMessages struct {
	Commitments    string
	CommitmentsGDP string // in relation to the product of each state
	Calls          string
	Assets         string
	Events         string
	Costs          []string // of each state in protocol order, then of all together
}

// NewChartMessages puts a run's results into words. Amounts are rounded to a
// tenth of a billion or a million.
func NewChartMessages(run *analysis.Run) ChartMessages {
	m := ChartMessages{Commitments: commitmentMessage(run), CommitmentsGDP: commitmentGDPMessage(run), Calls: callsMessage(run),
		Assets: assetsMessage(run), Events: eventsMessage(run)}
	for state := range finance.MemberStates.Members {
		m.Costs = append(m.Costs, costMessage(run, state))
	}
	m.Costs = append(m.Costs, allStatesMessage(run))
	return m
}

// largestStates is how many of the largest guarantors are taken together.
const largestStates = 5

func commitmentMessage(run *analysis.Run) string {
	commitment := metric.CommitmentOf()
	order := commitment.Ranked(run.Result)
	total, largest := decimal.Zero, decimal.Zero
	for rank, state := range order {
		value := commitment.Value(run.Result, state)
		total = total.Add(value)
		if rank < largestStates {
			largest = largest.Add(value)
		}
	}
	if total.IsZero() {
		return "No state guarantees anything"
	}
	first := commitment.Value(run.Result, order[0])
	guarantors, _ := run.Guarantors()
	text := fmt.Sprintf("%s guarantees %s of %s", finance.MemberStates.Members[order[0]].Name, table.ShortEUR(first), table.ShortEUR(total))
	switch {
	case first.Equal(total):
		return fmt.Sprintf("%s alone guarantees %s", finance.MemberStates.Members[order[0]].Name, table.ShortEUR(total))
	case guarantors <= largestStates:
		return text + fmt.Sprintf(", %d states all of it", guarantors)
	}
	return text + fmt.Sprintf(", the five largest states %s %%", largest.Shift(2).DivRound(total, 0))
}

func commitmentGDPMessage(run *analysis.Run) string {
	ratio := metric.CommitmentOf().In(metric.PerGDP)
	order := ratio.Ranked(run.Result)
	most, least := order[0], order[len(order)-1]
	if ratio.Value(run.Result, most).IsZero() {
		return "No state guarantees anything"
	}
	shown := func(state int) string { return ratio.Value(run.Result, state).StringFixed(2) }
	who := func(state int) string {
		var names []string
		for other, member := range finance.MemberStates.Members {
			if shown(other) == shown(state) {
				names = append(names, member.Name)
			}
		}
		if len(names) > namedStates {
			return table.Counted(len(names), "state")
		}
		return strings.Join(names, " and ")
	}
	if shown(most) == shown(least) {
		return "Every state guarantees " + shown(most) + " % of its GDP"
	}
	return fmt.Sprintf("For its size %s %s %% of GDP is the most, %s %s %% the least", who(most), shown(most), who(least), shown(least))
}

// namedStates is how many states of the same figure are named; more are counted.
const namedStates = 2

func centsOf(row []int64) int64 {
	var total int64
	for _, value := range row {
		total += value
	}
	return total
}

func callsMessage(run *analysis.Run) string {
	paid, unmet := run.Result.Total(finance.F34), slices.Max(run.Result.Series(finance.F18))
	headroom, recovered := run.Result.Total(finance.G3), run.Result.Total(finance.F35)
	losses := run.Result.Total(finance.I5f)
	text := "The guarantors pay " + table.OrNothing(table.Euro(paid)) + " and recover " + table.OrNothing(table.Euro(recovered)) + "; headroom pays " + table.OrNothing(table.Euro(headroom))
	switch {
	case paid+unmet+headroom == 0 && losses == 0:
		return "Nothing is called of the guarantors or the budget's headroom"
	case paid+unmet+headroom == 0:
		return "The guarantors bear " + table.ShortEUR(table.Euro(losses)) + " of Euroclear's losses; nothing is called for the Union's debt"
	case losses > 0:
		text = "For the Union's debt the" + text[len("The"):] + "; guarantors bear " + table.ShortEUR(table.Euro(losses)) + " of Euroclear's losses"
	}
	if unmet > 0 {
		text += "; up to " + table.ShortEUR(table.Euro(unmet)) + " stays unmet"
	}
	return text
}

func assetsMessage(run *analysis.Run) string {
	immobilised, lent := run.Result.Series(finance.A4), slices.Max(run.Result.Series(finance.B1))
	text := fmt.Sprintf("Of up to %s immobilised ", table.ShortEUR(table.Euro(slices.Max(immobilised))))
	if lent == 0 {
		text += "nothing is lent to the Union"
	} else {
		text += "up to " + table.ShortEUR(table.Euro(lent)) + " are lent to the Union"
	}
	if end := immobilised[len(immobilised)-1]; end != 0 {
		return text + "; " + table.ShortEUR(table.Euro(end)) + " are left at the end"
	}
	return text + "; nothing is left at the end"
}

// An EventGroup is a kind of dated events: the lines that are not zero in the
// months in which something of the kind happens.
type EventGroup struct {
	Name  string
	Lines []equation.ID
}

// EventGroups returns the kinds of events on the timeline, top to bottom.
func EventGroups() []EventGroup {
	return []EventGroup{
		{"Loan drawn", []equation.ID{finance.D1}},
		{"Securities mature", []equation.ID{finance.A2}},
		{"Settlement: reparations, release, set-off", []equation.ID{finance.H1, finance.H4, finance.H6, finance.H8, finance.H8d}},
		{"Retaliation: seizures, awards, outflow", []equation.ID{finance.I1, finance.I2, finance.I6, finance.I8, finance.RetaliationLitigation}},
	}
}

// lineWords returns the lines of a group as readers know them: by id, or by
// what an input is.
func (g EventGroup) lineWords() []string {
	words := make([]string, len(g.Lines))
	for i, id := range g.Lines {
		words[i] = string(id)
		if id == finance.RetaliationLitigation {
			words[i] = "the cost of litigation"
		}
	}
	return words
}

// EventLines lists the lines of all groups in words.
func EventLines() string {
	var all []string
	for _, group := range EventGroups() {
		all = append(all, group.lineWords()...)
	}
	return table.Listed(all)
}

func eventsMessage(run *analysis.Run) string {
	words := []string{"nothing is drawn", "nothing matures", "no settlement", "no retaliation"}
	verbs := []string{"the loan is drawn", "securities mature", "the settlement runs", "retaliation runs"}
	var parts []string
	for i, group := range EventGroups() {
		row := run.Result.Series(group.Lines...)
		first := slices.IndexFunc(row, func(v int64) bool { return v > 0 })
		if first < 0 {
			parts = append(parts, words[i])
			continue
		}
		last := first
		for period, value := range row {
			if value > 0 {
				last = period
			}
		}
		span := "in " + table.MonthShort(run.Timeline().At(first))
		if last > first {
			span = table.MonthShort(run.Timeline().At(first)) + " to " + table.MonthShort(run.Timeline().At(last))
		}
		if group.Lines[0] != finance.A2 { // of no weight beside the others
			parts = append(parts, verbs[i]+" "+span)
		}
	}
	text := strings.Join(parts, "; ")
	return strings.ToUpper(text[:1]) + text[1:]
}

// costMessage says what a state pays, and what of it came back.
func costMessage(run *analysis.Run, state int) string {
	return costSentence(finance.MemberStates.Members[state].Name, "s", grossPaid(run, state),
		centsOf(run.Result.Row(finance.L7, state)), centsOf(run.Result.Row(finance.L20, state)))
}

// allStatesMessage says how many states pay, how much, and what came back.
func allStatesMessage(run *analysis.Run) string {
	var paid int64
	for state := range finance.MemberStates.Members {
		paid += grossPaid(run, state)
	}
	states := payers(run)
	if states == 0 && run.Result.Total(finance.L7) == 0 {
		return "No state pays anything"
	}
	return costSentence(ofStates(states), verb(states, "s", ""), paid, run.Result.Total(finance.L7), run.Result.Total(finance.L20))
}

func costSentence(name, ending string, paid, recovered, net int64) string {
	switch {
	case paid == 0 && recovered == 0:
		return name + " pay" + ending + " nothing"
	case recovered == 0:
		return name + " pay" + ending + " " + table.ShortEUR(table.Euro(paid)) + " and recover" + ending + " nothing"
	}
	return name + " pay" + ending + " " + table.OrNothing(table.Euro(paid)) + " and recover" + ending + " " + table.ShortEUR(table.Euro(recovered)) + ": net " + table.OrNothing(table.Euro(net))
}

// SensitivityMessages say of each outcome which assumption moves it most.
func SensitivityMessages(s *analysis.Sensitivity) []string {
	var messages []string
	for i, outcome := range s.Outcomes {
		best := 0
		for row := range s.Rows {
			if s.Swing(row, i).GreaterThan(s.Swing(best, i)) {
				best = row
			}
		}
		if s.Swing(best, i).IsZero() {
			messages = append(messages, outcome.Name+": none of the changes moves it")
			continue
		}
		as := 0
		for row := range s.Rows {
			if s.Swing(row, i).Equal(s.Swing(best, i)) {
				as++
			}
		}
		text := fmt.Sprintf("%s: moved most, by %s, by “%s”", outcome.Name, table.ShortEUR(s.Swing(best, i)), s.Rows[best].Name)
		if as > 1 {
			text += fmt.Sprintf(" and as much by %s", table.Counted(as-1, "other"))
		}
		messages = append(messages, text)
	}
	return messages
}
