package scenarios

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// publishedSchema is the version of the format of these files.
const publishedSchema = "loanmodel/published/v1"

// Limits of the lists of a table.
const (
	maxFigures = 500
	maxIDs     = 40
)

// A publishedReader reads one table. The rules for the sources and grades of a
// figure are those of scenario files.
type publishedReader struct {
	fileReader
	model *equation.Model
	table PublishedTable
}

// readPublished reads one table. It may be used only if there are no faults.
func readPublished(path, name string, content []byte, sources map[string]bool, model *equation.Model) (PublishedTable, diagnostic.List) {
	root, faults := document.Parse(path, content)
	if root == nil {
		return PublishedTable{}, faults
	}
	r := &publishedReader{fileReader: fileReader{sources: sources}, model: model}
	r.read(root, name)
	faults.Add(r.Faults()...)
	faults.Sort()
	return r.table, faults
}

func (r *publishedReader) read(root *document.Node, name string) {
	keys := document.Keys{Required: []string{"schema", "name", "title", "runs", "figures"}, Optional: []string{"notes", "reasons", "compare"}}
	if !r.CheckKeys(root, keys) {
		return
	}
	r.Enum(root.Get("schema"), "schema", publishedSchema)
	r.table.Name, _ = r.Enum(root.Get("name"), "name", name)
	r.table.Title, _ = r.Line(root.Get("title"), maxTitle)
	r.table.Notes, _ = r.Text(root.Get("notes"), maxText)
	reasons, _ := r.Mapping(root.Get("reasons"))
	for _, entry := range reasons {
		text, _ := r.Text(entry.Value, maxText)
		r.table.Reasons = append(r.table.Reasons, PublishedReason{entry.Key, text})
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

func (r *publishedReader) runIDs() []string {
	var list []string
	for _, run := range r.table.Runs {
		list = append(list, run.ID)
	}
	return list
}

func (r *publishedReader) reasonIDs() []string {
	var list []string
	for _, reason := range r.table.Reasons {
		list = append(list, reason.ID)
	}
	return list
}

// run reads one run. Its scenario and settings are checked when they are
// resolved, which a test does for every table.
func (r *publishedReader) run(entry document.Entry) PublishedRun {
	n, run := entry.Value, PublishedRun{ID: entry.Key}
	if !r.CheckKeys(n, document.Keys{Required: []string{"scenario"}, Optional: []string{"set", "label", "reason"}}) {
		return run
	}
	run.Scenario, _ = r.Line(n.Get("scenario"), maxTitle)
	run.Label, _ = r.Line(n.Get("label"), maxName)
	run.Reason, _ = r.Text(n.Get("reason"), maxText)
	if n.Get("set") != nil {
		sets, _ := r.List(n.Get("set"), maxSources)
		for _, item := range sets {
			set, _ := r.Line(item, maxText)
			run.Sets = append(run.Sets, set)
		}
	}
	return run
}

// idsOf reads a list of known ids; it returns none if there is no list.
func (r *publishedReader) idsOf(n *document.Node, noun string, known []string) []string {
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
func (r *publishedReader) figure(n *document.Node) PublishedFigure {
	var f PublishedFigure
	keys := document.Keys{Required: []string{"name", "unit", "model"}, Optional: []string{"printed", "value", "low", "high", "month", "unknown",
		"source", "published", "grade", "formula", "rounding", "relative_pct", "because", "fitted", "unreproducible", "weak"}}
	if !r.CheckKeys(n, keys) {
		return f
	}
	f.Name, _ = r.Line(n.Get("name"), maxTitle)
	f.Printed, _ = r.Line(n.Get("printed"), maxTitle)
	f.Unit, _ = r.Enum(n.Get("unit"), "unit", PublishedUnits()...)
	r.value(n, &f)
	f.Reading = r.reading(n.Get("model"))
	if f.Unknown != "" {
		return f
	}
	f.Sources = r.sourceIDs(n.Get("source"))
	f.Published = r.published(n.Get("published"))
	f.Weak, _ = r.Bool(n.Get("weak"))
	f.Grade = r.grade(n.Get("grade"))
	f.Formula, _ = r.Text(n.Get("formula"), maxText)
	f.Rounding, f.RelativePct = r.amount(n.Get("rounding")), r.amount(n.Get("relative_pct"))
	f.Because = r.idsOf(n.Get("because"), "reason", r.reasonIDs())
	f.Fitted = r.idsOf(n.Get("fitted"), "reason", r.reasonIDs())
	f.Unreproducible = r.idsOf(n.Get("unreproducible"), "reason", r.reasonIDs())
	r.checkFigure(n, f)
	return f
}

// published reads the date of a publication; it returns "" if there is none.
func (r *publishedReader) published(n *document.Node) string {
	if n == nil {
		return ""
	}
	var dates sourcesReader
	day := dates.published(n)
	r.Add(dates.Faults()...)
	return day
}

// value reads the figure itself, in one of its four forms.
func (r *publishedReader) value(n *document.Node, f *PublishedFigure) {
	switch {
	case n.Get("unknown") != nil:
		f.Unknown, _ = r.Text(n.Get("unknown"), maxText)
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

// amount reads a number in a figure's unit; it returns 0 if there is none.
func (r *publishedReader) amount(n *document.Node) decimal.Decimal {
	value, _ := r.Decimal(n, document.DecimalRule{IntegerDigits: 6, Decimals: 4})
	return value
}

// monthOf reads a month; it returns the zero Month if there is none.
func (r *publishedReader) monthOf(n *document.Node, key string) calendar.Month {
	text, ok := r.Line(n.Get(key), maxName)
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
func (r *publishedReader) checkFigure(n *document.Node, f PublishedFigure) {
	needs := map[string]bool{"source": true, "published": true, "grade": true, "because": true,
		"rounding": f.Unit != UnitMonth, "formula": f.Grade == GradeDerived}
	for _, key := range sortedKeys(needs) {
		if needs[key] && n.Get(key) == nil {
			r.Add(n.Fault(Provenance, fmt.Sprintf("the figure %s has no %s", diagnostic.Quote(f.Name), key), ""))
		}
	}
}

// reading reads where to find the figure in the model.
func (r *publishedReader) reading(n *document.Node) PublishedReading {
	reading := PublishedReading{Take: TakeSum}
	keys := document.Keys{Required: []string{"run", "line"}, Optional: []string{"members", "take", "from", "to", "per_cent_of"}}
	if !r.CheckKeys(n, keys) {
		return reading
	}
	reading.Run, _ = r.Enum(n.Get("run"), "run", r.runIDs()...)
	if n.Get("take") != nil {
		reading.Take, _ = r.Enum(n.Get("take"), "way", PublishedTakes()...)
	}
	reading.From, reading.To = r.monthOf(n, "from"), r.monthOf(n, "to")
	reading.Line = r.lineOf(n.Get("line"))
	if n.Get("per_cent_of") != nil {
		reading.PerCentOf = r.lineOf(n.Get("per_cent_of"))
	}
	if line := r.model.Line(reading.Line); line != nil && n.Get("members") != nil {
		codes := make([]string, line.Over.Len())
		for i := range codes {
			codes[i] = line.Over.Code(i)
		}
		reading.Members = r.idsOf(n.Get("members"), "member", codes)
	}
	over := slices.Contains([]string{TakeSum, TakeLeast, TakeGreatest}, reading.Take)
	if over && (reading.From.IsZero() || reading.To.Compare(reading.From) < 0) {
		r.Add(n.KeyFault(document.KeyMissing, "the reading has no months from and to", ""))
	}
	return reading
}

// lineOf reads the id of a line of the model.
func (r *publishedReader) lineOf(n *document.Node) equation.ID {
	id, ok := r.Line(n, maxName)
	if ok && r.model.Line(equation.ID(id)) == nil {
		r.Add(n.Fault(document.ValueUnknown, "the model has no line "+diagnostic.QuoteASCII(id), ""))
		return ""
	}
	return equation.ID(id)
}
