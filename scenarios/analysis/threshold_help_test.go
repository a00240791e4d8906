package analysis

import "testing"

func mustThreshold(t *testing.T, text string) Threshold {
	t.Helper()
	threshold, err := ParseThreshold(text)
	if err != nil {
		t.Fatal(err)
	}
	return threshold
}
