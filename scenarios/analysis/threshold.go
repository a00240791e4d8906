package analysis

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/scenarios/diagnostic"
)

// A Threshold is a condition on one figure of a run.
type Threshold struct {
	text     string
	name     string // of the figure, for people
	unit     string
	places   int32                                        // in which a figure in another unit than euro is shown
	of       func(*Run) (value decimal.Decimal, has bool) // a measure can have no value
	operator string
	limit    decimal.Decimal
}

// A ThresholdError says why a text is no threshold, and what would be one.
type ThresholdError struct {
	Reason string
	Hint   string // may be empty
}

// Error returns one line of printable characters.
func (e *ThresholdError) Error() string { return e.Reason }

// ParseThreshold reads a condition:
//
//	METRIC[.STATE][.pct_gdp|.pct_gni] OPERATOR NUMBER
//	measure.MEASURE OPERATOR NUMBER
//
//	calls_paid > 0
//	peak_exposure.NL.pct_gdp > 1.5
//	paid.BE >= 10000000000.00
//	measure.npv_loan < -20000000000
//
// METRIC is the id of a headline of the run or, with a STATE, of a measure of
// the states; a measure in euro without a state is that of all states together,
// unless there is a headline of that name. MEASURE is the id of a measure of the
// run; one that has no value fulfils no condition. OPERATOR is one of > >= < <= == !=.
// NUMBER is in euro, in per cent for ratios, or in the measure's own unit. What
// cannot be read is a *ThresholdError.
func ParseThreshold(text string) (Threshold, error) {
	condition := thresholdForm.FindStringSubmatch(text)
	if condition == nil {
		return Threshold{}, mistaken("write METRIC OPERATOR NUMBER, as in calls_paid.NL > 0", "%s has no comparison", diagnostic.Quote(text))
	}
	t := Threshold{text: strings.Join(strings.Fields(text), " "), places: RatioPlaces, operator: condition[2]}
	if !slices.Contains(operators, t.operator) {
		return Threshold{}, mistaken("write one of "+strings.Join(operators, " "), "there is no operator %s", diagnostic.Quote(t.operator))
	}
	if err := t.readLimit(condition[3]); err != nil {
		return Threshold{}, err
	}
	err := t.readFigure(condition[1])
	return t, err
}

// thresholdForm takes a condition apart. Its parts are judged one by one.
var thresholdForm = regexp.MustCompile(`^\s*([^<>=!\s]*)\s*([<>=!]+)\s*(.*?)\s*$`)

// RatioPlaces are the decimals in which programs get a ratio in per cent.
const RatioPlaces = 6

// operators are the comparisons that a threshold can make.
var operators = []string{">", ">=", "<", "<=", "==", "!="}

// limitForm is the grammar of the number: digits, a point, no exponent.
var limitForm = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$`)

func mistaken(hint, format string, args ...any) error {
	return &ThresholdError{Reason: fmt.Sprintf(format, args...), Hint: hint}
}

func (t *Threshold) readLimit(text string) error {
	limit, err := decimal.NewFromString(text)
	if err != nil || !limitForm.MatchString(text) {
		return mistaken("write digits and a point, as in 1500000000.00 or 1.5", "%s is not a number", diagnostic.Quote(text))
	}
	t.limit = limit
	return nil
}

// readFigure reads what is compared: a name with parts after points.
func (t *Threshold) readFigure(text string) error {
	if id, isMeasure := strings.CutPrefix(text, runMeasure); isMeasure {
		return t.readMeasure(id)
	}
	id, parts, err := figureParts(text)
	if err != nil {
		return err
	}
	if parts.state == AllStates {
		if i := headlineIndex(id); i >= 0 {
			t.name = metric.Headlines()[i].Name
			t.unit, t.of = parts.relation(metric.PerNothing.Unit()), always(parts.headline(i))
			return nil
		}
	}
	measure, err := parts.measure(id)
	if err != nil {
		return err
	}
	t.name, t.unit = parts.named(measure.Name), measure.Unit()
	t.of = always(func(run *Run) decimal.Decimal { return parts.value(run, measure) })
	return nil
}

// always returns a figure that every run has.
func always(of func(*Run) decimal.Decimal) func(*Run) (decimal.Decimal, bool) {
	return func(run *Run) (decimal.Decimal, bool) { return of(run), true }
}

// runMeasure begins the name of a measure of the run.
const runMeasure = "measure."

// readMeasure reads a measure of the run.
func (t *Threshold) readMeasure(id string) error {
	var known []string
	for _, measure := range metric.DefinedMeasures() {
		if measure.ID != id {
			known = append(known, measure.ID)
			continue
		}
		t.name, t.unit, t.places = measure.Name, measure.Unit, measure.Places
		t.of = func(run *Run) (decimal.Decimal, bool) {
			found := run.Measure(id)
			return found.Value, found.Defined()
		}
		return nil
	}
	hint := "result.json has the ids, under measures, such as npv_loan"
	if meant := diagnostic.Suggest(id, known); meant != "" {
		hint = "did you mean " + runMeasure + meant + "?"
	}
	return mistaken(hint, "there is no measure %s", diagnostic.QuoteASCII(id))
}

// thresholdParts are what may follow a metric's name.
type thresholdParts struct {
	state int        // AllStates where none is named
	per   metric.Per // PerNothing where there is none
}

// AllStates stands for all states together, where one could be named.
const AllStates = -1

// named adds whose figure it is to its name.
func (p thresholdParts) named(name string) string {
	if p.state == AllStates {
		return name
	}
	return name + ", " + finance.MemberStates.Members[p.state].Name
}

// relations are the ratios that can be asked for, each by its id.
var relations = []metric.Per{metric.PerGDP, metric.PerGNI}

// relationIDs lists the ids of the ratios that can be asked for.
func relationIDs() []string {
	var ids []string
	for _, per := range relations {
		ids = append(ids, per.ID())
	}
	return ids
}

// shortExposure is a shorter name of a metric.
const shortExposure = "exposure"

// fullMetric returns the id of a metric.
func fullMetric(name string) string {
	if name == shortExposure {
		return "peak_exposure"
	}
	return name
}

// figureParts takes the name of a figure apart.
func figureParts(text string) (id string, parts thresholdParts, err error) {
	words := strings.Split(text, ".")
	id, parts.state = fullMetric(words[0]), AllStates
	for i, word := range words[1:] {
		ratio := slices.Index(relationIDs(), word)
		switch {
		case parts.per != metric.PerNothing:
			return "", parts, mistaken("it comes last, as in calls_paid.NL.pct_gdp", "%s follows a ratio", diagnostic.Quote(word))
		case ratio >= 0:
			parts.per = relations[ratio]
		case i > 0:
			return "", parts, mistaken(cmp.Or(meantRatio(word), "known: "+strings.Join(relationIDs(), ", ")), "%s is no ratio", diagnostic.Quote(word))
		default:
			state, hint, ok := FindState(word)
			if !ok {
				return "", parts, mistaken(cmp.Or(meantRatio(word), hint), "%s is neither a member state nor a ratio", diagnostic.QuoteASCII(word))
			}
			parts.state = state
		}
	}
	return id, parts, nil
}

// meantRatio returns the hint that names the ratio which was probably meant,
// "" where there is none.
func meantRatio(word string) string {
	if meant := diagnostic.Suggest(word, relationIDs()); meant != "" {
		return "did you mean " + meant + "?"
	}
	return ""
}

// relation returns the unit of a figure in euro after the ratio that is asked
// for.
func (p thresholdParts) relation(unit string) string {
	if p.per != metric.PerNothing {
		return p.per.Unit()
	}
	return unit
}

func headlineIndex(id string) int {
	return slices.IndexFunc(metric.Headlines(), func(h metric.Figure) bool { return h.ID == id })
}

// headline returns a headline of a run, in relation to all states where a
// ratio is asked for.
func (p thresholdParts) headline(i int) func(*Run) decimal.Decimal {
	return func(run *Run) decimal.Decimal { return p.ofAll(run, run.Figures[i].Value) }
}

// measure returns the measure of the states with an id, in the ratio that is
// asked for.
func (p thresholdParts) measure(id string) (metric.StateMeasure, error) {
	var known []string
	for _, measure := range metric.StateMeasures() {
		if measure.ID != id {
			known = append(known, measure.ID)
			continue
		}
		switch {
		case measure.Per != metric.PerNothing && p.per != metric.PerNothing:
			return measure, mistaken("leave out the ratio after it", "%s is a ratio already", measure.ID)
		case measure.Discount != metric.Undiscounted && p.per != metric.PerNothing:
			return measure, mistaken("leave out the ratio after it", "%s is in euro only", measure.ID)
		case measure.Per != metric.PerNothing && p.state == AllStates:
			return measure, mistaken("name a state, as in "+measure.ID+".NL", "%s is of one state", measure.ID)
		case measure.Per == metric.PerNothing:
			measure.Per = p.per
		}
		return measure, nil
	}
	return metric.StateMeasure{}, p.unknown(id, known)
}

// unknown returns the error of a name that is none of a metric.
func (p thresholdParts) unknown(id string, measures []string) error {
	if headlineIndex(id) >= 0 {
		return mistaken("states.csv has the ids of measures of a state", "%s is of the whole run and of no state", id)
	}
	known := append(measures, shortExposure)
	hint := "states.csv has the ids, such as calls_paid"
	if p.state == AllStates {
		hint = "result.json and states.csv have the ids, such as calls_paid"
		for _, headline := range metric.Headlines() {
			known = append(known, headline.ID)
		}
	}
	if meant := diagnostic.Suggest(id, known); meant != "" {
		hint = "did you mean " + meant + "?"
	}
	return mistaken(hint, "there is no metric %s", diagnostic.QuoteASCII(id))
}

// value returns a measure of one state, or that of all states together.
func (p thresholdParts) value(run *Run, measure metric.StateMeasure) decimal.Decimal {
	if p.state != AllStates {
		return measure.Value(run.Result, p.state)
	}
	return p.ofAll(run, measure.OfAll(run.Result))
}

// ofAll returns an amount in relation to all states together, in per cent, or
// the amount itself.
func (p thresholdParts) ofAll(run *Run, amount decimal.Decimal) decimal.Decimal {
	return p.per.Ratio(run.Result, amount, metric.EveryState()...)
}

// A Crossing is a figure of a run that fulfils a condition.
type Crossing struct {
	Condition string
	Scenario  string
	Value     decimal.Decimal
	Unit      string
	Places    int32 // in which a value in another unit than euro is shown
}

// Crossed returns the figure of a run that fulfils the condition; false of a run
// whose figure does not.
func (t Threshold) Crossed(run *Run) (Crossing, bool) {
	value, has := t.of(run)
	if !has || !t.holds(value.Cmp(t.limit)) {
		return Crossing{}, false
	}
	return Crossing{t.text, run.Scenario.Name, value, t.unit, t.places}, true
}

// Text returns the condition as it was written, with single blanks.
func (t Threshold) Text() string { return t.text }

// Unit returns the unit of its figure and the places in which it is shown where that
// is not euro.
func (t Threshold) Unit() (unit string, places int32) { return t.unit, t.places }

// Judge returns the figure of a run, whether the run has it, and whether it fulfils
// the condition; a figure that a run does not have fulfils none.
func (t Threshold) Judge(run *Run) (value decimal.Decimal, has, holds bool) {
	value, has = t.of(run)
	return value, has, has && t.holds(value.Cmp(t.limit))
}

// holds judges a comparison: −1 is less, 0 equal, 1 greater.
func (t Threshold) holds(compared int) bool {
	switch t.operator {
	case ">":
		return compared > 0
	case ">=":
		return compared >= 0
	case "<":
		return compared < 0
	case "<=":
		return compared <= 0
	case "==":
		return compared == 0
	}
	return compared != 0
}
