package document

import (
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// fileStart is how many bytes of a file are examined to tell what it is.
const fileStart = 4096

// byteOrderMark may stand at the start of a UTF-8 file and has no meaning.
const byteOrderMark = "\ufeff"

// wideMarks lists how files begin in encodings of two or four bytes per
// character. The longer marks come first, because they begin with a shorter
// one.
var wideMarks = []struct{ start, name string }{
	{"\xff\xfe\x00\x00", "UTF-32"},
	{"\x00\x00\xfe\xff", "UTF-32"},
	{"\xff\xfe", "UTF-16"},
	{"\xfe\xff", "UTF-16"},
}

// binaryStarts lists the first bytes of kinds of files that are given by
// mistake.
var binaryStarts = []struct{ start, name string }{
	{"PK\x03\x04", "a ZIP archive or Excel workbook"},
	{"\xd0\xcf\x11\xe0", "an old Excel or Word file"},
	{"%PDF-", "a PDF file"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"\x7fELF", "a program"},
}

// otherFormat reports a file that is not UTF-8 text at all, with one message
// about the file instead of one about each of its bytes.
func otherFormat(file, content string) (diagnostic.Diagnostic, bool) {
	start := content[:min(len(content), fileStart)]
	for _, mark := range wideMarks {
		if strings.HasPrefix(start, mark.start) {
			return wrongEncoding(file, mark.name), true
		}
	}
	for _, kind := range binaryStarts {
		if strings.HasPrefix(start, kind.start) {
			return binaryFile(file, "looks like "+kind.name), true
		}
	}
	if alternatesWithZero(start) {
		return wrongEncoding(file, "UTF-16"), true
	}
	if mostlyControl(start) {
		return binaryFile(file, "holds many control characters"), true
	}
	return diagnostic.Diagnostic{}, false
}

// wrongEncoding reports a text file in another encoding.
func wrongEncoding(file, encoding string) diagnostic.Diagnostic {
	return atStart(file, TextUTF8, "the file is "+encoding, "save it as UTF-8")
}

// binaryFile reports a file that is not text.
func binaryFile(file, reason string) diagnostic.Diagnostic {
	return atStart(file, FileBinary, "this is a binary file ("+reason+"), not YAML", "give the YAML file")
}

// atStart makes a diagnostic for line 1, column 1 without an excerpt, because
// the start of such a file shows nothing useful.
func atStart(file string, code diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		Code: code.ID, File: file, Pos: diagnostic.Position{Line: 1, Column: 1}, Width: 1,
		Message: message, Hint: hint,
	}
}

// alternatesWithZero recognises UTF-16 without a byte-order mark: in Latin text
// every second byte is zero.
func alternatesWithZero(start string) bool {
	if len(start) < 4 {
		return false
	}
	odd := start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0
	even := start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0
	return odd || even
}

// mostlyControl reports whether more than one byte in eight is a control
// character that no text has. It leaves short texts to the check of characters.
func mostlyControl(start string) bool {
	const enough = 32
	count := 0
	for i := range len(start) {
		if start[i] < 0x20 && !strings.ContainsRune("\t\n\r", rune(start[i])) {
			count++
		}
	}
	return len(start) >= enough && count*8 > len(start)
}
