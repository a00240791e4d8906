package uncertainty

import (
	"io/fs"
	"strings"
	"sync"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// rangesSchema is the version of the form of a file of ranges, and rangesFile where
// the library's stands.
const (
	rangesSchema = "loanmodel/ranges/v1"
	rangesFile   = "library/uncertainty/ranges.yaml"
)

// Limits of a file.
const (
	maxRanges = 200
	maxSets   = 40
	maxShift  = 1200 // months
)

// Ranges returns the library's ranges, in order. The error is that of a faulty
// library.
var Ranges = sync.OnceValues(func() ([]Range, error) {
	content, err := fs.ReadFile(scenarios.EmbeddedFiles(), rangesFile)
	if err != nil {
		return nil, err
	}
	ranges, faults, err := ReadRanges(rangesFile, content)
	if err == nil && len(faults) > 0 {
		err = &scenarios.LibraryError{Faults: faults}
	}
	return ranges, err
})

// ReadRanges reads ranges from a file of that name. They may be used only where there
// are no faults, which are all that the file has. The error is that of a faulty
// library.
func ReadRanges(name string, content []byte) ([]Range, diagnostic.List, error) {
	r, err := newReader()
	if err != nil {
		return nil, nil, err
	}
	root, faults := document.Parse(name, content)
	if root == nil {
		return nil, faults, nil
	}
	ranges := r.ranges(root)
	faults.Add(r.Faults()...)
	faults.Sort()
	return ranges, faults, nil
}

// A reader reads a file of ranges or of drivers.
type reader struct {
	scenarios.OriginReader
	model *equation.Model
}

// newReader returns a reader that knows the library's sources and the model's inputs.
func newReader() (*reader, error) {
	register, err := scenarios.Sources()
	if err != nil {
		return nil, err
	}
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	sources := map[string]bool{}
	for _, source := range register {
		sources[source.ID] = true
	}
	return &reader{OriginReader: scenarios.NewOriginReader(sources), model: program.Model()}, nil
}

func (r *reader) ranges(root *document.Node) []Range {
	if !r.CheckKeys(root, document.Keys{Required: []string{"schema", "ranges"}, Optional: []string{"checked"}}) {
		return nil
	}
	r.Enum(root.Get("schema"), "schema", rangesSchema)
	entries, _ := r.Mapping(root.Get("ranges"))
	if len(entries) > maxRanges {
		r.Add(root.Get("ranges").Fault(document.NumberRange, "there are more ranges than can be shown", "at most 200"))
		return nil
	}
	var ranges []Range
	for _, entry := range entries {
		ranges = append(ranges, r.one(entry.Key, entry.Value))
	}
	return ranges
}

// one reads a range.
func (r *reader) one(id string, n *document.Node) Range {
	one := Range{ID: id}
	keys := document.Keys{Required: []string{"name", "low", "high", "grade", "reason"}, Optional: []string{"key", "follows", "source", "formula"}}
	if !r.CheckKeys(n, keys) {
		return one
	}
	one.Name, _ = r.Line(n.Get("name"), scenarios.MaxTitle)
	one.Sources = r.SourceIDs(n.Get("source"))
	one.Grade = r.Grade(n.Get("grade"))
	one.Formula, _ = r.optionalText(n.Get("formula"))
	one.Reason, _ = r.Text(n.Get("reason"), document.MaxTextLength)
	if one.Grade == scenarios.GradeDerived && n.Get("formula") == nil {
		r.Add(n.KeyFault(scenarios.Provenance, "the range is derived and has no formula", "say how it was derived, as formula"))
	}
	if n.Get("key") != nil {
		one.key = r.address(n.Get("key"))
	}
	if n.Get("follows") != nil {
		items, _ := r.List(n.Get("follows"), maxSets)
		for _, item := range items {
			one.follows = append(one.follows, r.address(item))
		}
	}
	one.Low, one.High = r.end(n.Get("low"), one), r.end(n.Get("high"), one)
	return one
}

func (r *reader) optionalText(n *document.Node) (string, bool) {
	if n == nil {
		return "", false
	}
	return r.Text(n, document.MaxTextLength)
}

// end reads one end of a range: what it says, and at least one way to apply it.
func (r *reader) end(n *document.Node, of Range) End {
	var end End
	ways := []string{"level", "months", "total", "after"}
	if !r.CheckKeys(n, document.Keys{Required: []string{"says"}, Optional: append([]string{"set"}, ways...)}) {
		return end
	}
	end.Says, _ = r.Line(n.Get("says"), scenarios.MaxName)
	if n.Get("set") != nil {
		end.sets = r.sets(n.Get("set"))
	}
	given := 0
	for _, way := range ways {
		if at := n.Get(way); at != nil {
			given++
			end.apply = r.way(way, at, of)
		}
	}
	switch {
	case given > 1:
		r.Add(n.Fault(document.KeyUnknown, "the end is applied in more than one way", "give one of "+strings.Join(ways, ", ")+", beside set if need be"))
	case given == 0 && n.Get("set") == nil:
		r.Add(n.Fault(document.KeyMissing, "the end does not say how it is applied", "give set or one of "+strings.Join(ways, ", ")))
	case given == 1 && of.key.Line == "":
		r.Add(n.Fault(document.KeyMissing, "the range has no key, which this way changes", "give the range a key, such as rates.deposit_facility_pct"))
	}
	return end
}

// sets reads assignments and checks each as the command line does.
func (r *reader) sets(n *document.Node) []string {
	items, _ := r.List(n, maxSets)
	var sets []string
	for _, item := range items {
		set, ok := r.Text(item, document.MaxTextLength)
		if !ok {
			continue
		}
		r.check(item, set)
		sets = append(sets, set)
	}
	return sets
}

// check adds what is wrong with an assignment, at its place in the file.
func (r *reader) check(n *document.Node, set string) {
	for _, fault := range scenarios.SetFaults(set) {
		placed := n.Fault(document.ValueUnknown, fault.Message, fault.Hint)
		placed.Code = fault.Code
		r.Add(placed)
	}
}

// way reads how an end is applied to the range's key.
func (r *reader) way(name string, n *document.Node, of Range) func(Range, *scenarios.Scenario) []string {
	line := r.model.Line(of.key.Line)
	switch name {
	case "months":
		months, _ := r.Whole(n, -maxShift, maxShift)
		return movedBy(int(months))
	case "after":
		given, _ := r.Text(n, document.MaxTextLength)
		r.check(n, of.key.String()+"="+given)
		return after(given)
	}
	amount, ok := r.Decimal(n, document.DecimalRule{IntegerDigits: 12, Decimals: 4})
	if !ok || line == nil {
		return nil
	}
	value, err := money.FromDecimal(amount, line.Input.Digits)
	if err != nil {
		r.Add(n.Fault(document.NumberRange, "the number has more decimals than "+string(line.ID), ""))
		return nil
	}
	if name == "level" {
		return toLevel(value)
	}
	return toTotal(value)
}

// address reads the key of a dated input, with its member where it has members.
func (r *reader) address(n *document.Node) equation.Address {
	text, ok := r.Line(n, scenarios.MaxTitle)
	if !ok {
		return equation.Address{}
	}
	id, member, _ := strings.Cut(strings.TrimSuffix(text, "]"), "[")
	line := r.model.Line(equation.ID(id))
	if line == nil || line.Input == nil || line.Static {
		r.Add(n.Fault(document.ValueUnknown, "there is no dated input "+diagnostic.QuoteASCII(id), "`loanmodel equations` lists all inputs"))
		return equation.Address{}
	}
	if _, known := line.Over.Index(member); !known {
		r.Add(n.Fault(document.ValueUnknown, id+" has no member "+diagnostic.QuoteASCII(member), "write "+line.At(0).String()))
	}
	return equation.Address{Line: line.ID, Member: member}
}
