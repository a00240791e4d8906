package goal

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
	"loanmodel/scenarios/uncertainty"
)

// A Sensitivity is what Sensitivities shows: an outcome of a scenario and how far
// assumptions move it.
type Sensitivity struct {
	Scenario string
	Outcome  analysis.Outcome
	Own      seek.Tried
	Moved    []seek.Moved
	Pairs    []seek.Pair // none where they were not asked for
	InPairs  bool
}

// shownPairs are how many pairs are shown to people; the data has all.
const shownPairs = 10

// Sensitivities says by how much each assumption moves the outcome between the ends
// of its range, the most first; what moves nothing, and what the scenario does not
// allow, in a closing line each. The data has values exact, with the commands that
// reproduce them.
func Sensitivities(s Sensitivity) table.Document {
	document := table.Document{Title: "What moves: " + s.Outcome.Name(), Data: s.data()}
	document.About = append(document.About, fmt.Sprintf("Scenario %s: %s. One assumption at a time takes the lower and the higher end of its range, and everything else stays. "+
		"Effects of several need not add up.", s.Scenario, s.value(s.Own)))
	document.Tables = append(document.Tables, s.swings())
	if s.InPairs {
		document.Tables = append(document.Tables, s.pairs())
	}
	return document
}

// value shows the outcome of a run, with its unit.
func (s Sensitivity) value(t seek.Tried) string {
	switch {
	case t.Fault != "":
		return "not possible"
	case !t.Has:
		return "none"
	}
	return s.amount(t.Value)
}

// amount shows an amount of euro in short, and other figures with their unit.
func (s Sensitivity) amount(value decimal.Decimal) string {
	unit, places := s.Outcome.Unit()
	if unit == equation.EUR.String() {
		return table.ShortEUR(value)
	}
	return table.Readable(value.StringFixed(places)) + " " + unit
}

// change shows by how much an end moves the outcome.
func (s Sensitivity) change(end seek.Tried) table.Cell {
	unit, places := s.Outcome.Unit()
	switch {
	case end.Fault != "":
		return table.TextCell("not possible")
	case !end.Has || !s.Own.Has:
		return table.TextCell("none")
	case unit == equation.EUR.String():
		return table.MillionsCell(end.Value.Sub(s.Own.Value))
	}
	return table.TextCell(table.Readable(end.Value.Sub(s.Own.Value).StringFixed(places)))
}

// swings shows the assumptions that move the outcome.
func (s Sensitivity) swings() table.Table {
	unit := s.unit()
	grid := table.Table{Title: "Change of the outcome", Columns: []table.Column{{Name: "Assumption"}, {Name: "Lower value"}, {Name: "changes it by", Unit: unit, Align: table.Right},
		{Name: "Higher value"}, {Name: "changes it by", Unit: unit, Align: table.Right}}}
	var still, refused []string
	for _, m := range s.Moved {
		if m.Ends[0].Fault != "" && m.Ends[1].Fault != "" {
			refused = append(refused, m.Range.Name)
			continue
		}
		if m.Swing(s.Own).IsZero() && m.Ends[0].Has == m.Ends[1].Has {
			still = append(still, m.Range.Name)
			continue
		}
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(m.Range.Name), table.TextCell(m.Ends[0].Says), s.change(m.Ends[0]), table.TextCell(m.Ends[1].Says), s.change(m.Ends[1])})
	}
	var notes []string
	if len(still) > 0 {
		notes = append(notes, "It is moved by none of: "+strings.Join(still, "; ")+".")
	}
	if len(refused) > 0 {
		notes = append(notes, "The scenario allows neither end of: "+strings.Join(refused, "; ")+".")
	}
	grid.Note = strings.Join(append(notes, "Sources, grades and reasons of the ranges are in csv and json."), " ")
	return grid
}

// unit is that of the columns of changes.
func (s Sensitivity) unit() string {
	unit, _ := s.Outcome.Unit()
	if unit == equation.EUR.String() {
		return "EUR m"
	}
	return unit
}

// pairs shows which two assumptions do more or less together than the sum of both.
func (s Sensitivity) pairs() table.Table {
	grid := table.Table{Title: "Two together", Columns: []table.Column{{Name: "First"}, {Name: "Second"}, {Name: "Together", Unit: s.unit(), Align: table.Right}, {Name: "Beyond the sum of both", Unit: s.unit(), Align: table.Right}},
		Note: "Each at the end that moves the outcome farther; of the assumptions that move it most. Pairs that add up are left out."}
	for _, pair := range s.Pairs {
		if pair.Beyond.IsZero() || len(grid.Rows) == shownPairs {
			break
		}
		beyond := pair.Together
		beyond.Value = s.Own.Value.Add(pair.Beyond)
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(sayEnd(pair.First, pair.Ends[0])), table.TextCell(sayEnd(pair.Second, pair.Ends[1])), s.change(pair.Together), s.change(beyond)})
	}
	return grid
}

func sayEnd(m seek.Moved, end int) string {
	return m.Range.Name + ": " + m.Ends[end].Says
}

// data has every end and pair, one a row, exact.
func (s Sensitivity) data() table.Table {
	data := table.Table{Columns: []table.Column{{Name: "what"}, {Name: "range"}, {Name: "end"}, {Name: "value_tried"}, {Name: "outcome"}, {Name: "change"}, {Name: "beyond_the_sum"}, {Name: "run_id"},
		{Name: "grade"}, {Name: "sources"}, {Name: "basis"}, {Name: "fault"}, {Name: "command"}}}
	row := func(what, id, end string, tried seek.Tried, beyond string, of uncertainty.Range) {
		outcome, change := "", ""
		if tried.Has {
			outcome, change = s.exact(tried.Value), s.exact(tried.Value.Sub(s.Own.Value))
		}
		var cells []table.Cell
		for _, text := range []string{what, id, end, tried.Says, outcome, change, beyond, tried.RunID, of.Grade, strings.Join(of.Sources, " "), of.Basis(), tried.Fault, tried.Command} {
			cells = append(cells, table.TextCell(text))
		}
		data.Rows = append(data.Rows, cells)
	}
	row("scenario", s.Outcome.ID(), "", s.Own, "", uncertainty.Range{})
	for _, m := range s.Moved {
		row("range", m.Range.ID, "low", m.Ends[0], "", m.Range)
		row("range", m.Range.ID, "high", m.Ends[1], "", m.Range)
	}
	names := [2]string{"low", "high"}
	for _, pair := range s.Pairs {
		row("pair", pair.First.Range.ID+" "+pair.Second.Range.ID, names[pair.Ends[0]]+" "+names[pair.Ends[1]], pair.Together, s.exact(pair.Beyond), uncertainty.Range{})
	}
	return data
}

// exact writes a value for programs: euro with two decimals.
func (s Sensitivity) exact(value decimal.Decimal) string {
	unit, places := s.Outcome.Unit()
	if unit == equation.EUR.String() {
		return value.StringFixed(2)
	}
	return value.StringFixed(places)
}

// A Crossed pair of ranges is what Grid shows.
type Crossed struct {
	Scenario      string
	Outcome       analysis.Outcome
	First, Second uncertainty.Range
	Cells         [3][3]seek.Tried
}

// Grid shows an outcome with two assumptions at their ends and as the scenario has
// them: the first down, the second across.
func Grid(g Crossed) table.Document {
	s := Sensitivity{Scenario: g.Scenario, Outcome: g.Outcome, Own: g.Cells[1][1]}
	across := [3]string{g.Second.Low.Says, "as it is", g.Second.High.Says}
	down := [3]string{g.First.Low.Says, "as it is", g.First.High.Says}
	grid := table.Table{Title: g.Outcome.Name(), Columns: []table.Column{{Name: g.First.Name}}}
	data := table.Table{Columns: []table.Column{{Name: "first"}, {Name: "first_value"}, {Name: "second"}, {Name: "second_value"}, {Name: "outcome"}, {Name: "run_id"}, {Name: "command"}}}
	for _, name := range across {
		grid.Columns = append(grid.Columns, table.Column{Name: name, Unit: s.unit(), Align: table.Right})
	}
	for i, cells := range g.Cells {
		row := []table.Cell{table.TextCell(down[i])}
		for j, tried := range cells {
			cell, exact := table.TextCell(s.value(tried)), ""
			if tried.Has {
				exact = s.exact(tried.Value)
				if s.unit() == "EUR m" {
					cell = table.MillionsCell(tried.Value)
				}
			}
			row = append(row, cell)
			var texts []table.Cell
			for _, text := range []string{g.First.ID, down[i], g.Second.ID, across[j], exact, tried.RunID, tried.Command} {
				texts = append(texts, table.TextCell(text))
			}
			data.Rows = append(data.Rows, texts)
		}
		grid.Rows = append(grid.Rows, row)
	}
	return table.Document{Title: "Two assumptions and: " + g.Outcome.Name(), About: []string{"Scenario " + g.Scenario + ". Down: " + g.First.Name + ". Across: " + g.Second.Name + "."},
		Tables: []table.Table{grid}, Data: data}
}
