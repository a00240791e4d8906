package xlsxlint

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a piece of a formula.
type token struct {
	kind tokenKind
	text string // of a reference without its sheet
	on   string // of a reference or name: its sheet, as the formula calls it
	has  bool   // whether it has one
}

type tokenKind int

const (
	number tokenKind = iota
	text
	errorValue
	ref
	name
	function // with its opening parenthesis
	opening
	closing
	comma
	operator
)

// tokens splits a formula into tokens. The error says which part of it is not a
// formula.
func tokens(formula string) ([]token, error) {
	r := formulaReader{text: formula}
	var list []token
	for r.at < len(r.text) {
		t, err := r.next()
		if err != nil {
			return list, err
		}
		list = append(list, t)
	}
	return list, nil
}

type formulaReader struct {
	text string
	at   int
}

func (r *formulaReader) next() (token, error) {
	start, b := r.at, r.text[r.at]
	switch {
	case b == '"' || b == '\'':
		return r.quoted(b)
	case b == '#':
		r.skip(func(c rune) bool { return strings.ContainsRune("#/!?", c) || unicode.IsUpper(c) || unicode.IsDigit(c) })
		return token{kind: errorValue, text: r.text[start:r.at]}, nil
	case b >= '0' && b <= '9' || b == '.':
		r.number()
		return token{kind: number, text: r.text[start:r.at]}, nil
	}
	if c, _ := utf8.DecodeRuneInString(r.text[r.at:]); wordly(c) {
		return r.word()
	}
	r.at++
	switch b {
	case '(':
		return token{kind: opening}, nil
	case ')':
		return token{kind: closing}, nil
	case ',':
		return token{kind: comma}, nil
	case '+', '-', '*', '/', '^', '&', '=', '<', '>', ':', '%':
		if two := r.text[start:min(start+2, len(r.text))]; two == "<=" || two == ">=" || two == "<>" {
			r.at++
			return token{kind: operator, text: two}, nil
		}
		return token{kind: operator, text: string(b)}, nil
	}
	return token{}, fmt.Errorf("%q has no place in a formula", b)
}

func wordly(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("_.$\\?", c)
}

func (r *formulaReader) skip(belongs func(rune) bool) {
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if !belongs(c) {
			return
		}
		r.at += size
	}
}

func (r *formulaReader) number() {
	digits := func(c rune) bool { return c >= '0' && c <= '9' || c == '.' }
	r.skip(digits)
	if rest := r.text[r.at:]; len(rest) > 1 && (rest[0] == 'e' || rest[0] == 'E') && strings.IndexByte("+-0123456789", rest[1]) >= 0 {
		r.at += 2
		r.skip(digits)
	}
}

// quoted reads a text in double quotes, or a sheet's name in single ones.
func (r *formulaReader) quoted(quote byte) (token, error) {
	var content strings.Builder
	for i := r.at + 1; i < len(r.text); i++ {
		switch {
		case r.text[i] != quote:
			content.WriteByte(r.text[i])
		case i+1 < len(r.text) && r.text[i+1] == quote:
			content.WriteByte(quote)
			i++
		case quote == '"':
			r.at = i + 1
			return token{kind: text, text: content.String()}, nil
		case i+1 < len(r.text) && r.text[i+1] == '!':
			r.at = i + 2
			return r.onSheet(content.String())
		default:
			return token{}, fmt.Errorf("a name in quotes that is no sheet's")
		}
	}
	return token{}, fmt.Errorf("a quote without an end")
}

func (r *formulaReader) word() (token, error) {
	start := r.at
	r.skip(wordly)
	word := r.text[start:r.at]
	switch rest := r.text[r.at:]; {
	case strings.HasPrefix(rest, "!"):
		r.at++
		return r.onSheet(word)
	case strings.HasPrefix(rest, "("):
		r.at++
		return token{kind: function, text: word}, nil
	}
	if _, ok := parseReference(word); ok {
		return token{kind: ref, text: word}, nil
	}
	if word == "TRUE" || word == "FALSE" {
		return token{kind: number, text: word}, nil
	}
	return token{kind: name, text: word}, nil
}

// onSheet reads what follows a sheet's name.
func (r *formulaReader) onSheet(sheet string) (token, error) {
	if strings.HasPrefix(r.text[r.at:], "#") {
		t, err := r.next()
		return t, err
	}
	start := r.at
	r.skip(wordly)
	word := r.text[start:r.at]
	if _, ok := parseReference(word); ok {
		return token{kind: ref, text: word, on: sheet, has: true}, nil
	}
	if word == "" {
		return token{}, fmt.Errorf("nothing after the sheet %s", sheet)
	}
	return token{kind: name, text: word, on: sheet, has: true}, nil
}

// wellFormed says what is wrong with the order of tokens: operands and
// operators must take turns, and whatever is opened must be closed.
func wellFormed(list []token) error {
	depth, operand := 0, false // operand: one has just ended
	for i, t := range list {
		switch t.kind {
		case number, text, errorValue, ref, name:
			if operand {
				return fmt.Errorf("nothing between two operands, the second %s", t.text)
			}
			operand = true
		case function, opening:
			if operand {
				return fmt.Errorf("nothing before a parenthesis")
			}
			depth++
		case closing:
			if depth--; depth < 0 {
				return fmt.Errorf("a closing parenthesis too many")
			}
			if !operand && list[i-1].kind != function {
				return fmt.Errorf("nothing before a closing parenthesis")
			}
			operand = true
		case comma:
			if depth == 0 || !operand {
				return fmt.Errorf("nothing before a comma")
			}
			operand = false
		case operator:
			if !operand && t.text != "-" && t.text != "+" {
				return fmt.Errorf("nothing before %s", t.text)
			}
			operand = t.text == "%"
		}
	}
	switch {
	case depth > 0:
		return fmt.Errorf("a closing parenthesis too few")
	case !operand:
		return fmt.Errorf("nothing at its end")
	}
	return nil
}

// formula checks one formula, wherever it stands.
func (l *linter) formula(rule Rule, where, formula string) []token {
	list, err := tokens(formula)
	if err == nil {
		err = wellFormed(list)
	}
	if err != nil {
		l.found(rule, where, "%s: %v", formula, err)
		return list
	}
	for _, t := range list {
		switch {
		case t.kind == errorValue:
			l.found(rule, where, "%s: the error %s", formula, t.text)
		case strings.Contains(t.on, "["):
			l.found(External, where, "%s: another workbook", formula)
		case t.has && l.book.sheet(t.on) == nil:
			l.found(rule, where, "%s: no sheet %s", formula, t.on)
		case t.kind == name && l.definedAs(t.text) == 0:
			l.found(rule, where, "%s: no name %s", formula, t.text)
		case t.kind == function && !l.known(t.text):
			l.found(Function, where, "%s: %s is not one that every client knows", formula, t.text)
		}
	}
	return list
}

// definedAs counts the defined names that equal name.
func (l *linter) definedAs(name string) (count int) {
	for _, d := range l.book.defined {
		if strings.EqualFold(d.Name, name) {
			count++
		}
	}
	return count
}

// relative returns a formula as it looks from its own cell, as in R1C1.
func relative(list []token, row, column int) string {
	var out []byte
	for _, t := range list {
		out = append(append(strconv.AppendInt(out, int64(t.kind), 10), 0), t.on...)
		out = append(out, 0)
		if t.kind != ref {
			out = append(append(out, t.text...), 0)
			continue
		}
		r, _ := parseReference(t.text)
		if !r.fixedRow {
			r.row -= row
		}
		if !r.fixedColumn {
			r.column -= column
		}
		out = append(strconv.AppendInt(out, int64(r.row), 10), ':')
		out = append(strconv.AppendInt(out, int64(r.column), 10), ':')
		out = append(strconv.AppendBool(strconv.AppendBool(out, r.fixedRow), r.fixedColumn), 0)
	}
	return string(out)
}
