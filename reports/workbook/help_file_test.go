package workbook

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
)

// baseFile returns the workbook of the base case with all presets.
func baseFile(t *testing.T) ([]*analysis.Run, []byte) {
	t.Helper()
	presets := testkit.Presets(t)
	return presets, write(t, presets[0], presets)
}

// A sheetFile is what a sheet's part says beside its cells.
type sheetFile struct {
	name       string
	cells      []byte // the rows, as they stand
	Properties struct {
		PageSetUp struct {
			Fit string `xml:"fitToPage,attr"`
		} `xml:"pageSetUpPr"`
	} `xml:"sheetPr"`
	Panes []struct {
		State string `xml:"state,attr"`
		Cell  string `xml:"topLeftCell,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Columns []struct {
		Min   int     `xml:"min,attr"`
		Max   int     `xml:"max,attr"`
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Merged      []struct{}       `xml:"mergeCells>mergeCell"`
	Validations []validationFile `xml:"dataValidations>dataValidation"`
	Links       []struct {
		Cell     string `xml:"ref,attr"`
		Location string `xml:"location,attr"`
		Outside  string `xml:"id,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Margins struct {
		Left  float64 `xml:"left,attr"`
		Right float64 `xml:"right,attr"`
	} `xml:"pageMargins"`
	Page struct {
		Paper       string `xml:"paperSize,attr"`
		Orientation string `xml:"orientation,attr"`
		Wide        string `xml:"fitToWidth,attr"`
		Tall        string `xml:"fitToHeight,attr"`
	} `xml:"pageSetup"`
	Header string `xml:"headerFooter>oddHeader"`
	Footer string `xml:"headerFooter>oddFooter"`
}

type validationFile struct {
	Type   string `xml:"type,attr"`
	Range  string `xml:"sqref,attr"`
	First  string `xml:"formula1"`
	Second string `xml:"formula2"`
	Prompt string `xml:"prompt,attr"`
	Error  string `xml:"error,attr"`
}

// A bookFile is what the workbook's own part says.
type bookFile struct {
	Sheets []struct {
		Name  string `xml:"name,attr"`
		State string `xml:"state,attr"`
	} `xml:"sheets>sheet"`
	Names []struct {
		Name  string `xml:"name,attr"`
		Local string `xml:"localSheetId,attr"`
		Text  string `xml:",chardata"`
	} `xml:"definedNames>definedName"`
}

func readParts(t *testing.T, file []byte) (bookFile, []sheetFile) {
	t.Helper()
	var book bookFile
	if err := xml.Unmarshal(clients.Part(t, file, "xl/workbook.xml"), &book); err != nil {
		t.Fatal(err)
	}
	sheets := make([]sheetFile, len(book.Sheets))
	for i, s := range book.Sheets {
		content := clients.Part(t, file, "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml")
		from, to := bytes.Index(content, []byte("<sheetData>")), bytes.Index(content, []byte("</sheetData>"))
		if from < 0 || to < 0 {
			t.Fatalf("%s has no rows", s.Name)
		}
		sheets[i].name, sheets[i].cells = s.Name, content[from:to]
		if err := xml.Unmarshal(append(bytes.Clone(content[:from]), content[to+len("</sheetData>"):]...), &sheets[i]); err != nil {
			t.Fatal(err)
		}
	}
	return book, sheets
}

// width returns the width of a column in characters.
func (s sheetFile) width(column int) float64 {
	for _, c := range s.Columns {
		if c.Min <= column && column <= c.Max {
			return c.Width
		}
	}
	return 8.43 // of Excel itself
}

var styledCell = regexp.MustCompile(`<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"`)

func columnNumber(name string) int {
	n := 0
	for _, letter := range name {
		n = n*26 + int(letter-'A') + 1
	}
	return n
}

// inRange says whether a cell lies in a range of one column or one cell, as
// validations have them.
func inRange(column string, row int, sqref string) bool {
	first, last, several := strings.Cut(sqref, ":")
	if !several {
		last = first
	}
	split := regexp.MustCompile(`^([A-Z]+)([0-9]+)$`)
	a, b := split.FindStringSubmatch(first), split.FindStringSubmatch(last)
	from, _ := strconv.Atoi(a[2])
	to, _ := strconv.Atoi(b[2])
	return a[1] == column && from <= row && row <= to
}

// A styleFile is the styles as they stand in the file.
type styleFile struct {
	Formats []struct {
		ID   string `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Fonts []struct {
		Color colourFile `xml:"color"`
		Size  struct {
			Value float64 `xml:"val,attr"`
		} `xml:"sz"`
	} `xml:"fonts>font"`
	Fills []struct {
		Pattern struct {
			Type   string     `xml:"patternType,attr"`
			Colour colourFile `xml:"fgColor"`
		} `xml:"patternFill"`
	} `xml:"fills>fill"`
	Cells []struct {
		Format     string `xml:"numFmtId,attr"`
		Font       int    `xml:"fontId,attr"`
		Fill       int    `xml:"fillId,attr"`
		Protection struct {
			Locked string `xml:"locked,attr"`
		} `xml:"protection"`
	} `xml:"cellXfs>xf"`
	Conditional []struct {
		Font struct {
			Color colourFile `xml:"color"`
		} `xml:"font"`
	} `xml:"dxfs>dxf"`
}

type colourFile struct {
	RGB string `xml:"rgb,attr"`
}

func readStyles(t *testing.T, file []byte) styleFile {
	t.Helper()
	var s styleFile
	if err := xml.Unmarshal(clients.Part(t, file, "xl/styles.xml"), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// unlocked says of each style whether its cells may be changed.
func (s styleFile) unlocked(style int) bool {
	return s.Cells[style].Protection.Locked == "0" || s.Cells[style].Protection.Locked == "false"
}
