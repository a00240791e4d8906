package discount_test

import (
	"errors"
	"strconv"
	"testing"

	"loanmodel/finance/discount"
)

func TestPyxirrIRR(t *testing.T) {
	count := newTally(t)
	for _, r := range rows(t, "irr_pyxirr.csv") {
		flows := numbers(t, r["cashflows_json"])
		got, err := discount.IRR(flows)
		count.rate(r["id"], "IRR", got, err, number(t, r["expected"]), worthOf(t, flows))
		roots(count, r["id"], got, r["derived_sign_changes_of_npv_r_gt_minus1"])
	}
	count.report(map[string]int{"IRR": 27})
}

// The table's two rows without a root in which the NPV changes sign after all:
// the rates were checked by its sign 10^-20 to both sides, at 70 digits and with
// days/365 as exponents.
var missedByPyxirr = map[string]string{"pyxirr-case_30_20": "-0.89735382148822172854", "pyxirr-case_30_45": "-0.84078904042133700442"}

func TestPyxirrXIRR(t *testing.T) {
	count := newTally(t)
	for _, r := range rows(t, "xirr_pyxirr_index.csv") {
		flows := sample(t, r["sample_file"])
		if r["function"] == "XNPV@0.1" {
			got, err := discount.XNPV(number(t, "0.1"), flows)
			count.value(r["id"], "XNPV", got.Value, err, number(t, r["expected"]))
			continue
		}
		got, err := discount.XIRR(flows)
		switch at := missedByPyxirr[r["id"]]; {
		case at != "":
			count.compared["XIRR"]++
			if err != nil || !got.Value.Equal(number(t, at)) {
				t.Errorf("%s: %s, %v; the NPV changes sign at %s", r["id"], got.Value, err, at)
			}
			count.note("XIRR = %s, where the source has no rate (%s)", got.Value.StringFixed(9), r["id"])
		case r["expected"] == "no_root":
			count.compared["XIRR"]++
			if !errors.Is(err, discount.ErrNoRoot) && !errors.Is(err, discount.ErrNoSignChange) {
				t.Errorf("%s: %s, %v; want no rate", r["id"], got.Value, err)
			}
		default:
			count.rate(r["id"], "XIRR", got, err, number(t, r["expected"]), worthOfDated(t, flows))
			roots(count, r["id"], got, r["derived_npv_sign_changes_r_gt_minus1"])
		}
	}
	count.report(map[string]int{"XIRR": 60, "XNPV": 3})
}

// roots compares how many rates there are with the table's own count on a grid.
func roots(count *tally, id string, got discount.RateOfReturn, want string) {
	if strconv.Itoa(got.Roots) != want {
		count.note("%d rates found, %s by the grid of the table (%s)", got.Roots, want, id)
	}
}
