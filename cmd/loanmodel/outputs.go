package main

import (
	"context"
	"slices"

	"loanmodel/reports/delivery"
	"loanmodel/reports/export"
	"loanmodel/reports/report"
	"loanmodel/reports/workbook"
	"loanmodel/scenarios/analysis"
)

// An outputFile is one file of a run and the format to which it belongs.
type outputFile struct {
	name, format string
	render       func(*analysis.Dossier) ([]byte, error)
}

// outputFiles are all files of a run but the manifest. The workbook is begun
// first, because it takes the longest.
func outputFiles() []outputFile {
	return []outputFile{
		{"workbook.xlsx", "xlsx", workbook.Write},
		{"lines.csv", "csv", ofRun(export.LinesCSV)},
		{"states.csv", "csv", ofRun(export.StatesCSV)},
		{"result.json", "json", ofRun(export.ResultJSON)},
		{"report.md", "md", markdownOf},
		{"report.html", "html", htmlOf},
	}
}

// ofRun is an output that needs the run only.
func ofRun(render func(*analysis.Run) []byte) func(*analysis.Dossier) ([]byte, error) {
	return func(d *analysis.Dossier) ([]byte, error) { return render(d.Run), nil }
}

func markdownOf(d *analysis.Dossier) ([]byte, error) {
	return report.Markdown(d.Run, d.Sensitivity()), nil
}

func htmlOf(d *analysis.Dossier) ([]byte, error) { return report.HTML(d.Run, d.Sensitivity()) }

// dossierOf evaluates what files of some formats show beside a run.
func dossierOf(formats []string, run *analysis.Run, presets []*analysis.Run) (*analysis.Dossier, error) {
	for _, format := range formats {
		if format != "csv" && format != "json" {
			return analysis.NewDossier(run, presets)
		}
	}
	return &analysis.Dossier{Run: run}, nil
}

// runFormats are the formats that run can write.
func runFormats() []string {
	var formats []string
	for _, file := range outputFiles() {
		if !slices.Contains(formats, file.format) {
			formats = append(formats, file.format)
		}
	}
	return formats
}

// render writes the files of some formats in memory, side by side, with the
// manifest of them.
func render(ctx context.Context, formats []string, d *analysis.Dossier) (files []delivery.File, manifest []byte, err error) {
	var tasks []func() error
	chosen := slices.DeleteFunc(outputFiles(), func(file outputFile) bool { return !slices.Contains(formats, file.format) })
	files = make([]delivery.File, len(chosen))
	for i, file := range chosen {
		tasks = append(tasks, func() error {
			data, err := file.render(d)
			files[i] = delivery.File{Name: file.name, Data: data}
			return err
		})
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, nil, err
	}
	return files, delivery.Manifest(d.Run, files), nil
}
