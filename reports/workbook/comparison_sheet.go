package workbook

import (
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/finance/money"
)

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
	c   *cells
	off decimal.Decimal // by what the column chosen is off, in euro
}

// writeCompare writes the comparison of the structures.
func (b *book) writeCompare() error {
	t := &compareTable{book: b, comparison: b.comparison(), c: b.sheet(sheetCompare)}
	b.head(t.c, "Comparison of structures", compareAbout)
	if len(t.runs) == 0 {
		t.c.startRow(rowCompareHead)
		t.c.text(compareName, b.styles.label, "The scenarios of the library have other months than this run: there is nothing to compare.")
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

// blockRow is where the heads of a settlement's block begin.
func (t *compareTable) blockRow(settlement int) int {
	return firstCompareRow + len(t.rows) + 4 + settlement*(blockHeads+len(t.rows))
}

// listRow is where the list of the scenarios' settlements begins.
func (t *compareTable) listRow() int { return t.blockRow(len(t.settlements)) }

// chosen is the formula of a cell at the top: the same cell of the block of
// the settlement that is chosen, so many rows after the block's beginning.
func (t *compareTable) chosen(offset int) template {
	var rows []int
	for settlement := range t.settlements {
		rows = append(rows, t.blockRow(settlement)+offset)
	}
	number := "$" + columnName(compareFirst) + "$" + strconv.Itoa(rowCompareWhich)
	return template(choose(number, thisColumn, rows))
}

// selectedSettlement is the settlement of the run among those compared.
func (t *compareTable) selectedSettlement() int {
	return int(t.numberOfSettlement(t.scenario().Settlement)) - 1
}

// heads writes the structures, where they stand in the selector, and how to
// reproduce them.
func (t *compareTable) heads() {
	t.c.startTall(rowCompareHead, 3)
	t.structureHeads("Figure")
	t.c.text(t.live(), t.styles.headRight, "Live, the scenario chosen")
	t.c.text(t.live()+1, t.styles.headRight, "Live less engine, EUR")
	for i, structure := range t.structures[1:] {
		t.c.text(t.live()+2+i, t.styles.headRight, structure+" less "+t.structures[0])
	}
	settlement := t.selectedSettlement()
	t.c.startRow(rowCompareSettlement)
	t.c.text(compareName, t.styles.label, "Settlement")
	t.c.formulaText(compareFirst, t.styles.subtitle, t.chosen(0), t.settlements[settlement])
	t.c.startRow(rowCompareWhich)
	t.c.text(compareName, t.styles.label, "Its number")
	column := "$" + columnName(compareFirst) + "$"
	list := column + strconv.Itoa(t.listRow()+1) + ":" + column + strconv.Itoa(t.listRow()+len(t.all))
	t.c.formula(compareFirst, t.styles.left, template("INDEX("+list+","+nameIndex+",1)"), int64(settlement+1), 0)
	t.c.startRow(rowCompareNumber)
	t.c.text(compareName, t.styles.label, "Number in the selector")
	for i, run := range t.runs[settlement] {
		t.c.formula(compareFirst+i, t.styles.whole, t.chosen(1), t.numberOf(run), 0)
	}
	t.c.formula(t.live(), t.styles.whole, nameIndex, t.selected(), 0)
	t.c.startRow(rowCompareRunID)
	t.c.text(compareName, t.styles.label, "Run id")
	for i, run := range t.runs[settlement] {
		t.c.formulaText(compareFirst+i, t.styles.note, t.chosen(2), shortRunID(run))
	}
	t.c.startRow(rowCompareRecipe)
	t.c.text(compareName, t.styles.label, "To reproduce")
	t.c.formulaText(compareFirst, t.styles.label, t.chosen(3), t.recipe(settlement))
}

func (t *compareTable) structureHeads(what string) {
	t.c.text(compareName, t.styles.head, what)
	t.c.text(compareUnit, t.styles.head, "Unit")
	for i, structure := range t.structures {
		t.c.text(compareFirst+i, t.styles.headRight, structure)
	}
}

// row writes a row of the table at the top.
func (t *compareTable) row(i int) {
	r := t.rows[i]
	if r.kind == compareSpace {
		return
	}
	t.c.startRow(firstCompareRow + i)
	if r.kind == compareTitle {
		t.c.text(compareName, t.styles.group, r.name)
		t.c.text(compareFirst, t.styles.about, r.note)
		return
	}
	formula := t.total(r)
	if r.kind == compareFigure {
		formula = t.chosen(blockHeads + i)
	}
	t.labels(r)
	runs := t.runs[t.selectedSettlement()]
	for structure, run := range runs {
		t.c.formulaDecimal(compareFirst+structure, t.styles.million, formula, inMillionsOf(r.of(run)))
	}
	t.liveCells(r)
	for structure, run := range runs[1:] {
		difference := millions("(" + columnName(compareFirst+1+structure) + t.number() + "-$" + columnName(compareFirst) + t.number() + ")")
		t.c.formulaDecimal(t.live()+2+structure, t.styles.million, difference, inMillionsOf(r.of(run).Sub(r.of(runs[0]))))
	}
}

// number is the row being written.
func (t *compareTable) number() string { return strconv.Itoa(t.c.row) }

func (t *compareTable) labels(r compareRow) {
	style := t.styles.label
	if r.kind == compareTotal {
		style = t.styles.group
	}
	t.c.text(compareName, style, r.name)
	t.c.text(compareUnit, style, unitMillions)
}

// total is the sum of the rows above it.
func (t *compareTable) total(r compareRow) template {
	return millions("SUM(" + down(t.c.row-r.back, t.c.row-1) + ")")
}

// liveCells writes the live figure and what it is off by: nothing where no
// structure shown is chosen, or an assumption overridden.
func (t *compareTable) liveCells(r compareRow) {
	switch {
	case r.kind == compareTotal:
		t.c.formulaDecimal(t.live(), t.styles.million, t.total(r), inMillionsOf(r.of(t.run)))
	case r.live != "":
		t.c.formulaDecimal(t.live(), t.styles.million, template(r.live+"/"+eqMillion), inMillionsOf(r.of(t.run)))
		off := t.offBy(r)
		t.off = t.off.Add(off)
		t.c.formulaDecimal(t.live()+1, t.styles.amount, t.difference(), off.String())
	}
}

// difference is the formula of what the live figure differs from the column
// chosen by. Only one column is chosen, so that one difference is added up.
func (t *compareTable) difference() template {
	across := func(row string) string {
		return columnName(compareFirst) + row + ":" + columnName(t.last()) + row
	}
	chosen := "(" + across("$"+strconv.Itoa(rowCompareNumber)) + "=" + nameIndex + ")"
	off := inEuro("ABS(SUMPRODUCT(" + chosen + "*(" + across(t.number()) + "-" + columnName(t.live()) + t.number() + ")))")
	return template("IF("+noOverrides()+",") + off + ",0)"
}

// offBy is what a live figure differs from the column chosen by, in euro.
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
	t.c.startRow(row)
	t.c.text(compareName, t.styles.group, "The column chosen is off by")
	t.c.text(compareUnit, t.styles.group, "EUR")
	t.c.formulaDecimal(t.live()+1, t.styles.amount, template("SUM("+down(firstCompareRow, row-1)+")"), t.off.String())
	cents, err := money.FromDecimal(t.off, money.CentDigits)
	t.extraChecks = append(t.extraChecks, extraCheck{name: "Comparison of structures: the live figures are the engine's", sheet: sheetCompare,
		cell: "$" + columnName(t.live()+1) + "$" + strconv.Itoa(row), off: cents})
	return err
}

// block writes the engine's values under a settlement.
func (t *compareTable) block(settlement int) {
	row := t.blockRow(settlement)
	t.c.startRow(row)
	t.c.text(compareName, t.styles.group, "Engine's values under the settlement")
	t.c.text(compareFirst, t.styles.subtitle, t.settlements[settlement])
	t.c.startRow(row + 1)
	t.c.text(compareName, t.styles.label, "Number in the selector")
	for i, run := range t.runs[settlement] {
		t.c.number(compareFirst+i, t.styles.whole, t.numberOf(run), 0)
	}
	t.c.startRow(row + 2)
	t.c.text(compareName, t.styles.label, "Run id")
	for i, run := range t.runs[settlement] {
		t.c.text(compareFirst+i, t.styles.note, shortRunID(run))
	}
	t.c.startRow(row + 3)
	t.c.text(compareName, t.styles.label, "To reproduce")
	t.c.text(compareFirst, t.styles.label, t.recipe(settlement))
	t.c.startTall(row+blockHeads-1, 2)
	t.structureHeads("Figure")
	for i, r := range t.rows {
		t.c.startRow(row + blockHeads + i)
		t.values(r, settlement)
	}
}

// values writes a row of a settlement's block.
func (t *compareTable) values(r compareRow, settlement int) {
	switch r.kind {
	case compareTitle:
		t.c.text(compareName, t.styles.group, r.name)
	case compareFigure:
		t.labels(r)
		for structure, run := range t.runs[settlement] {
			t.c.decimal(compareFirst+structure, t.styles.million, inMillionsOf(r.of(run)))
		}
	case compareTotal:
		t.labels(r)
		for structure, run := range t.runs[settlement] {
			t.c.formulaDecimal(compareFirst+structure, t.styles.million, t.total(r), inMillionsOf(r.of(run)))
		}
	}
}

// list writes which settlement each scenario of the selector has.
func (t *compareTable) list() {
	t.c.startRow(t.listRow())
	t.c.text(compareName, t.styles.head, "Scenario of the selector")
	t.c.text(compareUnit, t.styles.head, "No.")
	t.c.text(compareFirst, t.styles.headRight, "Its settlement")
	for i, s := range t.all {
		t.c.startRow(t.listRow() + 1 + i)
		t.c.text(compareName, t.styles.label, s.Name)
		t.c.number(compareUnit, t.styles.left, int64(i+1), 0)
		t.c.number(compareFirst, t.styles.whole, t.numberOfSettlement(s.Settlement), 0)
	}
}

// setCompare marks the column of the scenario chosen.
func (b *book) setCompare(f *excelize.File) error {
	marked, err := f.NewConditionalStyle(&excelize.Style{Fill: fill(colourYellow), Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	t := &compareTable{book: b, comparison: b.comparison()}
	structures := len(t.structures)
	if len(t.runs) == 0 {
		return nil
	}
	if err := f.InsertPageBreak(sheetCompare, columnName(compareName)+strconv.Itoa(t.blockRow(0))); err != nil {
		return err
	}
	first, last := columnName(compareFirst), columnName(compareFirst+structures-1)
	area := first + strconv.Itoa(rowCompareNumber) + ":" + last + strconv.Itoa(firstCompareRow+len(b.layout.compareRows()))
	number := first + "$" + strconv.Itoa(rowCompareNumber)
	return f.SetConditionalFormat(sheetCompare, area,
		[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: number + "=" + nameIndex, Format: &marked}})
}

// compareSheetKind is the tab, the widths and the frozen rows of the comparison.
func compareSheetKind() sheetKind {
	return sheetKind{tabOut, []int{44, 8, 16, 16, 16, 16, 16, 13, 16, 16, 16}, columnName(compareFirst) + strconv.Itoa(rowCompareHead+1)}
}
