package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"loanmodel/finance/equation"
	"loanmodel/reports/delivery"
	"loanmodel/reports/workbook/audit"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A delivered is a folder with the files of one run, and what the command line
// asks of it.
type delivered struct {
	*delivery.Folder
	request verifyRequest
}

// verifyDelivery recomputes a folder: its files by their hashes, and what each
// of them holds.
func verifyDelivery(ctx context.Context, request verifyRequest) (*audit.Verification, error) {
	folder, err := openDelivered(request.path)
	if err != nil {
		return nil, err
	}
	d := &delivered{folder, request}
	s, err := d.scenario()
	if err != nil {
		return nil, err
	}
	run, presets, err := evaluateAt(ctx, d.version(), s)
	if err != nil {
		return nil, err
	}
	d.Found.About = append(d.Found.About, fmt.Sprintf("The folder was recomputed from %s, run %s.", s.Name, analysis.ShortID(run.RunID)))
	dossier, err := analysis.NewDossier(run, presets)
	if err != nil {
		return nil, err
	}
	if err := d.Compare(ctx, dossier, analysis.NewRun); err != nil {
		return nil, cmp.Or(interrupted(ctx), err)
	}
	noteVersion(d.Found, delivery.ManifestName, d.version())
	return d.Found, nil
}

// openDelivered reads a folder and says what is wrong with one that no run has
// written.
func openDelivered(path string) (*delivery.Folder, error) {
	folder, err := delivery.OpenFolder(path)
	const hint = "give the folder that a run has written, or a workbook"
	switch {
	case errors.Is(err, delivery.ErrNoManifest):
		return nil, inputFault(verifyFolder, path, "has "+err.Error(), hint)
	case errors.Is(err, delivery.ErrNotManifest):
		return nil, inputFault(verifyFolder, path, "manifest.json: "+err.Error(), hint)
	}
	return folder, err
}

// version is the version of the model that wrote the folder.
func (d *delivered) version() string { return d.Manifest.ModelVersion }

// A recordedRun is what result.json says of how a run was made.
type recordedRun struct {
	Differences []struct {
		Key, Member, To, Overlay, Reason string
	}
}

// scenario is that from which the folder was made: the one that the command
// line names; the library's with the run id of the manifest; that with the
// changes that result.json records. Where the run id fits none, the library's
// of that name is compared, and the run id is a difference.
func (d *delivered) scenario() (*scenarios.Scenario, error) {
	if d.request.expression != "" {
		return resolve(d.request.expression, d.request.sets)
	}
	unknown := inputFault(verifyScenario, d.request.path, "holds a run of "+diagnostic.Quote(d.Manifest.Scenario)+", which is not in the library",
		"name with --scenario, and --set, what it was made from")
	if !namedAs(d.Manifest.Scenario) {
		return nil, unknown
	}
	own, err := resolve(d.Manifest.Scenario, nil)
	if err != nil {
		return nil, unknown
	}
	if scenarios.RunID(own, d.version()) == d.Manifest.RunID {
		return own, nil
	}
	if s, err := d.recorded(); err == nil && scenarios.RunID(s, d.version()) == d.Manifest.RunID {
		return s, nil
	}
	d.Found.About = append(d.Found.About, "The run id is not that of the library's scenario of this name. If the run was made with --set, give --scenario and --set.")
	return own, nil
}

// recorded is the scenario with the changes that result.json records.
func (d *delivered) recorded() (*scenarios.Scenario, error) {
	var recorded recordedRun
	if err := json.Unmarshal(d.File("result.json"), &recorded); err != nil {
		return nil, err
	}
	var sets []string
	var cells []scenarios.Override
	for _, r := range recorded.Differences {
		set := equation.Address{Line: equation.ID(r.Key), Member: r.Member}.String() + "=" + r.To
		switch r.Overlay {
		case scenarios.SetOverlay:
			sets = append(sets, set)
		case scenarios.WorkbookOverlay:
			cells = append(cells, scenarios.Override{Set: set, File: d.request.path, Cell: "result.json", Reason: r.Reason})
		}
	}
	s, err := resolve(d.Manifest.Scenario, sets)
	if err != nil || len(cells) == 0 {
		return s, err
	}
	return s.With(cells)
}
