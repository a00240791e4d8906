package scenarios

import (
	"testing"

	"loanmodel/finance/calendar"
)

func TestWrittenForms(t *testing.T) {
	registry := modelRegistry(t)
	day := calendar.MustDate("2027-12-01")
	for _, c := range []struct {
		key       string
		value     Value
		text, yml string
	}{
		{"loan.commitment_eur", Value{Scalar: 90_000_000_000_00}, "90000000000.00", `"90000000000.00"`},
		{"loan.commitment_eur", Value{Scalar: 5}, "0.05", `"0.05"`},
		{"euroclear.tax_rate_pct", Value{Scalar: 250_000}, "25.0000", `"25.0000"`},
		{"states.gni_2024_eur_m", Value{Scalar: 44_589_950}, "4458995.0", `"4458995.0"`},
		{"states.population_heads", Value{Scalar: 83_456_045}, "83456045", `"83456045"`},
		{"funding.coupon_month", Value{Scalar: 4}, "4", "4"},
		{"guarantees.participates", Value{Scalar: 1}, "true", "true"},
		{"guarantees.participates", Value{}, "false", "false"},
		{"guarantees.key_basis", Value{Scalar: 6}, "custom", "custom"},
		{"guarantees.key_basis", Value{Scalar: 7}, "7", "7"}, // no choice: shown as it is
		{"guarantees.default_from", Value{Scalar: day.Serial()}, "2027-12-01", `"2027-12-01"`},
		{"guarantees.default_from", Value{}, "never", "never"},
		{"horizon.end", Value{Scalar: day.Serial()}, "2027-12", `"2027-12"`},
		{"loan.instalments_eur", Value{}, "[]", "[]"},
		{"loan.instalments_eur", Value{Entries: []Entry{{Date: day, Value: 750}}}, "2027-12-01:7.50", `[{date: "2027-12-01", amount: "7.50"}]`},
		{"rates.bond_pool_pct", Value{Entries: []Entry{{Date: day, Value: -32_120}, {Date: day.AddDays(1), Value: 0}}},
			"2027-12-01:-3.2120,2027-12-02:0.0000", `[{from: "2027-12-01", value: "-3.2120"}, {from: "2027-12-02", value: "0.0000"}]`},
	} {
		line := registry.Line(c.key)
		if got := FormatValue(line, c.value); got != c.text {
			t.Errorf("%s: %s, want %s", c.key, got, c.text)
		}
		if got := FormatYAML(line, c.value); got != c.yml {
			t.Errorf("%s: %s, want %s", c.key, got, c.yml)
		}
	}
}

func TestBoundsAreThoseOfOneWrittenValue(t *testing.T) {
	registry := modelRegistry(t)
	for key, want := range map[string]string{
		"rates.bond_pool_pct":          "-50.0000 to 50.0000",
		"settlement.release_share_pct": "0.0000 to 100.0000",
		"loan.commitment_eur":          "0.00 to 1000000000000.00",
		"funding.coupon_month":         "1 to 12",
	} {
		line := registry.Line(key)
		least, greatest := Bounds(line)
		if got := formatScalar(line, least) + " to " + formatScalar(line, greatest); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}
