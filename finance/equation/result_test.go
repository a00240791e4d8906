package equation

import (
	"slices"
	"testing"
)

// TestResultHoldsEveryValue: members, periods, openings, and static lines the
// same in all of them.
func TestResultHoldsEveryValue(t *testing.T) {
	m := build(t, input(idC, EUR, Constant, people), input(idA, EUR, Schedule, nil),
		Line{ID: "fixed", Name: "n", Unit: EUR, Static: true, Over: people, Equation: Add(idC, idC)},
		Line{ID: "stock", Name: "n", Unit: EUR, Over: people, Equation: Add(Prev("stock"), idA), Opening: ID("fixed")},
		Line{ID: "total", Name: "n", Unit: EUR, Equation: Sum("stock"), Opening: Sum("fixed")})
	in := NewInputs(m, 2)
	for member := range 3 {
		must(t, in.Set(idC, member, []int64{int64(100 * (member + 1))}))
	}
	must(t, in.Set(idA, 0, []int64{1, 10}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	if r.Model() != m || r.Periods() != 2 {
		t.Errorf("another model or %d periods", r.Periods())
	}
	for _, c := range []struct {
		id   ID
		want [][]int64 // of a member: opening, then the periods
	}{
		{idC, [][]int64{{100, 100, 100}, {200, 200, 200}, {300, 300, 300}}},
		{idA, [][]int64{{0, 1, 10}}},
		{"fixed", [][]int64{{200, 200, 200}, {400, 400, 400}, {600, 600, 600}}},
		{"stock", [][]int64{{200, 201, 211}, {400, 401, 411}, {600, 601, 611}}},
		{"total", [][]int64{{1200, 1203, 1233}}},
	} {
		for member, want := range c.want {
			var got []int64
			for period := Opening; period < 2; period++ {
				got = append(got, r.Value(c.id, member, period))
			}
			if row := r.Row(c.id, member); !slices.Equal(got, want) || !slices.Equal(row, want[1:]) {
				t.Errorf("%s[%d] = %v, its row %v; want %v", c.id, member, got, row, want)
			}
		}
	}
	if got := r.Series("stock", idA); !slices.Equal(got, []int64{1204, 1243}) {
		t.Errorf("the members of stock and A come to %v", got)
	}
	if total, sum, opening := r.Total("stock"), r.Sum("stock", 1), r.Sum("stock", Opening); total != 2436 || sum != 1233 || opening != 1200 {
		t.Errorf("stock: total %d, sum %d, opening %d", total, sum, opening)
	}
	if one, none := m.Line("stock").At(1).String(), m.Line("total").At(0).String(); one != "stock["+people.Members[1].Code+"]" || none != "total" {
		t.Errorf("addresses %s and %s", one, none)
	}
}

// TestNoPeriods: what is static, and openings, need none.
func TestNoPeriods(t *testing.T) {
	m := build(t, input(idC, EUR, Constant, nil), Line{ID: idX, Name: "n", Unit: EUR, Equation: Prev(idX), Opening: idC})
	in := NewInputs(m, 0)
	must(t, in.Set(idC, 0, []int64{5}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	if fixed, opening := r.Value(idC, 0, Opening), r.Value(idX, 0, Opening); fixed != 5 || opening != 5 || len(r.Row(idX, 0)) != 0 {
		t.Errorf("%d and %d, and %d periods; want 5, 5 and none", fixed, opening, len(r.Row(idX, 0)))
	}
}

// TestDecimalOfAValue: cents are hundredths of a euro, all else is whole.
func TestDecimalOfAValue(t *testing.T) {
	m := build(t, input(idA, EUR, Schedule, nil), input(idB, Millionths, Schedule, nil))
	in := NewInputs(m, 2)
	must(t, in.Set(idA, 0, []int64{5, -12345}))
	must(t, in.Set(idB, 0, []int64{0, 22_500}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	for want, at := range map[string]cell{"0.05": {idA, 0, 0}, "-123.45": {idA, 0, 1}, "22500": {idB, 0, 1}, "0": {idA, 0, Opening}} {
		if got := r.Decimal(at.id, at.member, at.period).String(); got != want {
			t.Errorf("%+v = %s, want %s", at, got, want)
		}
	}
}

// TestUnits: each has a name of its own, and only euro has decimals.
func TestUnits(t *testing.T) {
	seen := map[string]bool{}
	for u := EUR; u <= Weight; u++ {
		if name := u.String(); name == "" || name == "unknown unit" || seen[name] {
			t.Errorf("unit %d is called %q", u, name)
		}
		seen[u.String()] = true
		if digits := u.Digits(); (digits == 2) != (u == EUR) || (digits == 0) != (u != EUR) {
			t.Errorf("%s has %d digits", u, digits)
		}
	}
	for _, u := range []Unit{0, Weight + 1, 255} {
		if u.String() != "unknown unit" {
			t.Errorf("unit %d is called %q", u, u)
		}
	}
	for shape, want := range map[Shape]string{Constant: "value", Schedule: "dated amounts", StepDays: "dated steps, summed over days",
		StepEnd: "dated steps", Calendar: "calendar"} {
		if shape.String() != want {
			t.Errorf("shape %d is %q, want %q", shape, shape, want)
		}
	}
}

// TestBases: what each divides by, in whole numbers of its unit. A rate over the
// days of a year is summed over them; an amount of a year is shared by its days;
// a share of a year is taken in monthly parts; a weight of heads in thousands.
func TestBases(t *testing.T) {
	want := map[string]Base{
		"Mio":         {Value: 1_000_000, Unit: Millionths},
		"Year_ACT360": {Value: 360 * 1_000_000, Unit: RateDays},
		"Year_ACT365": {Value: 365 * 1_000_000, Unit: RateDays},
		"YearDays":    {Value: 365, Unit: Days},
		"MioYear":     {Value: 12 * 1_000_000, Unit: Millionths},
		"MonthsAYear": {Value: 12, Unit: Count},
		"Thousand":    {Value: 1000, Unit: Count},
	}
	for _, base := range Bases() {
		if w, ok := want[base.Name]; !ok || base.Value != w.Value || base.Unit != w.Unit || base.Text == "" {
			t.Errorf("base %+v", base)
		}
		delete(want, base.Name)
	}
	if len(want) > 0 {
		t.Errorf("bases missing or named twice: %v", want)
	}
}

// TestBasesDivideWhatTheyMean: a year of interest over 30 of its 365 days, and
// the monthly part of a tenth a year.
func TestBasesDivideWhatTheyMean(t *testing.T) {
	m := build(t, input(idA, EUR, Schedule, nil), input(idB, Days, Schedule, nil), input(idC, Millionths, Schedule, nil),
		Line{ID: "days", Name: "n", Unit: EUR, Equation: Scale(idA, idB, YearOfDays)},
		Line{ID: "month", Name: "n", Unit: EUR, Equation: Scale(idA, idC, YearByMonth)})
	in := NewInputs(m, 1)
	must(t, in.Set(idA, 0, []int64{2_899_800_000_00}))
	must(t, in.Set(idB, 0, []int64{30}))
	must(t, in.Set(idC, 0, []int64{100_000}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	if days, month := r.Value("days", 0, 0), r.Value("month", 0, 0); days != 238_339_726_03 || month != 24_165_000_00 {
		t.Errorf("30 of 365 days of 2,899,800,000.00 are %d cents, a month of a tenth a year %d", days, month)
	}
}
