package diagnostic

import "strings"

const (
	// maxEdits limits how many typing errors a suggestion may correct.
	maxEdits = 2
	// maxSuggestLength limits the comparison, in characters. No name is longer,
	// and the effort grows with the square of the length.
	maxSuggestLength = 64
)

// Suggest returns the known word that word was probably meant to be, or "" if
// there is none or several are equally near.
//
// Near means at most two typing errors: a letter too many, too few, wrong, or
// swapped with its neighbour. In words of up to three letters only one error is
// allowed, because in short codes two errors turn any word into any other.
// Upper and lower case count as equal, and so do letters that look alike
// ([Latin]).
func Suggest(word string, known []string) string {
	wanted := folded(word)
	best, bestEdits, unique := "", maxEdits+1, false
	for _, candidate := range known {
		edits, near := nearness(wanted, folded(candidate))
		switch {
		case !near || edits > bestEdits || candidate == best:
		case edits < bestEdits:
			best, bestEdits, unique = candidate, edits, true
		default:
			unique = false
		}
	}
	if !unique {
		return ""
	}
	return best
}

// folded reduces a word to what counts in a comparison.
func folded(word string) []rune {
	return []rune(strings.ToLower(Latin(word)))
}

// nearness returns the number of typing errors between two words and whether
// it is small enough for a suggestion.
func nearness(a, b []rune) (edits int, near bool) {
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	if longer > maxSuggestLength || longer-shorter > maxEdits {
		return 0, false
	}
	edits = editDistance(a, b)
	return edits, edits <= allowedEdits(shorter)
}

// allowedEdits returns the number of typing errors allowed in a word of the
// given length.
func allowedEdits(length int) int {
	switch {
	case length <= 1:
		return 0
	case length <= 3:
		return 1
	}
	return maxEdits
}

// editDistance returns the least number of letters to insert, leave out, change
// or swap to turn a into b (optimal string alignment).
func editDistance(a, b []rune) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+differ(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above = above, row
	}
	return above[len(b)]
}

// differ returns 0 for equal letters and 1 for different ones.
func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
