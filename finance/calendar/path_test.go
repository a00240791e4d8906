package calendar_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"loanmodel/finance/calendar"
)

func step(from string, value int64) calendar.Step {
	return calendar.Step{From: calendar.MustDate(from), Value: value}
}

func mustPath(t *testing.T, steps ...calendar.Step) calendar.Path {
	t.Helper()
	p, err := calendar.NewPath(steps...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A rate in millionths: 3 % from 10 January 2025, 2.75 % from 5 February.
func TestPathAtAndValueDays(t *testing.T) {
	p := mustPath(t, step("2025-01-10", 30_000), step("2025-02-05", 27_500))
	for text, want := range map[string]int64{
		"2025-01-09": 0, "2025-01-10": 30_000, "2025-02-04": 30_000, "2025-02-05": 27_500, "2200-12-31": 27_500,
	} {
		if got := p.At(calendar.MustDate(text)); got != want {
			t.Errorf("At(%s) = %d, want %d", text, got, want)
		}
	}
	for _, c := range []struct {
		first, last string
		want        int64
	}{
		{"2025-01-01", "2025-01-09", 0},
		{"2025-01-01", "2025-01-10", 30_000},
		{"2025-01-01", "2025-01-31", 22 * 30_000},
		{"2025-02-01", "2025-02-28", 4*30_000 + 24*27_500},
		{"2025-02-05", "2025-02-05", 27_500},
		{"2025-03-01", "2025-03-31", 31 * 27_500},
	} {
		got, err := p.ValueDays(calendar.MustDate(c.first), calendar.MustDate(c.last))
		if err != nil || got != c.want {
			t.Errorf("%s to %s = %d, %v; want %d", c.first, c.last, got, err, c.want)
		}
	}
}

func TestNewPathRefuses(t *testing.T) {
	for want, steps := range map[string][]calendar.Step{
		"step 2 repeats the date 2026-01-01": {step("2026-01-01", 1), step("2026-01-01", 1)},
		"step 3 is dated 2026-01-31, before step 2 (2026-02-01): steps go in order of their dates": {
			step("2026-01-01", 1), step("2026-02-01", 2), step("2026-01-31", 3)},
		"step 1 has no date": {{Value: 1}},
		"step 2 has no date": {step("2026-01-01", 1), {Value: 1}},
	} {
		if p, err := calendar.NewPath(steps...); err == nil || err.Error() != want || p != nil {
			t.Errorf("got %v, %v; want %s", p, err, want)
		}
	}
}

func TestEmptyPathIsZero(t *testing.T) {
	p := mustPath(t)
	day := calendar.MustDate("2026-01-01")
	if total, err := p.ValueDays(day, day); err != nil || total != 0 || p.At(day) != 0 {
		t.Errorf("got %d, %v, %d", total, err, p.At(day))
	}
}

func TestNewPathCopiesItsSteps(t *testing.T) {
	steps := []calendar.Step{step("2026-01-01", 5)}
	p := mustPath(t, steps...)
	steps[0].Value = 6
	if got := p.At(calendar.MustDate("2026-01-01")); got != 5 {
		t.Errorf("the path changed with the caller's slice: %d", got)
	}
}

func TestValueDaysRefuses(t *testing.T) {
	p := mustPath(t, step("2026-01-01", 1))
	day, next := calendar.MustDate("2026-01-01"), calendar.MustDate("2026-01-02")
	for _, period := range [][2]calendar.Date{{next, day}, {{}, day}, {day, {}}, {{}, {}}} {
		if total, err := p.ValueDays(period[0], period[1]); err == nil {
			t.Errorf("%s to %s = %d, want an error", period[0], period[1], total)
		}
	}
	if got := p.At(calendar.Date{}); got != 0 {
		t.Errorf("the value on no day is %d", got)
	}
}

// A path written as a literal has not been checked.
func TestValueDaysRefusesStepsOutOfOrder(t *testing.T) {
	first, last := calendar.MustDate("2026-01-01"), calendar.MustDate("2026-12-31")
	for _, p := range []calendar.Path{
		{step("2026-02-01", 1), step("2026-02-01", 2)},
		{step("2026-03-01", 1), step("2026-02-01", 2)},
	} {
		if total, err := p.ValueDays(first, last); err == nil {
			t.Errorf("%v = %d, want an error", p, total)
		}
	}
}

func TestValueDaysOverflow(t *testing.T) {
	first := calendar.MustDate("2026-01-01")
	for _, c := range []struct {
		name string
		path calendar.Path
		days int
		want int64
		fits bool
	}{
		{"largest value, one day", mustPath(t, step("2026-01-01", math.MaxInt64)), 1, math.MaxInt64, true},
		{"smallest value, one day", mustPath(t, step("2026-01-01", math.MinInt64)), 1, math.MinInt64, true},
		{"largest value, two days", mustPath(t, step("2026-01-01", math.MaxInt64)), 2, 0, false},
		{"smallest value, two days", mustPath(t, step("2026-01-01", math.MinInt64)), 2, 0, false},
		{"sum just fits", mustPath(t, step("2026-01-01", math.MaxInt64-1), step("2026-01-02", 1)), 2, math.MaxInt64, true},
		{"sum one too large", mustPath(t, step("2026-01-01", math.MaxInt64), step("2026-01-02", 1)), 2, 0, false},
		{"sum one too small", mustPath(t, step("2026-01-01", math.MinInt64), step("2026-01-02", -1)), 2, 0, false},
		{"zero after largest", mustPath(t, step("2026-01-01", math.MaxInt64), step("2026-01-02", 0)), 9, math.MaxInt64, true},
	} {
		got, err := c.path.ValueDays(first, first.AddDays(c.days-1))
		if (err == nil) != c.fits || got != c.want {
			t.Errorf("%s: got %d, %v; want %d", c.name, got, err, c.want)
		}
	}
}

// randomPath draws up to nine steps within two years around 2026.
func randomPath(t *testing.T, random *rand.Rand) calendar.Path {
	t.Helper()
	serials := map[int64]bool{}
	for range random.IntN(10) {
		serials[46023-180+random.Int64N(730)] = true
	}
	var steps []calendar.Step
	for serial := range serials {
		from, err := calendar.DateFromSerial(serial)
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, calendar.Step{From: from, Value: random.Int64N(200_001) - 100_000})
	}
	slices.SortFunc(steps, func(a, b calendar.Step) int { return a.From.Compare(b.From) })
	return mustPath(t, steps...)
}

func valueDays(t *testing.T, p calendar.Path, first, last calendar.Date) int64 {
	t.Helper()
	total, err := p.ValueDays(first, last)
	if err != nil {
		t.Fatal(err)
	}
	return total
}

func TestValueDaysIsTheSumOverTheDays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		p := randomPath(t, random)
		first := calendar.MustDate("2025-06-01").AddDays(random.IntN(800))
		last := first.AddDays(random.IntN(400))
		var want int64
		for d := first; !d.After(last); d = d.AddDays(1) {
			want += naiveValue(p, d)
		}
		if got := valueDays(t, p, first, last); got != want {
			t.Fatalf("%v over %s to %s = %d, day by day %d", p, first, last, got, want)
		}
	}
}

// naiveValue looks the value up without using Path.At, and checks Path.At
// against it.
func naiveValue(p calendar.Path, d calendar.Date) int64 {
	var value int64
	for _, s := range p {
		if !s.From.After(d) {
			value = s.Value
		}
	}
	if p.At(d) != value {
		return math.MaxInt64
	}
	return value
}

func TestValueDaysAddsOverAdjoiningPeriods(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		p := randomPath(t, random)
		a := calendar.MustDate("2025-06-01").AddDays(random.IntN(800))
		b := a.AddDays(random.IntN(300))
		c := b.AddDays(1 + random.IntN(300))
		whole, parts := valueDays(t, p, a, c), valueDays(t, p, a, b)+valueDays(t, p, b.AddDays(1), c)
		if whole != parts {
			t.Fatalf("%v over %s to %s = %d, cut after %s %d", p, a, c, whole, b, parts)
		}
	}
}
