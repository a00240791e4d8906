package finance

import (
	"fmt"

	eq "loanmodel/finance/equation"
)

// A Ledger reads the flows and stocks of a model as double-entry accounts: one
// transaction-flow matrix and one balance-sheet matrix per period (Godley and
// Lavoie, Monetary Economics, 2007). Amounts are whole cents.
type Ledger struct {
	Instruments []string    // the matrices' rows
	Sectors     []eq.Sector // the matrices' columns
	flows       []entry     // every tag of every line, member by member
	stocks      []entry     //
	sector      map[eq.Sector]int
	instrument  map[string]int
}

// An entry is one member's amount between two sectors in one instrument.
type entry struct {
	line       eq.ID
	member     int
	from, to   int // payer and payee; of a stock issuer and holder
	instrument int
	money      bool
}

// NewLedger reads the tags of a model. It fails on a sector that is not in the
// list of sectors.
func NewLedger(m *eq.Model) (*Ledger, error) {
	l := &Ledger{sector: map[eq.Sector]int{}, instrument: map[string]int{}}
	for i, s := range Sectors() {
		l.Sectors = append(l.Sectors, s.Sector)
		l.sector[s.Sector] = i
	}
	for _, line := range m.Equations() {
		if err := l.read(line); err != nil {
			return nil, fmt.Errorf("line %s: %w", line.ID, err)
		}
	}
	return l, nil
}

func (l *Ledger) read(line *eq.Line) error {
	for member := range line.Over.Len() {
		for _, f := range line.Flows {
			e, err := l.entry(line, member, f.Payer, f.Payee, f.Instrument)
			if err != nil {
				return err
			}
			l.flows = append(l.flows, e)
		}
		if s := line.Stock; s != nil {
			e, err := l.entry(line, member, s.Issuer, s.Holder, s.Instrument)
			if err != nil {
				return err
			}
			e.money = s.Money
			l.stocks = append(l.stocks, e)
		}
	}
	return nil
}

func (l *Ledger) entry(line *eq.Line, member int, from, to eq.Sector, instrument string) (entry, error) {
	e := entry{line: line.ID, member: member}
	var err error
	if e.from, err = l.column(line, member, from); err != nil {
		return e, err
	}
	if e.to, err = l.column(line, member, to); err != nil {
		return e, err
	}
	row, known := l.instrument[instrument]
	if !known {
		row = len(l.Instruments)
		l.instrument[instrument] = row
		l.Instruments = append(l.Instruments, instrument)
	}
	e.instrument = row
	return e, nil
}

func (l *Ledger) column(line *eq.Line, member int, s eq.Sector) (int, error) {
	if s == eq.EachMember {
		s = eq.Sector(line.Over.Code(member))
	}
	column, known := l.sector[s]
	if !known {
		return 0, fmt.Errorf("unknown sector %q", s)
	}
	return column, nil
}

// A Matrix holds whole cents by instrument and sector.
type Matrix [][]int64

func (l *Ledger) matrix() Matrix {
	m := make(Matrix, len(l.Instruments))
	for i := range m {
		m[i] = make([]int64, len(l.Sectors))
	}
	return m
}

// Flows returns the transaction-flow matrix of a period in cents: what a sector
// pays is negative, what it receives is positive, so that every row sums to zero.
// The column of a sector sums to the change of its money.
func (l *Ledger) Flows(r *eq.Result, period int) Matrix {
	m := l.matrix()
	for _, e := range l.flows {
		amount := r.Value(e.line, e.member, period)
		m[e.instrument][e.from] -= amount
		m[e.instrument][e.to] += amount
	}
	return m
}

// Stocks returns the balance-sheet matrix in cents at the end of a period
// (eq.Opening: at the start): assets are positive, liabilities negative, so that
// every row sums to zero.
func (l *Ledger) Stocks(r *eq.Result, period int) Matrix {
	m := l.matrix()
	for _, e := range l.stocks {
		amount := r.Value(e.line, e.member, period)
		m[e.instrument][e.from] -= amount
		m[e.instrument][e.to] += amount
	}
	return m
}

// KeepsMoney reports whether all money of a sector is in the model: the
// custodians' deposits are, the reconstruction fund is, and the Union passes
// everything on at once.
func KeepsMoney(s eq.Sector) bool {
	return s == Euroclear || s == Banks || s == Union || s == ReconstructionFund
}
