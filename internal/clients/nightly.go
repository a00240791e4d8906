package clients

import (
	"os"
	"testing"
)

// nightlyVariable is the environment variable that has tests do all that they
// can: more scenarios in every client, more faults, more worlds. .ci/nightly
// sets it, since that takes too long for every change.
const nightlyVariable = "LOANMODEL_NIGHTLY"

// Nightly reports whether tests do all that they can.
func Nightly() bool { return os.Getenv(nightlyVariable) == "1" }

// OnlyNightly skips a test that takes long, unless tests do all that they can.
func OnlyNightly(t testing.TB) {
	t.Helper()
	if !Nightly() {
		t.Skip("takes long: " + nightlyVariable + "=1 runs it")
	}
}
