package readback

import (
	"archive/zip"
	"bytes"
	"testing"

	"loanmodel/reports/workbook/xlsx"
)

// A tinyPart is a part of a workbook made by hand.
type tinyPart struct{ name, content string }

const tinyRelations = `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`

// tinyParts are the parts of a workbook with one sheet of so many rows.
func tinyParts(rows string) []tinyPart {
	return []tinyPart{
		{"xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns:r="x"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>` +
			`<definedNames><definedName name="Here">One!$A$1</definedName></definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", tinyRelations},
		{"xl/sharedStrings.xml", `<sst><si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r><rPh><t>hint</t></rPh></si></sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	}
}

// zipped is an archive of parts.
func zipped(t testing.TB, list []tinyPart) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range list {
		part, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Reading never panics, whatever the file, and reads the same each time.
func FuzzReadWorkbook(f *testing.F) {
	f.Add(zipped(f, tinyParts(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>`)))
	f.Add(zipped(f, tinyParts(`<row r="1"><c r="A1"><f t="shared" si="0">B1</f><v>1</v></c><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>`)))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadFile("fuzz.xlsx", data)
		if err != nil {
			if file != nil {
				t.Error("a file and an error")
			}
			return
		}
		file.Selected()
		file.Offered()
		file.RunID()
		file.Version()
		for _, s := range file.Sheets {
			for _, at := range s.Places() {
				if cell := s.Cells[at]; cell.Kind == xlsx.HoldsNumber {
					if _, ok := xlsx.ParseNumber(cell.Value); !ok {
						t.Errorf("%s: %q is no number", at, cell.Value)
					}
				}
			}
		}
	})
}
