package scenarios

import (
	"strings"
	"testing"

	"loanmodel/finance"
)

// TestInstalmentsAndCommitment: a commitment changed alone is drawn in
// proportion to the instalments, whoever dated them; instalments of one's own are
// drawn as they stand.
func TestInstalmentsAndCommitment(t *testing.T) {
	for _, c := range []struct {
		expression string
		sets       []string
		drawnBn    int64
	}{
		{"base", nil, 90},
		{"base", []string{"loan.commitment_eur=150000000000"}, 150},
		{"ukraine-support-loan", []string{"loan.commitment_eur=60000000000"}, 60},
		{"ukraine-support-loan", []string{"loan.commitment_eur=150000000000"}, 150},
		{"base", []string{"loan.instalments_eur=2026-06-30:80000000000"}, 80},
		{"base", []string{"loan.instalments_eur=2026-06-30:80000000000", "loan.commitment_eur=80000000000"}, 80},
		{"base", []string{"loan.instalments_eur=2026-06-30:80000000000", "loan.commitment_eur=100000000000", "loan.instalments_all_eur=80000000000"}, 100},
	} {
		s, err := Resolve(c.expression, Options{Sets: c.sets})
		if err != nil {
			t.Errorf("%s %v: %v", c.expression, c.sets, err)
			continue
		}
		commitment, whole, dated := s.value(finance.LoanCommitment).Scalar, s.value(finance.LoanAll).Scalar, total(s.value(finance.LoanInstalments).Entries)
		if drawn := commitment / 100 * (dated / 1_000_000_00) / (whole / 1_000_000_00); drawn != c.drawnBn*1_000_000_000 {
			t.Errorf("%s %v: EUR %d are drawn, not %d bn", c.expression, c.sets, drawn, c.drawnBn)
		}
	}
	for _, sets := range [][]string{
		{"loan.instalments_eur=2026-06-30:95000000000"},
		{"loan.instalments_eur=2026-06-30:90000000000.01"},
		{"loan.commitment_eur=80000000000", "loan.instalments_eur=2026-06-30:90000000000"},
	} {
		if _, err := Resolve("base", Options{Sets: sets}); err == nil || !strings.Contains(err.Error(), "too much") {
			t.Errorf("%v: %v", sets, err)
		}
	}
}
