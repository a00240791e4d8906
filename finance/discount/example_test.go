package discount_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
)

// A loan of 90 bn without interest, repaid at once after ten years, is a grant
// of more than a third of it.
func ExampleGrantElement() {
	share, err := discount.GrantElement(10, discount.UnifiedRate())
	fmt.Println(share.Shift(2).StringFixed(4), "%", err)
	// Output: 38.6087 % <nil>
}

// Flows that change sign twice have two rates of return, and the result says so.
func ExampleIRR() {
	flows := []decimal.Decimal{decimal.New(-100, 0), decimal.New(250, 0), decimal.New(-156, 0)}
	rate, err := discount.IRR(flows)
	fmt.Println(rate.Value, "±", rate.Tolerance, err)
	fmt.Println(rate.Method)
	// Output:
	// 0.2 ± 0.00000000000000000001 <nil>
	// a change of sign of the NPV enclosed by secants and bisection, 44 digits; the nearest to 0 of 2 rates
}

// A present value with a fractional exponent is never exact: it carries its
// tolerance.
func ExampleXNPV() {
	value, err := discount.XNPV(decimal.New(5, -2), []discount.DatedFlow{
		{Date: calendar.MustDate("2026-04-30"), Amount: decimal.New(-45_000_000_000, 0)},
		{Date: calendar.MustDate("2027-12-31"), Amount: decimal.New(45_000_000_000, 0)},
	})
	fmt.Println(value.Value.StringFixed(2), err)
	fmt.Println(value.Tolerance)
	// Output:
	// -3523675795.19 <nil>
	// 0.0000000000000000000000865
}
