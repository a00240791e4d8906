package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// A panicked error is a panic that was caught: a fault of the program.
type panicked struct {
	value any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprint(p.value) }

// protect calls a function and turns a panic into an error. Every goroutine of
// the program needs its own, as a panic can only be caught where it happens.
func protect(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &panicked{value, debug.Stack()}
		}
	}()
	return do()
}

// unlessStopped does what leaves nothing behind and returns without waiting for
// its end when the context is cancelled.
func unlessStopped[T any](ctx context.Context, do func() (T, error)) (result T, err error) {
	type outcome struct {
		result T
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		o.err = protect(func() (err error) {
			o.result, err = do()
			return err
		})
		done <- o
	}()
	select {
	case o := <-done:
		return o.result, o.err
	case <-ctx.Done():
		return result, interrupted(ctx)
	}
}

// parallel does the tasks side by side, as many at a time as there are
// processors, and returns the error of the first task in their order that has
// one. Tasks that have not begun when the context is cancelled are left out.
func parallel(ctx context.Context, tasks []func() error) error {
	errs := make([]error, len(tasks))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var running sync.WaitGroup
	for i, task := range tasks {
		free <- struct{}{}
		running.Go(func() {
			defer func() { <-free }()
			if errs[i] = interrupted(ctx); errs[i] == nil {
				errs[i] = protect(task)
			}
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
