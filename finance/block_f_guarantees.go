package finance

import eq "loanmodel/finance/equation"

// Lines of block F.
const (
	F1a  eq.ID = "F1a"
	F1b  eq.ID = "F1b"
	F1c  eq.ID = "F1c"
	F1   eq.ID = "F1"
	F2a  eq.ID = "F2a"
	F2   eq.ID = "F2"
	F3a  eq.ID = "F3a"
	F3   eq.ID = "F3"
	F4a  eq.ID = "F4a"
	F4b  eq.ID = "F4b"
	F4c  eq.ID = "F4c"
	F4d  eq.ID = "F4d"
	F4e  eq.ID = "F4e"
	F4   eq.ID = "F4"
	F5a  eq.ID = "F5a"
	F5b  eq.ID = "F5b"
	F5   eq.ID = "F5"
	F6a  eq.ID = "F6a"
	F6b  eq.ID = "F6b"
	F6c  eq.ID = "F6c"
	F6d  eq.ID = "F6d"
	F6e  eq.ID = "F6e"
	F6   eq.ID = "F6"
	F7   eq.ID = "F7"
	F8a  eq.ID = "F8a"
	F8b  eq.ID = "F8b"
	F8   eq.ID = "F8"
	F9   eq.ID = "F9"
	F10  eq.ID = "F10"
	F11  eq.ID = "F11"
	F13a eq.ID = "F13a"
	F13b eq.ID = "F13b"
	F13  eq.ID = "F13"
	F14a eq.ID = "F14a"
	F14  eq.ID = "F14"
	F14b eq.ID = "F14b"
	F15  eq.ID = "F15"
)

func guarantees() eq.Section {
	return eq.Section{
		Letter: "F", Title: "Guarantees",
		About: "What each state guarantees, for how much it stands at any time, what it is called for and pays, what others pay for it, and what comes back. Guarantees are several, not joint: no state ever pays more than its own commitment.",
		Lines: concat(commitments(), firstRound(), stepUp(), recoveries()),
	}
}

func commitments() []eq.Line {
	return []eq.Line{
		{ID: F1c, Name: "Weight by the chosen basis", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.Choose(GuaranteesBasis, StatesGNI2024, StatesGNI2026, StatesGDP2024, StatesCapitalKey, StatesPopulation, GuaranteesCustomWeight)},
		{ID: F1a, Name: "Weight in the key", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(GuaranteesParticipates, F1c, eq.Const(0))},
		{ID: F1b, Name: "Key, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true,
			Equation: eq.Key(eq.UpTo(F1a), eq.Sum(F1a)),
			Note:     "Rounded cumulatively in protocol order, so that the key sums to exactly one whole."},
		{ID: F1, Name: "Key", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Sub(F1b, eq.Earlier(F1))},
		{ID: F2a, Name: "Guarantees due from the states", Unit: eq.EUR, Static: true, Equation: eq.Sub(GuaranteesCeiling, GuaranteesThird)},
		{ID: F2, Name: "Commitment", Unit: eq.EUR, Over: MemberStates, Static: true, Equation: part(F2a, F1b, F2)},
		{ID: F3a, Name: "Exposure of all guarantors", Unit: eq.EUR, Equation: eq.Min(eq.Sum(F2), eq.Sum(B1))},
		{ID: F3, Name: "Exposure", Unit: eq.EUR, Over: MemberStates, Equation: part(F3a, F1b, F3)},
	}
}

// part is a member's part of a total by a cumulative key: the total up to the
// member less what the members before it have. The parts always sum to the
// total.
func part(total, cumulativeKey, self eq.ID) *eq.Node {
	return eq.Sub(eq.Scale(total, cumulativeKey, eq.Whole), eq.Earlier(self))
}

func firstRound() []eq.Line {
	return []eq.Line{
		{ID: F4a, Name: "Room left of the commitment", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F2, eq.Prev(F10))},
		{ID: F4b, Name: "Called of the guarantors", Unit: eq.EUR, Equation: eq.Min(H6e, eq.Add(eq.Sum(F4a), F14a))},
		{ID: F14a, Name: "Room left of third countries", Unit: eq.EUR, Equation: eq.Sub(GuaranteesThird, eq.Prev(F14b))},
		{ID: F14, Name: "Paid by third countries", Unit: eq.EUR, Equation: eq.Min(F4b, F14a, H6g),
			Flows: []eq.Flow{{Payer: ThirdCountries, Payee: Union, Instrument: "recoverable third-country payments"}},
			Note:  "Fixed guarantees of third countries are called first."},
		{ID: F14b, Name: "Paid by third countries so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(F14b), F14)},
		{ID: F15, Name: "Paid by third countries and not yet recovered", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(F15), F14), H2z),
			Stock: &eq.Stock{Holder: ThirdCountries, Issuer: Union, Instrument: "recoverable third-country payments"}},
		{ID: F4e, Name: "Called of the states", Unit: eq.EUR, Equation: eq.Sub(F4b, F14)},
		{ID: F4c, Name: "Called of the states so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(F4c), F4e)},
		{ID: F4d, Name: "Part of all calls so far", Unit: eq.EUR, Over: MemberStates, Equation: part(F4c, F1b, F4d),
			Note: "Shared on the running total, so that cents never drift."},
		{ID: F4, Name: "First-round call", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Min(F4a, eq.Sub(F4e, eq.Earlier(F4)), eq.Max(eq.Const(0), eq.Sub(F4d, eq.Prev(F4d))))},
		{ID: F5a, Name: "In default", Unit: eq.Flag, Over: MemberStates,
			Equation: eq.And(eq.Less(eq.Const(0), GuaranteesDefaultFrom), eq.AtLeast(CalendarLastDay, GuaranteesDefaultFrom), eq.AtLeast(GuaranteesDefaultUntil, CalendarLastDay)),
			Note:     "On the period's last day, when calls are paid."},
		{ID: F5b, Name: "Room of those who pay", Unit: eq.EUR, Over: MemberStates, Equation: eq.If(F5a, eq.Const(0), F4a)},
		{ID: F5, Name: "Paid of the first-round call", Unit: eq.EUR, Over: MemberStates, Equation: eq.If(F5a, eq.Const(0), F4),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable guarantee payments"}}},
	}
}

func stepUp() []eq.Line {
	return []eq.Line{
		{ID: F6a, Name: "Left by defaulters, that others can take", Unit: eq.EUR, Equation: eq.Sub(H6g, F14, eq.Sum(F5))},
		{ID: F6b, Name: "Room left after the first round", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F5b, F5)},
		{ID: F6e, Name: "Room left after the first round, all", Unit: eq.EUR, Equation: eq.Sum(F6b)},
		{ID: F6c, Name: "Key of that room", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(F6b, F6e)},
		{ID: F6d, Name: "Part by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(F6a, F6c, eq.Whole)},
		{ID: F6, Name: "Step-up call, paid", Unit: eq.EUR, Over: MemberStates, Equation: capped(F6a, F6d, F6b, F6),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable guarantee payments"}},
			Note:  "Never above a state's own remaining room: several, not joint."},
		{ID: F13a, Name: "Room left after all calls", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F6b, F6)},
		{ID: F13b, Name: "Part of a loss by the key of the room", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(I5f, F6c, eq.Whole)},
		{ID: F13, Name: "Paid for a loss of Euroclear", Unit: eq.EUR, Over: MemberStates, Equation: capped(I5f, F13b, F13a, F13)},
		{ID: F7, Name: "Called and unmet", Unit: eq.EUR, Equation: eq.Sub(F4e, eq.Sum(F5), eq.Sum(F6))},
	}
}

// capped is a member's part of a total that the members' room can hold: the
// proportional part, not above its own room or what is left, and not below
// what the members after it could not take.
func capped(total, proportional, room, self eq.ID) *eq.Node {
	return eq.Min(room, eq.Sub(total, eq.Earlier(self)),
		eq.Max(proportional, eq.Sub(total, eq.Earlier(self), eq.Later(room))))
}

func recoveries() []eq.Line {
	return []eq.Line{
		{ID: F8a, Name: "Key of what guarantors are out of pocket", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(eq.Prev(F9), H2p)},
		{ID: F8b, Name: "Part of the repayment by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(H2g, F8a, eq.Whole)},
		{ID: F8, Name: "Recovered", Unit: eq.EUR, Over: MemberStates, Equation: capped(H2g, F8b, F11, F8),
			Flows: []eq.Flow{{Payer: Union, Payee: States, Instrument: "recoverable guarantee payments"}}},
		{ID: F9, Name: "Paid and not yet recovered", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(eq.Add(eq.Prev(F9), F5, F6), F8),
			Stock: &eq.Stock{Holder: States, Issuer: Union, Instrument: "recoverable guarantee payments"}},
		{ID: F10, Name: "Paid so far", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(eq.Prev(F10), F5, F6, F13)},
		{ID: F11, Name: "Not yet recovered, before this period", Unit: eq.EUR, Over: MemberStates, Equation: eq.Prev(F9)},
	}
}
