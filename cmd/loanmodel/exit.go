package main

import "syscall"

// The exit codes of the program. They are part of its interface.
const (
	exitOK       = 0
	exitCheck    = 1 // it ran and published, and a check, the backtest or a --fail-if said no
	exitUsage    = 2 // the command line or a LOANMODEL_ variable is wrong
	exitInput    = 3 // a scenario or another input is wrong
	exitIO       = 4 // a file or stream could not be read or written
	exitInternal = 5 // an invariant of the program broke
	exitLimit    = 6 // a stated limit was exceeded
	exitPipe     = exitSignal + int(syscall.SIGPIPE)

	// exitSignal plus the number of a signal is what shells show for a program
	// that the signal ended.
	exitSignal = 128
)

// exitCodesHelp explains the codes at the end of the help.
const exitCodesHelp = `Exit codes:
  0    done
  1    done, and a check of the model failed, a figure in print was missed
       (backtest), a delivery differs (verify) or a --fail-if condition held
       (the outputs are written)
  2    wrong use of the command line or of a LOANMODEL_ variable
  3    a scenario or another input is invalid
  4    a file or stream could not be read or written
  5    internal error: please report it
  6    a stated limit was exceeded, such as that of an amount
  130  stopped by SIGINT; 143 by SIGTERM; 141 the reader of the output left
`
