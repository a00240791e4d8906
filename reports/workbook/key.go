package workbook

import (
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
)

// A keyWriter writes the rows of the Key sheet: what it is, a sample, what it
// means.
type keyWriter struct {
	*book
	c   *sheet.Cells
	row int
}

// keyWidth is how many characters fit into a line of the explanations.
const keyWidth = 115

// writeKey explains colours, names, grades, signs, units, the exact form of
// shares, and how to use the workbook.
func (b *book) writeKey() error {
	k := &keyWriter{book: b, c: b.sheet(sheetKey), row: 4}
	b.head(k.c, "Key", "How to read and use this workbook.")
	k.signsAndColours()
	k.grades()
	k.use()
	k.exactShares()
	k.printing()
	return nil
}

func (k *keyWriter) section(title string) {
	k.row++
	k.heads(k.c, k.row, sheet.LinesOf(title, 24), title, "Sample", " What it means")
	k.row++
}

// entry explains one thing, with a sample in its own style.
func (k *keyWriter) entry(name string, style int, sample, meaning string) {
	k.begin(name, meaning, func() { k.c.Text(2, style, sample) })
}

// say explains one thing without a sample.
func (k *keyWriter) say(name, meaning string) { k.begin(name, meaning, func() {}) }

func (k *keyWriter) begin(name, meaning string, sample func()) {
	k.c.StartTall(k.row, sheet.LinesOf(meaning, keyWidth))
	k.c.Text(1, k.styles.Text, name)
	sample()
	k.c.Text(3, k.styles.Indent, meaning)
	k.row++
}

func (k *keyWriter) number(name string, style int, value int64, digits int32, meaning string) {
	k.begin(name, meaning, func() { k.c.Number(2, style, value, digits) })
}

func (k *keyWriter) signsAndColours() {
	k.section("Colours and signs")
	k.number("Input", k.styles.Input(k.styles.Amount), 1_234_56, 2, "Blue on pale yellow: a value that was typed in, with its source beside it.")
	k.number("Input that may be changed", k.styles.Framed, 1_234_56, 2, "The same in a frame: the only cells that are not locked. They are the column Override of the In_ sheets and the choice on In_Selector.")
	k.number("Formula", k.styles.Amount, 1_234_56, 2, "Black: a formula, locked. The sheets are protected without a password, against slips and not against you.")
	k.number("Below zero", k.styles.Amount, -1_234_56, 2, "Minus sign and red. The colour only repeats the sign.")
	k.entry("Checks", k.styles.Good, verdictPassed, "In "+cellVerdict+" of every sheet, live: whether all checks of Chk_Checks pass. Otherwise it says so, in red.")
	k.say("Sign of a line", "An amount is positive in the sense of its line's name: paid, owed, held, lost. A line that may be below zero says so in its name. Costs to a state are positive, recoveries are deducted.")
	k.section("Sheets by prefix and colour of the tab")
	for _, kind := range [][2]string{{"In_", "Yellow. Inputs: every assumption of every scenario, with its source."}, {calcPrefix, "Grey. Calculations: one sheet for each block of equations, one row a line, one column a month, one formula a row. The column of a month is the same on all of them and on Timeline."},
		{"Out_", "Green. Outputs: what the calculations say, by state and by year."}, {"Chk_", "Red. Checks: what must be zero, and the engine's totals beside the live ones."},
		{"Log_", "Purple. Records: sources, data, decisions, what differs from the base case."}, {"none", "Dark blue. Cover, Contents and Key guide; Timeline is a calculation."}} {
		k.entry("Prefix", k.styles.Label, kind[0], kind[1])
	}
	k.section("Units")
	k.say("EUR", "Euro with cents. Cells that hold millions of euro say EUR m in their head or unit; no number is only formatted to look smaller.")
	k.say("millionths", "Rates, shares and keys as whole numbers: 22,500 millionths are 2.25 %. On the In_ sheets they are typed in per cent.")
	k.say("millionth-days", "A yearly rate in millionths, summed over the days of a month; divided by "+eq.YearACT360.Name+" or "+eq.YearACT365.Name+" it is the rate of the month.")
	k.say("date, yes/no, choice", "A day; 1 for yes and 0 for no; the number of a choice, as listed on In_Selector.")
	k.say("Codes", "States in the protocol order of the Union, with Eurostat's codes: Greece is EL.")
}

// gradeMeanings are the grades, the most reliable first, in the words of the
// scenario library.
var gradeMeanings = [][2]string{
	{"official", "From the institution that decides or measures it."},
	{"reported", "From a report of it: two that are independent, or one good one."},
	{"derived", "Computed from sourced figures; the formula is given."},
	{"assumption", "Set by the model's authors; the reason is given. These are the first to question and to change."},
}

func (k *keyWriter) grades() {
	k.section("Grades: how far a value can be relied on")
	for _, g := range gradeMeanings {
		k.entry("Grade", k.styles.Grade(g[0]), g[0], g[1])
	}
	k.say("Which scenario's", "Grade, source, dates and reason on the In_ sheets are those of the scenario as delivered, named in the sheet's third row. They do not follow the selector; the values do.")
}

func (k *keyWriter) use() {
	k.section("How to use it")
	k.say("Change the scenario", "On In_Selector choose from the list in the framed cell. Each live input is the entry of its row under that scenario, every formula follows, and the name in A2 of every sheet changes.")
	k.say("Override an input", "On In_Assumptions, In_Schedules or In_States type into the framed cell of the column Override. It holds instead of the scenario's value, in whatever scenario is chosen. Clear the cell to go back. The cover counts the overrides in use; while there are any, the control totals of the engine are not compared.")
	k.say("Find a formula's reason", "Column Id of a calculation is the id of its equation: loanmodel equations, or docs/equations.md, has it in words; loanmodel explain takes a figure apart down to its sources.")
}

// exactShares explains the whole-part form on a row of this workbook: the tax
// on the first month's income.
func (k *keyWriter) exactShares() {
	k.section("Why shares are written in such a long form")
	k.say("The form", "A share of an amount, A × n / d, is computed in two steps: the whole number of times that d goes into A, times n; and what is left, in whole cents, times n / d, rounded and divided by 100.")
	k.say("The reason", "A spreadsheet computes with about 15 digits. Multiplied at once, tens of billions with their cents need more, and about one cell in a thousand would be a cent off. In two steps no number is that long, and every program gets the same cent.")
	line := k.run.Model.Line(finance.C3)
	k.say("An example", "Row "+strconv.Itoa(k.layout.lines[line.ID].row)+" of "+k.layout.lines[line.ID].sheet+", "+line.Name+": "+k.run.Model.Text(line.ID)+". In the first month:")
	formula := string(k.layout.equation(line, 0).In(sheet.ColumnFirstPeriod))
	k.entry("Its formula", k.styles.Label, "", formula)
	for _, part := range []struct {
		name string
		id   eq.ID
		text string
	}{{"A, the amount", finance.C3a, "the taxable income of the month, in EUR"}, {"n, the share", finance.EuroclearTaxRate, "the tax rate, in millionths"}, {"Result", finance.C3, "the tax, in EUR: the same as A × n / 1,000,000, rounded to the cent"}} {
		line := k.run.Model.Line(part.id)
		value := k.run.Result.Value(part.id, 0, 0)
		k.begin(part.name, part.text, func() {
			k.c.Formula(2, k.styles.Of(line.Unit), sheet.Template(k.layout.cell(part.id, 0, 0)), value, line.Unit.Digits())
		})
	}
}

func (k *keyWriter) printing() {
	k.section("How it prints")
	k.say("Pages", "A4 landscape, one page wide, at "+strconv.Itoa(leastPrinted)+" per cent or more, with the heads on every page; the run's number stands in every footer.")
	k.say("Monthly sheets", "Of Timeline and the Calc_ sheets the labels, the total, the constant, the opening value and the first "+strconv.Itoa(printedMonths)+" months are printed: more could not be read on one page. The whole horizon is printed by year: Out_Years.")
	k.say("In_ sheets", "Printed are the live values with their sources and reasons; the columns of the single scenarios are on the screen only.")
	k.say("Out_States", "All columns are printed, in two parts one after the other.")
	k.say("Sheets with a column for each scenario", "Printed is what holds for the chosen scenario: on Chk_Checks, "+sheetMeasures+", "+sheetMessages+" and "+sheetEngine+". The commands of "+sheetSensitivity+" are printed on "+sheetEngine+".")
}
