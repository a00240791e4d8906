package clients

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A recalculating client computes a workbook's formulas anew, as every one here
// does.
type recalculating interface {
	Recalculate(context.Context, []byte) ([]byte, error)
}

// TestRecalculate plants a wrong cached value, which must come back corrected,
// and changes an input, which the formula must follow: proof that the clients
// compute and do not hand back what they read.
func TestRecalculate(t *testing.T) {
	for name, client := range map[string]func(*testing.T) recalculating{
		"LibreOffice": func(t *testing.T) recalculating { return LibreOffice(t) },
		"Gnumeric":    func(t *testing.T) recalculating { return Gnumeric(t) },
	} {
		t.Run(name, func(t *testing.T) {
			office := client(t)
			workbook := tiny(t, planted)
			wantCell(t, cellsOf(t, workbook), "C1", Cell{"A1+B1", "n", "777"})
			if got := recalculated(t, office, workbook)["C1"].Value; got != "5" {
				t.Errorf("2 + 3 = %s", got)
			}
			changed, err := SetNumber(workbook, "Sum", "B1", "90000000000.01")
			if err != nil {
				t.Fatal(err)
			}
			cells := recalculated(t, office, changed)
			// Gnumeric writes the same double as 90000000002.0099999979.
			if got, err := strconv.ParseFloat(cells["C1"].Value, 64); got != 90000000002.01 {
				t.Errorf("2 + 90000000000.01 = %s (%v)", cells["C1"].Value, err)
			}
			if got := cells["A2"].Value; got != " <a> & b" {
				t.Errorf("text %q", got)
			}
		})
	}
}

func recalculated(t *testing.T, office recalculating, workbook []byte) Sheet {
	t.Helper()
	out, err := office.Recalculate(t.Context(), workbook)
	if err != nil {
		t.Fatal(err)
	}
	return cellsOf(t, out)
}

// TestHyperFormula checks that cached values do not reach HyperFormula, that
// changes do, one on top of another, and that errors come back as errors.
func TestHyperFormula(t *testing.T) {
	workbook := tiny(t, planted+`<row r="3"><c r="A3" t="str"><f>IF(B1=0,"none","&lt;some&gt;")</f><v></v></c><c r="B3"><f>1/B1</f><v>9</v></c><c r="C3"><f>INDEX(D1:D2,1,1)</f><v>9</v></c></row>`)
	changes := []Change{
		{Sheet: "Sum", Cell: "A1", Number: "90000000000.01"},
		{Sheet: "Sum", Cell: "B1", Number: "0"},
		{Sheet: "Sum", Cell: "D1", Text: "=1+1"}, // a text, whatever it looks like
	}
	var got []Sheet
	err := HyperFormula(t).Recalculate(t.Context(), workbook, changes, func(i int, values map[string]Sheet) error {
		if len(got) != i || len(values) != 1 || len(values["Sum"]) != 4 {
			t.Errorf("change %d after %d: %v", i, len(got), values)
		}
		got = append(got, values["Sum"])
		return nil
	})
	if err != nil || len(got) != len(changes) {
		t.Fatal(err, got)
	}
	wantCell(t, got[0], "C1", Cell{"A1+B1", "n", "90000000003.01"})
	wantCell(t, got[0], "A3", Cell{`IF(B1=0,"none","<some>")`, "str", "<some>"})
	wantCell(t, got[0], "C3", Cell{"INDEX(D1:D2,1,1)", "n", "0"})
	wantCell(t, got[1], "C1", Cell{"A1+B1", "n", "90000000000.01"})
	wantCell(t, got[1], "B3", Cell{"1/B1", "e", "#DIV/0!"})
	wantCell(t, got[2], "C3", Cell{"INDEX(D1:D2,1,1)", "str", "=1+1"})
}

// TestReaders checks that the readers return the cached value of a formula,
// even a wrong one, and no number for a text.
func TestReaders(t *testing.T) {
	workbook := tiny(t, planted+`<row r="4"><c r="AB4"><v>90000000000.01</v></c></row>`)
	for name, reader := range map[string]func(testing.TB) *Reader{
		"exceljs": ExcelJS, "SheetJS": SheetJS, "openpyxl": OpenPyXL, "pandas": Pandas, "readxl": ReadXL,
	} {
		t.Run(name, func(t *testing.T) {
			got, err := reader(t).Numbers(t.Context(), workbook, "Sum")
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]float64{"A1": 2, "B1": 3, "C1": 777, "AB4": 90000000000.01}
			for address, text := range got["Sum"] {
				if n, err := strconv.ParseFloat(text, 64); err != nil || n != want[address] {
					t.Errorf("%s is %q", address, text)
				}
			}
			if len(got) != 1 || len(got["Sum"]) != len(want) {
				t.Errorf("read %v", got)
			}
		})
	}
}

// TestValidate checks that a sound workbook has no fault and a broken one has
// some.
func TestValidate(t *testing.T) {
	validator := Validator(t)
	for rows, fault := range map[string]string{planted: "", `<row r="1"><c r="A1" t="wrong"><v>1</v></c></row>`: "wrong"} {
		faults, err := validator.Validate(t.Context(), tiny(t, rows))
		if err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(faults, "\n"); (all == "") != (fault == "") || !strings.Contains(all, fault) {
			t.Errorf("%s: found %q", rows, faults)
		}
	}
	if faults, err := validator.Validate(t.Context(), []byte("no workbook")); err != nil || len(faults) == 0 {
		t.Errorf("no workbook: %q, %v", faults, err)
	}
}

func TestPDF(t *testing.T) {
	pdf, err := LibreOffice(t).PDF(t.Context(), tiny(t, planted))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("begins with %q", pdf[:min(len(pdf), 8)])
	}
}

// TestConvertNothing checks that a file that soffice cannot load does not pass
// for a result, although soffice then exits with 0.
func TestConvertNothing(t *testing.T) {
	broken := tiny(t, planted)[:400]
	_, err := LibreOffice(t).Recalculate(t.Context(), broken)
	wantFault(t, err, "LibreOffice wrote no .xlsx file")
}

func TestConvertStops(t *testing.T) {
	office := LibreOffice(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := office.Recalculate(ctx, tiny(t, planted))
	wantFault(t, err, "wrote no .xlsx file")
	if took := time.Since(start); took > 2*longestGrace {
		t.Errorf("stopped after %v", took)
	}
}

// A recorder stands for a test and records how it ends.
type recorder struct {
	testing.TB
	skipped, failed string
}

func (r *recorder) Helper()                      {}
func (r *recorder) Skip(args ...any)             { r.skipped = fmt.Sprint(args...) }
func (r *recorder) Fatalf(text string, _ ...any) { r.failed = text }

func TestMissing(t *testing.T) {
	for value, fails := range map[string]bool{"": false, "0": false, "1": true} {
		t.Setenv(requireVariable, value)
		r := &recorder{TB: t}
		if path := find(r, "Nothing", "nothing", "no-such-client"); path != "" {
			t.Errorf("found %s", path)
		}
		// A real Fatalf would not return to skip as well.
		if (r.failed != "") != fails || r.skipped == "" {
			t.Errorf("%s=%q: skipped %q, failed %q", requireVariable, value, r.skipped, r.failed)
		}
	}
}
