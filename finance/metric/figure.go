package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A Figure is one figure of the model as data, in euro. Figures of the whole
// run stand in Headlines, Outcomes and StructureParts, those of each state in
// CostParts and StateMeasures; everybody else names them by their ids.
type Figure struct {
	ID        string // for programs, unique in its list
	Name      string // for people
	Line      eq.ID
	Aggregate Aggregate // zero where the figure is of one month
	Members   Members   // how the members of the line become one value
	Less      bool      // its sign: counts against the others of its list
	When      bool      // the month in which it stands is part of the figure
	Cost      CostColumn
	Note      string

	names map[Place]string // where it is named otherwise
}

// Members says how the members of a line become one value.
type Members uint8

// The ways.
const (
	Added   Members = iota // month by month
	Largest                // of all of them, month by month
)

// Join takes the value of one more member into that of those before it, in one
// period.
func (m Members) Join(soFar, now int64) int64 {
	if m == Largest {
		return max(soFar, now)
	}
	return soFar + now
}

// CostColumn is the column of cost that a figure belongs to. Columns are never
// added silently.
type CostColumn uint8

// The columns: no cost, what has left the purse, what will, what may, what may
// come back, and what is not taken in.
const (
	NoCost CostColumn = iota
	Paid
	OwedCertain
	OwedOnlyIf
	ComesBackOnlyIf
	Forgone
)

// Place is where a figure may have another name, for want of room or because
// its neighbours say the rest.
type Place uint8

// The places.
const (
	InMatrix     Place = iota + 1 // head of a column where combinations are compared on a screen
	AboutMatrix                   // what that column is, after its head
	InRuns                        // head of a column of the table of several runs
	InBook                        // head of a column of the workbook's matrix of scenarios
	InStructures                  // where structures are compared
	InCharts                      // a step of the costs of states
	Undated                       // where the month in which it stands is not shown
)

// At returns the figure with the name that it has at a place.
func (f Figure) At(place Place) Figure {
	if name, ok := f.names[place]; ok {
		f.Name = name
	}
	return f
}

// Unit returns the unit of a figure.
func (f Figure) Unit() string { return unitEUR }

// Series returns the figure month by month, in cents, its members taken together.
func (f Figure) Series(r *eq.Result) []int64 {
	if f.Members == Added {
		return r.Series(f.Line)
	}
	row := make([]int64, r.Periods())
	for member := range r.Model().Line(f.Line).Over.Len() {
		for i, v := range r.Row(f.Line, member) {
			if member > 0 {
				v = f.Members.Join(row[i], v)
			}
			row[i] = v
		}
	}
	return row
}

// Of measures a run: euro to the cent, below zero where the figure counts
// against the others. Of a line with members a peak is that of their sums.
func (f Figure) Of(r *eq.Result) decimal.Decimal {
	value := f.Aggregate.over(f.Series(r))
	if f.Less {
		value = -value
	}
	return money.ToDecimal(value, money.CentDigits)
}

// A FigureValue is a figure of a run: euro, and the month where it has one.
type FigureValue struct {
	Figure
	Value decimal.Decimal
	Month string // YYYY-MM, or empty
}

// On takes the figure's value on a run.
func (f Figure) On(r *eq.Result, timeline calendar.Timeline) FigureValue {
	row := f.Series(r)
	value := FigureValue{Figure: f, Value: f.Of(r)}
	at := -1
	switch {
	case f.Aggregate == Onset:
		at = onset(row)
	case f.Aggregate == Peak && f.When && row[peak(row)] > 0:
		at = peak(row)
	}
	if at >= 0 {
		value.Month = timeline.At(at).String()
	}
	return value
}

// ByID finds a figure in a list; false where it is not there.
func ByID(list []Figure, id string) (Figure, bool) {
	for _, f := range list {
		if f.ID == id {
			return f, true
		}
	}
	return Figure{}, false
}

// pick returns figures of a list by their ids, in the order of the ids, with the
// names that they have at a place.
func pick(list []Figure, place Place, ids ...string) []Figure {
	var picked []Figure
	for _, id := range ids {
		if f, ok := ByID(list, id); ok {
			picked = append(picked, f.At(place))
		}
	}
	return picked
}
