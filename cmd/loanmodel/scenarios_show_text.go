package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"loanmodel/scenarios"
)

// An entryWriter writes entries of headings and wrapped lines for people.
type entryWriter struct{ text strings.Builder }

// line writes words under an indentation, wrapped at the width of the screen,
// with what follows further in. Words are never broken.
func (w *entryWriter) line(indent int, words string) {
	column := 0
	for _, word := range strings.Fields(printable(words)) {
		length := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			w.text.WriteString(strings.Repeat(" ", indent))
			column = indent
		case column+1+length > screen:
			w.text.WriteString("\n" + strings.Repeat(" ", indent+2))
			column = indent + 2
		default:
			w.text.WriteByte(' ')
			column++
		}
		w.text.WriteString(word)
		column += length
	}
	w.text.WriteByte('\n')
}

// labelled writes a line that begins with what it is, and nothing for nothing.
func (w *entryWriter) labelled(indent int, label, words string) {
	if words != "" {
		w.line(indent, label+": "+words)
	}
}

// printable replaces what a terminal would act on. Blanks of any kind end up as
// one blank where lines are wrapped.
func printable(text string) string {
	return strings.Map(func(char rune) rune {
		if unicode.IsPrint(char) || unicode.IsSpace(char) {
			return char
		}
		return unicode.ReplacementChar
	}, text)
}

// parametersText lists the parameters, each with its members grouped by where
// their values come from.
func parametersText(s *scenarios.Scenario) string {
	var w entryWriter
	w.line(0, s.Title)
	w.line(0, s.Name)
	for _, parameter := range append(s.Horizon(), s.Parameters()...) {
		w.text.WriteByte('\n')
		w.line(0, fmt.Sprintf("%s (%s, %s)", parameter.Key(), parameter.Line.Name, parameter.Line.Input.Written))
		for _, group := range groupByOrigin(parameter) {
			w.line(2, group.values)
			w.origin(group.origin)
		}
	}
	return w.text.String()
}

// origin writes where values come from.
func (w *entryWriter) origin(origin scenarios.Origin) {
	facts := []string{origin.Grade, "from " + place(origin)}
	if origin.AsOf != "" {
		facts = append(facts, "as of "+origin.AsOf)
	}
	if origin.Checked != "" {
		facts = append(facts, "checked "+origin.Checked)
	}
	if origin.Grade == "" {
		facts = facts[1:]
	}
	w.line(4, strings.Join(facts, ", "))
	w.labelled(4, "sources", strings.Join(origin.Sources, ", "))
	w.labelled(4, "formula", origin.Formula)
	w.labelled(4, "reason", origin.Reason)
}

// place names the overlay that gives a value and where in its file it stands;
// of the members of one parameter, where the first does.
func place(origin scenarios.Origin) string {
	if origin.File == "" {
		return origin.Overlay
	}
	return fmt.Sprintf("%s (%s:%d)", origin.Overlay, origin.File, origin.Line)
}

// spread puts blanks between dated entries, at which lines can be broken.
func spread(value string) string { return strings.ReplaceAll(value, ",", ", ") }

// An originGroup is the values of those members of a parameter that have one
// origin.
type originGroup struct {
	values string
	origin scenarios.Origin
}

// groupByOrigin keeps the order of the members; a group stands where its first
// member does.
func groupByOrigin(parameter *scenarios.Parameter) []originGroup {
	var groups []originGroup
	places := map[string]int{}
	for member, value := range parameter.Values {
		shown := spread(scenarios.FormatValue(parameter.Line, value))
		if code := parameter.Line.Over.Code(member); code != "" {
			shown = code + " = " + shown
		}
		o := value.Origin
		key := fmt.Sprintf("%q", []string{o.Overlay, o.Grade, o.AsOf, o.Checked, o.Formula, o.Reason, strings.Join(o.Sources, " ")})
		place, known := places[key]
		if !known {
			places[key] = len(groups)
			groups = append(groups, originGroup{shown, o})
			continue
		}
		groups[place].values += "; " + shown
	}
	return groups
}

// differencesText lists what is not as in the base case.
func differencesText(s *scenarios.Scenario) string {
	var w entryWriter
	w.line(0, s.Title)
	w.line(0, s.Name)
	if len(s.Differences) == 0 {
		w.text.WriteString("\nNothing differs from the base case.\n")
	}
	for _, d := range s.Differences {
		w.text.WriteByte('\n')
		w.line(0, fmt.Sprintf("%s = %s, was %s", d.Address(), spread(d.To), spread(d.From)))
		w.line(4, "from "+place(d.Origin))
		w.labelled(4, "reason", d.Reason)
	}
	return w.text.String()
}
