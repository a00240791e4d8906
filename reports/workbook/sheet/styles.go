package sheet

import (
	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
)

// Styles are the numbers of the cell styles in the workbook.
type Styles struct {
	Title, Subtitle, About, Head, HeadDate, Group, Label, Note, Text, Link int
	Left, Amount, Whole, Date, Year, Ratio, Flag                           int
	Good, fail                                                             int // texts that say that checks pass, or do not
	Small, Key, GroupText, GroupNote, Indent                               int // texts of 9 points: wrapped, in one line
	HeadRight, HeadIndent, HeadYear                                        int
	Million, Plain                                                         int // EUR m with one decimal; a number as it is
	Month, Choice, Framed                                                  int // framed: an override as a sample, locked
	DateInput, GroupLabel                                                  int
	General, NoteRight, IndentSmall                                        int // a number with as many decimals as it has; small texts
	inputs, overrides                                                      map[int]int
	grades                                                                 map[string]int
}

// Colours, as RGB. Inputs are blue on pale yellow, formulas black, what is
// below zero red; the formats have no colour of their own, since the red of
// number formats is too pale to read.
const (
	colourInk    = "202020"
	colourInput  = "1F3FBF"
	ColourYellow = "FFF9DB"
	ColourHead   = "1F3864"
	colourPale   = "E8EDF5"
	colourRule   = "B8C2D3"
	ColourBelow  = "B00000"
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

// NewStyles adds the styles to a workbook and returns their numbers.
func NewStyles(f *excelize.File) (Styles, error) {
	m := styleMaker{file: f}
	font := func(size float64, bold bool, colour string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: size, Bold: bold, Color: colour}
	}
	ink := font(10, false, colourInk)
	top := &excelize.Alignment{Vertical: "top"}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "top"} // also of a text that stands for a number
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	s := Styles{
		Title:       m.add(excelize.Style{Font: font(16, true, ColourHead)}),
		Subtitle:    m.add(excelize.Style{Font: font(10, true, ColourHead)}),
		About:       m.add(excelize.Style{Font: font(10, false, "404040")}),
		Head:        m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: Fill(ColourHead), Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}),
		HeadIndent:  m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: Fill(ColourHead), Alignment: &excelize.Alignment{Horizontal: "left", WrapText: true, Vertical: "center", Indent: 1}}),
		HeadRight:   m.add(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: Fill(ColourHead), Alignment: &excelize.Alignment{Horizontal: "right", WrapText: true, Vertical: "center"}}),
		HeadYear:    m.number(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: Fill(ColourHead), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}}, formatYear),
		HeadDate:    m.number(excelize.Style{Font: font(10, true, "FFFFFF"), Fill: Fill(ColourHead), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}}, `mmm yyyy`),
		Group:       m.add(excelize.Style{Font: font(10, true, ColourHead), Fill: Fill(colourPale), Alignment: top}),
		GroupLabel:  m.add(excelize.Style{Font: font(10, true, ColourHead), Fill: Fill(colourPale), Alignment: wrap}),
		Indent:      m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "left", Vertical: "top", Indent: 1}}),
		GroupNote:   m.add(excelize.Style{Font: font(9, false, colourInk), Fill: Fill(colourPale), Alignment: wrap}),
		GroupText:   m.add(excelize.Style{Font: font(9, true, ColourHead), Fill: Fill(colourPale), Alignment: wrap}),
		Label:       m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Vertical: "top"}}),
		Note:        m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{Vertical: "top"}}),
		Text:        m.add(excelize.Style{Font: ink, Alignment: wrap}),
		Link:        m.add(excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: 10, Color: colourInput, Underline: "single"}, Alignment: top}),
		Good:        m.add(excelize.Style{Font: font(10, true, colourGood)}),
		fail:        m.add(excelize.Style{Font: font(10, true, ColourBelow)}),
		Small:       m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: wrap}),
		Key:         m.add(excelize.Style{Font: font(9, false, colourInk), Alignment: &excelize.Alignment{Vertical: "top"}}),
		General:     m.add(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}),
		NoteRight:   m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}),
		IndentSmall: m.add(excelize.Style{Font: font(9, false, "404040"), Alignment: &excelize.Alignment{WrapText: true, Horizontal: "left", Vertical: "top", Indent: 1}}),
		Left:        m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}}, formatWhole),
		Amount:      m.number(excelize.Style{Font: ink, Alignment: right}, formatAmount),
		Million:     m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Vertical: "top", ShrinkToFit: true}}, formatMillion),
		Plain:       m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}}, formatYear),
		Month:       m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}, formatMonth),
		Whole:       m.number(excelize.Style{Font: ink, Alignment: right}, formatWhole),
		Ratio:       m.number(excelize.Style{Font: ink, Alignment: right}, formatRatio),
		Date:        m.number(excelize.Style{Font: ink, Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}, formatDate),
		Year:        m.number(excelize.Style{Font: ink, Alignment: right}, formatYear),
		Flag:        m.number(excelize.Style{Font: ink, Alignment: top}, formatYear),
		inputs:      map[int]int{}, overrides: map[int]int{}, grades: map[string]int{},
	}
	for _, kind := range []struct {
		style  int
		format string
	}{{s.Amount, formatAmount}, {s.Whole, formatWhole}, {s.Ratio, formatRatio}, {s.Date, formatDate}, {s.Year, formatYear}} {
		blue := excelize.Style{Font: font(10, false, colourInput), Fill: Fill(ColourYellow), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "top"}}
		s.inputs[kind.style] = m.number(blue, kind.format)
		blue.Border = box()
		if kind.style == s.Amount {
			s.Framed = m.number(blue, kind.format)
		}
		blue.Protection = &excelize.Protection{Locked: false}
		s.overrides[kind.style] = m.number(blue, kind.format)
	}
	s.Choice = m.add(excelize.Style{Font: font(10, true, colourInput), Fill: Fill(ColourYellow), Border: box(), Protection: &excelize.Protection{Locked: false}})
	s.DateInput = s.Date
	for _, grade := range []struct{ name, colour string }{{"official", "DDEFD9"}, {"reported", "E3EDF9"}, {"derived", "F2EBDD"}, {"assumption", "FBE3DF"}} {
		s.grades[grade.name] = m.add(excelize.Style{Font: ink, Fill: Fill(grade.colour), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1}})
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

// Fill returns a plain background of a colour given as RGB.
func Fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func box() []excelize.Border {
	var sides []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Color: colourRule, Style: 1})
	}
	return sides
}

// Of returns the style of a computed value.
func (s *Styles) Of(u eq.Unit) int {
	switch u {
	case eq.EUR:
		return s.Amount
	case eq.Date:
		return s.Date
	case eq.Flag:
		return s.Flag
	}
	return s.Whole
}

// Written returns the style of an input as people write it.
func (s *Styles) Written(in *eq.Input) int {
	switch {
	case in.Written == "EUR":
		return s.Amount
	case in.Written == "date":
		return s.Date
	case in.Decimals == 4:
		return s.Ratio
	case in.Decimals > 0:
		return s.Amount
	}
	return s.Whole
}

// Input returns a style for a value that is typed in: blue on pale yellow.
func (s *Styles) Input(style int) int {
	if id, ok := s.inputs[style]; ok {
		return id
	}
	return s.inputs[s.Whole]
}

// Override returns a style for a cell that readers may fill in.
func (s *Styles) Override(style int) int {
	if id, ok := s.overrides[style]; ok {
		return id
	}
	return s.overrides[s.Whole]
}

// Grade returns the style of a grade's name, that of a label for any other
// word.
func (s *Styles) Grade(name string) int {
	if id, ok := s.grades[name]; ok {
		return id
	}
	return s.Label
}
