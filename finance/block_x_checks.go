package finance

import eq "loanmodel/finance/equation"

// Lines of block X.
const (
	X1  eq.ID = "X1"  // 0: drawn less its three sources
	X2  eq.ID = "X2"  // 0: commitments less guarantees due
	X3  eq.ID = "X3"  // 0: exposures of the states less exposure of all
	X4  eq.ID = "X4"  // 0: paid above a state's commitment
	X5  eq.ID = "X5"  // 0: newly called less the states' parts
	X6  eq.ID = "X6"  // 0: met by the guarantors less paid for it by the states
	X7  eq.ID = "X7"  // 0: due from the Union less its sources less arrears
	X8  eq.ID = "X8"  // 0: repayment less what is passed on
	X9  eq.ID = "X9"  // 0: cost to the Union budget less the states' shares
	X10 eq.ID = "X10" // 0: negative stocks
	X11 eq.ID = "X11" // 0: negative stocks of a custodian
	X12 eq.ID = "X12" // 0: ERA lenders' claims less outstanding and arrears
	X13 eq.ID = "X13" // 0: contribution less service, early repayment and what is Ukraine's
	X14 eq.ID = "X14" // 0: paid on a release less its parts
	X15 eq.ID = "X15" // 0: the Union's debts in the columns less the states' shares
	X16 eq.ID = "X16" // 0: what comes back less the states' and third countries' parts
)

func checks() eq.Section {
	return eq.Section{
		Letter: "X", Title: "Checks",
		About: "Each line must be 0 in every period. Together with the identities of the other blocks they make the master check.",
		Lines: []eq.Line{
			{ID: X1, Name: "Drawn and refinanced less the three sources", Unit: eq.EUR, Zero: true, Equation: eq.Sub(eq.Add(D1, J5, E11b), eq.Sum(E4), E2, E3)},
			{ID: X2, Name: "Commitments less guarantees due", Unit: eq.EUR, Static: true, Zero: true, Equation: eq.Sub(eq.Sum(F2), F2a)},
			{ID: X3, Name: "Exposures of the states less exposure of all", Unit: eq.EUR, Zero: true, Equation: eq.Sub(eq.Sum(F3), F3a)},
			{ID: X4, Name: "Paid above a state's commitment", Unit: eq.EUR, Over: MemberStates, Zero: true, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(F19, F22, F13c), F2))},
			{ID: X5, Name: "Newly called less the states' parts", Unit: eq.EUR, Zero: true, Equation: eq.Sub(F4e, eq.Sum(F4))},
			{ID: X6, Name: "Met by the guarantors less paid for it by the states", Unit: eq.EUR, Zero: true, Equation: eq.Sub(H6g, F14, eq.Sum(F32a), eq.Sum(F6))},
			{ID: X7, Name: "Due from the Union less its sources less arrears", Unit: eq.EUR, Zero: true, Equation: eq.Sub(eq.Add(H5a, H9m), F27a, H6h, H6g, H6m, eq.Sum(H7a))},
			{ID: X8, Name: "Repayment less what is passed on", Unit: eq.EUR, Zero: true, Equation: eq.Sub(H2, eq.Sum(F8), H2z, H2h, eq.Sum(H2c), H2b)},
			{ID: X9, Name: "Cost to the Union budget less the states' shares", Unit: eq.EUR, Zero: true, Equation: eq.Sub(E9, L17, eq.Sum(L4))},
			{ID: X10, Name: "Negative stocks", Unit: eq.EUR, Zero: true,
				Equation: eq.Min(eq.Const(0), D2, D6, E5, G5, G6, F18, J1)},
			{ID: X11, Name: "Negative stocks of a custodian", Unit: eq.EUR, Over: Custodians, Zero: true,
				Equation: eq.Min(eq.Const(0), A1, A3, B1, B2)},
			{ID: X12, Name: "Lenders' claims under ERA less outstanding and arrears", Unit: eq.EUR, Zero: true, Equation: eq.Sub(eq.Add(eq.Sum(J6), eq.Sum(J7f)), J1, J4)},
			{ID: X13, Name: "Contribution less service, early repayment and Ukraine's part", Unit: eq.EUR, Zero: true,
				Equation: eq.Sub(C8, eq.Sum(J7d), eq.Sum(J8), J3c, C10)},
			{ID: X14, Name: "Paid on a release less its parts", Unit: eq.EUR, Zero: true,
				Equation: eq.Sub(eq.Add(eq.Sum(H4), eq.Sum(H6)), I2n, H31, H32, H33)},
			{ID: X15, Name: "Owed by the Union less the states' and third countries' parts", Unit: eq.EUR, Zero: true,
				Equation: eq.Sub(eq.Add(E5, E6a, eq.Sum(B1), J11), eq.Sum(L21), eq.Sum(L22), L22b)},
			{ID: X16, Name: "Owed by Ukraine less what would come back", Unit: eq.EUR, Zero: true, Equation: eq.Sub(D2, eq.Sum(L23), L23f)},
		},
	}
}
