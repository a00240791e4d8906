package testkit

import (
	"archive/zip"
	"bytes"
	"testing"
)

// A Part is a part of a workbook made by hand.
type Part struct{ Name, Content string }

// TinyRelations are the relations of a workbook of one sheet.
const TinyRelations = `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`

// TinyParts returns the parts of a workbook with one sheet of so many rows.
func TinyParts(rows string) []Part {
	return []Part{
		{"xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns:r="x"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>` +
			`<definedNames><definedName name="Here">One!$A$1</definedName></definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", TinyRelations},
		{"xl/sharedStrings.xml", `<sst><si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r><rPh><t>hint</t></rPh></si></sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	}
}

// Zipped returns an archive of parts.
func Zipped(t testing.TB, list []Part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range list {
		part, err := w.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(p.Content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
