package scenarios

import (
	"slices"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/document"
)

// A Parameter is one input with its values in a scenario.
type Parameter struct {
	Line   *equation.Line
	Values []Value // one for each member of the dimension; a single one if there is none
}

// Key returns the parameter's key, for example loan.commitment_eur.
func (p *Parameter) Key() string { return string(p.Line.ID) }

// A Value is what a parameter has for one member.
type Value struct {
	Scalar  int64   // of one value: the model's whole number; yes is 1, choices count from 1, never is 0
	Entries []Entry // of dated amounts and steps: in the order of their dates
	Origin  Origin

	layer int // by which layer it was set: 0 is the base, later ones are greater
}

// An Entry is one dated amount, paid on that day, or one dated step, in force
// from that day on. Where it says nothing about its source, the [Origin] of its
// value applies.
type Entry struct {
	Date    calendar.Date
	Value   int64 // the model's whole number of the written unit: cents, millionths
	Sources []string
	Grade   string
	Note    string
	Line    int // where it stands in the file; 0 if it does not come from a file
	Column  int

	node *document.Node
}

// An Origin says where a value comes from and how far to rely on it.
type Origin struct {
	Overlay string // the name of the file that gave the value, or [SetOverlay]
	File    string // "" for the command line
	Line    int    // from 1; 0 for the command line
	Column  int
	Sources []string // ids of the register of sources
	AsOf    string   // the day for which the value holds, YYYY-MM-DD
	Checked string   // the day on which it was last compared with its source
	Grade   string   // official, reported, derived or assumption
	Formula string   // of a derived value: how it is computed
	Reason  string   // of an assumption or a difference: why

	node       *document.Node // where a fault of the value is shown; nil for the command line
	file, cell string         // of a value from a workbook: where a fault of it is
}

// same reports whether two values mean the same to the model, wherever they
// come from.
func (v Value) same(other Value) bool {
	return v.Scalar == other.Scalar && slices.EqualFunc(v.Entries, other.Entries, func(a, b Entry) bool {
		return a.Date == b.Date && a.Value == b.Value
	})
}

// dated reports whether an input has dated entries rather than one value.
func dated(line *equation.Line) bool {
	return line.Input.Shape != equation.Constant
}
