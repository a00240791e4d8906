package document

import (
	"fmt"
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
