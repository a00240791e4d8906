package xlsxlint

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

const (
	longestSheetName = 31
	longestName      = 255
	reserved         = "_xlnm." // names that spreadsheets keep for themselves
)

func (l *linter) sheetNames() {
	seen := map[string]bool{}
	for _, s := range l.book.sheets {
		folded := strings.ToLower(s.title)
		switch {
		case len(utf16.Encode([]rune(s.title))) > longestSheetName:
			l.found(SheetName, s.title, "longer than %d characters", longestSheetName)
		case s.title == "" || strings.ContainsAny(s.title, `[]:*?/\`) || strings.HasPrefix(s.title, "'") || strings.HasSuffix(s.title, "'"):
			l.found(SheetName, s.title, "characters that a sheet's name must not have")
		case folded == "history":
			l.found(SheetName, s.title, "a name that Excel keeps for itself")
		case seen[folded]:
			l.found(SheetName, s.title, "there twice")
		}
		seen[folded] = true
		if s.state != "" && s.state != "visible" {
			l.found(HiddenSheet, s.title, "%s", s.state)
		}
	}
}

var (
	allowedName = regexp.MustCompile(`^[\pL_\\][\pL\pN_.\\?]*$`)
	// Letters and digits read like a cell to programs whose sheets are wider
	// than Excel's; R and C, with numbers or not, are addresses of the other kind.
	likeCell = regexp.MustCompile(`(?i)^([A-Z]+[0-9]+|R[0-9]*|C[0-9]*|R[0-9]*C[0-9]*|TRUE|FALSE)$`)
)

func (l *linter) definedNames() {
	seen := map[string]bool{}
	for _, d := range l.book.defined {
		key := d.Scope + "\x00" + strings.ToLower(d.Name)
		if seen[key] {
			l.found(NameTwice, d.Name, "there twice")
		}
		seen[key] = true
		if strings.HasPrefix(d.Name, reserved) {
			continue
		}
		switch {
		case likeCell.MatchString(d.Name):
			l.found(NameForm, d.Name, "reads like a cell")
		case !allowedName.MatchString(d.Name) || len(d.Name) > longestName:
			l.found(NameForm, d.Name, "not a name that is allowed")
		}
		l.formula(NameTarget, d.Name, d.Target)
	}
}

// validations checks that validations take their lists from names and have
// formulas that can be read.
func (l *linter) validations(s *sheet) {
	var v struct {
		List []struct {
			Type  string `xml:"type,attr"`
			Cells string `xml:"sqref,attr"`
			One   string `xml:"formula1"`
			Two   string `xml:"formula2"`
		} `xml:"dataValidations>dataValidation"`
	}
	if err := l.book.besides(s, &v); err != nil {
		l.found(Validation, s.title, "%v", err)
	}
	for _, one := range v.List {
		where := s.title + "!" + one.Cells
		if one.Type == "list" && strings.HasPrefix(strings.TrimSpace(one.One), `"`) {
			l.found(Validation, where, "the list stands in the rule, %d characters", len(one.One))
			continue
		}
		for _, formula := range []string{one.One, one.Two} {
			if formula != "" {
				l.formula(Validation, where, formula)
			}
		}
	}
}
