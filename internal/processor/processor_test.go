package processor

import "testing"

// TestSwitch turns vectors off, whatever the processor has, and never on.
func TestSwitch(t *testing.T) {
	for wish, want := range map[string]bool{"off": false, "": true, "on": true, "OFF": true} {
		if wanted(wish) != want {
			t.Errorf("%q: %t", wish, !want)
		}
	}
	t.Setenv(WithoutVectors, "off")
	if AVX512() {
		t.Error("vectors are off, and are used")
	}
}
