package workbook

import (
	"strings"
	"testing"

	"loanmodel/internal/xlsxlint"
)

// packageFaults returns faults of sheets, parts, tables and drawings.
func packageFaults() []fault {
	renamed := func(name string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) {
			p.replace(t, "xl/workbook.xml", `<sheet name="`+sheetSources+`"`, `<sheet name="`+name+`"`)
		}
	}
	table := func(columns ...string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) { plantTable(t, p, columns) }
	}
	drawn := func(area, alternative string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) { plantChart(t, p, area, alternative) }
	}
	added := func(to, contentType, kind, content string) func(*testing.T, looseParts) {
		return func(t *testing.T, p looseParts) { p.related(t, "xl/workbook.xml", to, contentType, kind, content) }
	}
	const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	const xmlns = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return []fault{
		{"a sheet's name of 32 characters", xlsxlint.SheetName, true, renamed(strings.Repeat("x", 32))},
		{"a sheet's name with a colon", xlsxlint.SheetName, true, renamed("Log:Sources")},
		{"a sheet's name there twice, in another case", xlsxlint.SheetName, true, renamed("COVER")},
		{"a hidden sheet", xlsxlint.HiddenSheet, false, func(t *testing.T, p looseParts) {
			p.replace(t, "xl/workbook.xml", `<sheet name="`+sheetSources+`"`, `$0 state="hidden"`)
		}},
		{"a very hidden sheet", xlsxlint.HiddenSheet, false, func(t *testing.T, p looseParts) {
			p.replace(t, "xl/workbook.xml", `<sheet name="`+sheetSources+`"`, `$0 state="veryHidden"`)
		}},
		{"a sound table", "", false, table("Identity", "Line")},
		{"a table's head that its cell does not have", xlsxlint.Table, false, table("Identity", "Another")},
		{"a table with a column there twice", xlsxlint.Table, false, table("Identity", "Identity")},
		{"a sound chart", "", false, drawn(sheetCover+"!$B$14:$B$20", "What it shows")},
		{"a chart of a sheet that is not there", xlsxlint.Chart, false, drawn("Nowhere!$B$14:$B$20", "What it shows")},
		{"a chart of empty cells", xlsxlint.Chart, false, drawn(sheetCover+"!$ZZ$14:$ZZ$20", "What it shows")},
		{"a chart of a lost reference", xlsxlint.Chart, false, drawn("#REF!", "What it shows")},
		{"a chart without alternative text", xlsxlint.AltText, false, drawn(sheetCover+"!$B$14:$B$20", "")},
		{"a part without a content type", xlsxlint.Part, true, func(t *testing.T, p looseParts) {
			p.replace(t, "[Content_Types].xml", `<Override PartName="/xl/theme/theme1.xml"[^>]*>(</Override>)?`, "")
		}},
		{"a content type without its part", xlsxlint.Part, false, func(t *testing.T, p looseParts) {
			p.replace(t, "[Content_Types].xml", `</Types>`, `<Override PartName="/xl/gone.xml" ContentType="application/xml"/></Types>`)
		}},
		{"a part that nothing leads to", xlsxlint.Part, false, func(t *testing.T, p looseParts) {
			p["xl/left.xml"] = `<left/>`
			p.replace(t, "[Content_Types].xml", `</Types>`, `<Override PartName="/xl/left.xml" ContentType="application/xml"/></Types>`)
		}},
		{"a relationship to a part that is not there", xlsxlint.Target, true, func(t *testing.T, p looseParts) {
			p.replace(t, "xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rIdGone" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/gone.xml"/></Relationships>`)
		}},
		{"a relationship to a file outside", xlsxlint.External, false, func(t *testing.T, p looseParts) {
			p.replace(t, "xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rIdOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///other.xlsx" TargetMode="External"/></Relationships>`)
		}},
		{"a link to another workbook", xlsxlint.External, false, added("xl/externalLinks/externalLink1.xml", spreadsheet+"externalLink+xml", "externalLink", `<externalLink`+xmlns+`><ddeLink ddeService="other" ddeTopic="file"/></externalLink>`)},
		{"a connection", xlsxlint.External, false, added("xl/connections.xml", spreadsheet+"connections+xml", "connections", `<connections`+xmlns+`><connection id="1" refreshedVersion="1"/></connections>`)},
		{"a macro", xlsxlint.Macro, false, added("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject", "")},
		{"a chain of calculation left over", xlsxlint.CalcChain, false, added("xl/calcChain.xml", spreadsheet+"calcChain+xml", "calcChain", `<calcChain`+xmlns+`><c r="A1" i="1"/></calcChain>`)},
	}
}

// plantTable makes a table of the first two columns of the list of checks.
func plantTable(t *testing.T, p looseParts, columns []string) {
	t.Helper()
	sheet := p.sheetPart(t, sheetChecks)
	content := `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Planted" displayName="Planted" ref="A4:B6" totalsRowShown="0"><autoFilter ref="A4:B6"/><tableColumns count="2">` +
		`<tableColumn id="1" name="` + columns[0] + `"/><tableColumn id="2" name="` + columns[1] + `"/></tableColumns></table>`
	p.related(t, sheet, "xl/tables/table9.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml", "table", content)
	p.replace(t, sheet, `</worksheet>`, `<tableParts count="1"><tablePart r:id="rIdPlanted"/></tableParts></worksheet>`)
}

// plantChart draws a chart of an area on the timeline.
func plantChart(t *testing.T, p looseParts, area, alternative string) {
	t.Helper()
	const (
		chart   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
		drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
		on      = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
		office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	)
	sheet := p.sheetPart(t, sheetTimeline)
	p.related(t, sheet, "xl/drawings/drawing99.xml", "application/vnd.openxmlformats-officedocument.drawing+xml", "drawing",
		`<xdr:wsDr xmlns:xdr="`+on+`" xmlns:a="`+drawing+`"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="4000000" cy="3000000"/>`+
			`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Planted" descr="`+alternative+`"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`+
			`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="`+chart+`">`+
			`<c:chart xmlns:c="`+chart+`" xmlns:r="`+office+`" r:id="rIdPlanted"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`)
	p.related(t, "xl/drawings/drawing99.xml", "xl/charts/chart99.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart",
		`<c:chartSpace xmlns:c="`+chart+`" xmlns:a="`+drawing+`"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>`+
			`<c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>`+area+`</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart>`+
			`<c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="l"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx>`+
			`</c:plotArea></c:chart></c:chartSpace>`)
	p.replace(t, sheet, `</worksheet>`, `<drawing r:id="rIdPlanted"/></worksheet>`)
}
