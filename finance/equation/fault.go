package equation

import (
	"fmt"

	"loanmodel/finance/money"
)

// An EvaluationError says where an evaluation could not go on.
type EvaluationError struct {
	Line         ID
	Member       string
	Period, Path int // Period −1 is before the first
	Reason       string
	Cause        error // money.ErrOverflow, money.ErrDivisor or what the reason says
}

// Unwrap returns the cause.
func (e *EvaluationError) Unwrap() error { return e.Cause }

// Error names line, member, period (counted from 0) and path.
func (e *EvaluationError) Error() string {
	where := string(e.Line)
	if e.Member != "" {
		where += "[" + e.Member + "]"
	}
	return fmt.Sprintf("line %s, period %d, path %d: %s", where, e.Period, e.Path, e.Reason)
}

// fault says why an instruction failed on a path. The operands still stand,
// but for those of a sum or difference, which has one cause only.
func (m *Machine) fault(c *code, at int, period, lane, firstPath int) error {
	s, i := &c.steps[at], &c.instructions[at]
	a, b := m.memory.value(i.a, lane), m.memory.value(i.b, lane)
	cause := money.ErrOverflow
	switch s.op {
	case OpScale:
		if s.divisor == 0 && m.memory.value(i.c, lane) <= 0 {
			cause = money.ErrDivisor
		}
	case OpKey:
		cause = fmt.Errorf("the share of %d in %d is no key", a, b)
	case OpLag:
		cause = fmt.Errorf("lags by %d periods, not between 0 and %d", b, MaxLag)
	case OpApportion, OpRemainder:
		cause = fmt.Errorf("apportions a weight below 0 or beyond %d", MaxWeight)
	case OpChoose:
		cause = fmt.Errorf("chooses number %d of %d", a, len(s.more))
	}
	return &EvaluationError{Line: s.line.ID, Member: s.line.Over.Code(s.member), Period: period, Path: firstPath + lane, Reason: cause.Error(), Cause: cause}
}
