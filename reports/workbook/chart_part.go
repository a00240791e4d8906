package workbook

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/reports/workbook/sheet"
)

// The part of a chart in the file: DrawingML, written here because excelize
// knows neither caches nor hatches and writes the axes of dates in a form that
// the schema does not allow.
const (
	chartInk  = "404040" // text
	chartRule = "D9D9D9" // grid lines
	chartHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart>`
	chartFoot = `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`
	whiteEdge             = `<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>`
	axisNames, axisValues = "100000000", "100000001"

	titleSize, textSize = 1400, 1050 // in hundredths of a point

	daysAYear     = 366 // at least: a mark a year after another never stands in the same year
	labelledYears = 12
)

// part returns the whole part of a chart.
func (c *charts) part(n nativeChart) ([]byte, error) {
	p := &partWriter{charts: c, chart: n}
	p.write(chartHead)
	p.title()
	p.write(`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`)
	p.plot()
	p.write(`</c:plotArea>`)
	p.legend()
	p.write(chartFoot)
	return []byte(p.xml.String()), p.err
}

// A partWriter writes the part of one chart.
type partWriter struct {
	*charts
	chart nativeChart
	xml   strings.Builder
	err   error
}

func (p *partWriter) write(text string, args ...any) {
	if len(args) > 0 {
		text = fmt.Sprintf(text, args...)
	}
	p.xml.WriteString(text)
}

// reference writes an address with the values that stand there.
func (p *partWriter) reference(kind, area string) {
	values, err := p.valuesOf(area)
	if err != nil && p.err == nil {
		p.err = err
	}
	format := ""
	if kind == "num" {
		format = "<c:formatCode>General</c:formatCode>"
	}
	p.write(`<c:%sRef><c:f>%s</c:f>`, kind, area)
	p.xml.WriteString(cacheOf(kind, format, values))
	p.write(`</c:%sRef>`, kind)
}

// font writes the text properties of a part of the chart, in hundredths of a
// point.
func (p *partWriter) font(size int, bold bool) string {
	weight := 0
	if bold {
		weight = 1
	}
	return fmt.Sprintf(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>%s</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`, p.run("defRPr", size, weight))
}

func (p *partWriter) run(element string, size, weight int) string {
	return fmt.Sprintf(`<a:%s sz="%d" b="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Calibri"/></a:%s>`, element, size, weight, chartInk, element)
}

// title writes the live text of a cell.
func (p *partWriter) title() {
	p.write(`<c:title><c:tx>`)
	p.reference("str", p.chart.block.title())
	p.write(`</c:tx><c:overlay val="0"/>`)
	p.write(p.font(titleSize, true))
	p.write(`</c:title>`)
}

func (p *partWriter) plot() {
	switch p.chart.kind {
	case areaStacked:
		p.write(`<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>`)
		p.allSeries()
		p.axisIDs(`</c:areaChart>`)
		p.monthAxis()
		p.valueAxis("l", "midCat")
	case marksOnDates:
		p.write(`<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
		p.allSeries()
		p.axisIDs(`</c:scatterChart>`)
		p.dateAxes()
	case barRanked, barTornado:
		p.bars("bar")
		p.nameAxis("l", true)
		p.valueAxis("b", "between")
	default:
		p.bars("col")
		p.nameAxis("b", false)
		p.valueAxis("l", "between")
	}
}

func (p *partWriter) bars(direction string) {
	grouping, overlap := "stacked", `<c:overlap val="100"/>`
	switch p.chart.kind {
	case barRanked, barTornado:
		grouping, overlap = "clustered", ""
	}
	p.write(`<c:barChart><c:barDir val="%s"/><c:grouping val="%s"/><c:varyColors val="0"/>`, direction, grouping)
	p.allSeries()
	p.write(`<c:gapWidth val="40"/>` + overlap)
	p.axisIDs(`</c:barChart>`)
}

func (p *partWriter) axisIDs(end string) {
	p.write(`<c:axId val="%s"/><c:axId val="%s"/>`+end, axisNames, axisValues)
}

func (p *partWriter) allSeries() {
	for i, s := range p.chart.series {
		p.write(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx>`, i, i)
		p.reference("str", s.name)
		p.write(`</c:tx>`)
		if p.chart.kind == marksOnDates {
			p.marks(s)
		} else {
			p.filled(s)
		}
		p.write(`</c:ser>`)
	}
}

// filled writes a series of bars, columns or areas.
func (p *partWriter) filled(s series) {
	if p.chart.kind == areaStacked { // an edge would be a saw of months
		p.write(strings.Replace(fillOf(s.shade), whiteEdge, "", 1))
	} else {
		p.write(fillOf(s.shade))
		p.write(`<c:invertIfNegative val="0"/>`)
	}
	if p.chart.labels != "" && s.shade != "" {
		p.write(`<c:dLbls><c:numFmt formatCode="%s" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`, p.chart.labels)
		p.write(p.font(textSize, false))
		if p.chart.kind == barRanked || p.chart.kind == barTornado {
			p.write(`<c:dLblPos val="outEnd"/>`)
		}
		p.write(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
	}
	p.write(`<c:cat>`)
	p.reference(p.nameKind(), p.chart.names)
	p.write(`</c:cat><c:val>`)
	p.reference("num", s.values)
	p.write(`</c:val>`)
}

// nameKind returns what the categories are: years, or texts.
func (p *partWriter) nameKind() string {
	if p.chart.kind == columnsStacked || p.chart.kind == areaStacked {
		return "num"
	}
	return "str"
}

// fillOf returns how a series is filled: hatched, solid, or not at all.
func fillOf(shade string) string {
	outline := whiteEdge
	switch shade {
	case "":
		return `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`
	case shade3, shade4, shade7:
		hatch, edge := map[string]string{shade3: "wdUpDiag", shade4: "dkHorz", shade7: "ltUpDiag"}[shade], ""
		if shade == shade7 { // light, so that its labels can be read
			edge = `<a:ln w="9525"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill></a:ln>`
		}
		return `<c:spPr><a:pattFill prst="` + hatch + `"><a:fgClr><a:srgbClr val="` + shade + `"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>` + edge + `</c:spPr>`
	case shade5, shade6:
		outline = `<a:ln w="9525"><a:solidFill><a:srgbClr val="` + chartInk + `"/></a:solidFill></a:ln>`
	}
	return `<c:spPr><a:solidFill><a:srgbClr val="` + shade + `"/></a:solidFill>` + outline + `</c:spPr>`
}

// marks writes a series of the timeline: no line, and a sign of its own.
func (p *partWriter) marks(s series) {
	signs := map[string]string{shade1: "diamond", shade2: "square", shade3: "triangle", shade4: "circle"}
	p.write(`<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="%s"/><c:size val="9"/>`, signs[s.shade])
	p.write(`<c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></c:spPr></c:marker><c:xVal>`, s.shade, chartInk)
	p.reference("num", p.chart.names)
	p.write(`</c:xVal><c:yVal>`)
	p.reference("num", s.values)
	p.write(`</c:yVal><c:smooth val="0"/>`)
}

// line returns that of an axis or of the grid.
func line(colour string) string {
	return `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill></a:ln></c:spPr>`
}

func (p *partWriter) nameAxis(position string, reversed bool) {
	orientation := "minMax"
	if reversed {
		orientation = "maxMin"
	}
	p.write(`<c:catAx><c:axId val="%s"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`, axisNames, orientation, position)
	p.write(`<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + line("7F7F7F") + p.font(textSize, false))
	p.write(`<c:crossAx val="%s"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>`, axisValues)
	if p.chart.kind == barRanked || p.chart.kind == barTornado {
		p.write(`<c:tickLblSkip val="1"/>`)
	}
	p.write(`<c:noMultiLvlLbl val="1"/></c:catAx>`)
}

func (p *partWriter) valueAxis(position, between string) {
	hidden, grid := 0, `<c:majorGridlines>`+line(chartRule)+`</c:majorGridlines>`
	if p.chart.kind == barRanked { // the bars carry their values
		hidden, grid = 1, ""
	}
	p.write(`<c:valAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="%d"/><c:axPos val="%s"/>`+grid, axisValues, hidden, position)
	rotation := ""
	if position == "l" {
		rotation = ` rot="-5400000" vert="horz"`
	}
	p.write(`<c:title><c:tx><c:rich><a:bodyPr%s/><a:lstStyle/><a:p><a:pPr>%s</a:pPr><a:r>%s<a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
		rotation, p.run("defRPr", textSize, 0), strings.Replace(p.run("rPr", textSize, 0), "<a:rPr ", `<a:rPr lang="en-GB" `, 1), p.chart.axis)
	p.write(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	crosses := "autoZero"
	if p.chart.kind == barTornado { // the names stand in reverse, and the axis of values belongs under them
		crosses = "max"
	}
	p.write(`<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`+p.font(textSize, false)+`<c:crossAx val="%s"/><c:crosses val="%s"/><c:crossBetween val="%s"/></c:valAx>`, axisNames, crosses, between)
}

// monthAxis writes the axis of months, with labels of years.
func (p *partWriter) monthAxis() {
	p.write(`<c:dateAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`, axisNames)
	p.write(`<c:numFmt formatCode="yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + line("7F7F7F") + p.font(textSize, false))
	years := 2
	if p.years() <= labelledYears {
		years = 1
	}
	p.write(`<c:crossAx val="%s"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="months"/>`, axisValues)
	p.write(`<c:majorUnit val="%d"/><c:majorTimeUnit val="years"/></c:dateAx>`, years)
}

// dateAxes writes those of the timeline: the days of the horizon, and heights
// from above nothing, so that months without an event are not seen.
func (p *partWriter) dateAxes() {
	timeline := p.book.run.Scenario.Timeline
	first, last := timeline.Start.First().Serial(), timeline.End().Last().Serial()
	p.write(`<c:valAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/><c:max val="%d"/><c:min val="%d"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`, axisNames, last, first)
	p.write(`<c:majorGridlines>` + line(chartRule) + `</c:majorGridlines><c:numFmt formatCode="yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	p.write(line("7F7F7F") + p.font(textSize, false))
	unit := 2 * daysAYear // labels of every second year: those of long horizons have room
	if p.years() <= labelledYears {
		unit = daysAYear
	}
	p.write(`<c:crossAx val="%s"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="%d"/></c:valAx>`, axisValues, unit)
	p.write(`<c:valAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/><c:max val="%d.8"/><c:min val="0.2"/></c:scaling><c:delete val="1"/><c:axPos val="l"/>`, axisValues, len(p.chart.series))
	p.write(`<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	p.write(`<c:crossAx val="%s"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`, axisNames)
}

// legend names the series, where there is more than one.
func (p *partWriter) legend() {
	if len(p.chart.series) == 1 {
		return
	}
	p.write(`<c:legend><c:legendPos val="b"/>`)
	for i, s := range p.chart.series {
		if s.shade == "" {
			p.write(`<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
		}
	}
	p.write(`<c:overlay val="0"/>` + p.font(textSize, false) + `</c:legend>`)
}

// A chartValue is a text or a number that a chart draws.
type chartValue struct {
	text   string
	number decimal.Decimal
	isText bool
}

// draws notes the next value of an area that a chart draws and that stands in
// no grid.
func (c *charts) draws(area string, value chartValue) {
	c.lists[area] = append(c.lists[area], value)
}

// cacheOf returns a list of values as a chart keeps them.
func cacheOf(kind, format string, values []chartValue) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<c:%sCache>%s<c:ptCount val="%d"/>`, kind, format, len(values))
	for i, value := range values {
		text := string(sheet.AppendEscaped(nil, value.text))
		if !value.isText {
			text = value.number.String()
		}
		fmt.Fprintf(&b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, text)
	}
	fmt.Fprintf(&b, `</c:%sCache>`, kind)
	return b.String()
}

// valuesOf returns the values of an area.
func (c *charts) valuesOf(area string) ([]chartValue, error) {
	if values := c.lists[area]; values != nil {
		return values, nil
	}
	tab, cells, _ := strings.Cut(area, "!")
	g := c.grids[tab]
	if g == nil {
		return nil, fmt.Errorf("no values of %s", area)
	}
	from, to, isArea := strings.Cut(strings.ReplaceAll(cells, "$", ""), ":")
	if !isArea {
		to = from
	}
	first, last, err := sheet.Corners(from, to)
	if err != nil {
		return nil, err
	}
	var values []chartValue
	for row := first.Row; row <= last.Row; row++ {
		for column := first.Column; column <= last.Column; column++ {
			cell, found := g.cells[sheet.Place{Row: row, Column: column}]
			if !found {
				return nil, fmt.Errorf("%s: no cell in row %d, column %d", area, row, column)
			}
			values = append(values, chartValue{cell.text, cell.number, cell.isText})
		}
	}
	return values, nil
}
