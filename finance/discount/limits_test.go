package discount_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
)

// refused drops the value of a measure that must fail.
func refused[T any](_ T, err error) error { return err }

// TestRefusals: every fault of the arguments is an error of its kind, and none
// of them costs time or panics.
func TestRefusals(t *testing.T) {
	rate, long := decimal.New(5, -2), make([]decimal.Decimal, 12_001)
	few, huge := decimals("-1", "2"), []decimal.Decimal{decimal.New(1, 1_000_000_000)}
	day, april := calendar.MustDate("2026-04-30"), calendar.MustMonth("2026-04")
	for name, c := range map[string]struct{ got, want error }{
		"rate −100 %":         {refused(discount.NPV(decimal.New(-1, 0), few)), discount.ErrRate},
		"rate below −100 %":   {refused(discount.NPV1(decimal.New(-2, 0), few)), discount.ErrRate},
		"rate too high":       {refused(discount.XNPV(decimal.New(2, 9), nil)), discount.ErrRate},
		"rate too long":       {refused(discount.PVOfYears(decimal.New(1, -1_000_000_000), 2026, nil)), discount.ErrRate},
		"rate of grant":       {refused(discount.GrantElement(9, decimal.New(-1, 0))), discount.ErrRate},
		"rate of payment":     {refused(discount.PMT(decimal.New(-1, 0), 9, rate, rate, discount.AtEnd)), discount.ErrRate},
		"amount too large":    {refused(discount.NPV(rate, huge)), discount.ErrAmount},
		"amount of IRR":       {refused(discount.IRR(huge)), discount.ErrAmount},
		"amount of a year":    {refused(discount.PVOfYears(rate, 2026, []discount.YearFlow{{Year: 2026, Amount: huge[0]}})), discount.ErrAmount},
		"amount of a day":     {refused(discount.XIRR([]discount.DatedFlow{{Date: day, Amount: huge[0]}})), discount.ErrAmount},
		"amount of a month":   {refused(discount.WeightedAverageLife(april, []discount.MonthFlow{{Month: april, Amount: huge[0]}})), discount.ErrAmount},
		"amount of a payment": {refused(discount.FV(rate, 1, huge[0], rate, discount.AtEnd)), discount.ErrAmount},
		"amount of a face":    {refused(discount.GrantElementOf(rate, huge[0], few)), discount.ErrAmount},
		"too many flows":      {refused(discount.NPV(rate, long)), discount.ErrPeriods},
		"too many of IRR":     {refused(discount.IRR(long)), discount.ErrPeriods},
		"too many years":      {refused(discount.PVOfYears(rate, 2026, make([]discount.YearFlow, 12_001))), discount.ErrPeriods},
		"too many days":       {refused(discount.XNPV(rate, make([]discount.DatedFlow, 12_001))), discount.ErrPeriods},
		"too many months":     {refused(discount.WeightedAverageLife(april, make([]discount.MonthFlow, 12_001))), discount.ErrPeriods},
		"years far apart":     {refused(discount.PVOfYears(rate, 2026, []discount.YearFlow{{Year: 99_999}})), discount.ErrPeriods},
		"years far back":      {refused(discount.PVOfYears(rate, 99_999, []discount.YearFlow{{Year: 2026}})), discount.ErrPeriods},
		"periods below 0":     {refused(discount.PV(rate, -1, rate, rate, discount.AtEnd)), discount.ErrPeriods},
		"no period to pay in": {refused(discount.PMT(rate, 0, rate, rate, discount.AtEnd)), discount.ErrPeriods},
		"no period of a rate": {refused(discount.RATE(0, rate, rate, rate, discount.AtEnd)), discount.ErrPeriods},
		"years of a grant":    {refused(discount.GrantElement(-1, rate)), discount.ErrPeriods},
		"no date":             {refused(discount.XIRR(make([]discount.DatedFlow, 2))), discount.ErrDate},
		"no month":            {refused(discount.WeightedAverageLife(april, make([]discount.MonthFlow, 1))), discount.ErrDate},
		"no start":            {refused(discount.WeightedAverageLife(calendar.Month{}, []discount.MonthFlow{{Month: april}})), discount.ErrDate},
		"before the start":    {refused(discount.WeightedAverageLife(april.Add(1), []discount.MonthFlow{{Month: april}})), discount.ErrDate},
		"a year before":       {refused(discount.WeightedAverageLifeOfYears(2026, []discount.YearFlow{{Year: 2025}})), discount.ErrDate},
		"repaid below 0":      {refused(discount.WeightedAverageLifeOfYears(2026, []discount.YearFlow{{Year: 2026, Amount: few[0]}})), discount.ErrNegative},
		"nothing repaid":      {refused(discount.WeightedAverageLife(april, nil)), discount.ErrNegative},
		"face of 0":           {refused(discount.GrantElementOf(rate, decimal.Zero, few)), discount.ErrFace},
		"service of a grant":  {refused(discount.GrantElementOf(rate, rate, huge)), discount.ErrAmount},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v; want %v", name, c.got, c.want)
		} else if len(c.got.Error()) > 200 {
			t.Errorf("%s: a message of %d bytes", name, len(c.got.Error()))
		}
	}
}

// TestLimitsAreServed: the last number that is within each limit.
func TestLimitsAreServed(t *testing.T) {
	rate, many := decimal.New(5, -2), make([]decimal.Decimal, 12_000)
	digits := number(t, "9999999999999999999999999999999999999999.99999999999999999999") // 40 before the point, 60 in all
	april := calendar.MustMonth("2026-04")
	for name, err := range map[string]error{
		"flows":          refused(discount.NPV(rate, many)),
		"years":          refused(discount.PVOfYears(rate, 2026, make([]discount.YearFlow, 12_000))),
		"years apart":    refused(discount.PVOfYears(rate, 0, []discount.YearFlow{{Year: 12_000}, {Year: -12_000}})),
		"days":           refused(discount.XNPV(rate, make12000(calendar.MustDate("2026-04-30")))),
		"periods":        refused(discount.PV(rate, 12_000, rate, rate, discount.AtEnd)),
		"no periods":     refused(discount.PV(rate, 0, rate, rate, discount.AtEnd)),
		"grant":          refused(discount.GrantElement(12_000, rate)),
		"amount":         refused(discount.NPV(rate, []decimal.Decimal{digits})),
		"decimals":       refused(discount.NPV(rate, []decimal.Decimal{decimal.New(1, -100)})),
		"zeros":          refused(discount.NPV(rate, []decimal.Decimal{decimal.New(0, 39)})),
		"lowest rate":    refused(discount.NPV(number(t, "-0.9999999989"), many)),
		"highest rate":   refused(discount.NPV(number(t, "999999999"), many)),
		"one period":     refused(discount.PMT(rate, 1, rate, rate, discount.AtEnd)),
		"month of start": refused(discount.WeightedAverageLife(april, []discount.MonthFlow{{Month: april, Amount: rate}})),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range map[string]error{
		"a digit more":          refused(discount.NPV(rate, []decimal.Decimal{digits.Add(decimal.New(1, -21))})),
		"10^40":                 refused(discount.NPV(rate, []decimal.Decimal{decimal.New(1, 40)})),
		"a decimal more":        refused(discount.NPV(rate, []decimal.Decimal{decimal.New(1, -101)})),
		"a growth of 10^-9":     refused(discount.NPV(number(t, "-0.999999999"), many)),
		"a growth above 10^9":   refused(discount.NPV(number(t, "999999999.1"), many)),
		"a zero with 10^41":     refused(discount.NPV(rate, []decimal.Decimal{decimal.New(0, 41)})),
		"years one more apart":  refused(discount.PVOfYears(rate, 0, []discount.YearFlow{{Year: 12_001}})),
		"years one more before": refused(discount.PVOfYears(rate, 12_001, []discount.YearFlow{{}})),
		"a period more":         refused(discount.PV(rate, 12_001, rate, rate, discount.AtEnd)),
	} {
		if err == nil {
			t.Errorf("%s: served", name)
		}
	}
}

func make12000(day calendar.Date) []discount.DatedFlow {
	flows := make([]discount.DatedFlow, 12_000)
	for i := range flows {
		flows[i] = discount.DatedFlow{Date: day, Amount: decimal.New(1, 0)}
	}
	return flows
}
