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
	RunAlone     bool // it shows the run, and nothing else of its dossier
	Render       func(*analysis.Dossier) ([]byte, error)
}

// Outputs returns all files of a run but the manifest. The workbook is begun
// first, because it takes the longest.
func Outputs() []Output {
	return []Output{
		{"workbook.xlsx", "xlsx", false, workbook.Write},
		{"lines.csv", "csv", true, ofRun(export.LinesCSV)},
		{"states.csv", "csv", true, ofRun(export.StatesCSV)},
		{"result.json", "json", true, ofRun(export.ResultJSON)},
		{"report.md", "md", false, markdownOf},
		{"report.html", "html", false, htmlOf},
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
