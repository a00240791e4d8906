package discount_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

// product multiplies (1 − growth·v), a flow of 1 that buys one of −growth a
// period later: its rates of return are the growths less 1.
func product(growths ...string) []decimal.Decimal {
	flows := decimals("1")
	for _, g := range decimals(growths...) {
		flows = times(flows, decimal.New(1, 0), g.Neg())
	}
	return flows
}

// times multiplies flows, as a polynomial in v, by a + b·v.
func times(flows []decimal.Decimal, a, b decimal.Decimal) []decimal.Decimal {
	next := make([]decimal.Decimal, len(flows)+1)
	for i, f := range flows {
		next[i] = next[i].Add(f.Mul(a))
		next[i+1] = next[i+1].Add(f.Mul(b))
	}
	return next
}

func TestIRRByHand(t *testing.T) {
	for _, c := range []struct {
		name      string
		flows     []decimal.Decimal
		value     string
		tolerance string
		roots     int
		method    string // part of it
	}{
		{"10 % for a year", decimals("-100", "110"), "0.1", "1e-20", 1, "change of sign"},
		{"nothing earned", decimals("-100", "0", "0", "100"), "0", "0", 1, "exact"},
		{"half lost", decimals("-100", "50"), "-0.5", "1e-20", 1, "change of sign"},
		{"leading and trailing zeros", decimals("0", "0", "-100", "110", "0"), "0.1", "1e-20", 1, "change of sign"},
		{"nothing earned, or 50 %", product("1", "1.5"), "0", "0", 2, "exact: the flows sum to 0; the nearest to 0 of 2 rates"},
		{"20 % or 30 %", product("1.2", "1.3"), "0.2", "1e-20", 2, "the nearest to 0 of 2 rates"},
		{"10 % or −10 %, as near", product("1.1", "0.9"), "0.1", "1e-20", 2, "the nearest to 0 of 2 rates"},
		{"−5 % or 30 %", product("0.95", "1.3"), "-0.05", "1e-20", 2, "the nearest to 0 of 2 rates"},
		{"touches 0 at 25 %", product("1.25", "1.25"), "0.25", "1e-14", 1, "touches"},
		{"touches 0 at 10 %, crosses at 50 %", product("1.1", "1.1", "1.5"), "0.1", "1e-13", 2, "touches"},
		{"flat at 10 %", product("1.1", "1.1", "1.1"), "0.1", "1e-9", 1, "change of sign"},
		{"eight rates", product("1.05", "1.1", "1.15", "1.2", "1.25", "1.3", "0.95", "0.9"), "0.05", "1e-20", 8, "of 8 rates"},
		{"where the search halves", times(times(decimals("1"), number(t, "-0.5000000005"), decimal.New(1, 0)), number(t, "-0.2"), decimal.New(1, 0)), "0.999999998000000002", "1e-20", 2, "of 2 rates"},
		{"100,000,000 %", decimals("-1", "1000001"), "1000000", "1e-20", 1, "change of sign"},
		{"−99.9999 %", decimals("-1000000", "1"), "-0.999999", "1e-20", 1, "change of sign"},
	} {
		got, err := discount.IRR(c.flows)
		if err != nil || !got.Value.Equal(number(t, c.value)) || got.Roots != c.roots || !strings.Contains(got.Method, c.method) {
			t.Errorf("%s: %v, %v; want %s of %d, %s", c.name, got, err, c.value, c.roots, c.method)
		}
		if !got.Tolerance.Equal(number(t, c.tolerance)) {
			t.Errorf("%s: tolerance %s, want %s", c.name, got.Tolerance, c.tolerance)
		}
	}
}

func TestIRRRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		flows []decimal.Decimal
		want  error
	}{
		{"no flows", nil, discount.ErrNoSignChange},
		{"nothing but zeros", decimals("0", "0"), discount.ErrNoSignChange},
		{"nothing paid", decimals("1", "2"), discount.ErrNoSignChange},
		{"never worth nothing: (1 − v)² + v²", decimals("1", "-2", "2"), discount.ErrNoRoot},
		{"almost everything lost", decimals("-100000000000", "0.01"), discount.ErrNoRoot},
		{"a ten-fold root", product("1.1", "1.1", "1.1", "1.1", "1.1", "1.1", "1.1", "1.1", "1.1", "1.1"), discount.ErrUnresolved},
	} {
		if got, err := discount.IRR(c.flows); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
		}
	}
}

// TestFlowsOfADayAreOne: what cancels on a day is no flow.
func TestFlowsOfADayAreOne(t *testing.T) {
	day, later := calendar.MustDate("2026-04-30"), calendar.MustDate("2027-04-30")
	flow := func(d calendar.Date, amount int64) discount.DatedFlow {
		return discount.DatedFlow{Date: d, Amount: decimal.New(amount, 0)}
	}
	if got, err := discount.XIRR([]discount.DatedFlow{flow(day, 100), flow(later, 5), flow(day, -100)}); !errors.Is(err, discount.ErrNoSignChange) {
		t.Errorf("%v, %v", got, err)
	}
	got := testkit.Must(discount.XIRR([]discount.DatedFlow{flow(later, 100), flow(day, -40), flow(later, 10), flow(day, -60)}))(t)
	if !got.Value.Equal(number(t, "0.1")) {
		t.Errorf("%s", got.Value)
	}
}

// TestIRRFindsAllRates multiplies rates into flows and finds them again.
func TestIRRFindsAllRates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percent := rapid.SliceOfNDistinct(rapid.IntRange(-90, 300), 1, 6, rapid.ID[int]).Draw(t, "per cent")
		flows, nearest := decimals("1"), percent[0]
		for _, p := range percent {
			flows = times(flows, decimal.New(1, 0), decimal.New(int64(-100-p), -2))
			if abs(p) < abs(nearest) || abs(p) == abs(nearest) && p > nearest {
				nearest = p
			}
		}
		got := testkit.Must(discount.IRR(flows))(t)
		if got.Roots != len(percent) || !got.Value.Equal(decimal.New(int64(nearest), -2)) {
			t.Fatalf("%s of %d, want %d %% of %d", got.Value, got.Roots, nearest, len(percent))
		}
	})
}

func abs(n int) int { return max(n, -n) }

// lending draws a loan paid out over some periods and repaid over others, from
// nine tenths of it to three times as much.
func lending(t *rapid.T) []decimal.Decimal {
	out := rapid.SliceOfN(euros(-loan/10, -1_00), 1, 12).Draw(t, "paid out")
	lent := decimal.Sum(decimal.Zero, out...).Neg()
	back := scaled(rapid.SliceOfN(euros(0, 1_00), 0, 40).Draw(t, "repaid, as shares"), lent.DivRound(decimal.New(20, 0), 2))
	last := decimal.New(rapid.Int64Range(90, 100).Draw(t, "per cent at last"), -2)
	return append(append(out, back...), lent.Mul(last))
}

// TestNPVAtTheIRRIsNothing: to the cent on the loan's amounts, periodic and
// dated, and the rate does not depend on the unit of money.
func TestNPVAtTheIRRIsNothing(t *testing.T) {
	start := calendar.MustDate("2026-04-30")
	rapid.Check(t, func(t *rapid.T) {
		flows := lending(t)
		got := testkit.Must(discount.IRR(flows))(t)
		if worth := testkit.Must(discount.NPV(got.Value, flows))(t); worth.Abs().GreaterThan(cent) {
			t.Fatalf("worth %s at %s", worth, got.Value)
		}
		k := decimal.New(rapid.Int64Range(1, 1_000_000).Draw(t, "k"), -3)
		if again := testkit.Must(discount.IRR(scaled(flows, k)))(t); again.Value.Sub(got.Value).Abs().GreaterThan(got.Tolerance.Mul(decimal.New(2, 0))) || again.Roots != got.Roots {
			t.Fatalf("%s, times %s %s", got.Value, k, again.Value)
		}
		dated := make([]discount.DatedFlow, len(flows))
		for i, amount := range flows {
			dated[i] = discount.DatedFlow{Date: start.AddMonths(3 * i), Amount: amount}
		}
		yearly := testkit.Must(discount.XIRR(dated))(t)
		if worth := testkit.Must(discount.XNPV(yearly.Value, dated))(t); worth.Value.Abs().GreaterThan(cent) {
			t.Fatalf("dated: worth %s at %s", worth.Value, yearly.Value)
		}
	})
}

// TestXIRROnWholeYears: 365 days apart, XIRR is IRR.
func TestXIRROnWholeYears(t *testing.T) {
	start := calendar.MustDate("2026-01-01")
	rapid.Check(t, func(t *rapid.T) {
		flows := rapid.SliceOfN(euros(-loan, loan), 2, 12).Draw(t, "flows")
		dated := make([]discount.DatedFlow, len(flows))
		for i, amount := range flows {
			dated[i] = discount.DatedFlow{Date: start.AddDays(365 * i), Amount: amount}
		}
		a, errA := discount.IRR(flows)
		b, errB := discount.XIRR(dated)
		if (errA == nil) != (errB == nil) || a.Roots != b.Roots || a.Value.Sub(b.Value).Abs().GreaterThan(a.Tolerance.Add(b.Tolerance)) {
			t.Fatalf("%v, %v; dated %v, %v", a, errA, b, errB)
		}
	})
}
