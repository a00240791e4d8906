package workbook

import (
	"cmp"
	"slices"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
)

// An inputOrigin is where a value comes from, as its row says it.
type inputOrigin struct{ grade, source, asOf, checked, reason, readers string }

// How many characters fit into a line of the wide columns of the input sheets.
const (
	descriptionWidth = 40
	sourceWidth      = 35
	reasonWidth      = 63
	readersWidth     = 26
)

// lines returns how many lines the longest of the texts takes.
func (o inputOrigin) lines() int {
	return max(1, sheet.LinesOf(o.source, sourceWidth), sheet.LinesOf(o.reason, reasonWidth), sheet.LinesOf(o.readers, readersWidth))
}

// leaveOut takes away what the heading says already.
func (o *inputOrigin) leaveOut(common inputOrigin) {
	if common.reason == o.reason {
		o.reason = ""
	}
	if common.readers != "" {
		o.readers = ""
	}
}

// originOf returns the origin of a value of the scenario as delivered, with the
// lines that use its input.
func (b *book) originOf(o scenarios.Origin, line *eq.Line) inputOrigin {
	var readers []string
	for _, reader := range b.run.Model.Readers(line.ID) {
		readers = append(readers, string(reader.ID))
	}
	why := o.Reason
	if o.Formula != "" {
		why = strings.TrimSpace("Formula: " + o.Formula + " " + why)
	}
	return inputOrigin{grade: cmp.Or(o.Grade, "not graded"), source: sourceText(o), asOf: o.AsOf, checked: o.Checked, reason: why, readers: strings.Join(readers, ", ")}
}

// sourceText names the sources of a value or, where it has none, who set it.
func sourceText(o scenarios.Origin) string {
	switch {
	case len(o.Sources) > 0:
		return strings.Join(o.Sources, ", ")
	case o.Overlay == scenarios.SetOverlay:
		return "none: set on the command line"
	case o.Grade == scenarios.GradeAssumption:
		return "none: an assumption of " + o.Overlay
	}
	return "none given in " + o.Overlay
}

// commonOrigin returns the reason and the readers that all members of an input
// share; it is empty for an input without members.
func (b *book) commonOrigin(line *eq.Line) inputOrigin {
	if line.Over == nil {
		return inputOrigin{}
	}
	values := b.delivered.Scenario.Parameter(string(line.ID)).Values
	first := b.originOf(values[0].Origin, line)
	common := inputOrigin{readers: first.readers}
	if !slices.ContainsFunc(values, func(v scenarios.Value) bool { return b.originOf(v.Origin, line).reason != first.reason }) {
		common.reason = first.reason
	}
	return common
}

// entryOrigin returns the origin of the k-th entry of a dated input: what it
// says of itself, else what its whole list says. The reason of the list stands
// in the heading.
func (b *book) entryOrigin(line *eq.Line, member, k int) inputOrigin {
	v := value(b.delivered.Scenario, line, member)
	o := v.Origin
	o.Reason, o.Formula = "", ""
	if k < len(v.Entries) {
		e := v.Entries[k]
		if len(e.Sources) > 0 {
			o.Sources = e.Sources
		}
		o.Grade, o.Reason = cmp.Or(e.Grade, o.Grade), e.Note
	}
	origin := b.originOf(o, line)
	origin.readers = ""
	return origin
}

// writeOrigin writes where a value comes from, and which lines use it.
func (b *book) writeOrigin(c *sheet.Cells, o inputOrigin) {
	c.Text(sheet.InputGrade, b.styles.Grade(o.grade), o.grade)
	c.Text(sheet.InputSource, b.styles.Small, o.source)
	c.Text(sheet.InputAsOf, b.styles.Key, o.asOf)
	c.Text(sheet.InputChecked, b.styles.Key, o.checked)
	c.Text(sheet.InputReason, b.styles.Small, o.reason)
	c.Text(sheet.InputReaders, b.styles.Small, o.readers)
}
