package equation

import "testing"

// TestTextOfEveryOperation: signs, names and the parentheses that are needed,
// and no others.
func TestTextOfEveryOperation(t *testing.T) {
	f := ID("f")
	for want, equation := range map[string]Operand{
		"a":                                   idA,
		"a₋₁":                                 Prev(idA),
		"p[b]₋₁":                              PrevOf("p", "b"),
		"p[b]":                                Of("p", "b"),
		"0":                                   Const(0),
		"−1":                                  Const(-1),
		"Σ p":                                 Sum("p"),
		"Σ_earlier p":                         Earlier("p"),
		"Σ_later p":                           Later("p"),
		"Σ_earlier p + p":                     UpTo("p"),
		"min(a, b)":                           Min(idA, idB),
		"max(a + b, b − a, 0)":                Max(Add(idA, idB), Sub(idB, idA), Const(0)),
		"choose(n, a, a + b)":                 Choose(ID("n"), idA, Add(idA, idB)),
		"key(a + b of a)":                     Key(Add(idA, idB), idA),
		"round(a × r / 1,000,000)":            Scale(idA, ID("r"), Whole),
		"round(a × n / 12)":                   Scale(idA, ID("n"), MonthsAYear),
		"round(a × n / 1,000)":                Scale(idA, ID("n"), Thousand),
		"round(a × (n + 1) / n)":              ScaleBy(idA, Add(ID("n"), Const(1)), ID("n")),
		"round(a × (n − 1) / p[b])":           ScaleBy(idA, Sub(ID("n"), Const(1)), Of("p", "b")),
		"a + b + a":                           Add(idA, Add(idB, idA)),
		"a + b − a":                           Sub(Add(idA, idB), idA),
		"a − (b + a)":                         Sub(idA, Add(idB, idA)),
		"a − (b − a)":                         Sub(idA, Sub(idB, idA)),
		"a + b − a − b":                       Add(idA, Sub(idB, idA, idB)),
		"a < b":                               Less(idA, idB),
		"a + b < b − a":                       Less(Add(idA, idB), Sub(idB, idA)),
		"a = b":                               Equal(idA, idB),
		"a ≥ b + a":                           AtLeast(idA, Add(idB, idA)),
		"not f":                               Not(f),
		"not (f and f)":                       Not(And(f, f)),
		"not (a = b)":                         Not(Equal(idA, idB)),
		"not (a ≥ b)":                         Not(AtLeast(idA, idB)),
		"not (not f)":                         Not(Not(f)),
		"(a ≥ b) = f":                         Equal(AtLeast(idA, idB), f),
		"(not f) = f":                         Equal(Not(f), f),
		"a + b = b − a":                       Equal(Add(idA, idB), Sub(idB, idA)),
		"a + b ≥ b":                           AtLeast(Add(idA, idB), idB),
		"not (f + f)":                         Not(Add(f, f)),
		"min(f and f, a < b)":                 Min(And(f, f), Less(idA, idB)),
		"key(f or f of f and f)":              Key(Or(f, f), And(f, f)),
		"round((a + b) × b / (a − b))":        ScaleBy(Add(idA, idB), idB, Sub(idA, idB)),
		"f and a ≥ b and not f":               And(f, AtLeast(idA, idB), Not(f)),
		"f and a < b":                         And(f, Less(idA, idB)),
		"f or a = b":                          Or(f, Equal(idA, idB)),
		"(f or f) and f":                      And(Or(f, f), f),
		"(f and f) or f":                      Or(And(f, f), f),
		"(a if f, else b)":                    If(f, idA, idB),
		"(a if f, else (b if a < b, else 0))": If(f, idA, If(Less(idA, idB), idB, Const(0))),
		"(a + b if (f and f), else b − a)":    If(And(f, f), Add(idA, idB), Sub(idB, idA)),
		"((a if f, else b) if f, else 0)":     If(f, If(f, idA, idB), Const(0)),
		"a + (b if f, else 0)":                Add(idA, If(f, idB, Const(0))),
		"(f and f) = f":                       Equal(And(f, f), f),
		"((f and f) if f, else f or f)":       If(f, And(f, f), Or(f, f)),
	} {
		if got := equation.node().text(bindsChoice); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestTextOfLines: inputs by their shape, openings apart.
func TestTextOfLines(t *testing.T) {
	const f ID = "f"
	m := build(t, input(idA, EUR, Schedule, nil), input(idC, EUR, Constant, nil), input(f, Flag, Constant, nil),
		Line{ID: "both", Name: "n", Unit: Flag, Equation: And(f, f), Opening: Or(f, f)},
		Line{ID: idX, Name: "n", Unit: EUR, Equation: Add(Prev(idX), idA), Opening: Add(idC, Const(1))})
	for want, got := range map[string]string{
		"input: dated amounts": m.Text(idA), "input: value": m.Text(idC), "x₋₁ + a": m.Text(idX), "c + 1": m.OpeningText(idX), "f and f": m.Text("both"), "f or f": m.OpeningText("both"), "0": m.OpeningText(idA),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestGrouped puts a comma before every third digit from the end.
func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{1: "1", 12: "12", 999: "999", 1000: "1,000", 360_000_000: "360,000,000", 12_345_678: "12,345,678"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
