package main

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"loanmodel/scenarios/diagnostic"
)

const validateAbout = `Checks scenario files, all of them and each completely, without evaluating
anything. Prints one line for each valid one; faults go to standard error with
their places, and the exit code is then 3.
`

// newScenariosValidateCommand is the verb scenarios validate.
func newScenariosValidateCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "validate FILE...",
		Short:   "Check scenario files",
		Long:    validateAbout,
		Example: "  loanmodel scenarios validate my.yaml variants/late.yaml\n",
		Args:    arguments(1, -1, "the path of a file"),
		RunE: func(_ *cobra.Command, args []string) error {
			return validate(p, args)
		},
	}
}

// validate checks every file, whatever is wrong with those before it.
func validate(p *program, paths []string) error {
	var faults diagnostic.List
	for _, path := range paths {
		_, err := resolve(path, nil)
		var found diagnostic.List
		switch {
		case err == nil:
			p.print(shownPath(path) + ": ok\n")
		case errors.As(err, &found):
			faults.Add(found...)
		default:
			return err
		}
	}
	return faults.Err()
}

// shownPath is a path as it is printed: as it was given, unless it holds
// characters that a terminal would act on.
func shownPath(path string) string {
	if strings.ContainsFunc(path, func(char rune) bool { return !unicode.IsPrint(char) }) {
		return strconv.QuoteToASCII(path)
	}
	return path
}
