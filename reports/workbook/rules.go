package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
)

// An inputRule is what may be typed into the override cells of some rows.
type inputRule struct {
	first, rows int
	line        *eq.Line
	dates       bool // of the entries of a dated input
}

func (b *book) addRule(line *eq.Line, tab string, first, rows int, dates bool) {
	b.rules[tab] = append(b.rules[tab], inputRule{first, rows, line, dates})
}

// setRules gives the override cells of an input sheet their validation.
func setRules(tab string) func(*book, *excelize.File) error {
	return func(b *book, f *excelize.File) error {
		for _, rule := range b.rules[tab] {
			v, err := rule.validation(b.run.Model)
			if err != nil {
				return err
			}
			if err := f.AddDataValidation(tab, v); err != nil {
				return err
			}
		}
		return nil
	}
}

// validation returns the rule as the workbook has it. The limits are those of
// the registry of inputs.
func (r inputRule) validation(m *eq.Model) (*excelize.DataValidation, error) {
	column := sheet.ColumnName(sheet.InputOverride)
	v := excelize.NewDataValidation(true)
	v.SetSqref(column + strconv.Itoa(r.first) + ":" + column + strconv.Itoa(r.first+r.rows-1))
	in := r.line.Input
	least, greatest := scenarios.Bounds(r.line)
	switch {
	case r.dates || in.Written == "date":
		if r.dates { // of all days that the model knows
			least, greatest = scenarios.Bounds(m.Line(finance.GuaranteesDefaultUntil))
		}
		last, err := calendar.DateFromSerial(greatest)
		if err != nil {
			return nil, err
		}
		return v, r.between(v, excelize.DataValidationTypeDate, least, greatest, 0, "A day, up to "+last.String())
	case in.Written == writtenYesNo || len(in.Choices) > 0:
		v.SetSqrefDropList(listOf(m, in))
		r.tell(v, "Choose a number"+meaning(in))
		return v, nil
	case in.Digits > 0:
		return v, r.between(v, excelize.DataValidationTypeDecimal, least, greatest, in.Digits, in.Written+", "+shown(least, in.Digits)+" to "+shown(greatest, in.Digits))
	}
	return v, r.between(v, excelize.DataValidationTypeWhole, least, greatest, 0, "A whole number, "+shown(least, 0)+" to "+shown(greatest, 0))
}

// between allows what lies between two whole numbers of 10^-digits.
func (r inputRule) between(v *excelize.DataValidation, kind excelize.DataValidationType, least, greatest int64, digits int32, hint string) error {
	low, high := string(sheet.AppendDecimal(nil, least, digits)), string(sheet.AppendDecimal(nil, greatest, digits))
	r.tell(v, hint)
	return v.SetRange(low, high, kind, excelize.DataValidationOperatorBetween)
}

func (r inputRule) tell(v *excelize.DataValidation, hint string) {
	v.SetInput("Override", hint+". Empty: as the scenario has it.")
	v.SetError(excelize.DataValidationErrorStyleStop, "Not allowed here", hint+".")
}

// shown returns a limit with commas between the thousands.
func shown(value int64, digits int32) string {
	whole, fraction, point := strings.Cut(string(sheet.AppendDecimal(nil, value, digits)), ".")
	if point {
		return grouped(whole) + "." + fraction
	}
	return grouped(whole)
}

// grouped puts commas between the thousands of a whole number.
func grouped(whole string) string {
	digits := strings.TrimPrefix(whole, "-")
	sign := whole[:len(whole)-len(digits)]
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}
