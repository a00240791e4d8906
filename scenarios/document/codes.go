package document

import "loanmodel/scenarios/diagnostic"

// Faults of the file as a whole.
var (
	FileSize = diagnostic.Code{ID: "E-LIMIT-SIZE", Title: "file too large",
		Explanation: "An input file has at most 1 MiB. Check that the right file was given; long tables belong in separate files."}
	FileBinary = diagnostic.Code{ID: "E-FILE-BINARY", Title: "not a text file",
		Explanation: "The file is a workbook, an archive, a picture or the like. Give the YAML file it was made from."}
	FileEmpty = diagnostic.Code{ID: "E-FILE-EMPTY", Title: "nothing in the file",
		Explanation: "The file has no keys. An empty file is refused because defaults must not be mistaken for a choice."}
	FileConflict = diagnostic.Code{ID: "E-FILE-CONFLICT", Title: "unresolved merge conflict",
		Explanation: "A version control system left both versions in the file between lines with <<<<<<< and >>>>>>>. Keep one and remove the marks."}
)

// Faults of characters and texts.
var (
	TextUTF8 = diagnostic.Code{ID: "E-TEXT-UTF8", Title: "not UTF-8",
		Explanation: "Input files are UTF-8 text, with or without a byte-order mark. Choose UTF-8 when saving the file."}
	TextControl = diagnostic.Code{ID: "E-TEXT-CONTROL", Title: "control character",
		Explanation: "Control characters can change what a terminal or spreadsheet shows. Remove the character, even where it is written as an escape."}
	TextHidden = diagnostic.Code{ID: "E-TEXT-HIDDEN", Title: "invisible or direction-changing character",
		Explanation: "Characters that nobody sees make two different texts look the same. Remove the character or type the text again."}
	TextBlank = diagnostic.Code{ID: "E-TEXT-BLANK", Title: "unusual blank outside of quotes",
		Explanation: "A no-break space or similar blank looks like an ordinary one but is not. Use ordinary blanks, or put the text in quotes."}
	TextQuotes = diagnostic.Code{ID: "E-TEXT-QUOTES", Title: "text without quotes is not read as text",
		Explanation: "Without quotes the value is a number, a switch or nothing. Put the text in quotes."}
	TextLines = diagnostic.Code{ID: "E-TEXT-LINES", Title: "text over several lines",
		Explanation: "Text without quotes ends at the end of its line, because a wrongly indented line would otherwise become part of it silently. Use quotes or a block that begins with |. A name is always one line."}
)

// Faults of YAML syntax and parts of YAML that are not supported.
var (
	YAMLSyntax = diagnostic.Code{ID: "E-YAML-SYNTAX", Title: "not valid YAML",
		Explanation: "The file cannot be read at this place. Compare it with the lines around it and with an example file."}
	YAMLTab = diagnostic.Code{ID: "E-YAML-TAB", Title: "tab in indentation",
		Explanation: "YAML is indented with spaces. Replace the tab by spaces; most editors can do so for the whole file."}
	YAMLIndent = diagnostic.Code{ID: "E-YAML-INDENT", Title: "indentation does not match",
		Explanation: "Keys of one mapping and entries of one list begin in the same column. Align the line with the one it belongs to."}
	YAMLQuote = diagnostic.Code{ID: "E-YAML-QUOTE", Title: "quotes missing or not closed",
		Explanation: "Text in quotes has to end with the same quote, and some texts need quotes: those with a colon and blank inside and those that begin with a character that has a meaning in YAML."}
	YAMLEscape = diagnostic.Code{ID: "E-YAML-ESCAPE", Title: "unknown escape",
		Explanation: "Between double quotes a backslash begins an escape such as \\n or \\u00e4. Write \\\\ for a backslash, or use single quotes."}
	YAMLBracket = diagnostic.Code{ID: "E-YAML-BRACKET", Title: "bracket not closed",
		Explanation: "A list in [ ] or a mapping in { } has to be closed, and its entries need commas between them."}
	YAMLDirective = diagnostic.Code{ID: "E-YAML-DIRECTIVE", Title: "directives are not supported",
		Explanation: "Remove the line that begins with a per cent sign."}
	YAMLDocuments = diagnostic.Code{ID: "E-YAML-DOCUMENTS", Title: "more than one document",
		Explanation: "A line with --- begins another document. Put each document in a file of its own."}
	YAMLAnchor = diagnostic.Code{ID: "E-YAML-ANCHOR", Title: "anchors and aliases are not supported",
		Explanation: "Repeat the value. If the text is meant to begin with & or *, put it in quotes."}
	YAMLMerge = diagnostic.Code{ID: "E-YAML-MERGE", Title: "merge keys are not supported",
		Explanation: "Repeat the keys, or let one file extend another."}
	YAMLTag = diagnostic.Code{ID: "E-YAML-TAG", Title: "tags are not supported",
		Explanation: "Remove the word that begins with an exclamation mark. If the text is meant to begin with it, put it in quotes."}
)

// Faults of keys.
var (
	KeyDuplicate = diagnostic.Code{ID: "E-KEY-DUPLICATE", Title: "key given twice",
		Explanation: "Only one of the values could count. Remove the other."}
	KeyCase = diagnostic.Code{ID: "E-KEY-CASE", Title: "keys differ only by upper and lower case",
		Explanation: "Keys are told apart by case, but two that differ by nothing else are a mistake. Remove one."}
	KeyASCII = diagnostic.Code{ID: "E-KEY-ASCII", Title: "key with a character outside ASCII",
		Explanation: "Keys hold letters, digits and signs of ASCII. A letter of another alphabet can look the same; type the key again."}
	KeyText = diagnostic.Code{ID: "E-KEY-TEXT", Title: "key is not a text",
		Explanation: "A key is one line of text. Put a number or a word such as true in quotes if it is meant as a key."}
	KeyUnknown = diagnostic.Code{ID: "E-KEY-UNKNOWN", Title: "unknown key",
		Explanation: "The key has no meaning at this place. Check its spelling and its indentation."}
	KeyMissing = diagnostic.Code{ID: "E-KEY-MISSING", Title: "key missing",
		Explanation: "The mapping needs this key. Nothing is assumed in its place."}
)

// Faults of values.
var (
	ValueType = diagnostic.Code{ID: "E-VALUE-TYPE", Title: "value of the wrong type",
		Explanation: "Another kind of value is expected, for example a list and not a text. Compare with the reference of the keys."}
	ValueEmpty = diagnostic.Code{ID: "E-VALUE-EMPTY", Title: "no value",
		Explanation: "The key is there but its value is missing. Nothing is assumed in its place."}
	ValueUnknown = diagnostic.Code{ID: "E-VALUE-UNKNOWN", Title: "value not among the known ones",
		Explanation: "Only the listed values are allowed. Upper and lower case matter."}
	NumberQuotes = diagnostic.Code{ID: "E-NUMBER-QUOTES", Title: "decimal number without quotes",
		Explanation: "Amounts and rates are written in quotes, because programs that read YAML round numbers without quotes in different ways."}
	NumberFormat = diagnostic.Code{ID: "E-NUMBER-FORMAT", Title: "not a number",
		Explanation: "Numbers have ASCII digits and at most one point for decimals: no separators, units, per cent signs, exponents or plus signs."}
	NumberDecimals = diagnostic.Code{ID: "E-NUMBER-DECIMALS", Title: "too many decimals",
		Explanation: "The number is finer than what it measures, and is not rounded silently. Amounts have two decimals."}
	NumberRange = diagnostic.Code{ID: "E-NUMBER-RANGE", Title: "number out of range",
		Explanation: "The number is below or above what is allowed here. Check its sign and its unit."}
	SwitchValue = diagnostic.Code{ID: "E-SWITCH", Title: "neither true nor false",
		Explanation: "A switch is true or false, in lower case and without quotes."}
	DateFormat = diagnostic.Code{ID: "E-DATE-FORMAT", Title: "date not written as YYYY-MM-DD",
		Explanation: "Dates are year, month and day with hyphens, without time and zone, for example 2026-04-01."}
	DateDay = diagnostic.Code{ID: "E-DATE-DAY", Title: "no such day",
		Explanation: "The date is not in the calendar, for example 30 February."}
)

// Limits exceeded; the limits themselves are constants such as [MaxDepth].
var (
	LimitDepth = diagnostic.Code{ID: "E-LIMIT-DEPTH", Title: "nested too deeply",
		Explanation: "Mappings and lists are nested deeper than any input needs. Check the indentation and the brackets."}
	LimitKeys = diagnostic.Code{ID: "E-LIMIT-KEYS", Title: "too many keys in one mapping",
		Explanation: "One mapping has more keys than any input needs."}
	LimitNodes = diagnostic.Code{ID: "E-LIMIT-NODES", Title: "too many values in one file",
		Explanation: "The file has more keys and values than any input needs. Long tables belong in separate files."}
	LimitText = diagnostic.Code{ID: "E-LIMIT-TEXT", Title: "text too long",
		Explanation: "Shorten the text. It is not cut silently."}
	LimitList = diagnostic.Code{ID: "E-LIMIT-LIST", Title: "too many entries in a list",
		Explanation: "The list has more entries than are allowed here."}
)

// Codes returns all codes of this package in the order of their
// documentation.
func Codes() []diagnostic.Code {
	return []diagnostic.Code{
		FileSize, FileBinary, FileEmpty, FileConflict,
		TextUTF8, TextControl, TextHidden, TextBlank, TextQuotes, TextLines,
		YAMLSyntax, YAMLTab, YAMLIndent, YAMLQuote, YAMLEscape, YAMLBracket,
		YAMLDirective, YAMLDocuments, YAMLAnchor, YAMLMerge, YAMLTag,
		KeyDuplicate, KeyCase, KeyASCII, KeyText, KeyUnknown, KeyMissing,
		ValueType, ValueEmpty, ValueUnknown,
		NumberQuotes, NumberFormat, NumberDecimals, NumberRange,
		SwitchValue, DateFormat, DateDay,
		LimitDepth, LimitKeys, LimitNodes, LimitText, LimitList,
	}
}
