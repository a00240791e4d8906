package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios/diagnostic"
)

// DecimalRule says which decimal numbers are allowed.
type DecimalRule struct {
	// IntegerDigits is the greatest number of digits before the point, from 1
	// to 18.
	IntegerDigits int
	// Decimals is the greatest number of digits after the point, from 0 to 18.
	// Zeros at the end count.
	Decimals int
	// Signed says that the number may be negative.
	Signed bool
}

// Decimal returns a decimal number, exactly as written. It stands in quotes and
// has the form 1234.56: no separators, no exponent, no leading zero or plus.
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

// notDecimal says why a scalar is not a number that the rule allows. What is
// wrong with the number itself comes before the lack of quotes, so that the
// quotes are not put around a number that is refused afterwards.
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

// misspelt says why a text is no number.
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
