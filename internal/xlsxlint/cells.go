package xlsxlint

import (
	"regexp"
	"slices"
	"strconv"
	"unicode/utf16"
)

// lastDay is the greatest serial number of a day in a spreadsheet, 31 December
// 9999; 0 stands for no day.
const lastDay = 2_958_465

// longestText is how many UTF-16 units a cell can hold.
const longestText = 32_767

var (
	decimalText = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	readsNumber = regexp.MustCompile(`^\s*[-+]?[0-9]{1,3}(,?[0-9]{3})*(\.[0-9]+)?([eE][-+]?[0-9]+)?\s*%?\s*$|^\s*[-+]?\.?[0-9]+(\.[0-9]+)?\s*%?\s*$`)
	// A control character, as such or as a spreadsheet writes it.
	control = regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f-\x{9f}\x{fffd}-\x{ffff}]|_x00[01][0-9A-Fa-f]_`)
)

// cells checks each cell of a sheet by itself.
func (l *linter) cells(s *sheet) {
	for _, c := range s.cells {
		if c.style < 0 || c.style >= len(l.book.styles) {
			l.found(Style, s.where(c), "style %d of %d", c.style, len(l.book.styles))
		} else if l.book.styles[c.style] {
			l.date(s, c)
		}
		l.content(s, c)
		if c.isFormula {
			if n := len([]rune(c.formula)); n > l.options.LongestCell {
				l.found(LongFormula, s.where(c), "%d characters", n)
			}
		}
	}
}

func (l *linter) date(s *sheet, c cell) {
	if day, err := strconv.ParseFloat(c.value, 64); err == nil && c.kind == "n" && (day < 0 || day >= lastDay+1) {
		l.found(DateRange, s.where(c), "day %s", c.value)
	}
}

// content checks a cell's type and value.
func (l *linter) content(s *sheet, c cell) {
	where := s.where(c)
	switch c.kind {
	case "n":
		if c.hasValue && !decimalText.MatchString(c.value) || c.isFormula && !c.hasValue {
			l.found(NoCachedValue, where, "the number %q", c.value)
		}
	case "b":
		if c.value != "0" && c.value != "1" {
			l.found(NoCachedValue, where, "the switch %q", c.value)
		}
	case "e":
		l.found(ErrorCell, where, "%s", c.value)
	case "str", "inlineStr", "s":
		if (c.kind == "str") != c.isFormula || c.isFormula && !c.hasValue {
			l.found(NoCachedValue, where, "type %s, formula %t, value %t", c.kind, c.isFormula, c.hasValue)
		}
		l.text(where, c)
	default:
		l.found(NoCachedValue, where, "type %q", c.kind)
	}
}

func (l *linter) text(where string, c cell) {
	if c.kind != "s" && readsNumber.MatchString(c.value) && !slices.Contains(l.options.Identifiers, c.value) {
		l.found(NumberAsText, where, "%q", c.value)
	}
	if control.MatchString(c.value) {
		l.found(Text, where, "a control character in %q", c.value)
	}
	if n := len(utf16.Encode([]rune(c.value))); n > longestText {
		l.found(Text, where, "%d characters", n)
	}
}

// neighbours checks the formulas of a sheet: each by itself and, where a row
// repeats one formula, against the ones before it.
func (l *linter) neighbours(s *sheet) {
	first, periods := l.options.FirstPeriods[s.title]
	row, pattern, columns, odd := 0, "", 0, false
	for _, c := range s.cells {
		inPeriods := periods && c.column >= first
		if c.row != row {
			row, pattern, columns, odd = c.row, "", 0, false
		}
		if !c.isFormula {
			if inPeriods && columns > 0 && !odd {
				l.found(Neighbours, s.where(c), "no formula beside formulas")
				odd = true
			}
			continue
		}
		list := l.formula(Formula, s.where(c), c.formula)
		if !inPeriods || odd {
			continue
		}
		this := relative(list, c.row, c.column)
		switch {
		case columns == 0 && c.column > first:
			l.found(Neighbours, s.where(c), "the first formula of its row, in no first period")
			odd = true
		case columns > 0 && (this != pattern || c.column != first+columns):
			l.found(Neighbours, s.where(c), "=%s is another formula than before it", c.formula)
			odd = true
		}
		pattern, columns = this, columns+1
	}
}

// merged checks that at most one of the cells merged into one has content.
func (l *linter) merged(s *sheet) {
	var m struct {
		Areas []struct {
			Ref string `xml:"ref,attr"`
		} `xml:"mergeCells>mergeCell"`
	}
	if err := l.book.besides(s, &m); err != nil {
		l.found(Merged, s.title, "%v", err)
	}
	for _, area := range m.Areas {
		from, to, ok := parseArea(area.Ref)
		if !ok {
			l.found(Merged, s.title, "%s", area.Ref)
			continue
		}
		for _, c := range s.cells {
			if data := c.isFormula || c.kind == "n" && c.hasValue; data && from.row <= c.row && c.row <= to.row && from.column <= c.column && c.column <= to.column {
				l.found(Merged, s.where(c), "data in the merged cells %s", area.Ref)
				break
			}
		}
	}
}
