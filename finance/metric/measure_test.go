package metric_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

func TestConcentration(t *testing.T) {
	for _, c := range []struct {
		name      string
		shares    []int64
		hhi, top2 string
	}{
		{"one alone", []int64{1_000_000}, "1", "1"},
		{"four equal", []int64{250_000, 250_000, 250_000, 250_000}, "0.25", "0.5"},
		{"by hand", []int64{100_001, 0, 699_999, 200_000}, "0.53999880000200", "0.899999"}, // 0.010000200001 + 0.489998600001 + 0.04
	} {
		hhi, top := testkit.Must(metric.HHI(c.shares))(t), testkit.Must(metric.TopShare(c.shares, 2))(t)
		if c.name == "by hand" {
			c.hhi = decimal.RequireFromString("0.010000200001").Add(decimal.RequireFromString("0.489998600001")).Add(decimal.RequireFromString("0.04")).String()
		}
		if !hhi.Equal(decimal.RequireFromString(c.hhi)) || !top.Equal(decimal.RequireFromString(c.top2)) {
			t.Errorf("%s: %s, %s; want %s, %s", c.name, hhi, top, c.hhi, c.top2)
		}
	}
	for n, want := range map[int]string{-1: "0", 0: "0", 1: "0.6", 9: "1"} {
		if got := testkit.Must(metric.TopShare([]int64{400_000, 600_000}, n))(t); !got.Equal(decimal.RequireFromString(want)) {
			t.Errorf("top %d: %s, want %s", n, got, want)
		}
	}
}

// TestSharesThatAreNone: every fault of the shares is an error of its kind.
func TestSharesThatAreNone(t *testing.T) {
	refused := func(_ decimal.Decimal, err error) error { return err }
	for name, err := range map[string]error{
		"share below 0":      refused(metric.HHI([]int64{-1, 1_000_001})),
		"shares missing":     refused(metric.HHI([]int64{999_999})),
		"too many shares":    refused(metric.TopShare([]int64{999_999, 2}, 1)),
		"sums that overflow": refused(metric.TopShare([]int64{1 << 62, 1 << 62, 1 << 62}, 1)),
		"no shares":          refused(metric.TopShare(nil, 1)),
	} {
		if !errors.Is(err, metric.ErrShares) {
			t.Errorf("%s: %v; want %v", name, err, metric.ErrShares)
		}
	}
}

// purse is a balance that 10, then twice 30 are taken from, in three months.
func purse(t *testing.T) (*eq.Result, calendar.Timeline) {
	t.Helper()
	m := testkit.Must(eq.Build([]eq.Section{{Letter: "P", Lines: []eq.Line{
		{ID: "spent", Name: "Spent", Unit: eq.EUR, Input: &eq.Input{Shape: eq.Schedule, Max: 1 << 40}},
		{ID: "open", Name: "Opening", Unit: eq.EUR, Static: true, Input: &eq.Input{Shape: eq.Constant, Max: 1 << 40}},
		{ID: "left", Name: "Left", Unit: eq.EUR, Equation: eq.Sub(eq.Prev("left"), eq.ID("spent")), Opening: eq.ID("open")},
	}}}))(t)
	in := eq.NewInputs(m, 3)
	for id, values := range map[eq.ID][]int64{"spent": {10_00, 30_00, 30_00}, "open": {40_00}} {
		if err := in.Set(id, 0, values); err != nil {
			t.Fatal(err)
		}
	}
	timeline := testkit.Must(calendar.NewTimeline(calendar.MustMonth("2026-12"), calendar.MustMonth("2027-02")))(t)
	return testkit.Must(eq.Compile(m).Evaluate(in))(t), timeline
}

func TestFirstMonth(t *testing.T) {
	r, timeline := purse(t)
	zero := func(v int64) bool { return v == 0 }
	for _, c := range []struct {
		name   string
		line   eq.ID
		wanted func(int64) bool
		want   string
	}{
		{"runs out", "left", zero, "2027-01"},
		{"below zero", "left", metric.BelowZero, "2027-02"},
		{"above zero", "spent", metric.AboveZero, "2026-12"},
		{"never", "spent", metric.BelowZero, "no month"},
	} {
		month, ok := metric.FirstMonth(r, timeline, c.line, 0, c.wanted)
		if month.String() != c.want || ok != (c.want != "no month") {
			t.Errorf("%s: %s, %v; want %s", c.name, month, ok, c.want)
		}
	}
}

func TestWorstYear(t *testing.T) {
	r, timeline := purse(t)
	worst, ok := metric.WorstYear(metric.ByYear(r, timeline, "spent", 0))
	if want := (metric.YearAmount{Year: 2027, Value: 60_00}); worst != want || !ok {
		t.Errorf("%v, %v; want %v", worst, ok, want)
	}
	if _, ok := metric.WorstYear(nil); ok {
		t.Error("a worst of no years")
	}
	if first, _ := metric.WorstYear([]metric.YearAmount{{Year: 1, Value: -5}, {Year: 2, Value: -5}}); first.Year != 1 {
		t.Errorf("%v of two as bad", first)
	}
}
