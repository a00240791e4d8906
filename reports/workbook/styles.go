package workbook

import (
	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
)

// styles are the numbers of the cell styles in the workbook.
type styles struct {
	title, subtitle, about, head, headDate, group, label, note, text, link int
	left, amount, whole, date, year, ratio, flag                           int
	good, fail                                                             int // texts that say that checks pass, or do not
	small, key, groupText, groupNote, indent                               int // texts of 9 points: wrapped, in one line
	headRight, headIndent, headYear                                        int
	million, plain                                                         int // EUR m with one decimal; a number as it is
	month, choice, framed                                                  int // framed: an override as a sample, locked
	dateInput, groupLabel                                                  int
	general, noteRight, indentSmall                                        int // a number with as many decimals as it has; small texts
	inputs, overrides                                                      map[int]int
	grades                                                                 map[string]int
}

// Colours, as RGB. Inputs are blue on pale yellow, formulas black, what is
// below zero red; the formats have no colour of their own, since the red of
// number formats is too pale to read.
const (
	colourInk    = "202020"
	colourInput  = "1F3FBF"
	colourYellow = "FFF9DB"
	colourHead   = "1F3864"
	colourPale   = "E8EDF5"
	colourRule   = "B8C2D3"
	colourBelow  = "B00000"
	colourGood   = "1E6B2E"
)

const (
	formatAmount  = `#,##0.00;-#,##0.00;0.00`
	formatMillion = `#,##0.0;-#,##0.0;"–"`
	formatWhole   = `#,##0;-#,##0;0`
	formatRatio   = `0.0000;-0.0000;0.0000`
	formatDate    = `yyyy-mm-dd;;`
	formatMonth   = `mmm yyyy;;`
	formatYear    = `0`
)

func newStyles(f *excelize.File) (styles, error) {
	m := styleMaker{file: f}
	font := func(size float64, bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: size, Bold: bold, Color: colour}
	}
	ink := font(10, false, colourInk)
	top := &excelize.Alignment{Vertical: "top"}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "top"} // also of a text that stands for a number
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	s := styles{
		title:       m.add(excelize.Style{Font: font(16, true, colourHead)}),
		subtitle:    m.add(excelize.Style{Font: font(10, true, colourHead)}),
		about:       m.add(excelize.Style{Font: font(10, false, "404040")}),
		head:        m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: fill(colourHead), Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}),
		headIndent:  m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: fill(colourHead), Alignment: &excelize.Alignment{Horizontal: "left", WrapText: true, Vertical: "center", Indent: 1}}),
		headRight:   m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: fill(colourHead), Alignment: &excelize.Alignment{Horizontal: "right", WrapText: true, Vertical: "center"}}),
		headYear:    m.number(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: fill(colourHead), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}}, formatYear),
		headDate:    m.number(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: fill(colourHead), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}}, `mmm yyyy`),
		group:       m.add(excelize.Style{Font: font(10, true, colourHead), Fill: fill(colourPale), Alignment: top}),
		groupLabel:  m.add(excelize.Style{Font: font(10, true, colourHead), Fill: fill(colourPale), Alignment: wrap}),
		indent:      m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "left", Vertical: "top", Indent: 1}}),
		groupNote:   m.add(excelize.Style{Font: font(9, false, colourInk), Fill: fill(colourPale), Alignment: wrap}),
		groupText:   m.add(excelize.Style{Font: font(9, true, colourHead), Fill: fill(colourPale), Alignment: wrap}),
		label:       m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Vertical: "top"}}),
		note:        m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{Vertical: "top"}}),
		text:        m.add(excelize.Style{Font: ink, Alignment: wrap}),
		link:        m.add(excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: 10, Color: colourInput, Underline: "single"}, Alignment: top}),
		good:        m.add(excelize.Style{Font: font(10, true, colourGood)}),
		fail:        m.add(excelize.Style{Font: font(10, true, colourBelow)}),
		small:       m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: wrap}),
		key:         m.add(excelize.Style{Font: font(9, false, colourInk), Alignment: &excelize.Alignment{Vertical: "top"}}),
		general:     m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}),
		noteRight:   m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}),
		indentSmall: m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{WrapText: true, Horizontal: "left", Vertical: "top", Indent: 1}}),
		left:        m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}}, formatWhole),
		amount:      m.number(excelize.Style{Font: ink, Alignment: right}, formatAmount),
		million:     m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Vertical: "top", ShrinkToFit: true}}, formatMillion),
		plain:       m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}}, formatYear),
		month:       m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}, formatMonth),
		whole:       m.number(excelize.Style{Font: ink, Alignment: right}, formatWhole),
		ratio:       m.number(excelize.Style{Font: ink, Alignment: right}, formatRatio),
		date:        m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}, formatDate),
		year:        m.number(excelize.Style{Font: ink, Alignment: right}, formatYear),
		flag:        m.number(excelize.Style{Font: ink, Alignment: top}, formatYear),
		inputs:      map[int]int{}, overrides: map[int]int{}, grades: map[string]int{},
	}
	for _, kind := range []struct {
		style  int
		format string
	}{{s.amount, formatAmount}, {s.whole, formatWhole}, {s.ratio, formatRatio}, {s.date, formatDate}, {s.year, formatYear}} {
		blue := excelize.Style{Font: font(10, false, colourInput), Fill: fill(colourYellow), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}
		s.inputs[kind.style] = m.number(blue, kind.format)
		blue.Border = box()
		if kind.style == s.amount {
			s.framed = m.number(blue, kind.format)
		}
		blue.Protection = &excelize.Protection{Locked: false}
		s.overrides[kind.style] = m.number(blue, kind.format)
	}
	s.choice = m.add(excelize.Style{Font: font(10, true, colourInput), Fill: fill(colourYellow), Border: box(), Protection: &excelize.Protection{Locked: false}})
	s.dateInput = s.date
	for _, grade := range []struct{ name, colour string }{{"official", "DDEFD9"}, {"reported", "E3EDF9"}, {"derived", "F2EBDD"}, {"assumption", "FBE3DF"}} {
		s.grades[grade.name] = m.add(excelize.Style{Font: ink, Fill: fill(grade.colour), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1}})
	}
	return s, m.err
}

type styleMaker struct {
	file *excelize.File
	err  error
}

func (m *styleMaker) add(style excelize.Style) int {
	id, err := m.file.NewStyle(&style)
	if err != nil && m.err == nil {
		m.err = err
	}
	return id
}

func (m *styleMaker) number(style excelize.Style, format string) int {
	style.CustomNumFmt = &format
	return m.add(style)
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func box() []excelize.Border {
	var sides []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Color: colourRule, Style: 1})
	}
	return sides
}

// of is the style of a computed value.
func (s *styles) of(u eq.Unit) int {
	switch u {
	case eq.EUR:
		return s.amount
	case eq.Date:
		return s.date
	case eq.Flag:
		return s.flag
	}
	return s.whole
}

// written is the style of an input as people write it.
func (s *styles) written(in *eq.Input) int {
	switch {
	case in.Written == "EUR":
		return s.amount
	case in.Written == "date":
		return s.date
	case in.Decimals == 4:
		return s.ratio
	case in.Decimals > 0:
		return s.amount
	}
	return s.whole
}

// input is a style for a value that is typed in: blue on pale yellow.
func (s *styles) input(style int) int {
	if id, ok := s.inputs[style]; ok {
		return id
	}
	return s.inputs[s.whole]
}

// override is a style for a cell that readers may fill in.
func (s *styles) override(style int) int {
	if id, ok := s.overrides[style]; ok {
		return id
	}
	return s.overrides[s.whole]
}

func (s *styles) grade(name string) int {
	if id, ok := s.grades[name]; ok {
		return id
	}
	return s.label
}
