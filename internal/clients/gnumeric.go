package clients

import (
	"context"
	"testing"
)

// Ssconvert is Gnumeric's converter.
type Ssconvert struct {
	program string
	folder  string // scratch, removed with the test
}

// Gnumeric returns the ssconvert on the path. If there is none, the test skips,
// or fails if clients are required; under -short it skips.
func Gnumeric(t testing.TB) *Ssconvert {
	t.Helper()
	leftOutIfShort(t, "Gnumeric")
	return &Ssconvert{program: find(t, "Gnumeric", "gnumeric", "ssconvert"), folder: t.TempDir()}
}

// Recalculate returns the workbook as Gnumeric saves it after computing every
// formula anew.
func (s *Ssconvert) Recalculate(ctx context.Context, workbook []byte) ([]byte, error) {
	return convert(ctx, s.folder, ".xlsx", workbook, func(in, out string) []string {
		return []string{s.program, "--recalc", "--export-type=Gnumeric_Excel:xlsx2", in, out}
	}, "Gnumeric")
}
