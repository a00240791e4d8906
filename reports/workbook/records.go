package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
)

// A recordRow is the texts of a row, column by column.
type recordRow []string

// writeRecord writes rows of texts under heads, each as tall as its longest
// text needs, and says which row comes next.
func (b *book) writeRecord(c *sheet.Cells, row int, widths []int, heads []string, rows []recordRow) int {
	b.heads(c, row, 2, heads...)
	for _, texts := range rows {
		row++
		lines := 1
		for i, text := range texts {
			lines = max(lines, sheet.LinesOf(text, widths[i]*11/10))
		}
		c.StartTall(row, lines)
		for i, text := range texts {
			style := b.styles.Small
			if i > 0 && isGrade(text) {
				style = b.styles.Grade(text)
			}
			if recordedNumber.MatchString(text) { // stored as text it is a fault to Excel
				c.Decimal(i+1, b.numberStyle(text), text)
				continue
			}
			c.Text(i+1, style, text)
		}
	}
	return row + 1
}

// recordedNumber is a number as the records hold it: a year, an amount, a share.
var recordedNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// numberStyle returns the style of a number with as many decimals as the text
// has.
func (b *book) numberStyle(text string) int {
	switch _, decimals, _ := strings.Cut(text, "."); len(decimals) {
	case 0:
		return b.styles.Year
	case 1, 2:
		return b.styles.Amount
	}
	return b.styles.Ratio
}

func isGrade(text string) bool { return slices.Contains(scenarios.Grades(), text) }

// widthsOf returns the widths of the first columns of a sheet.
func (b *book) widthsOf(name string) []int {
	for _, s := range b.sheets {
		if s.name == name {
			return s.kind.widths
		}
	}
	return nil
}

// writeSources writes the register of sources.
func (b *book) writeSources() error {
	sources, err := scenarios.Sources()
	if err != nil {
		return err
	}
	c := b.sheet(sheetSources)
	b.head(c, "Sources", "The register of sources. Ids are those of the source columns of the In_ sheets and of Log_Data.")
	var rows []recordRow
	for _, s := range sources {
		rows = append(rows, recordRow{s.ID, s.Title, s.Publisher, s.Date, s.Accessed, s.URL, s.Note})
	}
	b.writeRecord(c, 4, b.widthsOf(sheetSources), []string{"Id", "Title", "Publisher", "Date", "Last checked", "Address", "Note"}, rows)
	return nil
}

// writeData writes the series of data: every input whose value is no
// assumption, and the figures in print that the model is held against.
func (b *book) writeData() error {
	c := b.sheet(sheetData)
	b.head(c, "Data", "Every input of "+b.delivered.Scenario.Name+", as delivered, that rests on data, and the figures in print that the model is held against.")
	sources, err := scenarios.Sources()
	if err != nil {
		return err
	}
	published := map[string]string{}
	for _, s := range sources {
		published[s.ID] = s.Date
	}
	var rows []recordRow
	for _, p := range b.delivered.Scenario.Parameters() {
		rows = append(rows, b.seriesOf(p, published)...)
	}
	widths := b.widthsOf(sheetData)
	next := b.writeRecord(c, 4, widths, []string{"Series", "Key", "Members", "Unit", "Grade", "Sources", "Published", "As of", "Last checked", "Vintage: file that gave it", "First cell"}, rows)
	return b.writePrinted(c, next+1, widths, published)
}

// seriesOf returns the rows of an input: one for each origin that its members
// have.
func (b *book) seriesOf(p *scenarios.Parameter, published map[string]string) []recordRow {
	var rows []recordRow
	var members [][]string
	for member := range p.Values {
		o := p.Values[member].Origin
		if o.Grade == scenarios.GradeAssumption || o.Grade == "" {
			continue
		}
		row := recordRow{p.Line.Name, p.Key(), "", p.Line.Input.Written, o.Grade, sourceText(o), datesOf(o.Sources, published), o.AsOf, o.Checked, o.Overlay, b.firstCell(p.Line, member)}
		at := slices.IndexFunc(rows, func(r recordRow) bool { return slices.Equal(r[3:10], row[3:10]) })
		if at < 0 {
			at = len(rows)
			rows, members = append(rows, row), append(members, nil)
		}
		members[at] = append(members[at], p.Line.Over.Code(member))
	}
	for i := range rows {
		if len(members[i]) == p.Line.Over.Len() && p.Line.Over != nil {
			rows[i][2] = "all"
		} else {
			rows[i][2] = strings.Join(members[i], ", ")
		}
	}
	return rows
}

// datesOf returns the days on which sources were published, first and last.
func datesOf(ids []string, published map[string]string) string {
	var dates []string
	for _, id := range ids {
		dates = append(dates, published[id])
	}
	if len(dates) == 0 {
		return ""
	}
	first, last := slices.Min(dates), slices.Max(dates)
	if first == last {
		return first
	}
	return first + " to " + last
}

// firstCell returns where the series begins on the In_ sheets.
func (b *book) firstCell(line *eq.Line, member int) string {
	if isDated(line) {
		return sheetSchedules + "!" + sheet.ColumnName(sheet.InputLive) + strconv.Itoa(b.layout.dated[line.ID][member].dates)
	}
	return b.layout.lines[line.ID].sheet + "!" + sheet.ColumnName(sheet.InputLive) + strconv.Itoa(b.layout.lines[line.ID].row+member)
}

// writePrinted writes which figures in print the model is held against.
func (b *book) writePrinted(c *sheet.Cells, row int, widths []int, published map[string]string) error {
	tables, err := scenarios.Published()
	if err != nil {
		return err
	}
	var rows []recordRow
	for _, table := range tables {
		for _, f := range table.Figures {
			rows = append(rows, recordRow{f.Name, table.Title, "", f.Unit, f.Grade, strings.Join(f.Sources, ", "), datesOf(f.Sources, published), f.Published, "", "published/" + table.Name, string(f.Reading.Line)})
		}
	}
	b.writeRecord(c, row, widths, []string{"Figure in print", "Table", "", "Unit", "Grade", "Sources", "Published", "Print of", "", "File", "Held against line"}, rows)
	return nil
}
