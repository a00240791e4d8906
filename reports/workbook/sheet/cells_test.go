package sheet

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/xlsx"
)

// hostileEscapes are texts that look like the format's own escapes.
var hostileEscapes = []string{"_x0041_", "_x005F_x0041_", "_x0041_x0042_", "__x0041_", "_x000D_", "_x004_", "_X0041_", "_xZZZZ_", "_x", "_", "_xd83d_", "a _x0041_ <b> & c", "_x0041"}

// What is written into a cell is what a reader finds there, also where it looks
// like an escape of the format.
func TestCellTextsComeBack(t *testing.T) {
	for _, text := range hostileEscapes {
		checkComesBack(t, text)
	}
}

func checkComesBack(t *testing.T, text string) {
	t.Helper()
	var c Cells
	c.StartRow(1)
	c.Text(1, 0, text)
	c.FormulaText(2, 0, "A1", text)
	c.endRow()
	f, err := xlsx.Read(t.Context(), testkit.Zipped(t, testkit.TinyParts(string(c.xml))))
	if err != nil {
		t.Fatal(err)
	}
	for column := 1; column <= 2; column++ {
		if got := f.Cell("One", xlsx.At(1, column)).Value; got != text {
			t.Errorf("%q in column %d comes back as %q from %s", text, column, got, c.xml)
		}
	}
}

// Texts without escapes are written byte for byte as they are.
func TestCellTextsAreWrittenAsTheyAre(t *testing.T) {
	for text, want := range map[string]string{"a_b x_y": "a_b x_y", "_x0041_": "_x005F_x0041_", "a<b": "a&lt;b", "_xylophone_": "_xylophone_"} {
		if got := string(appendCellText(nil, text)); got != want {
			t.Errorf("%q is written as %s, want %s", text, got, want)
		}
	}
}

func FuzzCellText(f *testing.F) {
	for _, text := range hostileEscapes {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range text {
			if r < ' ' || r == '\ufffd' || r == '\ufffe' || r == '\uffff' {
				t.Skip("becomes a blank or is no character of XML")
			}
		}
		if len(text) == 0 || len(text) > 1000 {
			t.Skip("no text of a cell")
		}
		checkComesBack(t, text)
	})
}

// TestFormulasShare writes a row of formulas once where all that moves is marked,
// and cell by cell where it reads another sheet or stays where it is.
func TestFormulasShare(t *testing.T) {
	for f, once := range map[Template]bool{
		ThisColumn + "5+" + PreviousColumn + "$6*$F7":       true,
		"Other!" + ThisColumn + "5":                         false,
		"H5+" + ThisColumn + "6":                            false,
		"SUM(" + ThisColumn + "$5:" + ThisColumn + "9)/Mio": true,
	} {
		var c Cells
		c.StartRow(3)
		c.Formulas(8, 0, f, []int64{100, 250, 300}, 2)
		if xml := string(c.xml); strings.Count(xml, "<v>") != 3 || strings.Contains(xml, `<f t="shared" ref="H3:J3" si="0">`) != once || strings.Count(xml, `<f t="shared" si="0"/>`) != map[bool]int{true: 2}[once] {
			t.Errorf("%q: %s", f, xml)
		}
	}
}
