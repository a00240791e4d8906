package clients

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// requireVariable names the environment variable that turns skips into
// failures.
const requireVariable = "LOANMODEL_REQUIRE_CLIENTS"

// Missing ends a test whose client is missing, with the given reason: it skips
// the test, or fails it if clients are required. Tests of clients that this
// package does not know use it too, so that there is one rule.
func Missing(t testing.TB, reason string) {
	t.Helper()
	if os.Getenv(requireVariable) == "1" {
		t.Fatalf("%s, and %s=1 requires it", reason, requireVariable)
	}
	t.Skip(reason)
}

// leftOutIfShort skips a test under -short, because a client needs seconds to
// start.
func leftOutIfShort(t testing.TB, client string) {
	t.Helper()
	if testing.Short() {
		t.Skip(client + " is left out by -short")
	}
}

// find returns the path of the first of the programs that is installed.
func find(t testing.TB, client, install string, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Missing(t, client+" is not installed (no "+strings.Join(names, ", no ")+" on the path; on Debian: apt-get install "+install+")")
	return ""
}
