package main

import (
	"strings"
	"testing"
)

// TestSolveFinds looks for values that can be found by hand: a guarantee as large as
// the loan is enough and a cent less is not; at no tax nothing is forgone; below no
// ceiling does the loan cease to be drawn.
func TestSolveFinds(t *testing.T) {
	for line, says := range map[string]string{
		"loan.commitment_eur|measure.recall_gap > 0":                                    "holds from EUR 90,000,000,000.01 on",
		"guarantees.ceiling_eur|measure.recall_gap > 0":                                 "holds up to EUR 89,999,999,999.99",
		"euroclear.tax_rate_pct|forgone.BE > 0|base|--high|10":                          "does not hold up to 0.0000 % and holds from 0.0001 % on",
		"guarantees.ceiling_eur|calls_paid < 0":                                         "does not hold at all 17 values looked at",
		"guarantees.months_to_pay|calls_paid >= 90000000000|assets-returned|--low|3":    "holds at all 10 values looked at",
		"loan.commitment_eur|owed_only_if > 100000000000|joint-borrowing|--format|json": `"looked"`,
	} {
		got := runInProcess(t, append([]string{"solve"}, strings.Split(line, "|")...)...)
		if said := strings.Join(strings.Fields(got.stdout), " "); got.exit != exitOK || !strings.Contains(said, says) {
			t.Errorf("%s: exit %d, want %q: %.700s%s", line, got.exit, says, got.stdout, got.stderr)
		}
	}
}

// TestSolveRefuses what cannot be looked through, and conditions and ranges that
// cannot be read.
func TestSolveRefuses(t *testing.T) {
	for line, code := range map[string]string{
		"loan.nothing|paid > 0":                              "E-SOUGHT",
		"rates.bond_pool_pct|paid > 0":                       "E-SOUGHT",
		"states.taxes_euroclear[BE]|paid > 0":                "E-SOUGHT",
		"loan.commitment_eur[DE]|paid > 0":                   "E-SOUGHT",
		"loan.commitment_eur|paid = 0":                       "E-FLAG-VALUE",
		"loan.commitment_eur|paid > 0|base|--low|x":          "E-FLAG-VALUE",
		"loan.commitment_eur|paid > 0|base|--low|0.001":      "E-FLAG-VALUE",
		"loan.commitment_eur|paid > 0|base|--high|-1":        "E-FLAG-VALUE",
		"loan.commitment_eur|paid > 0|base|--low|5|--high|4": "E-FLAG-CONFLICT",
		"funding.assets_weight_pct|paid > 0":                 "E-SUM",
		"loan.commitment_eur|paid > 0|nowhere":               "E-SCENARIO-UNKNOWN",
	} {
		got := runInProcess(t, append([]string{"solve"}, strings.Split(line, "|")...)...)
		if got.exit == exitOK || got.stdout != "" || !strings.Contains(got.stderr, code) {
			t.Errorf("%s: exit %d, want %s: %.300s%s", line, got.exit, code, got.stdout, got.stderr)
		}
	}
}
