package clients

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"time"
)

// What a client may take, and what of its own words a message repeats.
const (
	longestRun    = 3 * time.Minute
	longestGrace  = 5 * time.Second // for its output to end after it was stopped
	longestSaying = 2_000           // bytes
)

// run runs a client and returns what it said on both outputs. The client has
// the folder as its home and for its temporary files, and no locale, so that
// no machine's settings change what it computes.
func run(ctx context.Context, folder string, command []string) (said string, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestRun)
	defer cancel()
	client := exec.CommandContext(ctx, command[0], command[1:]...)
	client.Env = append(os.Environ(), "HOME="+folder, "TMPDIR="+folder, "LC_ALL=C.UTF-8")
	client.WaitDelay = longestGrace
	stopWhole(client)
	output, err := client.CombinedOutput()
	said = strings.TrimSpace(string(output))
	if len(said) > longestSaying {
		said = said[:longestSaying] + "…"
	}
	return said, err
}
