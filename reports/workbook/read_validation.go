package workbook

import (
	"fmt"
	"strings"
)

// A fileValidation is a rule for what may be typed into some cells.
type fileValidation struct {
	cells    string // as "B6" or "F6:F80 F90"
	kind     string // list, decimal, whole, date; "" where anything goes
	operator string // between where it is not said
	first    string
	second   string
}

// rule is what a validation asks, in words that are equal for rules that are.
func (v fileValidation) rule() string {
	if v.kind == "" || v.kind == "none" {
		return ""
	}
	text := v.kind
	if v.kind != "list" && v.kind != "custom" {
		operator := v.operator
		if operator == "" {
			operator = "between"
		}
		text += " " + operator
	}
	text += " " + normalised(v.first)
	if v.second != "" && v.kind != "list" {
		text += " " + normalised(v.second)
	}
	return text
}

// validation reads a rule on the sheet.
func (r *sheetReader) validation(t tag) error {
	rule := fileValidation{cells: t.attribute("sqref"), kind: t.attribute("type"), operator: t.attribute("operator")}
	for !t.empty {
		inner, err := r.next()
		switch {
		case err != nil:
			return noEnd(err)
		case inner.closing && inner.name == "dataValidation":
			r.sheet.checked = append(r.sheet.checked, rule)
			return nil
		case inner.closing:
		case inner.name == "formula1":
			rule.first, err = r.text(inner)
		case inner.name == "formula2":
			rule.second, err = r.text(inner)
		}
		if err != nil {
			return err
		}
	}
	r.sheet.checked = append(r.sheet.checked, rule)
	return nil
}

// maxChecked is how many cells with a rule are looked at on a sheet.
const maxChecked = 200_000

// rules are the rules of a sheet, cell by cell: programs put the cells of one
// rule together in ways of their own.
func (s *fileSheet) rules() (map[place]string, error) {
	rules := map[place]string{}
	for _, v := range s.checked {
		for _, area := range strings.Fields(v.cells) {
			first, last, ok := parseArea(area)
			if !ok || len(rules)+(last.row-first.row+1)*(last.column-first.column+1) > maxChecked {
				return nil, fmt.Errorf("sheet %s: a rule for the cells %s", shortName(s.name), shortName(area))
			}
			for row := first.row; row <= last.row; row++ {
				for column := first.column; column <= last.column; column++ {
					rules[place{row, column}] = v.rule()
				}
			}
		}
	}
	return rules, nil
}

// parseArea reads "B6" or "F6:F80".
func parseArea(text string) (first, last place, ok bool) {
	from, to, isRange := strings.Cut(strings.ReplaceAll(text, "$", ""), ":")
	if !isRange {
		to = from
	}
	first, firstOK := parsePlace(from)
	last, lastOK := parsePlace(to)
	return first, last, firstOK && lastOK && first.row <= last.row && first.column <= last.column
}
