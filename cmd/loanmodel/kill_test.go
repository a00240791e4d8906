package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"loanmodel/internal/clients"
)

// A draw is a sequence of numbers that only look like chance (a linear
// congruence): the same in every test.
type draw uint64

// fraction is the next number, from 0 to below 1.
func (d *draw) fraction() float64 {
	*d = *d*6364136223846793005 + 1442695040888963407
	return float64(*d>>11) / (1 << 53)
}

// Killed at any moment, ten times and by night a hundred times, a run leaves the
// old outputs or the new ones, whole, and the next run clears up. Half of the
// kills come at any moment of the run, half of them while it publishes.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 10
	if clients.Nightly() {
		kills = 100
	}
	b := newBench(t, situation{earlier: true})
	whole, publishing := b.duration()
	d, published, late := draw(1), 0, 0
	for done := 0; done < kills; {
		b.reset()
		duringPublication := done%2 == 1
		span := whole
		if duringPublication {
			span = publishing
		}
		// A run that was done before it could be killed does not count. That the
		// span shrinks then keeps a machine that has become faster from running
		// for ever.
		wait := time.Duration(d.fraction() * float64(span) / float64(1+late))
		if !b.kill(duringPublication, wait) {
			late++
			continue
		}
		done, late = done+1, 0
		if b.check("killed after " + wait.String()) {
			published++
		}
	}
	t.Logf("%d of %d kills left outputs that are whole: the new ones after %d, the old ones after %d", kills, kills, published, kills-published)
}

// start begins a run in a process of its own.
func (b *bench) start() *exec.Cmd {
	b.t.Helper()
	cmd := exec.CommandContext(b.t.Context(), b.program, b.arguments()...)
	cmd.Dir = b.folder
	cmd.Env = surroundings()
	if err := cmd.Start(); err != nil {
		b.t.Fatal(err)
	}
	return cmd
}

// awaitLock waits until the process holds the lock of its folder, or is no
// more.
func (b *bench) awaitLock(over <-chan struct{}) {
	for {
		if _, err := os.Lstat(filepath.Join(b.folder, "out", ".lock-mine")); err == nil {
			return
		}
		select {
		case <-over:
			return
		default:
		}
	}
}

// ended waits for a process in the background.
func ended(cmd *exec.Cmd) (over <-chan struct{}, err func() error) {
	done := make(chan struct{})
	var result error
	go func() {
		result = cmd.Wait()
		close(done)
	}()
	return done, func() error { <-done; return result }
}

// duration is how long an undisturbed run takes, and of that how long it
// publishes.
func (b *bench) duration() (whole, publishing time.Duration) {
	b.t.Helper()
	b.reset()
	start := time.Now()
	cmd := b.start()
	over, result := ended(cmd)
	b.awaitLock(over)
	locked := time.Now()
	if err := result(); err != nil {
		b.t.Fatal(err)
	}
	b.t.Logf("a run takes %v, %v of it to publish", time.Since(start), time.Since(locked))
	return time.Since(start), time.Since(locked)
}

// kill begins a run and kills it after a while: from its start, or from the
// moment at which it publishes. It returns false where the run was done before.
func (b *bench) kill(duringPublication bool, wait time.Duration) bool {
	b.t.Helper()
	cmd := b.start()
	over, result := ended(cmd)
	if duringPublication {
		b.awaitLock(over)
	}
	time.Sleep(wait)
	_ = cmd.Process.Kill() // it may be no more
	err := result()
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() >= 0) {
		b.t.Fatalf("a run that was to be killed: %v", err)
	}
	return err != nil
}
