package workbook

import (
	"bytes"
	"os"
	"testing"

	"loanmodel/internal/testkit"
)

func TestSameBytes(t *testing.T) {
	presets := testkit.Presets(t)
	a := write(t, presets[0], presets)
	b, err := writeAnew(presets[0], presets)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two runs of the same inputs differ")
	}
	if len(a) > 8_000_000 {
		t.Errorf("the file has %d bytes, 8 MB are the limit", len(a))
	}
	if path := os.Getenv("LOANMODEL_KEEP"); path != "" {
		if err := os.WriteFile(path, a, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d bytes", len(a))
}
