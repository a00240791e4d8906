package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"loanmodel/scenarios/diagnostic"
)

// The types of flags are our own: those of the library let the last of two
// values win silently, read 010 as eight, and name functions of Go in their
// messages.

// A flagFault says what is wrong with the value of a flag; the flag's name goes
// in front of the message.
type flagFault struct {
	code          diagnostic.Code
	message, hint string
}

func (f *flagFault) Error() string { return f.message }

// badValue is the fault of a value that a flag does not take.
func badValue(text, want, hint string) error {
	return &flagFault{flagValue, " takes " + want + ", not " + diagnostic.Quote(text), hint}
}

// A once holds what all flags that may be given only once have in common.
type once struct {
	given bool
	text  string
}

// take keeps the text of a flag, the first time.
func (o *once) take(text string) error {
	if o.given {
		return &flagFault{flagTwice, fmt.Sprintf(" is given twice (%s, %s)", diagnostic.Quote(o.text), diagnostic.Quote(text)), ""}
	}
	o.given, o.text = true, text
	return nil
}

// A textFlag takes a text that is not empty.
type textFlag struct {
	once
	value string
	noun  string // what the help calls the value
}

func (f *textFlag) String() string { return f.value }
func (f *textFlag) Type() string   { return f.noun }

func (f *textFlag) Set(text string) error {
	if text == "" {
		return badValue(text, "a value", "")
	}
	f.value = text
	return f.take(text)
}

// A choiceFlag takes one of a few words.
type choiceFlag struct {
	once
	value string
	known []string
}

func (f *choiceFlag) String() string { return f.value }
func (f *choiceFlag) Type() string   { return strings.Join(f.known, "|") }

func (f *choiceFlag) Set(text string) error {
	for _, word := range f.known {
		if text == word {
			f.value = text
			return f.take(text)
		}
	}
	return badValue(text, strings.Join(f.known, " or "), didYouMean(text, f.known))
}

// A switchFlag is on when it is given.
type switchFlag struct {
	once
	on bool
}

func (f *switchFlag) String() string { return strconv.FormatBool(f.on) }

// Type is "bool" because the library asks for the help flag as such.
func (f *switchFlag) Type() string { return "bool" }

func (f *switchFlag) Set(text string) error {
	if text != "true" && text != "false" {
		return badValue(text, "no value, or true or false after an equals sign", "")
	}
	f.on = text == "true"
	return f.take(text)
}

// addSwitch adds a flag that needs no value.
func addSwitch(flags *pflag.FlagSet, name, shorthand, usage string) *switchFlag {
	f := &switchFlag{}
	flags.VarPF(f, name, shorthand, usage).NoOptDefVal = "true"
	return f
}

// wholeNumber is the grammar of whole numbers: ASCII digits without a leading
// zero.
var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)

// A wholeFlag takes a whole number within bounds.
type wholeFlag struct {
	once
	value, least, greatest int
}

func (f *wholeFlag) String() string { return strconv.Itoa(f.value) }
func (f *wholeFlag) Type() string   { return "N" }

func (f *wholeFlag) Set(text string) error {
	want := fmt.Sprintf("a whole number from %d to %d", f.least, f.greatest)
	if !wholeNumber.MatchString(text) {
		return badValue(text, want, withoutZeros(text))
	}
	// What matches the grammar and does not parse is too large for any bound.
	value, err := strconv.Atoi(text)
	if err != nil || value < f.least || value > f.greatest {
		return badValue(text, want, "")
	}
	f.value = value
	return f.take(text)
}

// withoutZeros is the hint for a number with leading zeros, "" for other texts.
func withoutZeros(text string) string {
	if trimmed := strings.TrimLeft(text, "0"); trimmed != text && wholeNumber.MatchString(trimmed) {
		return "write " + trimmed
	}
	return ""
}

// A listFlag may be given any number of times and keeps all values in order.
type listFlag struct {
	values []string
	noun   string
}

func (f *listFlag) String() string { return strings.Join(f.values, " ") }
func (f *listFlag) Type() string   { return f.noun }

func (f *listFlag) Set(text string) error {
	f.values = append(f.values, text)
	return nil
}
