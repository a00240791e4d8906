package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"syscall"

	"loanmodel/finance/equation"
	"loanmodel/reports/delivery"
	"loanmodel/reports/workbook/audit"
	"loanmodel/reports/workbook/readback"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// maxDelivered is how many bytes of one delivered file are read; those of this
// program have less than 30 MB.
const maxDelivered = 256 << 20

// A delivered is a folder with the files of one run.
type delivered struct {
	request  verifyRequest
	manifest delivery.ManifestRecord
	names    []string          // of what is in the folder, sorted
	files    map[string][]byte // those that could be read
	found    *audit.Verification
}

// verifyDelivery recomputes a folder: its files by their hashes, and what each
// of them holds.
func verifyDelivery(ctx context.Context, request verifyRequest) (*audit.Verification, error) {
	d := &delivered{request: request, files: map[string][]byte{}, found: &audit.Verification{Path: request.path}}
	if err := d.open(); err != nil {
		return nil, err
	}
	d.compareWithManifest()
	s, err := d.scenario()
	if err != nil {
		return nil, err
	}
	run, presets, err := evaluateAt(ctx, d.version(), s)
	if err != nil {
		return nil, err
	}
	d.found.About = append(d.found.About, fmt.Sprintf("The folder was recomputed from %s, run %s.", s.Name, run.RunID[:12]))
	if err := d.recompute(ctx, run, presets); err != nil {
		return nil, err
	}
	noteVersion(d.found, delivery.ManifestName, d.version())
	return d.found, nil
}

// version is the version of the model that wrote the folder.
func (d *delivered) version() string { return d.manifest.ModelVersion }

func (d *delivered) differs(kind, file, place, expected, found string) {
	d.found.Found = append(d.found.Found, audit.Discrepancy{Kind: kind, File: file, Place: place, Expected: expected, Found: found})
}

// open reads the files of the folder and of no other place.
func (d *delivered) open() error {
	root, err := os.OpenRoot(d.request.path)
	if err != nil {
		return err
	}
	defer root.Close()
	listing, err := root.Open(".")
	if err != nil {
		return err
	}
	d.names, err = listing.Readdirnames(-1)
	_ = listing.Close() // nothing was written
	if err != nil {
		return err
	}
	slices.Sort(d.names)
	text, err := readDelivered(root, delivery.ManifestName)
	if err != nil {
		return inputFault(verifyFolder, d.request.path, "has no manifest.json that can be read", "give the folder that a run has written, or a workbook")
	}
	if d.manifest, err = delivery.ReadManifest(text); err != nil {
		return inputFault(verifyFolder, d.request.path, "manifest.json: "+err.Error(), "give the folder that a run has written, or a workbook")
	}
	d.files[delivery.ManifestName] = text
	for _, record := range d.manifest.Files {
		if data, err := readDelivered(root, record.Name); err == nil {
			d.files[record.Name] = data
		}
	}
	return nil
}

// readDelivered reads a regular file of the folder.
func readDelivered(root *os.Root, name string) ([]byte, error) {
	file, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxDelivered) {
		err = fmt.Errorf("%s is no regular file of at most %d bytes", diagnostic.Quote(name), maxDelivered)
	}
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(file, maxDelivered))
}

// compareWithManifest finds files that are missing, not listed, or not those
// that were listed.
func (d *delivered) compareWithManifest() {
	for _, record := range d.manifest.Files {
		data, is := d.files[record.Name]
		found := delivery.RecordOf(delivery.File{Name: record.Name, Data: data})
		switch {
		case !slices.Contains(d.names, record.Name):
			d.differs("file", record.Name, "", "in the folder", "missing")
		case !is:
			d.differs("file", record.Name, "", "a regular file", "cannot be read")
		case found != record:
			d.differs("hash", record.Name, "", hashText(record), hashText(found))
		}
	}
	for _, name := range d.names {
		listed := slices.ContainsFunc(d.manifest.Files, func(r delivery.FileRecord) bool { return r.Name == name })
		if !listed && name != delivery.ManifestName {
			d.differs("file", name, "", audit.Nothing, "in the folder, not in the manifest")
		}
	}
}

// hashText is what a manifest says of a file, as far as a table has room.
func hashText(record delivery.FileRecord) string {
	return fmt.Sprintf("SHA-256 %s..., %d bytes", record.SHA256[:min(12, len(record.SHA256))], record.Bytes)
}

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
	unknown := inputFault(verifyScenario, d.request.path, "holds a run of "+diagnostic.Quote(d.manifest.Scenario)+", which is not in the library",
		"name with --scenario, and --set, what it was made from")
	if !namedAs(d.manifest.Scenario) {
		return nil, unknown
	}
	own, err := resolve(d.manifest.Scenario, nil)
	if err != nil {
		return nil, unknown
	}
	if scenarios.RunID(own, d.version()) == d.manifest.RunID {
		return own, nil
	}
	if s, err := d.recorded(); err == nil && scenarios.RunID(s, d.version()) == d.manifest.RunID {
		return s, nil
	}
	d.found.About = append(d.found.About, "The run id is not that of the library's scenario of this name. If the run was made with --set, give --scenario and --set.")
	return own, nil
}

// recorded is the scenario with the changes that result.json records.
func (d *delivered) recorded() (*scenarios.Scenario, error) {
	var recorded recordedRun
	if err := json.Unmarshal(d.files["result.json"], &recorded); err != nil {
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
	s, err := resolve(d.manifest.Scenario, sets)
	if err != nil || len(cells) == 0 {
		return s, err
	}
	return s.With(cells)
}

// recompute writes in memory what the folder should hold and compares.
func (d *delivered) recompute(ctx context.Context, run *analysis.Run, presets []*analysis.Run) error {
	of, err := analysis.NewDossier(run, presets)
	if err != nil {
		return err
	}
	var expected []delivery.File
	for _, file := range delivery.Outputs() {
		if !slices.ContainsFunc(d.manifest.Files, func(r delivery.FileRecord) bool { return r.Name == file.Name }) {
			continue
		}
		if err := interrupted(ctx); err != nil {
			return err
		}
		want, err := file.Render(of)
		if err != nil {
			return err
		}
		expected = append(expected, delivery.File{Name: file.Name, Data: want})
		if is, read := d.files[file.Name]; read {
			if err := d.compareFile(file, want, is, of); err != nil {
				return err
			}
		}
	}
	for _, record := range d.manifest.Files {
		if !slices.ContainsFunc(expected, func(f delivery.File) bool { return f.Name == record.Name }) {
			d.differs("file", record.Name, "", audit.Nothing, "listed, and no output of a run")
		}
	}
	d.found.Found = append(d.found.Found, delivery.CompareText(delivery.ManifestName, delivery.Manifest(run, expected), d.files[delivery.ManifestName])...)
	return nil
}

// compareFile compares one output: a text line by line, a workbook cell by cell.
func (d *delivered) compareFile(file delivery.Output, want, is []byte, of *analysis.Dossier) error {
	if bytes.Equal(want, is) {
		return nil
	}
	if file.Format != "xlsx" {
		d.found.Found = append(d.found.Found, delivery.CompareText(file.Name, want, is)...)
		return nil
	}
	opened, err := readback.ReadFile(file.Name, is)
	if err != nil {
		d.differs("file", file.Name, "", "a workbook", err.Error())
		return nil
	}
	inside, err := audit.Verify(file.Name, opened, of, analysis.NewRun)
	if err != nil {
		return err
	}
	d.found.About = append(d.found.About, inside.About...)
	d.found.Overrides = append(d.found.Overrides, inside.Overrides...)
	d.found.Found = append(d.found.Found, inside.Found...)
	return nil
}
