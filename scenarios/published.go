package scenarios

import (
	"io/fs"
	"path"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// A PublishedTable holds figures in print on one subject, with the runs of the
// model that they are compared with.
type PublishedTable struct {
	Name    string // of the file, without its ending
	Title   string
	Notes   string
	Reasons []PublishedReason // in the order of the file
	Runs    []PublishedRun
	Compare []string // ids of the runs that all figures are compared with side by side; none if one is enough
	Figures []PublishedFigure
}

// A PublishedReason says why a figure has its tolerance, or what remains
// between it and the model.
type PublishedReason struct{ ID, Text string }

// A PublishedRun is a scenario with settings, as the command line takes them.
type PublishedRun struct {
	ID       string
	Label    string // short, as the heading of a column; may be empty
	Scenario string
	Sets     []string
	Reason   string // why these settings; may be empty if there are none
}

// A PublishedFigure is a figure in print, and where the model has the same
// figure.
type PublishedFigure struct {
	Name    string
	Printed string // how it was put, "about 1 bn"; empty if the value says it all
	Unit    string // one of [PublishedUnits]

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

	Reading PublishedReading
}

// IsRange reports whether the figure is a range.
func (f PublishedFigure) IsRange() bool { return !f.Low.Equal(f.High) }

// PublishedUnits lists the units of figures: billions of euro, per cent, a
// month.
func PublishedUnits() []string { return []string{UnitBillions, UnitPercent, UnitMonth} }

// The units of figures in print.
const (
	UnitBillions = "EUR bn"
	UnitPercent  = "%"
	UnitMonth    = "month"
)

// A PublishedReading says which number of a run a figure is compared with.
type PublishedReading struct {
	Run       string
	Line      equation.ID
	Members   []string // of the line's dimension; none for all
	Take      string   // one of [PublishedTakes]
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

// PublishedTakes lists the ways of taking a number.
func PublishedTakes() []string {
	return []string{TakeSum, TakeFixed, TakeLeast, TakeGreatest, TakeRunsOut}
}

// publishedFolder is the folder of the tables, and publishedTables gives their
// order.
const publishedFolder = "published"

var publishedTables = []string{"euroclear", "windfall", "guarantees", "interest", "grants", "need"}

// Published lists the tables of figures in print that the model is compared
// with. An error means that the program is broken: it is a [*LibraryError] or
// the error of building the model.
func Published() ([]PublishedTable, error) {
	tables, err := published()
	return slices.Clone(tables), err
}

// published reads the tables once.
var published = sync.OnceValues(func() ([]PublishedTable, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	return readPublishedTables(embedded, publishedTables, l.sourceIDs, program.Model())
})

// readPublishedTables reads tables from the library's folder in a file system.
// It returns a [*LibraryError] with all faults of all files.
func readPublishedTables(fsys fs.FS, names []string, sources map[string]bool, model *equation.Model) ([]PublishedTable, error) {
	var tables []PublishedTable
	var faults diagnostic.List
	for _, name := range names {
		file := path.Join(libraryFolder, publishedFolder, name+".yaml")
		content, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		table, found := readPublished(file, name, content, sources, model)
		faults.Add(found...)
		tables = append(tables, table)
	}
	if len(faults) > 0 {
		faults.Sort()
		return nil, &LibraryError{faults}
	}
	return tables, nil
}
