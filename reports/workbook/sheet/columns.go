package sheet

// Columns of the calculation sheets, counted from 1. Periods begin after the
// opening column, so that "the period before" is always the column before.
const (
	ColumnLabel = iota + 1
	ColumnMember
	ColumnUnit
	ColumnID
	ColumnTotal
	ColumnConstant
	ColumnOpening
	ColumnFirstPeriod
)

// Columns of the input sheets.
const (
	InputKey = iota + 1
	InputMember
	InputDescription
	InputUnit
	InputLive
	InputOverride
	InputModel
	InputGrade
	InputSource
	InputAsOf
	InputChecked
	InputReason
	InputReaders
	InputFirstScenario
)

// FirstRow is the first row under the heads, on every sheet with rows of data.
const FirstRow = 6

// HeadRow is the row of the heads of their columns.
const HeadRow = FirstRow - 2
