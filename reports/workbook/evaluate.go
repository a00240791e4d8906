package workbook

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
)

// An evaluator computes the few formulas whose values follow from what a reader
// has changed and not from the engine: live inputs, the count of overrides,
// control totals and the checks. It takes formulas as this program writes them,
// inputs from the file and figures of the model from the engine, and it is
// exact. What it does not know it leaves to the values given.
type evaluator struct {
	typed  *File // inputs
	want   *File // formulas
	values *File // the engine's values
	known  map[string]result
	busy   map[string]bool
}

// A result is a value or a range of values; switches are the numbers 0 and 1.
type result struct {
	cells []fileCell // of a range; one of a value
	wide  bool
}

func newEvaluator(typed, want, values *File) *evaluator {
	return &evaluator{typed, want, values, map[string]result{}, map[string]bool{}}
}

// expected is what a cell with a formula should show; otherwise is returned
// where the engine alone knows.
func (e *evaluator) expected(sheet string, at place, otherwise fileCell) fileCell {
	if !computes(sheet, at) {
		return otherwise
	}
	value, err := e.cell(sheet, at)
	if err != nil {
		return otherwise
	}
	return value
}

// computes says whether a cell's value is computed here: of the sheets that
// show the model's own lines only the master check in their head.
func computes(sheet string, at place) bool {
	model := sheet == sheetTimeline || sheet == sheetOutStates || sheet == sheetOutYears || strings.HasPrefix(sheet, calcPrefix)
	return !model || at.row < headRow
}

var (
	errUnknown  = errors.New("a formula of another kind")
	errCircular = errors.New("a formula that refers to itself")
)

// cell is the value of one cell.
func (e *evaluator) cell(sheet string, at place) (fileCell, error) {
	formula := e.want.cell(sheet, at).formula
	switch {
	case formula == "":
		return e.typed.cell(sheet, at), nil
	case !computes(sheet, at):
		return e.values.cell(sheet, at), nil
	}
	address := sheet + "!" + at.String()
	if value, ok := e.known[address]; ok {
		return value.cells[0], nil
	}
	if e.busy[address] {
		return fileCell{}, errCircular
	}
	e.busy[address] = true
	defer delete(e.busy, address)
	f := formulaReader{evaluator: e, sheet: sheet, rest: pieces(normalisedSheets(formula))}
	value, err := f.comparison()
	if err != nil || len(f.rest) > 0 || value.wide {
		return fileCell{}, errors.Join(err, errUnknown)
	}
	if value.cells[0].kind == holdsNothing {
		value.cells[0] = numberCell(decimal.Zero) // as a reference to an empty cell is
	}
	e.known[address] = value
	return value.cells[0], nil
}

// normalisedSheets is a formula without blanks; names of sheets keep their
// letters.
func normalisedSheets(formula string) string { return strings.ReplaceAll(formula, " ", "") }

func numberCell(n decimal.Decimal) fileCell { return fileCell{kind: holdsNumber, value: n.String()} }

func one(cell fileCell) result { return result{cells: []fileCell{cell}} }

func switchResult(on bool) result {
	if on {
		return one(numberCell(decimal.New(1, 0)))
	}
	return one(numberCell(decimal.Zero))
}

// A formulaReader reads and computes one formula, left to right.
type formulaReader struct {
	*evaluator
	sheet string
	rest  []piece
}

// peek is the next piece, "" at the end.
func (f *formulaReader) peek() string {
	if len(f.rest) == 0 {
		return ""
	}
	return f.rest[0].text
}

// take passes over the next piece if it is the one given.
func (f *formulaReader) take(text string) bool {
	if f.peek() != text {
		return false
	}
	f.rest = f.rest[1:]
	return true
}

func (f *formulaReader) comparison() (result, error) {
	left, err := f.sum()
	operator := f.peek()
	if err != nil || operator != "=" && operator != "<" && operator != ">" {
		return left, err
	}
	f.take(operator)
	if second := f.peek(); operator != "=" && (second == "=" || operator == "<" && second == ">") {
		operator += second
		f.take(second)
	}
	right, err := f.sum()
	if err != nil || left.wide || right.wide {
		return result{}, errors.Join(err, errUnknown)
	}
	a, b := left.cells[0], right.cells[0]
	if a.kind == holdsText || b.kind == holdsText {
		equal := a.kind == b.kind && strings.EqualFold(a.value, b.value)
		if operator == "<>" {
			return switchResult(!equal), nil
		}
		if operator != "=" {
			return result{}, errUnknown
		}
		return switchResult(equal), nil
	}
	x, errX := left.number()
	y, errY := right.number()
	order := x.Cmp(y)
	holds := map[string]bool{"=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}
	return switchResult(holds[operator]), errors.Join(errX, errY)
}

func (f *formulaReader) sum() (result, error) {
	total, err := f.product()
	for err == nil && (f.peek() == "+" || f.peek() == "-") {
		minus := f.take("-") || !f.take("+")
		var next result
		if next, err = f.product(); err == nil {
			total, err = combined(total, next, func(a, b decimal.Decimal) decimal.Decimal {
				if minus {
					return a.Sub(b)
				}
				return a.Add(b)
			})
		}
	}
	return total, err
}

func (f *formulaReader) product() (result, error) {
	total, err := f.primary()
	for err == nil && (f.peek() == "*" || f.peek() == "/") {
		divides := f.take("/") || !f.take("*")
		var next result
		if next, err = f.primary(); err != nil {
			break
		}
		if divisor, _ := next.number(); divides && divisor.IsZero() {
			return result{}, errUnknown
		}
		total, err = combined(total, next, func(a, b decimal.Decimal) decimal.Decimal {
			if divides {
				return a.DivRound(b, quotientPlaces)
			}
			return a.Mul(b)
		})
	}
	return total, err
}

// quotientPlaces is far more than cached values are compared to.
const quotientPlaces = 34

func combined(a, b result, with func(a, b decimal.Decimal) decimal.Decimal) (result, error) {
	x, errX := a.number()
	y, errY := b.number()
	return one(numberCell(with(x, y))), errors.Join(errX, errY)
}

// number is a single value as a number; an empty cell is 0.
func (r result) number() (decimal.Decimal, error) {
	if r.wide {
		return decimal.Decimal{}, errUnknown
	}
	switch cell := r.cells[0]; cell.kind {
	case holdsNothing:
		return decimal.Zero, nil
	case holdsNumber:
		if n, ok := parseNumber(cell.value); ok {
			return n, nil
		}
	}
	return decimal.Decimal{}, errUnknown
}

// primary is a number, a text, a reference, a name, a function or a formula in
// parentheses.
func (f *formulaReader) primary() (result, error) {
	if len(f.rest) == 0 {
		return result{}, errUnknown
	}
	p := f.rest[0]
	f.rest = f.rest[1:]
	switch {
	case p.text == "(":
		inner, err := f.comparison()
		if err == nil && !f.take(")") {
			err = errUnknown
		}
		return inner, err
	case p.text == "-":
		inner, err := f.primary()
		if err != nil {
			return result{}, err
		}
		n, err := inner.number()
		return one(numberCell(n.Neg())), err
	case strings.HasPrefix(p.text, `"`):
		return one(fileCell{kind: holdsText, value: strings.ReplaceAll(strings.Trim(p.text, `"`), `""`, `"`)}), nil
	case isNumberText(p.text):
		return one(fileCell{kind: holdsNumber, value: p.text}), nil
	case f.take("("):
		return f.call(p.text)
	case f.take("!"):
		if len(f.rest) == 0 {
			return result{}, errUnknown
		}
		first := f.rest[0].text
		f.rest = f.rest[1:]
		return f.area(strings.Trim(p.text, "'$"), first)
	}
	if sheet, target, ok := strings.Cut(f.want.names[p.text], "!"); ok {
		first, last, isRange := strings.Cut(target, ":")
		if isRange {
			return f.between(sheet, first, last)
		}
		return f.between(sheet, first, first)
	}
	return f.area(f.sheet, p.text)
}

// area is a reference that begins with a cell, to that or to a range.
func (f *formulaReader) area(sheet, first string) (result, error) {
	last := first
	if f.take(":") {
		if len(f.rest) == 0 {
			return result{}, errUnknown
		}
		last, f.rest = f.rest[0].text, f.rest[1:]
	}
	return f.between(sheet, first, last)
}

func (f *formulaReader) between(sheet, from, to string) (result, error) {
	first, last, ok := parseArea(from + ":" + to)
	if !ok || f.want.sheet(sheet) == nil {
		return result{}, errUnknown
	}
	area := result{wide: from != to}
	for row := first.row; row <= last.row; row++ {
		for column := first.column; column <= last.column; column++ {
			cell, err := f.cell(sheet, place{row, column})
			if err != nil {
				return result{}, err
			}
			area.cells = append(area.cells, cell)
		}
	}
	return area, nil
}
