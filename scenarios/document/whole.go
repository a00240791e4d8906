package document

import (
	"fmt"
	"regexp"
	"strconv"

	"loanmodel/scenarios/diagnostic"
)

// wholeForm is the form of a whole number: no plus, no leading zero, no other
// base.
var wholeForm = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

// Whole returns a whole number from least to greatest. It is written without
// quotes, in decimal digits, and taken from the text as it stands in the file:
// 010 is refused and neither 8 nor 10.
func (r *Reader) Whole(n *Node, least, greatest int64) (value int64, ok bool) {
	if !r.isNumeric(n, "a whole number") {
		return 0, false
	}
	if !wholeForm.MatchString(n.text) {
		r.Add(notWhole(n))
		return 0, false
	}
	if n.written != asNumber {
		r.Add(n.Fault(ValueType, subject(n)+" must be a whole number without quotes", "write "+bare(n.text)))
		return 0, false
	}
	value, ok = inRange(n.text, least, greatest)
	if !ok {
		r.Add(n.Fault(NumberRange, fmt.Sprintf("%s must be from %d to %d (found %s)", subject(n), least, greatest, bare(n.text)), ""))
	}
	return value, ok
}

// inRange converts a whole number of any length.
func inRange(text string, least, greatest int64) (int64, bool) {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < least || value > greatest {
		return 0, false
	}
	return value, true
}

// isNumeric checks that a node may hold a number: it is a single value, and
// neither a switch nor a date. want is what is expected.
func (r *Reader) isNumeric(n *Node, want string) bool {
	if !r.scalar(n, want) {
		return false
	}
	if n.written == asBoolean || n.written == asDate {
		r.mismatch(n, want, "")
		return false
	}
	return true
}

// notWhole says why a text is no whole number.
func notWhole(n *Node) diagnostic.Diagnostic {
	message := subject(n) + " must be a whole number, found " + bare(n.text)
	if value, ok := exactly(n.text); ok {
		return n.Fault(NumberFormat, message, mistake{meant: one(value.String())}.hint(wholeOnly))
	}
	m := numberMistake(n.text)
	return n.Fault(NumberFormat, message+" ("+m.problem+")", m.hint(wholeOnly))
}

// wholeOnly writes a number as Whole expects it.
func wholeOnly(number string) string {
	if !wholeForm.MatchString(number) {
		return ""
	}
	return number
}
