package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

const flowsAbout = "What each sector receives (+) and pays (−) over the months chosen, by instrument. Rows sum to zero, and so do columns: what comes in and does not go out is held as money."

// Rows of the cells that choose the months.
const (
	rowFlowsFrom   = rowChoice
	rowFlowsTo     = rowChoice + 1
	rowFlowsBefore = rowChoice + 2 // the day before
)

// flowsCell returns the address of a month that holds.
func flowsCell(row int) string { return "$" + sheet.ColumnName(matrixFirst) + "$" + strconv.Itoa(row) }

// A flowsSheet is where the parts of the sheet of flows stand.
type flowsSheet struct {
	*grid
	flows, changes            *postings // changes of stocks, as uses and sources of money
	control                   int       // row before the changes of the claims
	transfers, claims, moneys []string  // instruments: of transfers, of claims, of money
}

// writeFlows writes the transaction-flow matrix over some months, and the
// changes of the claims beside it.
func (b *book) writeFlows() error {
	s := b.flowsSheet()
	b.head(s.c, "Flows between the sectors", flowsAbout)
	b.writeFlowsMonths(s.c)
	s.heads(rowMatrixHead, "Instrument", "Against change of claims, EUR")
	s.writeFlowRows(s.control)
	s.writeControl(s.control)
	b.writeList(s.c, s.flows)
	b.writeList(s.c, s.changes)
	return nil
}

// flowsSheet says where everything stands.
func (b *book) flowsSheet() *flowsSheet {
	s := &flowsSheet{grid: b.grid(b.sheet(sheetFlows)), flows: b.flowPostings(), changes: b.changePostings()}
	s.sort()
	s.control = firstMatrixRow + len(s.transfers) + len(s.claims) + len(s.moneys) + 8
	s.flows.first = s.control + len(s.claims) + 5
	s.changes.first = s.flows.lastRow() + 5
	return s
}

// sort tells the instruments apart: those that some claim carries, those of
// money, and the rest, which are transfers.
func (s *flowsSheet) sort() {
	for _, name := range instruments(s.flows.list) {
		if s.isClaim(name) {
			s.claims = append(s.claims, name)
		} else {
			s.transfers = append(s.transfers, name)
		}
	}
	s.moneys = instruments(stockPostings(s.run.Model, func(stock *eq.Stock) bool { return stock.Money }))
}

func (s *flowsSheet) isClaim(instrument string) bool {
	for _, p := range s.changes.list {
		if p.instrument == instrument && !p.line.Stock.Money {
			return true
		}
	}
	return false
}

// flowPostings returns the flows over the chosen months.
func (b *book) flowPostings() *postings {
	within := "(" + namePeriods + ">=" + flowsCell(rowFlowsFrom) + ")*(" + namePeriods + "<=" + flowsCell(rowFlowsTo) + ")*"
	return &postings{
		title: "The flows it is made of", from: "From", to: "To", list: flowPostings(b.run.Model),
		amount: func(p posting) sheet.Template {
			return inMillions("SUMPRODUCT(" + within + b.layout.block(p, sheet.ColumnFirstPeriod, b.layout.lastColumn()) + ")")
		},
		cents: func(p posting) (sum int64) {
			for period := range b.layout.periods {
				sum += p.at(b.run.Result, period)
			}
			return sum
		},
	}
}

// changePostings returns what the stocks changed by over the chosen months.
// What raises a claim is given by its holder and received by its issuer.
func (b *book) changePostings() *postings {
	days := sheetTimeline + "!$" + sheet.ColumnName(sheet.ColumnOpening) + "$" + strconv.Itoa(rowLastDay) + ":$" + sheet.ColumnName(b.layout.lastColumn()) + "$" + strconv.Itoa(rowLastDay)
	difference := "((" + days + "=" + flowsCell(rowFlowsTo) + ")-(" + days + "=" + flowsCell(rowFlowsBefore) + "))*"
	return &postings{
		title: "What the stocks changed by", from: "Held by", to: "Owed by", list: reversed(stockPostings(b.run.Model, anyStock)),
		amount: func(p posting) sheet.Template {
			return inMillions("SUMPRODUCT(" + difference + b.layout.block(p, sheet.ColumnOpening, b.layout.lastColumn()) + ")")
		},
		cents: func(p posting) int64 {
			return p.at(b.run.Result, b.layout.periods-1) - p.at(b.run.Result, eq.Opening)
		},
	}
}

// writeFlowsMonths writes the cells that choose the months: all of the run
// where they are empty.
func (b *book) writeFlowsMonths(c *sheet.Cells) {
	choice := func(row int) string { return sheet.ColumnName(matrixUnit) + strconv.Itoa(row) }
	last := "INDEX(" + namePeriods + ",1," + sheetTimeline + "!$" + sheet.ColumnName(b.layout.lastColumn()) + "$" + strconv.Itoa(rowPeriod) + ")"
	b.writeChoice(c, choiceRow{rowFlowsFrom, "From the month", sheet.Template("IF(ISNUMBER(" + choice(rowFlowsFrom) + ")," + choice(rowFlowsFrom) + ",INDEX(" + namePeriods + ",1,1))"),
		b.serial(0), b.styles.Date, "Choose months in the yellow cells. Empty: the whole run. The same month in both: that month alone."})
	b.writeChoice(c, choiceRow{rowFlowsTo, "To the month", sheet.Template("IF(ISNUMBER(" + choice(rowFlowsTo) + "),MAX(" + choice(rowFlowsTo) + "," + flowsCell(rowFlowsFrom) + ")," + last + ")"),
		b.serial(b.layout.periods - 1), b.styles.Date, ""})
	days := sheetTimeline + "!$" + sheet.ColumnName(sheet.ColumnOpening) + "$" + strconv.Itoa(rowLastDay) + ":$" + sheet.ColumnName(b.layout.lastColumn()) + "$" + strconv.Itoa(rowLastDay)
	c.StartRow(rowFlowsBefore)
	c.Text(matrixName, b.styles.Label, "Day before")
	c.Formula(matrixFirst, b.styles.Date, sheet.Template("INDEX("+days+",1,MATCH("+flowsCell(rowFlowsFrom)+","+namePeriods+",0))"), b.serial(-1), 0)
}

// writeFlowRows writes the matrix and what it is off by. The changes of the
// claims stand in the rows under the control row.
func (s *flowsSheet) writeFlowRows(control int) {
	row := firstMatrixRow
	s.group(row, "Transfers: nobody's claim changes")
	for _, name := range s.transfers {
		row++
		s.flowRow(row, name)
	}
	row++
	s.group(row, "Claims: what is paid raises or lowers one")
	for i, name := range s.claims {
		row++
		s.flowRow(row, name)
		s.against(row, control+1+i, name)
	}
	row++
	s.group(row, "Money: a rise is a use (−)")
	for _, name := range s.moneys {
		row++
		s.row(row, name, s.styles.Million, s.changes.cell(row), func(sector eq.Sector) int64 { return s.changes.value(name, sector) })
	}
	row++
	s.outside(row)
	check := s.columnSums(row+1, firstMatrixRow, row, func(sector eq.Sector) int64 {
		if finance.KeepsMoney(sector) {
			return s.column(sector)
		}
		return 0 // the row above makes up for it
	})
	check.name, check.sheet = "Flows: rows and columns of the matrix sum to zero", sheetFlows
	s.extraChecks = append(s.extraChecks, check, s.claimsTogether(row+1))
}

func (s *flowsSheet) flowRow(row int, name string) {
	s.row(row, name, s.styles.Million, s.flows.cell(row), func(sector eq.Sector) int64 { return s.flows.value(name, sector) })
}

// column returns all that a sector receives less what it pays and holds as
// money.
func (s *flowsSheet) column(sector eq.Sector) (cents int64) {
	for _, p := range s.flows.list {
		if p.to == sector {
			cents += s.flows.cents(p)
		}
		if p.from == sector {
			cents -= s.flows.cents(p)
		}
	}
	for _, name := range s.moneys {
		cents += s.changes.value(name, sector)
	}
	return cents
}

// outside writes the money of those whose money is not in the model: whatever
// their column leaves over. Those whose money is, have none: there the sum of
// the column is a check of the model.
func (s *flowsSheet) outside(row int) {
	s.c.StartRow(row)
	s.c.Text(matrixName, s.styles.Label, "Money outside the model")
	s.c.Text(matrixUnit, s.styles.Label, unitMillions)
	var sum int64
	for i, sector := range s.sectors {
		if finance.KeepsMoney(sector.Sector) {
			continue
		}
		v := -s.column(sector.Sector)
		sum += v
		s.c.Formula(matrixFirst+i, s.styles.Million, "-"+millions("SUM("+sheet.Down(firstMatrixRow, row-1)+")"), v, centsInMillion)
	}
	s.rowSum(row, sum)
}

// against writes what the flows of a claim differ from its change by.
func (s *flowsSheet) against(row, control int, name string) {
	s.c.Formula(s.last()+2, s.styles.Amount, inEuro(apart(s.across(row), s.across(control))), s.offClaim(name), money.CentDigits)
}

// offClaim returns by how much the flows of a claim are not its change, in
// cents.
func (s *flowsSheet) offClaim(name string) (cents int64) {
	for _, sector := range s.sectors {
		off := s.flows.value(name, sector.Sector) - s.changes.value(name, sector.Sector)
		cents += max(off, -off)
	}
	return cents
}

// claimsTogether writes what the flows of all claims differ from their changes
// by.
func (s *flowsSheet) claimsTogether(row int) extraCheck {
	var off int64
	for _, name := range s.claims {
		off += s.offClaim(name)
	}
	first := firstMatrixRow + len(s.transfers) + 2
	s.c.Formula(s.last()+2, s.styles.Amount, sheet.Template("SUM("+sheet.Down(first, first+len(s.claims)-1)+")"), off, money.CentDigits)
	cell := "$" + sheet.ColumnName(s.last()+2) + "$" + strconv.Itoa(row)
	return extraCheck{name: "Flows: every claim changes by its flows and by nothing else", sheet: sheetFlows, cell: cell, off: off}
}

// writeControl writes the changes of the claims, to hold against the flows.
func (s *flowsSheet) writeControl(row int) {
	s.group(row-1, "The same claims by the balance sheets: their change over these months, a rise being a use (−)")
	s.c.StartTall(row, 3)
	s.sectorHeads("Instrument")
	for i, name := range s.claims {
		s.cells(row+1+i, name, s.styles.Million, s.changes.cell(row+1+i), func(sector eq.Sector) int64 { return s.changes.value(name, sector) })
	}
}

func (b *book) setFlows(f *excelize.File) error {
	lists := b.flowsSheet().flows.first - 2
	if err := f.InsertPageBreak(sheetFlows, sheet.ColumnName(matrixName)+strconv.Itoa(lists)); err != nil {
		return err
	}
	return validateMonths(f, sheetFlows, rowFlowsFrom, rowFlowsTo)
}
