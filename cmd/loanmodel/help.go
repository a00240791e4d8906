package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpWidth is the columns of help texts. Those written by hand are broken by
// hand; a test measures them.
const helpWidth = 80

// helpText is what --help shows of a command. verbs are the commands of the
// program in the order in which they are listed.
func helpText(cmd *cobra.Command, verbs []*cobra.Command) string {
	var text strings.Builder
	section := func(title, body string) {
		if body != "" {
			text.WriteString("\n" + title + ":\n" + body)
		}
	}
	text.WriteString(cmd.Long)
	text.WriteString("\n" + usageLines(cmd))
	section("Commands", commandLines(cmd, verbs))
	section("Flags", cmd.NonInheritedFlags().FlagUsagesWrapped(helpWidth))
	section("Flags of all commands", cmd.InheritedFlags().FlagUsagesWrapped(helpWidth))
	section("Examples", cmd.Example)
	if !cmd.HasParent() {
		text.WriteString("\n" + settingsHelp + "\n" + exitCodesHelp)
	}
	return text.String()
}

// usageLines says in one line how a command is called.
func usageLines(cmd *cobra.Command) string {
	line := strings.TrimSuffix(cmd.UseLine(), " [flags]")
	if cmd.HasAvailableSubCommands() {
		line += " COMMAND"
	}
	return "Usage:\n  " + line + " [flags]\n"
}

// commandLines lists the commands under a command.
func commandLines(cmd *cobra.Command, verbs []*cobra.Command) string {
	if cmd.HasParent() {
		verbs = cmd.Commands()
	}
	var lines strings.Builder
	for _, verb := range verbs {
		if !verb.Hidden {
			fmt.Fprintf(&lines, "  %-12s %s\n", verb.Name(), verb.Short)
		}
	}
	return lines.String()
}

// newHelpCommand makes "help run" the same as "run --help".
func newHelpCommand(*program) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND...]",
		Short: "Show the help of a command",
		Long:  "Shows the help of a command, like its flag --help.\n",
		RunE: func(cmd *cobra.Command, args []string) error {
			about := cmd.Root()
			for _, word := range args {
				sub := subcommand(about, word)
				if sub == nil {
					return unknownCommand(about, word)
				}
				about = sub
			}
			about.HelpFunc()(about, nil)
			return nil
		},
	}
}

// subcommand is the command of that name under another, nil where there is none.
func subcommand(cmd *cobra.Command, word string) *cobra.Command {
	for _, sub := range cmd.Commands() {
		if sub.Name() == word {
			return sub
		}
	}
	return nil
}
