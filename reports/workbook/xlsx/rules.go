package xlsx

import (
	"fmt"
	"strings"
)

// A Validation is a rule for what may be typed into some cells.
type Validation struct {
	Cells    string // as "B6" or "F6:F80 F90"
	Kind     string // list, decimal, whole, date; "" where anything goes
	Operator string // between where it is not said
	First    string
	Second   string
}

// rule returns what a validation asks, in words that are equal for rules that
// are.
func (v Validation) rule() string {
	if v.Kind == "" || v.Kind == "none" {
		return ""
	}
	text := v.Kind
	if v.Kind != "list" && v.Kind != "custom" {
		operator := v.Operator
		if operator == "" {
			operator = "between"
		}
		text += " " + operator
	}
	text += " " + bound(v.First)
	if v.Second != "" && v.Kind != "list" {
		text += " " + bound(v.Second)
	}
	return text
}

// bound returns what a rule compares with. A number is held to the fifteen
// digits that spreadsheets show: Gnumeric writes 900719925.4 with eighteen.
func bound(text string) string {
	n, ok := ParseNumber(text)
	if !ok {
		return Normalised(text)
	}
	return n.Round(int32(spreadsheetDigits - (n.NumDigits() + int(n.Exponent())))).String()
}

// spreadsheetDigits are the significant digits that every spreadsheet keeps.
const spreadsheetDigits = 15

// validation reads a rule on the sheet.
func (r *sheetReader) validation(t Tag) error {
	rule := Validation{Cells: t.Attribute("sqref"), Kind: t.Attribute("type"), Operator: t.Attribute("operator")}
	for !t.Empty {
		inner, err := r.Next()
		switch {
		case err != nil:
			return noEnd(err)
		case inner.Closing && inner.Name == "dataValidation":
			r.sheet.Validations = append(r.sheet.Validations, rule)
			return nil
		case inner.Closing:
		case inner.Name == "formula1":
			rule.First, err = r.Text(inner)
		case inner.Name == "formula2":
			rule.Second, err = r.Text(inner)
		}
		if err != nil {
			return err
		}
	}
	r.sheet.Validations = append(r.sheet.Validations, rule)
	return nil
}

// maxChecked is how many cells with a rule are looked at on a sheet, those with
// several as often as they have one.
const maxChecked = 200_000

// Rules returns the rules of a sheet, cell by cell, each in words that are
// equal for rules that are: programs put the cells of one rule together in
// ways of their own. The error says which rule is for too many cells, or for
// none.
func (s *Sheet) Rules() (map[Place]string, error) {
	rules, left := map[Place]string{}, maxChecked
	for _, v := range s.Validations {
		words := v.rule()
		for _, area := range strings.Fields(v.Cells) {
			first, last, ok := ParseArea(area)
			if ok {
				left -= (last.Row - first.Row + 1) * (last.Column - first.Column + 1)
			}
			if !ok || left < 0 {
				return nil, fmt.Errorf("sheet %s: a rule for the cells %s", Quoted(s.Name), Quoted(area))
			}
			for row := first.Row; row <= last.Row; row++ {
				for column := first.Column; column <= last.Column; column++ {
					rules[Place{row, column}] = words
				}
			}
		}
	}
	return rules, nil
}
