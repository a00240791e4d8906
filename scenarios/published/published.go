package published

import (
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// A Table is figures in print on one subject, with the runs of the
// model that they are held against.
type Table struct {
	Name    string // of the file, without its ending
	Title   string
	Notes   string
	Reasons []Reason // in the order of the file
	Runs    []Run
	Compare []string // ids of the runs that all figures are held against side by side; none where one is enough
	Figures []Figure
}

// A Reason is why a figure has its tolerance, or what is left between
// it and the model.
type Reason struct{ ID, Text string }

// A Run is a scenario with settings, as the command line takes them.
type Run struct {
	ID       string
	Label    string // short, as the heading of a column; may be empty
	Scenario string
	Sets     []string
	Reason   string // why these settings; may be empty if there are none
}

// A Figure is a figure in print and where the model has the same.
type Figure struct {
	Name    string
	Printed string // how it was put, "about 1 bn"; empty where the value says it all
	Unit    string // one of [Units]

	// Low and High are the figure in its unit; they are equal but for a range.
	// Both are 0 if Month or Unknown is set.
	Low, High decimal.Decimal
	Month     calendar.Month // of the unit month
	Unknown   string         // why there is no figure; such a row is shown and not judged

	Sources   []string
	Published string // the day, month or year of publication
	Weak      bool   // too weak a source to choose between runs by it
	Grade     string
	Formula   string // of a derived figure

	// The tolerance is Rounding, in the figure's unit, plus so many per cent of
	// the figure.
	Rounding       decimal.Decimal
	RelativePct    decimal.Decimal
	Because        []string // ids of reasons
	Fitted         []string // ids of reasons: the figure sets inputs of the model, and agreement is no evidence
	Unreproducible []string // ids of reasons: the figure is declared as one that the model does not meet

	Reading Reading
}

// IsRange reports whether the figure is a range.
func (f Figure) IsRange() bool { return !f.Low.Equal(f.High) }

// Units are the units of figures: billions of euro, per cent, a month.
func Units() []string { return []string{UnitBillions, UnitPercent, UnitMonth} }

// The units of figures in print.
const (
	UnitBillions = "EUR bn"
	UnitPercent  = "%"
	UnitMonth    = "month"
)

// A Reading says which number of a run a figure is compared with.
type Reading struct {
	Run       string
	Line      equation.ID
	Members   []string // of the line's dimension; none for all
	Take      string   // one of [Takes]
	From, To  calendar.Month
	PerCentOf equation.ID // a weight in EUR m of which the amount is taken as per cent; empty for none
}

// The ways to make one number of a line over months.
const (
	TakeSum      = "sum"      // over the months and the members
	TakeFixed    = "fixed"    // the one value of a static line, summed over the members
	TakeLeast    = "least"    // of the members' sums over the months
	TakeGreatest = "greatest" // of the members' sums over the months
	TakeRunsOut  = "runs-out" // the first month in which the line is below zero
)

// Takes are the ways of taking a number.
func Takes() []string {
	return []string{TakeSum, TakeFixed, TakeLeast, TakeGreatest, TakeRunsOut}
}

// folder is where the tables are, and names are their order.
const folder = "library/published"

var names = []string{"euroclear", "windfall", "guarantees", "interest", "grants", "need"}

// All lists the tables of figures in print that the model is held
// against. The error is that of a faulty library.
func All() ([]Table, error) {
	tables, err := library()
	return slices.Clone(tables), err
}

// library reads the tables once.
var library = sync.OnceValues(func() ([]Table, error) {
	register, err := scenarios.Sources()
	if err != nil {
		return nil, err
	}
	sources := map[string]bool{}
	for _, source := range register {
		sources[source.ID] = true
	}
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	return readTables(scenarios.EmbeddedFiles(), names, sources, program.Model())
})

// readTables reads tables from the library's folder in a file system.
// It fails with a [*scenarios.LibraryError] that has all faults of all files.
func readTables(fsys fs.FS, names []string, sources map[string]bool, model *equation.Model) ([]Table, error) {
	var tables []Table
	var faults diagnostic.List
	for _, name := range names {
		file := path.Join(folder, name+".yaml")
		content, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		table, found := readTable(file, name, content, sources, model)
		faults.Add(found...)
		tables = append(tables, table)
	}
	if len(faults) > 0 {
		faults.Sort()
		return nil, &scenarios.LibraryError{Faults: faults}
	}
	return tables, nil
}
