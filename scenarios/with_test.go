package scenarios

import (
	"errors"
	"reflect"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

func withSets(t *testing.T, sets ...string) *Scenario {
	t.Helper()
	s, err := Resolve("reparations-loan+assets-returned", Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func inputsOf(t *testing.T, m *equation.Model, s *Scenario) *equation.Inputs {
	t.Helper()
	inputs, err := s.Inputs(m)
	if err != nil {
		t.Fatal(err)
	}
	return inputs
}

// TestSeriesWith compares each assignment made on top of a scenario with the
// scenario that includes it.
func TestSeriesWith(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	m := program.Model()
	for _, set := range []string{"states.taxes_euroclear[all]=false", "guarantees.participates[IT]=false", "rates.bond_pool_pct=2026-01-01:3.00,2027-01-01:3.50",
		"settlement.release_share_pct=2028-12-01:100.00", "euroclear.own_funds_eur=2000000000.00", "retaliation.litigation_eur=2026-06-30:1.00,2026-06-29:2.00"} {
		own := inputsOf(t, m, withSets(t))
		list, err := withSets(t).SeriesWith(set)
		if err != nil {
			t.Fatalf("%s: %v", set, err)
		}
		want := inputsOf(t, m, withSets(t, set))
		for _, series := range list {
			for period, value := range series.Values {
				if value != want.Value(series.Line, series.Member, period) {
					t.Fatalf("%s: period %d is %d, want %d", set, period, value, want.Value(series.Line, series.Member, period))
				}
			}
			if err := own.Set(series.Line, series.Member, series.Values); err != nil {
				t.Errorf("%s: %v", set, err)
			}
		}
		for member := range m.Line(list[0].Line).Over.Len() {
			for period := range want.Periods() {
				if own.Value(list[0].Line, member, period) != want.Value(list[0].Line, member, period) {
					t.Fatalf("%s: member %d in period %d is not what the scenario has", set, member, period)
				}
			}
		}
	}
}

func TestSeriesWithFaults(t *testing.T) {
	base := withSets(t)
	var usage *UsageError
	for _, set := range []string{"horizon.end=2030-12", "no.such_key=1", "loan.commitment_eur"} {
		if _, err := base.SeriesWith(set); !errors.As(err, &usage) {
			t.Errorf("%s: %v, want a usage error", set, err)
		}
	}
	var rules diagnostic.List
	for _, set := range []string{"budget.participates[all]=false", "retaliation.client_assets_seized_eur=2050-01-31:1.00"} {
		if _, err := base.SeriesWith(set); !errors.As(err, &rules) {
			t.Errorf("%s: %v, want faults of the rules", set, err)
		}
	}
}

// TestWithSets: a scenario with assignments is the run of the scenario resolved with
// them, none make no difference, and a fault of the command line stays one.
func TestWithSets(t *testing.T) {
	for _, sets := range [][]string{{"guarantees.participates[IT]=false", "euroclear.own_funds_eur=2000000000.00"}, {"loan.commitment_eur=45000000000.00"}, nil} {
		changed, err := withSets(t).WithSets(sets...)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := RunID(changed, "test"), RunID(withSets(t, sets...), "test"); got != want {
			t.Errorf("%v: run %s, resolved %s", sets, got, want)
		}
	}
	var usage *UsageError
	if _, err := withSets(t).WithSets("nothing=1"); !errors.As(err, &usage) {
		t.Error(err)
	}
	var faults diagnostic.List
	if _, err := withSets(t).WithSets("waterfall.first=bridge"); !errors.As(err, &faults) {
		t.Error(err)
	}
}

// TestSeriesUnder: dated values give the series that the same assignments give, and
// what no assignment may be is refused.
func TestSeriesUnder(t *testing.T) {
	s := withSets(t)
	day := s.Timeline.Start.First()
	value := Dated{Key: "rates.bond_pool_pct", Entries: []Entry{{Date: day, Value: 30_000}, {Date: day.AddMonths(12), Value: 35_000}}}
	got, err := s.SeriesUnder([]Dated{value}, "guarantees.months_to_pay=3")
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.SeriesWith("guarantees.months_to_pay=3", "rates.bond_pool_pct="+FormatValue(s.Parameter(value.Key).Line, Value{Entries: value.Entries}))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %d and %d series", err, len(got), len(want))
	}
	if none, err := s.SeriesUnder(nil); err != nil || none != nil {
		t.Error(none, err)
	}
	for name, wrong := range map[string]Dated{
		"no input": {Key: "rates.nothing"}, "not dated": {Key: "euroclear.own_funds_eur"}, "no member": {Key: "rates.bond_pool_pct", Member: "DE"},
		"outside": {Key: "rates.bond_pool_pct", Entries: []Entry{{Date: day, Value: 1 << 40}}}, "order": {Key: "rates.bond_pool_pct", Entries: []Entry{value.Entries[1], value.Entries[0]}},
	} {
		var usage *UsageError
		if _, err := s.SeriesUnder([]Dated{wrong}); !errors.As(err, &usage) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
