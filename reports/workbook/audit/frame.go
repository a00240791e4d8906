package audit

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"loanmodel/reports/workbook/readback"
	"loanmodel/reports/workbook/xlsx"
)

// frame compares what is beside the sheets: settings, names, properties and,
// where this program has saved the file, all other parts.
func (v *verifier) frame() {
	v.settings()
	for _, name := range keysOfBoth(v.want.Names, v.found.Names) {
		want, found := v.want.Names[name], v.found.Names[name]
		if want != found && (v.exact || xlsx.Normalised(want) != xlsx.Normalised(found) && !isPrinting(name)) {
			v.differs("name", name, orNothing(want), orNothing(found))
		}
	}
	for _, name := range []string{"title", "subject", "creator", "identifier", "version"} {
		if want, found := v.want.Properties[name], v.found.Properties[name]; want != found && !(v.dropped.properties && found == "") {
			v.differs("property", name, orNothing(want), orNothing(found))
		}
	}
	if !v.exact {
		return
	}
	for _, name := range keysOfBoth(v.want.Parts, v.found.Parts) {
		want, has := v.want.Parts[name]
		found, present := v.found.Parts[name]
		if has != present || string(want) != string(found) {
			expected, shown := firstBytes(want, found)
			v.differs("part", name, orNothing(expected), orNothing(shown))
		}
	}
}

// settings finds what changes the meaning of the whole workbook.
func (v *verifier) settings() {
	for _, s := range readback.SettingsOf(v.found.File) {
		v.differs("settings", "workbook", s.Expected, s.Found)
	}
}

// isPrinting says whether a name is one by which a program keeps what is
// printed or filtered. Each program has ways of its own to write them.
func isPrinting(name string) bool {
	_, own, _ := strings.Cut(name, ", ")
	return strings.Contains(name, "_xlnm.") || own == "Print_Area" || own == "Print_Titles"
}

// fontOfFooter is how a footer says in which font and size its text is set.
var fontOfFooter = regexp.MustCompile(`&([0-9]+|"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[BIUESXY])`)

// footer compares what stands under every page, in a file of another program
// without its fonts.
func (v *verifier) footer(want, found *xlsx.Sheet) {
	a, b := want.Footer, found.Footer
	if !v.exact {
		if v.dropped.footers {
			return
		}
		a, b = fontOfFooter.ReplaceAllString(a, ""), fontOfFooter.ReplaceAllString(b, "")
	}
	if a != b {
		v.differs("footer", want.Name, want.Footer, found.Footer)
	}
}

// dropped is what the program that has saved the file keeps of no sheet at all.
type dropped struct{ footers, rules, properties bool }

// readDropped finds what another program has not kept of any sheet. That is the
// program's doing and no reader's: it is said once and is no difference.
func (v *verifier) readDropped() {
	if v.exact {
		return
	}
	some := func(has func(*xlsx.Sheet) bool) bool { return slices.ContainsFunc(v.found.Sheets, has) }
	v.dropped.footers = !some(func(s *xlsx.Sheet) bool { return s.Footer != "" })
	v.dropped.rules = !some(func(s *xlsx.Sheet) bool { return len(s.Validations) > 0 })
	// The cover and the footers say them too.
	v.dropped.properties = v.found.Properties["identifier"] == "" && v.found.Properties["version"] == ""
	if v.dropped.properties {
		v.say("The properties have no identifier and no version: the program that saved the file has kept neither.")
	}
	if v.dropped.footers {
		v.say("No sheet has a footer: the program that saved the file has kept none.")
	}
	if v.dropped.rules {
		v.say("No cell has a rule for what may be typed: the program that saved the file has kept none.")
	}
}

// keysOfBoth returns the keys of two maps, sorted.
func keysOfBoth[V any](a, b map[string]V) []string {
	keys := slices.Collect(maps.Keys(a))
	for key := range b {
		if _, known := a[key]; !known {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
