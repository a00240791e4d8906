package document

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loanmodel/scenarios/diagnostic"
)

// syntaxError is an error of the YAML parser with what is needed to explain
// it. The parser's own words are for programmers and never shown.
type syntaxError struct {
	src     *source
	message string              // the parser's description of the error
	context string              // what it was doing
	at      diagnostic.Position // where it noticed the error
	opened  diagnostic.Position // where the thing at fault begins, if known
}

// syntaxFault explains an error of the YAML parser.
func syntaxFault(src *source, err error) diagnostic.Diagnostic {
	e := syntaxError{src: src}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		e.message, e.context = load.Message, load.ContextMsg
		e.at = src.clamp(load.Mark.Line, load.Mark.Column)
		e.opened = src.clamp(load.ContextMark.Line, load.ContextMark.Column)
	}
	for _, explain := range explanations {
		if strings.Contains(e.message, explain.message) && strings.Contains(e.context, explain.context) {
			return e.withBlankHint(explain.explain(e))
		}
	}
	return e.withBlankHint(e.fault(YAMLSyntax, e.at, "this is not valid YAML", "compare it with the lines around it"))
}

// fault is source.fault.
func (e syntaxError) fault(code diagnostic.Code, pos diagnostic.Position, message, hint string) diagnostic.Diagnostic {
	return e.src.fault(code, pos, message, hint)
}

// withBlankHint points at a no-break space in the line, which looks as if
// nothing were wrong.
func (e syntaxError) withBlankHint(fault diagnostic.Diagnostic) diagnostic.Diagnostic {
	if strings.ContainsFunc(e.src.line(fault.Pos.Line).text, isUnusualBlank) {
		fault.Hint = "the line holds a no-break space (U+00A0) or similar blank; use an ordinary one"
	}
	return fault
}

// character returns the character at a position in quotes for a message, or ""
// at the end of the line.
func (e syntaxError) character(pos diagnostic.Position) string {
	rest := e.src.from(pos)
	if rest == "" {
		return ""
	}
	_, size := utf8.DecodeRuneInString(rest)
	return diagnostic.Quote(rest[:size])
}

// before returns the line up to where the error was noticed.
func (e syntaxError) before() string {
	text := e.src.line(e.at.Line).text
	return text[:len(text)-len(e.src.from(e.at))]
}

// beginsLine reports whether the error was noticed at the first word of a
// line.
func (e syntaxError) beginsLine() bool {
	return strings.TrimLeft(e.before(), " \t") == ""
}
