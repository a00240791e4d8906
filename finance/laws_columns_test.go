package finance

import (
	"fmt"
	"math/rand/v2"

	eq "loanmodel/finance/equation"
)

// drawERA gives both lenders a claim.
func drawERA(w *world, r *rand.Rand) {
	w.flat(ERAOpening, 0, 1+r.Int64N(20*bn))
	w.flat(ERAOpening, 1, 1+r.Int64N(20*bn))
	w.rate(ERARate, 0, r.Int64N(50_000))
	w.flat(EuroclearOpeningPayable, 0, r.Int64N(3*bn))
}

func columnLaws() []law {
	return []law{
		{name: "6 nothing is forgone where nothing is swapped", lines: []eq.ID{C21, C24, F4e, F3b},
			draw: func(w *world, _ *rand.Rand) {
				w.flat(FundingAssets, 0, 0)
				for p := range w.periods.Months {
					w.at(ERARepayment, 0, w.periods.At(p).String(), 0)
				}
			},
			check: func(a, _ lane) (bool, string) {
				forgone, carry, calls := a.total(C24, 0), a.total(C21, 0), a.total(F4e, 0)
				if forgone != 0 || carry != 0 || calls != 0 {
					return true, fmt.Sprintf("tax %d, carry %d, calls %d", forgone, carry, calls)
				}
				return true, ""
			}, mutated: C20, mutant: eq.PrevOf(A3, string(Euroclear))},
		{name: "11 interest forgone is what somebody goes without", lines: []eq.ID{C21, C24, C25, C26, C27, C28},
			check: func(a, _ lane) (bool, string) {
				premise := false
				for p := range a.batch.periods {
					forgone := a.at(C21, 0, p)
					premise = premise || forgone != 0
					if sum := a.at(C24, 0, p) + a.at(C25, 0, p) + a.at(C26, 0, p) + a.at(C27, 0, p) + a.at(C28, 0, p); sum != forgone {
						return true, fmt.Sprintf("period %d: %d forgone, %d gone without", p, forgone, sum)
					}
				}
				return premise, ""
			}, mutated: C27, mutant: eq.Add(C23c)},
		{name: "12 the lenders' claims are what is outstanding and in arrears", lines: []eq.ID{J1, J4, J6, J7f}, draw: drawERA,
			check: func(a, _ lane) (bool, string) {
				for p := range a.batch.periods {
					if claims, owed := a.all(J6, p)+a.all(J7f, p), a.at(J1, 0, p)+a.at(J4, 0, p); claims != owed {
						return true, fmt.Sprintf("period %d: claims of %d, %d owed", p, claims, owed)
					}
				}
				return true, ""
			}, mutated: J8, mutant: eq.Min(J8b, J6c)},
		{name: "13 the contribution is service, early repayment and Ukraine's", lines: []eq.ID{C8, C10, J7d, J8, J3c}, draw: drawERA,
			check: func(a, _ lane) (bool, string) {
				for p := range a.batch.periods {
					if whole, parts := a.at(C8, 0, p), a.at(C10, 0, p)+a.all(J7d, p)+a.all(J8, p)+a.at(J3c, 0, p); whole != parts {
						return true, fmt.Sprintf("period %d: %d contributed, %d used", p, whole, parts)
					}
				}
				return a.total(C8, 0) > 0, ""
			}, mutated: J3c, mutant: eq.Sub(C9, J3)},
		{name: "20 the states' parts of a column sum to its total", lines: []eq.ID{E5, E6a, B1, J11, D2, L21, L22, L22b, L23, L23f}, draw: drawERA,
			check: func(a, _ lane) (bool, string) {
				for p := range a.batch.periods {
					owed := a.at(E5, 0, p) + a.at(E6a, 0, p) + a.all(B1, p) + a.at(J11, 0, p)
					if parts := a.all(L21, p) + a.all(L22, p) + a.at(L22b, 0, p); parts != owed {
						return true, fmt.Sprintf("period %d: the Union owes %d, the parts are %d", p, owed, parts)
					}
					if back := a.all(L23, p) + a.at(L23f, 0, p); back != a.at(D2, 0, p) {
						return true, fmt.Sprintf("period %d: Ukraine owes %d, %d would come back", p, a.at(D2, 0, p), back)
					}
				}
				return a.all(L22, a.last()) > 0, ""
			}, mutated: L21c, mutant: eq.Add(L21b, eq.Sum(H7a))},
	}
}
