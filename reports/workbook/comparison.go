package workbook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports"
)

// A comparison is what structures are compared by, and their runs under each
// settlement.
type comparison struct {
	structures  []string
	settlements []string
	runs        [][]*reports.Run // by settlement, then by structure
	rows        []compareRow
}

// A compareRow is a row of the comparison: a figure, or what belongs to a part.
type compareRow struct {
	kind compareKind
	name string
	note string                                 // of a title
	live string                                 // of a figure: its formula in euro; empty where the engine alone has it
	of   func(run *reports.Run) decimal.Decimal // in euro
	back int                                    // of a total: over how many rows
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
	runs := map[string]*reports.Run{}
	for _, run := range b.library() {
		runs[run.Scenario.Structure+"+"+run.Scenario.Settlement] = run
		if s := run.Scenario; !slices.Contains(c.structures, s.Structure) {
			c.structures = append(c.structures, s.Structure)
		}
	}
	for _, run := range b.library() {
		settlement := run.Scenario.Settlement
		if slices.Contains(c.settlements, settlement) {
			continue
		}
		var each []*reports.Run
		for _, structure := range c.structures {
			if of := runs[structure+"+"+settlement]; of != nil {
				each = append(each, of)
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

// compareRows are what structures are compared by: as the command compare does,
// with present values, and what is left to Euroclear and to Ukraine.
func (l *layout) compareRows() (rows []compareRow) {
	for _, part := range metric.StructureParts() {
		var figures []compareRow
		for _, f := range part.Figures {
			live := string(l.headline(metric.Headline{Line: f.Line, Aggregate: f.Aggregate}))
			if f.Less {
				live = "-" + live
			}
			figures = append(figures, compareRow{kind: compareFigure, name: f.Name, live: live, of: func(run *reports.Run) decimal.Decimal { return f.Of(run.Result) }})
		}
		rows = append(rows, partRows(part.Title, part.Note, part.Total, figures)...)
	}
	rows = append(rows, partRows("What it costs all states together, at present value",
		"Each state's net cash cost, discounted by whole years to the first year, and summed. Live for each state on "+sheetOutStates+".", "", presentValues())...)
	rows = append(rows, partRows("What it leaves to Euroclear and Belgium", "", "",
		l.headlines("own_funds_end", "uncovered_loss_end", "windfall_transfers", "belgian_tax", "belgian_tax_forgone"))...)
	return append(rows, partRows("What it brings Ukraine", "", "",
		l.headlines("loan_drawn", "grants", "loan_repaid", "loan_outstanding_end", "need_gap", "era_gap_peak"))...)
}

// partRows are figures under a title, with their sum where that has a name.
func partRows(title, note, total string, figures []compareRow) []compareRow {
	rows := append([]compareRow{{kind: compareTitle, name: title, note: note}}, figures...)
	if total != "" {
		rows = append(rows, compareRow{kind: compareTotal, name: total, back: len(figures), of: func(run *reports.Run) (sum decimal.Decimal) {
			for _, f := range figures {
				sum = sum.Add(f.of(run))
			}
			return sum
		}})
	}
	return append(rows, compareRow{kind: compareSpace})
}

// headlines are headline figures by their ids.
func (l *layout) headlines(ids ...string) (list []compareRow) {
	for _, h := range metric.Headlines() {
		if slices.Contains(ids, h.ID) {
			name, _, _ := strings.Cut(h.Name, ", and the month")
			list = append(list, compareRow{kind: compareFigure, name: name, live: string(l.headline(h)),
				of: func(run *reports.Run) decimal.Decimal { return headlineOf(run, h) }})
		}
	}
	return list
}

// presentValues are the present values of what all states pay.
func presentValues() (list []compareRow) {
	for _, m := range metric.StateMeasures() {
		if m.Discount == metric.Undiscounted || m.Per != metric.PerNothing {
			continue
		}
		list = append(list, compareRow{kind: compareFigure, name: m.Name, of: func(run *reports.Run) (sum decimal.Decimal) {
			for state := range finance.MemberStates.Members {
				sum = sum.Add(m.Value(run.Result, state))
			}
			return sum
		}})
	}
	return list
}

// recipe is the command that shows the figures of a settlement.
func (c *comparison) recipe(settlement int) string {
	text := "loanmodel compare"
	for _, run := range c.runs[settlement] {
		text += " " + run.Scenario.Name
	}
	return text
}

// numberOfSettlement is the place of a settlement, counted from 1; the first
// one's where it is not there.
func (c *comparison) numberOfSettlement(name string) int64 {
	return int64(max(slices.Index(c.settlements, name), 0) + 1)
}

// choose is the formula that takes a cell of the block of the settlement that
// is chosen: rows are the same cell of each block.
func choose(number string, column string, rows []int) string {
	text := "CHOOSE(" + number
	for _, row := range rows {
		text += "," + column + strconv.Itoa(row)
	}
	return text + ")"
}
