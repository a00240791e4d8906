package published

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// schema is the version of the form of these files.
const schema = "loanmodel/published/v1"

// Limits of the lists of a table.
const (
	maxFigures = 500
	maxIDs     = 40
)

// A reader reads one table. What the sources and grades of a figure
// may be is as in scenario files.
type reader struct {
	scenarios.OriginReader
	model *equation.Model
	table Table
}

// readTable reads one table; it may be used only when there are no faults.
func readTable(path, name string, content []byte, sources map[string]bool, model *equation.Model) (Table, diagnostic.List) {
	root, faults := document.Parse(path, content)
	if root == nil {
		return Table{}, faults
	}
	r := &reader{OriginReader: scenarios.NewOriginReader(sources), model: model}
	r.read(root, name)
	faults.Add(r.Faults()...)
	faults.Sort()
	return r.table, faults
}

func (r *reader) read(root *document.Node, name string) {
	keys := document.Keys{Required: []string{"schema", "name", "title", "runs", "figures"}, Optional: []string{"notes", "reasons", "compare"}}
	if !r.CheckKeys(root, keys) {
		return
	}
	r.Enum(root.Get("schema"), "schema", schema)
	r.table.Name, _ = r.Enum(root.Get("name"), "name", name)
	r.table.Title, _ = r.Line(root.Get("title"), scenarios.MaxTitle)
	r.table.Notes, _ = r.Text(root.Get("notes"), document.MaxTextLength)
	reasons, _ := r.Mapping(root.Get("reasons"))
	for _, entry := range reasons {
		text, _ := r.Text(entry.Value, document.MaxTextLength)
		r.table.Reasons = append(r.table.Reasons, Reason{entry.Key, text})
	}
	runs, _ := r.Mapping(root.Get("runs"))
	for _, entry := range runs {
		r.table.Runs = append(r.table.Runs, r.run(entry))
	}
	r.table.Compare = r.idsOf(root.Get("compare"), "run", r.runIDs())
	figures, _ := r.List(root.Get("figures"), maxFigures)
	for _, n := range figures {
		r.table.Figures = append(r.table.Figures, r.figure(n))
	}
}

func (r *reader) runIDs() []string {
	var list []string
	for _, run := range r.table.Runs {
		list = append(list, run.ID)
	}
	return list
}

func (r *reader) reasonIDs() []string {
	var list []string
	for _, reason := range r.table.Reasons {
		list = append(list, reason.ID)
	}
	return list
}

// run reads one run. Its scenario and settings are checked when they are
// resolved, which a test does for every table.
func (r *reader) run(entry document.Entry) Run {
	n, run := entry.Value, Run{ID: entry.Key}
	if !r.CheckKeys(n, document.Keys{Required: []string{"scenario"}, Optional: []string{"set", "label", "reason"}}) {
		return run
	}
	run.Scenario, _ = r.Line(n.Get("scenario"), scenarios.MaxTitle)
	run.Label, _ = r.Line(n.Get("label"), scenarios.MaxName)
	run.Reason, _ = r.Text(n.Get("reason"), document.MaxTextLength)
	if n.Get("set") != nil {
		sets, _ := r.List(n.Get("set"), scenarios.MaxSources)
		for _, item := range sets {
			set, _ := r.Line(item, document.MaxTextLength)
			run.Sets = append(run.Sets, set)
		}
	}
	return run
}

// idsOf reads a list of ids of which all are known; none where there is no list.
func (r *reader) idsOf(n *document.Node, noun string, known []string) []string {
	if n == nil {
		return nil
	}
	items, _ := r.List(n, maxIDs)
	var list []string
	for _, item := range items {
		if id, ok := r.Enum(item, noun, known...); ok {
			list = append(list, id)
		}
	}
	return list
}

// figure reads one figure.
func (r *reader) figure(n *document.Node) Figure {
	var f Figure
	keys := document.Keys{Required: []string{"name", "unit", "model"}, Optional: []string{"printed", "value", "low", "high", "month", "unknown",
		"source", "published", "grade", "formula", "rounding", "relative_pct", "because", "fitted", "unreproducible", "weak"}}
	if !r.CheckKeys(n, keys) {
		return f
	}
	f.Name, _ = r.Line(n.Get("name"), scenarios.MaxTitle)
	f.Printed, _ = r.Line(n.Get("printed"), scenarios.MaxTitle)
	f.Unit, _ = r.Enum(n.Get("unit"), "unit", Units()...)
	r.value(n, &f)
	f.Reading = r.reading(n.Get("model"))
	if f.Unknown != "" {
		return f
	}
	f.Sources = r.SourceIDs(n.Get("source"))
	f.Published = r.Published(n.Get("published"))
	f.Weak, _ = r.Bool(n.Get("weak"))
	f.Grade = r.Grade(n.Get("grade"))
	f.Formula, _ = r.Text(n.Get("formula"), document.MaxTextLength)
	f.Rounding, f.RelativePct = r.amount(n.Get("rounding")), r.amount(n.Get("relative_pct"))
	f.Because = r.idsOf(n.Get("because"), "reason", r.reasonIDs())
	f.Fitted = r.idsOf(n.Get("fitted"), "reason", r.reasonIDs())
	f.Unreproducible = r.idsOf(n.Get("unreproducible"), "reason", r.reasonIDs())
	r.checkFigure(n, f)
	return f
}

// value reads the figure itself, in one of its four forms.
func (r *reader) value(n *document.Node, f *Figure) {
	switch {
	case n.Get("unknown") != nil:
		f.Unknown, _ = r.Text(n.Get("unknown"), document.MaxTextLength)
	case f.Unit == UnitMonth:
		f.Month = r.monthOf(n, "month")
	case n.Get("low") != nil:
		f.Low, f.High = r.amount(n.Get("low")), r.amount(n.Get("high"))
		if !f.Low.LessThan(f.High) {
			r.Add(n.Get("low").Fault(document.NumberRange, "low must be less than high", ""))
		}
	default:
		if n.Get("value") == nil {
			r.Add(n.Fault(document.KeyMissing, "the figure has no value", "give value, low and high, month or unknown"))
		}
		f.Low = r.amount(n.Get("value"))
		f.High = f.Low
	}
}

// amount reads a number of a figure's unit, 0 where there is none.
func (r *reader) amount(n *document.Node) decimal.Decimal {
	value, _ := r.Decimal(n, document.DecimalRule{IntegerDigits: 6, Decimals: 4})
	return value
}

// monthOf reads a month; the zero Month where there is none.
func (r *reader) monthOf(n *document.Node, key string) calendar.Month {
	text, ok := r.Line(n.Get(key), scenarios.MaxName)
	if !ok {
		return calendar.Month{}
	}
	month, err := calendar.ParseMonth(text)
	if err != nil {
		r.Add(n.Get(key).Fault(document.DateFormat, key+" is not a month", "write months as YYYY-MM"))
	}
	return month
}

// checkFigure checks that a figure says where it comes from and why it has its
// tolerance.
func (r *reader) checkFigure(n *document.Node, f Figure) {
	needs := map[string]bool{"source": true, "published": true, "grade": true, "because": true,
		"rounding": f.Unit != UnitMonth, "formula": f.Grade == scenarios.GradeDerived}
	for _, key := range slices.Sorted(maps.Keys(needs)) {
		if needs[key] && n.Get(key) == nil {
			r.Add(n.Fault(scenarios.Provenance, fmt.Sprintf("the figure %s has no %s", diagnostic.Quote(f.Name), key), ""))
		}
	}
}

// reading reads where the model has the figure.
func (r *reader) reading(n *document.Node) Reading {
	reading := Reading{Take: TakeSum}
	keys := document.Keys{Required: []string{"run", "line"}, Optional: []string{"members", "take", "from", "to", "per_cent_of"}}
	if !r.CheckKeys(n, keys) {
		return reading
	}
	reading.Run, _ = r.Enum(n.Get("run"), "run", r.runIDs()...)
	if n.Get("take") != nil {
		reading.Take, _ = r.Enum(n.Get("take"), "way", Takes()...)
	}
	reading.From, reading.To = r.monthOf(n, "from"), r.monthOf(n, "to")
	reading.Line = r.lineOf(n.Get("line"))
	if n.Get("per_cent_of") != nil {
		reading.PerCentOf = r.lineOf(n.Get("per_cent_of"))
	}
	if line := r.model.Line(reading.Line); line != nil && n.Get("members") != nil {
		reading.Members = r.idsOf(n.Get("members"), "member", line.Over.Codes())
	}
	over := slices.Contains([]string{TakeSum, TakeLeast, TakeGreatest}, reading.Take)
	if over && (reading.From.IsZero() || reading.To.Compare(reading.From) < 0) {
		r.Add(n.KeyFault(document.KeyMissing, "the reading has no months from and to", ""))
	}
	return reading
}

// lineOf reads the id of a line of the model.
func (r *reader) lineOf(n *document.Node) equation.ID {
	id, ok := r.Line(n, scenarios.MaxName)
	if ok && r.model.Line(equation.ID(id)) == nil {
		r.Add(n.Fault(document.ValueUnknown, "the model has no line "+diagnostic.QuoteASCII(id), ""))
		return ""
	}
	return equation.ID(id)
}
