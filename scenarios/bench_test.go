package scenarios

import "testing"

// BenchmarkResolve measures what each of many runs of one scenario costs before
// the model starts: the library is read once.
func BenchmarkResolve(b *testing.B) {
	l := embeddedLibrary(b)
	for b.Loop() {
		mustResolve(b, l, "joint-borrowing+assets-returned", "loan.commitment_eur=95000000000.00")
	}
}

// BenchmarkReadLibrary measures what the first scenario costs in addition.
func BenchmarkReadLibrary(b *testing.B) {
	registry := modelRegistry(b)
	for b.Loop() {
		if _, err := newLibrary(embedded, registry); err != nil {
			b.Fatal(err)
		}
	}
}
