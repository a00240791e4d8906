package main

import (
	"fmt"
	"regexp"

	"github.com/spf13/cobra"

	"loanmodel/scenarios/diagnostic"
)

// arguments checks the number of a command's arguments; most is −1 where there
// is no limit. what names the arguments in messages.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misuse(argumentMissing, cmd.CommandPath()+" needs "+what, "see "+cmd.CommandPath()+" --help")
		case most == 0 && len(args) > 0:
			return misuse(argumentExtra, fmt.Sprintf("%s takes no arguments, found %s", cmd.CommandPath(), diagnostic.Quote(args[0])), "")
		case most > 0 && len(args) > most:
			return misuse(argumentExtra, fmt.Sprintf("%s takes %s, and no %s", cmd.CommandPath(), what, diagnostic.Quote(args[most])), "")
		}
		return nil
	}
}

// onlySubcommands is what a command does that has only subcommands: it says
// what is wrong with the word that should name one.
func onlySubcommands(p *program) func(cmd *cobra.Command, args []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		if !p.jsonErrors {
			fmt.Fprint(p.stderr, usageLines(cmd))
		}
		return misuse(commandMissing, cmd.CommandPath()+" needs a command", "see "+cmd.CommandPath()+" --help")
	}
}

// unknownCommand is the error of a word that names none of a command's
// subcommands.
func unknownCommand(cmd *cobra.Command, word string) error {
	var known []string
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			known = append(known, sub.Name())
		}
	}
	hint := didYouMean(word, known)
	if hint == "" {
		hint = "see " + cmd.CommandPath() + " --help"
	}
	return misuse(commandUnknown, "unknown command "+inMessage(word), hint)
}

// plainWord is a word that needs no quotes in a message.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_-]{1,40}$`)

// inMessage shows a word of the command line, in quotes where it could be
// mistaken for something else.
func inMessage(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return diagnostic.QuoteASCII(word)
}
