package discount_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

// row is one record of a reference table, by column name.
type row map[string]string

// reference reads a file of the reference suites, which lie beside the checkout
// and are not part of it. Without the suites the test is skipped; a single
// missing file is a failure.
func reference(t *testing.T, name string) []byte {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "vectors")
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no reference tables: %s is not beside the checkout", filepath.Join("shared", "vectors"))
	}
	text, err := os.ReadFile(filepath.Join(root, "tvm", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func records(t *testing.T, name string) [][]string {
	t.Helper()
	list, err := csv.NewReader(bytes.NewReader(reference(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func rows(t *testing.T, name string) []row {
	t.Helper()
	list := records(t, name)
	table := make([]row, 0, len(list))
	for _, record := range list[1:] {
		r := row{}
		for i, column := range list[0] {
			r[column] = record[i]
		}
		table = append(table, r)
	}
	return table
}

// sample reads dated flows, "YYYY-MM-DD,amount" a line.
func sample(t *testing.T, name string) []discount.DatedFlow {
	t.Helper()
	var flows []discount.DatedFlow
	for _, record := range records(t, filepath.Join("xirr_samples", name)) {
		flows = append(flows, discount.DatedFlow{Date: date(t, record[0]), Amount: number(t, record[1])})
	}
	return flows
}

func date(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func number(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func numbers(t *testing.T, text string) []decimal.Decimal {
	t.Helper()
	var list []string
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		t.Fatal(err)
	}
	values := make([]decimal.Decimal, len(list))
	for i, s := range list {
		values[i] = number(t, s)
	}
	return values
}

// near reports whether two numbers agree to a relative 1e-9. What a spreadsheet
// leaves of a 0 is up to 1e-14.
func near(got, want decimal.Decimal) bool {
	tolerance := want.Abs().Mul(decimal.New(1, -9)).Add(decimal.New(1, -14))
	return got.Sub(want).Abs().LessThanOrEqual(tolerance)
}

// balanced reports whether flows are worth nothing to a relative 1e-8: a value
// against the values without signs.
func balanced(value, gross decimal.Decimal) bool {
	return value.Abs().LessThanOrEqual(gross.Mul(decimal.New(1, -8)))
}

// tally counts by function what a reference test did, so that a test which
// compared nothing cannot pass.
type tally struct {
	t        *testing.T
	compared map[string]int
	noted    map[string]int // rows that agree in a way that needs saying, or are not compared
	notOurs  map[string]int // rows of functions that are not measured here
}

func newTally(t *testing.T) *tally {
	return &tally{t, map[string]int{}, map[string]int{}, map[string]int{}}
}

func (c *tally) note(format string, args ...any) { c.noted[fmt.Sprintf(format, args...)]++ }

// value compares a result with what the source has.
func (c *tally) value(id, function string, got decimal.Decimal, err error, want decimal.Decimal) {
	c.t.Helper()
	c.compared[function]++
	if err != nil || !near(got, want) {
		c.t.Errorf("%s: %s = %s, %v; want %s", id, function, got, err, want)
	}
}

// rate compares a rate of return with what the source has: equal, where it is
// the only one, or at least as far as the source's own tolerance goes; else the
// source may have another, at which worth says that the flows are worth nothing.
func (c *tally) rate(id, function string, got discount.RateOfReturn, err error, want decimal.Decimal, worth func(rate decimal.Decimal) (value, gross decimal.Decimal)) {
	c.t.Helper()
	c.compared[function]++
	if err != nil {
		c.t.Errorf("%s: %s: %v; want %s", id, function, err, want)
		return
	}
	if value, gross := worth(got.Value); !balanced(value, gross) {
		c.t.Errorf("%s: at %s the flows are worth %s", id, got.Value, value)
	}
	if near(got.Value, want) {
		return
	}
	value, gross := worth(want)
	if off := got.Value.Sub(want).Abs(); off.LessThanOrEqual(decimal.New(1, -9)) && balanced(value, gross) {
		c.note("%s agrees to the source's tolerance of 1e-9, off by %s (%s)", function, off.Round(12), id)
		return
	}
	several := got.Roots > 1 || strings.Contains(got.Method, "touches")
	if !several || !balanced(value, gross) {
		c.t.Errorf("%s: %s = %s, the only one of %d; want %s", id, function, got.Value, got.Roots, want)
		return
	}
	c.note("%s agrees by its residual: %s of %d rates here, %s in the source (%s)", function, got.Value.StringFixed(9), got.Roots, want.Round(9), id)
}

// report logs the counts and fails unless exactly the expected rows were
// compared: the tables are fixed, so fewer or more means the test has changed.
func (c *tally) report(want map[string]int) {
	c.t.Helper()
	for _, function := range slices.Sorted(maps.Keys(c.compared)) {
		c.t.Logf("%4d rows of %s compared", c.compared[function], function)
	}
	for _, remark := range slices.Sorted(maps.Keys(c.noted)) {
		c.t.Logf("%4d: %s", c.noted[remark], remark)
	}
	total, list := 0, ""
	for _, function := range slices.Sorted(maps.Keys(c.notOurs)) {
		total += c.notOurs[function]
		list += fmt.Sprintf(" %s %d", function, c.notOurs[function])
	}
	if total > 0 {
		c.t.Logf("%4d rows are of functions not ours:%s", total, list)
	}
	if !maps.Equal(c.compared, want) {
		c.t.Errorf("compared %v, want %v", c.compared, want)
	}
}

// worthOf is the NPV of periodic flows and of the same without signs.
func worthOf(t *testing.T, flows []decimal.Decimal) func(decimal.Decimal) (value, gross decimal.Decimal) {
	return func(rate decimal.Decimal) (value, gross decimal.Decimal) {
		t.Helper()
		all := make([]decimal.Decimal, len(flows))
		for i, f := range flows {
			all[i] = f.Abs()
		}
		return testkit.Must(discount.NPV(rate, flows))(t), testkit.Must(discount.NPV(rate, all))(t)
	}
}

// worthOfDated is worthOf of dated flows.
func worthOfDated(t *testing.T, flows []discount.DatedFlow) func(decimal.Decimal) (value, gross decimal.Decimal) {
	return func(rate decimal.Decimal) (value, gross decimal.Decimal) {
		t.Helper()
		all := make([]discount.DatedFlow, len(flows))
		for i, f := range flows {
			all[i] = discount.DatedFlow{Date: f.Date, Amount: f.Amount.Abs()}
		}
		return testkit.Must(discount.XNPV(rate, flows))(t).Value, testkit.Must(discount.XNPV(rate, all))(t).Value
	}
}
