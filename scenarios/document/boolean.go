package document

import (
	"fmt"
	"strings"
)

// switchWords maps the words that other programs take for a switch to the one
// to write here.
var switchWords = map[string]string{
	"true": "true", "yes": "true", "y": "true", "on": "true", "1": "true",
	"false": "false", "no": "false", "n": "false", "off": "false", "0": "false",
}

// Bool returns a switch: the word true or false, in lower case and without
// quotes.
func (r *Reader) Bool(n *Node) (value, ok bool) {
	const want = "true or false"
	if !r.scalar(n, want) {
		return false, false
	}
	if n.written == asBoolean && (n.text == "true" || n.text == "false") {
		return n.text == "true", true
	}
	hint := ""
	if meant := switchWords[strings.ToLower(n.text)]; meant != "" {
		hint = "write " + meant
	}
	if hint != "" && n.written == asQuoted {
		hint += " without quotes"
	}
	r.Add(n.Fault(SwitchValue, fmt.Sprintf("%s must be %s, found %s", subject(n), want, describe(n)), hint))
	return false, false
}
