package uncertainty

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// driversSchema is the version of the form of a file of drivers, and driversFile
// where the library's stands.
const (
	driversSchema = "loanmodel/drivers/v1"
	driversFile   = "library/uncertainty/drivers.yaml"
)

// LibraryDrivers returns the library's drivers. The error is that of a faulty library.
var LibraryDrivers = sync.OnceValues(func() (*Drivers, error) {
	content, err := fs.ReadFile(scenarios.EmbeddedFiles(), driversFile)
	if err != nil {
		return nil, err
	}
	drivers, faults, err := ReadDrivers(driversFile, content)
	if err == nil && len(faults) > 0 {
		err = &scenarios.LibraryError{Faults: faults}
	}
	return drivers, err
})

// LibraryDriversID returns the SHA-256 of the library's file of drivers, "" of a faulty
// library.
func LibraryDriversID() string {
	content, err := fs.ReadFile(scenarios.EmbeddedFiles(), driversFile)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// ReadDrivers reads drivers from a file of that name, as ReadRanges reads ranges.
func ReadDrivers(name string, content []byte) (*Drivers, diagnostic.List, error) {
	r, err := newReader()
	if err != nil {
		return nil, nil, err
	}
	root, faults := document.Parse(name, content)
	if root == nil {
		return nil, faults, nil
	}
	drivers := r.drivers(root)
	faults.Add(r.Faults()...)
	faults.Sort()
	return drivers, faults, nil
}

func (r *reader) drivers(root *document.Node) *Drivers {
	d := &Drivers{}
	if !r.CheckKeys(root, document.Keys{Required: []string{"schema", "settlement", "sampled"}, Optional: []string{"checked", "shocks"}}) {
		return d
	}
	r.Enum(root.Get("schema"), "schema", driversSchema)
	r.settlement(root.Get("settlement"), d)
	if n := root.Get("shocks"); n != nil {
		entries, _ := r.Mapping(n)
		for _, entry := range entries {
			d.Shocks = append(d.Shocks, Shock{entry.Key, r.percent(entry.Value)})
		}
	}
	entries, _ := r.Mapping(root.Get("sampled"))
	for _, entry := range entries {
		d.Sampled = append(d.Sampled, r.driver(entry.Key, entry.Value))
	}
	return d
}

// settlement reads the tree of settlements.
func (r *reader) settlement(n *document.Node, d *Drivers) {
	if !r.CheckKeys(n, document.Keys{Required: []string{"from", "step_months", "kinds", "grade", "reason"}}) {
		return
	}
	d.From = r.month(n.Get("from"))
	step, _ := r.Whole(n.Get("step_months"), 1, 120)
	d.Step = int(step)
	d.Grade = r.Grade(n.Get("grade"))
	d.Reason, _ = r.Text(n.Get("reason"), document.MaxTextLength)
	entries, _ := r.Mapping(n.Get("kinds"))
	var sum int64
	for _, entry := range entries {
		kind := Kind{Settlement: entry.Key}
		if !r.CheckKeys(entry.Value, document.Keys{Required: []string{"chance_pct", "month", "dated"}}) {
			continue
		}
		kind.Chance = r.percent(entry.Value.Get("chance_pct"))
		kind.month = r.month(entry.Value.Get("month"))
		items, _ := r.List(entry.Value.Get("dated"), maxSets)
		for _, item := range items {
			kind.dated = append(kind.dated, r.address(item).Line)
		}
		sum += kind.Chance
		d.Kinds = append(d.Kinds, kind)
	}
	if sum > whole {
		r.Add(n.Get("kinds").Fault(document.NumberRange, "the chances of a step sum to more than 100 %", "what is left of 100 % is the chance that none comes in the step"))
	}
}

// driver reads one sampled driver.
func (r *reader) driver(id string, n *document.Node) Driver {
	d := Driver{ID: id}
	known := document.Keys{Required: []string{"name", "process", "grade", "reason"}, Optional: []string{"source", "formula", "keys",
		"in_months", "steps", "towards", "pull_pct", "low", "high", "triangle_pct", "triangle_eur", "chance_pct_a_year", "of"}}
	if !r.CheckKeys(n, known) {
		return d
	}
	d.Name, _ = r.Line(n.Get("name"), scenarios.MaxTitle)
	d.Sources, d.Grade = r.SourceIDs(n.Get("source")), r.Grade(n.Get("grade"))
	d.Formula, _ = r.optionalText(n.Get("formula"))
	d.Reason, _ = r.Text(n.Get("reason"), document.MaxTextLength)
	d.Process, _ = r.Enum(n.Get("process"), "process", Processes()...)
	needs := map[string][]string{"walk": {"keys", "in_months", "steps", "low", "high"}, "scale": {"keys", "triangle_pct"},
		"event": {"keys", "chance_pct_a_year", "triangle_eur"}, "choice": {"of"}}[d.Process]
	for _, key := range needs {
		if n.Get(key) == nil {
			r.Add(n.Fault(document.KeyMissing, "the process "+d.Process+" needs "+key, ""))
			return d
		}
	}
	if n.Get("keys") != nil {
		items, _ := r.List(n.Get("keys"), maxSets)
		for _, item := range items {
			d.keys = append(d.keys, r.address(item))
		}
	}
	switch d.Process {
	case "walk":
		r.walk(n, &d)
	case "scale":
		d.triangle = r.triangle(n.Get("triangle_pct"), 4)
	case "event":
		d.chance, d.triangle = r.percent(n.Get("chance_pct_a_year")), r.triangle(n.Get("triangle_eur"), money.CentDigits)
	case "choice":
		r.choice(n.Get("of"), &d)
	}
	return d
}

// walk reads the steps of a walk, in the order of their size.
func (r *reader) walk(n *document.Node, d *Driver) {
	months, _ := r.List(n.Get("in_months"), 12)
	for _, item := range months {
		month, _ := r.Whole(item, 1, 12)
		d.inMonths = append(d.inMonths, month)
	}
	entries, _ := r.Mapping(n.Get("steps"))
	for _, entry := range entries {
		d.steps = append(d.steps, outcome{chance: r.percent(entry.Value), value: r.stepOf(entry)})
	}
	slices.SortFunc(d.steps, func(a, b outcome) int { return cmp.Compare(a.value, b.value) })
	r.sumsToOne(n.Get("steps"), d.steps)
	d.low, d.high = r.rate(n.Get("low")), r.rate(n.Get("high"))
	if n.Get("towards") != nil && n.Get("pull_pct") != nil {
		d.towards, d.pull, d.hasPull = r.rate(n.Get("towards")), r.percent(n.Get("pull_pct")), true
	}
	if d.hasPull && len(d.steps) > 0 && d.steps[len(d.steps)-1].value <= 0 {
		r.Add(n.Get("steps").Fault(document.NumberRange, "a walk that is pulled needs a step up", ""))
		d.hasPull = false
	}
}

// choice reads the outcomes of a choice.
func (r *reader) choice(n *document.Node, d *Driver) {
	items, _ := r.List(n, maxSets)
	for _, item := range items {
		if !r.CheckKeys(item, document.Keys{Required: []string{"chance_pct", "set"}}) {
			continue
		}
		d.choices = append(d.choices, outcome{chance: r.percent(item.Get("chance_pct")), sets: r.sets(item.Get("set"))})
	}
	r.sumsToOne(n, d.choices)
}

// sumsToOne checks that chances are those of all that can happen.
func (r *reader) sumsToOne(n *document.Node, of []outcome) {
	var sum int64
	for _, o := range of {
		sum += o.chance
	}
	if sum != whole && len(of) > 0 {
		r.Add(n.Fault(document.NumberRange, "the chances sum to "+money.ToDecimal(sum, 4).String()+" % and not to 100 %", ""))
	}
}

// triangle reads the low end, the mode and the high end of a triangle.
func (r *reader) triangle(n *document.Node, digits int32) (ends [3]int64) {
	items, _ := r.List(n, 3)
	if len(items) != 3 {
		r.Add(n.Fault(document.NumberRange, "a triangle has three values", "write the low end, the mode and the high end"))
		return ends
	}
	for i, item := range items {
		ends[i] = r.number(item, digits)
	}
	if ends[0] > ends[1] || ends[1] > ends[2] || ends[0] >= ends[2] || ends[0] < 0 {
		r.Add(n.Fault(document.NumberRange, "the values of a triangle do not ascend from 0 or more", "write the low end, the mode and the high end"))
	}
	return ends
}

// percent reads a chance or share in per cent, as millionths.
func (r *reader) percent(n *document.Node) int64 {
	value := r.number(n, 4)
	if value < 0 || value > whole {
		r.Add(n.Fault(document.NumberRange, "a chance lies between 0 and 100 %", ""))
		return 0
	}
	return value
}

// rate reads a rate in per cent, as millionths.
func (r *reader) rate(n *document.Node) int64 { return r.number(n, 4) }

// stepOf reads the size of a step, which is the key of an entry.
func (r *reader) stepOf(entry document.Entry) int64 {
	if value, err := decimal.NewFromString(entry.Key); err == nil {
		if step, err := money.FromDecimal(value, 4); err == nil {
			return step
		}
	}
	r.Add(entry.Value.KeyFault(document.NumberRange, "a step is a change in points, such as -0.25", ""))
	return 0
}

// number reads a decimal as a whole number of its last place.
func (r *reader) number(n *document.Node, digits int32) int64 {
	value, ok := r.Decimal(n, document.DecimalRule{IntegerDigits: 14, Decimals: int(digits), Signed: true})
	if !ok {
		return 0
	}
	number, err := money.FromDecimal(value, digits)
	if err != nil {
		r.Add(n.Fault(document.NumberRange, "the number does not fit", ""))
	}
	return number
}

// month reads a month.
func (r *reader) month(n *document.Node) calendar.Month {
	text, ok := r.Line(n, scenarios.MaxName)
	if !ok {
		return calendar.Month{}
	}
	month, err := calendar.ParseMonth(text)
	if err != nil {
		r.Add(n.Fault(document.DateFormat, "this is not a month", "write months as YYYY-MM"))
	}
	return month
}
