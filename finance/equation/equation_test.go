package equation

import (
	"strings"
	"testing"
)

const (
	idS1     ID = "S1"
	idS2     ID = "S2"
	idS3     ID = "S3"
	idS4     ID = "S4"
	idX1     ID = "X1"
	idX2     ID = "X2"
	idX3     ID = "X3"
	idRate   ID = "rate"
	idPaid   ID = "paid"
	idWeight ID = "weight"
	idMoney  ID = "money"
	idMonney ID = "monney"
	idShares ID = "shares"
	idBig    ID = "big"
	idZero   ID = "zero"
	idDebt   ID = "debt"
	idKey    ID = "key"
)

var people = &Dimension{Name: "person", Members: []Member{{"a", "Anna"}, {"b", "Bert"}, {"c", "Cleo"}}}

func input(id ID, unit Unit, shape Shape, over *Dimension) Line {
	return Line{ID: id, Name: string(id), Unit: unit, Over: over, Static: shape == Constant,
		Input: &Input{Shape: shape, Min: -1 << 62, Max: 1 << 62}}
}

func build(t *testing.T, lines ...Line) *Model {
	t.Helper()
	m, err := Build([]Section{{Letter: "X", Lines: lines}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// small is a savings book: a balance with interest, shared by a key.
func small() []Line {
	return []Line{
		input("rate", RateDays, StepDays, nil),
		input("paid", EUR, Schedule, nil),
		input("weight", Weight, Constant, people),
		{ID: "S1", Name: "Balance", Unit: EUR, Equation: Add(Prev(idS1), idS2, idPaid)},
		{ID: "S2", Name: "Interest", Unit: EUR, Equation: Scale(Prev(idS1), idRate, YearACT360)},
		{ID: "S3", Name: "Cumulative key", Unit: Millionths, Static: true, Over: people, Equation: Key(UpTo(idWeight), Sum(idWeight))},
		{ID: "S4", Name: "Share", Unit: EUR, Over: people, Equation: Sub(Scale(idS1, idS3, Whole), Earlier(idS4))},
	}
}

func evaluateSmall(t *testing.T) *Result {
	t.Helper()
	m := build(t, small()...)
	in := NewInputs(m, 2)
	must(t, in.Set("rate", 0, []int64{31 * 20_000, 28 * 20_000}))
	must(t, in.Set("paid", 0, []int64{100_00, 0}))
	for i, w := range []int64{1, 1, 1} {
		must(t, in.Set("weight", i, []int64{w}))
	}
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	return r
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestEvaluateByHand(t *testing.T) {
	r := evaluateSmall(t)
	for _, c := range []struct {
		id     ID
		member int
		period int
		want   int64
	}{
		{"S1", 0, Opening, 0},
		{"S1", 0, 0, 100_00},
		{"S2", 0, 1, 16},             // 100.00 × 0.02 × 28/360 = 0.15555…
		{"S1", 0, 1, 100_16},         //
		{"S3", 0, 0, 333_333},        // 1/3
		{"S3", 1, 0, 666_667},        // 2/3
		{"S4", 0, 1, 33_39},          // 100.16 × 0.333333 = 33.38663…
		{"S4", 1, 1, 66_77 - 33_39},  // 100.16 × 0.666667 = 66.77336… less the first
		{"S4", 2, 1, 100_16 - 66_77}, // the rest
	} {
		if got := r.Value(c.id, c.member, c.period); got != c.want {
			t.Errorf("%s[%d] in period %d = %d, want %d", c.id, c.member, c.period, got, c.want)
		}
	}
}

func TestBatchEqualsSingleRuns(t *testing.T) {
	m := build(t, small()...)
	const paths = 5
	draw := func(_, period, first int, values []int64) {
		for i := range values {
			values[i] = int64(1000*(first+i+1)*(period+1)) * 7
		}
	}
	batch := NewInputs(m, 3)
	must(t, batch.Set("rate", 0, []int64{620_000, 560_000, 620_000}))
	must(t, batch.Vary("paid", draw))
	for i := range 3 {
		must(t, batch.Set("weight", i, []int64{int64(i + 1)}))
	}
	program := Compile(m)
	machine := program.NewMachine(batch, paths)
	got := map[int][]int64{}
	must(t, machine.Run(10, func(period int) error {
		got[period] = append([]int64{}, machine.Row("S4", 1)...)
		return nil
	}))
	for path := range paths {
		single := program.NewMachine(batch, 1)
		must(t, single.Run(10+path, func(period int) error {
			if want := single.Row("S4", 1)[0]; got[period][path] != want {
				t.Errorf("period %d path %d: batch %d, alone %d", period, path, got[period][path], want)
			}
			return nil
		}))
	}
}

func TestBuildReportsAllFaults(t *testing.T) {
	_, err := Build([]Section{{Lines: []Line{
		input("rate", Millionths, Constant, nil),
		input("money", EUR, Schedule, nil),
		input("shares", EUR, Schedule, people),
		{ID: "X1", Name: "n", Unit: EUR, Equation: Add(idMoney, idRate)},
		{ID: "X1", Name: "n", Unit: EUR, Equation: Const(0)},
		{ID: "X2", Name: "n", Unit: EUR, Equation: Add(idMonney, Const(1))},
		{ID: "X3", Name: "n", Unit: EUR, Equation: Add(idShares, idMoney)},
		{ID: "X4", Name: "n", Unit: EUR, Static: true, Equation: Min(idMoney, Const(0))},
		{ID: "X5", Name: "n", Unit: EUR, Equation: Scale(idMoney, Const(12), Whole)},
		{ID: "X6", Name: "n", Unit: Flag, Equation: Add(idMoney, idMoney)},
		{ID: "X7", Name: "n", Unit: EUR, Equation: Scale(idMoney, idMoney, Whole)},
		{ID: "X8", Name: "n", Unit: EUR},
	}}})
	if err == nil {
		t.Fatal("accepted")
	}
	for _, want := range []string{
		"X1: defined twice", "X1: mixes EUR and millionths", "X2: reads monney, which is not defined",
		"X3: has one value where shares has one for each person", "X4: is static and reads money, which moves",
		"X5: has the number 12 in its equation", "X6: counts yes/no, its equation gives EUR",
		"X7: needs millionths where it has EUR", "X8: needs an equation or an input",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not reported: %s\nin:\n%v", want, err)
		}
	}
}

func TestLoopIsNamed(t *testing.T) {
	_, err := Build([]Section{{Lines: []Line{
		{ID: "X1", Name: "n", Unit: EUR, Equation: Add(idX2, Const(1))},
		{ID: "X2", Name: "n", Unit: EUR, Equation: Sub(idX3, Const(1))},
		{ID: "X3", Name: "n", Unit: EUR, Equation: Max(idX1, Prev(idX3))},
	}}})
	if err == nil || !strings.Contains(err.Error(), "X1 → X2 → X3 → X1") {
		t.Errorf("the loop is not named: %v", err)
	}
}

func TestFaultsOfEvaluationNameThePlace(t *testing.T) {
	for _, c := range []struct {
		name string
		line Line
		want string
	}{
		{"sum beyond 64 bits", Line{ID: "X", Name: "n", Unit: EUR, Equation: Add(idBig, idBig, idBig, idBig)}, "line X, period 1, path 0: the result does not fit"},
		{"difference beyond", Line{ID: "X", Name: "n", Unit: EUR, Equation: Sub(Const(0), idBig, idBig, idBig, idBig, idBig)}, "line X, period 1"},
		{"product beyond", Line{ID: "X", Name: "n", Unit: EUR, Equation: Scale(idBig, idBig, MonthsAYear)}, "line X, period 1"},
		{"a quotient of nothing", Line{ID: "X", Name: "n", Unit: Count, Equation: ScaleBy(idBig, idBig, idZero)}, "the divisor must be positive"},
		{"a choice that is none", Line{ID: "X", Name: "n", Unit: Count, Equation: Choose(idBig, idZero, idZero)}, "chooses number 1 of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := build(t, input("big", Count, Schedule, nil), input("zero", Count, Schedule, nil), withUnit(c.line, Count))
			in := NewInputs(m, 2)
			must(t, in.Set("big", 0, []int64{1, 1 << 61}))
			must(t, in.Set("zero", 0, []int64{1, 0}))
			if c.name == "a choice that is none" {
				must(t, in.Set("big", 0, []int64{1, 3}))
				c.want = "chooses number 3 of 2"
			}
			_, err := Compile(m).Evaluate(in)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func withUnit(line Line, unit Unit) Line {
	line.Unit = unit
	return line
}

func TestNegativeAmountIsScaledAsItsOpposite(t *testing.T) {
	m := build(t, input("debt", EUR, Schedule, nil), input("key", Millionths, Constant, nil),
		Line{ID: "X", Name: "n", Unit: EUR, Equation: Scale(idDebt, idKey, Whole)})
	in := NewInputs(m, 1)
	must(t, in.Set("debt", 0, []int64{-5}))
	must(t, in.Set("key", 0, []int64{500_000}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	if got := r.Value("X", 0, 0); got != -3 { // half of −5, away from zero
		t.Errorf("got %d", got)
	}
}

func TestMissingInputsAreNamed(t *testing.T) {
	m := build(t, small()...)
	if _, err := Compile(m).Evaluate(NewInputs(m, 1)); err == nil || !strings.Contains(err.Error(), "[rate paid weight]") {
		t.Errorf("got %v", err)
	}
}

func TestText(t *testing.T) {
	m := build(t, append(small(),
		Line{ID: "X1", Name: "n", Unit: EUR, Equation: Sub(idS1, Sub(idS2, idPaid), Min(idS1, Const(-1)))},
		Line{ID: "X2", Name: "n", Unit: EUR, Equation: If(AtLeast(idS1, idS2), Add(idS1, idS2), Const(0))},
		Line{ID: "X3", Name: "n", Unit: EUR, Over: people, Equation: Sub(Scale(idS1, idS3, Whole), Earlier(idX3))},
	)...)
	for id, want := range map[ID]string{
		"S1": "S1₋₁ + S2 + paid",
		"S2": "round(S1₋₁ × rate / 360,000,000)",
		"S3": "key(Σ_earlier weight + weight of Σ weight)",
		"X1": "S1 − (S2 − paid) − min(S1, −1)",
		"X2": "(S1 + S2 if S1 ≥ S2, else 0)",
		"X3": "round(S1 × S3 / 1,000,000) − Σ_earlier X3",
	} {
		if got := m.Text(id); got != want {
			t.Errorf("%s: %s\nwant %s", id, got, want)
		}
	}
}
