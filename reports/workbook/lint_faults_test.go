package workbook

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/internal/xlsxlint"
)

// A fault is one thing to do to a file, the rule of the lint that finds it
// (none: nothing is wrong), and whether the validator finds something.
type fault struct {
	name      string
	rule      xlsxlint.Rule
	validator bool
	plant     func(*testing.T, looseParts)
}

// looseParts are the parts of a workbook by name, to be changed.
type looseParts map[string]string

func partsOf(t *testing.T, file []byte) looseParts {
	t.Helper()
	p, err := clients.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	loose := looseParts{}
	for _, name := range p.Names() {
		content, err := p.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		loose[name] = string(content)
	}
	return loose
}

func (p looseParts) clone() looseParts { return maps.Clone(p) }

func (p looseParts) file(t *testing.T) []byte {
	t.Helper()
	var parts []testkit.Part
	for _, name := range slices.Sorted(maps.Keys(p)) {
		parts = append(parts, testkit.Part{Name: name, Content: p[name]})
	}
	return testkit.Zipped(t, parts)
}

// sheetPart returns the part of a sheet: they are numbered in order.
func (p looseParts) sheetPart(t *testing.T, title string) string {
	t.Helper()
	found := regexp.MustCompile(`<sheet name="` + title + `" sheetId="([0-9]+)"`).FindStringSubmatch(p["xl/workbook.xml"])
	if found == nil {
		t.Fatalf("no sheet %s", title)
	}
	return "xl/worksheets/sheet" + found[1] + ".xml"
}

// replace replaces the first match of a pattern in a part. It fails where there
// is none: a fault that is not planted proves nothing.
func (p looseParts) replace(t *testing.T, name, pattern, by string) {
	t.Helper()
	at := regexp.MustCompile(pattern).FindStringSubmatchIndex(p[name])
	if at == nil {
		t.Fatalf("%s has no %s", name, pattern)
	}
	content := p[name]
	p[name] = content[:at[0]] + string(regexp.MustCompile(pattern).ExpandString(nil, by, content, at)) + content[at[1]:]
}

func (p looseParts) inSheet(t *testing.T, title, pattern, by string) {
	t.Helper()
	p.replace(t, p.sheetPart(t, title), pattern, by)
}

// related adds a part, its content type and what leads to it from another one,
// rIdPlanted.
func (p looseParts) related(t *testing.T, from, to, contentType, kind, content string) {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	p[to] = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + content
	p.replace(t, "[Content_Types].xml", `</Types>`, `<Override PartName="/`+to+`" ContentType="`+contentType+`"/></Types>`)
	at := strings.LastIndexByte(from, '/') + 1
	list := from[:at] + "_rels/" + from[at:] + ".rels"
	if p[list] == "" {
		p[list] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
	}
	p.replace(t, list, `</Relationships>`, `<Relationship Id="rIdPlanted" Type="`+office+kind+`" Target="/`+to+`"/></Relationships>`)
}

// Patterns of cells.
const (
	anyFormula = `<f>[^<]*</f>`
	anyCached  = `</f><v>[^<]*</v>`
)

// formulaFault returns the fault of a formula on the sheet of checks, where no
// formula has neighbours to differ from.
func formulaFault(name string, rule xlsxlint.Rule, formula string) fault {
	return fault{name, rule, false, func(t *testing.T, p looseParts) { p.inSheet(t, sheetChecks, anyFormula, "<f>"+formula+"</f>") }}
}

// cellFaults returns faults of names, formulas and cells.
func cellFaults() []fault {
	defined := func(name, target string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) {
			p.replace(t, "xl/workbook.xml", `</definedNames>`, `<definedName name="`+name+`">`+target+`</definedName></definedNames>`)
		}
	}
	in := func(sheet, pattern, by string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) { p.inSheet(t, sheet, pattern, by) }
	}
	inText := func(by string) func(*testing.T, looseParts) {
		return in(sheetSources, `(<row r="7".*?<t xml:space="preserve">)[^<]*`, "${1}"+by)
	}
	a := calcPrefix + "A"
	return []fault{
		{"a defined name there twice, in another case", xlsxlint.NameTwice, false, defined("mIO", sheetSelector+"!$$B$$6")},
		{"a defined name that is a cell's address", xlsxlint.NameForm, false, defined("AB12", sheetSelector+"!$$B$$6")},
		{"a defined name that is an address for wider sheets", xlsxlint.NameForm, false, defined("YearACT360", sheetSelector+"!$$B$$6")},
		{"a defined name with a space", xlsxlint.NameForm, false, defined("per cent", sheetSelector+"!$$B$$6")},
		{"a defined name for a sheet that is not there", xlsxlint.NameTarget, false, defined("Gone", "Nowhere!$$B$$6")},
		{"a defined name for a lost reference", xlsxlint.NameTarget, false, defined("Lost", "#REF!")},
		{"a list of choices inside the rule", xlsxlint.Validation, false, in(sheetSelector, `<formula1>[^<]*</formula1>`, `<formula1>"base,other"</formula1>`)},
		{"a list of choices of more than 255 characters", xlsxlint.Validation, false, in(sheetSelector, `<formula1>[^<]*</formula1>`, `<formula1>"`+strings.Repeat("a,", 150)+`"</formula1>`)},
		{"a rule that names no list", xlsxlint.Validation, false, in(sheetSelector, `<formula1>[^<]*</formula1>`, `<formula1>NoSuchNames</formula1>`)},
		formulaFault("a formula with a parenthesis too few", xlsxlint.Formula, "MAX(1,2"),
		formulaFault("a formula with a parenthesis too many", xlsxlint.Formula, "MAX(1,2))"),
		formulaFault("a formula with an operator at its end", xlsxlint.Formula, "1+"),
		formulaFault("a formula of nothing", xlsxlint.Formula, ""),
		formulaFault("a formula with a text without an end", xlsxlint.Formula, `IF(1=1,"a,0)`),
		formulaFault("a formula with a lost reference", xlsxlint.Formula, "1+#REF!"),
		formulaFault("a formula with a sheet that is not there", xlsxlint.Formula, "1+Nowhere!B6"),
		formulaFault("a formula with a name that is not there", xlsxlint.Formula, "1+NoSuchName"),
		formulaFault("a formula with an array", xlsxlint.Formula, "SUM({1,2})"),
		formulaFault("a function that not every client knows", xlsxlint.Function, "XLOOKUP(1,A1:A2,B1:B2)"),
		formulaFault("a volatile function", xlsxlint.Function, "NOW()"),
		formulaFault("a formula that reads another workbook", xlsxlint.External, "'[1]Sheet'!B6"),
		formulaFault("a formula of 121 characters", xlsxlint.LongFormula, "1"+strings.Repeat("+1", 60)),
		formulaFault("a formula of 119 characters", "", "1"+strings.Repeat("+1", 59)),
		{"a formula that differs from its neighbours", xlsxlint.Neighbours, false, in(a, `(<c r="J7"[^>]*>)<f[^>]*/>`, "${1}<f>I8</f>")},
		{"a number typed over a formula", xlsxlint.Neighbours, false, in(a, `(<c r="J7"[^>]*>)<f[^>]*/>`, "${1}")},
		{"a row of formulas that begins late", xlsxlint.Neighbours, false, in(a, `(<c r="H7"[^>]*>)<f([^>]*>)[^<]*</f>(<v>[^<]*</v></c><c r="I7"[^>]*>)<f[^>]*/>`, "${1}${3}<f${2}I8</f>")},
		{"a shared formula that reads another sheet", xlsxlint.Shared, false, in(a, `(<f t="shared" ref="[^>]*>)[^<]*`, "${1}Calc_B!H7")},
		{"a formula without a cached value", xlsxlint.NoCachedValue, false, in(sheetChecks, anyCached, "</f>")},
		{"a formula whose cached text has no type", xlsxlint.NoCachedValue, false, in(sheetChecks, ` t="str"><f>`, "><f>")},
		{"a formula with a cached text that is not marked", xlsxlint.NoCachedValue, false, in(sheetChecks, `(<c r="C6"[^>]*><f>[^<]*</f><v>)[^<]*`, "${1}passed")},
		{"an error as a cached value", xlsxlint.ErrorCell, false, in(sheetChecks, `(<c r="C6" s="[0-9]*")(><f>[^<]*</f><v>)[^<]*`, `${1} t="e"${2}#DIV/0!`)},
		{"a number stored as text", xlsxlint.NumberAsText, false, inText("90000000000.01")},
		{"a number with separators stored as text", xlsxlint.NumberAsText, false, inText("90,000,000")},
		{"a percentage stored as text", xlsxlint.NumberAsText, false, inText("2.5%")},
		{"a date after the year 9999", xlsxlint.DateRange, false, in(sheetTimeline, `(<c r="G8"[^>]*><v>)[^<]*`, "${1}2958466")},
		{"a date before the year 1900", xlsxlint.DateRange, false, in(sheetTimeline, `(<c r="G8"[^>]*><v>)[^<]*`, "${1}-1")},
		{"a control character as spreadsheets write it", xlsxlint.Text, false, inText("_x0007_")},
		{"cells out of order", xlsxlint.CellOrder, false, in(sheetChecks, `(<c r="A6".*?</c>)(<c r="B6".*?</c>)`, "$2$1")},
		{"a cell there twice", xlsxlint.CellOrder, false, in(sheetChecks, `(<c r="A6".*?</c>)`, "$1$1")},
		{"a cell in another row", xlsxlint.CellOrder, false, in(sheetChecks, `<c r="A6"`, `<c r="A900"`)},
		{"a row there twice", xlsxlint.CellOrder, false, in(sheetChecks, `(<row r="6".*?</row>)`, `$1<row r="6"></row>`)},
		{"a style that is not there", xlsxlint.Style, true, in(sheetChecks, `<c r="A6" s="[0-9]*"`, `<c r="A6" s="9999"`)},
		{"merged cells over data", xlsxlint.Merged, false, in(sheetChecks, `(<sheetProtection[^>]*/?>(?:</sheetProtection>)?)`, `$1<mergeCells count="1"><mergeCell ref="B6:C6"/></mergeCells>`)},
	}
}
