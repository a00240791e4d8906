package clients

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"
)

// recalculating is what every client does.
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

func TestPDF(t *testing.T) {
	pdf, err := LibreOffice(t).PDF(t.Context(), tiny(t, planted))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("begins with %q", pdf[:min(len(pdf), 8)])
	}
}

// TestConvertNothing: soffice ends with exit code 0 on a file that it cannot
// load, and that must not pass for a result.
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

// A recorder is a test that is only watched.
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
