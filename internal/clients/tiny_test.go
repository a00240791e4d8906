package clients

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// tiny returns a workbook of one sheet, "Sum", with the rows given, written by
// hand in the form of our own workbooks.
func tiny(t testing.TB, rows string) []byte {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return archived(t, [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", relations(office+"/officeDocument", "xl/workbook.xml")},
		{partWorkbook, `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="Sum" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(office+"/worksheet", "/xl/worksheets/sheet1.xml")},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`},
	})
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

func relations(kind, target string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kind + `" Target="` + target + `"/></Relationships>`
}

func archived(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		w, err := archive.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// planted is 2 + 3 with a wrong cached value.
const planted = `<row r="1"><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c><c r="C1"><f>A1+B1</f><v>777</v></c></row>` +
	`<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> &lt;a&gt; &amp; b</t></is></c><c r="B2"/></row>`

// cellsOf returns the cells of the sheet of a tiny workbook.
func cellsOf(t testing.TB, workbook []byte) Sheet {
	t.Helper()
	sheets, err := ReadWorkbook(workbook)
	if err != nil {
		t.Fatal(err)
	}
	if sheets["Sum"] == nil || len(sheets) != 1 {
		t.Fatalf("sheets %v, want Sum alone", sheets)
	}
	return sheets["Sum"]
}

func wantCell(t testing.TB, sheet Sheet, address string, want Cell) {
	t.Helper()
	if got := sheet[address]; got != want {
		t.Errorf("%s is %+v, want %+v", address, got, want)
	}
}

func wantFault(t testing.TB, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), part) {
		t.Errorf("error %v, want one with %q", err, part)
	}
}
