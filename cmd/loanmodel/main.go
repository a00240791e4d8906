package main

import (
	"context"
	"io"
	"os"
)

func main() {
	ctx, release := untilSignal(context.Background())
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	release()
	os.Exit(code)
}

// run is the whole program: it executes one command line and returns the exit
// code. When the context is cancelled it stops before it publishes anything
// more. A stdout that can be closed is closed at the end, because some file
// systems report a failed write no earlier.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := newProgram(stdout, stderr, wantsJSONErrors(args))
	err := protect(func() error { return p.execute(ctx, args, stdin) })
	return p.finish(err)
}
