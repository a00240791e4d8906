package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loanmodel/finance/metric"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

const matrixAbout = `Evaluates every financing structure with every settlement and shows on one
screen what is paid and owed for certain, what is called, and what is owed only
if. --full shows one row for each: what is drawn, guaranteed, called and lost,
and what all states pay, owe and forgo; --shocks adds each shock of the library
alone. csv and json have all of it.

Names of overlays limit the matrix to those, in full: of a kind that is not
named all are taken. "none" stands for no shock. --states shows a measure of
each state instead.
`

const matrixExample = `  loanmodel matrix
  loanmodel matrix --full --shocks
  loanmodel matrix assets-returned guarantor-default none
  loanmodel matrix reparations-loan joint-borrowing none
  loanmodel matrix --states commitment_pct_gdp reparations-loan immobilised none
  loanmodel matrix assets-returned --format csv > returned.csv
`

// newMatrixCommand is the verb matrix.
func newMatrixCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "matrix [OVERLAY...]",
		Short:             "Evaluate every combination of the library",
		Long:              matrixAbout,
		Example:           matrixExample,
		ValidArgsFunction: completeOverlays,
	}
	flags := cmd.Flags()
	measure := &measureFlag{}
	flags.Var(measure, "states", "show this measure of each state, such as burden_pv")
	full := addSwitch(flags, "full", "", "show every figure of every run")
	shocks := addSwitch(flags, "shocks", "", "show every shock too, in full")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		people := format.value == "text" || format.value == "md"
		short := people && len(args) == 0 && !shocks.on
		answer := short && measure.measure == nil && !full.on
		if short {
			args = []string{compare.NoShock}
		}
		combinations, err := combine(args)
		if err != nil {
			return err
		}
		rows, err := matrixRows(cmd.Context(), combinations, sets.values, measure.measure)
		if err != nil {
			return err
		}
		document := matrixDocument(rows, measure.measure)
		if answer {
			document = compare.MatrixAnswer(rows)
		}
		p.printDocument(document, format)
		return failedRows(rows)
	}
	return cmd
}

func matrixDocument(rows []compare.MatrixRow, measure *metric.StateMeasure) table.Document {
	if measure != nil {
		return compare.StatesMatrix(*measure, rows)
	}
	return compare.Matrix(rows)
}

// A combination is one run of the matrix.
type combination struct{ structure, settlement, shock string }

// expression names the combination as run takes it.
func (c combination) expression() string {
	parts := []string{c.structure, c.settlement}
	if c.shock != compare.NoShock {
		parts = append(parts, c.shock)
	}
	return strings.Join(parts, "+")
}

// combine lists the combinations of the library, limited to the overlays that
// are named.
func combine(names []string) ([]combination, error) {
	kinds, err := dimensions()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if !slices.ContainsFunc(kinds, func(kind []string) bool { return slices.Contains(kind, name) }) {
			return nil, notInMatrix(name, slices.Concat(kinds...))
		}
	}
	for i, kind := range kinds {
		chosen := slices.DeleteFunc(slices.Clone(kind), func(name string) bool { return !slices.Contains(names, name) })
		if len(chosen) > 0 {
			kinds[i] = chosen
		}
	}
	var all []combination
	for _, structure := range kinds[0] {
		for _, settlement := range kinds[1] {
			for _, shock := range kinds[2] {
				all = append(all, combination{structure, settlement, shock})
			}
		}
	}
	return all, nil
}

// dimensions are the structures, the settlements and the shocks of the
// library, none of these first.
func dimensions() ([][]string, error) {
	library, err := scenarios.Describe()
	if err != nil {
		return nil, err
	}
	kinds := [][]string{nil, nil, {compare.NoShock}}
	for _, overlay := range library {
		if i := slices.Index([]string{"structure", "settlement", "shock"}, overlay.Kind); i >= 0 {
			kinds[i] = append(kinds[i], overlay.Name)
		}
	}
	return kinds, nil
}

// notInMatrix is the error of a word that names nothing in the matrix.
func notInMatrix(name string, known []string) error {
	hint := didYouMean(name, known)
	if hint == "" {
		hint = "loanmodel scenarios list shows them"
	}
	return misuse(overlayUnknown, diagnostic.Quote(name)+" is no structure, settlement or shock of the library", hint)
}

// matrixRows evaluates the combinations side by side.
func matrixRows(ctx context.Context, combinations []combination, sets []string, measure *metric.StateMeasure) ([]compare.MatrixRow, error) {
	expressions := make([]string, len(combinations))
	for i, c := range combinations {
		expressions[i] = c.expression()
	}
	all, err := resolveAll(expressions, sets)
	if err != nil {
		return nil, err
	}
	rows := make([]compare.MatrixRow, len(all))
	err = evaluateEach(ctx, all, func(i int, run *analysis.Run) {
		rows[i] = compare.NewMatrixRow(run, combinations[i].shock, measure)
	})
	return rows, err
}

// failedRows is the error of a matrix in which a check does not hold.
func failedRows(rows []compare.MatrixRow) error {
	if slices.ContainsFunc(rows, func(row compare.MatrixRow) bool { return !row.Passed() }) {
		return newFault(exitCheck, checkFailed, "checks of the model failed", "the output says in which runs")
	}
	return nil
}

// completeOverlays offers what the matrix can be limited to.
func completeOverlays(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	kinds, err := dimensions()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return slices.Concat(kinds...), cobra.ShellCompDirectiveNoFileComp
}

// A measureFlag takes the id of a measure of the states.
type measureFlag struct {
	once
	measure *metric.StateMeasure
}

func (f *measureFlag) String() string { return f.text }
func (f *measureFlag) Type() string   { return "MEASURE" }

func (f *measureFlag) Set(text string) error {
	var known []string
	for _, measure := range metric.StateMeasures() {
		known = append(known, measure.ID)
		if measure.ID == text {
			f.measure = &measure
			return f.take(text)
		}
	}
	hint := didYouMean(text, known)
	if hint == "" {
		hint = "states.csv has the ids, such as burden_pv"
	}
	return badValue(text, "the id of a measure of the states", hint)
}
