package reports

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// FuzzTarget reads any text as the name of a number. It must not panic, and
// what it accepts is named by the label that stands for it.
func FuzzTarget(f *testing.F) {
	run := smallRun(f)
	model, timeline := run.Result.Model(), run.Scenario.Timeline
	f.Fuzz(func(t *testing.T, text string) {
		target, err := ParseTarget(model, timeline, text)
		if err != nil {
			if len(err.Error()) > 1000 {
				t.Fatalf("%q: a message of %d bytes", text, len(err.Error()))
			}
			return
		}
		again, err := ParseTarget(model, timeline, strings.TrimSpace(text))
		if err != nil || again != target {
			t.Fatalf("%q is %v and %v: %v", text, target, again, err)
		}
	})
}

// FuzzThreshold reads any text as a condition of --fail-if. It must not panic,
// and what is wrong with it is said in short.
func FuzzThreshold(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ParseThreshold(text); err != nil && len(err.Error()) > 1000 {
			t.Fatalf("%q: a message of %d bytes", text, len(err.Error()))
		}
	})
}

// FuzzManifest reads any bytes as the manifest of an earlier run. What it
// accepts has a run id that can be part of a name.
func FuzzManifest(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		record, err := ReadManifest(data)
		if err == nil && record.RunID == "" {
			t.Fatalf("%q is a manifest of no run", data)
		}
	})
}

// FuzzCSVCell writes any text into a cell: it is read back as it was, but for
// an apostrophe before what a spreadsheet would take for a formula.
func FuzzCSVCell(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		line := appendText(nil, text)
		rows, err := csv.NewReader(bytes.NewReader(append(line, ",x\n"...))).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%q is written as %q: %v", text, line, err)
		}
		got := strings.TrimLeft(rows[0][0], " ")
		if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r") || strings.HasPrefix(got, "＝") {
			t.Fatalf("%q is read as a formula: %q", text, got)
		}
	})
}
