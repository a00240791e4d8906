package xlsx

// Settings are those of a whole workbook that change what its cells mean or
// show. The zero value is what spreadsheet programs begin with.
type Settings struct {
	From1904   bool // days are counted from 1904: the same number is a date 1,462 days later
	Manual     bool // formulas are computed on demand only: values may be those of other inputs
	Unfinished bool // the file was saved before all formulas were computed
	Rounded    bool // the program computes with numbers as they are shown
}

// isTrue and isFalse read a switch of the format; one that is not there is
// neither.
func isTrue(text string) bool  { return text == "1" || text == "true" || text == "on" }
func isFalse(text string) bool { return text == "0" || text == "false" || text == "off" }
