package calendar

import (
	"fmt"
	"math/big"
)

// Convention is a way of counting the days of an interest period and expressing
// them as a fraction of a year. "ISDA 4.16" below means section 4.16 of the
// 2006 ISDA Definitions. The zero Convention is not valid.
type Convention uint8

// The day count conventions.
const (
	_ Convention = iota

	// OneOne counts every period as one day and one year. ISDA 4.16(a).
	OneOne

	// Act360 divides actual days by 360: the euro money market. ISDA 4.16(e).
	Act360
	// Act364 divides actual days by 364.
	Act364
	// Act365F divides actual days by 365, in leap years too. ISDA 4.16(d).
	Act365F
	// Act36525 divides actual days by 365.25.
	Act36525
	// Act365Actual divides actual days by 366 if the period has a 29 February
	// after its first day and up to its last, else by 365.
	Act365Actual
	// Act365L divides actual days by 365 or 366, as the coupon period asks; it
	// needs WithCoupon. ISDA 4.16(i), ICMA rule 251.1(i).
	Act365L
	// NL360 divides actual days, leaving out every 29 February, by 360.
	NL360
	// NL365 divides actual days, leaving out every 29 February, by 365.
	NL365

	// ActActISDA divides the days in leap years by 366 and all others by 365.
	// ISDA 4.16(b).
	ActActISDA
	// ActActICMA divides by the length of the coupon period times the coupons per
	// year; it needs WithCoupon and takes WithEndOfMonth into account. ISDA
	// 4.16(c), ICMA rule 251.1(iii).
	ActActICMA
	// ActActAFB counts whole years back from the end and divides the days before
	// them by 365 or 366. Association Française des Banques, 1994.
	ActActAFB
	// ActActYear counts whole years forward from the start and divides the days
	// after them by the length of the year they begin.
	ActActYear
	// ActActExcel implements basis 1 of the spreadsheet function YEARFRAC: it
	// divides by an average length of the years touched.
	ActActExcel

	// Thirty360ISDA counts 30-day months: a start on the 31st becomes the 30th,
	// and so does an end on the 31st if the start is the 30th or 31st. Bond
	// basis. ISDA 4.16(f).
	Thirty360ISDA
	// Thirty360PSA counts like Thirty360ISDA, with a start at any month end moved
	// to the 30th.
	Thirty360PSA
	// Thirty360US counts like Thirty360USEndOfMonth if WithEndOfMonth(true) is
	// given, else like Thirty360ISDA.
	Thirty360US
	// Thirty360USEndOfMonth counts like Thirty360ISDA, with a start on the last
	// day of February moved to the 30th, and the end too if both are. YEARFRAC
	// basis 0.
	Thirty360USEndOfMonth
	// ThirtyE360 turns every 31st into the 30th. Eurobond basis, YEARFRAC basis
	// 4. ISDA 4.16(g).
	ThirtyE360
	// ThirtyE360ISDA turns every month end into the 30th, except a last day of
	// February that is the maturity given by WithMaturity. ISDA 4.16(h).
	ThirtyE360ISDA
	// ThirtyEPlus360 turns a start on the 31st into the 30th and an end on the
	// 31st into the 1st of the next month.
	ThirtyEPlus360
	// Thirty365 counts days like Thirty360ISDA and divides by 365. ISO 20022
	// A002.
	Thirty365
	// ThirtyE365 turns every month end into the 30th and divides by 365.
	ThirtyE365

	endOfConventions
)

// String returns the usual written name, for example "ACT/360", or "no day
// count convention" for a value that names none.
func (c Convention) String() string {
	names := [...]string{
		OneOne:                "1/1",
		Act360:                "ACT/360",
		Act364:                "ACT/364",
		Act365F:               "ACT/365F",
		Act36525:              "ACT/365.25",
		Act365Actual:          "ACT/365A",
		Act365L:               "ACT/365L",
		NL360:                 "NL/360",
		NL365:                 "NL/365",
		ActActISDA:            "ACT/ACT ISDA",
		ActActICMA:            "ACT/ACT ICMA",
		ActActAFB:             "ACT/ACT AFB",
		ActActYear:            "ACT/ACT Year",
		ActActExcel:           "ACT/ACT Excel",
		Thirty360ISDA:         "30/360 ISDA",
		Thirty360PSA:          "30/360 PSA",
		Thirty360US:           "30U/360",
		Thirty360USEndOfMonth: "30U/360 EOM",
		ThirtyE360:            "30E/360",
		ThirtyE360ISDA:        "30E/360 ISDA",
		ThirtyEPlus360:        "30E+/360",
		Thirty365:             "30/365",
		ThirtyE365:            "30E/365",
	}
	if !c.known() {
		return "no day count convention"
	}
	return names[c]
}

func (c Convention) known() bool { return 0 < c && c < endOfConventions }

// Option gives Days and YearFraction a term of the contract that some
// conventions need. The other conventions ignore it.
type Option func(*terms)

type terms struct {
	endOfMonth   bool
	maturity     Date
	coupon       Date
	couponMonths int
}

func termsOf(options []Option) terms {
	var t terms
	for _, option := range options {
		if option != nil {
			option(&t)
		}
	}
	return t
}

// WithEndOfMonth says whether coupons that fall on a month end stay on month
// ends. By default they do not. Thirty360US and ActActICMA use it.
func WithEndOfMonth(applies bool) Option {
	return func(t *terms) { t.endOfMonth = applies }
}

// WithMaturity gives the day on which the contract ends, which ThirtyE360ISDA
// treats as a special case. Without it no period ends at maturity.
func WithMaturity(maturity Date) Option {
	return func(t *terms) { t.maturity = maturity }
}

// WithCoupon gives a regular coupon date and the number of months between
// coupons, which must divide 12. ActActICMA counts its nominal periods from
// that date in both directions: give the end of the period, or the start of a
// last period that is irregular. Act365L takes it as the end of the coupon
// period.
func WithCoupon(date Date, months int) Option {
	return func(t *terms) { t.coupon, t.couponMonths = date, months }
}

// Days returns the number of days that convention c counts from start to end.
// The 30-day families count days of 30-day months, OneOne always counts 1,
// NL360 and NL365 count calendar days without 29 February, and all others
// calendar days. It returns an error if c is not a convention, a date is zero
// or end is before start.
func Days(c Convention, start, end Date, options ...Option) (int64, error) {
	if err := checkPeriod(c, start, end); err != nil {
		return 0, err
	}
	return countDays(c, start, end, termsOf(options)), nil
}

// YearFraction returns the exact number of years that convention c counts from
// start to end; the caller owns the result. It returns an error if c is not a
// convention, a date is zero, end is before start, or c is ActActICMA or
// Act365L and WithCoupon is missing or unusable.
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

// checkTerms returns an error if the convention needs a coupon and WithCoupon
// is missing or unusable.
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

// countDays counts the days of a period that checkPeriod has accepted.
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

// fixedYear divides days by the year length that convention c prescribes for
// every year.
func fixedYear(c Convention, days int64) *big.Rat {
	switch c {
	case OneOne:
		return big.NewRat(days, 1)
	case Act364:
		return big.NewRat(days, 364)
	case Act365F, NL365, Thirty365, ThirtyE365:
		return big.NewRat(days, 365)
	case Act36525:
		return big.NewRat(days*4, 1_461) // four years of 365.25 days
	default: // Act360, NL360 and all of 30/360
		return big.NewRat(days, 360)
	}
}
