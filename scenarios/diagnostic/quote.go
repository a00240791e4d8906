package diagnostic

import "strconv"

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
