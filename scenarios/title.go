package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"loanmodel/finance"
	"loanmodel/finance/equation"
)

// joinedTitles joins the titles of several overlays. Each but the first then
// begins with a small letter, unless it begins with a name.
func joinedTitles(titles []string) string {
	joined := slices.Clone(titles)
	for i := 1; i < len(joined); i++ {
		joined[i] = midSentence(joined[i])
	}
	return strings.Join(joined, "; ")
}

// midSentence returns a title as it is written in the middle of a sentence.
func midSentence(title string) string {
	word := title
	if end := strings.IndexFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		word = title[:end]
	}
	_, first := utf8.DecodeRuneInString(word) // 0 if there is no word
	if rest := word[first:]; isName(word) || rest != strings.ToLower(rest) {
		return title
	}
	return strings.ToLower(word[:first]) + title[first:]
}

// isName reports whether a word of a title has a capital wherever it stands.
func isName(word string) bool {
	if slices.Contains([]string{"Russia", "Ukraine", "Euroclear", "Moscow", "Europe", "Brussels"}, word) {
		return true
	}
	return slices.ContainsFunc(finance.MemberStates.Members, func(m equation.Member) bool { return m.Name == word })
}

// mostChanges is how many changes a title names; others are counted.
const mostChanges = 3

// titleOver is the title of a scenario that the layer has changed: its name and
// what the layer gives. What the overlays' own titles say need not hold any more
// and is not in it.
func (l *layer) titleOver(r *Registry, name string) string {
	var changes []string
	members := map[string][]string{} // of each change
	for _, s := range l.settings {
		line := r.lines[s.line]
		key := fmt.Sprintf("%s%%s: %s", line.Name, titleValue(line, s.value))
		if !slices.Contains(changes, key) {
			changes = append(changes, key)
		}
		if line.Over != nil {
			members[key] = append(members[key], line.Over.Code(s.member))
		}
	}
	count := "1 change: "
	if len(changes) != 1 {
		count = fmt.Sprintf("%d changes: ", len(changes))
	}
	var told []string
	for _, change := range changes[:min(mostChanges, len(changes))] {
		told = append(told, strings.Replace(change, "%s", membersText(members[change]), 1))
	}
	text := name + " with " + count + strings.Join(told, "; ")
	if rest := len(changes) - len(told); rest > 0 {
		text += fmt.Sprintf("; %d more", rest)
	}
	return text
}

// membersText names the members that a change is of, after what is changed.
func membersText(codes []string) string {
	switch {
	case len(codes) == 0:
		return ""
	case len(codes) > mostChanges:
		return fmt.Sprintf(" (%d members)", len(codes))
	}
	return " (" + strings.Join(codes, ", ") + ")"
}

// titleValue writes a value for a title: of many dated values the first.
func titleValue(line *equation.Line, v Value) string {
	switch {
	case dated(line) && len(v.Entries) == 0:
		return "nothing"
	case dated(line):
		first := v.Entries[0]
		text := fmt.Sprintf("%s from %s", formatScalar(line, first.Value), first.Date)
		if more := len(v.Entries) - 1; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		return text
	}
	text := FormatValue(line, v)
	if answer, ok := map[string]string{"true": "yes", "false": "no"}[text]; ok {
		return answer
	}
	return text
}
