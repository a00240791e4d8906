package diagnostic

import (
	"strconv"
	"unicode/utf8"
)

// MaxQuoted is how many characters of a text a message quotes.
const MaxQuoted = 40

// Quote returns text from a file in double quotes for use in a message. What
// is not printable is escaped, and only the first [MaxQuoted] characters are
// shown.
func Quote(text string) string {
	return strconv.Quote(shorten(text))
}

// QuoteASCII is [Quote] with every character outside ASCII escaped too. It is
// for names, where a look-alike of another alphabet must not pass for the
// letter it imitates.
func QuoteASCII(text string) string {
	return strconv.QuoteToASCII(shorten(text))
}

// maxQuotedPath is how many characters of a path a message quotes. A line of
// [MaxLineBytes] still has room for what is wrong with it.
const maxQuotedPath = 120

// QuotePath is [Quote] for the path of a file or folder. Of a long path the end
// is shown, which tells it from its neighbours.
func QuotePath(path string) string {
	for index, left := 0, utf8.RuneCountInString(path); index < len(path); left-- {
		if left <= maxQuotedPath {
			if index > 0 {
				return strconv.Quote("..." + path[index:])
			}
			break
		}
		_, size := utf8.DecodeRuneInString(path[index:])
		index += size
	}
	return strconv.Quote(path)
}

// shorten returns the first MaxQuoted characters of text, with three dots
// where more follow.
func shorten(text string) string {
	count := 0
	for index := range text {
		if count == MaxQuoted {
			return text[:index] + "..."
		}
		count++
	}
	return text
}
