package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// set gives a flag its values one after the other and returns the first error.
func set(value pflag.Value, texts ...string) string {
	for _, text := range texts {
		var fault *flagFault
		if err := value.Set(text); errors.As(err, &fault) {
			return strings.TrimSpace(fault.message + " " + fault.hint)
		} else if err != nil {
			return "not our error: " + err.Error()
		}
	}
	return ""
}

func TestFlags(t *testing.T) {
	whole := func() pflag.Value { return &wholeFlag{least: 1, greatest: 100} }
	choice := func() pflag.Value { return &choiceFlag{known: []string{"text", "json"}} }
	for _, test := range []struct {
		flag  pflag.Value
		texts []string
		fault string
	}{
		{whole(), []string{"1"}, ""},
		{whole(), []string{"100"}, ""},
		{whole(), []string{"0"}, `takes a whole number from 1 to 100, not "0"`},
		{whole(), []string{"101"}, `takes a whole number from 1 to 100, not "101"`},
		{whole(), []string{"010"}, `takes a whole number from 1 to 100, not "010" write 10`},
		{whole(), []string{"0x10"}, `takes a whole number from 1 to 100, not "0x10"`},
		{whole(), []string{"1_0"}, `takes a whole number from 1 to 100, not "1_0"`},
		{whole(), []string{"1e1"}, `takes a whole number from 1 to 100, not "1e1"`},
		{whole(), []string{"+5"}, `takes a whole number from 1 to 100, not "+5"`},
		{whole(), []string{"-5"}, `takes a whole number from 1 to 100, not "-5"`},
		{whole(), []string{"NaN"}, `takes a whole number from 1 to 100, not "NaN"`},
		{whole(), []string{"5", "6"}, `is given twice ("5", "6")`},
		{whole(), []string{strings.Repeat("9", 60)}, `takes a whole number from 1 to 100, not "` + strings.Repeat("9", 40) + `..."`},
		{choice(), []string{"json"}, ""},
		{choice(), []string{"jsno"}, `takes text or json, not "jsno" did you mean json?`},
		{choice(), []string{"JSON"}, `takes text or json, not "JSON" did you mean json?`},
		{choice(), []string{"json", "json"}, `is given twice ("json", "json")`},
		{&textFlag{}, []string{"a"}, ""},
		{&textFlag{}, []string{""}, `takes a value, not ""`},
		{&textFlag{}, []string{"a", "b"}, `is given twice ("a", "b")`},
		{&switchFlag{}, []string{"true"}, ""},
		{&switchFlag{}, []string{"yes"}, `takes no value, or true or false after an equals sign, not "yes"`},
		{&switchFlag{}, []string{"true", "true"}, `is given twice ("true", "true")`},
		{&listFlag{}, []string{"a", "b"}, ""},
	} {
		if got := set(test.flag, test.texts...); got != test.fault {
			t.Errorf("%T %q: %q, want %q", test.flag, test.texts, got, test.fault)
		}
	}
}

func TestWantsJSONErrors(t *testing.T) {
	for line, want := range map[string]bool{
		"":                          false,
		"run":                       false,
		"--errors json":             true,
		"run --errors=json":         true,
		"run --errors text":         false,
		"run --errors":              false,
		"run -- --errors json":      false,
		"run --pahts --errors=json": true,
	} {
		if got := wantsJSONErrors(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
