package xlsxlint

import (
	"fmt"
	"slices"
	"strings"
)

// A Finding is one fault of a workbook.
type Finding struct {
	Rule  Rule
	Where string // a cell, a name, a part
	What  string
}

// String returns the finding as one line.
func (f Finding) String() string { return fmt.Sprintf("%s: %s: %s", f.Rule, f.Where, f.What) }

// A Rule says what kind of fault a finding is.
type Rule string

// The rules.
const (
	SheetName     Rule = "sheet name"     // too long, not allowed, twice
	HiddenSheet   Rule = "hidden sheet"   // not shown in the tabs
	NameTwice     Rule = "name twice"     // two defined names that differ in case at most
	NameForm      Rule = "name form"      // a defined name that reads like a cell, or is not allowed
	NameTarget    Rule = "name target"    // a defined name for what is not there
	Validation    Rule = "validation"     // a list of choices inside the rule, or a broken formula
	Formula       Rule = "formula"        // cannot be read, or reads what is not there
	Function      Rule = "function"       // not one that every client knows
	LongFormula   Rule = "long formula"   // too long to take in
	Shared        Rule = "shared formula" // reads another sheet
	Neighbours    Rule = "neighbours"     // another formula than in the periods beside it
	NoCachedValue Rule = "cached value"   // none, or not of its type
	ErrorCell     Rule = "error cell"     // an error as a value
	NumberAsText  Rule = "number as text" // a text that is a number
	DateRange     Rule = "date"           // outside 1900 to 9999
	Text          Rule = "text"           // control characters, too long
	CellOrder     Rule = "cell order"     // rows or cells out of order, or twice
	Style         Rule = "style"          // an index beyond the list
	Merged        Rule = "merged cells"   // over data
	Table         Rule = "table"          // headers that differ from the cells, or are there twice
	Chart         Rule = "chart"          // shows what is not there
	AltText       Rule = "alternative text"
	Part          Rule = "part" // without content type, or nothing leads to it
	Target        Rule = "relationship target"
	External      Rule = "external link"
	Macro         Rule = "macro"
	CalcChain     Rule = "calculation chain" // left over from another program
)

// Options say what a workbook promises beyond the file format.
type Options struct {
	Functions    []string       // the only ones in formulas
	LongestCell  int            // characters of a formula
	Identifiers  []string       // texts that may read as numbers, such as a run id of digits and one e
	FirstPeriods map[string]int // by sheet: the first column of those whose formulas are one a row
}

// Lint lists what is wrong with a workbook, in the order of its parts. It
// returns an error if the workbook cannot be read at all.
func Lint(workbook []byte, options Options) ([]Finding, error) {
	b, err := read(workbook)
	if err != nil {
		return nil, err
	}
	l := &linter{book: b, options: options, findings: b.unreadable}
	l.sheetNames()
	l.definedNames()
	for _, s := range b.sheets {
		l.cells(s)
		l.neighbours(s)
		l.validations(s)
		l.merged(s)
	}
	l.parts()
	l.relationships()
	l.tables()
	l.drawings()
	return l.findings, nil
}

// A linter collects findings.
type linter struct {
	book     *book
	options  Options
	findings []Finding
}

func (l *linter) found(rule Rule, where, format string, args ...any) {
	l.findings = append(l.findings, Finding{rule, where, fmt.Sprintf(format, args...)})
}

func (l *linter) known(function string) bool { return slices.Contains(l.options.Functions, function) }

// sheet returns the sheet with a title, ignoring upper and lower case as
// formulas do.
func (b *book) sheet(title string) *sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(s.title, title) {
			return s
		}
	}
	return nil
}
