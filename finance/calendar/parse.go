package calendar

import "fmt"

// maxQuoted limits how much of a rejected text an error message repeats.
const maxQuoted = 40

// ParseDate reads a date written as YYYY-MM-DD: ten characters, ASCII digits,
// months and days with their leading zero, nothing before or after. It is an
// error if the text has another form, the calendar has no such day or the day
// lies outside 1900-03-01 to 2200-12-31.
func ParseDate(s string) (Date, error) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return Date{}, notADate(s)
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:7])
	day, okDay := digits(s[8:])
	if !okYear || !okMonth || !okDay {
		return Date{}, notADate(s)
	}
	return NewDate(year, month, day)
}

func notADate(s string) error {
	return fmt.Errorf("%s is not a date: write it as YYYY-MM-DD, for example 2026-01-31", quoted(s))
}

// MustDate parses a date like ParseDate, for constants in program text and
// tests. It panics on anything that ParseDate rejects, so it must never see
// input.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseMonth reads a month written as YYYY-MM: seven characters, ASCII digits,
// the month with its leading zero, nothing before or after. It is an error if
// the text has another form or the month lies outside 1900-03 to 2200-12.
func ParseMonth(s string) (Month, error) {
	if len(s) != len("YYYY-MM") || s[4] != '-' {
		return Month{}, notAMonth(s)
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:])
	if !okYear || !okMonth {
		return Month{}, notAMonth(s)
	}
	return NewMonth(year, month)
}

func notAMonth(s string) error {
	return fmt.Errorf("%s is not a month: write it as YYYY-MM, for example 2026-01", quoted(s))
}

// MustMonth parses a month like ParseMonth, for constants in program text and
// tests. It panics on anything that ParseMonth rejects, so it must never see
// input.
func MustMonth(s string) Month {
	m, err := ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// digits reads a short run of ASCII digits, and nothing else: strconv would
// also accept a sign.
func digits(s string) (int, bool) {
	value := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		value = value*10 + int(s[i]-'0')
	}
	return value, true
}

// quoted quotes foreign text so that it is safe to show on one line of a
// terminal.
func quoted(s string) string {
	if len(s) > maxQuoted {
		return fmt.Sprintf("%q…", s[:maxQuoted])
	}
	return fmt.Sprintf("%q", s)
}
