package calendar

// Weekday is a day of the week, numbered as in ISO 8601 from Monday = 1 to
// Sunday = 7. The zero Weekday belongs to the zero Date.
type Weekday uint8

// The days of the week.
const (
	Monday Weekday = iota + 1
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

// String returns the English name of the day, or "no day" for anything but
// Monday to Sunday.
func (w Weekday) String() string {
	names := [...]string{"no day", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	if int(w) >= len(names) {
		return names[0]
	}
	return names[w]
}

// Weekday returns the day of the week of d; 0 for the zero Date.
func (d Date) Weekday() Weekday {
	if d.IsZero() {
		return 0
	}
	// 1900-01-01, serial 2, was a Monday.
	return Monday + Weekday((d.serial-2)%7)
}

// IsWeekend reports whether d is a Saturday or a Sunday.
func (d Date) IsWeekend() bool {
	weekday := d.Weekday()
	return weekday == Saturday || weekday == Sunday
}
