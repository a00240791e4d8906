package scenarios

import "loanmodel/finance/equation"

// longestMonth is the number of days by which the model multiplies the bounds
// of a rate that it sums over the days of a month.
const longestMonth = 31

// Bounds returns the least and the greatest value that may be written for an
// input, in whole numbers of its written unit × 10^Digits, such as cents or
// millionths. For a rate that the model sums over the days of a month it
// returns the bounds of the rate, not of the sum.
func Bounds(line *equation.Line) (least, greatest int64) {
	if line.Input.Shape == equation.StepDays {
		return line.Input.Min / longestMonth, line.Input.Max / longestMonth
	}
	return line.Input.Min, line.Input.Max
}

// within reports whether a whole number is within the bounds of an input.
func within(line *equation.Line, value int64) bool {
	least, greatest := Bounds(line)
	return least <= value && value <= greatest
}
