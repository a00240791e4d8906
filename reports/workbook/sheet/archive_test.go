package sheet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/klauspost/compress/flate"
)

// A compressor that wrote something else before gives the bytes of a new one.
func TestCompressorsForgetWhatTheyWrote(t *testing.T) {
	for seed := range 12 {
		var content bytes.Buffer
		for i := range 10_000 * (1 + seed%3) {
			fmt.Fprintf(&content, `<c r="A%d"><v>%d</v></c>`, i, (i*i*7919+seed)%(9973+seed))
		}
		p := part{content: content.Bytes()}
		p.compress()
		var want bytes.Buffer
		w, err := flate.NewWriter(&want, smallest)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.content); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if p.err != nil || !bytes.Equal(p.compressed, want.Bytes()) {
			t.Fatalf("seed %d: %d bytes, %v, differ from the %d of a new compressor", seed, len(p.compressed), p.err, want.Len())
		}
	}
}
