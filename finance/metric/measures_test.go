package metric_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/discount"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

// measured are the measures of a scenario of the library, by their ids.
func measured(t *testing.T, expression string, sets ...string) map[string]metric.Measure {
	t.Helper()
	r, timeline := libraryResult(t, expression, sets...)
	byID := map[string]metric.Measure{}
	for _, m := range metric.Measures(r, timeline) {
		byID[m.ID] = m
	}
	return byID
}

// oneSum lends 90 bn at the end of January 2026 and has it back on one day.
func oneSum(back string) []string {
	return []string{"loan.guarantees_in_place_pct=2026-01-01:100.0000", "loan.instalments_eur=2026-01-31:90000000000.00",
		"settlement.repayment_share_pct=100.0000", "settlement.reparations_eur=" + back}
}

// A loan in one sum, back after 365 or 730 days: 90 bn − 90 bn / 1.05 =
// 4,285,714,285.71, and 1 − 1 / 1.1025 = 9.297052 %.
func TestMeasuresOfALoanInOneSum(t *testing.T) {
	for _, c := range []struct{ back, npv, grant, life string }{
		{"2027-01-31:90000000000.00", "-4285714285.71", "4.761905", "1"},
		{"2028-01-31:90000000000.00", "-8367346938.78", "9.297052", "2"},
	} {
		m := measured(t, "base", oneSum(c.back)...)
		for id, want := range map[string]string{"npv_loan": c.npv, "grant_element": c.grant, "average_life": c.life, "irr_loan": "0"} {
			if got := m[id]; !got.Defined() || !got.Value.Equal(decimal.RequireFromString(want)) {
				t.Errorf("%s, back %s: %s %s, want %s", id, c.back, got.Value, got.Missing, want)
			}
		}
		if !m["irr_loan"].Tolerance.IsZero() || m["npv_loan"].Tolerance.String() != "0.01" || m["grant_element"].Tolerance.String() != "0.000001" {
			t.Errorf("tolerances %s, %s, %s", m["irr_loan"].Tolerance, m["npv_loan"].Tolerance, m["grant_element"].Tolerance)
		}
	}
	// Half of it back after a year: −50 % a year.
	if irr := measured(t, "base", oneSum("2027-01-31:45000000000.00")...)["irr_loan"]; irr.Value.String() != "-50" || irr.Tolerance.String() != "0.000001" {
		t.Errorf("%s ± %s", irr.Value, irr.Tolerance)
	}
}

// Twelve times 7.5 bn are lent from April 2026 to December 2027 and nothing comes
// back: a loss of between 90 bn discounted as if all were lent at the end, 90 /
// 1.05^(699/365), and at the beginning, 90 / 1.05^(89/365).
func TestPresentValueOfALoanThatIsNotRepaid(t *testing.T) {
	m := measured(t, "base")
	npv, low, high := m["npv_loan"].Value, decimal.RequireFromString("-88940000000"), decimal.RequireFromString("-81970000000")
	if npv.LessThan(low) || npv.GreaterThan(high) || m["grant_element"].Value.String() != "100" {
		t.Errorf("%s, grant element %s", npv, m["grant_element"].Value)
	}
}

// 2.9 bn a year at most, 2028 to 2045, and half of it in 2027: less than the
// sum, and more than the sum as if all of it came at the end.
func TestPresentValueOfTheUnionsCost(t *testing.T) {
	m := measured(t, "joint-borrowing")
	cost, worst := m["union_cost_pv"], m["union_cost_worst_year"]
	if pv := cost.Value; pv.GreaterThanOrEqual(decimal.RequireFromString("52849500000")) || pv.LessThanOrEqual(decimal.RequireFromString("52849500000").Mul(decimal.RequireFromString("0.376"))) {
		t.Errorf("%s", pv) // 1.05^-20 = 0.3769
	}
	if worst.Year != 2032 || worst.Value.String() != "2898720000" { // 90 bn × 3.212 % × 366 / 365
		t.Errorf("%s in %d", worst.Value, worst.Year)
	}
}

// TestBurdenIsXNPV finds the figure that structures are ranked by a second time, as
// the other present values are found.
func TestBurdenIsXNPV(t *testing.T) {
	r, timeline := libraryResult(t, "assets-returned")
	owed := r.Series(finance.L21)
	var flows []discount.DatedFlow
	for i, cents := range r.Series(finance.L20) {
		if i == len(owed)-1 {
			cents += owed[i]
		}
		flows = append(flows, discount.DatedFlow{Date: timeline.At(i).Last(), Amount: decimal.New(cents, -2)})
	}
	want := testkit.Must(discount.XNPV(metric.FundingRate(r), flows))(t)
	if got := metric.PresentBurden(r); got.IsZero() || !got.Equal(want.Value.Round(2)) {
		t.Errorf("%s, XNPV %s", got, want.Value)
	}
}

// What is set off against reparations comes back to the Union.
func TestMeasuresCountWhatIsSetOff(t *testing.T) {
	m := measured(t, "assets-offset")
	if irr := m["irr_loan"]; !irr.Defined() || !irr.Value.IsZero() {
		t.Errorf("%s %s", irr.Value, irr.Missing)
	}
	// Drawn from April 2026 on, set off in June 2028: 26 months.
	if life := m["average_life"]; !life.Value.Equal(decimal.RequireFromString("2.166667")) {
		t.Errorf("life %s", life.Value)
	}
}

func TestMeasuresOfTheGuaranteeCase(t *testing.T) {
	m := measured(t, "assets-returned")
	for id, want := range map[string]string{
		"calls_worst_year": "90000000000 2027 ", "liquidity_need_worst_month": "90000000000 0 2027-12",
		"liquidity_at_call": "90000000000 0 2027-12", "recall_gap": "0 0 ", "union_cost_worst_year": "0 0 ",
		"run_out_without_loan": "3 0 2026-04",
	} {
		if got := m[id]; strings.Join([]string{got.Value.String(), decimal.New(int64(got.Year), 0).String(), got.Month}, " ") != want {
			t.Errorf("%s: %s %d %s, want %s", id, got.Value, got.Year, got.Month, want)
		}
	}
	// 90 bn on 31 December 2027, 699 days after 31 January 2026:
	// 90 / 1.05^(699/365) lies between 90 / 1.05^2 and 90 / 1.05^(690/365).
	if pv := m["guarantee_cost_pv"].Value; pv.LessThan(decimal.RequireFromString("81632653061.22")) || pv.GreaterThan(decimal.RequireFromString("82100000000")) {
		t.Errorf("present value %s", pv)
	}
}

// Without the guarantees of the states in default 23,912,550,000.00 of 90 bn
// could not be paid, the month before and when it comes: Germany, Portugal and
// Malta guarantee that much.
func TestRecallGap(t *testing.T) {
	m := measured(t, "assets-returned+guarantor-default")
	if gap := m["recall_gap"]; gap.Value.String() != "23912550000" || gap.Month != "2027-11" {
		t.Errorf("%s in %s", gap.Value, gap.Month)
	}
	if liquidity := m["liquidity_at_call"]; liquidity.Value.String() != "66087450000" {
		t.Errorf("liquidity %s", liquidity.Value)
	}
	r, _ := libraryResult(t, "base")
	var missing int64
	for _, code := range []string{"DE", "PT", "MT"} {
		missing += r.Value(finance.F2, stateNamed(t, code), 0)
	}
	if missing != 23_912_550_000_00 {
		t.Errorf("the three guarantee %d", missing)
	}
	// Third countries and a bridge take their part of half the guarantee's gap.
	half := measured(t, "base", "guarantees.ceiling_eur=45000000000.00")["recall_gap"]
	bridged := measured(t, "base", "guarantees.ceiling_eur=45000000000.00", "bridge.limit_eur=2026-01-01:10000000000.00")["recall_gap"]
	if half.Value.String() != "45000000000" || bridged.Value.String() != "35000000000" {
		t.Errorf("half %s, with a bridge %s", half.Value, bridged.Value)
	}
}

func TestMeasuresOfOneGuarantor(t *testing.T) {
	m := measured(t, "base", "guarantees.participates[all]=false", "guarantees.participates[FR]=true")
	if hhi, top := m["guarantee_hhi"], m["guarantee_top5"]; hhi.Value.String() != "10000" || top.Value.String() != "100" {
		t.Errorf("%s, %s", hhi.Value, top.Value)
	}
}

// A run that lends and guarantees nothing has no such measures, and says why;
// the others it has.
func TestMissingMeasures(t *testing.T) {
	m := measured(t, "bilateral-grants")
	for _, id := range []string{"npv_loan", "irr_loan", "grant_element", "average_life"} {
		if m[id].Missing != "nothing is lent" || m[id].Method != "none" {
			t.Errorf("%s: %q", id, m[id].Missing)
		}
	}
	for _, id := range []string{"guarantee_hhi", "guarantee_top5", "guarantee_cost_pv"} {
		if m[id].Missing != "no state guarantees anything" {
			t.Errorf("%s: %q", id, m[id].Missing)
		}
	}
	if m["recall_gap"].Missing != "" || m["run_out_without_loan"].Missing != "" {
		t.Error("what can be measured is missing")
	}
	if irr := measured(t, "base")["irr_loan"]; !strings.Contains(irr.Missing, "no change of sign") {
		t.Errorf("%q", irr.Missing)
	}
}

// Every measure has a name, a known unit, a note and an id of its own, and its
// decimals hold its value.
func TestMeasuresAreComplete(t *testing.T) {
	seen := map[string]bool{}
	defined := metric.DefinedMeasures()
	r, timeline := libraryResult(t, "reparations-loan-full+reparations-paid")
	for i, m := range metric.Measures(r, timeline) {
		if seen[m.ID] || m.Name == "" || m.Note == "" || m.Method == "" || m.ID != defined[i].ID || m.Unit != defined[i].Unit {
			t.Errorf("%+v", m)
		}
		seen[m.ID] = true
		if !m.Value.Equal(m.Value.Round(m.Places)) {
			t.Errorf("%s: %s has more than %d decimals", m.ID, m.Value, m.Places)
		}
		if !strings.Contains(" EUR % years months points ", " "+m.Unit+" ") {
			t.Errorf("%s is in %s", m.ID, m.Unit)
		}
	}
	if len(seen) != len(defined) {
		t.Errorf("%d of %d", len(seen), len(defined))
	}
}

// TestWhatGuarantorsPayIsWhatStatesPay: the headline of what guarantors pay is
// what the states and third countries pay, whenever they pay it: late after a
// cure, or as an advance that comes back. In the end everything called is paid.
func TestWhatGuarantorsPayIsWhatStatesPay(t *testing.T) {
	advanced := []string{"settlement.release_share_pct=2027-12-01:75", "guarantees.default_from[IT]=2026-01-01", "guarantees.default_until[IT]=2027-12-31"}
	for _, c := range []struct {
		expression string
		sets       []string
		paid, back string // EUR bn
	}{
		{"assets-returned", nil, "90", "0"},
		{"assets-returned+guarantor-default", nil, "90", "0"},
		{"assets-returned", advanced, "49.0709625", "5.3209625"}, // 43.75 and Italy's 12.1622 % of it twice
		{"assets-returned", []string{"guarantees.third_countries_eur=5000000000"}, "90", "0"},
	} {
		r, timeline := libraryResult(t, c.expression, c.sets...)
		figures := map[string]decimal.Decimal{}
		for _, f := range metric.Figures(r, timeline) {
			figures[f.ID] = f.Value.Shift(-9)
		}
		states, _ := metric.ByID(metric.CostParts(), "calls_paid")
		third := metric.Figure{Line: finance.F14, Aggregate: metric.Total}.Of(r).Shift(-9)
		if got := figures["calls_paid"]; !got.Equal(decimal.RequireFromString(c.paid)) || !got.Equal(states.Of(r).Shift(-9).Add(third)) {
			t.Errorf("%s %v: the guarantors pay %s bn, the states %s and third countries %s", c.expression, c.sets, got, states.Of(r).Shift(-9), third)
		}
		if got := figures["recoveries"]; !got.Equal(decimal.RequireFromString(c.back)) {
			t.Errorf("%s %v: %s bn come back", c.expression, c.sets, got)
		}
	}
}
