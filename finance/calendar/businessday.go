package calendar

import "fmt"

// BusinessDayRule says how to move a date that is not a business day. A
// business day never moves.
type BusinessDayRule uint8

// The business day rules. Those that the 2006 ISDA Definitions define, in
// section 4.12, bear the names they have there.
const (
	// NoAdjustment leaves every date where it is.
	NoAdjustment BusinessDayRule = iota
	// Following moves to the next business day.
	Following
	// ModifiedFollowing moves to the next business day, but to the previous one
	// if the next is in another month.
	ModifiedFollowing
	// ModifiedFollowingBimonthly works like ModifiedFollowing with each month cut
	// in two after the 15th: the next business day must be in the same half.
	ModifiedFollowingBimonthly
	// Preceding moves to the previous business day.
	Preceding
	// ModifiedPreceding moves to the previous business day, but to the next one
	// if the previous is in another month.
	ModifiedPreceding
	// Nearest moves forward to the next business day from a Sunday or a Monday,
	// and back to the previous one from any other day.
	Nearest

	endOfBusinessDayRules
)

// maxClosedDays bounds the search for a business day: a calendar that is closed
// for a whole year is a mistake, not a calendar.
const maxClosedDays = 366

// String returns the name of the rule in words, for example "modified
// following", or "no business day rule" for a value that names no rule.
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

// Adjust moves d to a business day of the given calendar by the given rule;
// [IsTARGETBusinessDay] is such a calendar. It returns an error if d is the
// zero Date, the rule is unknown, isBusinessDay is nil, or there is no business
// day within a year of d and within the range of dates.
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

// direction returns +1 if the rule searches forward from d first, -1 if it
// searches back.
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

// allows reports whether the rule lets d move as far as found.
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

// nextBusinessDay steps from d by +1 or -1 day until it reaches a business day.
// It returns the zero Date if it finds none within maxClosedDays.
func nextBusinessDay(d Date, step int, isBusinessDay func(Date) bool) Date {
	for range maxClosedDays {
		d = d.AddDays(step)
		if d.IsZero() || isBusinessDay(d) {
			return d
		}
	}
	return Date{}
}
