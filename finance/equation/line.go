package equation

// A Line is one quantity of the model: an input, or an equation over other
// lines. Its values are whole numbers of its unit, one for each member of its
// dimension and, unless it is static, for each period.
type Line struct {
	ID       ID
	Name     string
	Unit     Unit
	Over     *Dimension
	Static   bool    // one value for the whole horizon
	Equation Operand // nil for an input
	Opening  Operand // static value before the first period; nothing = 0
	Input    *Input  // nil for an equation
	Stock    *Stock
	Flows    []Flow
	Signed   bool   // may be below 0, and is shared then as its opposite is
	Zero     bool   // an identity: must be 0 in every period
	Note     string // why it is so; shown in the manual and the workbook
}

// A Sector is one of those who hold, owe, pay and receive.
type Sector string

// EachMember stands for the line's own member, where that is the sector: a
// state, a custodian.
const EachMember Sector = "*"

// A Flow says that the line's amount goes from payer to payee, and as what. An
// instrument that some stock of the model carries makes it a transaction in
// that instrument, any other a current transfer.
type Flow struct {
	Payer, Payee Sector
	Instrument   string
}

// A Stock says that the line is a claim of the holder on the issuer. What the
// flows carry in its instrument from holder to issuer raises it, the other way
// lowers it; a stock of money is moved by all flows of its holder. Both are
// checked in every period, apart from the line's own equation.
type Stock struct {
	Holder, Issuer Sector
	Instrument     string
	Money          bool
	Signed         bool // may stand below zero
}

// Shape is how an input's values come to the periods.
type Shape uint8

// The shapes of inputs.
const (
	Constant Shape = iota + 1 // one value
	Schedule                  // dated amounts; a period has the sum of its own
	StepDays                  // dated steps; a period has the sum over its days of the step in force
	StepEnd                   // dated steps; a period has the step in force on its last day
	Calendar                  // of the timeline itself
)

var shapeNames = [...]string{Constant: "value", Schedule: "dated amounts", StepDays: "dated steps, summed over days",
	StepEnd: "dated steps", Calendar: "calendar"}

// String returns the shape in words.
func (s Shape) String() string { return shapeNames[s] }

// An Input says what an input's values look like and may be.
type Input struct {
	Shape    Shape
	Decimals int32    // of one value as people write it, in its written unit
	Written  string   // the written unit: "EUR", "%", "EUR m", "yes/no", "date", …
	Digits   int32    // the model's whole number = written value × 10^Digits
	Min, Max int64    // allowed, in the model's whole numbers
	Choices  []string // names of the values 1, 2, …; empty where it is a number
}

// A Section is one block of the model: a chapter of the manual, a sheet of
// the workbook.
type Section struct {
	Letter, Title, About string
	Lines                []Line
}

// An Address names one member of a line, or a line without members.
type Address struct {
	Line   ID
	Member string // its code, empty of a line without members
}

// String writes the address as people type it: "F5[DE]", or the id alone.
func (a Address) String() string {
	if a.Member == "" {
		return string(a.Line)
	}
	return string(a.Line) + "[" + a.Member + "]"
}

// At returns the address of member i.
func (l *Line) At(i int) Address { return Address{l.ID, l.Over.Code(i)} }
