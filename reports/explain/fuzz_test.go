package explain

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

// FuzzTarget reads any text as the name of a number. It must not panic, and
// what it accepts is named by the label that stands for it.
func FuzzTarget(f *testing.F) {
	run := testkit.SmallRun(f)
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
