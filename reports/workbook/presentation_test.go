package workbook

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/reports/workbook/sheet"
)

// TestEverySheetIsAlike: title, scenario, master check and link back in the
// same cells, run id in the footer, A4 landscape one page wide, nothing hidden
// or merged, no link to the outside.
func TestEverySheetIsAlike(t *testing.T) {
	presets, file := baseFile(t)
	book, sheets := readParts(t, file)
	cells := readBook(t, file)
	for i, s := range sheets {
		c := cells[s.name]
		back := sheetContents + "!A1"
		if s.name == sheetContents {
			back = sheetCover + "!A1"
		}
		links := map[string]string{}
		for _, l := range s.Links {
			links[l.Cell] = l.Location
			if l.Outside != "" {
				t.Errorf("%s!%s leads out of the workbook", s.name, l.Cell)
			}
		}
		for what, ok := range map[string]bool{
			"has no title in A1":         c["A1"].Value != "" && c["A1"].Formula == "",
			"does not show the scenario": c["A2"].Formula == "ScenarioSelector" && c["A2"].Value == presets[0].Scenario.Name,
			"does not show the checks":   c[cellVerdict].Formula == nameVerdict && c[cellVerdict].Value == verdictPassed,
			"has no link back":           c[cellBack].Value != "" && links[cellBack] == back,
			"has no run id at its foot":  strings.Contains(s.Footer, presets[0].RunID),
			"has no head on paper":       strings.Contains(s.Header, bookTitle),
			"is hidden":                  book.Sheets[i].State == "",
			"has merged cells":           len(s.Merged) == 0,
			"is not A4 landscape":        s.Page.Paper == "9" && s.Page.Orientation == "landscape",
			"is not one page wide":       s.Properties.PageSetUp.Fit != "" && s.Page.Wide != "0" && (s.Page.Tall == "0" || s.name == sheetCover),
			"is not listed in Contents":  strings.Contains(fmt.Sprint(cells[sheetContents]), s.name),
		} {
			if !ok {
				t.Errorf("%s %s", s.name, what)
			}
		}
	}
}

// TestPrintedSizeCanBeRead: what is printed of a sheet is one area, which fits
// the width of a page at a size that can be read, with the rows on every page
// that do not move on the screen. Out_States alone is printed in several parts,
// one after another, each as wide as a page: it has too many measures for one.
func TestPrintedSizeCanBeRead(t *testing.T) {
	const page, inch = 11.69, 96 // of A4 in inches; pixels
	_, file := baseFile(t)
	book, sheets := readParts(t, file)
	area := regexp.MustCompile(`\$([A-Z]+)\$\d+:\$([A-Z]+)\$\d+`)
	titles := regexp.MustCompile(`\$A:\$([A-Z]+)`)
	for i, s := range sheets {
		label, repeats := 0, false
		var ranges [][2]int
		for _, n := range book.Names {
			if n.Local != strconv.Itoa(i) {
				continue
			}
			if strings.HasSuffix(n.Name, "Print_Titles") {
				repeats = strings.Contains(n.Text, "$1:$")
				if m := titles.FindStringSubmatch(n.Text); m != nil {
					label = columnNumber(m[1])
				}
			}
			if strings.HasSuffix(n.Name, "Print_Area") {
				for _, m := range area.FindAllStringSubmatch(n.Text, -1) {
					ranges = append(ranges, [2]int{columnNumber(m[1]), columnNumber(m[2])})
				}
			}
		}
		if ranges == nil {
			ranges = [][2]int{{1, lastColumnOf(s)}}
		}
		if len(ranges) > 1 && s.name != sheetOutStates {
			t.Errorf("%s is printed in %d parts", s.name, len(ranges))
		}
		if (len(s.Panes) > 0) != repeats {
			t.Errorf("%s: heads that stand still on the screen %v, on paper %v", s.name, len(s.Panes) > 0, repeats)
		}
		for _, r := range ranges {
			pixels := s.pixels(1, min(label, r[0]-1)) + s.pixels(r[0], r[1])
			if s.name == sheetCharts {
				pixels = s.pixels(1, chartColumn-1) + chartWidth
			}
			scale := (page - s.Margins.Left - s.Margins.Right) * inch / pixels
			t.Logf("%-16s columns %s to %s: %.0f %%", s.name, sheet.ColumnName(r[0]), sheet.ColumnName(r[1]), 100*min(scale, 1))
			if scale < leastPrinted/100.0 {
				t.Errorf("%s, columns %s to %s: printed at %.1f %%", s.name, sheet.ColumnName(r[0]), sheet.ColumnName(r[1]), 100*scale)
			}
		}
	}
}

// pixels returns how wide some columns are together.
func (s sheetFile) pixels(first, last int) (sum float64) {
	const character, padding = 7, 5
	for column := first; column <= last; column++ {
		sum += math.Trunc(s.width(column)*character + padding)
	}
	return sum
}

func lastColumnOf(s sheetFile) int {
	last := 1
	for _, m := range styledCell.FindAllSubmatch(s.cells, -1) {
		last = max(last, columnNumber(string(m[1])))
	}
	return last
}

// TestContrast: what is written can be read against what is behind it, by the
// measure of WCAG 2.1: at least 4.5 to 1.
func TestContrast(t *testing.T) {
	_, file := baseFile(t)
	styles := readStyles(t, file)
	behind := []string{"FFFFFF"}
	for i, style := range styles.Cells {
		paper := "FFFFFF"
		if p := styles.Fills[style.Fill].Pattern; p.Type == "solid" {
			paper = p.Colour.RGB
		}
		if !slices.Contains(behind, paper) && !strings.HasSuffix(paper, sheet.ColourHead) {
			behind = append(behind, paper)
		}
		ink := styles.Fonts[style.Font].Color.RGB
		if ink == "" { // of the style that no cell of ours has
			ink = "000000"
		}
		if c := contrast(ink, paper); c < 4.5 {
			t.Errorf("style %d: %s on %s has %.2f to 1", i, ink, paper, c)
		}
	}
	for i, style := range styles.Conditional {
		for _, paper := range behind {
			if ink := style.Font.Color.RGB; ink != "" && contrast(ink, paper) < 4.5 {
				t.Errorf("conditional style %d, %s on %s, has %.2f to 1", i, ink, paper, contrast(ink, paper))
			}
		}
	}
	for _, f := range styles.Formats {
		if strings.Contains(f.Code, "[Red]") {
			t.Errorf("the red of the number format %s is too pale", f.Code)
		}
	}
	if len(styles.Conditional) == 0 || len(styles.Cells) < 20 {
		t.Errorf("%d styles and %d conditional ones are too few to be all", len(styles.Cells), len(styles.Conditional))
	}
}

func contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
}

func luminance(rgb string) float64 {
	value, err := strconv.ParseUint(rgb[len(rgb)-6:], 16, 32)
	if err != nil {
		panic(err)
	}
	channel := func(shift int) float64 {
		c := float64(value>>shift&255) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// TestNumbersFit: no number is wider than its column, in the font's own
// widths: a digit has 0.507 and a separator 0.253 of its height.
func TestNumbersFit(t *testing.T) {
	_, file := baseFile(t)
	styles, cells := readStyles(t, file), readBook(t, file)
	codes := map[string]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	_, sheets := readParts(t, file)
	looked := 0
	for _, s := range sheets {
		wide := false
		for _, m := range styledCell.FindAllSubmatch(s.cells, -1) {
			style, _ := strconv.Atoi(string(m[3]))
			cell := cells[s.name][string(m[1])+string(m[2])]
			code := codes[styles.Cells[style].Format]
			if cell.Type != "n" || cell.Value == "" || !strings.HasPrefix(code, "#,##0") {
				continue
			}
			looked++
			whole, _, _ := strings.Cut(strings.TrimPrefix(cell.Value, "-"), ".")
			first, _, _ := strings.Cut(code, ";")
			_, decimals, point := strings.Cut(first, ".")
			digits, separators := len(whole)+len(decimals), (len(whole)-1)/3
			if point {
				separators++
			}
			if strings.HasPrefix(cell.Value, "-") {
				separators += 2
			}
			size := styles.Fonts[styles.Cells[style].Font].Size.Value * 96 / 72
			need := size*(0.507*float64(digits)+0.253*float64(separators)) + 5
			if have := math.Trunc(s.width(columnNumber(string(m[1])))*7 + 5); need > have && !wide {
				wide = true // one of a sheet is enough
				t.Errorf("%s!%s%s: %s needs %.0f pixels and has %.0f", s.name, m[1], m[2], cell.Value, need, have)
			}
		}
	}
	t.Logf("%d numbers fit", looked)
}

// TestNamesAreFew: the selector and the choices of the charts, their lists, the
// checks, and about ten numbers.
func TestNamesAreFew(t *testing.T) {
	_, file := baseFile(t)
	book, _ := readParts(t, file)
	numbers := 0
	for _, n := range book.Names {
		switch {
		case strings.HasPrefix(n.Name, "_xlnm."), strings.HasPrefix(n.Name, "List"), strings.HasPrefix(n.Name, "Scenario"), strings.HasSuffix(n.Name, "Shown"), strings.HasSuffix(n.Name, "Choices"),
			n.Name == "MasterCheck", n.Name == nameVerdict, strings.HasPrefix(n.Name, "Period"):
		default:
			numbers++
		}
	}
	if numbers != len(fixedNumbers()) || numbers > 12 {
		t.Errorf("%d names of numbers", numbers)
	}
}
