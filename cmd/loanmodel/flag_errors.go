package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"loanmodel/scenarios/diagnostic"
)

// flagError says in the program's own words what the library found wrong with
// the flags of a command.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case cmd.HasSubCommands() && cmd.Flags().NArg() > 0:
		// The flag belongs to the command that the word before it does not name.
		return unknownCommand(cmd, cmd.Flags().Arg(0))
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		return misuse(flagValueMissing, "--"+missing.GetFlag().Name+" needs a value", "")
	case errors.As(err, &invalid):
		return invalidFlag(invalid)
	case errors.As(err, &syntax):
		return misuse(flagUnknown, "unknown flag "+diagnostic.Quote(syntax.GetSpecifiedFlag()), "")
	}
	return err
}

// unknownFlag is the error of a flag that a command does not have.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	if group := err.GetSpecifiedShortnames(); group != "" {
		return misuse(flagUnknown, "unknown flag "+inMessage("-"+group), hintForFlag(cmd, group))
	}
	name := err.GetSpecifiedName()
	return misuse(flagUnknown, "unknown flag "+inMessage("--"+name), hintForFlag(cmd, name))
}

// hintForFlag names the flag of a command that was probably meant.
func hintForFlag(cmd *cobra.Command, name string) string {
	var known []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { known = append(known, flag.Name) })
	if meant := diagnostic.Suggest(name, known); meant != "" {
		return "did you mean --" + meant + "?"
	}
	return "see " + cmd.CommandPath() + " --help"
}

// invalidFlag is the error of a value that a flag does not take.
func invalidFlag(err *pflag.InvalidValueError) error {
	name := "--" + err.GetFlag().Name
	var cause *flagFault
	if errors.As(err, &cause) {
		return misuse(cause.code, name+cause.message, cause.hint)
	}
	return misuse(flagValue, name+" does not take "+diagnostic.Quote(err.GetValue()), "")
}
