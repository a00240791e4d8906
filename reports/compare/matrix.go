package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// A MatrixRow is what the matrix keeps of one run: far less than the run, of
// which there can be hundreds.
type MatrixRow struct {
	Structure  string
	Settlement string
	Shock      string // NoShock where there is none
	figures    []decimal.Decimal
	burden     decimal.Decimal // the figure that structures are ranked by
	measures   []metric.Measure
	states     []decimal.Decimal // nil without a measure
	checks     int
	passed     int
}

// NoShock stands for a run without any shock.
const NoShock = "none"

// NewMatrixRow measures a run for the matrix. The measure of the states may be
// nil.
func NewMatrixRow(run *analysis.Run, shock string, measure *metric.StateMeasure) MatrixRow {
	row := MatrixRow{Structure: run.Scenario.Structure, Settlement: run.Scenario.Settlement, Shock: shock,
		burden: metric.PresentBurden(run.Result), checks: len(run.Checks), passed: run.Passed()}
	for _, figure := range metric.MatrixFigures() {
		row.figures = append(row.figures, figure.Of(run.Result))
	}
	for _, id := range matrixMeasures() {
		row.measures = append(row.measures, run.Measure(id))
	}
	for state := range finance.MemberStates.Members {
		if measure != nil {
			row.states = append(row.states, measure.Value(run.Result, state))
		}
	}
	return row
}

// Passed reports whether all checks of the run hold.
func (r MatrixRow) Passed() bool { return r.passed == r.checks }

// matrixMeasures returns measures that programs get besides: people have no
// room for them in 80 columns.
func matrixMeasures() []string {
	return []string{"npv_loan", "grant_element", "guarantee_cost_pv", "calls_worst_year", "liquidity_need_worst_month", "recall_gap", "asset_coverage_least"}
}

// Matrix shows rows that are in the order of their structures, then of their
// settlements, then of their shocks.
func Matrix(rows []MatrixRow) table.Document {
	document := table.Document{Title: matrixTitle(rows), About: []string{matrixColumns(), checksNote(rows)}, Data: matrixData(rows)}
	axis := axisOf(rows)
	for _, group := range axis.groups(rows) {
		document.Tables = append(document.Tables, matrixTable(axis, group))
	}
	return document
}

// A matrixAxis is the kind of overlay that distinguishes the rows of a table:
// 0 the structure, 1 the settlement, 2 the shock.
type matrixAxis int

// axisNames head the rows.
var axisNames = []string{"Structure", "Settlement", "Shock"}

// axisOf returns the last kind of which the rows have more than one.
func axisOf(rows []MatrixRow) matrixAxis {
	for axis := matrixAxis(2); axis > 0; axis-- {
		if len(axis.names(rows)) > 1 {
			return axis
		}
	}
	return 0
}

// of returns a row's overlay of the kind.
func (a matrixAxis) of(row MatrixRow) string {
	return []string{row.Structure, row.Settlement, row.Shock}[a]
}

// names returns the overlays of the kind in rows, each once.
func (a matrixAxis) names(rows []MatrixRow) []string {
	var names []string
	for _, row := range rows {
		if !slices.Contains(names, a.of(row)) {
			names = append(names, a.of(row))
		}
	}
	return names
}

// title names what a row has beside its overlay of the kind.
func (a matrixAxis) title(row MatrixRow) string {
	var parts []string
	for kind := range matrixAxis(len(axisNames)) {
		if name := kind.of(row); kind != a && name != NoShock {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, " + ")
}

// groups returns the rows that have the same title.
func (a matrixAxis) groups(rows []MatrixRow) [][]MatrixRow {
	var groups [][]MatrixRow
	for i, row := range rows {
		if i == 0 || a.title(row) != a.title(rows[i-1]) {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], row)
	}
	return groups
}

func matrixTitle(rows []MatrixRow) string {
	return "Every combination: " + table.Counted(len(rows), "run")
}

// matrixColumns explains the columns.
func matrixColumns() string {
	text := "EUR bn, rounded; --format csv has the cents."
	for _, figure := range metric.MatrixFigures() {
		text += " " + figure.Name + ": " + figure.At(metric.AboutMatrix).Name + "."
	}
	return text
}

// checksNote says whether the checks hold in all runs, and where they do not.
func checksNote(rows []MatrixRow) string {
	var failed []string
	for _, row := range rows {
		if !row.Passed() {
			failed = append(failed, fmt.Sprintf("%s+%s (%s): %d of %d", row.Structure, row.Settlement, row.Shock, row.passed, row.checks))
		}
	}
	if len(failed) > 0 {
		return fmt.Sprintf("Checks fail in %s, whose figures must not be used: %q.", table.Counted(len(failed), "run"), failed)
	}
	return fmt.Sprintf("All %s of the model hold in every run.", table.Counted(rows[0].checks, "check"))
}

// billionPlaces are the decimals of EUR bn: to ten million euro.
const billionPlaces = 2

// matrixTable has a row for each run of a group.
func matrixTable(axis matrixAxis, group []MatrixRow) table.Table {
	grid := table.Table{Title: axis.title(group[0]), Columns: []table.Column{{Name: axisNames[axis]}}}
	for _, figure := range metric.MatrixFigures() {
		grid.Columns = append(grid.Columns, table.Column{Name: figure.Name, Align: table.Right})
	}
	for _, row := range group {
		cells := []table.Cell{table.CodeCell(axis.of(row))}
		for _, value := range row.figures {
			cells = append(cells, table.NumberCell(value.Shift(-9), billionPlaces))
		}
		grid.Rows = append(grid.Rows, cells)
	}
	return grid
}

// matrixData has a row for each run, exact.
func matrixData(rows []MatrixRow) table.Table {
	data := table.Table{Title: matrixTitle(rows), Columns: []table.Column{{Name: "structure"}, {Name: "settlement"}, {Name: "shock"}}}
	for _, figure := range metric.MatrixFigures() {
		data.Columns = append(data.Columns, table.Column{Name: figure.ID, Unit: table.UnitEUR, Align: table.Right})
	}
	for _, m := range rows[0].measures {
		data.Columns = append(data.Columns, table.Column{Name: m.ID, Unit: m.Unit, Align: table.Right})
	}
	data.Columns = append(data.Columns, table.Column{Name: "checks_passed", Align: table.Right}, table.Column{Name: "checks", Align: table.Right})
	for _, row := range rows {
		cells := row.names()
		for _, value := range row.figures {
			cells = append(cells, table.AmountCell(value))
		}
		for _, m := range row.measures {
			cells = append(cells, MeasureData(m))
		}
		data.Rows = append(data.Rows, append(cells, table.WholeCell(int64(row.passed)), table.WholeCell(int64(row.checks))))
	}
	return data
}

// names returns the cells that say which run a row is of.
func (r MatrixRow) names() []table.Cell {
	return []table.Cell{table.CodeCell(r.Structure), table.CodeCell(r.Settlement), table.CodeCell(r.Shock)}
}

// StatesMatrix shows a measure of each state in each of the rows, which were
// made with it.
func StatesMatrix(measure metric.StateMeasure, rows []MatrixRow) table.Document {
	document := table.Document{
		Title: measureTitle(measure) + ", state by state: " + table.Counted(len(rows), "run"),
		About: []string{"The states stand in the order of the first figures shown, the largest first.", checksNote(rows)},
		Data:  statesData(measure, rows),
	}
	axis := axisOf(rows)
	document.Tables = append(document.Tables, axisLegend(axis, axis.names(rows)))
	var without []string
	var order []int
	for _, group := range axis.groups(rows) {
		if !slices.ContainsFunc(group, MatrixRow.anyState) {
			without = append(without, axis.title(group[0]))
			continue
		}
		if order == nil {
			order = metric.StatesBy(func(state int) decimal.Decimal { return group[0].states[state] })
		}
		document.Tables = append(document.Tables, statesGroup(measure, axis, group, order))
	}
	if len(without) > 0 {
		document.About = append(document.About, "Zero for every state: "+strings.Join(without, "; ")+".")
	}
	return document
}

// anyState reports whether the measure is not zero for some state.
func (r MatrixRow) anyState() bool {
	return slices.ContainsFunc(r.states, func(value decimal.Decimal) bool { return !value.IsZero() })
}

// measureTitle returns a measure with its unit, which the name of a ratio has.
func measureTitle(measure metric.StateMeasure) string {
	if measure.Per == metric.PerNothing {
		return measure.Name + ", EUR"
	}
	return measure.Name
}

// axisLegend numbers overlays, whose names are too long to head a column.
func axisLegend(axis matrixAxis, names []string) table.Table {
	grid := table.Table{Title: "Columns", Columns: []table.Column{{Name: "No.", Align: table.Right}, {Name: axisNames[axis]}}}
	for i, name := range names {
		grid.Rows = append(grid.Rows, []table.Cell{table.WholeCell(int64(i + 1)), table.CodeCell(name)})
	}
	return grid
}

// statesGroup has a row for each state and a column for each run of a group.
func statesGroup(measure metric.StateMeasure, axis matrixAxis, group []MatrixRow, order []int) table.Table {
	grid := table.Table{Title: axis.title(group[0]), Columns: []table.Column{{Name: "State"}}, Rows: make([][]table.Cell, len(order))}
	for i, state := range order {
		grid.Rows[i] = []table.Cell{table.TextCell(finance.MemberStates.Members[state].Name)}
	}
	for i, row := range group {
		grid.Columns = append(grid.Columns, table.Column{Name: fmt.Sprint(i + 1), Align: table.Right})
		for i, state := range order {
			grid.Rows[i] = append(grid.Rows[i], table.UnitCell(measure.Unit(), row.states[state]))
		}
	}
	if measure.Per == metric.PerNothing {
		grid.Total = []table.Cell{table.TextCell("All states")}
		for _, row := range group {
			grid.Total = append(grid.Total, table.AmountCell(decimal.Sum(decimal.Zero, row.states...)))
		}
	}
	return grid
}

// statesData has one value a row, exact.
func statesData(measure metric.StateMeasure, rows []MatrixRow) table.Table {
	data := table.Table{Title: measure.Name, Columns: []table.Column{{Name: "structure"}, {Name: "settlement"}, {Name: "shock"},
		{Name: "state"}, {Name: "measure"}, {Name: "unit"}, {Name: "value", Align: table.Right}}}
	for _, row := range rows {
		for state, member := range finance.MemberStates.Members {
			data.Rows = append(data.Rows, append(row.names(), table.CodeCell(member.Code), table.CodeCell(measure.ID), table.TextCell(measure.Unit()),
				dataCell(measure.Unit(), row.states[state])))
		}
	}
	return data
}
