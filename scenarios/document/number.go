package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios/diagnostic"
)

// A DecimalRule says which decimal numbers are allowed.
type DecimalRule struct {
	// IntegerDigits is the greatest number of digits before the point, 1 to 18.
	IntegerDigits int
	// Decimals is the greatest number of digits after the point, 0 to 18.
	// Trailing zeros count.
	Decimals int
	// Signed allows negative numbers.
	Signed bool
}

// Decimal returns a decimal number exactly as written. It must stand in quotes
// and have the form 1234.56: no separators, no exponent, no leading zero or
// plus.
func (r *Reader) Decimal(n *Node, rule DecimalRule) (value decimal.Decimal, ok bool) {
	if !r.isNumeric(n, "a number") {
		return decimal.Decimal{}, false
	}
	if fault, bad := notDecimal(n, rule); bad {
		r.Add(fault)
		return decimal.Decimal{}, false
	}
	return exactly(n.text)
}

// notDecimal says why a scalar is not a number that the rule allows. It reports
// faults of the number before missing quotes, so that nobody puts quotes around
// a number that is refused afterwards.
func notDecimal(n *Node, rule DecimalRule) (diagnostic.Diagnostic, bool) {
	if !isNumber(n.text) {
		return misspelt(n), true
	}
	if message, code := rule.broken(n.text); message != "" {
		return n.Fault(code, subject(n)+" "+message, ""), true
	}
	if n.written != asQuoted {
		return n.Fault(NumberQuotes, subject(n)+" must be written in quotes", "write "+inQuotes(n.text)), true
	}
	return diagnostic.Diagnostic{}, false
}

// misspelt says why a text is not a number.
func misspelt(n *Node) diagnostic.Diagnostic {
	m := numberMistake(n.text)
	message := fmt.Sprintf("%s: %s is not a number", subject(n), diagnostic.Quote(n.text))
	if !strings.HasSuffix(message, m.problem) {
		message += " (" + m.problem + ")"
	}
	return n.Fault(NumberFormat, message, m.hint(inQuotes))
}

// inQuotes writes a number as Decimal expects it.
func inQuotes(number string) string {
	return `"` + number + `"`
}

// broken says how a number breaks the rule; "" when it does not.
func (rule DecimalRule) broken(number string) (message string, code diagnostic.Code) {
	digits, decimals, _ := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	switch {
	case len(decimals) > rule.Decimals:
		return fmt.Sprintf("has %d decimals, at most %d are allowed (found %s)", len(decimals), rule.Decimals, number), NumberDecimals
	case len(digits) > rule.IntegerDigits:
		return fmt.Sprintf("has %d digits before the point, at most %d are allowed (found %s)", len(digits), rule.IntegerDigits, number), NumberRange
	case strings.HasPrefix(number, "-") && !rule.Signed:
		return "must not be negative (found " + number + ")", NumberRange
	}
	return "", diagnostic.Code{}
}

// wholeForm matches a whole number without a plus, a leading zero or another
// base.
var wholeForm = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

// Whole returns a whole number from least to greatest. It must be written
// without quotes, in decimal digits. It is read from the text as it stands in
// the file, so that 010 is refused and becomes neither 8 nor 10.
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

// inRange converts a whole number of any length and reports whether it is
// within the bounds.
func inRange(text string, least, greatest int64) (int64, bool) {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < least || value > greatest {
		return 0, false
	}
	return value, true
}

// isNumeric checks that a node may hold a number: that it is a single value and
// neither a switch nor a date. want names what is expected.
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

// notWhole says why a text is not a whole number.
func notWhole(n *Node) diagnostic.Diagnostic {
	message := subject(n) + " must be a whole number, found " + bare(n.text)
	if value, ok := exactly(n.text); ok {
		return n.Fault(NumberFormat, message, mistake{meant: one(value.String())}.hint(wholeOnly))
	}
	m := numberMistake(n.text)
	return n.Fault(NumberFormat, message+" ("+m.problem+")", m.hint(wholeOnly))
}

// wholeOnly returns a number as Whole expects it, or "" if it is not whole.
func wholeOnly(number string) string {
	if !wholeForm.MatchString(number) {
		return ""
	}
	return number
}
