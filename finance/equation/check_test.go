package equation

import (
	"errors"
	"slices"
	"testing"
)

var places = &Dimension{Name: "place", Members: []Member{{"n", "North"}, {"s", "South"}}}

// faultsOf are the faults of lines that read a, b (EUR), r (millionths), p (EUR
// of people) and s, sp (EUR, static).
func faultsOf(lines ...Line) Faults {
	all := append([]Line{
		input(idA, EUR, Schedule, nil), input(idB, EUR, Schedule, nil), input("r", Millionths, Schedule, nil),
		input("n", Count, Schedule, nil), input("f", Flag, Schedule, nil),
		input("p", EUR, Schedule, people), input("s", EUR, Constant, nil), input("sp", EUR, Constant, people),
	}, lines...)
	_, err := Build([]Section{{Lines: all}})
	var faults Faults
	errors.As(err, &faults)
	return faults
}

// of makes a line in euro.
func of(equation Operand) Line { return Line{ID: idX, Name: "n", Unit: EUR, Equation: equation} }

func overPeople(line Line) Line {
	line.Over = people
	return line
}

func static(line Line) Line {
	line.Static = true
	return line
}

// TestFaultsOfDefinition: what a line must have apart from its equation.
func TestFaultsOfDefinition(t *testing.T) {
	any := &Input{Shape: Schedule}
	for _, c := range []struct {
		line Line
		want string
	}{
		{Line{ID: idX, Name: "n", Unit: EUR}, "x: needs an equation or an input, one of the two"},
		{Line{ID: idX, Name: "n", Unit: EUR, Equation: idA, Input: any}, "x: needs an equation or an input, one of the two"},
		{Line{ID: idX, Name: "n", Equation: Const(0)}, "x: needs a name and a unit"},
		{Line{ID: idX, Unit: EUR, Equation: Const(0)}, "x: needs a name and a unit"},
		{Line{ID: idX, Name: "n", Unit: EUR, Static: true, Equation: Const(0), Opening: Const(0)}, "x: is static and cannot have an opening value"},
		{Line{ID: idX, Name: "n", Unit: EUR, Static: true, Input: any}, "x: is static, so its input must be one value"},
		{Line{ID: idX, Name: "n", Unit: EUR, Input: any}, ""},
		{Line{ID: idX, Name: "n", Unit: EUR, Input: &Input{Shape: Constant}}, ""}, // one value in every period
		{Line{ID: idX, Name: "n", Unit: EUR, Static: true, Input: &Input{Shape: Constant}}, ""},
		{Line{ID: idX, Name: "n", Unit: EUR, Equation: Const(0), Opening: Const(0)}, ""},
		{Line{ID: idX, Name: "n", Unit: EUR, Static: true, Equation: Const(0)}, ""},
		{Line{ID: idA, Name: "n", Unit: EUR, Equation: Const(0)}, "a: defined twice"},
	} {
		expectFaults(t, faultsOf(c.line), c.want)
	}
}

// expectFaults compares the faults with the one that is wanted, or none.
func expectFaults(t *testing.T, got Faults, want ...string) {
	t.Helper()
	want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
	if !slices.Equal(got, want) {
		t.Errorf("faults:\n%v\nwant:\n%v", got, Faults(want))
	}
}

// TestFaultsOfReading: unknown lines, static lines that read what moves.
func TestFaultsOfReading(t *testing.T) {
	withOpening := func(opening Operand) Line {
		line := of(Const(0))
		line.Opening = opening
		return line
	}
	for _, c := range []struct {
		line Line
		want []string
	}{
		{of(Add(ID("monney"), idA)), []string{"x: reads monney, which is not defined"}},
		{of(Add(ID("monney"), ID("r"), ID("n"))), []string{"x: reads monney, which is not defined"}}, // its unit is no matter yet
		{of(Add(idA, ID("monney"), ID("mony"))), []string{"x: reads monney, which is not defined", "x: reads mony, which is not defined"}},
		{static(of(idA)), []string{"x: is static and reads a, which moves"}},
		{static(of(ID("s"))), nil},
		{static(of(Prev(idA))), []string{"x: is static and reads a, which moves"}},
		{static(of(Prev("s"))), []string{"x: is static and reads s, which moves", "x: reads the previous value of s, which is static"}},
		{of(Prev("s")), []string{"x: reads the previous value of s, which is static"}},
		{of(Prev(idA)), nil},
		{withOpening(ID("s")), nil},
		{withOpening(idA), []string{"x: is static and reads a, which moves"}},
		{withOpening(ID("r")), []string{"x: is static and reads r, which moves", "x: counts EUR, its equation gives millionths"}},
	} {
		expectFaults(t, faultsOf(c.line), c.want...)
	}
}

// TestFaultsOfDimension: what has one value for each member is read for a
// member, summed, or read by a line of the same dimension.
func TestFaultsOfDimension(t *testing.T) {
	const one = "x: has one value where p has one for each person"
	for _, c := range []struct {
		line Line
		want string
	}{
		{of(ID("p")), one},
		{of(Prev("p")), one},
		{of(PrevOf("p", "b")), ""},
		{of(Of("p", "b")), ""},
		{of(Of("p", "z")), `x: reads member "z" of p, which it does not have`},
		{of(PrevOf("p", "z")), `x: reads member "z" of p, which it does not have`},
		{of(Of(idA, "b")), `x: reads member "b" of a, which it does not have`},
		{of(Sum("p")), ""},
		{of(Sum(idA)), "x: sums a, which has one value"},
		{of(Earlier("p")), "x: sums some members of p, which has other members"},
		{of(Later("p")), "x: sums some members of p, which has other members"},
		{overPeople(of(ID("p"))), ""},
		{overPeople(of(Prev("p"))), ""},
		{overPeople(of(idA)), ""},
		{overPeople(of(Prev(idA))), ""},
		{overPeople(of(Of("p", "a"))), ""},
		{overPeople(of(Earlier("p"))), ""},
		{overPeople(of(Later("p"))), ""},
		{overPeople(of(Earlier(idA))), "x: sums some members of a, which has other members"},
		{overPeople(of(Later(idA))), "x: sums some members of a, which has other members"},
		{Line{ID: idX, Name: "n", Unit: EUR, Over: places, Equation: ID("p")}, one},
		{Line{ID: idX, Name: "n", Unit: EUR, Over: places, Equation: Prev("p")}, one},
		{Line{ID: idX, Name: "n", Unit: EUR, Over: places, Equation: Earlier("p")}, "x: sums some members of p, which has other members"},
		{Line{ID: idX, Name: "n", Unit: EUR, Over: places, Equation: Sum("p")}, ""},
	} {
		expectFaults(t, faultsOf(c.line), c.want)
	}
}

// TestFaultsOfUnits: what each operation asks of its operands and gives.
func TestFaultsOfUnits(t *testing.T) {
	in := func(unit Unit, equation Operand) Line {
		return Line{ID: idX, Name: "n", Unit: unit, Equation: equation}
	}
	n, r, f := ID("n"), ID("r"), ID("f")
	const mixes = "x: mixes EUR and number"
	for _, c := range []struct {
		line Line
		want string
	}{
		{in(EUR, Add(idA, Const(1), idB)), ""},
		{in(Count, Const(1)), ""},
		{in(EUR, Const(-1)), ""},
		{in(EUR, Const(2)), "x: has the number 2 in its equation; make it an input with a source"},
		{in(EUR, Const(-2)), "x: has the number -2 in its equation; make it an input with a source"},
		{in(EUR, Add(Const(1), idA, n)), mixes},
		{in(EUR, Min(idA, Const(0), n)), mixes},
		{in(Count, Sum("p")), "x: counts number, its equation gives EUR"},
		{in(Flag, Less(idA, idB)), ""},
		{in(Flag, Less(idA, n)), mixes},
		{in(Flag, Equal(idA, n)), mixes},
		{in(EUR, Less(idA, idB)), "x: counts EUR, its equation gives yes/no"},
		{in(Millionths, Key(idA, idB)), ""},
		{in(Millionths, Key(idA, n)), mixes},
		{in(EUR, Key(idA, idB)), "x: counts EUR, its equation gives millionths"},
		{in(Flag, And(f, Const(1), Less(n, n))), ""},
		{in(Flag, And(f, n)), "x: needs yes/no where it has number"},
		{in(Flag, Or(n, f)), "x: needs yes/no where it has number"},
		{in(Flag, Not(n)), "x: needs yes/no where it has number"},
		{in(Count, And(f, f)), "x: counts number, its equation gives yes/no"},
		{in(EUR, If(f, idA, Const(0))), ""},
		{in(EUR, If(n, idA, Const(0))), "x: needs yes/no where it has number"},
		{in(EUR, If(f, idA, n)), mixes},
		{in(Count, If(f, idA, idB)), "x: counts number, its equation gives EUR"},
		{in(EUR, Choose(n, idA, idB)), ""},
		{in(EUR, Choose(r, idA, idB)), "x: needs number where it has millionths"},
		{in(EUR, Choose(n, idA, n)), mixes},
		{in(Count, Choose(n, idA, idB)), "x: counts number, its equation gives EUR"},
		{in(EUR, Scale(idA, n, MonthsAYear)), ""},
		{in(EUR, Scale(Prev(idA), n, MonthsAYear)), ""},
		{in(EUR, Scale(Of("p", "a"), n, MonthsAYear)), ""},
		{in(EUR, Scale(idA, r, MonthsAYear)), "x: needs number where it has millionths"},
		{in(Count, Scale(idA, n, MonthsAYear)), "x: counts number, its equation gives EUR"},
		{in(EUR, Scale(Add(idA, idB), n, MonthsAYear)), "x: scales something that is not a line; give it a line of its own"},
		{in(EUR, Scale(Sum("p"), n, MonthsAYear)), "x: scales something that is not a line; give it a line of its own"},
		{in(EUR, ScaleBy(idA, n, n)), ""},
		{in(EUR, ScaleBy(idA, Add(n, Const(1)), Prev("n"))), ""},
		{in(Count, ScaleBy(n, Const(1), Of("p", "a"))), ""},
		{in(EUR, ScaleBy(idA, idB, n)), mixes},
		{in(EUR, ScaleBy(idA, n, Add(n, Const(1)))), "x: divides by something that is not a line; give it a line of its own"},
	} {
		expectFaults(t, faultsOf(c.line), c.want)
	}
}
