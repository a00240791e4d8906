package equation

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"loanmodel/finance/money"
)

// TestLimitsOf64Bits: the last sum and difference that fit, and the first that
// do not, in both directions.
func TestLimitsOf64Bits(t *testing.T) {
	const most, least = 1<<62 - 1, -1 << 62 // with 1 and 2 as the other operands
	for _, c := range []struct {
		name     string
		equation Operand
		a, b     int64
		fits     bool
	}{
		{"2^62 − 1 + 2^62", Add(idA, idA, Const(1)), most, 0, true},
		{"2^62 + 2^62", Add(idA, idA, Const(1), Const(1)), most, 0, false},
		{"2^62 + 2^62 at once", Add(idA, idB), 1 << 62, 1 << 62, false},
		{"−2^62 − 2^62", Add(idA, idB), least, least, true},
		{"−2^63 − 1", Add(idA, idB, Const(-1)), least, least, false},
		{"−2^62 less 2^62", Sub(idA, idB), least, 1 << 62, true},
		{"−2^63 less 1", Sub(idA, idB, Const(1)), least, 1 << 62, false},
		{"2^62 less −2^62", Sub(idA, idB), 1 << 62, least, false},
		{"2^62 − 1 less −2^62", Sub(idA, idB), most, least, true},
	} {
		_, err := evaluated(t, Line{Unit: Count, Equation: c.equation}, []int64{c.a}, []int64{c.b}, []int64{0})
		if c.fits != (err == nil) {
			t.Errorf("%s: %v", c.name, err)
		}
		if !c.fits && !errors.Is(err, money.ErrOverflow) {
			t.Errorf("%s: %v, want an overflow", c.name, err)
		}
	}
}

// TestFaultSaysWhere: line, member, period, path and cause of every fault.
func TestFaultSaysWhere(t *testing.T) {
	for _, c := range []struct {
		name     string
		equation Operand
		unit     Unit
		b        int64 // on path 21, 1 elsewhere; a is 1 − b … 3, c is 2
		path     int
		reason   string
		cause    error
	}{
		{"product", Scale(idA, idB, Thousand), Count, math.MaxInt64, 21, "the result does not fit 64 bits", money.ErrOverflow},
		{"quotient", ScaleBy(idA, idB, idC), Count, math.MaxInt64, 21, "the result does not fit 64 bits", money.ErrOverflow},
		{"divisor 0", ScaleBy(idA, idC, idB), Count, 0, 21, "the divisor must be positive", money.ErrDivisor},
		{"divisor below 0", ScaleBy(idA, idC, idB), Count, -1, 21, "the divisor must be positive", money.ErrDivisor},
		{"key of less than nothing", Key(idA, idB), Millionths, -4, 21, "the share of 6000 in -4 is no key", nil},
		{"key too large", Key(idB, idC), Millionths, math.MaxInt64, 21, "the share of 9223372036854775807 in 2 is no key", nil},
		{"sum", Add(idB, idA), Count, math.MaxInt64, 21, "the result does not fit 64 bits", money.ErrOverflow},
		{"difference", Sub(Const(0), idB, idA, idA), Count, math.MaxInt64, 21, "the result does not fit 64 bits", money.ErrOverflow},
	} {
		m := build(t, input(idA, Count, Schedule, people), input(idB, Count, Schedule, people), input(idC, Count, Constant, nil),
			Line{ID: idX, Name: "n", Unit: c.unit, Over: people, Equation: c.equation})
		in := NewInputs(m, 3)
		must(t, in.Set(idC, 0, []int64{2}))
		must(t, in.Vary(idA, func(_, _, _ int, values []int64) { copy(values, []int64{6000, 6000, 6000}) }))
		must(t, in.Vary(idB, func(member, period, _ int, values []int64) {
			copy(values, []int64{1, 1, 1})
			if member == 1 && period == 2 {
				values[1] = c.b
			}
		}))
		err := Compile(m).NewMachine(in, 3).Run(20, func(int) error { return nil })
		var fault *EvaluationError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if fault.Line != idX || fault.Member != "b" || fault.Period != 2 || fault.Path != c.path || fault.Reason != c.reason {
			t.Errorf("%s: %+v, want member b, period 2, path %d: %s", c.name, *fault, c.path, c.reason)
		}
		if c.cause != nil && !errors.Is(err, c.cause) {
			t.Errorf("%s: the cause is %v", c.name, fault.Cause)
		}
	}
}

// TestOverflowByADivisorOf1 is no fault of the divisor, the least that there is.
func TestOverflowByADivisorOf1(t *testing.T) {
	_, err := evaluated(t, Line{Unit: Count, Equation: ScaleBy(idA, idB, idC)}, []int64{1 << 40}, []int64{1 << 40}, []int64{1})
	if !errors.Is(err, money.ErrOverflow) {
		t.Errorf("2^80 / 1: %v, want an overflow", err)
	}
}

// TestFaultInWords: with a member and without; the opening is period −1.
func TestFaultInWords(t *testing.T) {
	for want, fault := range map[string]EvaluationError{
		"line x, period 3, path 4: why":     {Line: idX, Period: 3, Path: 4, Reason: "why"},
		"line x[b], period -1, path 0: why": {Line: idX, Member: "b", Period: -1, Reason: "why"},
	} {
		if got := fault.Error(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestNothingDividedByNothing: an amount of 0 does not hide a divisor of 0,
// whether the divisor differs by path or not; a key of nothing is 0.
func TestNothingDividedByNothing(t *testing.T) {
	for _, c := range []struct {
		divisors []int64
		bad      int
	}{{[]int64{1, 2, 3}, -1}, {[]int64{1, 0, 3}, 1}, {[]int64{1, 2, -3}, 2}, {[]int64{0, 0, 0}, 0}, {[]int64{1, 1, 1}, -1}} {
		m := build(t, input(idA, Count, Schedule, nil), input(idC, Count, Schedule, nil),
			Line{ID: idX, Name: "n", Unit: Count, Equation: ScaleBy(idA, idC, idC)},
			Line{ID: "key", Name: "n", Unit: Millionths, Equation: Key(idA, idA)})
		in := NewInputs(m, 1)
		must(t, in.Set(idA, 0, []int64{0}))
		must(t, in.Vary(idC, func(_, _, _ int, values []int64) { copy(values, c.divisors) }))
		machine := Compile(m).NewMachine(in, 3)
		err := machine.runAnd(func(machine *Machine, _ int) {
			if x, key := machine.Row(idX, 0), machine.Row("key", 0); x[2] != 0 || key[2] != 0 {
				t.Errorf("nothing by %v is %d, as a key %d", c.divisors, x, key)
			}
		})
		var fault *EvaluationError
		if errors.As(err, &fault) != (c.bad >= 0) || fault != nil && (fault.Path != c.bad || !errors.Is(err, money.ErrDivisor)) {
			t.Errorf("nothing by %v: %v", c.divisors, err)
		}
	}
}

// TestSumOverMembersBeyond64Bits names the line that sums, and the path on
// which its members are too large together.
func TestSumOverMembersBeyond64Bits(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, people), Line{ID: idX, Name: "n", Unit: Count, Equation: Sum(idA)})
	for path := range 3 {
		in := NewInputs(m, 1)
		must(t, in.Vary(idA, func(_, _, _ int, values []int64) {
			copy(values, []int64{1, 1, 1})
			values[path] = 1 << 62
		}))
		err := Compile(m).NewMachine(in, 3).Run(0, func(int) error { return nil })
		if want := fmt.Sprintf("line x, period 0, path %d: the result does not fit 64 bits", path); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestSumOverMembersNamesTheRightPath: the least number there is may be added
// to without a fault, and only the path beside it has one.
func TestSumOverMembersNamesTheRightPath(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, people), Line{ID: idX, Name: "n", Unit: Count, Equation: Sum(idA)})
	in := NewInputs(m, 1)
	must(t, in.Vary(idA, func(member, _, _ int, values []int64) {
		copy(values, [][]int64{{math.MinInt64, math.MaxInt64}, {1, 1}, {0, 0}}[member])
	}))
	var fault *EvaluationError
	if err := Compile(m).NewMachine(in, 2).Run(0, func(int) error { return nil }); !errors.As(err, &fault) || fault.Path != 1 {
		t.Errorf("%v, want path 1", err)
	}
}

// TestFaultBeforeTheFirstPeriod: static lines and openings fail in period −1.
func TestFaultBeforeTheFirstPeriod(t *testing.T) {
	beyond := Add(idA, idA, idA)
	for name, line := range map[string]Line{
		"static":  {ID: idX, Name: "n", Unit: Count, Static: true, Equation: beyond},
		"opening": {ID: idX, Name: "n", Unit: Count, Equation: Const(0), Opening: beyond},
	} {
		m := build(t, input(idA, Count, Constant, nil), line)
		in := NewInputs(m, 1)
		must(t, in.Set(idA, 0, []int64{1 << 62}))
		var fault *EvaluationError
		if _, err := Compile(m).Evaluate(in); !errors.As(err, &fault) || fault.Period != Opening || fault.Line != idX {
			t.Errorf("%s: %v", name, err)
		}
	}
}
