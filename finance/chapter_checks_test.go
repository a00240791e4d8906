package finance_test

import (
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// The checks that any reader of the chapter can do by hand, on the library's
// own scenarios. Amounts are in cents.

const bn = 1_000_000_000_00

func runLibrary(t *testing.T, expression string, sets ...string) *eq.Result {
	t.Helper()
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	inputs, err := s.Inputs(program.Model())
	if err != nil {
		t.Fatal(err)
	}
	r, err := program.Evaluate(inputs)
	if err != nil {
		t.Fatal(err)
	}
	if err := finance.Guard(r); err != nil {
		t.Fatal(err)
	}
	return r
}

// total adds all members and periods of a line; over adds the members at the
// end.
func total(r *eq.Result, id eq.ID) (sum int64) {
	for member := range r.Model().Line(id).Over.Len() {
		for _, v := range r.Row(id, member) {
			sum += v
		}
	}
	return sum
}

func atEnd(r *eq.Result, id eq.ID) (sum int64) {
	for member := range r.Model().Line(id).Over.Len() {
		sum += r.Value(id, member, r.Periods()-1)
	}
	return sum
}

func equal(t *testing.T, what string, got, want int64) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, by hand %d", what, got, want)
	}
}

// firstTwoYears sums a line over 2026 and 2027, the years of the proposal.
func firstTwoYears(r *eq.Result, id eq.ID) int64 {
	var sum int64
	for _, v := range r.Row(id, 0)[:24] {
		sum += v
	}
	return sum
}

func TestCheck1SumsOfTheProposal(t *testing.T) {
	r := runLibrary(t, "base")
	equal(t, "185 + 25 = 210, and the interest credited", atEnd(r, finance.A4)-total(r, finance.A5), 210*bn)
	equal(t, "51.6 + 31.8 = 83.4", firstTwoYears(r, finance.K1a), 834*bn/10)
	equal(t, "71.7 + 64.0 = 135.7", firstTwoYears(r, finance.K1), 1357*bn/10)
}

func TestCheck2InterestOfAMonth(t *testing.T) {
	r := runLibrary(t, "base", "rates.yield_margin_pct=2026-01-01:0.00", "euroclear.sanction_costs_eur_per_year=0.00")
	equal(t, "176 bn at 2.00 % for 31 days", r.Value(finance.C1, 0, 0), 303_111_111_11)
	equal(t, "tax on it", r.Value(finance.C3, 0, 0), 75_777_777_78)
}

func TestCheck3SharesSum(t *testing.T) {
	outs := []string{"BE", "IT", "BG", "MT", "CZ", "DE", "FR"}
	for subset := range 1 << len(outs) {
		sets := []string{"horizon.end=2026-01"} // commitments do not depend on it
		for i, state := range outs {
			if subset>>i&1 == 1 {
				sets = append(sets, "guarantees.participates["+state+"]=false")
			}
		}
		if subset%8 == 7 {
			sets = append(sets, "guarantees.ceiling_eur=89999999999.99")
		}
		r := runLibrary(t, "base", sets...)
		equal(t, "commitments of a subset", atEnd(r, finance.F2), r.Value(finance.F2a, 0, 0))
	}
	equal(t, "all 27", atEnd(runLibrary(t, "base"), finance.F2), 90*bn)
}

// TestCheck4OneFactor: without three states every other commitment grows by
// 1/(1 − their share), to within the key's last digit: half a millionth of the
// total before and after, and as much again by the factor itself.
func TestCheck4OneFactor(t *testing.T) {
	all := runLibrary(t, "base")
	rest := runLibrary(t, "base", "guarantees.participates[CZ]=false", "guarantees.participates[HU]=false", "guarantees.participates[SK]=false")
	var gone int64
	for i, m := range finance.MemberStates.Members {
		if m.Code == "CZ" || m.Code == "HU" || m.Code == "SK" {
			gone += all.Value(finance.F1, i, 0)
		}
	}
	const lastDigit = 90 * bn / money.Million
	for i, m := range finance.MemberStates.Members {
		before, after := all.Value(finance.F2, i, 0), rest.Value(finance.F2, i, 0)
		if m.Code == "CZ" || m.Code == "HU" || m.Code == "SK" {
			equal(t, m.Code+" is out", after, 0)
			continue
		}
		grown, err := money.Scale(before, money.Million, money.Million-gone)
		if err != nil {
			t.Fatal(err)
		}
		if off := after - grown; off > 3*lastDigit || off < -3*lastDigit {
			t.Errorf("%s: %d, by one factor %d", m.Code, after, grown)
		}
	}
}

func TestCheck5CallsInTwoSettlements(t *testing.T) {
	quiet, returned := runLibrary(t, "base"), runLibrary(t, "assets-returned")
	equal(t, "no call while immobilised", total(quiet, finance.F4b), 0)
	equal(t, "called when returned", total(returned, finance.F4b), 90*bn)
	equal(t, "paid by the states", total(returned, finance.L3), 90*bn)
	equal(t, "paid by the custodians themselves", total(returned, finance.H4)-total(returned, finance.A5), 95*bn+25*bn)
	equal(t, "arrears", atEnd(returned, finance.H7), 0)
}

func TestCheck6RepaidInFull(t *testing.T) {
	r := runLibrary(t, "reparations-paid")
	equal(t, "loan at the end", atEnd(r, finance.D2), 0)
	equal(t, "Union debt instrument at the end", atEnd(r, finance.B1), 0)
	equal(t, "guarantees still standing", atEnd(r, finance.F3), 0)
	equal(t, "repaid is drawn", total(r, finance.H2), total(r, finance.D1))
}

func TestCheck7BondsLeaveTheCashAlone(t *testing.T) {
	base, bonds := runLibrary(t, "base"), runLibrary(t, "joint-borrowing")
	equal(t, "nothing swapped", total(bonds, finance.E4), 0)
	equal(t, "nothing guaranteed", atEnd(bonds, finance.F2), 0)
	for p := range bonds.Periods() {
		equal(t, "custodians' income as if nothing had been swapped", bonds.Value(finance.C1, 0, p), base.Value(finance.C1, 0, p)+base.Value(finance.C21, 0, p))
		equal(t, "no tax forgone", bonds.Value(finance.C24, 0, p), 0)
	}
	grants := runLibrary(t, "base", "funding.assets_weight_pct=0.00", "funding.grants_weight_pct=100.00", "funding.bonds_weight_pct=0.00")
	equal(t, "grants: no loan", total(grants, finance.D2), 0)
	equal(t, "grants: no exposure", total(grants, finance.F3), 0)
	equal(t, "grants are drawings", total(grants, finance.L5), total(grants, finance.D1))
}

func TestCheck8ARunIsItself(t *testing.T) {
	a, b := runLibrary(t, "base"), runLibrary(t, "reparations-loan+immobilised")
	for _, line := range a.Model().Lines() {
		for member := range line.Over.Len() {
			for p := range a.Periods() {
				equal(t, "difference of "+string(line.ID), a.Value(line.ID, member, p)-b.Value(line.ID, member, p), 0)
			}
		}
	}
}
