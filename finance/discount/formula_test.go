package discount_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
)

// A formula reads what the spreadsheet suites have in a cell, as far as they
// go: numbers, references [.A1] and [.A1:.B2], arrays {1|2|3}, + − × / and the
// functions measured here. Its results are lists, a number being a list of one.
type formula struct {
	text  string
	cells map[string]any // what is referred to, by reference
	err   error          // the first fault
	rate  *rateCall      // the last rate of return, for its residual
}

// A rateCall is what a rate of return was computed from.
type rateCall struct {
	got   discount.RateOfReturn
	flows []decimal.Decimal
	dates []calendar.Date // nil where the flows are periodic
}

// A cell is a number, a day or nothing.
type cell struct {
	number decimal.Decimal
	date   calendar.Date
	empty  bool
}

// evaluate is the value of a formula, "=…".
func evaluate(text, references string) (decimal.Decimal, *formula) {
	f := &formula{text: strings.ReplaceAll(strings.TrimPrefix(text, "="), " ", "")}
	if references != "" {
		f.fail(json.Unmarshal([]byte(references), &f.cells))
	}
	value := f.single(f.comparison())
	if f.text != "" {
		f.fail(fmt.Errorf("left over: %q", f.text))
	}
	return value, f
}

func (f *formula) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// take drops a prefix that is there.
func (f *formula) take(prefix string) bool {
	rest, found := strings.CutPrefix(f.text, prefix)
	if found {
		f.text = rest
	}
	return found
}

// until takes the text up to a mark, and the mark.
func (f *formula) until(mark string) string {
	before, after, found := strings.Cut(f.text, mark)
	if !found {
		f.fail(fmt.Errorf("no %q in %q", mark, f.text))
	}
	f.text = after
	return before
}

func (f *formula) single(list []cell) decimal.Decimal {
	if len(list) != 1 {
		f.fail(fmt.Errorf("%d values for one", len(list)))
		return decimal.Zero
	}
	return list[0].number
}

func one(d decimal.Decimal) []cell { return []cell{{number: d}} }

// comparison is 1 or 0 for a < b, and a itself without one.
func (f *formula) comparison() []cell {
	left := f.sum()
	if !f.take("<") {
		return left
	}
	if f.single(left).LessThan(f.single(f.sum())) {
		return one(decimal.New(1, 0))
	}
	return one(decimal.Zero)
}

func (f *formula) sum() []cell {
	left := f.product()
	for f.err == nil {
		switch {
		case f.take("+"):
			left = one(f.single(left).Add(f.single(f.product())))
		case f.take("-"):
			left = one(f.single(left).Sub(f.single(f.product())))
		default:
			return left
		}
	}
	return left
}

func (f *formula) product() []cell {
	left := f.factor()
	for f.err == nil {
		switch {
		case f.take("*"):
			left = one(f.single(left).Mul(f.single(f.factor())))
		case f.take("/"):
			left = one(f.single(left).DivRound(f.single(f.factor()), 38))
		default:
			return left
		}
	}
	return left
}

func (f *formula) factor() []cell {
	switch {
	case f.take("-"):
		return one(f.single(f.factor()).Neg())
	case f.take("["):
		return f.reference(f.until("]"))
	case f.take("{"):
		return f.array(f.until("}"))
	case f.text == "":
		return []cell{{empty: true}}
	}
	end := strings.IndexFunc(f.text, func(c rune) bool { return c < 'A' || c > 'Z' })
	if end <= 0 {
		return f.literal()
	}
	name := f.text[:end]
	f.text = f.text[end:]
	if !f.take("(") {
		f.fail(fmt.Errorf("name %q", name))
	}
	return one(f.call(name, f.arguments()))
}

// literal is a number, or nothing before a separator.
func (f *formula) literal() []cell {
	end := 0
	for end < len(f.text) && (strings.ContainsRune("0123456789.E", rune(f.text[end])) ||
		f.text[end] == '-' && f.text[end-1] == 'E') {
		end++
	}
	if end == 0 {
		return []cell{{empty: true}}
	}
	d, err := decimal.NewFromString(f.text[:end])
	f.fail(err)
	f.text = f.text[end:]
	return one(d)
}

func (f *formula) arguments() [][]cell {
	var list [][]cell
	for f.err == nil && !f.take(")") {
		list = append(list, f.sum())
		f.take(";")
	}
	return list
}

func (f *formula) array(text string) []cell {
	var list []cell
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == '|' || c == ';' }) {
		list = append(list, f.cell(part))
	}
	return list
}

func (f *formula) reference(name string) []cell {
	value, ok := f.cells[name]
	if !ok {
		f.fail(fmt.Errorf("no value of %q", name))
	}
	list, ok := value.([]any)
	if !ok {
		return []cell{f.cell(value)}
	}
	cells := make([]cell, len(list))
	for i, v := range list {
		cells[i] = f.cell(v)
	}
	return cells
}

func (f *formula) cell(value any) cell {
	text, ok := value.(string)
	if !ok {
		return cell{empty: true}
	}
	if d, err := calendar.ParseDate(text); err == nil {
		return cell{date: d}
	}
	d, err := decimal.NewFromString(text)
	f.fail(err)
	return cell{number: d}
}
