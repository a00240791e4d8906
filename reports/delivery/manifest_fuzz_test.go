package delivery

import "testing"

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
