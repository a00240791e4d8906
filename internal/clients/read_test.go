package clients

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadWorkbook(t *testing.T) {
	workbook := tiny(t, `<row r="1">
  <c r="A1" s="5" t="inlineStr"><is><t xml:space="preserve">a &gt; b</t></is></c>
  <c r="B1" s="7"/>
  <c s="7" r='C1'><v>-0.10</v></c>
  <c r="D1" t="str"><f>IF(A1&lt;&gt;"",A1&amp;"&#8364;","")</f><v>a &gt; b€</v></c>
  <c r="E1" t="b"><v>1</v></c>
  <c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
  <c r="F2"><f t="shared" ref="F2:G2" si="0">A1+$A$1</f><v>11</v></c>
  <c r="G2"><f t="shared" si="0"/><v>12</v></c>
  <x:c r="H1" t="inlineStr" xmlns:x="`+main+`"><x:is><x:r><x:t>two </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>runs</x:t></x:r><x:rPh sb="0" eb="1"><x:t>hint</x:t></x:rPh></x:is></x:c>
  <c r="I1" s="7"></c>
</row>`)
	cells := cellsOf(t, workbook)
	for address, want := range map[string]Cell{
		"A1": {Type: "str", Value: "a > b"},
		"C1": {Type: "n", Value: "-0.10"},
		"D1": {Formula: `IF(A1<>"",A1&"€","")`, Type: "str", Value: "a > b€"},
		"E1": {Type: "b", Value: "1"},
		"F1": {Formula: "1/0", Type: "e", Value: "#DIV/0!"},
		"F2": {Formula: "A1+$A$1", Type: "n", Value: "11"},
		"G2": {Formula: "B1+$A$1", Type: "n", Value: "12"},
		"H1": {Type: "str", Value: "two runs"},
	} {
		wantCell(t, cells, address, want)
	}
	if len(cells) != 8 {
		t.Errorf("%d cells, want 8: %v", len(cells), cells)
	}
}

func TestReadSharedStrings(t *testing.T) {
	for _, c := range []struct{ index, want, fault string }{
		{"0", "first", ""},
		{"1", "two runs", ""},
		{"2", "", ""},
		{"3", "", `no shared text "3"`},
		{"-1", "", `no shared text "-1"`},
		{"x", "", `no shared text "x"`},
	} {
		sheets, err := ReadWorkbook(withSharedStrings(t, c.index))
		if c.fault != "" {
			wantFault(t, err, c.fault)
		} else if err != nil {
			t.Error(err)
		} else if got := sheets["Sum"]["A1"].Value; got != c.want {
			t.Errorf("string %s is %q, want %q", c.index, got, c.want)
		}
	}
}

func withSharedStrings(t *testing.T, index string) []byte {
	t.Helper()
	p, err := Open(tiny(t, `<row r="1"><c r="A1" t="s"><v>`+index+`</v></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	var list [][2]string
	for _, file := range p.Files() {
		content, err := p.Read(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(content), "\n")
		list = append(list, [2]string{file.Name, body})
	}
	return archived(t, append(list, [2]string{"xl/sharedStrings.xml",
		`<sst xmlns="` + main + `"><si><t>first</t></si><si><r><t xml:space="preserve">two </t></r><r><t>runs</t></r></si><si/></sst>`}))
}

// TestReadRefuses checks that what the reader does not understand is an error
// and never an empty sheet.
func TestReadRefuses(t *testing.T) {
	for rows, fault := range map[string]string{
		`<row r="1"><c r="A1"><v>1</v>`:                   `"c" has no end`,
		`<row r="1"><c r="A1"><v>1`:                       `"sheetData" at byte`,
		`<row r="1"><c r="A1"><v><b/></v></c></row>`:      `"b" in "v"`,
		`<!DOCTYPE x><row r="1"></row>`:                   "a document type",
		`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t>`: `"is" has no end`,
	} {
		workbook := tiny(t, rows)
		if strings.HasSuffix(fault, "has no end") {
			workbook = withoutEnd(t, rows)
		}
		_, err := ReadWorkbook(workbook)
		wantFault(t, err, fault)
	}
	_, err := ReadWorkbook([]byte("no workbook"))
	wantFault(t, err, "no zip archive")
}

// withoutEnd returns a tiny workbook whose sheet stops after the rows.
func withoutEnd(t *testing.T, rows string) []byte {
	t.Helper()
	p, err := Open(tiny(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	workbook, err := p.With("xl/worksheets/sheet1.xml", []byte("<worksheet><sheetData>"+rows))
	if err != nil {
		t.Fatal(err)
	}
	return workbook
}

// BenchmarkReadWorkbook reads 150,000 cells with formulas, about as many as
// the workbook of the base case has.
func BenchmarkReadWorkbook(b *testing.B) {
	var rows strings.Builder
	for row := 1; row <= 1500; row++ {
		fmt.Fprintf(&rows, `<row r="%d">`, row)
		for column := range 100 {
			fmt.Fprintf(&rows, `<c r="%c%c%d" s="4"><f>INT(A%d/360000000)*B%d+ROUND(C%d,2)</f><v>90000000000.01</v></c>`,
				'A'+column/26, 'A'+column%26, row, row, row, row)
		}
		rows.WriteString("</row>")
	}
	workbook := tiny(b, rows.String())
	for b.Loop() {
		if got := len(cellsOf(b, workbook)); got != 150_000 {
			b.Fatalf("%d cells", got)
		}
	}
}
