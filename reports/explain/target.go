package explain

import (
	"fmt"
	"strings"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A Target is one number of a run: one member of a line in one period.
type Target struct {
	Line   equation.ID
	Member int // its place in the line's dimension; 0 where there is none
	Period int // counted from 0; equation.Opening is before the first; 0 of a static line
}

// A TargetError says why a text names no number of a run, and what would name
// one: a mistake of whoever typed it.
type TargetError struct {
	Text   string // as it was given
	Reason string // with what to write instead
}

// Error returns one line of printable characters.
func (e *TargetError) Error() string { return diagnostic.Quote(e.Text) + ": " + e.Reason }

// openingPeriod stands for the period before the first month.
const openingPeriod = "opening"

// ParseTarget reads the name of a number of a run:
//
//	F5[DE]@2027-12       a line that has members, in a month
//	D2@2027-12           a line without members
//	B2[euroclear]@opening    what a stock opens with
//	F2[DE]               a line that is the same in all months
//	loan.commitment_eur  an input
//
// A month is allowed, and does not matter, where a line has one value for the
// whole run. What cannot be read is a *TargetError.
func ParseTarget(model *equation.Model, timeline calendar.Timeline, text string) (Target, error) {
	name, period, hasPeriod := strings.Cut(strings.TrimSpace(text), "@")
	id, member, hasMember := strings.Cut(name, "[")
	p := targetParser{model: model, timeline: timeline, text: text}
	p.findLine(id)
	p.findMember(member, hasMember)
	p.findPeriod(period, hasPeriod)
	if p.fault != nil {
		return Target{}, p.fault
	}
	return p.target, nil
}

// A targetParser reads the parts of a name one after the other, up to the
// first that is wrong: what follows cannot be judged without it.
type targetParser struct {
	model    *equation.Model
	timeline calendar.Timeline
	text     string
	line     *equation.Line
	target   Target
	fault    error
}

func (p *targetParser) fail(format string, args ...any) {
	p.fault = &TargetError{p.text, fmt.Sprintf(format, args...)}
}

func (p *targetParser) findLine(id string) {
	p.line = p.model.Line(equation.ID(id))
	if p.line == nil {
		p.fail("there is no line %s; %s", diagnostic.QuoteASCII(id), p.lineHint(id))
		return
	}
	p.target.Line = p.line.ID
}

// lineHint names the line that was probably meant, else those of its block.
func (p *targetParser) lineHint(id string) string {
	var known []string
	for _, line := range p.model.Lines() {
		known = append(known, string(line.ID))
	}
	for _, m := range metric.DefinedMeasures() {
		known = append(known, m.ID)
	}
	if meant := diagnostic.Suggest(id, known); meant != "" {
		return "did you mean " + meant + "?"
	}
	for _, section := range p.model.Sections {
		if id == "" || !strings.EqualFold(section.Letter, id[:1]) {
			continue
		}
		var ids []string
		for _, line := range section.Lines {
			ids = append(ids, string(line.ID))
		}
		return "block " + section.Letter + " has " + strings.Join(ids, ", ")
	}
	return "lines are named as in F5[DE]@2027-12; `loanmodel equations` lists them"
}

func (p *targetParser) findMember(text string, given bool) {
	if p.fault != nil {
		return
	}
	code, closed := strings.CutSuffix(text, "]")
	over := p.line.Over
	switch {
	case given && !closed:
		p.fail("the bracket is not closed; write %s", p.example())
	case over == nil && given:
		p.fail("%s (%s) has one value, not one for each member; write %s", p.line.ID, p.line.Name, p.example())
	case over != nil && !given:
		p.fail("%s (%s) has one value for each %s; write %s, with one of %s",
			p.line.ID, p.line.Name, over.Name, p.example(), strings.Join(analysis.Codes(over), ", "))
	case over != nil:
		p.findCode(over, code)
	}
}

func (p *targetParser) findCode(over *equation.Dimension, code string) {
	i, known := over.Index(code)
	if !known {
		p.fail("there is no %s %s; %s", over.Name, diagnostic.QuoteASCII(code), scenarios.MemberHint(over, code))
		return
	}
	p.target.Member = i
}

func (p *targetParser) findPeriod(text string, given bool) {
	switch {
	case p.fault != nil:
	case !given && p.line.Static:
	case !given:
		p.fail("%s (%s) has a value for each month; write %s", p.line.ID, p.line.Name, p.example())
	case text == openingPeriod && !p.line.Static && p.line.Input == nil:
		p.target.Period = equation.Opening
	default:
		p.findMonth(text)
	}
}

func (p *targetParser) findMonth(text string) {
	month, err := calendar.ParseMonth(text)
	if err != nil {
		p.fail("%v", err)
		return
	}
	period, inside := p.timeline.Index(month)
	if !inside {
		p.fail("%s is outside the run, which goes from %s to %s", month, p.timeline.Start, p.timeline.End())
		return
	}
	if !p.line.Static {
		p.target.Period = period
	}
}

// example returns a well-formed name of the line that was asked for.
func (p *targetParser) example() string {
	text := p.line.At(p.line.Over.Len() / 2).String() // any member would do
	if !p.line.Static {
		text += "@" + p.timeline.End().String()
	}
	return text
}
