package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"loanmodel/scenarios/diagnostic"
)

// name is what the program calls itself in messages.
const name = "loanmodel"

// A program is one execution: its streams, and how it shows errors.
type program struct {
	stdout     *output
	stderr     io.Writer
	jsonErrors bool
}

func newProgram(stdout, stderr io.Writer, jsonErrors bool) *program {
	return &program{stdout: newOutput(stdout), stderr: stderr, jsonErrors: jsonErrors}
}

// execute finds the verb of a command line and does it.
func (p *program) execute(ctx context.Context, args []string, stdin io.Reader) error {
	root := newRootCommand(p)
	root.SetIn(stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetArgs(append([]string{}, args...)) // for nil the library would take the process's own
	return root.ExecuteContext(ctx)
}

// print writes data to standard output. An error of writing is kept there and
// comes out in finish.
func (p *program) print(text string) { _, _ = io.WriteString(p.stdout, text) }

// note tells people something on standard error. Programs that asked for
// errors as JSON get nothing else there.
func (p *program) note(text string) {
	if !p.jsonErrors {
		fmt.Fprintf(p.stderr, "%s: note: %s\n", name, text)
	}
}

// finish flushes standard output, shows the error if there is one and returns
// the exit code.
func (p *program) finish(err error) int {
	if lost := p.stdout.finish(); err == nil && lost != nil {
		err = stdoutFault(lost)
	}
	exit, faults := judge(err)
	p.show(faults)
	if broken := (*panicked)(nil); errors.As(err, &broken) && os.Getenv(debugVariable) == "1" {
		fmt.Fprintf(p.stderr, "%s\n", broken.stack)
	}
	return exit
}

// show writes errors to standard error. There is nobody left to tell when that
// fails.
func (p *program) show(faults diagnostic.List) {
	switch {
	case len(faults) == 0:
	case p.jsonErrors:
		_ = faults.WriteJSON(p.stderr)
	default:
		_ = faults.WriteText(p.stderr, name)
	}
}

// An output is standard output: buffered, and remembering the first error. The
// buffer is written at the end, and whenever it is full.
type output struct {
	to     io.Writer
	buffer *bufio.Writer
}

func newOutput(to io.Writer) *output {
	return &output{to, bufio.NewWriterSize(to, 1<<16)}
}

func (o *output) Write(data []byte) (int, error) { return o.buffer.Write(data) }

// finish flushes and, where the stream can be closed, closes it. A full disk
// may show itself only here.
func (o *output) finish() error {
	err := o.buffer.Flush()
	if closer, ok := o.to.(io.Closer); ok {
		err = errors.Join(err, closer.Close())
	}
	return err
}

// stdoutFault is the error of a standard output that cannot be written. A
// reader that has gone away, as head does, is nothing to talk about.
func stdoutFault(err error) error {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return &quiet{exitPipe}
	}
	return newFault(exitIO, stdoutWrite, "cannot write to standard output: "+cause(err).Error(), "")
}

// A quiet error ends the program with an exit code and no message.
type quiet struct{ exit int }

func (q *quiet) Error() string { return fmt.Sprintf("exit %d", q.exit) }
