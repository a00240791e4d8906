package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"loanmodel/internal/parts"
)

// modelVersion is the version of the model: of its equations, its library of
// scenarios and the form of its outputs. It is part of every run id, so it
// rises whenever the same scenario gives other outputs.
const modelVersion = "0.2.0"

const versionAbout = `Prints the version of the model, that of Go and those of the modules with which
the program was built. With --sbom it prints a bill of materials instead: every
part with its version, checksum and licence (CycloneDX, as JSON).
`

// newVersionCommand is the verb version.
func newVersionCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of the model and of what it is built from",
		Long:    versionAbout,
		Example: "  loanmodel version\n  loanmodel version --sbom > loanmodel.cdx.json\n",
		Args:    arguments(0, 0, ""),
	}
	sbom := addSwitch(cmd.Flags(), "sbom", "", "print the bill of materials of the program")
	cmd.RunE = func(*cobra.Command, []string) error {
		info, _ := debug.ReadBuildInfo() // nil in a binary that was built without modules
		if !sbom.on {
			p.print(versionLine() + buildLines(info))
			return nil
		}
		bill, err := parts.BillOfMaterials(name, modelVersion, info)
		p.print(string(bill))
		return err
	}
	return cmd
}

// versionLine is the version of the model, for people and for programs.
func versionLine() string { return name + " " + modelVersion + "\n" }

// buildLines are what a binary knows about its making, one fact a line.
func buildLines(info *debug.BuildInfo) string {
	if info == nil {
		return ""
	}
	var lines strings.Builder
	fmt.Fprintf(&lines, "go %s\n", strings.TrimPrefix(info.GoVersion, "go"))
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" || setting.Key == "vcs.modified" {
			fmt.Fprintf(&lines, "%s %s\n", setting.Key, setting.Value)
		}
	}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		fmt.Fprintf(&lines, "%s %s\n", module.Path, module.Version)
	}
	return lines.String()
}
