package finance

import (
	"sync"

	eq "loanmodel/finance/equation"
)

// Sections returns the model in order: what a scenario says, then the blocks of
// equations. This list is the table of contents of the manual and of the
// workbook.
func Sections() []eq.Section {
	return []eq.Section{
		inputs(),       // what every scenario says
		assets(),       // A: immobilised assets, per custodian
		cash(),         // B: where the cash behind the claim is
		income(),       // C: income of the cash, tax, windfall contribution
		loan(),         // D: the loan to Ukraine
		funding(),      // E: cash, grants, bonds
		guarantees(),   // F: commitments, exposure, calls, recoveries
		headroom(),     // G: the Union's budget
		settlement(),   // H: reparations, release and the waterfall
		retaliation(),  // I: seizures, awards, outflows, spreads, and who bears the loss
		era(),          // J: the older loans served by the windfall
		need(),         // K: what Ukraine needs and has
		states(),       // L: what it costs a state
		measureLines(), // M: what measures are found from
		checks(),       // X: what must be zero
	}
}

// Build checks the model and compiles it. The definition is fixed, so
// the result is built once and shared.
var Build = sync.OnceValues(func() (*eq.Program, error) {
	m, err := eq.Build(Sections())
	if err != nil {
		return nil, err
	}
	return eq.Compile(m), nil
})
