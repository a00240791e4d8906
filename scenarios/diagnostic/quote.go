package diagnostic

import (
	"strconv"
	"unicode/utf8"
)

// MaxQuoted limits how many characters of a text a message quotes.
const MaxQuoted = 40

// Quote returns text from a file in double quotes, for use in a message. It
// escapes unprintable characters and shows only the first [MaxQuoted]
// characters.
func Quote(text string) string {
	return strconv.Quote(shorten(text))
}

// QuoteASCII quotes text as [Quote] does, and escapes every character outside
// ASCII too. Use it for names, in which a look-alike from another alphabet must
// not pass for the letter it imitates.
func QuoteASCII(text string) string {
	return strconv.QuoteToASCII(shorten(text))
}

// maxQuotedPath limits how many characters of a path a message quotes, so that
// a line of [MaxLineBytes] still has room to say what is wrong with it.
const maxQuotedPath = 120

// QuotePath quotes the path of a file or folder as [Quote] does a text. It cuts
// the start of a long path, because the end tells it from its neighbours.
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

// shorten returns the first MaxQuoted characters of text, followed by three
// dots if there are more.
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
