package calendar_test

import (
	"fmt"

	"loanmodel/finance/calendar"
)

// The rate-days of February 2025 at the ECB's deposit facility rate, which fell
// from 3.00 % to 2.75 % on the 5th: 4 × 30,000 + 24 × 27,500. A balance times this
// over 360,000,000 is its ACT/360 interest for the month.
func ExamplePath_ValueDays() {
	rate, err := calendar.NewPath(
		calendar.Step{From: calendar.MustDate("2024-12-18"), Value: 30_000},
		calendar.Step{From: calendar.MustDate("2025-02-05"), Value: 27_500},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	february := calendar.MustMonth("2025-02")
	rateDays, err := rate.ValueDays(february.First(), february.Last())
	fmt.Println(rateDays, err)
	// Output: 780000 <nil>
}

func ExampleYearFraction() {
	start, end := calendar.MustDate("2003-11-01"), calendar.MustDate("2004-05-01")
	for _, c := range []calendar.Convention{calendar.Act360, calendar.ActActISDA, calendar.ThirtyE360} {
		years, err := calendar.YearFraction(c, start, end)
		fmt.Println(c, years, err)
	}
	// Output:
	// ACT/360 91/180 <nil>
	// ACT/ACT ISDA 66491/133590 <nil>
	// 30E/360 1/2 <nil>
}

func ExampleAdjust() {
	due := calendar.MustDate("2026-12-25")
	paid, err := calendar.Adjust(due, calendar.Following, calendar.IsTARGETBusinessDay)
	fmt.Println(due.Weekday(), due, "->", paid.Weekday(), paid, err)
	// Output: Friday 2026-12-25 -> Monday 2026-12-28 <nil>
}
