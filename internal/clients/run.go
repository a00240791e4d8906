package clients

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Limits on a client's time and on what a message repeats of its words. The
// longest run is HyperFormula with every scenario: two minutes alone on a
// machine, more beside other work.
const (
	longestRun    = 10 * time.Minute
	longestGrace  = 5 * time.Second // for its output to end after it was stopped
	longestSaying = 2_000           // bytes
)

// run runs a client and returns what it wrote to both outputs. The folder is
// the client's home and the place of its temporary files, and it gets no
// locale, so that no machine's settings change what it computes.
func run(ctx context.Context, folder string, command []string) (said string, err error) {
	var both bytes.Buffer
	err = runInto(ctx, folder, command, &both, &both)
	return shortened(both), err
}

// output works like run but keeps the two outputs apart. It returns the first
// as it is and the second as a message.
func output(ctx context.Context, folder string, command []string) (printed []byte, complaint string, err error) {
	var out, errors bytes.Buffer
	err = runInto(ctx, folder, command, &out, &errors)
	return out.Bytes(), shortened(errors), err
}

func runInto(ctx context.Context, folder string, command []string, out, errors *bytes.Buffer) error {
	ctx, cancel := context.WithTimeout(ctx, longestRun)
	defer cancel()
	client := exec.CommandContext(ctx, command[0], command[1:]...)
	client.Env = append(os.Environ(), "HOME="+folder, "TMPDIR="+folder, "LC_ALL=C.UTF-8")
	client.WaitDelay = longestGrace
	client.Stdout, client.Stderr = out, errors // one buffer for both is one pipe
	stopWhole(client)
	return client.Run()
}

func shortened(output bytes.Buffer) string {
	said := strings.TrimSpace(output.String())
	if len(said) > longestSaying {
		said = said[:longestSaying] + "…"
	}
	return said
}
