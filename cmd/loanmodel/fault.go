package main

import "loanmodel/scenarios/diagnostic"

// A fault is an error of the program's own: what is shown of it, and the exit
// code that it leads to.
type fault struct {
	exit  int
	shown diagnostic.Diagnostic
}

func (f *fault) Error() string { return f.shown.String() }

// newFault is a fault with an exit code; message and hint are as in misuse.
func newFault(exit int, code diagnostic.Code, message, hint string) *fault {
	return &fault{exit, diagnostic.Diagnostic{Code: code.ID, Message: message, Hint: hint}}
}

// misuse is a mistake on the command line. Text of the user in the message is
// to be quoted; the hint says what to write instead and may be empty.
func misuse(code diagnostic.Code, message, hint string) error {
	return newFault(exitUsage, code, message, hint)
}

// didYouMean is the hint that names the known word which was probably meant,
// "" where there is none.
func didYouMean(word string, known []string) string {
	if meant := diagnostic.Suggest(word, known); meant != "" {
		return "did you mean " + meant + "?"
	}
	return ""
}
