package finance

import eq "loanmodel/finance/equation"

// Lines of the awards in block I.
const (
	I2a eq.ID = "I2a" // court award enforced abroad so far, wanted
	I2b eq.ID = "I2b" // award newly enforced, before the limit of the claim
	I2c eq.ID = "I2c" // claim that awards can still take
	I2  eq.ID = "I2"  // award enforced in the month
	I2s eq.ID = "I2s" // the part that is recognised as payment of the claim
	I2r eq.ID = "I2r" // of it paid out of the deposit: claim and deposit fall
	I2x eq.ID = "I2x" // the rest: a loss until a release is netted with it
	I2n eq.ID = "I2n" // kept back from a release for awards paid before
	I2w eq.ID = "I2w" // paid on awards, neither recognised nor netted
)

// awards takes what courts outside the Union take from Euroclear for the Bank of
// Russia. Whatever it gets by them it does not get a second time.
func awards() []eq.Line {
	euroclear := string(Euroclear)
	return []eq.Line{
		{ID: I2a, Name: "Court award enforced abroad so far, wanted", Unit: eq.EUR, Equation: eq.Max(eq.Prev(I2a), eq.Scale(RetaliationCourtClaim, RetaliationEnforced, eq.Whole))},
		{ID: I2b, Name: "Of it new", Unit: eq.EUR, Equation: eq.Sub(I2a, eq.Prev(I2a))},
		{ID: I2c, Name: "Claim that awards can still take", Unit: eq.EUR,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(eq.PrevOf(A3, euroclear), eq.Of(A2, euroclear), eq.Of(A5, euroclear)),
				eq.Of(H8, euroclear), eq.Of(H8d, euroclear), eq.Of(I3, euroclear), eq.Prev(I2w)))},
		{ID: I2, Name: "Court award enforced abroad", Unit: eq.EUR, Equation: eq.Min(I2b, I2c),
			Note: "No more than Euroclear owes the Bank of Russia and has not paid on awards before."},
		{ID: I2s, Name: "Recognised of it", Unit: eq.EUR, Equation: eq.Scale(I2, RetaliationRecognised, eq.Whole)},
		{ID: I2r, Name: "Award that reduces the claim", Unit: eq.EUR, Over: Custodians,
			Equation: eq.If(RetaliationSued, eq.Min(eq.Sub(B2a, I3, H8d), eq.Sub(I2s, eq.Earlier(I2r))), eq.Const(0)),
			Flows:    []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}}},
		{ID: I2x, Name: "Award that does not", Unit: eq.EUR, Equation: eq.Sub(I2, eq.Sum(I2r))},
		{ID: I2n, Name: "Kept back from a release for it", Unit: eq.EUR,
			Equation: eq.Min(eq.Add(eq.Of(H4, euroclear), eq.Of(H6, euroclear)), eq.Add(eq.Prev(I2w), I2x)),
			Flows:    []eq.Flow{{Payer: CBR, Payee: Euroclear, Instrument: "awards netted"}},
			Note:     "Stays with Euroclear's buffer, so that the Bank of Russia never receives more than its claim."},
		{ID: I2w, Name: "Paid on awards and not yet netted", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(I2w), I2x), I2n)},
	}
}
