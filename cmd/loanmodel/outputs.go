package main

import (
	"context"
	"slices"

	"loanmodel/reports"
	"loanmodel/reports/workbook"
)

// An outputFile is one file of a run and the format to which it belongs.
type outputFile struct {
	name, format string
	render       func(*reports.Dossier) ([]byte, error)
}

// outputFiles are all files of a run but the manifest. The workbook is begun
// first, because it takes the longest.
func outputFiles() []outputFile {
	return []outputFile{
		{"workbook.xlsx", "xlsx", workbook.Write},
		{"lines.csv", "csv", ofRun(reports.LinesCSV)},
		{"states.csv", "csv", ofRun(reports.StatesCSV)},
		{"result.json", "json", ofRun(reports.ResultJSON)},
		{"report.md", "md", markdownOf},
		{"report.html", "html", htmlOf},
	}
}

// ofRun is an output that needs the run only.
func ofRun(render func(*reports.Run) []byte) func(*reports.Dossier) ([]byte, error) {
	return func(d *reports.Dossier) ([]byte, error) { return render(d.Run), nil }
}

func markdownOf(d *reports.Dossier) ([]byte, error) {
	return reports.ReportMarkdown(d.Run, d.Sensitivity()), nil
}

func htmlOf(d *reports.Dossier) ([]byte, error) { return reports.ReportHTML(d.Run, d.Sensitivity()) }

// dossierOf evaluates what files of some formats show beside a run.
func dossierOf(formats []string, run *reports.Run, presets []*reports.Run) (*reports.Dossier, error) {
	for _, format := range formats {
		if format != "csv" && format != "json" {
			return reports.NewDossier(run, presets)
		}
	}
	return &reports.Dossier{Run: run}, nil
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
func render(ctx context.Context, formats []string, d *reports.Dossier) (files []reports.File, manifest []byte, err error) {
	var tasks []func() error
	chosen := slices.DeleteFunc(outputFiles(), func(file outputFile) bool { return !slices.Contains(formats, file.format) })
	files = make([]reports.File, len(chosen))
	for i, file := range chosen {
		tasks = append(tasks, func() error {
			data, err := file.render(d)
			files[i] = reports.File{Name: file.name, Data: data}
			return err
		})
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, nil, err
	}
	return files, reports.Manifest(d.Run, files), nil
}
