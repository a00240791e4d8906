package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
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
func NewChartMessages(run *Run) ChartMessages {
	m := ChartMessages{Commitments: commitmentMessage(run), CommitmentsGDP: commitmentGDPMessage(run), Calls: callsMessage(run),
		Assets: assetsMessage(run), Events: eventsMessage(run)}
	for state := range finance.MemberStates.Members {
		m.Costs = append(m.Costs, costMessage(run, finance.MemberStates.Members[state].Name, "s", []int{state}))
	}
	m.Costs = append(m.Costs, costMessage(run, "The 27 states", "", everyState()))
	return m
}

func everyState() []int {
	states := make([]int, finance.MemberStates.Len())
	for i := range states {
		states[i] = i
	}
	return states
}

// byMeasure are the states by a measure, the largest first and equal ones in
// protocol order.
func byMeasure(run *Run, of metric.StateMeasure) []int {
	states := everyState()
	slices.SortStableFunc(states, func(a, b int) int { return of.Value(run.Result, b).Cmp(of.Value(run.Result, a)) })
	return states
}

// largestStates is how many of the largest guarantors are taken together.
const largestStates = 5

func commitmentMessage(run *Run) string {
	commitment := metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed}
	order := byMeasure(run, commitment)
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
	return fmt.Sprintf("%s guarantees %s of %s, the five largest states %s %%", finance.MemberStates.Members[order[0]].Name,
		shortEUR(commitment.Value(run.Result, order[0])), shortEUR(total), largest.Shift(2).DivRound(total, 0))
}

func commitmentGDPMessage(run *Run) string {
	ratio := metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed, Per: metric.PerGDP}
	order := byMeasure(run, ratio)
	most, least := order[0], order[len(order)-1]
	if ratio.Value(run.Result, most).IsZero() {
		return "No state guarantees anything"
	}
	value := func(state int) string {
		return finance.MemberStates.Members[state].Name + " " + ratio.Value(run.Result, state).StringFixed(2) + " %"
	}
	return "For its size " + value(most) + " of GDP is the most, " + value(least) + " the least"
}

// rowOf adds some lines over all of their members, period by period, in cents.
func rowOf(run *Run, lines ...equation.ID) []int64 {
	sums := make([]int64, run.Result.Periods())
	for _, id := range lines {
		for member := range run.Model.Line(id).Over.Len() {
			for period, value := range run.Result.Row(id, member) {
				sums[period] += value
			}
		}
	}
	return sums
}

func centsOf(row []int64) int64 {
	var total int64
	for _, value := range row {
		total += value
	}
	return total
}

func callsMessage(run *Run) string {
	paid, unmet := centsOf(rowOf(run, finance.H6g)), slices.Max(rowOf(run, finance.F18))
	headroom, recovered := centsOf(rowOf(run, finance.G3)), centsOf(rowOf(run, finance.H2g))
	if paid+unmet+headroom == 0 {
		return "Nothing is called of the guarantors or the budget's headroom"
	}
	text := "The guarantors pay " + shortOrNothing(paid) + " and recover " + shortOrNothing(recovered) + "; headroom pays " + shortOrNothing(headroom)
	if unmet > 0 {
		text += "; up to " + shortEUR(euro(unmet)) + " stay unmet"
	}
	return text
}

func shortOrNothing(cents int64) string {
	if cents == 0 {
		return "nothing"
	}
	return shortEUR(euro(cents))
}

func assetsMessage(run *Run) string {
	immobilised, lent := rowOf(run, finance.A4), slices.Max(rowOf(run, finance.B1))
	text := fmt.Sprintf("Of %s immobilised ", shortEUR(euro(slices.Max(immobilised))))
	if lent == 0 {
		text += "nothing is lent to the Union"
	} else {
		text += "up to " + shortEUR(euro(lent)) + " are lent to the Union"
	}
	if end := immobilised[len(immobilised)-1]; end != 0 {
		return text + "; " + shortEUR(euro(end)) + " are left at the end"
	}
	return text + "; nothing is left at the end"
}

// An EventGroup is a kind of dated events: the lines that are not zero in the
// months in which something of the kind happens.
type EventGroup struct {
	Name  string
	Lines []equation.ID
}

// EventGroups are the kinds of events on the timeline, top to bottom.
func EventGroups() []EventGroup {
	return []EventGroup{
		{"Loan drawn", []equation.ID{finance.D1}},
		{"Securities mature", []equation.ID{finance.A2}},
		{"Settlement: reparations, release, set-off", []equation.ID{finance.H1, finance.H4, finance.H6, finance.H8}},
		{"Retaliation: seizures, awards, outflow", []equation.ID{finance.I1, finance.I2, finance.I6, finance.I8, finance.RetaliationLitigation}},
	}
}

// lineWords are the lines of a group as readers know them: by id, or by what an
// input is.
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
	return listed(all)
}

// listed joins words as a sentence does: "A, B and C".
func listed(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func eventsMessage(run *Run) string {
	words := []string{"nothing is drawn", "nothing matures", "no settlement", "no retaliation"}
	verbs := []string{"the loan is drawn", "securities mature", "the settlement runs", "retaliation runs"}
	var parts []string
	for i, group := range EventGroups() {
		row := rowOf(run, group.Lines...)
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
		span := "in " + monthWords(run.timeline().At(first))
		if last > first {
			span = monthWords(run.timeline().At(first)) + " to " + monthWords(run.timeline().At(last))
		}
		if group.Lines[0] != finance.A2 { // of no weight beside the others
			parts = append(parts, verbs[i]+" "+span)
		}
	}
	text := strings.Join(parts, "; ")
	return strings.ToUpper(text[:1]) + text[1:]
}

// monthWords is a month for a title: "Apr 2026".
func monthWords(m calendar.Month) string {
	return time.Month(m.Number()).String()[:3] + " " + strconv.Itoa(m.Year())
}

// costMessage says what one or all states pay, get back and are left with.
func costMessage(run *Run, name, ending string, states []int) string {
	var paid, recovered, net int64
	for _, state := range states {
		for _, item := range CostItems() {
			paid += centsOf(run.Result.Row(item.Line, state))
		}
		recovered += centsOf(run.Result.Row(finance.L7, state))
		net += centsOf(run.Result.Row(finance.L9, state))
	}
	switch {
	case paid == 0 && recovered == 0:
		return name + " pay" + ending + " nothing"
	case recovered == 0:
		return name + " pay" + ending + " " + shortEUR(euro(paid)) + " and recover" + ending + " nothing"
	}
	return name + " pay" + ending + " " + shortOrNothing(paid) + " and recover" + ending + " " + shortEUR(euro(recovered)) + ": net " + shortOrNothing(net)
}

// A CostItem is a part of what a state pays, before recoveries.
type CostItem struct {
	Name string
	Line equation.ID
}

// CostItems are the parts of the gross cost, in the order of the equation of
// the net cost.
func CostItems() []CostItem {
	return []CostItem{
		{"Calls paid", finance.L3}, {"Interest share", finance.L4}, {"Grants", finance.L5}, {"Headroom share", finance.L6},
		{"Tax forgone", finance.L29}, {"Losses borne", finance.L10}, {"Firms insured", finance.L11},
	}
}

// Messages say of each outcome which assumption moves it most.
func (s *Sensitivity) Messages() []string {
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
		messages = append(messages, fmt.Sprintf("%s: moved most, by %s, by “%s”", outcome.Name, shortEUR(s.Swing(best, i)), s.Rows[best].Name))
	}
	return messages
}
