package uncertainty

import (
	"strings"
	"testing"

	"loanmodel/scenarios"
)

func resolved(t *testing.T, expression string, sets ...string) *scenarios.Scenario {
	t.Helper()
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// leastRanges is how many assumptions have a range, at least: as many as the pages say.
const leastRanges = 30

// TestEveryEndOfTheLibrarysRangesRuns: each end can be assigned to the base case, to a
// structure of each kind and to the adopted loan, and no two ends of a range are the same.
func TestEveryEndOfTheLibrarysRangesRuns(t *testing.T) {
	ranges, err := Ranges()
	if err != nil {
		t.Fatal(err)
	}
	if len(ranges) < leastRanges {
		t.Errorf("%d ranges", len(ranges))
	}
	for _, expression := range []string{"base", "joint-borrowing+reparations-paid", "bilateral-grants", "ukraine-support-loan"} {
		s := resolved(t, expression)
		for _, one := range ranges {
			if one.Reason == "" || one.Grade == "" || len(one.Sources) == 0 {
				t.Errorf("%s has no reason, grade or source", one.ID)
			}
			var ends []string
			for _, end := range one.Ends() {
				sets := one.Assignments(s, end)
				if _, err := s.WithSets(sets...); err != nil {
					t.Errorf("%s, %s, %s: %v", expression, one.ID, end.Says, err)
				}
				ends = append(ends, strings.Join(sets, " "))
			}
			if still := one.ID == "reparations-first"; ends[0] == ends[1] && !still {
				t.Errorf("%s: both ends of %s assign %s", expression, one.ID, ends[0])
			}
		}
	}
}

// TestWays applies each way by hand.
func TestWays(t *testing.T) {
	ranges, err := Ranges()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]Range{}
	for _, one := range ranges {
		byID[one.ID] = one
	}
	rates := resolved(t, "base", "rates.deposit_facility_pct=2024-01-01:4.00,2025-06-01:2.25,2026-07-01:2.50", "rates.owed_on_swapped_cash_pct[banks]=2026-01-01:2.00")
	bridge := resolved(t, "reparations-paid", "settlement.reparations_eur=2030-02-28:3.00,2031-12-31:4.00")
	thirds := resolved(t, "base", "assets.opening_securities_eur[euroclear]=1.00", "assets.maturities_eur[euroclear]=2026-02-28:0.33,2026-03-31:0.33,2026-04-30:0.34")
	for _, c := range []struct {
		of   *scenarios.Scenario
		id   string
		high bool
		want string
	}{
		// 1.00 is 1.50 below the last step; 2024 is over when the run begins in 2026.
		{rates, "deposit-facility", false, "rates.deposit_facility_pct=2025-06-01:0.7500,2026-07-01:1.0000 rates.owed_on_swapped_cash_pct[banks]=2026-01-01:0.5000"},
		{bridge, "reparations-first", true, "settlement.reparations_eur=2035-02-28:3.00,2036-12-31:4.00"},
		{bridge, "reparations-first", false, "settlement.reparations_eur=2028-02-29:3.00,2029-12-31:4.00"},
		// 13 bn × 33 / 100, × 66 / 100 and the rest.
		{thirds, "securities-to-mature", true, "assets.opening_securities_eur[euroclear]=13000000000.00 assets.maturities_eur[euroclear]=2026-02-28:4290000000.00,2026-03-31:4290000000.00,2026-04-30:4420000000.00"},
		{resolved(t, "base", "need.budget_eur=2027-06-30:5.00,2028-06-30:6.00,2029-01-31:7.00"), "need-2028-2029", false,
			"need.budget_eur=2027-06-30:5.00,2028-06-30:6.00,2028-12-31:40000000000.00,2029-12-31:40000000000.00"},
		{resolved(t, "base", "need.budget_eur=[]"), "need-2028-2029", false, "need.budget_eur=2028-12-31:40000000000.00,2029-12-31:40000000000.00"},
	} {
		one := byID[c.id]
		end := one.Low
		if c.high {
			end = one.High
		}
		if got := strings.Join(one.Assignments(c.of, end), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.id, got, c.want)
		}
	}
}

// TestFaultsOfAFile: all faults of a file are told at once, each where it stands.
func TestFaultsOfAFile(t *testing.T) {
	content := `schema: loanmodel/ranges/v1
ranges:
  first:
    name: "First"
    low: {says: "one", set: ["euroclear.own_funds=1.00"]}
    high: {says: "two"}
    grade: guess
    reason: "None."
  second:
    name: "Second"
    key: euroclear.own_funds_eur
    source: [nobody]
    low: {says: "one", months: 1, total: "1.00"}
    high: {says: "two", level: "1.00", step: 1}
    grade: derived
    reason: "None."
  third:
    name: "Third"
    low: {says: "one", months: 1}
    high: {says: "two", set: ["euroclear.own_funds_eur=1.00"]}
    grade: assumption
`
	_, faults, err := ReadRanges("mine.yaml", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	text := faults.Error()
	for _, want := range []string{"mine.yaml:5:30: ", "mine.yaml:6:11: ", "mine.yaml:7:12: ", "mine.yaml:11:10: ", "mine.yaml:12:14: ", "mine.yaml:13:10: ",
		"mine.yaml:14:", "formula", "mine.yaml:19:10: ", "reason"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if _, faults, _ := ReadRanges("mine.yaml", []byte("ranges: [")); len(faults) == 0 {
		t.Error("half a file is read")
	}
}
