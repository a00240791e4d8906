package analysis

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// A sensitivityChange is one assumption that the sensitivity analysis changes.
type sensitivityChange struct {
	name   string
	key    equation.ID
	member string // "" where the assumption has one value
	// said are the words of the library from which the two values are taken;
	// empty where they are a step of our own, which step then names.
	said, step string
	ends       [2]sensitivityEnd // the lower first
}

// A sensitivityEnd is one of the two values: how people are told, and how it
// is assigned, given what the scenario has.
type sensitivityEnd struct {
	label string
	value func(*scenarios.Scenario, equation.ID) string
}

// set returns the assignment of one of the two values.
func (c sensitivityChange) set(s *scenarios.Scenario, end sensitivityEnd) string {
	return equation.Address{Line: c.key, Member: c.member}.String() + "=" + end.value(s, c.key)
}

// basis says where the two values come from.
func (c sensitivityChange) basis() string {
	if c.said != "" {
		return "Assumption's reason: “" + c.said + "”"
	}
	return c.step
}

// sensitivityChanges returns the assumptions in order. Ranges are those that
// the library's own reasons declare; where there is none the step is ours and
// says so.
func sensitivityChanges() []sensitivityChange {
	to := func(label, value string) sensitivityEnd {
		return sensitivityEnd{label, func(*scenarios.Scenario, equation.ID) string { return value }}
	}
	return []sensitivityChange{
		{"ECB deposit facility rate", finance.RatesDepositFacility, "", "", "Our step: 100 basis points throughout.",
			[2]sensitivityEnd{{"−1 point", shiftedBy(-ratePoint)}, {"+1 point", shiftedBy(ratePoint)}}},
		{"Cost of the Union's bonds", finance.RatesBondPool, "", "2.426 + 4.061", "",
			[2]sensitivityEnd{to("2.426 per cent", "2026-01-01:2.4260"), to("4.061 per cent", "2026-01-01:4.0610")}},
		{"Immobilised cash at Euroclear", finance.AssetsOpeningCash, finance.Custodians.Code(0), "minister 170, Euroclear itself about 180 with securities", "",
			[2]sensitivityEnd{to("EUR 170 bn", "170000000000.00"), to("EUR 180 bn", "180000000000.00")}},
		{"Cost of the sanctions to Euroclear, a year", finance.EuroclearCosts, "", "62 m in 2023 … the accounts show 455 m", "",
			[2]sensitivityEnd{to("EUR 62 m", "62000000.00"), to("EUR 455 m", "455000000.00")}},
		{"Guarantees in place from", finance.LoanInPlace, "", "", "Our step: three and nine months after the library's April 2026; instalments before are lost.",
			[2]sensitivityEnd{to("July 2026", "2026-07-01:100.00"), to("January 2027", "2027-01-01:100.00")}},
		{"Ceiling of the guarantees", finance.GuaranteesCeiling, "", "", "Our step: a tenth of the scenario's own ceiling.",
			[2]sensitivityEnd{{"−10 per cent", tenths(9)}, {"+10 per cent", tenths(11)}}},
		{"Key of the guarantees", finance.GuaranteesBasis, "", "", "Our choice: the key of the ECB's capital; the national income of 2026.",
			[2]sensitivityEnd{to("capital key", "capital_key"), to("GNI 2026", "gni_2026_forecast")}},
		{"Budget headroom for calls from 2028, a year", finance.HeadroomCapacity, "", "With the GNI of 2026 (derived) it would be 79.9 bn", "",
			[2]sensitivityEnd{to("none", "2026-01-01:0.00"), to("EUR 79.9 bn", "2026-01-01:0.00,2028-01-01:79900000000.00")}},
		{"Assets returned without reparations", finance.SettlementRelease, "", "", "Our step: a year before and a year after the library's December 2027.",
			[2]sensitivityEnd{to("December 2026", "2026-12-01:100.00"), to("December 2028", "2028-12-01:100.00")}},
		{"Client assets seized in Russia, not compensated", finance.RetaliationSeized, "", "16 bn (Euroclear, 9 December 2025) … 20 to 40", "",
			[2]sensitivityEnd{to("EUR 16 bn", "2026-06-30:16000000000.00"), to("EUR 40 bn", "2026-06-30:40000000000.00")}},
		{"Court award enforced outside the Union", finance.RetaliationEnforced, "", "5 % is ours … Range 0 to 8.5 %", "",
			[2]sensitivityEnd{to("5 per cent", "2030-12-31:5.00"), to("8.5 per cent", "2030-12-31:8.50")}},
	}
}

// ratePoint is one percentage point in millionths.
const ratePoint = money.Million / 100

// shiftedBy moves a path of rates by so many millionths: the step in force
// when the horizon begins and all later ones.
func shiftedBy(millionths int64) func(*scenarios.Scenario, equation.ID) string {
	return func(s *scenarios.Scenario, key equation.ID) string {
		parameter := s.Parameter(string(key))
		entries := parameter.Values[0].Entries
		first := 0
		for i, entry := range entries {
			if !entry.Date.After(s.Timeline.Start.First()) {
				first = i
			}
		}
		var moved []scenarios.Entry
		for _, entry := range entries[first:] {
			moved = append(moved, scenarios.Entry{Date: entry.Date, Value: entry.Value + millionths})
		}
		return scenarios.FormatValue(parameter.Line, scenarios.Value{Entries: moved})
	}
}

// tenths returns so many tenths of an amount, to the cent.
func tenths(n int64) func(*scenarios.Scenario, equation.ID) string {
	return func(s *scenarios.Scenario, key equation.ID) string {
		parameter := s.Parameter(string(key))
		amount := money.ToDecimal(parameter.Values[0].Scalar, money.CentDigits).Mul(decimal.New(n, -1))
		return amount.StringFixed(money.CentDigits)
	}
}
