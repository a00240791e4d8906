package clients

import (
	"testing"
)

func TestSetInlineString(t *testing.T) {
	workbook := tiny(t, `<row r="6"><c r="A6" s="4"/><c r="B6" s="5" t="inlineStr"><is><t xml:space="preserve">base</t></is></c><c r="C6"><v>1</v></c></row>`)
	for _, address := range []string{"A6", "B6", "C6"} {
		changed, err := SetInlineString(workbook, "Sum", address, ` <b> & "€" `)
		if err != nil {
			t.Fatal(err)
		}
		want := cellsOf(t, workbook)
		want[address] = Cell{Type: "str", Value: ` <b> & "€" `}
		sameCells(t, cellsOf(t, changed), want)
	}
}

func TestSetNumber(t *testing.T) {
	workbook := tiny(t, `<row r="6"><c r="A6" s="4"/><c r="B6" s="5" t="inlineStr"><is><t>base</t></is></c><c r="C6"><v>1</v></c></row>`)
	for _, address := range []string{"A6", "B6", "C6"} {
		changed, err := SetNumber(workbook, "Sum", address, "-90000000000.01")
		if err != nil {
			t.Fatal(err)
		}
		want := cellsOf(t, workbook)
		want[address] = Cell{Type: "n", Value: "-90000000000.01"}
		sameCells(t, cellsOf(t, changed), want)
	}
	for _, text := range []string{"", "1,5", "0x1", "1_000", "NaN", ".5", "</v>"} {
		_, err := SetNumber(workbook, "Sum", "C6", text)
		wantFault(t, err, "no number")
	}
}

func TestSetCached(t *testing.T) {
	workbook := tiny(t, planted)
	changed, err := SetCached(workbook, "Sum", "C1", "999")
	if err != nil {
		t.Fatal(err)
	}
	want := cellsOf(t, workbook)
	want["C1"] = Cell{"A1+B1", "n", "999"}
	sameCells(t, cellsOf(t, changed), want)
}

// TestSetKeepsStyle looks at the XML, since a Cell does not contain its style.
func TestSetKeepsStyle(t *testing.T) {
	workbook := tiny(t, `<row r="1"><c r="F12" s="7"/></row>`)
	changed, err := SetNumber(workbook, "Sum", "F12", "2.25")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Open(changed)
	if err != nil {
		t.Fatal(err)
	}
	part, err := p.Read("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	want := `<worksheet xmlns="` + main + `"><sheetData><row r="1"><c r="F12" s="7"><v>2.25</v></c></row></sheetData></worksheet>`
	if got := string(part[len(part)-len(want):]); got != want {
		t.Errorf("sheet %s", part)
	}
}

func TestSetRefuses(t *testing.T) {
	workbook := tiny(t, planted)
	_, err := SetNumber(workbook, "Sum", "C1", "5")
	wantFault(t, err, "holds a formula")
	_, err = SetInlineString(workbook, "Sum", "C1", "5")
	wantFault(t, err, "holds a formula")
	_, err = SetCached(workbook, "Sum", "A1", "5")
	wantFault(t, err, "no formula")
	_, err = SetCached(workbook, "Sum", "Z9", "5")
	wantFault(t, err, "cell Z9: not in the file")
	_, err = SetNumber(workbook, "Other", "A1", "5")
	wantFault(t, err, "no sheet Other")
}

func sameCells(t *testing.T, got, want Sheet) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d cells, want %d", len(got), len(want))
	}
	for address, cell := range want {
		wantCell(t, got, address, cell)
	}
}
