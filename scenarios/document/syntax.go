package document

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loanmodel/scenarios/diagnostic"
)

// A syntaxError is an error of the YAML parser with what is needed to explain
// it. The parser's own words are for programmers and are never shown.
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

// fault makes a diagnostic like source.fault.
func (e syntaxError) fault(code diagnostic.Code, pos diagnostic.Position, message, hint string) diagnostic.Diagnostic {
	return e.src.fault(code, pos, message, hint)
}

// withBlankHint replaces the hint if the line holds a no-break space, which
// looks as if nothing were wrong.
func (e syntaxError) withBlankHint(fault diagnostic.Diagnostic) diagnostic.Diagnostic {
	if strings.ContainsFunc(e.src.line(fault.Pos.Line).text, isUnusualBlank) {
		fault.Hint = "the line holds a no-break space (U+00A0) or similar blank; use an ordinary one"
	}
	return fault
}

// character returns the character at a position, quoted for a message, or "" at
// the end of the line.
func (e syntaxError) character(pos diagnostic.Position) string {
	rest := e.src.from(pos)
	if rest == "" {
		return ""
	}
	_, size := utf8.DecodeRuneInString(rest)
	return diagnostic.Quote(rest[:size])
}

// before returns the line up to where the parser noticed the error.
func (e syntaxError) before() string {
	text := e.src.line(e.at.Line).text
	return text[:len(text)-len(e.src.from(e.at))]
}

// beginsLine reports whether the parser noticed the error at the first word of
// a line.
func (e syntaxError) beginsLine() bool {
	return strings.TrimLeft(e.before(), " \t") == ""
}

// An explanation turns one kind of parser error into a fault. It applies if
// both texts occur in the parser's error; the first that applies is used.
type explanation struct {
	message, context string
	explain          func(syntaxError) diagnostic.Diagnostic
}

// explanations has one entry for each kind of error of the YAML parser that a
// file can cause. The texts are those of the pinned version of the library; a
// test shows the effect of each.
var explanations = []explanation{
	{tooDeep, "", explainDepth},
	{"a tab character", "", explainTab},
	{"unexpected end of stream", "quoted scalar", explainOpenQuote},
	{"unexpected document indicator", "quoted scalar", explainOpenQuote},
	{"escape", "quoted scalar", explainEscape},
	{"hexadecimal", "quoted scalar", explainEscape},
	{"mapping values are not allowed", "", explainColon},
	{"expected key", "block mapping", explainBlockKey},
	{"expected '-' indicator", "", explainBlockList},
	{"did not find expected ','", "", explainBracket},
	{"expected node content", "", explainNoValue},
	{"cannot start any token", "", explainFirstCharacter},
	{"expected ':'", "", explainNoColon},
	{"<document start>", "", explainAfterEnd},
	{"document-end", "", explainAfterEnd},
	{"unknown anchor", "", explainAnchor},
	{"", "an anchor", explainAnchor},
	{"", "an alias", explainAnchor},
	{"tag", "", explainTag},
	{"", "tag", explainTag},
	{"", "directive", explainDirective},
	{"directive", "", explainDirective},
	{"incompatible YAML document", "", explainDirective},
	{"", "block scalar", explainBlockText},
	{"comment without preceding", "", explainComment},
	{"block sequence entries", "", explainListEntry},
	{"mapping keys are not allowed", "", explainQuestionMark},
}

// explainDepth reports nesting beyond the limit.
func explainDepth(e syntaxError) diagnostic.Diagnostic {
	return depthFault(e.src, e.at)
}

// explainTab reports a tab where the parser expects spaces.
func explainTab(e syntaxError) diagnostic.Diagnostic {
	return e.src.characterFault(YAMLTab, e.at, "a tab cannot indent YAML", "use spaces")
}

// explainOpenQuote reports a quoted text that does not end. It points at the
// start of the text: the parser notices the missing end only at the end of the
// file.
func explainOpenQuote(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLQuote, e.opened, "quoted text is never closed", "end it with the quote it begins with")
}

// explainEscape reports a backslash that does not begin a known escape.
func explainEscape(e syntaxError) diagnostic.Diagnostic {
	pos := e.at
	if before := e.before(); !strings.HasPrefix(e.src.from(pos), `\`) && strings.Contains(before, `\`) {
		pos.Column -= len(before) - strings.LastIndex(before, `\`)
	}
	fault := e.fault(YAMLEscape, pos, "unknown escape after the backslash", "use single quotes or double the backslash")
	fault.Width = 2
	return fault
}

// explainColon reports a colon that would begin a value inside another value,
// or a key where none can stand.
func explainColon(e syntaxError) diagnostic.Diagnostic {
	if strings.Contains(e.before(), ": ") {
		return e.src.characterFault(YAMLQuote, e.at, `a value that contains ": " needs quotes`, "put the value in quotes")
	}
	return e.src.characterFault(YAMLIndent, e.at, "a key cannot stand here",
		"compare the indentation with the line above, and see whether that one lacks a colon or a closing quote")
}

// explainBlockKey reports a line that belongs to no mapping around it, or text
// after the end of a value.
func explainBlockKey(e syntaxError) diagnostic.Diagnostic {
	if e.beginsLine() {
		return e.fault(YAMLIndent, e.at, "indentation does not match any line above",
			"begin the line in the same column as the others of its mapping")
	}
	if strings.Contains(e.before(), "'") {
		return e.fault(YAMLSyntax, e.at, "unexpected text after the value",
			"between single quotes an apostrophe is written twice ('')")
	}
	return e.fault(YAMLSyntax, e.at, "unexpected text after the value", "put the whole value in quotes")
}

// explainBlockList reports a line that is not an entry of the list around it.
func explainBlockList(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLIndent, e.at, "expected another entry of the list above",
		`begin the line with "- ", or indent it as the key that the list belongs to`)
}

// explainBracket reports that either a closing bracket or a comma is missing.
// It points at the opening bracket and names the place where the parser gave
// up.
func explainBracket(e syntaxError) diagnostic.Diagnostic {
	message := fmt.Sprintf("%s opened here is never closed, or a comma is missing before line %d, column %d",
		e.character(e.opened), e.at.Line, e.at.Column)
	return e.fault(YAMLBracket, e.opened, message, "close the bracket, and put a comma between entries")
}

// explainNoValue reports a sign where a value is expected.
func explainNoValue(e syntaxError) diagnostic.Diagnostic {
	found := e.character(e.at)
	if found == "" {
		found = "the end of the line"
	}
	return e.fault(YAMLSyntax, e.at, "expected a value, found "+found, "put the value in quotes if it is a text")
}

// explainFirstCharacter reports a character with which no value can begin.
func explainFirstCharacter(e syntaxError) diagnostic.Diagnostic {
	if strings.HasPrefix(e.src.from(e.at), "\t") {
		return explainTab(e)
	}
	return e.fault(YAMLQuote, e.at, "a value cannot begin with "+e.character(e.at), "put it in quotes")
}

// explainNoColon reports a line that is neither key nor value.
func explainNoColon(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLSyntax, e.opened, "expected a key, but the line has no colon after it",
		"write key, colon, blank and value")
}

// explainAfterEnd reports text after a complete document.
func explainAfterEnd(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLSyntax, e.at, "unexpected text after the end", "remove it")
}

// explainAnchor reports an anchor or alias that the parser cannot read.
func explainAnchor(e syntaxError) diagnostic.Diagnostic {
	return anchorFault(e.src, e.start())
}

// explainTag reports a tag that the parser cannot read.
func explainTag(e syntaxError) diagnostic.Diagnostic {
	return tagFault(e.src, e.start())
}

// explainDirective reports a directive that the check of lines did not see.
func explainDirective(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLDirective, e.start(), "YAML directives are not supported", "remove the line")
}

// explainBlockText reports a block of text whose first line is wrong.
func explainBlockText(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLSyntax, e.at, `nothing but a line end can follow "|" or ">"`,
		"put the text on the next line, indented; if the value is meant to begin with the sign, put it in quotes")
}

// explainComment reports a number sign directly after a value.
func explainComment(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLSyntax, e.at, `a comment needs a blank before "#"`, "put the value in quotes if the sign belongs to it")
}

// explainListEntry reports a dash where no list can begin.
func explainListEntry(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLSyntax, e.at, "an entry of a list cannot begin here",
		"put it on a line of its own; if the value is meant to begin with a dash, put it in quotes")
}

// explainQuestionMark reports a question mark where no key can begin.
func explainQuestionMark(e syntaxError) diagnostic.Diagnostic {
	return e.fault(YAMLQuote, e.at, `a value cannot begin with "?" and a blank`, "put it in quotes")
}

// start returns where the faulty part begins, or where the parser noticed the
// error if that is unknown.
func (e syntaxError) start() diagnostic.Position {
	if e.opened.Line > 0 {
		return e.opened
	}
	return e.at
}
