package discount

import (
	"errors"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// drawDecimal draws from few to many digits, of all sizes and both signs, never 0.
func drawDecimal(t *rapid.T, name string) decimal.Decimal {
	digits := rapid.StringMatching(`-?[1-9][0-9]{0,70}`).Draw(t, name)
	exponent := rapid.Int32Range(-90, 60).Draw(t, name+" exponent")
	d, err := decimal.NewFromString(digits)
	if err != nil {
		t.Fatal(err)
	}
	return d.Shift(exponent)
}

// rounded is the oracle: an exact number to so many significant digits, half
// away from zero.
func rounded(exact *big.Rat, digits int) *big.Rat {
	if exact.Sign() == 0 {
		return exact
	}
	unit, size := big.NewRat(1, 1), new(big.Rat).Abs(exact)
	ten, top := big.NewRat(10, 1), new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	low := new(big.Rat).Quo(top, ten)
	for ; size.Cmp(top) >= 0; unit.Mul(unit, ten) {
		size.Quo(size, ten)
	}
	for ; size.Cmp(low) < 0; unit.Quo(unit, ten) {
		size.Mul(size, ten)
	}
	twice := new(big.Int).Add(new(big.Int).Lsh(size.Num(), 1), size.Denom())
	whole := new(big.Rat).SetInt(twice.Quo(twice, new(big.Int).Lsh(size.Denom(), 1)))
	if exact.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole.Mul(whole, unit)
}

func TestStepsEqualExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDecimal(t, "a"), drawDecimal(t, "b")
		digits := rapid.IntRange(1, 60).Draw(t, "digits")
		p, ra, rb := precision(digits), a.Rat(), b.Rat()
		for _, c := range []struct {
			name  string
			got   decimal.Decimal
			exact *big.Rat
		}{
			{"round", p.round(a), ra},
			{"mul", p.mul(a, b), new(big.Rat).Mul(ra, rb)},
			{"quotient", p.quotient(a, b), new(big.Rat).Quo(ra, rb)},
		} {
			if want := rounded(c.exact, digits); c.got.Rat().Cmp(want) != 0 {
				t.Fatalf("%s(%s, %s) to %d digits = %s; want %s", c.name, a, b, digits, c.got, want.FloatString(90))
			}
			if n := c.got.NumDigits(); n > digits+1 { // 10^digits itself, after 99…9 was rounded
				t.Fatalf("%s has %d digits", c.name, n)
			}
		}
		// A sum is off by half a unit of its last digit and a hundredth at most.
		exact := new(big.Rat).Add(ra, rb)
		off := new(big.Rat).Sub(p.add(a, b).Rat(), exact)
		limit := new(big.Rat).Mul(new(big.Rat).Abs(exact), decimal.New(51, -1-int32(digits)).Rat())
		if off.Abs(off).Cmp(limit) > 0 {
			t.Fatalf("%s + %s to %d digits = %s", a, b, digits, p.add(a, b))
		}
	})
}

func TestPowerIsNearExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := one.Add(decimal.New(rapid.Int64Range(-900_000, 9_000_000).Draw(t, "rate"), -6))
		n := rapid.IntRange(0, 400).Draw(t, "n")
		exact := new(big.Rat).SetInt64(1)
		for range n {
			exact.Mul(exact, x.Rat())
		}
		off := new(big.Rat).Sub(working.power(x, n).Rat(), exact)
		limit := new(big.Rat).Mul(exact, decimal.New(int64(n), 1-int32(working)).Rat())
		if off.Abs(off).Cmp(limit) > 0 {
			t.Fatalf("%s^%d is off by more than %d × 10^-33 of itself", x, n, n)
		}
	})
}

// TestSeriesByConstants: digits as printed in tables of constants.
func TestSeriesByConstants(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"ln 2", precision(50).ln(two).String(), "0.69314718055994530941723212145817656807550013436026"},
		{"ln 10", precision(50).ln(decimal.New(10, 0)).String(), "2.3025850929940456840179914546843642076011014886288"},
		{"ln 1", working.ln(one).String(), "0"},
		{"e", precision(50).exp(one).String(), "2.7182818284590452353602874713526624977572470937"},
		{"e^0", working.exp(zero).String(), "1"},
		{"√2", precision(50).root(two, 2).String(), "1.4142135623730950488016887242096980785696718753769"},
		{"10^(1/1)", working.root(decimal.New(10, 0), 1).String(), "10"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %s, want %s", c.name, c.got, c.want)
		}
	}
}

func TestSeriesUndoEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		growth := one.Add(decimal.New(rapid.Int64Range(-999_999, 99_000_000).Draw(t, "rate"), -6))
		n := rapid.IntRange(1, 1000).Draw(t, "n")
		back := fine.power(fine.root(growth, n), n)
		if off := back.Sub(growth).Abs(); off.GreaterThan(growth.Shift(-int32(working) - 6)) {
			t.Fatalf("the %d-th root of %s, to that power, is off by %s", n, growth, off)
		}
		y := decimal.New(rapid.Int64Range(-60_000_000, 60_000_000).Draw(t, "y"), -6)
		if off := fine.ln(fine.exp(y)).Sub(y).Abs(); off.GreaterThan(decimal.New(1, -int32(working)-6)) {
			t.Fatalf("ln(exp(%s)) is off by %s", y, off)
		}
	})
}

// TestMorePrecisionChangesNoCent: 34 and 50 digits give the same cents, and 44
// and 60 the same rates of return to 20 decimals.
func TestMorePrecisionChangesNoCent(t *testing.T) {
	const more = precision(50)
	rapid.Check(t, func(t *rapid.T) {
		rate := decimal.New(rapid.Int64Range(-200_000, 200_000).Draw(t, "rate"), -6)
		factor, n := one.Add(rate), rapid.IntRange(1, 120).Draw(t, "periods")
		flows, dated := make([]decimal.Decimal, n), make([]term, n)
		for i := range flows {
			flows[i] = decimal.New(rapid.Int64Range(-90_000_000_000_00, 90_000_000_000_00).Draw(t, "flow"), -2)
			dated[i] = term{30 * i, flows[i]}
		}
		value := func(p precision) map[string]decimal.Decimal {
			days, _ := p.datedValue(p.root(factor, yearDays), dated)
			return map[string]decimal.Decimal{
				"NPV": p.presentValue(factor, flows), "XNPV": days, "years": p.over(factor, n, flows[0]),
				"PV":  p.backward(factor, n, flows[0], flows[n-1], AtEnd),
				"FV":  p.forward(factor, n, decimal.New(100, 0), zero, AtStart),
				"PMT": p.levelPayment(factor, n, flows[0], flows[n-1], AtEnd),
			}
		}
		a, b := value(working), value(more)
		for name := range a {
			if !a[name].Round(2).Equal(b[name].Round(2)) {
				t.Fatalf("%s: %s with 34 digits, %s with 50", name, a[name], b[name])
			}
			if a[name].NumDigits() > 60 {
				t.Fatalf("%s has %d digits", name, a[name].NumDigits())
			}
		}
		r, err := rateOfReturn(periodic(flows), 1, fine)
		s, again := rateOfReturn(periodic(flows), 1, 60)
		if r.Roots != s.Roots || (err == nil) != (again == nil) || r.Value.Sub(s.Value).Abs().GreaterThan(r.Tolerance) {
			t.Fatalf("IRR: %v, %v with 44 digits, %v, %v with 60", r, err, s, again)
		}
	})
}

// TestSearchEnds: a search that has done its work gives up, at any depth.
func TestSearchEnds(t *testing.T) {
	terms := []term{{0, one}, {1, decimal.New(-25, -1)}, {2, decimal.New(156, -2)}}
	for _, left := range []int{0, 6, 12} {
		work := maxWork - left
		if _, err := (side{newPolynomial(terms, fine), 1, false, &work}).search(); !errors.Is(err, ErrUnresolved) {
			t.Errorf("with %d terms left: %v", left, err)
		}
	}
}
