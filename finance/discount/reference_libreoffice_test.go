package discount_test

import (
	"testing"

	"github.com/shopspring/decimal"
)

// ours are the functions of the suites that this package has.
var ours = map[string]bool{"IRR": true, "XIRR": true, "XNPV": true, "NPV": true, "PMT": true, "PV": true, "FV": true, "RATE": true}

// Rows of ours that are not compared, with the reason.
var setAside = map[string]string{
	"lo-irr-Sheet2-3":   "a root below −100 %, which is no rate",
	"lo-pmt-Sheet2-12":  "a number of periods below 0",
	"lo-pmt-Sheet2-15":  "a rate of −100 %",
	"lo-pmt-Sheet2-16":  "a rate of −100 %",
	"lo-rate-Sheet2-19": "an error for want of a good guess; the next row finds the rate, and so do we",
	"lo-rate-Sheet2-29": "a fraction of a period",
	"lo-rate-Sheet2-30": "a fraction of a period",
	"lo-rate-Sheet2-32": "a fraction of a period",
	"lo-rate-Sheet2-33": "a fraction of a period",
	"lo-rate-Sheet2-35": "70,000 periods, more than are served",
}

func TestLibreOffice(t *testing.T) {
	count := newTally(t)
	for _, r := range rows(t, "libreoffice_functions.csv") {
		reason := setAside[r["id"]]
		switch {
		case !ours[r["function"]]:
			count.notOurs[r["function"]]++
			continue
		case r["source_check_cached"] != "true":
			reason = "the source has no check of its own"
		}
		if reason != "" {
			count.note("%s set aside: %s (%s)", r["function"], reason, r["id"])
			continue
		}
		got, f := evaluate(r["formula"], r["resolved_refs_json"])
		switch {
		case r["kind"] == "error":
			count.compared[r["function"]]++
			if f.err == nil {
				t.Errorf("%s: %s = %s; want an error", r["id"], r["formula"], got)
			}
		case f.rate != nil && f.err == nil && got.Equal(f.rate.got.Value):
			count.rate(r["id"], r["function"], f.rate.got, nil, number(t, r["expected"]), f.rate.worth(t))
		default:
			count.value(r["id"], r["function"], got, f.err, number(t, r["expected"]))
		}
	}
	count.report(map[string]int{"FV": 18, "IRR": 11, "NPV": 10, "PMT": 25, "PV": 13, "RATE": 236, "XIRR": 17, "XNPV": 7})
}

// worth is the NPV of a call's flows.
func (c *rateCall) worth(t *testing.T) func(decimal.Decimal) (value, gross decimal.Decimal) {
	if c.dates == nil {
		return worthOf(t, c.flows)
	}
	return worthOfDated(t, c.dated())
}
