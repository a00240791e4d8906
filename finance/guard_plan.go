package finance

import (
	"sync/atomic"

	eq "loanmodel/finance/equation"
)

// A guardPlan is what the guard looks at in every run of a model. Finding it
// takes longer than looking at a run, so it is kept.
type guardPlan struct {
	model    *eq.Model
	rows     []plannedRow
	checked  []int // rows of identities and stocks
	accounts []account
}

// A plannedRow is one member of a line.
type plannedRow struct {
	line   *eq.Line
	member int
}

// An account is what adds up to zero in every period.
type account struct {
	rule, where string
	entries     []accountEntry
}

// An accountEntry is a row's value, or its change, that counts for or against.
type accountEntry struct {
	row    int
	change bool
	plus   bool
}

// lastPlan keeps the plan of the model that was guarded last: outside of tests a
// process has one model.
var lastPlan atomic.Pointer[guardPlan]

// guardPlanOf makes the plan of a model, or returns the last one. It fails on a sector that is not in the
// list of sectors.
func guardPlanOf(m *eq.Model) (*guardPlan, error) {
	if plan := lastPlan.Load(); plan != nil && plan.model == m {
		return plan, nil
	}
	ledger, err := NewLedger(m)
	if err != nil {
		return nil, err
	}
	p := planner{plan: &guardPlan{model: m}, ledger: ledger, number: map[rowKey]int{}}
	p.lines()
	p.claims()
	p.money()
	lastPlan.Store(p.plan)
	return p.plan, nil
}

// A planner makes a plan.
type planner struct {
	plan   *guardPlan
	ledger *Ledger
	number map[rowKey]int
}

// A rowKey says which row of a result is meant.
type rowKey struct {
	line   eq.ID
	member int
}

// row returns the number of a row in the plan, and adds the row where it is new.
func (p *planner) row(line eq.ID, member int) int {
	key := rowKey{line, member}
	number, known := p.number[key]
	if !known {
		number = len(p.plan.rows)
		p.number[key] = number
		p.plan.rows = append(p.plan.rows, plannedRow{p.plan.model.Line(line), member})
	}
	return number
}

// lines plans the identities and the stocks that may not be negative.
func (p *planner) lines() {
	for _, line := range p.plan.model.Equations() {
		if !line.Zero && (line.Stock == nil || line.Stock.Signed) {
			continue
		}
		for member := range line.Over.Len() {
			p.plan.checked = append(p.plan.checked, p.row(line.ID, member))
		}
	}
}

// claims plans the change of the balance sheet against the flows: each
// instrument that some stock carries, sector by sector. Who pays in an
// instrument gains that claim, so flow and change cancel.
func (p *planner) claims() {
	l := p.ledger
	carried := make([]bool, len(l.Instruments))
	cells := make([][]accountEntry, len(l.Instruments)*len(l.Sectors))
	post := func(e entry, change bool) {
		row := p.row(e.line, e.member)
		from, to := e.instrument*len(l.Sectors)+e.from, e.instrument*len(l.Sectors)+e.to
		cells[from] = append(cells[from], accountEntry{row, change, false})
		cells[to] = append(cells[to], accountEntry{row, change, true})
	}
	for _, e := range l.stocks {
		carried[e.instrument] = carried[e.instrument] || !e.money
		post(e, true)
	}
	for _, e := range l.flows {
		post(e, false)
	}
	for cell, entries := range cells {
		instrument, sector := cell/len(l.Sectors), cell%len(l.Sectors)
		if carried[instrument] && len(entries) > 0 {
			where := string(l.Sectors[sector]) + ", " + l.Instruments[instrument]
			p.plan.accounts = append(p.plan.accounts, account{"stocks move by their flows", where, entries})
		}
	}
}

// money plans all flows of a sector against the change of its money, where the
// model holds all of that.
func (p *planner) money() {
	for column, sector := range p.ledger.Sectors {
		if !KeepsMoney(sector) {
			continue
		}
		a := account{rule: "money moves by the flows", where: string(sector)}
		for _, e := range p.ledger.flows {
			row := p.row(e.line, e.member)
			if e.from == column {
				a.entries = append(a.entries, accountEntry{row, false, false})
			}
			if e.to == column {
				a.entries = append(a.entries, accountEntry{row, false, true})
			}
		}
		for _, e := range p.ledger.stocks {
			if e.money && e.to == column {
				a.entries = append(a.entries, accountEntry{p.row(e.line, e.member), true, false})
			}
		}
		p.plan.accounts = append(p.plan.accounts, a)
	}
}
