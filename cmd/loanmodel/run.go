package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

const runAbout = `Evaluates scenarios and writes for each a folder with a workbook of live
formulas, a report, the results for programs and a manifest with the SHA-256 of
every file. Without a scenario it is the base case. A folder appears whole or
not at all, and the same inputs give the same bytes.

A scenario is a name from "loanmodel scenarios list", several of them joined by
+, or the path of a file that contains a slash or ends in .yaml.

A condition of --fail-if is METRIC[.STATE][.pct_gdp|.pct_gni] OPERATOR NUMBER,
where METRIC is the id of a figure in result.json or, with a state, of a measure
in states.csv; or measure.ID OPERATOR NUMBER for a measure in result.json. The
outputs are written all the same.
`

const runExample = `  loanmodel run
  loanmodel run reparations-loan+assets-returned
  loanmodel run base joint-borrowing --format csv,json -o results
  loanmodel run --set guarantees.ceiling_eur=105000000000.00
  loanmodel run --set 'guarantees.participates[IT]=false'
  loanmodel run --all --format md
  loanmodel run --format md --fail-if 'peak_exposure.NL.pct_gdp > 1.5'
`

// A runRequest is what the command line asks of run.
type runRequest struct {
	expressions []string
	sets        []string
	from        string // a workbook with overrides, "" for none
	path        string // a path of a simulation, "" for none
	seed        uint64
	drivers     string // the file of its drivers, "" for the library's
	out         string
	formats     []string
	replace     bool // what the folders hold of other runs
	thresholds  []analysis.Threshold
}

// newRunCommand is the verb run.
func newRunCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "run [SCENARIO...]",
		Short:             "Evaluate scenarios and write workbook, report and data",
		Long:              runAbout,
		Example:           runExample,
		ValidArgsFunction: completeScenarios,
	}
	flags := cmd.Flags()
	flags.VarP(&textFlag{noun: "DIR"}, "out", "o", `write into DIR/SCENARIO/ (default "out")`)
	flags.Var(&textFlag{noun: "LIST"}, "format", "formats joined by commas: "+strings.Join(delivery.Formats(), ", ")+" (default all)")
	sets := addSet(flags)
	from := &textFlag{noun: "FILE"}
	flags.Var(from, "from", "run what a workbook shows: its scenario with its overrides")
	path, seed, drivers := &textFlag{noun: "LEAF[/N]"}, &seedFlag{}, &textFlag{noun: "FILE"}
	flags.Var(path, "path", "run path N of a leaf of simulate, as assets-returned@2028-11/3")
	flags.Var(seed, "seed", "the seed of the simulation (default 0)")
	flags.Var(drivers, "drivers", "the file of its drivers (default the library's)")
	all := addSwitch(flags, "all", "", "run every preset: each structure with each settlement")
	failIf := &thresholdFlag{}
	flags.Var(failIf, "fail-if", "exit with 1 where a figure fulfils this; may be repeated")
	force := addSwitch(flags, "force", "", "replace the results of other runs in the folders")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		request, err := newRunRequest(p, cmd, args, all.on)
		if err != nil {
			return err
		}
		request.sets, request.replace, request.thresholds = sets.values, force.on, failIf.thresholds
		request.path, request.seed, request.drivers = path.value, seed.seed, drivers.value
		if request.path == "" && (seed.text != "" || drivers.value != "") {
			return misuse(flagConflict, "--seed and --drivers are of a simulation's path", "name it with --path")
		}
		if request.path != "" && (all.on || from.value != "" || len(args) != 1) {
			return misuse(flagConflict, "--path takes one structure", "as loanmodel run reparations-loan --path assets-returned@2028-11/3")
		}
		if request, err = request.readingFrom(from.value, args, all.on); err != nil {
			return err
		}
		return runScenarios(cmd.Context(), p, request)
	}
	return cmd
}

// newRunRequest puts the arguments together with the settings.
func newRunRequest(p *program, cmd *cobra.Command, args []string, all bool) (runRequest, error) {
	if all && len(args) > 0 {
		return runRequest{}, misuse(flagConflict, "--all runs every preset, and "+diagnostic.Quote(args[0])+" is given too", "")
	}
	s, err := loadSettings(cmd)
	if err != nil {
		return runRequest{}, err
	}
	request := runRequest{expressions: args, out: s.text(keyOut)}
	if request.formats, err = s.formats(); err != nil {
		return runRequest{}, err
	}
	announced := []string{keyOut, keyFormats}
	switch {
	case all:
		request.expressions, err = scenarios.Presets()
	case len(args) == 0:
		request.expressions = []string{s.text(keyScenario)}
		announced = append(announced, keyScenario)
	}
	s.announce(p, announced...)
	return request, err
}

// runScenarios is the main job: inputs first, all of them; then where outputs
// go; then the evaluation; then, one scenario after the other, its outputs.
func runScenarios(ctx context.Context, p *program, request runRequest) error {
	all, err := request.resolve(ctx, p)
	if err != nil {
		return err
	}
	if err := refuseRepeated(request.expressions, all); err != nil {
		return err
	}
	folders, err := prepareFolders(request, all)
	if err != nil {
		return err
	}
	runs, presets, err := evaluateFor(ctx, request, all)
	if err != nil {
		return err
	}
	for i, run := range runs {
		if err := publish(ctx, request, folders[i], run, presets); err != nil {
			return err
		}
	}
	p.print(outcome(runs, folders))
	return judgeRuns(p, runs, request.thresholds)
}

// refuseRepeated refuses two arguments that mean the same run.
func refuseRepeated(expressions []string, all []*scenarios.Scenario) error {
	var keys []string
	for i, s := range all {
		if earlier := slices.Index(keys, runKey(s)); earlier >= 0 {
			return misuse(scenarioRepeated, fmt.Sprintf("%s and %s are the same run",
				diagnostic.Quote(expressions[earlier]), diagnostic.Quote(expressions[i])), "remove one")
		}
		keys = append(keys, runKey(s))
	}
	return nil
}

// prepareFolders names the folders of the scenarios and makes sure that they
// can be written.
func prepareFolders(request runRequest, all []*scenarios.Scenario) ([]string, error) {
	if err := prepareOut(request.out); err != nil {
		return nil, err
	}
	folders := folderNames(all)
	for i, s := range all {
		folders[i] = filepath.Join(request.out, folders[i])
		if request.replace {
			continue
		}
		if err := refuseOther(folders[i], s); err != nil {
			return nil, err
		}
	}
	return folders, nil
}

// evaluateFor evaluates the scenarios, and the presets where the outputs need
// them.
func evaluateFor(ctx context.Context, request runRequest, all []*scenarios.Scenario) (runs, presets []*analysis.Run, err error) {
	if slices.Contains(request.formats, "xlsx") {
		return evaluateWithPresets(ctx, all)
	}
	runs, err = evaluate(ctx, all)
	return runs, nil, err
}

// publish renders one run and brings it to its folder. It can be stopped up to
// the moment at which the folder is written.
func publish(ctx context.Context, request runRequest, folder string, run *analysis.Run, presets []*analysis.Run) error {
	files, manifest, err := render(ctx, request.formats, run, presets)
	if err != nil {
		return err
	}
	if err := interrupted(ctx); err != nil {
		return err
	}
	return delivery.Publish(folder, files, delivery.PublishOptions{Manifest: manifest, ReplaceChanged: request.replace})
}

// firstFailure is the error of the first run with a check that does not hold.
func firstFailure(runs []*analysis.Run) error {
	for _, run := range runs {
		if err := failedChecks(run); err != nil {
			return err
		}
	}
	return nil
}
