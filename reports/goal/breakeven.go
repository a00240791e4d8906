package goal

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
)

// A Belief is what BreakEven shows: two ways of funding under each settlement, what
// of them is compared, and of whom.
type Belief struct {
	A, B    string // as they were asked for
	Measure metric.StateMeasure
	State   int // analysis.AllStates for all together
	Trials  []seek.Trial
}

// chanceDigits are the decimals of a chance in per cent as it is shown.
const chanceDigits = 4

// BreakEven says what one must believe for one way of funding to be less than
// another: the amounts under each settlement, and the chances at which both are
// equal. Amounts are euro, exact to the cent in the data; chances are exact
// fractions there and rounded to four decimals of a per cent elsewhere.
func BreakEven(b Belief) table.Document {
	edges := seek.Edges(b.Trials)
	document := table.Document{
		Title: fmt.Sprintf("What one must believe: A %s, B %s", b.A, b.B),
		About: append([]string{b.compared()}, b.verdict(edges)...),
		Data:  b.data(edges),
	}
	document.Tables = append(document.Tables, b.amounts(), b.besides())
	if len(edges) > 0 {
		document.Tables = append(document.Tables, b.edges(edges))
	}
	return document
}

// compared says what is compared.
func (b Belief) compared() string {
	who := "all states together"
	if b.State != analysis.AllStates {
		who = finance.MemberStates.Members[b.State].Name
	}
	return b.Measure.Name + ": of " + who + ". What is owed only if assets are released or ERA loans stay unpaid, and the tax that is forgone, stand beside it and are not in it. " +
		"No chance is assumed; said is which chances would make both equal, if one of two settlements comes."
}

// verdict says under which settlements each costs less, and the chances between.
func (b Belief) verdict(edges []seek.Edge) []string {
	names := func(sign int) (list []string) {
		for _, trial := range b.Trials {
			if trial.LessInA().Sign() == sign {
				list = append(list, trial.Settlement)
			}
		}
		return list
	}
	var said []string
	for _, side := range []struct {
		words string
		list  []string
	}{{"A is less under ", names(1)}, {"B is less under ", names(-1)}, {"Both are equal under ", names(0)}} {
		switch len(side.list) {
		case 0:
		case len(b.Trials):
			said = append(said, side.words+"every settlement of the library, whatever their chances.")
		default:
			said = append(said, side.words+strings.Join(side.list, ", ")+".")
		}
	}
	if len(edges) > 0 {
		least := slices.MinFunc(edges, func(x, y seek.Edge) int { return x.Chance.Cmp(y.Chance) })
		said = append(said, fmt.Sprintf("If it is either %s or %s, A is less as long as the chance of %s is below %s %%.",
			b.Trials[least.AIsLess].Settlement, b.Trials[least.BIsLess].Settlement, b.Trials[least.BIsLess].Settlement, percentOf(least.Chance)))
	}
	return []string{strings.Join(said, " ")}
}

// amounts shows what is compared under each settlement.
func (b Belief) amounts() table.Table {
	grid := table.Table{Title: "What is compared, EUR m, rounded", Columns: []table.Column{{Name: "Settlement"},
		{Name: "A", Align: table.Right}, {Name: "B", Align: table.Right}, {Name: "A is less by", Align: table.Right}}}
	for _, trial := range b.Trials {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(trial.Settlement), table.MillionsCell(trial.CostA), table.MillionsCell(trial.CostB), table.MillionsCell(trial.LessInA())})
	}
	return grid
}

// besides shows what belongs beside it.
func (b Belief) besides() table.Table {
	grid := table.Table{Title: "Beside it and not in it, EUR m, rounded", Columns: []table.Column{{Name: "Settlement"},
		{Name: "A, only if", Align: table.Right}, {Name: "B, only if", Align: table.Right}, {Name: "A, forgone", Align: table.Right}, {Name: "B, forgone", Align: table.Right}}}
	for _, trial := range b.Trials {
		row := []table.Cell{table.CodeCell(trial.Settlement)}
		for _, column := range belongBeside {
			row = append(row, table.MillionsCell(b.column(column, trial.A)), table.MillionsCell(b.column(column, trial.B)))
		}
		grid.Rows = append(grid.Rows, row)
	}
	return grid
}

// belongBeside are the columns that belong beside what is paid and owed for certain.
var belongBeside = []metric.CostColumn{metric.OwedOnlyIf, metric.Forgone}

// column returns a column of those of whom it is.
func (b Belief) column(column metric.CostColumn, run *analysis.Run) decimal.Decimal {
	if b.State == analysis.AllStates {
		return metric.Column(column).Of(run.Result)
	}
	measure, _ := metric.StateMeasureByID(metric.Column(column).ID)
	return measure.Value(run.Result, b.State)
}

// edges shows at which chances both cost the same.
func (b Belief) edges(edges []seek.Edge) table.Table {
	grid := table.Table{Title: "Both are equal if one of two settlements comes", Columns: []table.Column{{Name: "A is less"}, {Name: "B is less"},
		{Name: "Equal at a chance of the second of", Unit: "%", Align: table.Right}},
		Note: "Below that chance A is less in expectation, above it B. csv and json have the exact fractions."}
	for _, edge := range edges {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(b.Trials[edge.AIsLess].Settlement), table.CodeCell(b.Trials[edge.BIsLess].Settlement),
			table.TextCell(percentOf(edge.Chance))})
	}
	return grid
}

// data has the costs and the chances, one a row, exact.
func (b Belief) data(edges []seek.Edge) table.Table {
	data := table.Table{Columns: []table.Column{{Name: "what"}, {Name: "settlement"}, {Name: "or"}, {Name: "a"}, {Name: "b"}, {Name: "a_only_if"}, {Name: "b_only_if"}, {Name: "a_forgone"}, {Name: "b_forgone"},
		{Name: "chance_numerator"}, {Name: "chance_denominator"}}}
	none := table.TextCell("")
	for _, trial := range b.Trials {
		row := []table.Cell{table.TextCell(b.Measure.ID), table.TextCell(trial.Settlement), none, table.AmountCell(trial.CostA), table.AmountCell(trial.CostB)}
		for _, column := range belongBeside {
			row = append(row, table.AmountCell(b.column(column, trial.A)), table.AmountCell(b.column(column, trial.B)))
		}
		data.Rows = append(data.Rows, append(row, none, none))
	}
	for _, edge := range edges {
		data.Rows = append(data.Rows, []table.Cell{table.TextCell("break-even"), table.TextCell(b.Trials[edge.AIsLess].Settlement), table.TextCell(b.Trials[edge.BIsLess].Settlement),
			none, none, none, none, none, none, table.TextCell(edge.Chance.Num().String()), table.TextCell(edge.Chance.Denom().String())})
	}
	return data
}

// percentOf shows a chance as per cent, rounded half away from zero.
func percentOf(chance *big.Rat) string {
	return new(big.Rat).Mul(chance, big.NewRat(100, 1)).FloatString(chanceDigits)
}
