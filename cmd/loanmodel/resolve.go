package main

import (
	"errors"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// addSet adds the flag by which a command takes assignments.
func addSet(flags *pflag.FlagSet) *listFlag {
	sets := &listFlag{noun: "KEY=VALUE"}
	flags.Var(sets, "set", "give a parameter another value; may be repeated")
	return sets
}

// resolve composes a scenario. An argument that cannot be a scenario at all is
// refused here.
func resolve(expression string, sets []string) (*scenarios.Scenario, error) {
	if expression == "-" {
		return nil, misuse(stdinUnused, "standard input is not read", "give the path of a file")
	}
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if fault, found := meantPath(expression, err); found {
		return nil, diagnostic.List{fault}
	}
	return s, err
}

// meantPath looks, where an expression is no name of the library, for a file or
// folder that was meant by it.
func meantPath(expression string, err error) (diagnostic.Diagnostic, bool) {
	var faults diagnostic.List
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != scenarios.ScenarioUnknown.ID {
		return diagnostic.Diagnostic{}, false
	}
	fault := faults[0]
	if info, statErr := os.Stat(expression); statErr == nil && info.IsDir() {
		return diagnostic.Diagnostic{Code: scenarios.FileFolder.ID, File: expression, Message: "is a folder", Hint: "give a file in it"}, true
	}
	for _, path := range []string{"./" + expression, expression + ".yaml"} {
		if info, statErr := os.Stat(path); statErr == nil && info.Mode().IsRegular() {
			fault.Hint = "did you mean the file " + diagnostic.Quote(path) + "?"
			return fault, true
		}
	}
	return diagnostic.Diagnostic{}, false
}

// resolveAll composes several scenarios and collects the faults of all of
// them, so that nothing is computed before all inputs are right.
func resolveAll(expressions, sets []string) ([]*scenarios.Scenario, error) {
	var all []*scenarios.Scenario
	var faults diagnostic.List
	for _, expression := range expressions {
		s, err := resolve(expression, sets)
		var found diagnostic.List
		if errors.As(err, &found) {
			faults.Add(found...)
		} else if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return all, nil
}

// resolveOne composes the scenario of a command that is about one: the
// argument, else the setting.
func resolveOne(p *program, cmd *cobra.Command, args []string, sets []string) (*scenarios.Scenario, error) {
	expression, err := chosenScenario(p, cmd, args)
	if err != nil {
		return nil, err
	}
	return resolve(expression, sets)
}

// chosenScenario returns the scenario that was named, or that of the settings.
func chosenScenario(p *program, cmd *cobra.Command, args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	s, err := loadSettings(cmd)
	if err != nil {
		return "", err
	}
	s.announce(p, keyScenario)
	return s.text(keyScenario), nil
}

// completeScenarios offers the names of scenarios to a shell.
func completeScenarios(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	presets, err := scenarios.Presets()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	// Files are offered too: a scenario may be one.
	return slices.Concat([]string{"base"}, presets), cobra.ShellCompDirectiveDefault
}
