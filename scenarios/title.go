package scenarios

import (
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
