// Package calendar holds the model's time: civil dates and months, the
// timeline of monthly periods, dated step paths, day counts, the TARGET
// closing days and the rules that move a date to a business day.
//
// Everything is whole numbers or exact rationals, so nothing here rounds. There
// is no clock, no time zone and no locale: a date is a square on the Gregorian
// calendar, the same on every machine.
//
// # Range and the zero value
//
// Dates run from 1900-03-01 to 2200-12-31, months from 1900-03 to 2200-12. The
// lower end is where the serial numbers of all spreadsheets begin to agree:
// some of them count a 29 February 1900 that never was. Constructors refuse
// anything else. Arithmetic that would leave the range gives the zero Date or
// zero Month ("no date", "no month"), never a wrapped or a clamped one; IsZero
// tells. The zero value sorts before every real one, and the functions that
// compute a quantity (Path.ValueDays, Days, YearFraction, Adjust) refuse it
// with an error.
//
// # Month ends
//
// Date.AddMonths clamps: 31 January plus one month is the last day of February.
// Date.AddMonthsKeepingEnd also carries month ends to month ends: 28 February
// 2026 plus one month is 31 March. No other function moves a day by itself.
//
// # Day counts
//
// Days and YearFraction implement the conventions listed at Convention, each
// with the first day included and the last day excluded unless its comment says
// otherwise. The package's tests hold them to the published cases of
// OpenGamma Strata, QuantLib and LibreOffice.
package calendar
