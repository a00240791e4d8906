package seek

import (
	"math/big"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios/analysis"
)

// A Trial holds two ways of funding beside each other under one settlement.
type Trial struct {
	Settlement string
	A, B       *analysis.Run
	CostA      decimal.Decimal // what is compared, in euro, exact to the cent
	CostB      decimal.Decimal
}

// LessInA returns by how much A costs less than B, below 0 where it costs more.
func (t Trial) LessInA() decimal.Decimal { return t.CostB.Sub(t.CostA) }

// An Edge is a pair of settlements, under the first of which A costs less and under
// the second B. If one of the two comes, both cost the same in expectation at
// Chance of the second; below it A costs less. Expected costs are linear in the
// chances, so that the fraction is exact.
type Edge struct {
	AIsLess, BIsLess int // places of the settlements in the list of trials
	Chance           *big.Rat
}

// Edges returns all pairs of settlements between which the order of A and B turns,
// in the order of the trials. There is none where one of the two costs less, or the
// same, under all.
func Edges(trials []Trial) []Edge {
	var edges []Edge
	for i, first := range trials {
		for j, second := range trials {
			gain, loss := first.LessInA(), second.LessInA().Neg()
			if !gain.IsPositive() || !loss.IsPositive() {
				continue
			}
			edges = append(edges, Edge{i, j, new(big.Rat).Quo(gain.Rat(), gain.Add(loss).Rat())})
		}
	}
	return edges
}
