package delivery

import (
	"slices"

	"loanmodel/reports/export"
	"loanmodel/reports/report"
	"loanmodel/reports/workbook"
	"loanmodel/scenarios/analysis"
)

// An Output is one file of a run and the format to which it belongs.
type Output struct {
	Name, Format string
	Render       func(*analysis.Dossier) ([]byte, error)
}

// Outputs returns all files of a run but the manifest. The workbook is begun
// first, because it takes the longest.
func Outputs() []Output {
	return []Output{
		{"workbook.xlsx", "xlsx", workbook.Write},
		{"lines.csv", "csv", ofRun(export.LinesCSV)},
		{"states.csv", "csv", ofRun(export.StatesCSV)},
		{"result.json", "json", ofRun(export.ResultJSON)},
		{"report.md", "md", markdownOf},
		{"report.html", "html", htmlOf},
	}
}

// ofRun returns an output that needs the run only.
func ofRun(render func(*analysis.Run) []byte) func(*analysis.Dossier) ([]byte, error) {
	return func(d *analysis.Dossier) ([]byte, error) { return render(d.Run), nil }
}

func markdownOf(d *analysis.Dossier) ([]byte, error) {
	return report.Markdown(d.Run, d.Sensitivity()), nil
}

func htmlOf(d *analysis.Dossier) ([]byte, error) { return report.HTML(d.Run, d.Sensitivity()) }

// Formats returns the formats that run can write.
func Formats() []string {
	var formats []string
	for _, file := range Outputs() {
		if !slices.Contains(formats, file.Format) {
			formats = append(formats, file.Format)
		}
	}
	return formats
}
