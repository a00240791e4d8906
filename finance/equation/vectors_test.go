package equation

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// kernelSets are those that this machine can run.
func kernelSets() []kernels {
	if fastest.name == plain.name {
		return []kernels{plain}
	}
	return []kernels{fastest, plain}
}

// number is what rows are filled with: ends of 64 bits, limits of the
// estimate, small ones and amounts.
func number(r *rand.Rand) int64 {
	switch r.IntN(8) {
	case 0:
		return edges[r.IntN(len(edges))]
	case 1:
		return []int64{quotientLimit, divisorLimit, totalLimit, 1 << 32, 1 << 50}[r.IntN(5)] + r.Int64N(5) - 2
	case 2:
		return int64(r.Uint64()) >> r.IntN(64)
	case 3, 4:
		return r.Int64N(3)
	}
	return r.Int64N(1 << (1 + r.IntN(44)))
}

// A drawing is the rows of one comparison: full, and as a kernel that
// repeats values takes them.
type drawing struct {
	*rand.Rand
	n    int
	mild bool // whole numbers that are in bounds
}

func (o drawing) operand() (full, short []int64) {
	draw := func() int64 {
		if o.mild {
			return o.Int64N(1 << (1 + o.IntN(30)))
		}
		return number(o.Rand)
	}
	full = make([]int64, o.n)
	value := draw()
	for i := range full {
		full[i] = value
	}
	if o.IntN(3) == 0 {
		return full, full[:1]
	}
	if o.IntN(4) > 0 {
		for i := range full {
			full[i] = draw()
		}
	} else {
		full[o.IntN(o.n)] = draw() // one path may differ
	}
	return full, full
}

// take is an operand of a kernel that may not repeat a value.
func (k kernels) take(full, short []int64) []int64 {
	if k.repeats {
		return short
	}
	return full
}

// compareKernels runs all kernels of a set and the plain ones on rows of n
// paths and reports what differs: a sign, whether paths differ, a number. A row
// that is refused holds nothing of use.
func compareKernels(t *testing.T, k kernels, r *rand.Rand, n int, mild bool) {
	o := drawing{r, n, mild}
	a, as := o.operand()
	b, bs := o.operand()
	c, cs := o.operand()
	e, es := o.operand()
	f, fs := o.operand()
	if len(as) == 1 && len(bs) == 1 { // then no kernel is called
		as = a
	}
	cs, es, fs = k.take(c, cs), k.take(e, es), k.take(f, fs)
	flags := make([]int64, n)
	for i := range flags {
		flags[i] = r.Int64N(2)
	}
	by, err := newDivisor(2 + r.Int64N(1<<(1+r.IntN(52))))
	must(t, err)
	check := func(name string, bad, wantBad, different, want int64, rows ...[]int64) {
		t.Helper()
		if (bad < 0) != (wantBad < 0) {
			t.Errorf("%s of %d paths: bad %d, want %d", name, n, bad, wantBad)
		}
		if wantBad < 0 {
			return
		}
		if (different == 0) != (want == 0) {
			t.Errorf("%s of %d paths: different %d, want %d", name, n, different, want)
		}
		for i := 0; i < len(rows); i += 2 {
			if !slices.Equal(rows[i], rows[i+1]) {
				t.Errorf("%s of %d paths, row %d:\n%v, want\n%v", name, n, i/2, rows[i], rows[i+1])
			}
		}
	}
	got, want := make([]int64, n), make([]int64, n)
	type two = func(result, a, b []int64) (int64, int64)
	for _, x := range []struct {
		name       string
		this, that two
	}{{"sum", k.add, plain.add}, {"difference", k.sub, plain.sub}, {"key", func(result, _, _ []int64) (int64, int64) { return k.key(result, k.take(a, as), k.take(b, bs)) }, plain.key}} {
		bad, different := x.this(got, as, bs)
		wantBad, wantDifferent := x.that(want, a, b)
		check(x.name, bad, wantBad, different, wantDifferent, got, want)
	}
	for _, x := range []struct {
		name       string
		this, that func(result, a, b []int64) int64
	}{{"least", k.least, plain.least}, {"greatest", k.greatest, plain.greatest}, {"less", k.less, plain.less}} {
		check(x.name, 0, 0, x.this(got, as, bs), x.that(want, a, b), got, want)
	}
	check("choice", 0, 0, k.choose(got, flags, k.take(a, as), k.take(b, bs)), plain.choose(want, flags, a, b), got, want)
	bad, different := k.scale(got, as, bs, &by)
	wantBad, wantDifferent := plain.scale(want, a, b, &by)
	check("quotient", bad, wantBad, different, wantDifferent, got, want)

	up, wantUp, later, wantLater := make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)
	amount, factor := as, bs
	if len(amount) == 1 {
		amount, factor = factor, amount
	}
	bad, different = k.part(&partRows{got, up, es, amount, factor}, &by)
	wantBad, wantDifferent = plain.part(&partRows{want, wantUp, e, a, b}, &by)
	check("part", bad, wantBad, different, wantDifferent, got, want, up, wantUp)
	bad, different = k.capped(&cappedRows{got, k.take(a, as), k.take(b, bs), cs, es, up, fs, later})
	wantBad, wantDifferent = plain.capped(&cappedRows{want, a, b, c, e, wantUp, f, wantLater})
	check("capped part", bad, wantBad, different, wantDifferent, got, want, up, wantUp, later, wantLater)

	into, wantInto := slices.Clone(a), slices.Clone(a) // a sum in place
	bad, different = k.add(into, into, bs)
	wantBad, wantDifferent = plain.add(wantInto, wantInto, b)
	check("sum in place", bad, wantBad, different, wantDifferent, into, wantInto)
	if bad < 0 && leftAfterAdd(into, b) != leftAfterAdd(wantInto, b) {
		t.Errorf("the sum leaves 64 bits on path %d, want %d", leftAfterAdd(into, b), leftAfterAdd(wantInto, b))
	}
}

// TestVectorsEqualPlainGo, which has each operand written out, at every length up to 384 paths.
func TestVectorsEqualPlainGo(t *testing.T) {
	for _, k := range kernelSets() { // plain with one value, and with it written out
		r := rand.New(rand.NewPCG(7, 7))
		for n := padding; n <= 384; n += padding {
			for i := range 60 {
				compareKernels(t, k, r, n, i%2 == 0)
			}
			if t.Failed() {
				return
			}
		}
	}
}

func FuzzVectorsEqualPlainGo(f *testing.F) {
	f.Add(uint64(1), uint8(1), true)
	f.Fuzz(func(t *testing.T, seed uint64, eights uint8, mild bool) {
		for _, k := range kernelSets() {
			compareKernels(t, k, rand.New(rand.NewPCG(seed, 1)), padding*(1+int(eights)), mild)
		}
	})
}

// TestQuotientAtItsEdges: near the limit, at ties, with remainder 0, the
// greatest remainder and the least that rounds up. What the estimate takes is
// exact, what it cannot promise it refuses.
func TestQuotientAtItsEdges(t *testing.T) {
	taken, refused := 0, 0
	for _, d := range []int64{2, 3, 7, 12, 1000, 1_000_000, 12_000_000, 360_000_000, 365_000_000, 1<<31 - 1, 1<<52 + 1, divisorLimit - 1} {
		by, err := newDivisor(d)
		must(t, err)
		for _, q := range []int64{0, 1, 2, 1 << 31, 1<<48 - 1, quotientLimit - 2, quotientLimit - 1, quotientLimit, quotientLimit + 1, 1 << 50, 1 << 53, 1 << 62} {
			for _, n := range []int64{1, 2, 3, d - 1, d, 999_999} {
				for _, a := range nearQuotient(q, n, d) {
					for _, sign := range []int64{1, -1} {
						result := []int64{0}
						bad, _ := scaleRow(result, []int64{a}, []int64{sign * n}, &by)
						want := rounded(bigInt(a), bigInt(sign*n), bigInt(d))
						switch {
						case bad >= 0 && (!want.IsInt64() || result[0] != want.Int64()):
							t.Errorf("%d × %d / %d = %d, want %v", a, sign*n, d, result[0], want)
						case bad >= 0:
							taken++
						case sign > 0 && want.IsInt64() && want.Int64() <= quotientLimit && a >= 0:
							t.Errorf("%d × %d / %d is refused, and is %v", a, n, d, want)
						default:
							refused++
						}
					}
				}
			}
		}
	}
	t.Logf("%d quotients taken, %d refused", taken, refused)
}

// nearQuotient are the amounts around which a × n / d is q, q ± ½ and exactly q.
func nearQuotient(q, n, d int64) []int64 {
	var amounts []int64
	for _, half := range []int64{-1, 0, 1} {
		twice := bigInt(0).Mul(bigInt(2), bigInt(q))
		a := twice.Add(twice, bigInt(half)).Mul(twice, bigInt(d))
		a.Quo(a, bigInt(0).Mul(bigInt(2), bigInt(n)))
		if !a.IsInt64() {
			continue
		}
		for off := int64(-2); off <= 2; off++ {
			if v := a.Int64(); v >= 2 && v < math.MaxInt64-2 {
				amounts = append(amounts, v+off)
			}
		}
	}
	return append(amounts, 0, 1)
}
