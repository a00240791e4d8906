package chart

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
)

// A Picture is a chart as it is drawn: shapes on a canvas of whole pixels,
// which the browser scales.
type Picture struct {
	ID, Title, About, Unit, Note string
	Width, Height                int
	Shapes                       []shape
	Legend                       []legendEntry
}

// A shape is one part of a picture; which attributes count depends on the kind.
type shape struct {
	Kind           string // "rect", "line", "text" or "polygon"
	X, Y, X2, Y2   int    // of a rectangle X2 and Y2 are width and height
	Points         string // of a polygon
	Fill, Stroke   string
	Anchor, Weight string // of a text
	Text           string
}

// A legendEntry is a series with how it is filled.
type legendEntry struct{ Fill, Name string }

// How series are filled: those that stand beside each other differ in
// brightness, and every other one is hatched, so that they can be told apart
// without colour.
var (
	seriesFills = [MostSeries]string{"#1f3864", "#2e75b6", "url(#hatch-up)", "url(#hatch-across)"}
	fillAdds    = "#2e75b6"
	fillTakes   = "url(#hatch-up)"
	fillTotal   = "#1f3864"
)

const (
	inkColour   = "#262626"
	gridColour  = "#d9d9d9"
	axisColour  = "#7f7f7f"
	noColour    = "none"
	whiteColour = "#ffffff"

	pictureWidth = 720
	leftOfAxis   = 64 // for the numbers of an axis
	plotHeight   = 260
	belowAxis    = 28 // for the names under an axis
	abovePlot    = 16
	barHeight    = 15
	barStep      = 21
	letterWidth  = 7 // about that of a letter, in pixels
)

// Draw returns the picture of a chart.
func (c *Chart) Draw(id string) Picture {
	p := &Picture{ID: id, Title: table.Visible(c.Title), About: table.Visible(c.About), Note: table.Visible(c.Note), Width: pictureWidth}
	switch c.Kind {
	case RankedBars:
		p.rankedBars(c)
	case StackedColumns:
		p.stackedColumns(c)
	case StackedAreas:
		p.stackedAreas(c)
	case TornadoBars:
		p.tornadoBars(c)
	case WaterfallColumns:
		p.waterfallColumns(c)
	case MonthMarks:
		p.monthMarks(c)
	}
	return *p
}

func (p *Picture) rect(x, y, width, height int, fill string) {
	stroke := noColour
	if strings.HasPrefix(fill, "url") {
		stroke = axisColour // hatching alone has no edge
	}
	p.Shapes = append(p.Shapes, shape{Kind: "rect", X: x, Y: y, X2: max(width, 1), Y2: max(height, 1), Fill: fill, Stroke: stroke})
}

func (p *Picture) line(x, y, x2, y2 int, stroke string) {
	p.Shapes = append(p.Shapes, shape{Kind: "line", X: x, Y: y, X2: x2, Y2: y2, Stroke: stroke})
}

func (p *Picture) text(x, y int, anchor, text string) {
	p.Shapes = append(p.Shapes, shape{Kind: "text", X: x, Y: y, Anchor: anchor, Fill: inkColour, Text: table.Visible(text)})
}

func (p *Picture) polygon(points []point, fill string) {
	var list strings.Builder
	for i, at := range points {
		if i > 0 {
			list.WriteByte(' ')
		}
		list.WriteString(strconv.Itoa(at.x) + "," + strconv.Itoa(at.y))
	}
	p.Shapes = append(p.Shapes, shape{Kind: "polygon", Points: list.String(), Fill: fill, Stroke: whiteColour})
}

type point struct{ x, y int }

func (p *Picture) legend(c *Chart) {
	for i, s := range c.Series {
		if s.isDrawn() {
			p.Legend = append(p.Legend, legendEntry{seriesFills[i], table.Visible(s.Name)})
		}
	}
}

// A scale leads from euro to pixels.
type scale struct {
	low, high decimal.Decimal // at the ends, in euro
	step      decimal.Decimal // between the marks
	pixels    int             // between the ends
	shift     int32           // of the decimal point, to the unit in which numbers are shown
	unit      string
}

// newScale returns a scale with zero that has room for values; at most about
// five marks stand on it.
func newScale(values []decimal.Decimal, pixels int) scale {
	s := tightScale(values, pixels)
	s.step = niceStep(s.high.Sub(s.low))
	s.low, s.high = s.outward(s.low.Neg()).Neg(), s.outward(s.high)
	return s
}

// tightScale returns a scale without marks from the lowest value to the
// highest, or to zero.
func tightScale(values []decimal.Decimal, pixels int) scale {
	s := scale{pixels: pixels, shift: -6, unit: "EUR m"}
	for _, value := range values {
		s.low, s.high = decimal.Min(s.low, value), decimal.Max(s.high, value)
	}
	if decimal.Max(s.high, s.low.Neg()).GreaterThanOrEqual(table.FromBillions) {
		s.shift, s.unit = -9, "EUR bn"
	}
	if s.low.Equal(s.high) {
		s.high = decimal.New(1, 0) // all is zero, and stands at the lower end
	}
	return s
}

// outward returns the mark at or beyond a value.
func (s scale) outward(value decimal.Decimal) decimal.Decimal {
	marks, rest := value.QuoRem(s.step, 0)
	if rest.IsPositive() {
		marks = marks.Add(decimal.New(1, 0))
	}
	return marks.Mul(s.step)
}

// niceStep returns 1, 2 or 5 times a power of ten, of which about five make a
// span.
func niceStep(span decimal.Decimal) decimal.Decimal {
	step, five := decimal.New(1, -2), decimal.New(5, 0)
	for i := 0; step.Mul(five).LessThan(span); i++ {
		step = decimal.New([]int64{2, 5, 10}[i%3], int32(i/3)-2)
	}
	return step
}

// at returns the distance of a value from the lower end, in pixels.
func (s scale) at(value decimal.Decimal) int {
	pixels := value.Sub(s.low).Mul(decimal.New(int64(s.pixels), 0)).DivRound(s.high.Sub(s.low), 0)
	return int(pixels.BigInt().Int64())
}

// marks returns the values at which marks stand.
func (s scale) marks() []decimal.Decimal {
	var marks []decimal.Decimal
	for mark := s.low; mark.LessThanOrEqual(s.high); mark = mark.Add(s.step) {
		marks = append(marks, mark)
	}
	return marks
}

// label returns a value in the unit of the scale, with so many decimals.
func (s scale) label(value decimal.Decimal, places int32) string {
	return table.Readable(value.Shift(s.shift).StringFixed(places))
}

// markPlaces returns how many decimals the marks need.
func (s scale) markPlaces() int32 {
	places := int32(0)
	for !s.step.Shift(s.shift).Equal(s.step.Shift(s.shift).Truncate(places)) {
		places++
	}
	return places
}

// valueAxis draws the lines and numbers of a scale that stands upright beside a
// plot whose lower end is at y.
func (p *Picture) valueAxis(s scale, y int) {
	p.Unit = s.unit
	for _, mark := range s.marks() {
		at, colour := y-s.at(mark), gridColour
		if mark.IsZero() {
			colour = axisColour
		}
		p.line(leftOfAxis, at, p.Width-8, at, colour)
		p.text(leftOfAxis-6, at+4, "end", s.label(mark, s.markPlaces()))
	}
}

// nameAxis writes names under a plot, one for each part of its width, and
// leaves some out where they would touch.
func (p *Picture) nameAxis(names []string, y int, center func(i int) int) {
	longest := 0
	for _, name := range names {
		longest = max(longest, table.Width(name))
	}
	room := max(center(min(1, len(names)-1))-center(0), 1)
	every := (longest*letterWidth + 10 + room - 1) / room
	if len(names) == 1 {
		every = 1
	}
	for i, name := range names {
		if i%every == 0 {
			p.text(center(i), y+18, "middle", name)
		}
	}
}

// all returns the values of all series.
func (c *Chart) all() []decimal.Decimal {
	var values []decimal.Decimal
	for _, s := range c.Series {
		values = append(values, s.Values...)
	}
	return values
}

// stackEnds are, for each category, the sums of what stands above zero and of
// what stands below.
func (c *Chart) stackEnds() []decimal.Decimal {
	ends := make([]decimal.Decimal, 2*len(c.Names))
	for _, s := range c.Series {
		for i, value := range s.Values {
			end := i
			if value.IsNegative() {
				end += len(c.Names)
			}
			ends[end] = ends[end].Add(value)
		}
	}
	return ends
}

// longestOf estimates how many pixels the longest of some names takes.
func longestOf(names []string) int {
	longest := slices.MaxFunc(append([]string{""}, names...), func(a, b string) int { return table.Width(a) - table.Width(b) })
	return table.Width(longest) * letterWidth
}
