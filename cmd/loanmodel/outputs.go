package main

import (
	"context"
	"slices"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios/analysis"
)

// render writes the files of some formats in memory, side by side, with the
// manifest of them. Those that need the run alone are written while what the
// others show beside it is evaluated.
func render(ctx context.Context, formats []string, run *analysis.Run, presets []*analysis.Run) (files []delivery.File, manifest []byte, err error) {
	chosen := slices.DeleteFunc(delivery.Outputs(), func(output delivery.Output) bool { return !slices.Contains(formats, output.Format) })
	files = make([]delivery.File, len(chosen))
	alone, dossier := &analysis.Dossier{Run: run}, &analysis.Dossier{}
	write := func(i int, d *analysis.Dossier) func() error {
		return func() error {
			data, err := chosen[i].Render(d)
			files[i] = delivery.File{Name: chosen[i].Name, Data: data}
			return err
		}
	}
	var first, second []func() error
	for i, output := range chosen {
		if output.RunAlone {
			first = append(first, write(i, alone))
		} else {
			second = append(second, write(i, dossier))
		}
	}
	if len(second) > 0 {
		first = slices.Insert(first, 0, func() error {
			evaluated, err := analysis.NewDossier(run, presets)
			if err == nil {
				*dossier = *evaluated
			}
			return err
		})
	}
	for _, tasks := range [][]func() error{first, second} {
		if err := parallel(ctx, tasks); err != nil {
			return nil, nil, err
		}
	}
	return files, delivery.Manifest(run, files), nil
}
