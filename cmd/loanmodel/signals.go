package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// A stopped error is the cause of a context that a signal cancelled.
type stopped struct{ signal syscall.Signal }

func (s stopped) Error() string { return "stopped by " + s.name() }

func (s stopped) name() string {
	if s.signal == syscall.SIGTERM {
		return "SIGTERM"
	}
	return "SIGINT"
}

// untilSignal returns a context that the first SIGINT or SIGTERM cancels. The
// second ends the program at once, as if it had not been listening. A signal
// that the parent process had ignored, as nohup does, stays ignored.
func untilSignal(parent context.Context) (ctx context.Context, release func()) {
	ctx, cancel := context.WithCancelCause(parent)
	received := make(chan os.Signal, 1)
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM} {
		if !signal.Ignored(s) {
			signal.Notify(received, s)
		}
	}
	go func() {
		select {
		case s := <-received:
			signal.Stop(received)
			cancel(stopped{s.(syscall.Signal)})
		case <-ctx.Done():
			signal.Stop(received)
		}
	}()
	return ctx, func() { cancel(nil) }
}

// interrupted is the error of a cancelled context, nil while it is not. Verbs
// ask it before each step that takes time and before each that publishes. A
// caller that cancels without a signal is taken for one who interrupts.
func interrupted(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	if bySignal, ok := context.Cause(ctx).(stopped); ok {
		return bySignal
	}
	return stopped{syscall.SIGINT}
}
