package workbook

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// A comparison is what structures are compared by, and their runs under each
// settlement.
type comparison struct {
	structures  []string
	settlements []string
	runs        [][]*analysis.Run // by settlement, then by structure
	rows        []compareRow
}

// A compareRow is a row of the comparison: a figure, or what belongs to a part.
type compareRow struct {
	kind compareKind
	name string
	note string                                  // of a title
	live string                                  // of a figure: its formula in euro; empty where the engine alone has it
	of   func(run *analysis.Run) decimal.Decimal // in euro
	back int                                     // of a total: over how many rows
}

// A compareKind is what a row is.
type compareKind int

const (
	compareSpace compareKind = iota
	compareTitle
	compareFigure
	compareTotal
)

// comparison gathers the library's scenarios of the run's months. A settlement
// for which a structure has no run is left out.
func (b *book) comparison() *comparison {
	c := &comparison{}
	runs := map[string]*analysis.Run{}
	for _, run := range b.dossier.Library() {
		runs[run.Scenario.Structure+"+"+run.Scenario.Settlement] = run
		if s := run.Scenario; !slices.Contains(c.structures, s.Structure) {
			c.structures = append(c.structures, s.Structure)
		}
	}
	for _, run := range b.dossier.Library() {
		settlement := run.Scenario.Settlement
		if slices.Contains(c.settlements, settlement) {
			continue
		}
		var each []*analysis.Run
		for _, structure := range c.structures {
			if found := runs[structure+"+"+settlement]; found != nil {
				each = append(each, found)
			}
		}
		if len(each) == len(c.structures) {
			c.settlements = append(c.settlements, settlement)
			c.runs = append(c.runs, each)
		}
	}
	c.rows = b.layout.compareRows()
	return c
}

// compareRows returns what structures are compared by: as the command compare
// does, with present values, and what is left to Euroclear and to Ukraine.
func (l *layout) compareRows() (rows []compareRow) {
	for _, part := range metric.StructureParts() {
		var figures []compareRow
		for _, f := range part.Figures {
			live := string(l.headline(f))
			if f.Less {
				live = "-" + live
			}
			figures = append(figures, compareRow{kind: compareFigure, name: f.Name, live: live, of: func(run *analysis.Run) decimal.Decimal { return f.Of(run.Result) }})
		}
		rows = append(rows, partRows(part.Title, part.Note, part.Total, figures)...)
	}
	rows = append(rows, partRows("What all states together pay and owe for certain, at present value, and what they owe only if",
		"Dated, ACT/365, on the last day of the first month, and summed over the states; live for each on "+sheetOutStates+". Read no present value without the line under it.", "", l.presentValues())...)
	rows = append(rows, partRows("What it leaves to Euroclear and Belgium", "", "",
		l.headlines("own_funds_end", "uncovered_loss_end", "windfall_transfers", "belgian_tax", "belgian_tax_forgone"))...)
	return append(rows, partRows("What it brings Ukraine", "", "",
		l.headlines("loan_drawn", "grants", "loan_repaid", "loan_outstanding_end", "need_gap", "era_gap_peak"))...)
}

// partRows returns figures under a title, with their sum where that has a name.
func partRows(title, note, total string, figures []compareRow) []compareRow {
	rows := append([]compareRow{{kind: compareTitle, name: title, note: note}}, figures...)
	if total != "" {
		rows = append(rows, compareRow{kind: compareTotal, name: total, back: len(figures), of: func(run *analysis.Run) (sum decimal.Decimal) {
			for _, f := range figures {
				sum = sum.Add(f.of(run))
			}
			return sum
		}})
	}
	return append(rows, compareRow{kind: compareSpace})
}

// headlines returns headline figures by their ids.
func (l *layout) headlines(ids ...string) (list []compareRow) {
	for _, h := range metric.Headlines() {
		if slices.Contains(ids, h.ID) {
			list = append(list, compareRow{kind: compareFigure, name: h.At(metric.Undated).Name, live: string(l.headline(h)),
				of: func(run *analysis.Run) decimal.Decimal { return h.Of(run.Result) }})
		}
	}
	return list
}

// presentValues returns the present values of what all states pay and owe for
// certain, and under them what they owe only if something happens, without which
// no structure is ranked.
func (l *layout) presentValues() (list []compareRow) {
	for i, m := range metric.StateMeasures() {
		if m.Discount == metric.Undiscounted || m.Per != metric.PerNothing {
			continue
		}
		column := sheet.ColumnName(stateFirstMeasure + i)
		live := "SUM(" + sheetOutStates + "!" + column + strconv.Itoa(sheet.FirstRow) + ":" + column + strconv.Itoa(lastStateRow) + ")"
		list = append(list, compareRow{kind: compareFigure, name: m.Name, live: live, of: func(run *analysis.Run) (sum decimal.Decimal) {
			for state := range finance.MemberStates.Members {
				sum = sum.Add(m.Value(run.Result, state))
			}
			return sum
		}})
	}
	onlyIf := metric.Column(metric.OwedOnlyIf)
	return append(list, compareRow{kind: compareFigure, name: onlyIf.Name + ": not in the above", live: string(l.headline(onlyIf)),
		of: func(run *analysis.Run) decimal.Decimal { return onlyIf.Of(run.Result) }})
}

// recipe returns the command that shows the figures of a settlement.
func (c *comparison) recipe(settlement int) string {
	text := "loanmodel compare"
	for _, run := range c.runs[settlement] {
		text += " " + run.Scenario.Name
	}
	return text
}

// numberOfSettlement returns the place of a settlement, counted from 1; the
// first one's where it is not there.
func (c *comparison) numberOfSettlement(name string) int64 {
	return int64(max(slices.Index(c.settlements, name), 0) + 1)
}

const sheetCompare = "Out_Compare"

const compareAbout = "The financing structures side by side under the settlement of the scenario chosen, in EUR m over the whole run: the engine's values, which stand below for every settlement."

// Columns of the comparison; after the structures come the live figures, what
// these are off by, and the differences from the first structure.
const (
	compareName = iota + 1
	compareUnit
	compareFirst
)

// Rows of the comparison.
const (
	rowCompareHead = iota + 4
	rowCompareSettlement
	rowCompareWhich // number of the settlement
	rowCompareNumber
	rowCompareRunID
	rowCompareRecipe
	_
	firstCompareRow
)

// blockHeads is how many rows a block of values has before its figures: those
// of the table at the top from the number on, and the settlement's.
const blockHeads = 5

// A compareTable writes the comparison.
type compareTable struct {
	*book
	*comparison
	c   *sheet.Cells
	off decimal.Decimal // by what the column chosen is off, in euro
}

// writeCompare writes the comparison of the structures.
func (b *book) writeCompare() error {
	t := &compareTable{book: b, comparison: b.comparison(), c: b.sheet(sheetCompare)}
	b.head(t.c, "Comparison of structures", compareAbout)
	if len(t.runs) == 0 {
		t.c.StartRow(rowCompareHead)
		t.c.Text(compareName, b.styles.Label, "The scenarios of the library have other months than this run: there is nothing to compare.")
		return nil
	}
	t.heads()
	for i := range t.rows {
		t.row(i)
	}
	if err := t.check(); err != nil {
		return err
	}
	for settlement := range t.settlements {
		t.block(settlement)
	}
	t.list()
	return nil
}

func (t *compareTable) last() int { return compareFirst + len(t.structures) - 1 }

func (t *compareTable) live() int { return t.last() + 1 }

// blockRow returns where the heads of a settlement's block begin.
func (t *compareTable) blockRow(settlement int) int {
	return firstCompareRow + len(t.rows) + 4 + settlement*(blockHeads+len(t.rows))
}

// listRow returns where the list of the scenarios' settlements begins.
func (t *compareTable) listRow() int { return t.blockRow(len(t.settlements)) }

// chosen returns the formula of a cell at the top: the same cell of the block
// of the settlement that is chosen, so many rows after the block's beginning.
func (t *compareTable) chosen(offset int) sheet.Template {
	var rows []int
	for settlement := range t.settlements {
		rows = append(rows, t.blockRow(settlement)+offset)
	}
	number := "$" + sheet.ColumnName(compareFirst) + "$" + strconv.Itoa(rowCompareWhich)
	return sheet.Template(sheet.Choose(number, sheet.ThisColumn, rows))
}

// selectedSettlement returns the settlement of the run among those compared.
func (t *compareTable) selectedSettlement() int {
	return int(t.numberOfSettlement(t.scenario().Settlement)) - 1
}

// heads writes the structures, where they stand in the selector, and how to
// reproduce them.
func (t *compareTable) heads() {
	t.c.StartTall(rowCompareHead, 3)
	t.structureHeads("Figure")
	t.c.Text(t.live(), t.styles.HeadRight, "Live, the scenario chosen")
	t.c.Text(t.live()+1, t.styles.HeadRight, "Live less engine, EUR")
	for i, structure := range t.structures[1:] {
		t.c.Text(t.live()+2+i, t.styles.HeadRight, structure+" less "+t.structures[0])
	}
	settlement := t.selectedSettlement()
	t.c.StartRow(rowCompareSettlement)
	t.c.Text(compareName, t.styles.Label, "Settlement")
	t.c.FormulaText(compareFirst, t.styles.Subtitle, t.chosen(0), t.settlements[settlement])
	t.c.StartRow(rowCompareWhich)
	t.c.Text(compareName, t.styles.Label, "Its number")
	column := "$" + sheet.ColumnName(compareFirst) + "$"
	list := column + strconv.Itoa(t.listRow()+1) + ":" + column + strconv.Itoa(t.listRow()+len(t.all))
	t.c.Formula(compareFirst, t.styles.Left, sheet.Template("INDEX("+list+","+nameIndex+",1)"), int64(settlement+1), 0)
	t.c.StartRow(rowCompareNumber)
	t.c.Text(compareName, t.styles.Label, "Number in the selector")
	for i, run := range t.runs[settlement] {
		t.c.Formula(compareFirst+i, t.styles.Whole, t.chosen(1), t.numberOf(run), 0)
	}
	t.c.Formula(t.live(), t.styles.Whole, nameIndex, t.selected(), 0)
	t.c.StartRow(rowCompareRunID)
	t.c.Text(compareName, t.styles.Label, "Run id")
	for i, run := range t.runs[settlement] {
		t.c.FormulaText(compareFirst+i, t.styles.Note, t.chosen(2), analysis.ShortID(run.RunID))
	}
	t.c.StartRow(rowCompareRecipe)
	t.c.Text(compareName, t.styles.Label, "To reproduce")
	t.c.FormulaText(compareFirst, t.styles.Label, t.chosen(3), t.recipe(settlement))
}

func (t *compareTable) structureHeads(what string) {
	t.c.Text(compareName, t.styles.Head, what)
	t.c.Text(compareUnit, t.styles.Head, "Unit")
	for i, structure := range t.structures {
		t.c.Text(compareFirst+i, t.styles.HeadRight, structure)
	}
}

// row writes a row of the table at the top.
func (t *compareTable) row(i int) {
	r := t.rows[i]
	if r.kind == compareSpace {
		return
	}
	t.c.StartRow(firstCompareRow + i)
	if r.kind == compareTitle {
		t.c.Text(compareName, t.styles.Group, r.name)
		t.c.Text(compareFirst, t.styles.About, r.note)
		return
	}
	formula := t.total(r)
	if r.kind == compareFigure {
		formula = t.chosen(blockHeads + i)
	}
	t.labels(r)
	runs := t.runs[t.selectedSettlement()]
	for structure, run := range runs {
		t.c.FormulaDecimal(compareFirst+structure, t.styles.Million, formula, inMillionsOf(r.of(run)))
	}
	t.liveCells(r)
	for structure, run := range runs[1:] {
		difference := millions("(" + sheet.ColumnName(compareFirst+1+structure) + t.number() + "-$" + sheet.ColumnName(compareFirst) + t.number() + ")")
		t.c.FormulaDecimal(t.live()+2+structure, t.styles.Million, difference, inMillionsOf(r.of(run).Sub(r.of(runs[0]))))
	}
}

// number returns the row being written.
func (t *compareTable) number() string { return strconv.Itoa(t.c.Row) }

func (t *compareTable) labels(r compareRow) {
	style := t.styles.Label
	if r.kind == compareTotal {
		style = t.styles.Group
	}
	t.c.Text(compareName, style, r.name)
	t.c.Text(compareUnit, style, unitMillions)
}

// total returns the sum of the rows above it.
func (t *compareTable) total(r compareRow) sheet.Template {
	return millions("SUM(" + sheet.Down(t.c.Row-r.back, t.c.Row-1) + ")")
}

// liveCells writes the live figure and what it is off by: nothing where no
// structure shown is chosen, or an assumption overridden.
func (t *compareTable) liveCells(r compareRow) {
	switch {
	case r.kind == compareTotal:
		t.c.FormulaDecimal(t.live(), t.styles.Million, t.total(r), inMillionsOf(r.of(t.run)))
	case r.live != "":
		t.c.FormulaDecimal(t.live(), t.styles.Million, sheet.Template(r.live+"/"+eqMillion), inMillionsOf(r.of(t.run)))
		off := t.offBy(r)
		t.off = t.off.Add(off)
		t.c.FormulaDecimal(t.live()+1, t.styles.Amount, t.difference(), off.String())
	}
}

// difference returns the formula of what the live figure differs from the
// column chosen by. Only one column is chosen, so that one difference is added
// up.
func (t *compareTable) difference() sheet.Template {
	across := func(row string) string {
		return sheet.ColumnName(compareFirst) + row + ":" + sheet.ColumnName(t.last()) + row
	}
	chosen := "(" + across("$"+strconv.Itoa(rowCompareNumber)) + "=" + nameIndex + ")"
	off := inEuro("ABS(SUMPRODUCT(" + chosen + "*(" + across(t.number()) + "-" + sheet.ColumnName(t.live()) + t.number() + ")))")
	return sheet.Template("IF("+noOverrides()+",") + off + ",0)"
}

// offBy returns what a live figure differs from the column chosen by, in euro.
func (t *compareTable) offBy(r compareRow) decimal.Decimal {
	for _, run := range t.runs[t.selectedSettlement()] {
		if t.isHeld(run) {
			return r.of(run).Sub(r.of(t.run)).Abs()
		}
	}
	return decimal.Zero
}

// check writes what the column chosen is off by.
func (t *compareTable) check() error {
	row := firstCompareRow + len(t.rows)
	t.c.StartRow(row)
	t.c.Text(compareName, t.styles.Group, "The column chosen is off by")
	t.c.Text(compareUnit, t.styles.Group, "EUR")
	t.c.FormulaDecimal(t.live()+1, t.styles.Amount, sheet.Template("SUM("+sheet.Down(firstCompareRow, row-1)+")"), t.off.String())
	cents, err := money.FromDecimal(t.off, money.CentDigits)
	t.extraChecks = append(t.extraChecks, extraCheck{name: "Comparison of structures: the live figures are the engine's", sheet: sheetCompare,
		cell: "$" + sheet.ColumnName(t.live()+1) + "$" + strconv.Itoa(row), off: cents})
	return err
}

// block writes the engine's values under a settlement.
func (t *compareTable) block(settlement int) {
	row := t.blockRow(settlement)
	t.c.StartRow(row)
	t.c.Text(compareName, t.styles.Group, "Engine's values under the settlement")
	t.c.Text(compareFirst, t.styles.Subtitle, t.settlements[settlement])
	t.c.StartRow(row + 1)
	t.c.Text(compareName, t.styles.Label, "Number in the selector")
	for i, run := range t.runs[settlement] {
		t.c.Number(compareFirst+i, t.styles.Whole, t.numberOf(run), 0)
	}
	t.c.StartRow(row + 2)
	t.c.Text(compareName, t.styles.Label, "Run id")
	for i, run := range t.runs[settlement] {
		t.c.Text(compareFirst+i, t.styles.Note, analysis.ShortID(run.RunID))
	}
	t.c.StartRow(row + 3)
	t.c.Text(compareName, t.styles.Label, "To reproduce")
	t.c.Text(compareFirst, t.styles.Label, t.recipe(settlement))
	t.c.StartTall(row+blockHeads-1, 2)
	t.structureHeads("Figure")
	for i, r := range t.rows {
		t.c.StartRow(row + blockHeads + i)
		t.values(r, settlement)
	}
}

// values writes a row of a settlement's block.
func (t *compareTable) values(r compareRow, settlement int) {
	switch r.kind {
	case compareTitle:
		t.c.Text(compareName, t.styles.Group, r.name)
	case compareFigure:
		t.labels(r)
		for structure, run := range t.runs[settlement] {
			t.c.Decimal(compareFirst+structure, t.styles.Million, inMillionsOf(r.of(run)))
		}
	case compareTotal:
		t.labels(r)
		for structure, run := range t.runs[settlement] {
			t.c.FormulaDecimal(compareFirst+structure, t.styles.Million, t.total(r), inMillionsOf(r.of(run)))
		}
	}
}

// list writes which settlement each scenario of the selector has.
func (t *compareTable) list() {
	t.c.StartRow(t.listRow())
	t.c.Text(compareName, t.styles.Head, "Scenario of the selector")
	t.c.Text(compareUnit, t.styles.Head, "No.")
	t.c.Text(compareFirst, t.styles.HeadRight, "Its settlement")
	for i, s := range t.all {
		t.c.StartRow(t.listRow() + 1 + i)
		t.c.Text(compareName, t.styles.Label, s.Name)
		t.c.Number(compareUnit, t.styles.Left, int64(i+1), 0)
		t.c.Number(compareFirst, t.styles.Whole, t.numberOfSettlement(s.Settlement), 0)
	}
}

// setCompare marks the column of the scenario chosen.
func (b *book) setCompare(f *excelize.File) error {
	marked, err := f.NewConditionalStyle(&excelize.Style{Fill: sheet.Fill(sheet.ColourYellow), Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	t := &compareTable{book: b, comparison: b.comparison()}
	structures := len(t.structures)
	if len(t.runs) == 0 {
		return nil
	}
	if err := f.InsertPageBreak(sheetCompare, sheet.ColumnName(compareName)+strconv.Itoa(t.blockRow(0))); err != nil {
		return err
	}
	first, last := sheet.ColumnName(compareFirst), sheet.ColumnName(compareFirst+structures-1)
	area := first + strconv.Itoa(rowCompareNumber) + ":" + last + strconv.Itoa(firstCompareRow+len(b.layout.compareRows()))
	number := first + "$" + strconv.Itoa(rowCompareNumber)
	return f.SetConditionalFormat(sheetCompare, area,
		[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: number + "=" + nameIndex, Format: &marked}})
}

// compareSheetKind returns the tab, the widths and the frozen rows of the
// comparison.
func compareSheetKind() sheetKind {
	return sheetKind{tabOut, []int{44, 8, 16, 16, 16, 16, 16, 13, 16, 16, 16}, sheet.ColumnName(compareFirst) + strconv.Itoa(rowCompareHead+1)}
}
