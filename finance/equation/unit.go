package equation

import "loanmodel/finance/money"

// Unit is what a line's whole numbers count.
type Unit uint8

// The units of the model. A line's values are whole numbers of its unit.
const (
	EUR        Unit = iota + 1 // euro, held in cents
	Millionths                 // rates, shares and keys
	RateDays                   // millionths × days: the sum over days of a yearly rate
	Days                       // calendar days
	Count                      // things counted: months, ranks, heads
	Flag                       // 0 = no, 1 = yes
	Date                       // days since 1899-12-30, as spreadsheets count them
	Weight                     // any measure of size, only compared with its like
)

var unitNames = [...]string{EUR: "EUR", Millionths: "millionths", RateDays: "millionth-days", Days: "days",
	Count: "number", Flag: "yes/no", Date: "date", Weight: "weight"}

// String returns the unit's name as reports show it.
func (u Unit) String() string {
	if int(u) >= len(unitNames) || unitNames[u] == "" {
		return "unknown unit"
	}
	return unitNames[u]
}

// Digits returns the number of decimals in which a value of the unit is shown: its
// whole number divided by ten to that power.
func (u Unit) Digits() int32 {
	if u == EUR {
		return money.CentDigits
	}
	return 0
}

// A Base is the fixed whole number by which Scale divides, with the unit of
// the factor that it cancels.
type Base struct {
	Name  string // as the workbook's named cell
	Value int64
	Unit  Unit
	Text  string // what it is, in words
}

// The bases of the model.
var (
	Whole       = Base{"Mio", money.Million, Millionths, "millionths in one whole"}
	YearACT360  = Base{"Year_ACT360", 360 * money.Million, RateDays, "one year at the rate 1, money-market days (ACT/360)"}
	YearACT365  = Base{"Year_ACT365", 365 * money.Million, RateDays, "one year at the rate 1, bond days (ACT/365)"}
	YearOfDays  = Base{"YearDays", 365, Days, "days in a year, bond days (ACT/365)"}
	YearByMonth = Base{"MioYear", 12 * money.Million, Millionths, "one whole a year, in monthly parts"}
	MonthsAYear = Base{"MonthsAYear", 12, Count, "months in a year"}
	Thousand    = Base{"Thousand", 1000, Count, "things in one thousand"}
)

// Bases lists the bases, for whoever names them in a workbook or a manual.
func Bases() []Base {
	return []Base{Whole, YearACT360, YearACT365, YearOfDays, YearByMonth, MonthsAYear, Thousand}
}
