package metric_test

import (
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/metric"
)

// The rows join up, their movements explain them, nothing outstanding exceeds
// what the state can be called for, and calls and recoveries are those of the
// state's measures.
func TestGuaranteeYearsAddUp(t *testing.T) {
	for _, expression := range []string{"base", "reparations-paid", "assets-returned", "assets-offset", "assets-returned+guarantor-default",
		"reparations-loan-full+us-28-point", "joint-borrowing", "assets-returned+late-reparations"} {
		r, timeline := libraryResult(t, expression, "retaliation.uncovered_loss_bearer=guarantors")
		for state := range finance.MemberStates.Members {
			var called, recovered, end int64
			for _, y := range metric.GuaranteeYears(r, timeline, state) {
				if y.Start != end || y.Start+y.Granted-y.Expired-y.Called != y.End {
					t.Fatalf("%s, state %d: %+v after %d", expression, state, y, end)
				}
				called, recovered, end = called+y.Called, recovered+y.Recovered, y.End
				if y.End < 0 || y.End > y.Ceiling-called || y.Granted < 0 || y.Expired < 0 {
					t.Errorf("%s, state %d: %+v, of it %d called before", expression, state, y, called)
				}
			}
			if want := metric.Total.Of(r, finance.L3, state) + metric.Total.Of(r, finance.F13, state); called != want {
				t.Errorf("%s, state %d: called %d, paid %d", expression, state, called, want)
			}
			if want := metric.Total.Of(r, finance.F8, state); recovered != want {
				t.Errorf("%s, state %d: recovered %d, want %d", expression, state, recovered, want)
			}
		}
	}
}

// Germany's guarantee of 22,407,930,000.00: half of it stands behind the first
// 45 bn, all of it is called in December 2027.
func TestGuaranteeYears(t *testing.T) {
	const whole = 22_407_930_000_00
	r, timeline := libraryResult(t, "assets-returned")
	years := metric.GuaranteeYears(r, timeline, stateNamed(t, "DE"))
	for i, want := range []metric.GuaranteeYear{
		{Year: 2026, Granted: whole / 2, End: whole / 2, Ceiling: whole},
		{Year: 2027, Start: whole / 2, Granted: whole / 2, Called: whole, Ceiling: whole},
		{Year: 2028, Ceiling: whole},
	} {
		if years[i] != want {
			t.Errorf("%+v, want %+v", years[i], want)
		}
	}
	if years[0].Quiet() || !years[2].Quiet() || years[1].Balance() != -whole || len(years) != 20 {
		t.Errorf("%d years, %+v", len(years), years[:3])
	}
	// Who does not pay is not called further than the Union's debt stands.
	r, timeline = libraryResult(t, "assets-returned+guarantor-default")
	years = metric.GuaranteeYears(r, timeline, stateNamed(t, "DE"))
	if y := years[1]; y.Called != 0 || y.End == 0 || y.Expired != whole-y.End {
		t.Errorf("in default: %+v", y)
	}
	r, timeline = libraryResult(t, "reparations-paid")
	years = metric.GuaranteeYears(r, timeline, stateNamed(t, "DE"))
	if y := years[len(years)-1]; y.End != 0 || y.Ceiling != whole {
		t.Errorf("after the loan is repaid: %+v", y)
	}
}
