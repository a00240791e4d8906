package money

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
)

// TestUnitsByHand: what one whole is in millionths and how rates are read.
func TestUnitsByHand(t *testing.T) {
	rate, err := FromDecimal(decimal.RequireFromString("0.0225"), MillionthDigits)
	if err != nil || rate != 22_500 {
		t.Errorf("2.25 %% is %d, %v; want 22,500 millionths", rate, err)
	}
	if interest, err := Scale(200_00, rate, Million); err != nil || interest != 4_50 {
		t.Errorf("2.25 %% of 200.00 is %d cents, %v; want 4.50", interest, err)
	}
}

// TestLargestNumbers: ±(2^63 − 1) fit, in cents and as a result, and what fails
// has no value.
func TestLargestNumbers(t *testing.T) {
	for text, want := range map[string]int64{"92233720368547758.07": math.MaxInt64, "-92233720368547758.07": -math.MaxInt64} {
		if got, err := FromDecimal(decimal.RequireFromString(text), CentDigits); err != nil || got != want {
			t.Errorf("%s is %d, %v; want %d", text, got, err, want)
		}
		if got, err := Scale(want, 1, 1); err != nil || got != want {
			t.Errorf("%d × 1 / 1 is %d, %v", want, got, err)
		}
	}
	for text, want := range map[string]error{"0.001": ErrInexact, "92233720368547758.08": ErrOverflow, "-92233720368547758.09": ErrOverflow} {
		if got, err := FromDecimal(decimal.RequireFromString(text), CentDigits); got != 0 || !errors.Is(err, want) {
			t.Errorf("%s is %d, %v; want %v", text, got, err, want)
		}
	}
	for _, c := range []struct {
		a, n, d int64
		want    error
	}{{1, 1, 0, ErrDivisor}, {1 << 62, 4, 1, ErrOverflow}, {math.MaxInt64, 3, 2, ErrOverflow}, {math.MinInt64, 1, 1, ErrOverflow}} {
		if got, err := Scale(c.a, c.n, c.d); got != 0 || !errors.Is(err, c.want) {
			t.Errorf("%d × %d / %d is %d, %v; want %v", c.a, c.n, c.d, got, err, c.want)
		}
	}
}

// TestScaleRowOfAllSmallNumbers leaves no small divisor out: 2^66 is one more
// than a multiple of 7, where a reciprocal one too small shows.
func TestScaleRowOfAllSmallNumbers(t *testing.T) {
	const amounts = 130
	row, factors, result := make([]int64, amounts), make([]int64, amounts), make([]int64, amounts)
	for i := range row {
		row[i] = int64(i)
	}
	for d := int64(2); d <= 65; d++ {
		divisor, err := NewDivisor(d)
		if err != nil || divisor.Value() != d {
			t.Fatalf("divisor %d is %d, %v", d, divisor.Value(), err)
		}
		for n := int64(-9); n <= 9; n++ {
			for i := range factors {
				factors[i] = n
			}
			if bad := divisor.ScaleRow(result, row, factors); bad != -1 {
				t.Fatalf("%d × %d / %d: lane %d reported", row[bad], n, d, bad)
			}
			for i, got := range result {
				if want := exact(row[i], n, d).Int64(); got != want {
					t.Fatalf("%d × %d / %d = %d, want %d", row[i], n, d, got, want)
				}
			}
		}
	}
}

// TestScaleRowSeesEachSignOfTheUnusual: lanes in which a single one of the
// numbers on the way leaves 63 bits, and nothing else gives it away.
func TestScaleRowSeesEachSignOfTheUnusual(t *testing.T) {
	for _, c := range []struct {
		name    string
		a, n, d int64
	}{
		{"a large amount below 0", -1 << 62, 4 * Million, 2},
		{"the sum of whole part and rest is 1.3 × 2^63", 3, 7 << 60, 2},
		{"the whole part is 2^64 − 1 and the sum wraps", 7, math.MaxUint64 / 3, 2},
		{"the factor that has no counterpart", 2, math.MinInt64, 2},
		{"the whole part is 2^64", 8, 1 << 62, 2},
	} {
		divisor, err := NewDivisor(c.d)
		if err != nil {
			t.Fatal(err)
		}
		if bad := divisor.ScaleRow(make([]int64, 3), []int64{1, c.a, 1}, []int64{1, c.n, 1}); bad != 1 {
			t.Errorf("%s: lane %d reported, want 1", c.name, bad)
		}
	}
}

// TestScaleRowOfLargeRests: the reciprocal is exact below 2^63 only. Of these
// rests times factors it would make one too much.
func TestScaleRowOfLargeRests(t *testing.T) {
	for _, c := range []struct{ a, n, d, want int64 }{
		{5, 2_966_506_238_771_101_238, 7, 2_118_933_027_693_643_741},
		{4, -4_280_087_753_821_934_277, 7, -2_445_764_430_755_391_015},
		{12, 1_103_641_850_252_401_919, 14, 945_978_728_787_773_073},
		{2, math.MaxInt64, Million, 18_446_744_073_710}, // with the half that is added for rounding the product leaves 64 bits
		{1_048_575, 17_592_202_821_648, 1 << 21, 8_796_093_022_208},
	} {
		divisor, err := NewDivisor(c.d)
		if err != nil {
			t.Fatal(err)
		}
		result := make([]int64, 1)
		if bad := divisor.ScaleRow(result, []int64{c.a}, []int64{c.n}); bad != -1 || result[0] != c.want || exact(c.a, c.n, c.d).Int64() != c.want {
			t.Errorf("%d × %d / %d = %d, lane %d; want %d", c.a, c.n, c.d, result[0], bad, c.want)
		}
	}
}

// TestScaleRowEqualsScale draws numbers of all sizes, near powers of two too,
// always the same ones: what one number gives a row must give.
func TestScaleRowEqualsScale(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	draw := func() int64 {
		if random.IntN(3) == 0 {
			return math.MaxInt64>>random.IntN(62) - random.Int64N(3)
		}
		return int64(random.Uint64() >> (1 + random.IntN(63)))
	}
	result := make([]int64, 1)
	for range 200_000 {
		a, n, d := max(0, draw()), draw(), max(2, draw())
		if random.IntN(2) == 0 {
			n = -n
		}
		divisor, err := NewDivisor(d)
		if err != nil {
			t.Fatal(err)
		}
		want, err := Scale(a, n, d)
		bad := divisor.ScaleRow(result, []int64{a}, []int64{n})
		if (bad == 0) != (err != nil) || err == nil && result[0] != want {
			t.Fatalf("%d × %d / %d = %d, lane %d; want %d, %v", a, n, d, result[0], bad, want, err)
		}
	}
}
