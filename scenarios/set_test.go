package scenarios

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSetsAreRead(t *testing.T) {
	l := testLibrary(t)
	for _, c := range []struct {
		sets        []string
		key, member string
		want        string
	}{
		{[]string{"loan.commitment_eur=100"}, "loan.commitment_eur", "", "100.00"},
		{[]string{"funding.coupon_month=12"}, "funding.coupon_month", "", "12"},
		{[]string{"guarantees.key_basis=population"}, "guarantees.key_basis", "", "population"},
		{[]string{"guarantees.participates[IT]=false"}, "guarantees.participates", "IT", "false"},
		{[]string{"states.taxes_euroclear[all]=false"}, "states.taxes_euroclear", "IT", "false"},
		// A member's own value holds, whichever comes first.
		{[]string{"states.taxes_euroclear[IT]=true", "states.taxes_euroclear[all]=false"}, "states.taxes_euroclear", "IT", "true"},
		{[]string{"states.taxes_euroclear[IT]=true", "states.taxes_euroclear[all]=false"}, "states.taxes_euroclear", "FR", "false"},
		{[]string{"guarantees.default_from[NO]=never"}, "", "", `--set: unknown state "NO"; Norway is not a member state [E-KEY-UNKNOWN]`},
		{[]string{"guarantees.default_until[HU]=2199-12-31"}, "guarantees.default_until", "HU", "2199-12-31"},
		{[]string{"rates.deposit_facility_pct=2026-01-01:2.00,2027-01-01:-2.5"}, "rates.deposit_facility_pct", "", "2026-01-01:2.0000,2027-01-01:-2.5000"},
		{[]string{"rates.deposit_facility_pct=[]"}, "rates.deposit_facility_pct", "", "[]"},
		{[]string{"assets.maturities_eur[banks]=2026-12-31:2,2026-01-31:1.50"}, "assets.maturities_eur", "banks", "2026-01-31:1.50,2026-12-31:2.00"},
		{[]string{"horizon.end=2040-06"}, "horizon.end", "", "2040-06"},
	} {
		s, err := l.resolve("base", Options{Sets: c.sets})
		if err != nil {
			if err.Error() != c.want {
				t.Errorf("%q: %v", c.sets, err)
			}
			continue
		}
		p := s.Parameter(c.key)
		member, _ := p.Line.Over.Index(c.member)
		if got := FormatValue(p.Line, p.Values[member]); got != c.want {
			t.Errorf("%q: %s, want %s", c.sets, got, c.want)
		}
	}
}

func TestFaultySetsAreUsageErrors(t *testing.T) {
	l := testLibrary(t)
	for _, c := range []struct {
		sets []string
		want string
	}{
		{[]string{"loan.amuont=5"}, `--set: unknown key "loan.amuont" [E-KEY-UNKNOWN]`},
		{[]string{"loan.comitment_eur=5"}, `--set: unknown key "loan.comitment_eur"; did you mean "loan.commitment_eur"? [E-KEY-UNKNOWN]`},
		{[]string{"loan.commitment_eur"}, `--set: needs KEY=VALUE, found "loan.commitment_eur"; for example loan.commitment_eur=80000000000.00 [E-SET-FORM]`},
		{[]string{"=5"}, `--set: needs KEY=VALUE, found "=5"; for example loan.commitment_eur=80000000000.00 [E-SET-FORM]`},
		{[]string{"loan.commitment_eur="}, `--set: loan.commitment_eur has no value; expected a number [E-VALUE-EMPTY]`},
		{[]string{"funding.coupon_month="}, `--set: funding.coupon_month has no value; expected a whole number [E-VALUE-EMPTY]`},
		{[]string{"loan.commitment_eur=90 bn"}, `--set: loan.commitment_eur: "90 bn" is not a number (units are not allowed); write "90000000000" [E-NUMBER-FORMAT]`},
		{[]string{"loan.commitment_eur=1.005"}, `--set: loan.commitment_eur has 3 decimals, at most 2 are allowed (found 1.005) [E-NUMBER-DECIMALS]`},
		{[]string{"loan.commitment_eur=-1"}, `--set: loan.commitment_eur must not be negative (found -1) [E-NUMBER-RANGE]`},
		{[]string{`loan.commitment_eur="5.00"`}, `--set: loan.commitment_eur is given a text with quotes, backslashes or control characters; write the value without quotes [E-SET-FORM]`},
		{[]string{"loan.commitment_eur=5\n6"}, `--set: loan.commitment_eur is given a text with quotes, backslashes or control characters; write the value without quotes [E-SET-FORM]`},
		{[]string{"loan.commitment_eur=1", "loan.commitment_eur=2"}, `--set: loan.commitment_eur is set twice ("1", "2"); remove one [E-SET-TWICE]`},
		{[]string{"guarantees.participates[IT]=true", "guarantees.participates[IT]=true"},
			`--set: guarantees.participates[IT] is set twice ("true", "true"); remove one [E-SET-TWICE]`},
		{[]string{"loan.commitment_eur[IT]=1"}, `--set: loan.commitment_eur is one value and has no members; leave out the brackets [E-SET-FORM]`},
		{[]string{"loan.commitment_eur[]=1"}, `--set: loan.commitment_eur is one value and has no members; leave out the brackets [E-SET-FORM]`},
		{[]string{"guarantees.participates=false"},
			`--set: guarantees.participates has a value for each state; write guarantees.participates[BE] or guarantees.participates[all] [E-SET-FORM]`},
		{[]string{"guarantees.participates[GR]=false"}, `--set: unknown state "GR"; Greece is "EL" [E-KEY-UNKNOWN]`},
		{[]string{"guarantees.participates[it]=false"}, `--set: unknown state "it"; did you mean "IT"? [E-KEY-UNKNOWN]`},
		{[]string{"guarantees.participates[IT]=no"}, `--set: guarantees.participates.IT must be true or false, found the text "no"; write false [E-SWITCH]`},
		{[]string{"guarantees.key_basis=gni_2025"}, `--set: unknown choice "gni_2025"; did you mean "gni_2024"? [E-VALUE-UNKNOWN]`},
		{[]string{"funding.coupon_month=010"}, `--set: funding.coupon_month must be a whole number, found 010 (leading zero); write 10 [E-NUMBER-FORMAT]`},
		{[]string{"funding.coupon_month=13"}, `--set: funding.coupon_month must be from 1 to 12 (found 13) [E-NUMBER-RANGE]`},
		{[]string{"rates.deposit_facility_pct=2.00"},
			`--set: rates.deposit_facility_pct is not a list of dated values; write it as 2026-01-01:2.00,2027-01-01:2.50, or [] for none [E-SET-FORM]`},
		{[]string{"rates.deposit_facility_pct=2026-01-01:2,2026-01-01:3"}, `--set: 2026-01-01 is given twice; remove one [E-DATE-ORDER]`},
		{[]string{"rates.deposit_facility_pct=2026-02-30:2"}, `--set: rates.deposit_facility_pct[0].from: no such day: 2026-02-30 [E-DATE-DAY]`},
		{[]string{"funding.coupon_month=0", "loan.x=1"},
			"--set: unknown key \"loan.x\" [E-KEY-UNKNOWN]\n--set: funding.coupon_month must be from 1 to 12 (found 0) [E-NUMBER-RANGE]"},
	} {
		_, err := l.resolve("base", Options{Sets: c.sets})
		var usage *UsageError
		if !errors.As(err, &usage) {
			t.Errorf("%q: not a usage error: %v", c.sets, err)
			continue
		}
		if diff := cmp.Diff(c.want, err.Error()); diff != "" {
			t.Errorf("%q: %s", c.sets, diff)
		}
	}
}

// What single assignments cannot show is a fault of the scenario.
func TestSetsThatDoNotGoTogether(t *testing.T) {
	_, err := testLibrary(t).resolve("base", Options{Sets: []string{"funding.assets_weight_pct=40"}})
	want := "--set: the funding weights sum to 40, must be 100 (60 missing); assets_weight_pct is 40, grants_weight_pct 0, bonds_weight_pct 0 [E-SUM]"
	var usage *UsageError
	if errorText(err) != want || errors.As(err, &usage) {
		t.Errorf("%v", err)
	}
}

// A horizon that is cut on the command line leaves off what lies beyond it.
func TestAShorterHorizonLeavesOffLaterAmounts(t *testing.T) {
	l := testLibrary(t)
	s := mustResolve(t, l, "base", "horizon.end=2026-12")
	if s.Timeline.Months != 12 || len(s.Parameter("loan.instalments_eur").Values[0].Entries) != 2 {
		t.Errorf("%d months", s.Timeline.Months)
	}
	_, err := l.resolve("base", Options{Sets: []string{"horizon.end=2026-12", "loan.instalments_eur=2027-01-31:1.00"}})
	if want := "--set: 2027-01-31 is after the horizon ends in 2026-12 [E-DATE-HORIZON]"; errorText(err) != want {
		t.Errorf("%v", err)
	}
}
