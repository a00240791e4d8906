package calendar

// Convention is a way to count the days of an interest period and to express
// them as a fraction of a year. "ISDA 4.16" below is section 4.16 of the 2006
// ISDA Definitions. The zero Convention is none of them.
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
	// NL360 divides actual days without any 29 February by 360.
	NL360
	// NL365 divides actual days without any 29 February by 365.
	NL365

	// ActActISDA divides the days in leap years by 366 and all others by 365.
	// ISDA 4.16(b).
	ActActISDA
	// ActActICMA divides by the length of the coupon period times coupons a year;
	// it needs WithCoupon and heeds WithEndOfMonth. ISDA 4.16(c), ICMA rule 251.1(iii).
	ActActICMA
	// ActActAFB counts whole years back from the end and divides the days before
	// them by 365 or 366. Association Française des Banques, 1994.
	ActActAFB
	// ActActYear counts whole years on from the start and divides the days after
	// them by the length of the year they begin.
	ActActYear
	// ActActExcel is basis 1 of the spreadsheet function YEARFRAC: it divides by
	// an average length of the years touched.
	ActActExcel

	// Thirty360ISDA counts 30-day months: a first day 31 becomes 30, and so does
	// a last day 31 after a first day of 30 or 31. Bond basis. ISDA 4.16(f).
	Thirty360ISDA
	// Thirty360PSA is Thirty360ISDA with any month end as first day made 30.
	Thirty360PSA
	// Thirty360US is Thirty360USEndOfMonth when WithEndOfMonth(true) is given,
	// else Thirty360ISDA.
	Thirty360US
	// Thirty360USEndOfMonth is Thirty360ISDA with the last day of February as
	// first day made 30, and as last day too if both are. YEARFRAC basis 0.
	Thirty360USEndOfMonth
	// ThirtyE360 makes every 31 a 30. Eurobond basis, YEARFRAC basis 4. ISDA 4.16(g).
	ThirtyE360
	// ThirtyE360ISDA makes every month end a 30, but not the last of February
	// that is the maturity given by WithMaturity. ISDA 4.16(h).
	ThirtyE360ISDA
	// ThirtyEPlus360 makes a first day 31 a 30 and a last day 31 the 1st of the
	// next month.
	ThirtyEPlus360
	// Thirty365 counts days as Thirty360ISDA and divides by 365. ISO 20022 A002.
	Thirty365
	// ThirtyE365 makes every month end a 30 and divides by 365.
	ThirtyE365

	endOfConventions
)

// String returns the usual written name, for example "ACT/360", or "no day count
// convention" for a value that is none.
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
