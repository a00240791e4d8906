package analysis

import (
	"maps"
	"slices"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/scenarios"
)

// A Lane is one path of a batch: the inputs of a run, with some series in the place
// of its own; later ones win.
type Lane struct {
	Inputs  *equation.Inputs
	Changed []scenarios.Series
}

// EachPeriod evaluates paths side by side and hands over each period's values, the
// opening left out. The batch is inputs of its own, which are not read again; the
// paths have its horizon and differ from one another in no input but those named and
// those that are changed. It fails where a path cannot be evaluated.
func EachPeriod(batch *equation.Inputs, lanes []Lane, differ map[equation.ID]bool, read func(period int, machine *equation.Machine)) error {
	program, err := finance.Build()
	if err != nil {
		return err
	}
	differs := maps.Clone(differ)
	for _, lane := range lanes {
		for _, series := range lane.Changed {
			differs[series.Line] = true
		}
	}
	if err := vary(batch, lanes, differs); err != nil {
		return err
	}
	machine := program.NewMachine(batch, len(lanes))
	return machine.Run(0, func(period int) error {
		if period >= 0 {
			read(period, machine)
		}
		return nil
	})
}

// totals evaluates paths side by side and returns figures in cents, each over all
// paths.
func totals(lanes []Lane, differ map[equation.ID]bool, figures []metric.Figure) ([][]int64, error) {
	sums := make([][]int64, len(figures))
	for i := range sums {
		sums[i] = make([]int64, len(lanes))
	}
	model := lanes[0].Inputs.Model()
	err := EachPeriod(lanes[0].Inputs, lanes, differ, func(period int, machine *equation.Machine) {
		for i, figure := range figures {
			addOutcome(figure, machine, model, period, sums[i])
		}
	})
	return sums, err
}

// vary lets a batch read the inputs that differ from the paths' own.
func vary(batch *equation.Inputs, lanes []Lane, differ map[equation.ID]bool) error {
	for _, line := range batch.Model().Inputs() {
		if !differ[line.ID] {
			continue
		}
		err := batch.Vary(line.ID, func(member, period, firstPath int, values []int64) {
			for i := range values {
				values[i] = lanes[firstPath+i].value(line, member, period)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// value returns an input of the path: the changed one, or that of its run.
func (l *Lane) value(line *equation.Line, member, period int) int64 {
	for _, series := range slices.Backward(l.Changed) {
		if series.Line != line.ID || series.Member != member {
			continue
		}
		if line.Static {
			return series.Values[0]
		}
		return series.Values[period]
	}
	return l.Inputs.Value(line.ID, member, period)
}

// addOutcome takes the values of one period into those of all paths so far.
func addOutcome(o metric.Figure, machine *equation.Machine, m *equation.Model, period int, soFar []int64) {
	now := slices.Clone(machine.Row(o.Line, 0))
	for member := 1; member < m.Line(o.Line).Over.Len(); member++ {
		for path, value := range machine.Row(o.Line, member) {
			now[path] = o.Members.Join(now[path], value)
		}
	}
	for path, value := range now {
		soFar[path] = o.Aggregate.Fold(soFar[path], value, period == 0)
	}
}
