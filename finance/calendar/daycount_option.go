package calendar

// Option tells Days and YearFraction a term of the contract that some
// conventions ask for. Conventions that have no use for a term ignore it.
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
// ends. Without it they do not. Thirty360US and ActActICMA ask for it.
func WithEndOfMonth(applies bool) Option {
	return func(t *terms) { t.endOfMonth = applies }
}

// WithMaturity gives the day the contract ends, which ThirtyE360ISDA treats
// apart. Without it no period ends at maturity.
func WithMaturity(maturity Date) Option {
	return func(t *terms) { t.maturity = maturity }
}

// WithCoupon gives a regular coupon date and the months from one coupon to the
// next, which must divide 12. ActActICMA counts its nominal periods from that
// date, both ways: give the end of the period, or for a last period that is
// irregular its beginning. Act365L takes it as the date the coupon period ends.
func WithCoupon(date Date, months int) Option {
	return func(t *terms) { t.coupon, t.couponMonths = date, months }
}
