package discount_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

// call is one row of the smaller suites: arguments by name.
type call struct {
	Rate, Nper, Pmt, PV, FV, When, Plus string
	Values                              []string
}

func (c call) number(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	if text == "" {
		return decimal.Zero
	}
	value, f := evaluate(text, "")
	return testkit.Must(value, f.err)(t)
}

func (c call) due() discount.Due {
	if c.When == "begin" {
		return discount.AtStart
	}
	return discount.AtEnd
}

func (c call) flows(t *testing.T) []decimal.Decimal {
	t.Helper()
	flows := make([]decimal.Decimal, len(c.Values))
	for i, v := range c.Values {
		flows[i] = number(t, v)
	}
	return flows
}

// TestMiscellaneous: numpy-financial, Apache POI and go-financial.
func TestMiscellaneous(t *testing.T) {
	count := newTally(t)
	for _, r := range rows(t, "tvm_misc.csv") {
		var c call
		if err := json.Unmarshal([]byte(r["args_json"]), &c); err != nil {
			t.Fatalf("%s: %v", r["id"], err)
		}
		want, function := number(t, r["expected"]), r["function"]
		if function == "IRR" {
			got, err := discount.IRR(c.flows(t))
			count.rate(r["id"], function, got, err, want, worthOf(t, c.flows(t)))
			continue
		}
		got, err, ours := c.compute(t, function)
		if !ours {
			count.notOurs[function]++
			continue
		}
		if r["id"] == "npf-npv-1" { // given to the cent
			got = got.Round(2)
		}
		count.value(r["id"], function, got, err, want)
	}
	count.report(map[string]int{"FV": 10, "IRR": 3, "NPV0": 2, "NPV1": 9, "PMT": 15, "PV": 3, "RATE": 1})
}

func (c call) compute(t *testing.T, function string) (value decimal.Decimal, err error, ours bool) {
	t.Helper()
	rate, pmt, pv, fv := c.number(t, c.Rate), c.number(t, c.Pmt), c.number(t, c.PV), c.number(t, c.FV)
	periods := int(c.number(t, c.Nper).BigInt().Int64())
	switch function {
	case "PMT":
		value, err = discount.PMT(rate, periods, pv, fv, c.due())
	case "PV":
		value, err = discount.PV(rate, periods, pmt, fv, c.due())
	case "FV":
		value, err = discount.FV(rate, periods, pmt, pv, c.due())
	case "RATE":
		var found discount.RateOfReturn
		found, err = discount.RATE(periods, pmt, pv, fv, c.due())
		value = found.Value
	case "NPV0":
		value, err = discount.NPV(rate, c.flows(t))
	case "NPV1":
		value, err = discount.NPV1(rate, c.flows(t))
		value = value.Add(c.number(t, c.Plus))
	default:
		return value, nil, false
	}
	return value, err, true
}
