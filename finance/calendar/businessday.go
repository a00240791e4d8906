package calendar

import "fmt"

// BusinessDayRule says where a date goes that is not a business day. A date that
// is one stays.
type BusinessDayRule uint8

// The business day rules, named as in the 2006 ISDA Definitions, section 4.12,
// where they are found there.
const (
	// NoAdjustment leaves every date where it is.
	NoAdjustment BusinessDayRule = iota
	// Following goes to the next business day.
	Following
	// ModifiedFollowing goes to the next business day, but to the one before if
	// the next is in another month.
	ModifiedFollowing
	// ModifiedFollowingBimonthly is ModifiedFollowing with the month cut in two
	// after the 15th: the next business day must be in the same half.
	ModifiedFollowingBimonthly
	// Preceding goes to the business day before.
	Preceding
	// ModifiedPreceding goes to the business day before, but to the next if that
	// one is in another month.
	ModifiedPreceding
	// Nearest goes to the next business day from a Sunday or a Monday and to the
	// one before from any other day.
	Nearest

	endOfBusinessDayRules
)

// maxClosedDays bounds the search for a business day: a calendar closed for a
// year on end is a mistake, not a calendar.
const maxClosedDays = 366

// String returns the name of the rule in words, for example "modified following",
// or "no business day rule" for a value that is none.
func (r BusinessDayRule) String() string {
	names := [...]string{
		NoAdjustment:               "no adjustment",
		Following:                  "following",
		ModifiedFollowing:          "modified following",
		ModifiedFollowingBimonthly: "modified following bimonthly",
		Preceding:                  "preceding",
		ModifiedPreceding:          "modified preceding",
		Nearest:                    "nearest",
	}
	if r >= endOfBusinessDayRules {
		return "no business day rule"
	}
	return names[r]
}

// Adjust moves d to a business day of the given calendar by the given rule.
// IsTARGETBusinessDay is such a calendar. It is an error if d is the zero Date,
// the rule or the calendar is none, or the search finds no business day within a
// year and the range of dates.
func Adjust(d Date, rule BusinessDayRule, isBusinessDay func(Date) bool) (Date, error) {
	if d.IsZero() || rule >= endOfBusinessDayRules || isBusinessDay == nil {
		return Date{}, fmt.Errorf("cannot adjust %s to a business day: a date, a rule and a calendar are needed", d)
	}
	if rule == NoAdjustment || isBusinessDay(d) {
		return d, nil
	}
	found := nextBusinessDay(d, rule.direction(d), isBusinessDay)
	if !found.IsZero() && !rule.allows(d, found) {
		found = nextBusinessDay(d, -rule.direction(d), isBusinessDay)
	}
	if found.IsZero() {
		return Date{}, fmt.Errorf("no business day within a year of %s (%s)", d, rule)
	}
	return found, nil
}

// direction is +1 if the rule first looks after d, -1 if it first looks before.
func (r BusinessDayRule) direction(d Date) int {
	switch r {
	case Preceding, ModifiedPreceding:
		return -1
	case Nearest:
		if weekday := d.Weekday(); weekday != Sunday && weekday != Monday {
			return -1
		}
	}
	return 1
}

// allows reports whether the rule lets d go to found.
func (r BusinessDayRule) allows(d, found Date) bool {
	switch r {
	case ModifiedFollowing, ModifiedPreceding:
		return MonthOf(d) == MonthOf(found)
	case ModifiedFollowingBimonthly:
		return MonthOf(d) == MonthOf(found) && (d.Day() <= 15) == (found.Day() <= 15)
	default:
		return true
	}
}

// nextBusinessDay walks from d by steps of +1 or -1 day to a business day, or to
// the zero Date if it finds none.
func nextBusinessDay(d Date, step int, isBusinessDay func(Date) bool) Date {
	for range maxClosedDays {
		d = d.AddDays(step)
		if d.IsZero() || isBusinessDay(d) {
			return d
		}
	}
	return Date{}
}
