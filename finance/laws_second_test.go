package finance

import (
	"fmt"
	"math/rand/v2"
	"testing"

	eq "loanmodel/finance/equation"
)

// A law holds in every world in which its premise is true. Its mutant is a
// model with another equation for one line, which the law must find out.
type law struct {
	name    string
	lines   []eq.ID
	draw    func(w *world, r *rand.Rand)                 // what the world needs, nil for nothing
	twin    func(w *world, r *rand.Rand)                 // makes the second of two worlds of the same seed, nil for one
	check   func(a, b lane) (premise bool, fault string) // b is the twin
	mutated eq.ID
	mutant  eq.Operand
}

// mutantOf is the model with another equation for a line.
func mutantOf(t *testing.T, id eq.ID, equation eq.Operand) *eq.Program {
	t.Helper()
	sections := Sections()
	for s := range sections {
		for i := range sections[s].Lines {
			if line := &sections[s].Lines[i]; line.ID == id {
				line.Equation = equation
			}
		}
	}
	m, err := eq.Build(sections)
	if err != nil {
		t.Fatal(err)
	}
	return eq.Compile(m)
}

// TestLawsOfTheSecondEdition tries each law on generated worlds, and on its
// mutant, which must break it.
func TestLawsOfTheSecondEdition(t *testing.T) {
	program, err := Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range secondLaws() {
		t.Run(l.name, func(t *testing.T) {
			worlds := worldsADay()
			tried, premises, faults, first := l.try(t, program, worlds, false)
			if faults > 0 {
				t.Errorf("%d of %d worlds break it: %s", faults, tried, first)
			}
			if 5*premises < tried {
				t.Errorf("the premise is true in %d of %d worlds only", premises, tried)
			}
			_, _, found, how := l.try(t, mutantOf(t, l.mutated, l.mutant), worlds, true)
			if found == 0 {
				t.Errorf("the mutant of %s is not found out", l.mutated)
			}
			t.Logf("%d worlds, premise true in %d; mutant of %s found out: %s", tried, premises, l.mutated, how)
		})
	}
}

// try runs worlds and counts. A mutant is found out at the first fault.
func (l law) try(t *testing.T, program *eq.Program, worlds int, untilFault bool) (tried, premises, faults int, first string) {
	step := generatedLanes
	if l.twin != nil {
		step /= 2
	}
	for ; tried < worlds; tried += step {
		var all []*world
		for i := range step {
			seed := uint64(tried + i)
			all = append(all, l.world(t, seed, false))
			if l.twin != nil {
				all = append(all, l.world(t, seed, true))
			}
		}
		lanes := runTogether(t, program, all, l.lines)
		for i := 0; i < len(lanes); i += len(all) / step {
			premise, fault := l.check(lanes[i], lanes[i+len(all)/step-1])
			if premise {
				premises++
			}
			if premise && fault != "" {
				faults++
				if first == "" {
					first = fmt.Sprintf("world %d: %s", tried+i*step/len(all), fault)
				}
			}
		}
		if untilFault && faults > 0 {
			break
		}
	}
	return tried, premises, faults, first
}

func (l law) world(t *testing.T, seed uint64, twin bool) *world {
	w, r := generate(t, seed)
	if l.draw != nil {
		l.draw(w, r)
	}
	if twin {
		l.twin(w, r)
	}
	return w
}

// quiet takes out what would move the claim beside release.
func (w *world) quiet() {
	for p := range w.periods.Months {
		month := w.periods.At(p).String()
		for _, id := range []eq.ID{SettlementOffset, RetaliationEnforced, RetaliationSeized, LoanWriteOffs} {
			w.at(id, 0, month, 0)
		}
	}
	w.rate(RatesOwedOnSwapped, 0, 0)
	w.rate(RatesOwedOnSwapped, 1, 0)
}

// swapAll funds the loan from cash that a release in 2028 asks back.
func (w *world) swapAll(r *rand.Rand) {
	w.flat(FundingGrants, 0, 0)
	w.flat(FundingAssets, 0, 1_000_000)
	share := one(r, 700_000, 1_000_000)
	for p := w.period("2028-01"); p < w.periods.Months; p++ {
		w.at(SettlementRelease, 0, w.periods.At(p).String(), share)
	}
}

func secondLaws() []law {
	return append(claimLaws(), append(guaranteeLaws(), otherLaws()...)...)
}

func claimLaws() []law {
	return []law{
		{name: "1 release in steps is release at once", lines: []eq.ID{H11, H7}, draw: func(w *world, r *rand.Rand) {
			w.quiet()
			w.steps(r, SettlementRelease, 3)
		}, twin: func(w *world, _ *rand.Rand) {
			final, reached := w.inputs.Value(SettlementRelease, 0, w.periods.Months-1), false
			for p := range w.periods.Months {
				reached = reached || w.inputs.Value(SettlementRelease, 0, p) == final
				w.at(SettlementRelease, 0, w.periods.At(p).String(), final*flagOf(reached))
			}
		}, check: func(a, b lane) (bool, string) {
			for k := range Custodians.Members {
				x, y := a.at(H11, k, a.last())+a.at(H7, k, a.last()), b.at(H11, k, a.last())+b.at(H7, k, a.last())
				if x != y {
					return true, fmt.Sprintf("%d in steps, %d at once", x, y)
				}
			}
			return a.all(H11, a.last()) > 0, ""
		}, mutated: H3, mutant: eq.Min(H3a, eq.Add(eq.Prev(H7), H3t))},
		{name: "2 opening, matured and credited is paid, set off, compensated, recognised or left", lines: []eq.ID{A2, A3, A5, H4, H6, H8, H8d, I3, I2r},
			check: func(a, _ lane) (bool, string) {
				moved := int64(0)
				for k, opening := range []int64{176 * bn, 25 * bn} {
					in := opening + a.total(A2, k) + a.total(A5, k)
					out := a.total(H4, k) + a.total(H6, k) + a.total(H8, k) + a.total(H8d, k) + a.total(I3, k) + a.total(I2r, k)
					moved += out
					if in != out+a.at(A3, k, a.last()) {
						return true, fmt.Sprintf("custodian %d: %d in, %d out, %d left", k, in, out, a.at(A3, k, a.last()))
					}
				}
				return moved > 0, ""
			}, mutated: A3, mutant: eq.Sub(eq.Add(eq.Prev(A3), A2, A5), H4, H6, H8, I3, I2r)},
		{name: "8 set-off lowers the loan by its amount", lines: []eq.ID{D2a, D2, D7, H2, H8w, B1a, B2a, I3, E5a, H2b},
			check: func(a, _ lane) (bool, string) {
				premise := false
				for p := range a.batch.periods {
					amount, swapped := a.at(H8w, 0, p), a.all(B1a, p)
					if amount == 0 || swapped+a.at(E5a, 0, p)-a.at(H2b, 0, p) < amount || a.all(B2a, p)-a.all(I3, p) < amount {
						continue
					}
					premise = true
					if got := a.at(D2a, 0, p) - a.at(H2, 0, p) - a.at(D7, 0, p) - a.at(D2, 0, p); got != amount {
						return true, fmt.Sprintf("period %d: %d set off, the loan falls by %d", p, amount, got)
					}
				}
				return premise, ""
			}, mutated: H8v, mutant: eq.Min(eq.Sub(H8w, H8w), eq.Sub(E5a, H2b))},
		{name: "23 the Bank of Russia never receives more than its claim", lines: []eq.ID{A2, A5, H4, H6, I2, I2n},
			draw: func(w *world, r *rand.Rand) {
				w.flat(RetaliationCourtClaim, 0, 1+r.Int64N(200*bn))
				w.steps(r, RetaliationEnforced, 2)
			},
			check: func(a, _ lane) (bool, string) {
				claim := 176*bn + a.total(A2, 0) + a.total(A5, 0)
				received := a.total(H4, 0) + a.total(H6, 0) + a.total(I2, 0) - a.total(I2n, 0)
				if received > claim {
					return true, fmt.Sprintf("%d received on %d", received, claim)
				}
				return a.total(I2, 0) > 0 && a.total(H4, 0) > 0, ""
			}, mutated: I2n, mutant: eq.Sub(I2x, I2x)},
	}
}

func guaranteeLaws() []law {
	return []law{
		{name: "3 paid, advanced and lost is within the commitment", lines: []eq.ID{F2, F19, F22, F13c},
			check: func(a, _ lane) (bool, string) {
				premise := false
				for p := range a.batch.periods {
					for i := range MemberStates.Members {
						used := a.at(F19, i, p) + a.at(F22, i, p) + a.at(F13c, i, p)
						premise = premise || used > 0
						if used > a.at(F2, i, p) {
							return true, fmt.Sprintf("%s used %d of %d in period %d", MemberStates.Code(i), used, a.at(F2, i, p), p)
						}
					}
				}
				return premise, ""
			}, mutated: F6b, mutant: eq.If(F5a, eq.Const(0), eq.Sub(F2, F22d, eq.Prev(F13c)))},
		{name: "4 a defaulter that cures has paid what it would have paid", lines: []eq.ID{F5, F6, F29, F4b, F18},
			draw: func(w *world, r *rand.Rand) {
				w.swapAll(r)
				w.quiet()
				w.flat(HeadroomCapacity, 0, 0)
				w.flat(BridgeLimit, 0, 0)
				w.flat(RetaliationBearer, 0, 3)
				for p := range w.periods.Months {
					w.at(SettlementReparations, 0, w.periods.At(p).String(), 0)
				}
				for i := range 3 {
					w.flat(GuaranteesDefaultFrom, i*4, 46_100)
					w.flat(GuaranteesDefaultUntil, i*4, 47_000+r.Int64N(400))
				}
			}, twin: func(w *world, _ *rand.Rand) {
				for i := range MemberStates.Members {
					w.flat(GuaranteesDefaultFrom, i, 0)
				}
			}, check: func(a, b lane) (bool, string) {
				if a.total(F4b, 0) == 0 || a.at(F18, 0, a.last()) != 0 || b.at(F18, 0, b.last()) != 0 {
					return false, ""
				}
				for i := range MemberStates.Members {
					x, y := a.total(F5, i)+a.total(F6, i)-a.total(F29, i), b.total(F5, i)+b.total(F6, i)-b.total(F29, i)
					if x-y > 2 || y-x > 2 {
						return true, fmt.Sprintf("%s pays %d, without a default %d; called %d, %d", MemberStates.Code(i), x, y, a.total(F4b, 0), b.total(F4b, 0))
					}
				}
				return true, ""
			}, mutated: F21b, mutant: eq.If(F5a, eq.Const(0), eq.Sub(F21, F21))},
		{name: "10 calls are within the peak exposure", lines: []eq.ID{E4, H3, F4e, F3b},
			draw: func(w *world, r *rand.Rand) {
				w.swapAll(r)
				w.flat(BridgeLimit, 0, 0)
			},
			check: func(a, _ lane) (bool, string) {
				var calls, peak int64
				released, later := false, false
				for p := range a.batch.periods {
					later = later || released && a.all(E4, p) > 0
					released = released || a.all(H3, p) > 0
					calls, peak = calls+a.at(F4e, 0, p), max(peak, a.at(F3b, 0, p))
				}
				if calls > peak {
					return !later, fmt.Sprintf("%d called, %d at the peak", calls, peak)
				}
				return !later && calls > 0, ""
			}, mutated: F31a, mutant: eq.Max(eq.Const(0), H6e)},
		{name: "21 parts sum to the whole", lines: []eq.ID{F2, F2a, F4, F4e, F29, F28a, F8, H2g, F13, I5f, L4, E9, L5, E2, L6, G3, F1, L0},
			check: func(a, _ lane) (bool, string) {
				premise := false
				for p := range a.batch.periods {
					for _, pair := range [][2]eq.ID{{F2, F2a}, {F4, F4e}, {F29, F28a}, {F8, H2g}, {F13, I5f}, {L4, E9}, {L5, E2}, {L6, G3}} {
						parts, whole := a.all(pair[0], p), a.at(pair[1], 0, p)
						premise = premise || whole != 0 && pair[0] != F2
						if parts != whole {
							return true, fmt.Sprintf("Σ %s = %d, %s = %d in period %d", pair[0], parts, pair[1], whole, p)
						}
					}
					if a.all(F1, p) != wholeMillionths || a.all(L0, p) != wholeMillionths {
						return true, "a key is not whole"
					}
				}
				return premise, ""
			}, mutated: F4, mutant: eq.Min(F4a, F4h, eq.Sub(F4e, eq.Earlier(F4), eq.Earlier(F4)))},
		{name: "22 a heavier weight never has the smaller key", lines: []eq.ID{F1, F1a, L0, L0a},
			draw: func(w *world, r *rand.Rand) {
				w.flat(GuaranteesBasis, 0, 6)
				for i := range MemberStates.Members {
					w.flat(GuaranteesCustomWeight, i, 1_000_000+r.Int64N(3))
				}
			},
			check: func(a, _ lane) (bool, string) {
				for _, pair := range [][2]eq.ID{{F1, F1a}, {L0, L0a}} {
					for i := range MemberStates.Members {
						for j := range MemberStates.Members {
							if a.at(pair[1], i, 0) > a.at(pair[1], j, 0) && a.at(pair[0], i, 0) < a.at(pair[0], j, 0) {
								return true, fmt.Sprintf("%s: %d has less than %d", pair[0], i, j)
							}
						}
					}
				}
				return true, ""
			}, mutated: F1, mutant: eq.Sub(eq.Key(eq.UpTo(F1a), F1d), eq.Earlier(F1))},
		{name: "24 what a state is called for so far never falls", lines: []eq.ID{F4f}, draw: (*world).swapAll,
			check: func(a, _ lane) (bool, string) {
				for p := 1; p < a.batch.periods; p++ {
					for i := range MemberStates.Members {
						if a.at(F4f, i, p) < a.at(F4f, i, p-1) {
							return true, fmt.Sprintf("%s falls in period %d", MemberStates.Code(i), p)
						}
					}
				}
				return a.all(F4f, a.last()) > 0, ""
			}, mutated: F4f, mutant: eq.Add(F4)},
	}
}

func otherLaws() []law {
	return []law{
		{name: "7 guarantees in place later draw the same", lines: []eq.ID{D1}, draw: func(w *world, r *rand.Rand) {
			first := r.IntN(40)
			for p := range w.periods.Months {
				w.at(LoanInPlace, 0, w.periods.At(p).String(), 1_000_000*flagOf(p >= first))
			}
		}, twin: func(w *world, _ *rand.Rand) { w.flat(LoanInPlace, 0, 1_000_000) },
			check: func(a, b lane) (bool, string) {
				if x, y := a.total(D1, 0), b.total(D1, 0); x != y {
					return true, fmt.Sprintf("%d drawn late, %d in time", x, y)
				}
				return a.at(D1, 0, 3) == 0 && a.total(D1, 0) > 0, ""
			}, mutated: D1, mutant: eq.If(D1g, eq.Min(eq.Prev(D6), LoanInstalments), eq.Const(0))},
		{name: "16 refinanced every month at a flat rate, interest is bonds times rate", lines: []eq.ID{E5, E6, CalendarDays, RatesBondPool, E10g},
			draw: func(w *world, _ *rand.Rand) {
				w.flat(RatesRefinanced, 0, 12_000_000)
				w.flat(FundingAssets, 0, 0)
				w.flat(FundingGrants, 0, 0)
			},
			check: func(a, _ lane) (bool, string) {
				premise := false
				for p := 1; p < a.batch.periods; p++ {
					bonds, rate, days := a.at(E5, 0, p-1), a.at(RatesBondPool, 0, p), a.at(CalendarDays, 0, p)
					want := float64(bonds) * float64(rate) * float64(days) / 365e6
					bound := 1.6
					if a.at(E10g, 0, p-1) > 0 { // the part redeemed is exact to a millionth
						bound += float64(bonds+a.at(E10g, 0, p-1)) * float64(rate) / 1e6 * 0.5e-6
					}
					premise = premise || bonds > 0 && rate > 0
					if off := float64(a.at(E6, 0, p)) - want; off > bound || off < -bound {
						return true, fmt.Sprintf("period %d: %d, by hand %.1f", p, a.at(E6, 0, p), want)
					}
				}
				return premise, ""
			}, mutated: E10, mutant: eq.Add(E10f)},
	}
}
