package diagnostic

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSuggest(t *testing.T) {
	keys := []string{"name", "notes", "start", "end", "amount", "amounts", "rate", "guarantees"}
	states := []string{"AT", "BE", "DE", "DK", "EE", "EL", "ES", "FR", "HR", "SK"}
	for _, c := range []struct {
		word  string
		known []string
		want  string
	}{
		{"nmae", keys, "name"},            // swapped
		{"amuont", keys, "amount"},        // swapped; amounts is farther
		{"NAME", keys, "name"},            // case
		{"raet", keys, "rate"},            // swapped
		{"garantes", keys, "guarantees"},  // two left out
		{"grantes", keys, ""},             // three left out
		{"amountx", keys, ""},             // amount and amounts are equally near
		{"de", states, "DE"},              // case
		{"D\u0415", states, "DE"},         // Cyrillic letter
		{"ＤＥ", states, "DE"},              // full-width letters
		{"UK", states, ""},                // DK and SK are equally near
		{"XX", states, ""},                // two errors in two letters
		{"", keys, ""},                    // nothing to compare
		{"x", nil, ""},                    // nothing to compare with
		{"xls", []string{"xlsx"}, "xlsx"}, // one left out
		{"a", []string{"b"}, ""},          // another letter is another word
		{"nmae", []string{"name", "name"}, "name"},
		{strings.Repeat("x", 100_000), []string{strings.Repeat("x", 100_000) + "y"}, ""},
	} {
		if got := Suggest(c.word, c.known); got != c.want {
			t.Errorf("Suggest(%.40q) is %q, want %q", c.word, got, c.want)
		}
	}
}

// TestEditDistance compares with the recursive definition.
func TestEditDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abc]{0,6}`)
		a, b := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b"))
		if got, want := editDistance(a, b), slowDistance(a, b); got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
	})
}

// slowDistance is the definition of the optimal string alignment distance.
func slowDistance(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	restA, restB := a[:len(a)-1], b[:len(b)-1]
	lastA, lastB := a[len(a)-1], b[len(b)-1]
	least := min(slowDistance(restA, b)+1, slowDistance(a, restB)+1, slowDistance(restA, restB)+differ(lastA, lastB))
	if len(a) > 1 && len(b) > 1 && lastA == restB[len(restB)-1] && lastB == restA[len(restA)-1] {
		least = min(least, slowDistance(a[:len(a)-2], b[:len(b)-2])+1)
	}
	return least
}

func TestQuote(t *testing.T) {
	for _, c := range []struct{ text, plain, ascii string }{
		{"abc", `"abc"`, `"abc"`},
		{"Größe", `"Größe"`, `"Gr\u00f6\u00dfe"`},
		{"D\u0415", "\"D\u0415\"", `"D\u0415"`},
		{"a\x1b\"\u202e\xff", `"a\x1b\"\u202e\xff"`, `"a\x1b\"\u202e\xff"`},
		{strings.Repeat("x", 40), `"` + strings.Repeat("x", 40) + `"`, `"` + strings.Repeat("x", 40) + `"`},
		{strings.Repeat("x", 41), `"` + strings.Repeat("x", 40) + `..."`, `"` + strings.Repeat("x", 40) + `..."`},
	} {
		if got := Quote(c.text); got != c.plain {
			t.Errorf("Quote: got %s, want %s", got, c.plain)
		}
		if got := QuoteASCII(c.text); got != c.ascii {
			t.Errorf("QuoteASCII: got %s, want %s", got, c.ascii)
		}
	}
}

func TestLatin(t *testing.T) {
	for text, want := range map[string]string{
		"plain":         "plain",
		"D\u0415":       "DE", // Cyrillic
		"\u0391T":       "AT", // Greek
		"ＡＴ９":           "AT9",
		"Île":           "Ile",
		"I\u0302le":     "Ile",
		"na\u200bme":    "name",
		"Łódź":          "Lodz",
		"\u65e5":        "\u65e5",
		"e\u0301\u0302": "e",
	} {
		if got := Latin(text); got != want {
			t.Errorf("Latin(%q) is %q, want %q", text, got, want)
		}
	}
	for from, to := range lookalikes {
		if from < 0x80 || to >= 0x80 {
			t.Errorf("%q is mapped to %q", from, to)
		}
	}
}
