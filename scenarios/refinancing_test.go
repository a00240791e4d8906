package scenarios

import (
	"strings"
	"testing"
)

// TestRefinancedBonds takes a refinancing of bonds, and refuses one of cash that is
// swapped before, of ERA loans repaid from it, and of no bonds.
func TestRefinancedBonds(t *testing.T) {
	const from = "funding.refinanced_from=2027-07-01"
	for _, c := range []struct {
		expression string
		sets       []string
		says       string // "" where it is taken
	}{
		{"joint-borrowing", []string{from}, ""},
		{"ukraine-support-loan+assets-returned+refinance-2027", nil, ""},
		{"joint-borrowing", []string{from, "funding.bonds_weight_pct=60", "funding.grants_weight_pct=40"}, ""},
		{"reparations-loan", []string{from}, "immobilised cash is swapped before"},
		{"joint-borrowing", []string{from, "era.repaid_from_assets_eur=2026-12-31:1000000000.00"}, "immobilised cash repays ERA loans before"},
		{"bilateral-grants+refinance-2027", nil, "there are none"},
	} {
		_, err := Resolve(c.expression, Options{Sets: c.sets})
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s %v: %v", c.expression, c.sets, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), RefinancedCash.ID)):
			t.Errorf("%s %v: %v, want %q", c.expression, c.sets, err, c.says)
		}
	}
}
