package discount_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/finance/discount"
)

// What a formula may ask for that the measures here do not have.
var (
	errFunction = errors.New("no function of ours")
	errFraction = errors.New("a fraction of a period")
)

// call computes a function of a spreadsheet, arguments in its order.
func (f *formula) call(name string, arguments [][]cell) decimal.Decimal {
	at := func(i int) decimal.Decimal {
		if i >= len(arguments) || len(arguments[i]) != 1 {
			return decimal.Zero
		}
		return arguments[i][0].number
	}
	var value decimal.Decimal
	var err error
	switch name {
	case "ABS":
		return at(0).Abs()
	case "ROUND":
		return at(0).Round(int32(at(1).BigInt().Int64()))
	case "PMT":
		value, err = discount.PMT(at(0), f.whole(at(1)), at(2), at(3), dueOf(at(4)))
	case "PV":
		value, err = discount.PV(at(0), f.whole(at(1)), at(2), at(3), dueOf(at(4)))
	case "FV":
		value, err = discount.FV(at(0), f.whole(at(1)), at(2), at(3), dueOf(at(4)))
	case "NPV":
		value, err = discount.NPV1(at(0), amounts(arguments[1:]))
	case "XNPV":
		var a discount.Approximation
		a, err = discount.XNPV(at(0), dated(arguments[1], arguments[2]))
		value = a.Value
	case "RATE":
		value, err = f.rateCall(f.whole(at(0)), at(1), at(2), at(3), dueOf(at(4)))
	case "IRR":
		value, err = f.irr(arguments)
	case "XIRR":
		value, err = f.xirr(arguments)
	default:
		err = fmt.Errorf("%s: %w", name, errFunction)
	}
	f.fail(err)
	return value
}

func (f *formula) irr(arguments [][]cell) (decimal.Decimal, error) {
	if len(arguments) == 0 {
		return decimal.Zero, discount.ErrNoSignChange
	}
	flows := amounts(arguments[:1])
	got, err := discount.IRR(flows)
	f.rate = &rateCall{got: got, flows: flows}
	return got.Value, err
}

func (f *formula) xirr(arguments [][]cell) (decimal.Decimal, error) {
	flows := dated(arguments[0], arguments[1])
	got, err := discount.XIRR(flows)
	f.rate = &rateCall{got: got}
	for _, flow := range flows {
		f.rate.flows, f.rate.dates = append(f.rate.flows, flow.Amount), append(f.rate.dates, flow.Date)
	}
	return got.Value, err
}

// rateCall is RATE, with its flows written out.
func (f *formula) rateCall(periods int, pmt, pv, fv decimal.Decimal, due discount.Due) (decimal.Decimal, error) {
	got, err := discount.RATE(periods, pmt, pv, fv, due)
	flows := make([]decimal.Decimal, max(periods, 0)+1)
	flows[0] = pv
	for k := range periods {
		at := k + 1
		if due == discount.AtStart {
			at = k
		}
		flows[at] = flows[at].Add(pmt)
	}
	flows[len(flows)-1] = flows[len(flows)-1].Add(fv)
	f.rate = &rateCall{got: got, flows: flows}
	return got.Value, err
}

func (f *formula) whole(d decimal.Decimal) int {
	if !d.IsInteger() {
		f.fail(fmt.Errorf("%s periods: %w", d, errFraction))
	}
	return int(d.BigInt().Int64())
}

// dueOf is a spreadsheet's type: anything but 0 means the start.
func dueOf(kind decimal.Decimal) discount.Due {
	if kind.IsZero() {
		return discount.AtEnd
	}
	return discount.AtStart
}

// amounts are the numbers of all arguments in order; empty cells do not count.
func amounts(arguments [][]cell) []decimal.Decimal {
	var list []decimal.Decimal
	for _, argument := range arguments {
		for _, c := range argument {
			if !c.empty {
				list = append(list, c.number)
			}
		}
	}
	return list
}

func dated(values, dates []cell) []discount.DatedFlow {
	var flows []discount.DatedFlow
	for i := range min(len(values), len(dates)) {
		flows = append(flows, discount.DatedFlow{Date: dates[i].date, Amount: values[i].number})
	}
	return flows
}

// dated are the flows of a call with dates.
func (c *rateCall) dated() []discount.DatedFlow {
	flows := make([]discount.DatedFlow, len(c.flows))
	for i := range c.flows {
		flows[i] = discount.DatedFlow{Date: c.dates[i], Amount: c.flows[i]}
	}
	return flows
}
