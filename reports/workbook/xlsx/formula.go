package xlsx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A piece is a part of a formula's text: a text in quotes, the name of a sheet
// in quotes, a word (name, function, reference, number) or one other character.
type piece struct {
	text string
	word bool
}

// pieces takes the text of a formula apart. Put together they are the text.
func pieces(formula string) []piece {
	var list []piece
	for at := 0; at < len(formula); {
		end := at + 1
		switch char := formula[at]; {
		case char == '"' || char == '\'':
			end = endOfQuote(formula, at)
		case isWordByte(char):
			for end < len(formula) && isWordByte(formula[end]) {
				end++
			}
		}
		list = append(list, piece{formula[at:end], isWordByte(formula[at])})
		at = end
	}
	return list
}

// endOfQuote returns the place after a text in quotes, in which the quote
// itself is written twice.
func endOfQuote(formula string, at int) int {
	quote := formula[at]
	for i := at + 1; i < len(formula); i++ {
		if formula[i] != quote {
			continue
		}
		if i+1 < len(formula) && formula[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(formula)
}

func isWordByte(char byte) bool {
	return char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' || char >= '0' && char <= '9' || char >= 0x80 ||
		char == '_' || char == '.' || char == '$' || char == '\\'
}

// A reference is the address of one cell with what is fixed in it, as $B3.
type reference struct {
	fixedColumn, fixedRow string // "$" or nothing
	at                    Place
}

// parseReference reads a word as a reference to a cell.
func parseReference(word string) (r reference, ok bool) {
	rest, fixed := strings.CutPrefix(word, "$")
	if fixed {
		r.fixedColumn = "$"
	}
	letters := len(rest) - len(strings.TrimLeft(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	row, fixed := strings.CutPrefix(rest[letters:], "$")
	if fixed {
		r.fixedRow = "$"
	}
	if letters == 0 || letters > 3 || len(row) == 0 || row[0] < '1' || row[0] > '9' {
		return reference{}, false
	}
	r.at, ok = ParsePlace(rest[:letters] + row)
	return r, ok
}

// plainSheet is a name of a sheet that needs no quotes.
var plainSheet = regexp.MustCompile(`^'[A-Za-z_][A-Za-z0-9_.]*'$`)

// Normalised returns a formula in the form in which two that mean the same and
// were written by different programs are equal: no blanks, capitals, no quotes
// around names of sheets that need none, a range of one cell as that cell.
func Normalised(formula string) string {
	var text strings.Builder
	list := slices.DeleteFunc(pieces(formula), func(p piece) bool { return p.text == " " || p.text == "\n" || p.text == "\t" || p.text == "\r" })
	for i := 0; i < len(list); i++ {
		p := list[i]
		if isOneCell(list, i) {
			text.WriteString(strings.ToUpper(p.text))
			i += 2 // Gnumeric writes A1 for A1:A1
			continue
		}
		switch {
		case strings.HasPrefix(p.text, `"`):
			text.WriteString(p.text)
		case plainSheet.MatchString(p.text):
			text.WriteString(strings.ToUpper(strings.Trim(p.text, "'")))
		case p.word && i+1 < len(list) && list[i+1].text == "!":
			// LibreOffice fixes the names of sheets: $Calc_A!B2.
			text.WriteString(strings.ToUpper(strings.TrimPrefix(p.text, "$")))
		default:
			text.WriteString(strings.ToUpper(p.text))
		}
	}
	return text.String()
}

// isOneCell says whether a range of one cell begins with a piece: A1:A1, and no
// part of a longer one.
func isOneCell(list []piece, i int) bool {
	if i+2 >= len(list) || list[i+1].text != ":" || !strings.EqualFold(list[i].text, list[i+2].text) ||
		i > 0 && list[i-1].text == ":" || i+3 < len(list) && (list[i+3].text == ":" || list[i+3].text == "!") {
		return false
	}
	_, ok := parseReference(strings.ToUpper(list[i].text))
	return ok
}

// Moved returns a formula whose references move by so many rows and columns,
// but for what is fixed in them, as where a formula is shared by several
// cells.
func Moved(formula string, rows, columns int) string {
	var text strings.Builder
	list := pieces(formula)
	for i, p := range list {
		call := i+1 < len(list) && (list[i+1].text == "(" || list[i+1].text == "!")
		found, ok := parseReference(p.text)
		if !p.word || call || !ok {
			text.WriteString(p.text)
			continue
		}
		at := found.at
		if found.fixedColumn == "" {
			at.Column += columns
		}
		if found.fixedRow == "" {
			at.Row += rows
		}
		if at.Row < 1 || at.Row > MaxRows || at.Column < 1 || at.Column > MaxColumns {
			text.WriteString("#REF!")
			continue
		}
		text.WriteString(found.fixedColumn + ColumnName(at.Column) + found.fixedRow + strconv.Itoa(at.Row))
	}
	return text.String()
}
