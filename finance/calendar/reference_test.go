package calendar_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loanmodel/finance/calendar"
)

// row is one record of a reference table, by column name.
type row map[string]string

func (r row) date(t *testing.T, column string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(r[column])
	if err != nil {
		t.Fatalf("%s: column %s: %v", r["id"], column, err)
	}
	return d
}

// qualifiers splits "a=1;b=2" into its parts.
func (r row) qualifiers() map[string]string {
	parts := map[string]string{}
	for part := range strings.SplitSeq(r["qualifier"], ";") {
		if name, value, found := strings.Cut(part, "="); found {
			parts[name] = value
		}
	}
	return parts
}

// readReference reads a table of the reference suites, which lie beside the
// checkout and are not part of it. It skips the test if the suites are absent,
// and fails it if a single table is missing.
func readReference(t *testing.T, folder, name string) []row {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", folder)
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no reference tables: %s is not beside the checkout", filepath.Join("shared", folder))
	}
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]row, 0, len(records))
	for _, record := range records[1:] {
		r := row{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows
}

// tally counts what a reference test did, so that a test which compared nothing
// cannot pass.
type tally struct {
	compared int
	skipped  map[string]int // by reason
	notes    map[string]int // rows compared in a way that the log should mention
}

func newTally() *tally {
	return &tally{skipped: map[string]int{}, notes: map[string]int{}}
}

func (c *tally) skip(reason string) { c.skipped[reason]++ }

func (c *tally) note(remark string) { c.notes[remark]++ }

// report logs the counts and fails unless exactly the expected number of rows
// was compared: the tables are fixed, so any other number means that the test
// has changed.
func (c *tally) report(t *testing.T, expected int) {
	t.Helper()
	t.Logf("%d rows compared", c.compared)
	for _, remark := range slices.Sorted(maps.Keys(c.notes)) {
		t.Logf("  of these %d: %s", c.notes[remark], remark)
	}
	for _, reason := range slices.Sorted(maps.Keys(c.skipped)) {
		t.Logf("%d rows skipped: %s", c.skipped[reason], reason)
	}
	if c.compared != expected {
		t.Errorf("%d rows compared, want %d", c.compared, expected)
	}
}

func rational(t *testing.T, text string) *big.Rat {
	t.Helper()
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is not a number", text)
	}
	return value
}

// near reports whether two numbers differ by at most tolerance.
func near(a, b, tolerance *big.Rat) bool {
	difference := new(big.Rat).Sub(a, b)
	return difference.Abs(difference).Cmp(tolerance) <= 0
}

// daysOrFraction computes what a row of a day count table expects: days or a
// fraction of a year.
func daysOrFraction(t *testing.T, r row, c calendar.Convention, options ...calendar.Option) *big.Rat {
	t.Helper()
	start, end := r.date(t, "start"), r.date(t, "end")
	if r["kind"] == "yearFraction" {
		fraction, err := calendar.YearFraction(c, start, end, options...)
		if err != nil {
			t.Fatalf("%s: %v", r["id"], err)
		}
		return fraction
	}
	days, err := calendar.Days(c, start, end, options...)
	if err != nil {
		t.Fatalf("%s: %v", r["id"], err)
	}
	return new(big.Rat).SetInt64(days)
}
