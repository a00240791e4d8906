package likely

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios/simulation"
)

// A Simulation is what Document shows.
type Simulation struct {
	*simulation.Results
	State int  // of whom; simulation.AllStates for all together
	Other bool // the chances are those of a file of weights
}

// Document says what is likely: the chances of settlements, the figures of each
// scenario, the differences between scenarios and their regret. The data has every
// statistic of every state.
func Document(s Simulation) table.Document {
	var names []string
	for _, scenario := range s.Scenarios {
		names = append(names, scenario.Expression)
	}
	document := table.Document{Title: "What is likely: " + strings.Join(names, ", "), Data: s.data()}
	document.About = []string{s.about()}
	document.Tables = append(document.Tables, s.settlements())
	for scenario := range s.Scenarios {
		document.Tables = append(document.Tables, s.figures(scenario))
	}
	for other := 1; other < len(s.Scenarios); other++ {
		document.Tables = append(document.Tables, s.differences(other))
	}
	if len(s.Scenarios) > 1 {
		document.Tables = append(document.Tables, s.regret())
	}
	return document
}

// about says whose chances these are, and what was drawn.
func (s Simulation) about() string {
	whose := "The chances of settlements are user-set, an illustration and no opinion (drivers.yaml). "
	if s.Other {
		whose = "The chances of settlements are those of the file of weights. "
	}
	drawn := fmt.Sprintf("Nothing is drawn: %d leaves, each with its exact chance, and amounts exact to the cent.", len(s.Leaves))
	if s.Paths > 0 {
		drawn = fmt.Sprintf("Drawn in each of %d leaves, whose chances are exact: %s, seed %d.", len(s.Leaves), table.Counted(int(s.Paths), "path"), s.Seed)
	}
	if s.Paths > 1 {
		drawn += " ± is one standard error of the drawing."
	}
	return whose + drawn + " Amounts are of " + s.who() + ", in EUR m, rounded."
}

func (s Simulation) who() string {
	if s.State == simulation.AllStates {
		return "all states together"
	}
	return finance.MemberStates.Members[s.State].Name
}

// settlements shows how likely each settlement is, over all its months.
func (s Simulation) settlements() table.Table {
	var order []string
	sums := map[string]*big.Rat{}
	for i, leaf := range s.Leaves {
		name := strings.FieldsFunc(leaf.ID, func(c rune) bool { return c == '@' || c == '+' })[0]
		if sums[name] == nil {
			sums[name], order = new(big.Rat), append(order, name)
		}
		sums[name].Add(sums[name], s.Chances[i])
	}
	grid := table.Table{Title: "Which settlement comes within the run", Columns: []table.Column{{Name: "Settlement"}, {Name: "Chance", Unit: "%", Align: table.Right}}}
	for _, name := range order {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(name), table.TextCell(percent(sums[name]))})
	}
	return grid
}

// percent shows a chance with one decimal, more where that would be nothing.
func percent(p *big.Rat) string {
	if p.Sign() == 0 {
		return "0"
	}
	hundred := new(big.Rat).Mul(p, big.NewRat(100, 1))
	for digits := 1; digits < 8; digits++ {
		if text := hundred.FloatString(digits); strings.Trim(text, "0.") != "" {
			return text
		}
	}
	return "below 0.0000001"
}

// millions shows cents as millions of euro.
func millions(cents *big.Rat) table.Cell { return table.MillionsCell(euro(simulation.Cents(cents))) }

func euro(cents int64) decimal.Decimal { return money.ToDecimal(cents, money.CentDigits) }

func whole(cents int64) table.Cell { return table.MillionsCell(euro(cents)) }

// figureName names a figure, short where its own name does not fit a row.
func figureName(id string) string {
	measure, _ := metric.StateMeasureByID(id)
	if id == metric.Burden().ID {
		return "Paid and certain, present value"
	}
	return measure.Name
}

// figures shows what is likely of one scenario.
func (s Simulation) figures(scenario int) table.Table {
	right := func(name string) table.Column { return table.Column{Name: name, Align: table.Right} }
	grid := table.Table{Title: s.Scenarios[scenario].Expression, Columns: []table.Column{{Name: "Figure"}, {Name: "Chance", Unit: "%", Align: table.Right}, right("Expected")}}
	if s.Paths > 1 {
		grid.Columns = append(grid.Columns, right("±"))
	}
	grid.Columns = append(grid.Columns, right("Median"), right("95 %"), right("Greatest"))
	var never []string
	for figure, id := range s.Figures {
		one := s.Of(scenario, figure, s.State)
		if one.Least == 0 && one.Greatest == 0 {
			never = append(never, table.LowerFirst(figureName(id)))
			continue
		}
		row := []table.Cell{table.TextCell(figureName(id)), table.TextCell(s.chance(one)), millions(one.Expected)}
		if s.Paths > 1 {
			row = append(row, whole(standardError(one.Deviation)))
		}
		grid.Rows = append(grid.Rows, append(row, whole(one.Quantiles[1]), whole(one.Quantiles[3]), whole(one.Greatest)))
	}
	if len(never) > 0 {
		grid.Note = "Nothing in any run: " + strings.Join(never, ", ") + s.bound() + ". "
	}
	if scenario == len(s.Scenarios)-1 {
		grid.Note += "Chance: that it is above 0. A call is nothing or nearly all: an expected amount may never occur. The mean of the worst 5 %, and what comes if anything comes, are in csv and json."
	}
	return grid
}

// chance shows the chance that a figure is above 0; where it was never seen among
// drawn runs, an upper bound and never nothing.
func (s Simulation) chance(one simulation.Statistics) string {
	if one.Seen > 0 || s.Paths == 0 {
		return percent(one.Any)
	}
	return "below " + percent(s.unseen())
}

// bound says how likely what no run has can still be.
func (s Simulation) bound() string {
	if s.Paths == 0 || s.unseen().Cmp(big.NewRat(1, 1)) >= 0 {
		return ""
	}
	return " (with a chance below " + percent(s.unseen()) + " %, at a confidence of 95 %)"
}

// unseen returns the upper bound, at a confidence of 95 %, of the chance of what none
// of the runs has: with n runs in each leaf and chances q inside the leaves, nothing is
// seen with Π (1 − q)^n ≤ exp(−n Σ q), which is 5 % or more while Σ q ≤ ln 20 / n < 3 / n;
// the chance Σ p q is then at most that in the likeliest leaf.
func (s Simulation) unseen() *big.Rat {
	most := new(big.Rat)
	for _, chance := range s.Chances {
		if chance.Cmp(most) > 0 {
			most = chance
		}
	}
	return new(big.Rat).Mul(most, big.NewRat(3, s.Paths))
}

// standardError returns the root of a variance in cents squared, to the cent.
func standardError(variance *big.Rat) int64 {
	floor := new(big.Int).Quo(variance.Num(), variance.Denom())
	return floor.Sqrt(floor).Int64()
}

// differences shows the first scenario less another, run by run.
func (s Simulation) differences(other int) table.Table {
	right := func(name string) table.Column { return table.Column{Name: name, Align: table.Right} }
	grid := table.Table{Title: s.Scenarios[0].Expression + " less " + s.Scenarios[other].Expression + ", on the same leaves and paths", Columns: []table.Column{{Name: "Figure"},
		{Name: "More in", Unit: "%", Align: table.Right}, right("Expected")}}
	if s.Paths > 1 {
		grid.Columns = append(grid.Columns, right("±"))
	}
	grid.Columns = append(grid.Columns, right("5 %"), right("Median"), right("95 %"))
	for figure, id := range s.Figures {
		one := s.Difference(0, other, figure, s.State)
		if one.Least == 0 && one.Greatest == 0 {
			continue
		}
		row := []table.Cell{table.TextCell(figureName(id)), table.TextCell(percent(one.Any)), millions(one.Expected)}
		if s.Paths > 1 {
			row = append(row, whole(standardError(one.Deviation)))
		}
		grid.Rows = append(grid.Rows, append(row, whole(one.Quantiles[0]), whole(one.Quantiles[1]), whole(one.Quantiles[3])))
	}
	return grid
}

// regret shows, without chances, how much more each scenario is than the least, under
// the settlement under which that is most.
func (s Simulation) regret() table.Table {
	burden := len(s.Figures) - 2
	list, least, greatest := s.Regrets(burden, s.State)
	grid := table.Table{Title: "Regret, without chances: " + table.LowerFirst(figureName(s.Figures[burden])), Columns: []table.Column{{Name: "Scenario"}, {Name: "At most more than the least by", Align: table.Right}, {Name: "If this comes"}},
		Note: "The greatest regret is least with " + s.Scenarios[least].Expression + "."}
	for scenario, most := range greatest {
		leaf := ""
		for _, regret := range list {
			if regret.Amounts[scenario] == most {
				leaf = regret.Leaf
				break
			}
		}
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(s.Scenarios[scenario].Expression), whole(most), table.CodeCell(leaf)})
	}
	return grid
}

// data has every statistic of every state and figure, tidy: one a row. Amounts are
// euro to the cent, chances fractions and decimals.
func (s Simulation) data() table.Table {
	data := table.Table{Columns: []table.Column{{Name: "scenario"}, {Name: "less"}, {Name: "state"}, {Name: "figure"}, {Name: "statistic"}, {Name: "value"}, {Name: "exact"}}}
	for scenario, one := range s.Scenarios {
		for figure, id := range s.Figures {
			for state := range simulation.AllStates + 1 {
				appendStatistics(&data, one.Expression, "", code(state), id, s.Of(scenario, figure, state))
				if scenario > 0 {
					appendStatistics(&data, s.Scenarios[0].Expression, one.Expression, code(state), id, s.Difference(0, scenario, figure, state))
				}
			}
		}
	}
	return data
}

func code(state int) string {
	if state == simulation.AllStates {
		return "all"
	}
	return finance.MemberStates.Code(state)
}

func appendStatistics(data *table.Table, scenario, less, state, figure string, of simulation.Statistics) {
	row := func(statistic, value, exact string) {
		var cells []table.Cell
		for _, text := range []string{scenario, less, state, figure, statistic, value, exact} {
			cells = append(cells, table.TextCell(text))
		}
		data.Rows = append(data.Rows, cells)
	}
	amount := func(cents int64) string { return euro(cents).StringFixed(money.CentDigits) }
	row("chance_above_0", of.Any.FloatString(10), of.Any.RatString())
	row("expected", amount(simulation.Cents(of.Expected)), "")
	row("standard_error", amount(standardError(of.Deviation)), "")
	if of.GivenAny != nil {
		row("expected_if_above_0", amount(simulation.Cents(of.GivenAny)), "")
	}
	for i, level := range simulation.Levels() {
		row(fmt.Sprintf("quantile_%02d", level), amount(of.Quantiles[i]), "")
	}
	row("mean_of_worst_5_pct", amount(simulation.Cents(of.Shortfall)), "")
	row("least", amount(of.Least), "")
	row("greatest", amount(of.Greatest), "")
}
