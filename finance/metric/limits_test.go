package metric_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
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
		"rate −100 %":         {refused(metric.NPV(decimal.New(-1, 0), few)), metric.ErrRate},
		"rate below −100 %":   {refused(metric.NPV1(decimal.New(-2, 0), few)), metric.ErrRate},
		"rate too high":       {refused(metric.XNPV(decimal.New(2, 9), nil)), metric.ErrRate},
		"rate too long":       {refused(metric.PVOfYears(decimal.New(1, -1_000_000_000), 2026, nil)), metric.ErrRate},
		"rate of grant":       {refused(metric.GrantElement(9, decimal.New(-1, 0))), metric.ErrRate},
		"rate of payment":     {refused(metric.PMT(decimal.New(-1, 0), 9, rate, rate, metric.AtEnd)), metric.ErrRate},
		"amount too large":    {refused(metric.NPV(rate, huge)), metric.ErrAmount},
		"amount of IRR":       {refused(metric.IRR(huge)), metric.ErrAmount},
		"amount of a year":    {refused(metric.PVOfYears(rate, 2026, []metric.YearFlow{{Year: 2026, Amount: huge[0]}})), metric.ErrAmount},
		"amount of a day":     {refused(metric.XIRR([]metric.DatedFlow{{Date: day, Amount: huge[0]}})), metric.ErrAmount},
		"amount of a month":   {refused(metric.WeightedAverageLife(april, []metric.MonthFlow{{Month: april, Amount: huge[0]}})), metric.ErrAmount},
		"amount of a payment": {refused(metric.FV(rate, 1, huge[0], rate, metric.AtEnd)), metric.ErrAmount},
		"amount of a face":    {refused(metric.GrantElementOf(rate, huge[0], few)), metric.ErrAmount},
		"too many flows":      {refused(metric.NPV(rate, long)), metric.ErrPeriods},
		"too many of IRR":     {refused(metric.IRR(long)), metric.ErrPeriods},
		"too many years":      {refused(metric.PVOfYears(rate, 2026, make([]metric.YearFlow, 12_001))), metric.ErrPeriods},
		"too many days":       {refused(metric.XNPV(rate, make([]metric.DatedFlow, 12_001))), metric.ErrPeriods},
		"too many months":     {refused(metric.WeightedAverageLife(april, make([]metric.MonthFlow, 12_001))), metric.ErrPeriods},
		"years far apart":     {refused(metric.PVOfYears(rate, 2026, []metric.YearFlow{{Year: 99_999}})), metric.ErrPeriods},
		"years far back":      {refused(metric.PVOfYears(rate, 99_999, []metric.YearFlow{{Year: 2026}})), metric.ErrPeriods},
		"periods below 0":     {refused(metric.PV(rate, -1, rate, rate, metric.AtEnd)), metric.ErrPeriods},
		"no period to pay in": {refused(metric.PMT(rate, 0, rate, rate, metric.AtEnd)), metric.ErrPeriods},
		"no period of a rate": {refused(metric.RATE(0, rate, rate, rate, metric.AtEnd)), metric.ErrPeriods},
		"years of a grant":    {refused(metric.GrantElement(-1, rate)), metric.ErrPeriods},
		"no date":             {refused(metric.XIRR(make([]metric.DatedFlow, 2))), metric.ErrDate},
		"no month":            {refused(metric.WeightedAverageLife(april, make([]metric.MonthFlow, 1))), metric.ErrDate},
		"no start":            {refused(metric.WeightedAverageLife(calendar.Month{}, []metric.MonthFlow{{Month: april}})), metric.ErrDate},
		"before the start":    {refused(metric.WeightedAverageLife(april.Add(1), []metric.MonthFlow{{Month: april}})), metric.ErrDate},
		"a year before":       {refused(metric.WeightedAverageLifeOfYears(2026, []metric.YearFlow{{Year: 2025}})), metric.ErrDate},
		"repaid below 0":      {refused(metric.WeightedAverageLifeOfYears(2026, []metric.YearFlow{{Year: 2026, Amount: few[0]}})), metric.ErrNegative},
		"nothing repaid":      {refused(metric.WeightedAverageLife(april, nil)), metric.ErrNegative},
		"face of 0":           {refused(metric.GrantElementOf(rate, decimal.Zero, few)), metric.ErrFace},
		"service of a grant":  {refused(metric.GrantElementOf(rate, rate, huge)), metric.ErrAmount},
		"share below 0":       {refused(metric.HHI([]int64{-1, 1_000_001})), metric.ErrShares},
		"shares missing":      {refused(metric.HHI([]int64{999_999})), metric.ErrShares},
		"too many shares":     {refused(metric.TopShare([]int64{999_999, 2}, 1)), metric.ErrShares},
		"sums that overflow":  {refused(metric.TopShare([]int64{1 << 62, 1 << 62, 1 << 62}, 1)), metric.ErrShares},
		"no shares":           {refused(metric.TopShare(nil, 1)), metric.ErrShares},
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
		"flows":          refused(metric.NPV(rate, many)),
		"years":          refused(metric.PVOfYears(rate, 2026, make([]metric.YearFlow, 12_000))),
		"years apart":    refused(metric.PVOfYears(rate, 0, []metric.YearFlow{{Year: 12_000}, {Year: -12_000}})),
		"days":           refused(metric.XNPV(rate, make12000(calendar.MustDate("2026-04-30")))),
		"periods":        refused(metric.PV(rate, 12_000, rate, rate, metric.AtEnd)),
		"no periods":     refused(metric.PV(rate, 0, rate, rate, metric.AtEnd)),
		"grant":          refused(metric.GrantElement(12_000, rate)),
		"amount":         refused(metric.NPV(rate, []decimal.Decimal{digits})),
		"decimals":       refused(metric.NPV(rate, []decimal.Decimal{decimal.New(1, -100)})),
		"zeros":          refused(metric.NPV(rate, []decimal.Decimal{decimal.New(0, 39)})),
		"lowest rate":    refused(metric.NPV(number(t, "-0.9999999989"), many)),
		"highest rate":   refused(metric.NPV(number(t, "999999999"), many)),
		"one period":     refused(metric.PMT(rate, 1, rate, rate, metric.AtEnd)),
		"month of start": refused(metric.WeightedAverageLife(april, []metric.MonthFlow{{Month: april, Amount: rate}})),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range map[string]error{
		"a digit more":          refused(metric.NPV(rate, []decimal.Decimal{digits.Add(decimal.New(1, -21))})),
		"10^40":                 refused(metric.NPV(rate, []decimal.Decimal{decimal.New(1, 40)})),
		"a decimal more":        refused(metric.NPV(rate, []decimal.Decimal{decimal.New(1, -101)})),
		"a growth of 10^-9":     refused(metric.NPV(number(t, "-0.999999999"), many)),
		"a growth above 10^9":   refused(metric.NPV(number(t, "999999999.1"), many)),
		"a zero with 10^41":     refused(metric.NPV(rate, []decimal.Decimal{decimal.New(0, 41)})),
		"years one more apart":  refused(metric.PVOfYears(rate, 0, []metric.YearFlow{{Year: 12_001}})),
		"years one more before": refused(metric.PVOfYears(rate, 12_001, []metric.YearFlow{{}})),
		"a period more":         refused(metric.PV(rate, 12_001, rate, rate, metric.AtEnd)),
	} {
		if err == nil {
			t.Errorf("%s: served", name)
		}
	}
}

func make12000(day calendar.Date) []metric.DatedFlow {
	flows := make([]metric.DatedFlow, 12_000)
	for i := range flows {
		flows[i] = metric.DatedFlow{Date: day, Amount: decimal.New(1, 0)}
	}
	return flows
}
