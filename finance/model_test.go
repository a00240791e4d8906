package finance

import "testing"

func TestModelBuilds(t *testing.T) {
	if _, err := Build(); err != nil {
		t.Fatal(err)
	}
}
