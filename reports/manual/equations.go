package manual

import (
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// Equations returns the chapter of equations, generated from the model: the
// conventions, every input with its unit and bounds, and every line with its
// equation, block by block.
func Equations(model *equation.Model) []byte {
	c := &chapter{model: model}
	c.Heading(1, "The equations of the model")
	c.Paragraph("This chapter is generated from the program. The same definitions are evaluated, written into the workbook as formulas and explained by `loanmodel explain`.")
	c.contents()
	c.conventions()
	for _, section := range model.Sections {
		c.section(section)
	}
	c.measures()
	return c.Text.Bytes()
}

// measures lists what is found from the lines and is more than their sum.
func (c *chapter) measures() {
	c.Heading(2, "Measures")
	c.Paragraph("One figure each of a whole run, found from lines above, mostly of block M. `loanmodel explain recall_gap` takes one apart.")
	grid := table.Table{Columns: []table.Column{{Name: "Measure"}, {Name: "What it is"}, {Name: "Unit"}, {Name: "How it is found"}}}
	for _, m := range metric.DefinedMeasures() {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(m.ID), table.TextCell(m.Name), table.TextCell(m.Unit), table.TextCell(m.Rule())})
	}
	c.Table(grid)
}

// A chapter is the page on which the equations are written.
type chapter struct {
	table.Markdown
	model *equation.Model
}

// contents lists the blocks with the lines that each has.
func (c *chapter) contents() {
	grid := table.Table{Columns: []table.Column{{Name: "Block"}, {Name: "Title"}, {Name: "Lines", Align: table.Right}}}
	for _, section := range c.model.Sections {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(section.Letter), table.TextCell(section.Title), table.WholeCell(int64(len(section.Lines)))})
	}
	c.Table(grid)
}

// conventions says how to read an equation.
func (c *chapter) conventions() {
	c.Heading(2, "Conventions")
	c.List(
		"**Whole numbers.** Every value is a whole number of its unit: amounts are cents, rates, shares and keys are millionths (2.25 % = 22,500), a rate over a period is the sum of its millionths over the days (millionth-days).",
		"**Rounding.** `round(a × n / d)` is rounded once, half away from zero, into the unit of a. `key(a of b)` is the share of a in b in whole millionths, rounded in the same way; the key of nothing is 0. Nothing else is rounded.",
		"**Periods.** One period is a calendar month. `X₋₁` is X at the end of the month before; in the first month it is the opening value, 0 where none is given.",
		"**Members.** A line *for each state* or *for each custodian* has one value for each. `X[euroclear]` is the value of one member. `Σ X` is the sum over all members, `Σ_earlier X` over those before this one in protocol order, `Σ_later X` over those after it. Where a line has no members its one value stands for all.",
		"**Choices.** `a if c, else b` is a where c is yes. `choose(n, a, b, …)` is the n-th of a, b, ….",
		"**Flows.** *payer → payee, as instrument*: from these come the balance sheets and the transaction-flow matrix, whose rows and columns must sum to zero in every month.",
		"**Identities.** A line marked as an identity must be 0 in every month, for every member.",
	)
	c.Paragraph("Numbers in equations are 0, 1, −1 and these bases; every other number is an input with a source.")
	grid := table.Table{Columns: []table.Column{{Name: "Base"}, {Name: "Value", Align: table.Right}, {Name: "What it is"}}}
	for _, base := range equation.Bases() {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(base.Name), table.WholeCell(base.Value), table.TextCell(base.Text)})
	}
	c.Table(grid)
}

// section writes one section of the model.
func (c *chapter) section(section equation.Section) {
	title := section.Letter + " · " + section.Title
	if section.Lines[0].Input != nil {
		title = section.Title
	}
	c.Heading(2, table.Words(title))
	c.Paragraph(table.Words(section.About))
	if section.Lines[0].Input != nil {
		c.Table(inputsTable(section))
		return
	}
	for i := range section.Lines {
		c.line(&section.Lines[i])
	}
}

// line writes one equation with what belongs to it.
func (c *chapter) line(line *equation.Line) {
	c.Heading(3, string(line.ID)+" · "+table.Words(line.Name))
	c.Block("```\n" + string(line.ID) + " = " + c.model.Text(line.ID) + "\n```")
	items := []string{table.Words(kindText(line))}
	if line.Opening != nil {
		items = append(items, "Opening value: "+table.Code(c.model.OpeningText(line.ID)))
	}
	if line.Stock != nil {
		items = append(items, table.Words(stockText(line)))
	}
	for _, flow := range line.Flows {
		items = append(items, table.Words(flowText(line, flow)))
	}
	if line.Zero {
		items = append(items, "Identity: must be 0.")
	}
	if line.Note != "" {
		items = append(items, table.Words(line.Note))
	}
	c.List(items...)
}

// kindText returns the unit and the shape of a line.
func kindText(line *equation.Line) string {
	text := "Unit: " + line.Unit.String()
	if line.Over != nil {
		text += ", for each " + line.Over.Name
	}
	if line.Static {
		text += ", one value for the whole horizon"
	}
	return text + "."
}

func stockText(line *equation.Line) string {
	s := line.Stock
	text := fmt.Sprintf("Stock: a claim of %s on %s, as %s", sectorName(line, s.Holder), sectorName(line, s.Issuer), s.Instrument)
	if s.Signed {
		text += "; may stand below zero"
	}
	return text + "."
}

func flowText(line *equation.Line, flow equation.Flow) string {
	return fmt.Sprintf("Flow: %s → %s, as %s.", sectorName(line, flow.Payer), sectorName(line, flow.Payee), flow.Instrument)
}

// sectorName returns a sector in words; a line's own member is "each
// custodian".
func sectorName(line *equation.Line, sector equation.Sector) string {
	if sector == equation.EachMember && line.Over != nil {
		return "each " + line.Over.Name
	}
	for _, s := range finance.Sectors() {
		if s.Sector == sector {
			return s.Name
		}
	}
	return string(sector)
}

// inputsTable lists what a scenario says, with units and bounds.
func inputsTable(section equation.Section) table.Table {
	grid := table.Table{Columns: []table.Column{{Name: "Key"}, {Name: "Name"}, {Name: "Written in"}, {Name: "Form"}, {Name: "For each"}, {Name: "Allowed"}}}
	for i := range section.Lines {
		line := &section.Lines[i]
		over := ""
		if line.Over != nil {
			over = line.Over.Name
		}
		written := line.Input.Written
		if written == "" {
			written = line.Unit.String()
		}
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(string(line.ID)), table.TextCell(line.Name), table.TextCell(written),
			table.TextCell(line.Input.Shape.String()), table.TextCell(over), table.TextCell(allowedText(line))})
	}
	return grid
}

// allowedText says which values of an input are accepted.
func allowedText(line *equation.Line) string {
	least, greatest := scenarios.Bounds(line)
	switch {
	case line.Input.Shape == equation.Calendar:
		return "given by the calendar"
	case len(line.Input.Choices) > 0:
		return strings.Join(line.Input.Choices, ", ")
	case line.Unit == equation.Flag:
		return "true, false"
	case line.Unit == equation.Date:
		return "a day up to " + table.DateText(greatest) + ", or never"
	}
	return boundText(line, least) + " to " + boundText(line, greatest)
}

func boundText(line *equation.Line, bound int64) string {
	return table.Readable(money.ToDecimal(bound, line.Input.Digits).StringFixed(line.Input.Decimals))
}
