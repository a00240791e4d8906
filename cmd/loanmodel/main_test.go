package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A result is what one execution of the program showed.
type result struct {
	exit           int
	stdout, stderr string
}

// runInProcess runs the program as a function.
func runInProcess(t *testing.T, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	exit := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	return result{exit, stdout.String(), stderr.String()}
}

func TestStoppedRunWritesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	before := runInProcess(t, "run", "--format", "json")
	if before.exit != exitOK {
		t.Fatal(before)
	}
	old, err := digestLines("out")
	if err != nil {
		t.Fatal(err)
	}
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(stopped{signal})
		var stdout, stderr bytes.Buffer
		got := run(ctx, []string{"run", "--all"}, nil, &stdout, &stderr)
		if got != want || stdout.Len() > 0 || !strings.Contains(stderr.String(), "E-STOPPED") {
			t.Errorf("%v: exit %d, want %d; %s %s", signal, got, want, &stdout, &stderr)
		}
	}
	if now, err := digestLines("out"); err != nil || now != old {
		t.Errorf("the outputs have changed: %v\n%s\n%s", err, old, now)
	}
}

// failing is a stream that cannot be written, or not be closed.
type failing struct{ write, close error }

func (f failing) Write(data []byte) (int, error) {
	if f.write != nil {
		return 0, f.write
	}
	return len(data), nil
}

func (f failing) Close() error { return f.close }

func TestLostStandardOutputCounts(t *testing.T) {
	for _, test := range []struct {
		name   string
		stdout io.Writer
		exit   int
		stderr string
	}{
		{"full when written", failing{write: syscall.ENOSPC}, exitIO, "cannot write to standard output: no space left on device"},
		{"full when closed", failing{close: syscall.EDQUOT}, exitIO, "cannot write to standard output: disk quota exceeded"},
		{"reader gone", failing{write: &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}}, exitPipe, ""},
		{"pipe closed", failing{write: io.ErrClosedPipe}, exitPipe, ""},
		{"all well", failing{}, exitOK, ""},
	} {
		var stderr bytes.Buffer
		exit := run(t.Context(), []string{"version"}, nil, test.stdout, &stderr)
		if exit != test.exit || !strings.Contains(stderr.String(), test.stderr) || test.stderr == "" && stderr.Len() > 0 {
			t.Errorf("%s: exit %d, want %d; %s", test.name, exit, test.exit, &stderr)
		}
	}
}

// An error of the verb is more important than one of the stream.
func TestErrorOfTheVerbComesFirst(t *testing.T) {
	var stderr bytes.Buffer
	exit := run(t.Context(), []string{"scenarios", "validate", "nosuch.yaml"}, nil, failing{close: syscall.ENOSPC}, &stderr)
	if exit != exitInput || !strings.Contains(stderr.String(), "E-FILE-MISSING") {
		t.Errorf("exit %d: %s", exit, &stderr)
	}
}

func TestPanicsAreInternalErrors(t *testing.T) {
	tasks := []func() error{
		func() error { return nil },
		func() error { panic("a worker broke") },
		func() error { return errors.New("later") },
	}
	err := parallel(t.Context(), tasks)
	var stdout, stderr bytes.Buffer
	p := newProgram(&stdout, &stderr, false)
	if exit := p.finish(err); exit != exitInternal {
		t.Errorf("exit %d", exit)
	}
	want := "loanmodel: error: internal error: a worker broke; please report it, with the command and the scenario [E-INTERNAL]\n"
	if stderr.String() != want {
		t.Errorf("%q", stderr.String())
	}

	t.Setenv(debugVariable, "1")
	stderr.Reset()
	newProgram(&stdout, &stderr, false).finish(protect(func() error { panic("here") }))
	if !strings.Contains(stderr.String(), "main_test.go") {
		t.Errorf("no stack in %q", stderr.String())
	}
}

func TestParallelKeepsTheOrderOfErrors(t *testing.T) {
	var tasks []func() error
	want := errors.New("the first")
	for i := range 50 {
		tasks = append(tasks, func() error {
			switch {
			case i == 7:
				return want
			case i > 7:
				return errors.New("a later one")
			}
			return nil
		})
	}
	if err := parallel(t.Context(), tasks); err != want {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := parallel(ctx, []func() error{func() error { t.Error("it was done"); return nil }}); err != error(stopped{syscall.SIGINT}) {
		t.Error(err)
	}
}

// The arguments are those given and never those of the process.
func TestNoArgumentsMeansNone(t *testing.T) {
	for _, args := range [][]string{nil, {}} {
		if got := runInProcess(t, args...); got.exit != exitUsage || !strings.Contains(got.stderr, "E-COMMAND-MISSING") {
			t.Error(got)
		}
	}
}

func TestSettingsFileIsNotRequired(t *testing.T) {
	values, err := readSettingsFile(filepath.Join(t.TempDir(), settingsFile))
	if len(values) > 0 || err != nil {
		t.Error(values, err)
	}
}
