package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"loanmodel/internal/clients"
)

// The tests of this file let every system call with which a run reads its
// scenario, writes its outputs and prints fail once, and let the kernel kill it
// there. strace does both; the program under test is the real one, in a process
// of its own.

// oneThread, when set, keeps the main goroutine on the thread it began on: the
// one that strace follows, so that its calls can be counted.
const oneThread = "RUN_ON_ONE_THREAD"

func init() {
	if os.Getenv(oneThread) != "" {
		runtime.LockOSThread()
	}
}

// lasting marks an error that all later calls of the kind return too, as they
// do when a disk is full.
const lasting = "+"

// failingCalls are the system calls by which a run changes what is on the disk,
// and those that lead there.
var failingCalls = []string{
	"openat", "write", "pwrite64", "fsync", "close", "ftruncate", "flock", "mkdirat", "renameat", "renameat2", "unlinkat",
}

// disturbances are what can come at a call: an error that it returns, once or
// from then on, or a request to stop.
var disturbances = []string{
	"error=EIO", "error=ENOSPC+", "error=EACCES", "error=EDQUOT+", stop, "error=ENOSPC", "error=EIO+", "error=EDQUOT", "error=EACCES+",
}

// stop asks the process to end, kill ends it before the call is done.
const (
	stop = "signal=TERM"
	kill = "signal=KILL"
)

func TestEveryCallFails(t *testing.T) {
	if testing.Short() {
		t.Skip("letting every call fail takes a minute and is left out by -short")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		clients.Missing(t, "strace is not installed (on Debian: apt-get install strace)")
	}
	if out, err := exec.CommandContext(t.Context(), "strace", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not follow processes here: %v %s", err, out)
	}
	for _, s := range []situation{
		{name: "a new folder", points: 30},
		{name: "over an earlier run", earlier: true, points: 40},
		{name: "where folders cannot be exchanged", earlier: true, always: "renameat2:error=ENOSYS", gap: true, points: 42},
	} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			b := &straced{bench: newBench(t, s)}
			b.findPaths()
			b.sweep()
		})
	}
}

// A straced bench is one whose runs strace follows.
type straced struct {
	*bench
	paths []string // calls fail that are about these
}

// A traced run is what the program did under strace.
type traced struct {
	exit   int
	killed bool
	stderr string
	calls  []string // the lines of strace
}

// trace runs the program under strace, from the start.
func (b *straced) trace(options ...string) traced {
	b.t.Helper()
	b.reset()
	log := filepath.Join(b.t.TempDir(), "calls")
	args := []string{"--quiet=all", "-o", log, "-e", "trace=" + strings.Join(failingCalls, ",")}
	args = append(append(args, options...), b.program)
	cmd := exec.CommandContext(b.t.Context(), "strace", append(args, b.arguments()...)...)
	cmd.Dir = b.folder
	cmd.Env = surroundings(oneThread + "=1")
	stdout, err := os.Create(filepath.Join(b.folder, "stdout"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer stdout.Close()
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = stdout, &stderr
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		b.t.Fatal(err)
	}
	calls, err := os.ReadFile(log)
	if err != nil {
		b.t.Fatal(err)
	}
	status := cmd.ProcessState.Sys().(syscall.WaitStatus)
	return traced{cmd.ProcessState.ExitCode(), status.Signaled() && status.Signal() == syscall.SIGKILL,
		stderr.String(), strings.Split(strings.TrimSpace(string(calls)), "\n")}
}

var quotedPath = regexp.MustCompile(`"([^"]+)"`)

// findPaths finds the paths that a run names: those of the folder, and names
// without one.
func (b *straced) findPaths() {
	b.paths = []string{filepath.Join(b.folder, "stdout")}
	for _, call := range b.trace(b.anyway()...).calls {
		if strings.HasPrefix(call, "write") || strings.HasPrefix(call, "pwrite") {
			continue
		}
		for _, found := range quotedPath.FindAllStringSubmatch(call, -1) {
			path := found[1]
			if (!filepath.IsAbs(path) || strings.HasPrefix(path, b.folder)) && !slices.Contains(b.paths, path) {
				b.paths = append(b.paths, path)
			}
		}
	}
}

// anyway is the option for what fails in every run of the situation.
func (b *straced) anyway() []string {
	if b.situation.always == "" {
		return nil
	}
	return []string{"-e", "inject=" + b.situation.always}
}

// onPaths are the options that confine strace to the paths.
func (b *straced) onPaths(more ...string) []string {
	options := b.anyway()
	for _, path := range b.paths {
		options = append(options, "-P", path)
	}
	return append(options, more...)
}

// A point is one call of a run: the system call, and which of its kind.
type point struct {
	call string
	nth  int
	line string
}

// points are all calls of a run about the paths.
func (b *straced) points() []point {
	b.t.Helper()
	run := b.trace(b.onPaths()...)
	if run.exit != exitOK {
		b.t.Fatalf("a run without faults: %+v", run)
	}
	count := map[string]int{}
	var points []point
	for _, line := range run.calls {
		call, _, _ := strings.Cut(line, "(")
		if !slices.Contains(failingCalls, call) || strings.Contains(line, "(INJECTED)") {
			continue
		}
		count[call]++
		points = append(points, point{call, count[call], line})
	}
	b.t.Logf("%d calls: %v", len(points), count)
	if len(points) < b.situation.points {
		b.t.Fatalf("only %d calls, want %d", len(points), b.situation.points)
	}
	return points
}

// sweep lets one call after the other fail, with every fault by night, and
// otherwise with a kill and one of the errors, in turn.
func (b *straced) sweep() {
	tried, published, kept := 0, 0, 0
	for i, p := range b.points() {
		chosen := disturbances[i%len(disturbances):][:1]
		if clients.Nightly() {
			chosen = disturbances
		}
		for _, fault := range append(slices.Clone(chosen), kill) {
			tried++
			if b.try(p, fault) {
				published++
			} else {
				kept++
			}
		}
	}
	b.t.Logf("%d faults: the new outputs were whole after %d, the old ones after %d, %d of them put aside", tried, published, kept, b.gaps)
	if published == 0 || kept == 0 {
		b.t.Error("no fault came before the outputs were published, or none after")
	}
}

// try lets one call fail. Afterwards the outputs are the old ones or the new
// ones, whole; an error is told; and the next run clears up. It says whether
// the outputs are the new ones.
func (b *straced) try(p point, fault string) (published bool) {
	b.t.Helper()
	about := fmt.Sprintf("%s at %s", fault, p.line)
	when := fmt.Sprint(p.nth)
	if what, ok := strings.CutSuffix(fault, lasting); ok {
		fault, when = what, when+"+"
	}
	run := b.trace(b.onPaths("-e", fmt.Sprintf("inject=%s:%s:when=%s", p.call, fault, when))...)
	wantKill := fault == kill
	injected := slices.ContainsFunc(run.calls, func(call string) bool {
		return strings.HasPrefix(call, p.call+"(") && strings.Contains(call, "(INJECTED)")
	})
	if run.killed != wantKill || strings.HasPrefix(fault, "error") && !injected {
		b.t.Errorf("%s: it did not happen: %+v", about, run)
	}
	published = b.check(about)
	switch fault {
	case kill:
	case stop:
		if run.exit != exitSignal+int(syscall.SIGTERM) && !(run.exit == exitOK && published) {
			b.t.Errorf("%s: exit code %d: %s", about, run.exit, run.stderr)
		}
	default:
		b.checkTold(about, run, published)
	}
	return published
}

// checkTold checks exit code and message of a run in which a call failed.
func (b *straced) checkTold(about string, run traced, published bool) {
	b.t.Helper()
	switch {
	case run.exit == exitOK && published && run.stderr == "":
		// What failed was to be lost: the end of reading, a needless file.
	case run.exit != exitIO:
		b.t.Errorf("%s: exit code %d, want %d: %s", about, run.exit, exitIO, run.stderr)
	case !strings.HasPrefix(run.stderr, "loanmodel: error: ") || strings.Count(run.stderr, "\n") > 2:
		b.t.Errorf("%s: it says %s", about, run.stderr)
	case !strings.Contains(run.stderr, filepath.Base(b.folder)) && !strings.Contains(run.stderr, "standard output") &&
		!strings.Contains(run.stderr, settingsFile):
		b.t.Errorf("%s: no path in %s", about, run.stderr)
	}
}
