package calendar

import (
	"fmt"
	"math/big"
)

// Days returns the days convention c counts from start to end. For the 30-day
// families these are days of 30-day months, for OneOne always 1, for NL360 and
// NL365 calendar days without 29 February, otherwise calendar days. It is an
// error if c is none of the conventions, a date is zero or end is before start.
func Days(c Convention, start, end Date, options ...Option) (int64, error) {
	if err := checkPeriod(c, start, end); err != nil {
		return 0, err
	}
	return countDays(c, start, end, termsOf(options)), nil
}

// YearFraction returns the years convention c counts from start to end, exactly;
// the caller owns the result. It is an error if c is none of the conventions, a
// date is zero, end is before start, or c is ActActICMA or Act365L and WithCoupon
// is missing or unusable.
func YearFraction(c Convention, start, end Date, options ...Option) (*big.Rat, error) {
	if err := checkPeriod(c, start, end); err != nil {
		return nil, err
	}
	t := termsOf(options)
	if err := checkTerms(c, t); err != nil {
		return nil, err
	}
	switch c {
	case Act365Actual:
		return act365Actual(start, end), nil
	case Act365L:
		return act365L(start, end, t), nil
	case ActActISDA:
		return actActISDA(start, end), nil
	case ActActICMA:
		return actActICMA(start, end, t), nil
	case ActActAFB:
		return actActAFB(start, end), nil
	case ActActYear:
		return actActYear(start, end), nil
	case ActActExcel:
		return actActExcel(start, end), nil
	default:
		return fixedYear(c, countDays(c, start, end, t)), nil
	}
}

func checkPeriod(c Convention, start, end Date) error {
	if !c.known() {
		return fmt.Errorf("%d is not the number of a day count convention", c)
	}
	if start.IsZero() || end.IsZero() {
		return fmt.Errorf("%s needs two dates, got %s and %s", c, start, end)
	}
	if end.Before(start) {
		return fmt.Errorf("%s counts forward, but the period ends on %s, before it starts on %s", c, end, start)
	}
	return nil
}

// checkTerms refuses what WithCoupon says, or fails to say, where it is needed.
func checkTerms(c Convention, t terms) error {
	if c != ActActICMA && c != Act365L {
		return nil
	}
	if t.coupon.IsZero() {
		return fmt.Errorf("%s needs a coupon date and the months between coupons", c)
	}
	if t.couponMonths < 1 || monthsPerYear%t.couponMonths != 0 {
		return fmt.Errorf("%s needs the months between coupons to divide a year, got %d", c, t.couponMonths)
	}
	return nil
}

// countDays is Days for a period known to be sound.
func countDays(c Convention, start, end Date, t terms) int64 {
	switch {
	case c == OneOne:
		return 1
	case c == NL360 || c == NL365:
		return start.DaysUntil(end) - leapDaysAfter(start, end)
	case c.hasThirtyDayMonths():
		return thirtyDayMonths(c, start, end, t)
	default:
		return start.DaysUntil(end)
	}
}
