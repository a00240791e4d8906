package money_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
)

// The model's numbers enter and leave as decimals of this library, so a change
// in what it computes would change the model. The cases are those of the
// General Decimal Arithmetic tests by M. Cowlishaw that a library without a
// precision context can run; no expected value was written by this project.
const suiteFolder = "../../../shared/vectors/decimal"

// The numbers of rows that the suites are known to have. A test that compares
// fewer has lost some and must not pass.
const (
	leastExact   = 3738
	leastRounded = 2903 // of 3,128: the rest ask for modes that the library lacks
	leastDivided = 326  // of those, the quotients rounded half up
)

// A computation does with the library what an operation of the suite means.
// places is the number of decimals that the result may have.
type computation func(a, b decimal.Decimal, places int32) decimal.Decimal

// computations holds the operations of both suites, without the rounding that
// follows them. Negative places mean tens, hundreds and so on.
var computations = map[string]computation{
	"abs":        func(a, _ decimal.Decimal, _ int32) decimal.Decimal { return a.Abs() },
	"add":        func(a, b decimal.Decimal, _ int32) decimal.Decimal { return a.Add(b) },
	"compare":    func(a, b decimal.Decimal, _ int32) decimal.Decimal { return decimal.New(int64(a.Cmp(b)), 0) },
	"divide":     quotient,
	"divideint":  func(a, b decimal.Decimal, _ int32) decimal.Decimal { q, _ := a.QuoRem(b, 0); return q },
	"minus":      func(a, _ decimal.Decimal, _ int32) decimal.Decimal { return a.Neg() },
	"multiply":   func(a, b decimal.Decimal, _ int32) decimal.Decimal { return a.Mul(b) },
	"plus":       func(a, _ decimal.Decimal, _ int32) decimal.Decimal { return a },
	"quantize":   func(a, _ decimal.Decimal, _ int32) decimal.Decimal { return a },
	"remainder":  func(a, b decimal.Decimal, _ int32) decimal.Decimal { return a.Mod(b) },
	"subtract":   func(a, b decimal.Decimal, _ int32) decimal.Decimal { return a.Sub(b) },
	"tointegral": func(a, _ decimal.Decimal, _ int32) decimal.Decimal { return a },
}

// quotient returns a / b with one decimal more than asked for, and another one
// after it that only says whether there is a remainder: with it every mode
// rounds the quotient as if it had all its digits. An exact quotient gets
// neither.
func quotient(a, b decimal.Decimal, places int32) decimal.Decimal {
	q, rest := a.QuoRem(b, places+1)
	if rest.IsZero() {
		return q
	}
	return q.Add(decimal.New(int64(a.Sign()*b.Sign()), -places-2))
}

// modes maps the suite's names of rounding modes to the library's. The library
// has none for half_down and 05up.
var modes = map[string]func(d decimal.Decimal, places int32) decimal.Decimal{
	"half_up":   decimal.Decimal.Round,
	"half_even": decimal.Decimal.RoundBank,
	"down":      decimal.Decimal.RoundDown,
	"up":        decimal.Decimal.RoundUp,
	"ceiling":   decimal.Decimal.RoundCeil,
	"floor":     decimal.Decimal.RoundFloor,
}

func TestDecimalLibraryExact(t *testing.T) {
	compared := 0
	for _, r := range readSuite(t, "exact.csv") {
		r.agrees(t, r.compute(t, -r.number(t, "expected").Exponent()))
		compared++
	}
	enough(t, compared, leastExact)
}

func TestDecimalLibraryRounded(t *testing.T) {
	compared, skipped := 0, map[string]int{}
	for _, r := range readSuite(t, "rounded.csv") {
		round := modes[r["rounding"]]
		if round == nil {
			skipped[r["rounding"]]++
			continue
		}
		places := r.places(t)
		r.agrees(t, round(r.compute(t, places), places))
		compared++
	}
	for _, mode := range slices.Sorted(maps.Keys(skipped)) {
		t.Logf("%d rows skipped: the library has no rounding mode %s", skipped[mode], mode)
	}
	enough(t, compared, leastRounded)
}

// TestDecimalLibraryDivRound divides as the project itself does, in one step.
func TestDecimalLibraryDivRound(t *testing.T) {
	compared := 0
	for _, r := range readSuite(t, "rounded.csv") {
		if r["op"] == "divide" && r["rounding"] == "half_up" {
			r.agrees(t, r.number(t, "a").DivRound(r.number(t, "b"), r.places(t)))
			compared++
		}
	}
	enough(t, compared, leastDivided)
}

// A suiteRow is one record of a suite, by column name.
type suiteRow map[string]string

// compute performs the row's operation. Only division looks at places.
func (r suiteRow) compute(t *testing.T, places int32) decimal.Decimal {
	t.Helper()
	do := computations[r["op"]]
	if do == nil {
		t.Fatalf("%s: operation %s is not known to this test", r["id"], r["op"])
	}
	var b decimal.Decimal
	if r["b"] != "" { // operations on one number have no second
		b = r.number(t, "b")
	}
	return do(r.number(t, "a"), b, places)
}

func (r suiteRow) number(t *testing.T, column string) decimal.Decimal {
	t.Helper()
	number, err := decimal.NewFromString(r[column])
	if err != nil {
		t.Fatalf("%s: column %s: %v", r["id"], column, err)
	}
	return number
}

func (r suiteRow) places(t *testing.T) int32 {
	t.Helper()
	places, err := strconv.ParseInt(r["decimal_places"], 10, 32)
	if err != nil {
		t.Fatalf("%s: decimal_places: %v", r["id"], err)
	}
	return int32(places)
}

// readSuite reads one table of the suites, which lie beside the checkout and
// are not part of it. It skips the test if the suites are absent, and fails it
// if a single table is missing.
func readSuite(t *testing.T, name string) []suiteRow {
	t.Helper()
	if _, err := os.Stat(suiteFolder); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no reference suite: there is no %s beside the checkout", filepath.Join("shared", "vectors", "decimal"))
	}
	text, err := os.ReadFile(filepath.Join(suiteFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []suiteRow
	for _, record := range records[1:] {
		r := suiteRow{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows
}

// agrees checks a row's result. Numbers are compared as numbers: the suite also
// distinguishes -0 from 0 and 1.0 from 1.00, which are the same amount to the
// model.
func (r suiteRow) agrees(t *testing.T, got decimal.Decimal) {
	t.Helper()
	if want := r.number(t, "expected"); !got.Equal(want) {
		t.Errorf("%s: %s %s %s %s %s = %s, want %s",
			r["id"], r["op"], r["a"], r["b"], r["rounding"], r["decimal_places"], got, want)
	}
}

// enough fails the test if fewer rows were compared than the suite is known to
// have.
func enough(t *testing.T, compared, least int) {
	t.Helper()
	t.Logf("%d rows compared", compared)
	if compared < least {
		t.Errorf("%d rows compared, fewer than the %d that the suite is known to have", compared, least)
	}
}
