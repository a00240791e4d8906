package xlsx

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

// Every way to write a cell is read; no digit is changed.
func TestReadCells(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>27.182800000000001</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a &lt;b&gt; &#8364;</t></is></c>` +
		`<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1" s="3"/><c r="G1" t="str"><f>"x"&amp;A1</f><v>x27</v></c></row>` +
		`<!-- a comment with <c r="A2"> --><?hint x?><row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B1+$B$1+ROUND(A$1,2)&amp;"A1"</f><v>1.05E+11</v></c></row>` +
		`<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row>`
	f, err := Read(t.Context(), testkit.Zipped(t, testkit.TinyParts(rows)))
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]Cell{
		"A1": {"", HoldsNumber, "27.182800000000001"},
		"B1": {"", HoldsText, "second"},
		"C1": {"", HoldsText, "a <b> €"},
		"D1": {"", HoldsSwitch, "1"},
		"E1": {"", HoldsError, "#DIV/0!"},
		"F1": {},
		"G1": {`"x"&A1`, HoldsText, "x27"},
		"A2": {`B1+$B$1+ROUND(A$1,2)&"A1"`, HoldsNumber, "1.05E+11"},
		"A3": {`B2+$B$1+ROUND(A$1,2)&"A1"`, HoldsNumber, "2"},
	} {
		at, _ := ParsePlace(address)
		if got := f.Cell("One", at); got != want {
			t.Errorf("%s: %+v, want %+v", address, got, want)
		}
	}
	if f.Names["Here"] != "One!$A$1" {
		t.Error(f.Names)
	}
}

// What the format allows and few programs write is read as well.
func TestReadWhatTheFormatAllows(t *testing.T) {
	parts := testkit.TinyParts(`<x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>a<![CDATA[<b> & ]]>c</x:v></x:c><x:c r="E1"><x:v> 2 </x:v></x:c><x:c><x:v>+.5</x:v></x:c></x:row>` +
		`<x:row r="5"><x:c t="d"><x:v>2026-03-17</x:v></x:c><x:c t="d"><x:v>2026-03-17T18:00:00</x:v></x:c><x:c t="b"><x:v>true</x:v></x:c>` +
		`<x:c t="inlineStr"><x:is><x:t>one<!-- no --> two&#10;</x:t></x:is></x:c></x:row>` +
		`<x:row><x:c><x:f><![CDATA[IF(A1<2,"a&b",1)]]></x:f><x:v>NaN</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>a` + "\r\n" + `b</x:v></x:c></x:row>`)
	parts[1].Content = `<Relationships><Relationship Id="r1" Target="/xl/Worksheets/Sheet1.xml"/><Relationship Id="r2" Type="http://x/sharedStrings" Target="texts.xml"/></Relationships>`
	parts[2] = testkit.Part{Name: "xl/texts.xml", Content: `<sst><si><t xml:space="preserve"><![CDATA[ a<b ]]></t></si></sst>`}
	f, err := Read(t.Context(), testkit.Zipped(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]Cell{
		"A1": {"", HoldsNumber, "1"},
		"B1": {"", HoldsText, "a<b> & c"},
		"E1": {"", HoldsNumber, "2"},
		"F1": {"", HoldsNumber, "+.5"},
		"A5": {"", HoldsNumber, "46098"},
		"B5": {"", HoldsNumber, "46098.75"},
		"C5": {"", HoldsSwitch, "1"},
		"D5": {"", HoldsText, "one two\n"},
		"A6": {`IF(A1<2,"a&b",1)`, HoldsError, "NaN"},
		"B6": {"", HoldsText, " a<b "},
		"C6": {"", HoldsText, "a\nb"},
	} {
		at, _ := ParsePlace(address)
		if got := f.Cell("One", at); got != want {
			t.Errorf("%s: %+v, want %+v", address, got, want)
		}
	}
	for text, want := range map[string]string{"+.5": "0.5", "5.": "5", "-1.5E+2": "-150"} {
		if got, ok := ParseNumber(text); !ok || got.String() != want {
			t.Errorf("%s is read as %s", text, got)
		}
	}
}

// What a spreadsheet does not need is refused, whatever it is.
func TestReadRefuses(t *testing.T) {
	replace := func(name, content string) []testkit.Part {
		list := testkit.TinyParts("")
		i := slices.IndexFunc(list, func(p testkit.Part) bool { return p.Name == name })
		list[i].Content = content
		return list
	}
	sheet := "xl/worksheets/sheet1.xml"
	row := func(cell string) []testkit.Part { return testkit.TinyParts(`<row r="1">` + cell + `</row>`) }
	many := make([]testkit.Part, maxParts+1)
	for i := range many {
		many[i].Name = strconv.Itoa(i)
	}
	for name, c := range map[string]struct {
		parts []testkit.Part
		says  string
	}{
		"a part twice":       {append(testkit.TinyParts(""), testkit.Part{Name: partWorkbook, Content: ""}), "twice"},
		"by case only":       {append(testkit.TinyParts(""), testkit.Part{Name: "XL/workbook.xml", Content: ""}), "twice"},
		"no workbook":        {testkit.TinyParts("")[1:], "no part"},
		"a part that is not": {replace(partRelations, `<Relationships><Relationship Id="r1" Target="../../../etc/passwd"/></Relationships>`), "no part"},
		"an external sheet":  {replace(partRelations, `<Relationships><Relationship Id="r1" Target="sheet1.xml" TargetMode="External"/></Relationships>`), "no part of its own"},
		"a document type":    {replace(sheet, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>`), "document type"},
		"an entity":          {row(`<c r="A1" t="str"><v>&a;</v></c>`), "an entity"},
		"no end":             {replace(sheet, `<worksheet><sheetData>`), "has no end"},
		"wrong end":          {replace(sheet, `<worksheet></sheetData>`), "ends nothing"},
		"a cut tag":          {replace(sheet, `<worksheet><row r="1"`), "without an end"},
		"too deep":           {replace(sheet, strings.Repeat("<a>", maxDepth+1)), "deeper"},
		"a cell twice":       {row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`), "twice"},
		"no address":         {row(`<c r="1A"><v>1</v></c>`), "the address"},
		"beyond the sheet":   {row(`<c r="XFE1"><v>1</v></c>`), "the address"},
		"a false number":     {row(`<c r="A1"><v>1,5</v></c>`), "a number cell"},
		"a huge exponent":    {row(`<c r="A1"><v>1e999</v></c>`), "a number cell"},
		"no place before it": {testkit.TinyParts(`<c><v>1</v></c>`), "the address"},
		"a false date":       {row(`<c r="A1" t="d"><v>17.3.2026</v></c>`), "a date cell"},
		"CDATA without end":  {row(`<c r="A1" t="str"><v><![CDATA[x</v></c>`), "without an end"},
		"no shared text":     {row(`<c r="A1" t="s"><v>7</v></c>`), "no shared text"},
		"no shared formula":  {row(`<c r="A1"><f t="shared" si="4"/><v>7</v></c>`), "no shared formula"},
		"not UTF-8":          {row("<c r=\"A1\" t=\"str\"><v>\xff</v></c>"), "not UTF-8"},
		"a bomb":             {append(testkit.TinyParts(""), testkit.Part{Name: "xl/bomb.bin", Content: strings.Repeat("0", 32<<20)}), "times its size"},
		"many parts":         {many, "parts"},
	} {
		_, err := Read(t.Context(), testkit.Zipped(t, c.parts))
		var fault *Error
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.says) || fault.TooLarge != (c.says == "times its size" || c.says == "parts") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", "PK", "no archive at all", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"} {
		if _, err := Read(t.Context(), []byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

func TestNormalisedFormulas(t *testing.T) {
	for a, b := range map[string]string{
		"if( A1 =0, 'Calc_F'!B2, $Calc_F.x )": "IF(A1=0,CALC_F!B2,$CALC_F.X)",
		"$Timeline!H$8+\"a b\"":               "TIMELINE!H$8+\"a b\"",
		"SUM($G58:$G58)+g58:G58 * A1:A2":      "SUM($G58)+G58*A1:A2",
		"In!$G58:$G58<=A1:A1:B2":              "IN!$G58<=A1:A1:B2",
		"G58:$G58":                            "G58:$G58",
		"'My sheet'!A1":                       "'MY SHEET'!A1",
	} {
		if got := Normalised(a); got != b {
			t.Errorf("%q: %q, want %q", a, got, b)
		}
	}
}

// The XML of a sheet has its own fuzz test: few changes of an archive lead to
// an archive.
func FuzzReadSheet(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a&amp;b</t></is></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<w><sheetData><row><c r="B2"><f t="shared" si="0">A1+$B$2</f><v>-1.5E-7</v></c><c r="XFD1048576"><f t="shared" si="0"/><v>0</v></c></row></sheetData>` +
		`<dataValidations><dataValidation sqref="B2:C3 D4" type="list"><formula1>X</formula1></dataValidation></dataValidations></w>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		sheet, err := readSheet("One", "part", content, looks{texts: []string{"shared"}}, &meter{ctx: t.Context()})
		if err != nil {
			return
		}
		_, _ = sheet.Rules()
		for at, cell := range sheet.Cells {
			if again, ok := ParsePlace(at.String()); !ok || again != at {
				t.Errorf("%v is read as %v", at, again)
			}
			_ = Normalised(cell.Formula)
		}
	})
}

// The parts that lead to a sheet are changed in an archive that stays whole.
func FuzzReadParts(f *testing.F) {
	list := testkit.TinyParts(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`)
	f.Add(list[0].Content, list[1].Content, list[2].Content)
	f.Add(`<workbook xmlns:r="x"><sheets><sheet name="a&amp;b" sheetId="1" state="hidden" r:id="r1"/><sheet name="A&amp;B" sheetId="2" r:id="r1"/></sheets></workbook>`,
		`<Relationships><Relationship Id="r1" Target="/xl/worksheets/../worksheets/sheet1.xml"/></Relationships>`, `<sst/>`)
	f.Fuzz(func(t *testing.T, book, relations, shared string) {
		parts := testkit.TinyParts(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`)
		parts[0].Content, parts[1].Content, parts[2].Content = book, relations, shared
		file, err := Read(t.Context(), testkit.Zipped(t, parts))
		var fault *Error
		switch {
		case err != nil && (file != nil || !errors.As(err, &fault)):
			t.Errorf("a file beside an error, or one of another kind: %v", err)
		case err == nil:
			for _, s := range file.Sheets {
				if file.Sheet(s.Name) == nil {
					t.Errorf("the sheet %q cannot be found", s.Name)
				}
			}
		}
	})
}

// A cell is shown as a percentage by its own style or by one of the formats that
// programs know without being told; a percent sign in a text is none.
func TestReadPercentages(t *testing.T) {
	parts := append(testkit.TinyParts(`<row><c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c><c s="4"><v>1</v></c><c s="1"><f>A1</f><v>1</v></c><c s="99"><v>1</v></c></row>`),
		testkit.Part{Name: "xl/styles.xml", Content: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/><numFmt numFmtId="165" formatCode="0.0&quot; %&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`})
	f, err := Read(t.Context(), testkit.Zipped(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	var percent []string
	for _, at := range f.Sheets[0].Places() {
		if f.Sheets[0].Percent[at] {
			percent = append(percent, at.String())
		}
	}
	if want := []string{"B1", "C1", "D1"}; !slices.Equal(percent, want) {
		t.Errorf("%q are percentages, want %q", percent, want)
	}
}
