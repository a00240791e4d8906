package equation_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// allocationFolder holds the cases of sharing that six libraries of money and
// of apportionment test themselves with.
const allocationFolder = "../../../shared/vectors/allocation"

// leastAllocations are the rows that the table is known to have. A test that
// looks at fewer has lost some of them and must not pass.
const leastAllocations = 116

// The lines of the model that shares one amount.
const (
	lineAmount equation.ID = "amount"
	lineWeight equation.ID = "weight"
	lineKey    equation.ID = "K1"
	linePart   equation.ID = "K2"
)

// TestSharingOfOthersCases shares the amounts of the table as the model shares
// its own. The libraries differ from each other in who gets the odd cent, so
// what must hold is what no way of sharing may break; that parts are the same
// is only counted.
//
// Amounts below zero are shared by their size and get their sign back: Scale
// takes none, because no amount that the model shares can be negative, and what
// must hold is the same on both sides of zero.
func TestSharingOfOthersCases(t *testing.T) {
	count := map[string]*sharingCount{}
	total := 0
	for _, a := range readAllocations(t) {
		total++
		of := count[a.method]
		if of == nil {
			of = &sharingCount{}
			count[a.method] = of
		}
		parts := a.shared(t)
		a.check(t, parts)
		of.add(a, parts)
	}
	for _, method := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%s: %s", method, count[method])
	}
	if total < leastAllocations {
		t.Errorf("%d rows, fewer than the %d that the table is known to have", total, leastAllocations)
	}
}

// An allocation is one case: an amount in whole units (a cent, five cents, a
// seat) to be shared by weights, and the parts that its library expects.
type allocation struct {
	id, method string
	amount     int64
	weights    []int64
	expected   []int64
}

// weighed is the sum of the weights.
func (a allocation) weighed() *big.Int {
	sum := new(big.Int)
	for _, weight := range a.weights {
		sum.Add(sum, big.NewInt(weight))
	}
	return sum
}

// shared are the parts by the model's own way, with the amount's sign.
func (a allocation) shared(t *testing.T) []int64 {
	t.Helper()
	size, sign := a.amount, int64(1)
	if size < 0 {
		size, sign = -size, -1
	}
	result := a.evaluate(t, size)
	parts := make([]int64, len(a.weights))
	for i := range parts {
		parts[i] = sign * result.Value(linePart, i, 0)
	}
	return parts
}

// evaluate runs the two equations by which the model shares: the cumulative key
// in millionths, and of the amount up to each key what nobody before has.
func (a allocation) evaluate(t *testing.T, amount int64) *equation.Result {
	t.Helper()
	people := &equation.Dimension{Name: "person"}
	for i := range a.weights {
		people.Members = append(people.Members, equation.Member{Code: fmt.Sprint(i), Name: fmt.Sprint(i)})
	}
	model, err := equation.Build([]equation.Section{{Letter: "K", Lines: []equation.Line{
		{ID: lineAmount, Name: "Amount", Unit: equation.EUR, Input: whole(equation.Schedule)},
		{ID: lineWeight, Name: "Weight", Unit: equation.Weight, Over: people, Static: true, Input: whole(equation.Constant)},
		{ID: lineKey, Name: "Cumulative key", Unit: equation.Millionths, Over: people, Static: true,
			Equation: equation.Key(equation.UpTo(lineWeight), equation.Sum(lineWeight))},
		{ID: linePart, Name: "Part", Unit: equation.EUR, Over: people,
			Equation: equation.Sub(equation.Scale(lineAmount, lineKey, equation.Whole), equation.Earlier(linePart))},
	}}})
	a.must(t, err)
	inputs := equation.NewInputs(model, 1)
	a.must(t, inputs.Set(lineAmount, 0, []int64{amount}))
	for i, weight := range a.weights {
		a.must(t, inputs.Set(lineWeight, i, []int64{weight}))
	}
	result, err := equation.Compile(model).Evaluate(inputs)
	a.must(t, err)
	return result
}

// whole is an input that takes every whole number from 0 on.
func whole(shape equation.Shape) *equation.Input {
	return &equation.Input{Shape: shape, Max: 1<<63 - 1}
}

func (a allocation) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", a.id, err)
	}
}

// check asserts what must hold of the parts.
func (a allocation) check(t *testing.T, parts []int64) {
	t.Helper()
	sum, want := int64(0), a.amount
	if a.weighed().Sign() == 0 {
		want = 0 // nobody has a weight: nobody gets anything, as the language says of Key
	}
	for i, part := range parts {
		sum += part
		a.checkPart(t, i, part)
	}
	if sum != want {
		t.Errorf("%s: the parts %v sum to %d, want %d", a.id, parts, sum, want)
	}
}

// checkPart asserts what must hold of one part: its sign, nothing for no weight,
// and no more than its bound from the exact share.
func (a allocation) checkPart(t *testing.T, i int, part int64) {
	t.Helper()
	if part != 0 && part < 0 != (a.amount < 0) {
		t.Errorf("%s: part %d is %d of %d", a.id, i, part, a.amount)
	}
	if a.weights[i] == 0 && part != 0 {
		t.Errorf("%s: part %d is %d and has no weight", a.id, i, part)
	}
	if a.weighed().Sign() == 0 {
		return
	}
	exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(a.amount), big.NewInt(a.weights[i])), a.weighed())
	off := new(big.Rat).Sub(new(big.Rat).SetInt64(part), exact)
	if off.Abs(off).Cmp(a.bound()) > 0 {
		t.Errorf("%s: part %d is %d, the exact share %s: more apart than %s", a.id, i, part, exact.FloatString(6), a.bound().FloatString(6))
	}
}

// bound is how far a part may be from the exact share: one unit and a millionth
// of the amount. A part is the difference of two rounded amounts, each half a
// unit off at most, at two keys, each off by half of its last digit, which is a
// millionth.
func (a allocation) bound() *big.Rat {
	bound := big.NewRat(a.amount, money.Million)
	return bound.Abs(bound).Add(bound, big.NewRat(1, 1))
}

// A sharingCount says what was checked for one method of sharing. The methods
// called Separate hand out a rest as one part more, so none of theirs is ours.
type sharingCount struct{ rows, negative, unweighted, same int }

func (c *sharingCount) add(a allocation, parts []int64) {
	c.rows++
	if a.amount < 0 {
		c.negative++
	}
	if a.weighed().Sign() == 0 {
		c.unweighted++
	}
	if slices.Equal(parts, a.expected) {
		c.same++
	}
}

func (c *sharingCount) String() string {
	return fmt.Sprintf("%d rows checked (%d of amounts below zero, %d without any weight); in %d our parts are the very parts of the library",
		c.rows, c.negative, c.unweighted, c.same)
}

// readAllocations reads the table, which lies beside the checkout and is no
// part of it. Without the folder the test is skipped.
func readAllocations(t *testing.T) []allocation {
	t.Helper()
	if _, err := os.Stat(allocationFolder); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no reference table: there is no %s beside the checkout", filepath.Join("shared", "vectors", "allocation"))
	}
	text, err := os.ReadFile(filepath.Join(allocationFolder, "allocation.csv"))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []allocation
	for _, record := range records[1:] {
		r := map[string]string{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		all = append(all, newAllocation(t, r))
	}
	return all
}

// newAllocation reads one row: amounts in whole units, and weights, which may
// be fractions, times the least number that makes all of them whole.
func newAllocation(t *testing.T, r map[string]string) allocation {
	t.Helper()
	a := allocation{id: r["id"], method: r["method"]}
	unit := new(big.Rat).Inv(a.rationals(t, r["unit"])[0])
	a.amount = a.wholes(t, unit, a.rationals(t, r["amount"]))[0]
	a.expected = a.wholes(t, unit, a.rationals(t, a.list(t, r["expected_json"])...))
	weights := a.rationals(t, a.list(t, r["weights_json"])...)
	a.weights = a.wholes(t, commonDenominator(weights), weights)
	return a
}

func (a allocation) list(t *testing.T, text string) []string {
	t.Helper()
	var list []string
	a.must(t, json.Unmarshal([]byte(text), &list))
	return list
}

func (a allocation) rationals(t *testing.T, texts ...string) []*big.Rat {
	t.Helper()
	var numbers []*big.Rat
	for _, text := range texts {
		number, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("%s: %q is no number", a.id, text)
		}
		numbers = append(numbers, number)
	}
	return numbers
}

// wholes are the numbers times a factor, which must make them whole.
func (a allocation) wholes(t *testing.T, factor *big.Rat, numbers []*big.Rat) []int64 {
	t.Helper()
	wholes := make([]int64, len(numbers))
	for i, number := range numbers {
		product := new(big.Rat).Mul(number, factor)
		if !product.IsInt() || !product.Num().IsInt64() {
			t.Fatalf("%s: %s × %s is no whole number of 64 bits", a.id, number, factor)
		}
		wholes[i] = product.Num().Int64()
	}
	return wholes
}

// commonDenominator is the least number by which all the fractions become whole.
func commonDenominator(fractions []*big.Rat) *big.Rat {
	common := big.NewInt(1)
	for _, fraction := range fractions {
		shared := new(big.Int).GCD(nil, nil, common, fraction.Denom())
		common.Mul(common, new(big.Int).Quo(fraction.Denom(), shared))
	}
	return new(big.Rat).SetInt(common)
}
