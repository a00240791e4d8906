package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios"
)

// A Backtest is the figures in print beside those of the model: every one of
// the model's comes from a run. It is never changed after NewBacktest.
type Backtest struct {
	Tables []BacktestTable
}

// A BacktestTable is one subject.
type BacktestTable struct {
	scenarios.PublishedTable
	Rows   []BacktestRow
	Beside []BacktestRun // the runs that every figure is held against side by side; may be empty
}

// A BacktestRow is one figure in print with the model's.
type BacktestRow struct {
	scenarios.PublishedFigure
	Scenario  string // the canonical name of what was run
	Model     Reading
	Error     decimal.Decimal // the model's less the figure, or less the nearer end of a range; months for a month
	Tolerance decimal.Decimal
	Verdict   Verdict
}

// A BacktestRun is how far one run is from the figures of a table.
type BacktestRun struct {
	scenarios.PublishedRun
	Scenario string
	Readings []Reading         // one for each row
	Errors   []decimal.Decimal // one for each row; 0 where there is no figure

	// RootMeanSquare is that of the errors of the Compared rows, those of
	// figures that are reported and not weak. It is a root, rounded half up to
	// four decimals.
	RootMeanSquare decimal.Decimal
	Compared       int
}

// A Verdict says how a figure in print stands to the model's.
type Verdict string

// The verdicts.
const (
	Within   Verdict = "within"       // its tolerance
	Fitted   Verdict = "fitted"       // within its tolerance, and it set inputs of the model
	Declared Verdict = "declared"     // outside its tolerance, and declared so with the reason
	Outside  Verdict = "OUTSIDE"      // its tolerance
	Unknown  Verdict = "not reported" // there is no figure
)

// NewBacktest evaluates all runs that figures in print are held against.
// Errors are those of a faulty library and of runs that could not go on; that
// a figure is outside its tolerance is none.
func NewBacktest(version string) (*Backtest, error) {
	tables, err := scenarios.Published()
	if err != nil {
		return nil, err
	}
	e := evaluator{version: version, runs: map[string]*Run{}}
	b := &Backtest{}
	for _, published := range tables {
		table, err := e.table(published)
		if err != nil {
			return nil, fmt.Errorf("published figures of %s: %w", published.Name, err)
		}
		b.Tables = append(b.Tables, table)
	}
	return b, nil
}

// An evaluator evaluates each scenario once.
type evaluator struct {
	version string
	runs    map[string]*Run
}

func (e *evaluator) run(p scenarios.PublishedRun) (*Run, error) {
	key := strings.Join(append([]string{p.Scenario}, p.Sets...), " ")
	if run := e.runs[key]; run != nil {
		return run, nil
	}
	scenario, err := scenarios.Resolve(p.Scenario, scenarios.Options{Sets: p.Sets})
	if err != nil {
		return nil, err
	}
	run, err := NewRun(scenario, e.version)
	if err != nil {
		return nil, err
	}
	e.runs[key] = run
	return run, nil
}

func (e *evaluator) table(published scenarios.PublishedTable) (BacktestTable, error) {
	table := BacktestTable{PublishedTable: published}
	runs := map[string]*Run{}
	for _, p := range published.Runs {
		run, err := e.run(p)
		if err != nil {
			return table, fmt.Errorf("run %s: %w", p.ID, err)
		}
		runs[p.ID] = run
	}
	for _, figure := range published.Figures {
		row, err := newBacktestRow(runs[figure.Reading.Run], figure)
		if err != nil {
			return table, fmt.Errorf("figure %q: %w", figure.Name, err)
		}
		table.Rows = append(table.Rows, row)
	}
	for _, p := range published.Runs {
		if slices.Contains(published.Compare, p.ID) {
			beside, err := newBacktestRun(runs[p.ID], p, table.Rows)
			if err != nil {
				return table, fmt.Errorf("run %s: %w", p.ID, err)
			}
			table.Beside = append(table.Beside, beside)
		}
	}
	return table, nil
}

func newBacktestRow(run *Run, figure scenarios.PublishedFigure) (BacktestRow, error) {
	row := BacktestRow{PublishedFigure: figure, Scenario: run.Scenario.Name}
	var err error
	if row.Model, err = read(run, figure); err != nil {
		return row, err
	}
	row.Error = distance(figure, row.Model)
	row.Tolerance = tolerance(figure)
	row.Verdict = row.judge()
	return row, nil
}

// tolerance returns the figure's rounding and its part in per cent.
func tolerance(figure scenarios.PublishedFigure) decimal.Decimal {
	return figure.Rounding.Add(figure.High.Abs().Mul(figure.RelativePct).Shift(-2))
}

// distance returns the model's less the figure; of a range less its nearer
// end, 0 inside.
func distance(figure scenarios.PublishedFigure, model Reading) decimal.Decimal {
	switch {
	case figure.Unknown != "":
		return decimal.Decimal{}
	case figure.Unit == scenarios.UnitMonth:
		return decimal.New(int64(figure.Month.Until(model.Month)), 0)
	case model.Value.LessThan(figure.Low):
		return model.Value.Sub(figure.Low)
	case model.Value.GreaterThan(figure.High):
		return model.Value.Sub(figure.High)
	}
	return decimal.Decimal{}
}

func (r *BacktestRow) judge() Verdict {
	switch {
	case r.Unknown != "":
		return Unknown
	case r.Error.Abs().GreaterThan(r.Tolerance) && len(r.Unreproducible) > 0:
		return Declared
	case r.Error.Abs().GreaterThan(r.Tolerance):
		return Outside
	case len(r.Fitted) > 0:
		return Fitted
	}
	return Within
}

// newBacktestRun holds one run against all figures of a table.
func newBacktestRun(run *Run, p scenarios.PublishedRun, rows []BacktestRow) (BacktestRun, error) {
	b := BacktestRun{PublishedRun: p, Scenario: run.Scenario.Name}
	var squares decimal.Decimal
	for _, row := range rows {
		model, err := read(run, row.PublishedFigure)
		if err != nil {
			return b, err
		}
		off := distance(row.PublishedFigure, model)
		b.Readings, b.Errors = append(b.Readings, model), append(b.Errors, off)
		if row.counts() {
			squares = squares.Add(off.Mul(off))
			b.Compared++
		}
	}
	b.RootMeanSquare = rootMean(squares, b.Compared)
	return b, nil
}

// counts says whether a figure counts where runs are compared.
func (r *BacktestRow) counts() bool { return r.Unknown == "" && !r.Weak }

// A BacktestSummary counts verdicts.
type BacktestSummary struct {
	Judged   int // all but what is not reported
	Within   int // with those that are fitted
	Fitted   int
	Declared int
	Outside  int
}

// Summary counts the figures of all tables.
func (b *Backtest) Summary() BacktestSummary {
	var s BacktestSummary
	for _, table := range b.Tables {
		for _, row := range table.Rows {
			s.count(row.Verdict)
		}
	}
	return s
}

func (s *BacktestSummary) count(v Verdict) {
	if v == Unknown {
		return
	}
	s.Judged++
	switch v {
	case Within:
		s.Within++
	case Fitted:
		s.Within++
		s.Fitted++
	case Declared:
		s.Declared++
	default:
		s.Outside++
	}
}

// Text returns the summary in one sentence.
func (s BacktestSummary) Text() string {
	return fmt.Sprintf("%d of %d figures in print are within tolerance (%d of them fitted: they set inputs of the model); "+
		"%d declared as not reproducible, with the reason; %d outside.", s.Within, s.Judged, s.Fitted, s.Declared, s.Outside)
}
