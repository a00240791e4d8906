package goal

import (
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
)

// A Sought value is what Solved shows: the input, the scenario, the condition and
// what was found.
type Sought struct {
	Key       string // with its member
	Line      *equation.Line
	Scenario  string
	Condition analysis.Threshold
	Found     *seek.Solution
}

// Solved says from which value of an input on a condition holds, or no longer: each
// turn with both neighbouring values and the figure of both runs.
func Solved(s Sought) table.Document {
	document := table.Document{
		Title: "From which " + s.Key + " on " + s.Condition.Text(),
		About: []string{"Scenario " + s.Scenario + ". " + s.Line.Name + ".", s.verdict()},
		Data:  s.data(),
	}
	if len(s.Found.Turns) > 0 {
		document.Tables = append(document.Tables, s.turns())
	}
	document.Tables = append(document.Tables, s.looked())
	return document
}

// verdict says what was found in a sentence, and how far it is known.
func (s Sought) verdict() string {
	ends := s.Found.Looked
	low, high := ends[0], ends[len(ends)-1]
	between := fmt.Sprintf("between %s and %s", s.value(low), s.value(high))
	switch n := len(s.Found.Turns); {
	case n == 0:
		return fmt.Sprintf("The condition %s at all %d values looked at %s; it may differ between two of them.", holds(low), len(ends), between)
	case n == 1:
		turn := s.Found.Turns[0]
		return fmt.Sprintf("The condition %s up to %s and %s from %s on, the next value: two runs prove it. At the other values looked at %s it does not turn again.",
			holds(turn.Before), s.value(turn.Before), holds(turn.After), s.value(turn.After), between)
	default:
		return fmt.Sprintf("The condition turns %d times %s, so that no one value answers; there may be more turns between two values looked at.", n, between)
	}
}

func holds(p seek.Point) string {
	if p.Holds {
		return "holds"
	}
	return "does not hold"
}

// turns shows both neighbours of each turn.
func (s Sought) turns() table.Table {
	grid := table.Table{Title: "Where it turns", Columns: s.columns("Value"), Note: fmt.Sprintf("Neighbouring values. %s evaluated in all.", table.Counted(s.Found.Runs, "run"))}
	for _, turn := range s.Found.Turns {
		grid.Rows = append(grid.Rows, s.row(turn.Before), s.row(turn.After))
	}
	return grid
}

// looked shows the values that were looked at.
func (s Sought) looked() table.Table {
	grid := table.Table{Title: "Values looked at", Columns: s.columns("Value")}
	for _, point := range s.Found.Looked {
		grid.Rows = append(grid.Rows, s.row(point))
	}
	return grid
}

func (s Sought) columns(first string) []table.Column {
	unit, _ := s.Condition.Unit()
	return []table.Column{{Name: first, Unit: s.Line.Input.Written, Align: table.Right}, {Name: "Figure", Unit: unit, Align: table.Right}, {Name: "Condition"}, {Name: "Run id"}}
}

func (s Sought) row(p seek.Point) []table.Cell {
	figure := table.TextCell("none")
	if p.Has {
		unit, places := s.Condition.Unit()
		figure = table.NumberCell(p.Figure, places)
		if unit == table.UnitEUR {
			figure = table.AmountCell(p.Figure)
		}
	}
	value := table.NumberCell(s.written(p), s.Line.Input.Decimals)
	if s.Line.Unit == equation.EUR {
		value = table.AmountCell(s.written(p))
	}
	return []table.Cell{value, figure, table.TextCell(holds(p)), table.TextCell(analysis.ShortID(p.RunID))}
}

// written returns a value in the unit in which it is written.
func (s Sought) written(p seek.Point) decimal.Decimal {
	return money.ToDecimal(p.Value, s.Line.Input.Digits)
}

// value shows a value in a sentence.
func (s Sought) value(p seek.Point) string {
	if s.Line.Unit == equation.EUR {
		return table.ReadableEUR(s.written(p))
	}
	text := s.written(p).StringFixed(s.Line.Input.Decimals)
	if s.Line.Unit == equation.Count {
		return text
	}
	return text + " " + s.Line.Input.Written
}

// data has all that was found, exact: what is a turn's neighbour and what was looked
// at.
func (s Sought) data() table.Table {
	data := table.Table{Columns: []table.Column{{Name: "what"}, {Name: "value"}, {Name: "figure"}, {Name: "holds"}, {Name: "run_id"}}}
	add := func(what string, p seek.Point) {
		figure := ""
		if p.Has {
			figure = p.Figure.String()
		}
		data.Rows = append(data.Rows, []table.Cell{table.TextCell(what), table.TextCell(s.written(p).StringFixed(s.Line.Input.Decimals)),
			table.TextCell(figure), table.TextCell(fmt.Sprint(p.Holds)), table.TextCell(p.RunID)})
	}
	for _, turn := range s.Found.Turns {
		add("before", turn.Before)
		add("after", turn.After)
	}
	for _, point := range s.Found.Looked {
		add("looked", point)
	}
	return data
}
