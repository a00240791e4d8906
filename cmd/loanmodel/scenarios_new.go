package main

import (
	"github.com/spf13/cobra"

	"loanmodel/reports/manual"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

const newAbout = `Prints a scenario file to start from: valid as it stands, with every parameter
and its value in the base case commented out.
`

const newExample = `  loanmodel scenarios new > mine.yaml
  loanmodel scenarios new "Later and smaller" > later.yaml
`

// defaultName is the name in a template that is not given one.
const defaultName = "my-scenario"

// newScenariosNewCommand is the verb scenarios new.
func newScenariosNewCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "new [NAME]",
		Short:   "Print a scenario file to start from",
		Long:    newAbout,
		Example: newExample,
		Args:    arguments(0, 1, "one name"),
		RunE: func(_ *cobra.Command, args []string) error {
			name := defaultName
			if len(args) > 0 {
				name = args[0]
			}
			if err := checkName(name); err != nil {
				return err
			}
			base, err := resolve("base", nil)
			if err != nil {
				return err
			}
			p.print(manual.Template(base, name))
			return nil
		},
	}
}

// longestName is the most characters that the name in a file may have.
const longestName = 100

// checkName wants a name that a file can have, by the rules by which files are
// read. What is wrong with it is a mistake on the command line.
func checkName(name string) error {
	const key = "name"
	root, faults := document.Parse(key, []byte(key+": "+manual.YAMLText(name)+"\n"))
	if root != nil {
		var r document.Reader
		r.Line(root.Get(key), longestName)
		faults.Add(r.Faults()...)
	}
	var shown diagnostic.List
	for _, fault := range faults {
		shown.Add(diagnostic.Diagnostic{Code: fault.Code, Message: "NAME: " + fault.Message, Hint: fault.Hint})
	}
	if len(shown) > 0 {
		return &scenarios.UsageError{Faults: shown}
	}
	return nil
}
