package chart

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
)

// rankedBars draws a bar for each name, with its value at the end.
func (p *Picture) rankedBars(c *Chart) {
	left := longestOf(c.Names) + 10
	s := tightScale(c.all(), p.Width-left-70) // the bars carry their values: there is no axis
	p.Unit, p.Height = s.unit, len(c.Names)*barStep+8
	for i, name := range c.Names {
		y, value := 4+i*barStep, c.Series[0].Values[i]
		p.text(left-8, y+barHeight-3, "end", name)
		p.rect(left, y, s.at(value), barHeight, fillTotal)
		p.text(left+s.at(value)+6, y+barHeight-3, "start", s.label(value, 1))
	}
}

// stackedColumns draws a column for each name.
func (p *Picture) stackedColumns(c *Chart) {
	s := newScale(c.stackEnds(), plotHeight)
	ground := abovePlot + plotHeight
	p.Height = ground + belowAxis
	p.valueAxis(s, ground)
	step := (p.Width - leftOfAxis - 8) / len(c.Names)
	width := min(step*2/3, 72)
	center := func(i int) int { return leftOfAxis + i*step + step/2 }
	for i := range c.Names {
		above, below := decimal.Zero, decimal.Zero
		for j, series := range c.Series {
			from, value := above, series.Values[i]
			if value.IsNegative() {
				from = below
				below = below.Add(value)
			} else {
				above = above.Add(value)
			}
			if value.IsZero() {
				continue
			}
			top, bottom := ground-s.at(decimal.Max(from, from.Add(value))), ground-s.at(decimal.Min(from, from.Add(value)))
			p.rect(center(i)-width/2, top, width, bottom-top, seriesFills[j])
		}
	}
	p.nameAxis(c.Names, ground, center)
	p.legend(c)
}

// stackedAreas draws series one upon the other, the first at the ground, each
// month at its own width: between month ends nothing is known.
func (p *Picture) stackedAreas(c *Chart) {
	s := newScale(c.stackEnds(), plotHeight)
	ground := abovePlot + plotHeight
	p.Height = ground + belowAxis
	p.valueAxis(s, ground)
	at := func(month int) int { return leftOfAxis + month*(p.Width-leftOfAxis-24)/len(c.Names) }
	base := make([]int, len(c.Names))
	sums := make([]decimal.Decimal, len(c.Names))
	for i := range base {
		base[i] = ground
	}
	for j, series := range c.Series {
		top := make([]int, len(c.Names))
		for i, value := range series.Values {
			sums[i] = sums[i].Add(value)
			top[i] = ground - s.at(sums[i])
		}
		if series.isDrawn() {
			upper, lower := steps(top, at), steps(base, at)
			slices.Reverse(lower)
			p.polygon(append(upper, lower...), seriesFills[j])
		}
		base = top
	}
	p.line(leftOfAxis, ground, p.Width-8, ground, axisColour)
	p.yearAxis(c.Names, ground, at)
	p.legend(c)
}

// steps returns the line along heights, each as wide as its month; a height
// that stays needs no point.
func steps(heights []int, at func(month int) int) []point {
	var line []point
	for i, y := range heights {
		if i == 0 || y != heights[i-1] {
			if i > 0 {
				line = append(line, point{at(i), heights[i-1]})
			}
			line = append(line, point{at(i), y})
		}
	}
	return append(line, point{at(len(heights)), heights[len(heights)-1]})
}

// Of a tornado: a line of words above each pair of bars.
const (
	tornadoStep  = 52
	tornadoBar   = 14
	tornadoSides = 76 // room for the numbers at the ends of the bars
)

// tornadoBars draws for each name how far the first series and the second lead
// from the middle line.
func (p *Picture) tornadoBars(c *Chart) {
	s := tightScale(c.all(), p.Width-2*tornadoSides)
	p.Unit, p.Height = s.unit, len(c.Names)*tornadoStep+8
	zero := tornadoSides + s.at(decimal.Zero)
	for i, name := range c.Names {
		y := 4 + i*tornadoStep
		p.text(4, y+12, "start", name)
		for j, series := range c.Series {
			value, top := series.Values[i], y+18+j*(tornadoBar+1)
			end := tornadoSides + s.at(value)
			if value.IsZero() {
				continue
			}
			p.rect(min(zero, end), top, max(zero, end)-min(zero, end), tornadoBar, []string{fillTotal, fillTakes}[j])
			if value.IsNegative() {
				p.text(end-5, top+tornadoBar-3, "end", s.label(value, 2))
			} else {
				p.text(end+5, top+tornadoBar-3, "start", s.label(value, 2))
			}
		}
		p.line(zero, y+16, zero, y+tornadoStep-4, axisColour)
	}
	p.Legend = []legendEntry{{fillTotal, table.Visible(c.Series[0].Name)}, {fillTakes, table.Visible(c.Series[1].Name)}}
}

// waterfallColumns draws steps that add up to the last, which stands on the
// ground.
func (p *Picture) waterfallColumns(c *Chart) {
	steps := c.Series[0].Values
	sums := []decimal.Decimal{decimal.Zero}
	for _, value := range steps[:len(steps)-1] {
		sums = append(sums, sums[len(sums)-1].Add(value))
	}
	s := newScale(append(sums, steps...), plotHeight)
	ground := abovePlot + plotHeight
	p.Height = ground + belowAxis + 14
	p.valueAxis(s, ground)
	step := (p.Width - leftOfAxis - 8) / len(steps)
	width := min(step*2/3, 96)
	for i, value := range steps {
		from, fill := decimal.Zero, fillTotal
		if i < len(steps)-1 {
			from, fill = sums[i], fillAdds
			if value.IsNegative() {
				fill = fillTakes
			}
		}
		center, to := leftOfAxis+i*step+step/2, from.Add(value)
		top, bottom := ground-s.at(decimal.Max(from, to)), ground-s.at(decimal.Min(from, to))
		p.rect(center-width/2, top, width, bottom-top, fill)
		p.text(center, top-4, "middle", s.label(value, 1))
		if i < len(steps)-1 {
			p.line(center+width/2, ground-s.at(to), center+step-width/2, ground-s.at(to), axisColour)
		}
		for line, words := range table.Wrap(c.Names[i], max(step/letterWidth, 8)) {
			p.text(center, ground+16+line*13, "middle", words)
		}
	}
}

// Of the timeline: a line for each kind, with its name above.
const (
	marksStep   = 40
	marksHeight = 12
)

// monthMarks draws a mark from the first to the last of months that follow each
// other, on a line for each kind.
func (p *Picture) monthMarks(c *Chart) {
	left, width := 8, p.Width-32
	ground := len(c.Series)*marksStep + 4
	p.Height = ground + belowAxis
	months := len(c.Names)
	at := func(month int) int { return left + month*width/months }
	for month, name := range c.Names {
		if strings.HasSuffix(name, "-01") || month == 0 {
			p.line(at(month), 4, at(month), ground, gridColour)
		}
	}
	for i, series := range c.Series {
		y := 4 + i*marksStep
		p.text(left+4, y+14, "start", series.Name)
		p.line(left, y+20+marksHeight/2, left+width, y+20+marksHeight/2, axisColour)
		for from := 0; from < months; from++ {
			to := from
			for to < months && !series.Values[to].IsZero() {
				to++
			}
			if to > from {
				p.rect(at(from), y+20, max(at(to)-at(from), 5), marksHeight, fillTotal)
				from = to
			}
		}
	}
	p.yearAxis(c.Names, ground, at)
}

// yearAxis writes years under their first months, every one or every few.
func (p *Picture) yearAxis(months []string, y int, at func(month int) int) {
	var starts []int
	for month, name := range months {
		if strings.HasSuffix(name, "-01") || month == 0 {
			starts = append(starts, month)
		}
	}
	room := (at(len(months)) - at(0)) / len(starts)
	every := (5*letterWidth + room) / max(room, 1)
	for i, month := range starts {
		if i%every == 0 {
			p.line(at(month), y, at(month), y+5, axisColour)
			p.text(at(month), y+18, "start", months[month][:4])
		}
	}
}
