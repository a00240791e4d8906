package main

import (
	"context"
	"slices"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios/analysis"
)

// dossierOf evaluates what files of some formats show beside a run.
func dossierOf(formats []string, run *analysis.Run, presets []*analysis.Run) (*analysis.Dossier, error) {
	for _, format := range formats {
		if format != "csv" && format != "json" {
			return analysis.NewDossier(run, presets)
		}
	}
	return &analysis.Dossier{Run: run}, nil
}

// render writes the files of some formats in memory, side by side, with the
// manifest of them.
func render(ctx context.Context, formats []string, d *analysis.Dossier) (files []delivery.File, manifest []byte, err error) {
	var tasks []func() error
	chosen := slices.DeleteFunc(delivery.Outputs(), func(file delivery.Output) bool { return !slices.Contains(formats, file.Format) })
	files = make([]delivery.File, len(chosen))
	for i, file := range chosen {
		tasks = append(tasks, func() error {
			data, err := file.Render(d)
			files[i] = delivery.File{Name: file.Name, Data: data}
			return err
		})
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, nil, err
	}
	return files, delivery.Manifest(d.Run, files), nil
}
