package analysis

import "testing"

// FuzzThreshold reads any text as a condition of --fail-if. It must not panic,
// and what is wrong with it is said in short.
func FuzzThreshold(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ParseThreshold(text); err != nil && len(err.Error()) > 1000 {
			t.Fatalf("%q: a message of %d bytes", text, len(err.Error()))
		}
	})
}
