package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"loanmodel/reports/workbook/audit"
	"loanmodel/reports/workbook/readback"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

const verifyAbout = `Recomputes what was delivered from its own assumptions and lists every place
that differs: the folder of a run (files, hashes, reports, data and workbook),
or a workbook by itself (formulas, cached values, assumptions, texts, names,
validations), cell by cell. It exits with 1 where something differs.

The scenario is found by its name and run id. One that is not in the library,
or that --set changed, is named with --scenario and --set. In a workbook another
scenario may have been chosen and overrides filled in: they are listed, and the
figures are compared with a run that has them. An assumption that is not the
library's is told apart from cells that do not follow from the assumptions.
`

const verifyExample = `  loanmodel run joint-borrowing -o delivered
  loanmodel verify delivered/joint-borrowing+immobilised
  loanmodel verify delivered/joint-borrowing+immobilised/workbook.xlsx
`

// mostShown is how many rows of each table verify shows without --all.
const mostShown = 20

// A verifyRequest is what the command line asks of verify.
type verifyRequest struct {
	path       string
	expression string // "" where the delivery says what it is
	sets       []string
}

// newVerifyCommand is the verb verify.
func newVerifyCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "verify PATH",
		Short:   "Recompute a delivered folder or workbook and list what differs",
		Long:    verifyAbout,
		Example: verifyExample,
		Args:    arguments(1, 1, "a run's folder or a workbook"),
	}
	flags := cmd.Flags()
	scenario := &textFlag{noun: "SCENARIO"}
	flags.Var(scenario, "scenario", "what the delivery was made from, if not of the library")
	sets := addSet(flags)
	all := addSwitch(flags, "all", "", "show all differences, not the first 20 of each kind")
	format := addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		request := verifyRequest{args[0], scenario.value, sets.values}
		if len(request.sets) > 0 && request.expression == "" {
			return misuse(flagConflict, "--set is given without --scenario", "name with --scenario what it changes")
		}
		found, err := unlessStopped(cmd.Context(), func() (*audit.Verification, error) { return verify(cmd.Context(), request) })
		if err != nil {
			return err
		}
		most := mostShown
		if all.on {
			most = 0
		}
		p.printDocument(found.Document(most), format)
		return verdict(found)
	}
	return cmd
}

// verdict is the error of something that is not as it is recomputed.
func verdict(found *audit.Verification) error {
	if len(found.Found) == 0 {
		return nil
	}
	text := "1 difference"
	if n := len(found.Found); n > 1 {
		text = fmt.Sprintf("%d differences", n)
	}
	return newFault(exitCheck, verifyDiffers, text+" in "+diagnostic.QuotePath(found.Path), "the table says where")
}

// verify recomputes what is at a path.
func verify(ctx context.Context, request verifyRequest) (*audit.Verification, error) {
	info, err := os.Stat(request.path)
	switch {
	case errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		return nil, inputFault(scenarios.FileMissing, request.path, "there is no such file or folder", "")
	case err != nil:
		return nil, err
	case info.IsDir():
		return verifyDelivery(ctx, request)
	}
	return verifyWorkbook(ctx, request)
}

// inputFault is a fault of a file that was given.
func inputFault(code diagnostic.Code, path, message, hint string) error {
	return diagnostic.List{{Code: code.ID, File: path, Message: message, Hint: hint}}
}

// readWorkbook reads a workbook from a regular file.
func readWorkbook(ctx context.Context, path string) (*readback.File, error) {
	// Without O_NONBLOCK opening a pipe would wait for a writer for ever.
	opened, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, inputFault(scenarios.FileMissing, path, "there is no such file", "")
	}
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	info, err := opened.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, inputFault(scenarios.FileFolder, path, "is a folder", "give the workbook in it")
	case !info.Mode().IsRegular():
		return nil, inputFault(scenarios.FileKind, path, "is no regular file", "")
	}
	// One byte more than allowed shows that a file is too large.
	data, err := io.ReadAll(io.LimitReader(opened, readback.MaxFileBytes+1))
	if err != nil {
		return nil, err
	}
	file, err := readback.ReadFile(ctx, path, data)
	if stopped := interrupted(ctx); stopped != nil {
		return nil, stopped
	}
	return file, err
}

// verifyWorkbook recomputes a workbook by itself.
func verifyWorkbook(ctx context.Context, request verifyRequest) (*audit.Verification, error) {
	file, err := readWorkbook(ctx, request.path)
	if err != nil {
		return nil, err
	}
	version := file.Version()
	if version == "" {
		version = modelVersion
	}
	s, err := writtenFor(request, file, version)
	if err != nil {
		return nil, err
	}
	runs, presets, err := evaluateAt(ctx, version, s)
	if err != nil {
		return nil, err
	}
	d, err := analysis.NewDossier(runs, presets)
	if err != nil {
		return nil, err
	}
	found, err := audit.Verify(ctx, request.path, file, d, analysis.NewRun)
	if err != nil {
		return nil, cmp.Or(interrupted(ctx), err)
	}
	noteVersion(found, "workbook.xlsx", version)
	return found, nil
}

// noteVersion says that another version of the model made a delivery.
func noteVersion(found *audit.Verification, file, version string) {
	if version != modelVersion {
		found.About = append(found.About, "It was written by version "+version+" of the model and recomputed by version "+
			modelVersion+": differences may be those of the versions.")
		found.Found = append([]audit.Discrepancy{{Kind: "version", File: file, Place: "model version", Expected: modelVersion, Found: version}}, found.Found...)
	}
}

// plainName is the name of a scenario that can be one of the library. Other
// texts of a file are never taken for the path of another.
var plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9+-]{0,199}$`)

// writtenFor finds the scenario for which a workbook was written: the one that
// the command line names, or the one of those that it offers whose run id it
// has.
func writtenFor(request verifyRequest, file *readback.File, version string) (*scenarios.Scenario, error) {
	if request.expression != "" {
		return resolve(request.expression, request.sets)
	}
	offered := file.Offered()
	if len(offered) == 0 {
		return nil, inputFault(readback.FileOther, request.path, "is no workbook of this program: it offers no scenarios", "")
	}
	for _, name := range offered {
		if !plainName.MatchString(name) {
			continue
		}
		if s, err := resolve(name, nil); err == nil && scenarios.RunID(s, version) == file.RunID() {
			return s, nil
		}
	}
	last := offered[len(offered)-1]
	return nil, inputFault(verifyScenario, request.path, "was written for a run that is none of the library's scenarios, probably "+diagnostic.Quote(last),
		"name with --scenario, and --set, what it was made from")
}

// evaluateAt evaluates a scenario and the presets as a version of the model
// names its runs.
func evaluateAt(ctx context.Context, version string, s *scenarios.Scenario) (run *analysis.Run, presets []*analysis.Run, err error) {
	names, err := scenarios.Presets()
	if err != nil {
		return nil, nil, err
	}
	all, err := resolveAll(names, nil)
	if err != nil {
		return nil, nil, err
	}
	all = append(all, s)
	runs := make([]*analysis.Run, len(all))
	tasks := make([]func() error, len(all))
	for i, s := range all {
		tasks[i] = func() (err error) {
			runs[i], err = analysis.NewRun(s, version)
			return err
		}
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, nil, err
	}
	return runs[len(names)], runs[:len(names)], nil
}

// namedAs says whether a manifest's or workbook's name can be resolved safely.
func namedAs(name string) bool { return plainName.MatchString(name) && !strings.HasSuffix(name, "+") }
