package finance

import eq "loanmodel/finance/equation"

// Lines of block J.
const (
	J1  eq.ID = "J1"
	J2  eq.ID = "J2"
	J2a eq.ID = "J2a"
	J3a eq.ID = "J3a"
	J3  eq.ID = "J3"
	J3b eq.ID = "J3b"
	J3c eq.ID = "J3c"
	J4  eq.ID = "J4"
	J5  eq.ID = "J5"
	J5a eq.ID = "J5a"
)

func era() eq.Section {
	return eq.Section{
		Letter: "J", Title: "The ERA loans",
		About: "The G7's loans of 2024-25 are served out of the windfall contribution. Cash that is swapped earns nothing, so the contribution dries up: this is how the new loan hits the old ones. Money beyond the service due repays early.",
		Lines: []eq.Line{
			{ID: J1, Name: "ERA loans outstanding", Unit: eq.EUR, Opening: ERAOpening, Equation: eq.Sub(eq.Add(eq.Prev(J1), ERADraws), J3b, J5)},
			{ID: J2, Name: "Service falling due", Unit: eq.EUR, Equation: eq.Scale(eq.Prev(J1), ERARate, eq.YearACT365)},
			{ID: J2a, Name: "Service due before payment", Unit: eq.EUR, Equation: eq.Add(eq.Prev(J4), J2)},
			{ID: J3a, Name: "Outstanding before early repayment", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(J1), ERADraws), J5)},
			{ID: J3, Name: "Service paid out of the contribution", Unit: eq.EUR, Equation: eq.Min(C9, J2a)},
			{ID: J3b, Name: "Repaid early out of the contribution", Unit: eq.EUR, Equation: eq.Min(eq.Sub(C9, J3), J3a)},
			{ID: J3c, Name: "Left over of the contribution", Unit: eq.EUR, Equation: eq.Sub(C9, J3, J3b)},
			{ID: J4, Name: "Gap: service due and not paid", Unit: eq.EUR, Equation: eq.Sub(J2a, J3)},
			{ID: J5, Name: "Repaid out of immobilised cash", Unit: eq.EUR, Equation: eq.Min(ERARepayment, eq.Add(eq.Prev(J1), ERADraws)),
				Flows: []eq.Flow{{Payer: Union, Payee: ERALenders, Instrument: "repayment of the ERA loans"}},
				Note:  "Only where the loan is large enough to replace the old ones."},
			{ID: J5a, Name: "Repaid out of immobilised cash so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(J5a), J5)},
		},
	}
}
