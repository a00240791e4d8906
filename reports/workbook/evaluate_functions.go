package workbook

import (
	"errors"

	"github.com/shopspring/decimal"
)

// call computes a function after its opening parenthesis. Functions for whole
// ranges apply to each of their numbers.
func (f *formulaReader) call(name string) (result, error) {
	if name == "IF" {
		return f.choose()
	}
	arguments, err := f.arguments()
	if err != nil {
		return result{}, err
	}
	switch name {
	case "SUM", "SUMPRODUCT", "MAX", "MIN", "COUNTA":
		return aggregated(name, arguments)
	case "ABS":
		return absolute(arguments)
	case "ROUND":
		return rounded(arguments)
	case "ISNUMBER":
		return switchResult(len(arguments) == 1 && !arguments[0].wide && arguments[0].cells[0].kind == holdsNumber), nil
	case "INDEX":
		return indexed(arguments)
	case "MATCH":
		return matched(arguments)
	case "AND", "OR":
		return joined(name, arguments)
	case "CHOOSE":
		if len(arguments) < 2 {
			return result{}, errUnknown
		}
		number, err := arguments[0].number()
		for i, choice := range arguments[1:] {
			if err == nil && number.Equal(decimal.New(int64(i+1), 0)) {
				return choice, nil
			}
		}
	}
	return result{}, errUnknown
}

func (f *formulaReader) arguments() ([]result, error) {
	var list []result
	for {
		argument, err := f.comparison()
		if err != nil {
			return nil, err
		}
		list = append(list, argument)
		switch {
		case f.take(")"):
			return list, nil
		case !f.take(","):
			return nil, errUnknown
		}
	}
}

// choose is IF with its three arguments.
func (f *formulaReader) choose() (result, error) {
	arguments, err := f.arguments()
	if err != nil || len(arguments) != 3 {
		return result{}, errors.Join(err, errUnknown)
	}
	condition, err := arguments[0].number()
	if condition.IsZero() {
		return arguments[2], err
	}
	return arguments[1], err
}

// joined is AND or OR of single values.
func joined(name string, arguments []result) (result, error) {
	holds := name == "AND"
	for _, argument := range arguments {
		n, err := argument.number()
		if err != nil {
			return result{}, err
		}
		if n.IsZero() == (name == "AND") {
			holds = name == "OR"
		}
	}
	return switchResult(holds), nil
}

// aggregated puts the numbers of all arguments together; cells that are empty
// or hold text do not count, as in a spreadsheet.
func aggregated(name string, arguments []result) (result, error) {
	if name == "SUMPRODUCT" && len(arguments) != 1 {
		return result{}, errUnknown
	}
	total, filled, first := decimal.Zero, int64(0), true
	for _, argument := range arguments {
		for _, cell := range argument.cells {
			if cell.kind != holdsNothing {
				filled++
			}
			if cell.kind == holdsError {
				return result{}, errUnknown
			}
			n, ok := parseNumber(cell.value)
			if cell.kind != holdsNumber || !ok {
				continue
			}
			switch {
			case name != "MAX" && name != "MIN":
				total = total.Add(n)
			case first || name == "MAX" && n.GreaterThan(total) || name == "MIN" && n.LessThan(total):
				total = n
			}
			first = false
		}
	}
	if name == "COUNTA" {
		total = decimal.New(filled, 0)
	}
	return one(numberCell(total)), nil
}

func absolute(arguments []result) (result, error) {
	if len(arguments) != 1 {
		return result{}, errUnknown
	}
	out := result{wide: arguments[0].wide}
	for _, cell := range arguments[0].cells {
		n, err := one(cell).number()
		if err != nil {
			return result{}, err
		}
		out.cells = append(out.cells, numberCell(n.Abs()))
	}
	return out, nil
}

// rounded is ROUND: half away from zero, as decimals are rounded.
func rounded(arguments []result) (result, error) {
	if len(arguments) != 2 {
		return result{}, errUnknown
	}
	n, errN := arguments[0].number()
	places, errP := arguments[1].number()
	for _, known := range []int32{0, 1, 2} {
		if places.Equal(decimal.New(int64(known), 0)) {
			return one(numberCell(n.Round(known))), errors.Join(errN, errP)
		}
	}
	return result{}, errUnknown
}

// indexed is INDEX of a row of cells, (cells, 1, number), or of a column,
// (cells, number, 1).
func indexed(arguments []result) (result, error) {
	if len(arguments) != 3 {
		return result{}, errUnknown
	}
	row, errRow := arguments[1].number()
	number, err := arguments[2].number()
	if err := errors.Join(errRow, err); err != nil {
		return result{}, err
	}
	if number.Equal(decimal.New(1, 0)) {
		number = row
	} else if !row.Equal(decimal.New(1, 0)) {
		return result{}, errUnknown
	}
	for i, cell := range arguments[0].cells {
		if number.Equal(decimal.New(int64(i+1), 0)) {
			return one(cell), nil
		}
	}
	return result{}, errUnknown
}

// matched is MATCH(text or number, list, 0).
func matched(arguments []result) (result, error) {
	if len(arguments) != 3 || arguments[0].wide {
		return result{}, errUnknown
	}
	for i, cell := range arguments[1].cells {
		if cell.kind == holdsText && cell.value == arguments[0].cells[0].value || sameNumber(cell, arguments[0].cells[0]) {
			return one(numberCell(decimal.New(int64(i+1), 0))), nil
		}
	}
	return result{}, errUnknown
}

func sameNumber(a, b fileCell) bool {
	x, xOK := parseNumber(a.value)
	y, yOK := parseNumber(b.value)
	return a.kind == holdsNumber && b.kind == holdsNumber && xOK && yOK && x.Equal(y)
}
