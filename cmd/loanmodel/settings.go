package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"loanmodel/reports/delivery"
	"loanmodel/scenarios/diagnostic"
)

// settingsHelp explains the settings in the help.
const settingsHelp = `Settings, from the strongest to the weakest: flags, variables, loanmodel.yaml in
the working folder, defaults.
  scenario   LOANMODEL_SCENARIO   what run, explain and sources are about
  out        LOANMODEL_OUT        the folder for outputs
  formats    LOANMODEL_FORMATS    the formats of run, joined by commas
LOANMODEL_DEBUG=1 adds to an internal error where it happened.
`

// Keys of the settings.
const (
	keyScenario = "scenario"
	keyOut      = "out"
	keyFormats  = "formats"
)

// variablePrefix begins the names of the variables that the program reads.
const variablePrefix = "LOANMODEL_"

// A setting is one property of the tool, never of a scenario. Its variable is
// bound by name: names made up from keys would make any variable that happens
// to exist a setting.
type setting struct {
	key, variable, flag, fallback string
}

// knownSettings are all settings, in the order in which they are documented.
func knownSettings() []setting {
	return []setting{
		{key: keyScenario, variable: "LOANMODEL_SCENARIO", fallback: "base"},
		{key: keyOut, variable: "LOANMODEL_OUT", flag: "out", fallback: "out"},
		{key: keyFormats, variable: "LOANMODEL_FORMATS", flag: "format", fallback: strings.Join(delivery.Formats(), ",")},
	}
}

// A settings value is the tool's settings with where each comes from.
type settings struct {
	values  *viper.Viper
	origins map[string]string // a flag, a variable, the file, or "" for the default
}

// loadSettings reads the settings that a command has. Flags go before
// variables, these before the file, this before the defaults.
func loadSettings(cmd *cobra.Command) (*settings, error) {
	file, err := readSettingsFile(settingsFile)
	if err != nil {
		return nil, err
	}
	s := &settings{values: viper.NewWithOptions(viper.KeyDelimiter("::")), origins: map[string]string{}}
	for _, known := range knownSettings() {
		if err := s.bind(cmd, known, file); err != nil {
			return nil, err
		}
	}
	return s, s.values.MergeConfigMap(file)
}

// bind tells the library where a setting can come from, and notes from where
// it does.
func (s *settings) bind(cmd *cobra.Command, known setting, file map[string]any) error {
	s.values.SetDefault(known.key, known.fallback)
	flag := cmd.Flags().Lookup(known.flag)
	_, inFile := file[known.key]
	switch {
	case flag != nil && flag.Changed:
		s.origins[known.key] = "--" + known.flag
	case os.Getenv(known.variable) != "":
		s.origins[known.key] = known.variable
	case inFile:
		s.origins[known.key] = settingsFile
	}
	if flag != nil {
		if err := s.values.BindPFlag(known.key, flag); err != nil {
			return err
		}
	}
	return s.values.BindEnv(known.key, known.variable)
}

// text is the value of a setting.
func (s *settings) text(key string) string { return s.values.GetString(key) }

// announce says on standard error that a setting that is used comes from the
// surroundings, so that no variable and no file changes a result without a
// word.
func (s *settings) announce(p *program, keys ...string) {
	for _, key := range keys {
		if origin := s.origins[key]; origin != "" && !strings.HasPrefix(origin, "--") {
			p.note(fmt.Sprintf("%s %s comes from %s", key, diagnostic.Quote(s.text(key)), origin))
		}
	}
	warnOfUnknownVariables(p)
}

// warnOfUnknownVariables names the variables that look like settings and are
// none.
func warnOfUnknownVariables(p *program) {
	known := []string{debugVariable}
	for _, setting := range knownSettings() {
		known = append(known, setting.variable)
	}
	environment := os.Environ()
	slices.Sort(environment)
	for _, assignment := range environment {
		variable, value, _ := strings.Cut(assignment, "=")
		if value == "" || !strings.HasPrefix(variable, variablePrefix) || slices.Contains(known, variable) {
			continue
		}
		message := inMessage(variable) + " is no setting and has no effect"
		if hint := didYouMean(variable, known); hint != "" {
			message += "; " + hint
		}
		p.note(message)
	}
}

// formats are the formats of a run, in the order of the program.
func (s *settings) formats() ([]string, error) {
	chosen := strings.Split(s.text(keyFormats), ",")
	for _, format := range chosen {
		if !slices.Contains(delivery.Formats(), format) {
			return nil, unknownFormat(s.origins[keyFormats], format, delivery.Formats())
		}
	}
	return slices.DeleteFunc(delivery.Formats(), func(format string) bool { return !slices.Contains(chosen, format) }), nil
}

// unknownFormat is the error of a format that does not exist. where names the
// flag or variable that has it.
func unknownFormat(where, format string, known []string) error {
	hint := "known: " + strings.Join(known, ", ")
	if meant := didYouMean(format, known); meant != "" {
		hint = meant + " " + hint
	}
	return misuse(formatUnknown, where+": unknown format "+diagnostic.Quote(format), hint)
}
