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
	render       func(run *reports.Run, presets []*reports.Run) ([]byte, error)
}

// outputFiles are all files of a run but the manifest. The workbook is begun
// first, because it takes the longest.
func outputFiles() []outputFile {
	return []outputFile{
		{"workbook.xlsx", "xlsx", workbook.Write},
		{"lines.csv", "csv", ofRun(reports.LinesCSV)},
		{"states.csv", "csv", ofRun(reports.StatesCSV)},
		{"result.json", "json", ofRun(reports.ResultJSON)},
		{"report.md", "md", ofRun(reports.ReportMarkdown)},
		{"report.html", "html", htmlOf},
	}
}

// ofRun is an output that needs the run only.
func ofRun(render func(*reports.Run) []byte) func(*reports.Run, []*reports.Run) ([]byte, error) {
	return func(run *reports.Run, _ []*reports.Run) ([]byte, error) { return render(run), nil }
}

// htmlOf is the page of a run.
func htmlOf(run *reports.Run, _ []*reports.Run) ([]byte, error) { return reports.ReportHTML(run) }

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
func render(ctx context.Context, formats []string, run *reports.Run, presets []*reports.Run) (files []reports.File, manifest []byte, err error) {
	var tasks []func() error
	chosen := slices.DeleteFunc(outputFiles(), func(file outputFile) bool { return !slices.Contains(formats, file.format) })
	files = make([]reports.File, len(chosen))
	for i, file := range chosen {
		tasks = append(tasks, func() error {
			data, err := file.render(run, presets)
			files[i] = reports.File{Name: file.name, Data: data}
			return err
		})
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, nil, err
	}
	return files, reports.Manifest(run, files), nil
}
