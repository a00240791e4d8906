package scenarios

import (
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
)

func modelOf(t testing.TB) *equation.Model {
	t.Helper()
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	return program.Model()
}

// TestInputsOfEachShape binds values worked out by hand: 2026 has 31 days in
// January and 28 in February.
func TestInputsOfEachShape(t *testing.T) {
	s := mustResolve(t, testLibrary(t), "base",
		"loan.commitment_eur=91.50",
		"loan.instalments_eur=2026-01-01:1.00,2026-01-31:2.00,2026-03-15:4.00,2027-12-31:8.00",
		"rates.deposit_facility_pct=2025-06-01:1.00,2026-01-11:2.00,2026-02-28:-1.00",
		"loan.guarantees_in_place_pct=2026-02-28:50.00,2026-03-02:75.00",
		"guarantees.default_from[IT]=2026-01-31", "guarantees.default_until[IT]=2026-06-30",
		"guarantees.participates[DE]=false",
		"guarantees.key_basis=capital_key",
	)
	inputs, err := s.Inputs(modelOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if inputs.Periods() != 24 {
		t.Errorf("%d periods, want 24", inputs.Periods())
	}
	state := func(code string) int {
		member, _ := finance.MemberStates.Index(code)
		return member
	}
	for _, c := range []struct {
		id             equation.ID
		member, period int
		want           int64
	}{
		{finance.LoanCommitment, 0, 0, 91_50},
		// The sum of the month's amounts.
		{finance.LoanInstalments, 0, 0, 3_00},
		{finance.LoanInstalments, 0, 1, 0},
		{finance.LoanInstalments, 0, 2, 4_00},
		{finance.LoanInstalments, 0, 23, 8_00},
		// 10 days of 1 % and 21 of 2 %; 27 days of 2 % and one of −1 %; then 31 of −1 %.
		{finance.RatesDepositFacility, 0, 0, 10*10_000 + 21*20_000},
		{finance.RatesDepositFacility, 0, 1, 27*20_000 - 10_000},
		{finance.RatesDepositFacility, 0, 2, -31 * 10_000},
		// What is in force on the last day of the month.
		{finance.LoanInPlace, 0, 0, 0},
		{finance.LoanInPlace, 0, 1, 500_000},
		{finance.LoanInPlace, 0, 2, 750_000},
		{finance.LoanInPlace, 0, 23, 750_000},
		{finance.GuaranteesDefaultFrom, state("IT"), 0, calendar.MustDate("2026-01-31").Serial()},
		{finance.GuaranteesDefaultUntil, state("IT"), 0, calendar.MustDate("2026-06-30").Serial()},
		{finance.GuaranteesDefaultFrom, state("DE"), 0, 0},
		{finance.GuaranteesParticipates, state("DE"), 0, 0},
		{finance.GuaranteesParticipates, state("FR"), 0, 1},
		{finance.GuaranteesBasis, 0, 0, 4},
		{finance.CalendarMonth, 0, 13, 2},
		{finance.CalendarLastDay, 0, 13, calendar.MustDate("2027-02-28").Serial()},
	} {
		if got := inputs.Value(c.id, c.member, c.period); got != c.want {
			t.Errorf("%s[%d] in period %d is %d, want %d", c.id, c.member, c.period, got, c.want)
		}
	}
}

// TestGreatestValuesFitTheModel checks that the model accepts the limits of the
// written values.
func TestGreatestValuesFitTheModel(t *testing.T) {
	l := testLibrary(t)
	var sets []string
	for _, line := range l.registry.Lines() {
		_, greatest := Bounds(line)
		text := formatScalar(line, greatest)
		if dated(line) {
			text = "2026-01-01:" + text
		}
		if line.Over != nil {
			sets = append(sets, addressText(string(line.ID), allMembers)+"="+text)
		} else {
			sets = append(sets, string(line.ID)+"="+text)
		}
	}
	assigned, err := l.readSets(sets)
	if err != nil {
		t.Fatal(err)
	}
	s := compose(l.registry, &l.base.layer, []*layer{assigned}).scenario()
	s.Timeline, _ = s.timeline()
	if _, err := s.Inputs(modelOf(t)); err != nil {
		t.Error(err)
	}
}

func TestARegistryOfAnotherModelIsNoticed(t *testing.T) {
	other, err := equation.Build([]equation.Section{{Lines: []equation.Line{
		{ID: "x.y", Name: "An input that no scenario gives", Unit: equation.EUR, Static: true, Input: &equation.Input{Shape: equation.Constant}},
		{ID: finance.CalendarMonth, Name: "Month", Unit: equation.Count, Input: &equation.Input{Shape: equation.Calendar, Max: 12}},
		{ID: finance.CalendarLastDay, Name: "Day", Unit: equation.Date, Input: &equation.Input{Shape: equation.Calendar, Max: 1 << 30}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mustResolve(t, testLibrary(t), "base").Inputs(other); err == nil {
		t.Error("inputs for a model without them")
	}
}
