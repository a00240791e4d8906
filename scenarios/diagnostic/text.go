package diagnostic

import (
	"fmt"
	"io"
	"strings"
)

// MaxLineBytes limits the length of a line of text output, in bytes without the
// newline.
const MaxLineBytes = 300

// WriteText writes the list for people to read: each fault with its source line
// and a caret under the place, in the order of [List.Sort].
//
//	loanmodel: error: a.yaml:7:3: unknown key "amuont"; did you mean "amount"? [E-KEY-UNKNOWN]
//	  7 |   amuont: "1.00"
//	    |   ^^^^^^
//
// program is the name that begins each fault. At most [MaxShown] faults are
// shown; if there is more than one, a last line counts them. An empty list
// writes nothing. It returns the error of w.
func (l List) WriteText(w io.Writer, program string) error {
	sorted := l.ordered()
	var out strings.Builder
	for _, fault := range sorted.shown() {
		writeFault(&out, program, fault)
	}
	if len(sorted) > 1 {
		fmt.Fprintf(&out, "%s: %s\n", printable(program), summary(len(sorted)))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// summary counts the faults of a list that has more than one.
func summary(count int) string {
	if count <= MaxShown {
		return fmt.Sprintf("%d errors", count)
	}
	return fmt.Sprintf("%d errors, the first %d shown and %d more", count, MaxShown, count-MaxShown)
}

// writeFault writes the headline, the excerpt and, if the headline had no room
// for it, the hint.
func writeFault(out *strings.Builder, program string, fault Diagnostic) {
	line, hint := headline(printable(program)+": error: "+location(fault), fault)
	out.WriteString(line + "\n")
	if source, carets, ok := excerpt(fault); ok {
		out.WriteString(source + "\n" + carets + "\n")
	}
	if hint != "" {
		out.WriteString(clip("  = "+hint, MaxLineBytes) + "\n")
	}
}

// headline returns prefix, message, hint and code on one line. If the line
// would be too long, it returns the hint separately; a message that is too long
// even so is cut.
func headline(prefix string, fault Diagnostic) (line, hint string) {
	message, hint := printable(fault.Message), printable(fault.Hint)
	code := ""
	if fault.Code != "" {
		code = " [" + printable(fault.Code) + "]"
	}
	if hint != "" && len(prefix)+len(message)+len("; ")+len(hint)+len(code) <= MaxLineBytes {
		return prefix + message + "; " + hint + code, ""
	}
	room := max(0, MaxLineBytes-len(prefix)-len(code))
	return clip(prefix+clip(message, room)+code, MaxLineBytes), hint
}
