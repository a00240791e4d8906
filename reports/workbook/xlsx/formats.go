package xlsx

// Numbers of the formats that every spreadsheet program knows without being
// told and that show a hundred times the number.
const (
	formatPercent         = "9"  // 0%
	formatPercentDecimals = "10" // 0.00%
)

// percentStyles returns, for each style of cells by its number, whether it shows
// a number as a percentage; nothing where the file has no styles.
func (p *Parts) percentStyles() ([]bool, error) {
	if !p.Has(partStyles) {
		return nil, nil
	}
	content, err := p.Read(partStyles)
	if err != nil {
		return nil, err
	}
	formats := map[string]bool{formatPercent: true, formatPercentDecimals: true}
	var styles []bool
	inCells := false
	err = p.tags(partStyles, content, func(_ *Scanner, t Tag) error {
		switch t.Name {
		case "numFmt":
			formats[t.Attribute("numFmtId")] = showsPercent(t.Attribute("formatCode"))
		case "cellXfs", "cellStyleXfs", "cellStyles":
			inCells = t.Name == "cellXfs"
		case "xf":
			if inCells {
				styles = append(styles, formats[t.Attribute("numFmtId")])
			}
		}
		return nil
	})
	return styles, err
}

// showsPercent says whether a format has a percent sign that is no text.
func showsPercent(code string) bool {
	inText := false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			inText = !inText
		case '\\', '_', '*': // the next character is text
			i++
		case '%':
			if !inText {
				return true
			}
		}
	}
	return false
}
