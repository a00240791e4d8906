package export

import (
	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// SchemaVersion is the version of the form of result.json and manifest.json.
// It rises when a reader of an earlier form could go wrong.
const SchemaVersion = 2

// ResultJSON returns the run's headline figures and checks with what
// identifies and explains them, for programs. Every decimal is a string: euro
// with two decimals. The form is fixed under its schema_version; keys keep
// their order.
func ResultJSON(run *analysis.Run) []byte {
	return table.EncodeJSON(jsonResult{
		SchemaVersion: SchemaVersion,
		ModelVersion:  run.Version,
		RunID:         run.RunID,
		Scenario:      jsonScenarioOf(run.Scenario),
		Differences:   jsonDifferences(run.Scenario.Differences),
		Conflicts:     jsonConflicts(run.Scenario.Conflicts),
		Metrics:       jsonMetrics(run.Figures),
		Columns:       jsonColumns(run),
		Measures:      jsonMeasures(run.Measures()),
		Checks:        jsonChecks(run.Checks),
	})
}

type jsonResult struct {
	SchemaVersion int              `json:"schema_version"`
	ModelVersion  string           `json:"model_version"`
	RunID         string           `json:"run_id"`
	Scenario      jsonScenario     `json:"scenario"`
	Differences   []jsonDifference `json:"differences"`
	Conflicts     []jsonConflict   `json:"conflicts"`
	Metrics       []jsonMetric     `json:"metrics"`
	Columns       []jsonColumn     `json:"columns"`
	Measures      []jsonMeasure    `json:"measures"`
	Checks        []jsonCheck      `json:"checks"`
}

type jsonScenario struct {
	Name       string      `json:"name"`
	Title      string      `json:"title"`
	Structure  string      `json:"structure"`
	Settlement string      `json:"settlement"`
	Overlays   []string    `json:"overlays"`
	Horizon    jsonHorizon `json:"horizon"`
}

type jsonHorizon struct {
	Start  string `json:"start"`
	End    string `json:"end"`
	Months int    `json:"months"`
}

func jsonScenarioOf(s *scenarios.Scenario) jsonScenario {
	return jsonScenario{
		Name: s.Name, Title: s.Title, Structure: s.Structure, Settlement: s.Settlement,
		Overlays: append([]string{}, s.Overlays...), // an empty list is [], not null
		Horizon:  jsonHorizon{s.Timeline.Start.String(), s.Timeline.End().String(), s.Timeline.Months},
	}
}

type jsonDifference struct {
	Key     string `json:"key"`
	Member  string `json:"member"`
	From    string `json:"from"`
	To      string `json:"to"`
	Overlay string `json:"overlay"`
	Reason  string `json:"reason"`
}

func jsonDifferences(differences []scenarios.Difference) []jsonDifference {
	list := make([]jsonDifference, len(differences))
	for i, d := range differences {
		list[i] = jsonDifference{d.Key, d.Member, d.From, d.To, d.Overlay, d.Reason}
	}
	return list
}

type jsonConflict struct {
	Key    string `json:"key"`
	Member string `json:"member"`
	Loser  string `json:"loser"`
	Winner string `json:"winner"`
}

func jsonConflicts(conflicts []scenarios.Conflict) []jsonConflict {
	list := make([]jsonConflict, len(conflicts))
	for i, c := range conflicts {
		list[i] = jsonConflict{c.Key, c.Member, c.Loser, c.Winner}
	}
	return list
}

type jsonMetric struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Value string  `json:"value"`
	Month *string `json:"month"` // null where the figure has none
}

func jsonMetrics(figures []metric.FigureValue) []jsonMetric {
	list := make([]jsonMetric, len(figures))
	for i, f := range figures {
		list[i] = jsonMetric{ID: f.ID, Name: f.Name, Unit: "EUR", Value: table.PlainEUR(f.Value)}
		if f.Month != "" {
			list[i].Month = &figures[i].Month
		}
	}
	return list
}

// A jsonColumn is one of the five columns of all states together, with its
// parts. A part that counts against the others is below zero.
type jsonColumn struct {
	ID    string     `json:"id"`
	Name  string     `json:"name"`
	Unit  string     `json:"unit"`
	Value string     `json:"value"`
	Parts []jsonPart `json:"parts"` // sum to the value
	Note  string     `json:"note"`
}

type jsonPart struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

func jsonColumns(run *analysis.Run) []jsonColumn {
	list := []jsonColumn{}
	for _, column := range metric.Columns() {
		if run.Model.Line(column.Line) == nil {
			continue // a small model of a test
		}
		entry := jsonColumn{ID: column.ID, Name: column.Name, Unit: column.Unit(), Value: table.PlainEUR(column.Of(run.Result)), Note: column.Note}
		for _, part := range metric.PartsOf(column.Cost) {
			entry.Parts = append(entry.Parts, jsonPart{part.ID, part.Name, table.PlainEUR(part.Of(run.Result))})
		}
		list = append(list, entry)
	}
	return list
}

type jsonMeasure struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Unit      string  `json:"unit"`
	Value     *string `json:"value"`     // null where the run has none
	Missing   *string `json:"missing"`   // why it has none; null where it has
	Month     *string `json:"month"`     // in which it stands, or null
	Year      *int    `json:"year"`      // in which it stands, or null
	Method    string  `json:"method"`    // "exact", or how it was found
	Tolerance string  `json:"tolerance"` // the true value is at most so far off, in the unit
	Note      string  `json:"note"`
}

func jsonMeasures(measures []metric.Measure) []jsonMeasure {
	list := make([]jsonMeasure, len(measures))
	for i, m := range measures {
		list[i] = jsonMeasure{ID: m.ID, Name: m.Name, Unit: m.Unit, Method: m.Method, Tolerance: m.Tolerance.String(), Note: m.Note}
		if m.Defined() {
			value := m.Value.StringFixed(m.Places)
			list[i].Value = &value
		} else {
			list[i].Missing = &m.Missing
		}
		if m.Month != "" {
			list[i].Month = &m.Month
		}
		if m.Year != 0 {
			list[i].Year = &m.Year
		}
	}
	return list
}

type jsonCheck struct {
	Line   string `json:"line"`
	Name   string `json:"name"`
	Unit   string `json:"unit"`
	Value  string `json:"value"`
	Passed bool   `json:"passed"`
}

func jsonChecks(checks []finance.Check) []jsonCheck {
	list := make([]jsonCheck, len(checks))
	for i, c := range checks {
		value := money.ToDecimal(c.Value, c.Unit.Digits()).StringFixed(c.Unit.Digits())
		list[i] = jsonCheck{string(c.Line), c.Name, c.Unit.String(), value, c.Passed()}
	}
	return list
}
