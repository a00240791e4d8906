package finance

import eq "loanmodel/finance/equation"

// Lines of block F.
const (
	F1a  eq.ID = "F1a"  // weight of a participant
	F1c  eq.ID = "F1c"  // weight by the chosen basis
	F1d  eq.ID = "F1d"  // all weights
	F1e  eq.ID = "F1e"  // what ranks the members for the last millionths
	F1b  eq.ID = "F1b"  // key up to and with the state
	F1   eq.ID = "F1"   // key
	F2a  eq.ID = "F2a"  // guarantees due from the states
	F2   eq.ID = "F2"   // what a state guarantees
	F3a  eq.ID = "F3a"  // exposure of all after payment
	F3   eq.ID = "F3"   // of a state
	F3b  eq.ID = "F3b"  // exposure of all before payment
	F3c  eq.ID = "F3c"  // of a state
	F33  eq.ID = "F33"  // the guarantees have ended for new calls
	F4a  eq.ID = "F4a"  // what is left of a commitment for new calls
	F4b  eq.ID = "F4b"  // newly called of all guarantors
	F4c  eq.ID = "F4c"  // called of the states so far
	F4d  eq.ID = "F4d"  // a state's part of that by the key
	F4e  eq.ID = "F4e"  // newly called of the states
	F4h  eq.ID = "F4h"  // the part that is new
	F4   eq.ID = "F4"   // newly called of a state
	F4f  eq.ID = "F4f"  // called of a state so far; never falls
	F5a  eq.ID = "F5a"  // in default
	F5   eq.ID = "F5"   // cash paid for own calls
	F14a eq.ID = "F14a" // room of third countries
	F14  eq.ID = "F14"  // paid by third countries
	F14b eq.ID = "F14b" // so far
	F15  eq.ID = "F15"  // not recovered
	F18  eq.ID = "F18"  // called of the states and unmet
	F18a eq.ID = "F18a" // after recoveries
	F18b eq.ID = "F18b" // after cures
	F18c eq.ID = "F18c" // after new calls and what is paid of them
	F18d eq.ID = "F18d" // after step-up
	F18e eq.ID = "F18e" // recovered of it out of reparations
	F18f eq.ID = "F18f" // divisor of that: never 0
	F19  eq.ID = "F19"  // own calls met so far
	F19a eq.ID = "F19a" // before the month's new call
	F20a eq.ID = "F20a" // called of a state until the month before
	F20b eq.ID = "F20b" // months to pay less one
	F20c eq.ID = "F20c" // calls are paid in the month they are made
	F20  eq.ID = "F20"  // called so long ago that it is due
	F21  eq.ID = "F21"  // due and not paid
	F21a eq.ID = "F21a" // met by converting its own advance
	F21b eq.ID = "F21b" // cash it owes
	F21c eq.ID = "F21c" // cash it pays
	F22  eq.ID = "F22"  // advances not repaid
	F22a eq.ID = "F22a" // after recoveries
	F22b eq.ID = "F22b" // after conversion
	F22c eq.ID = "F22c" // after refunds
	F22d eq.ID = "F22d" // after conversion into a new call
	F24  eq.ID = "F24"  // recovered of advances
	F24a eq.ID = "F24a" // divisor of that: never 0
	F19b eq.ID = "F19b" // own calls met until the month before, with what reparations settle
	F25  eq.ID = "F25"  // own calls that reparations settle
	F25a eq.ID = "F25a" // called and unmet until the month before
	F25b eq.ID = "F25b" // of all
	F25c eq.ID = "F25c" // key of that
	F25d eq.ID = "F25d" // part by that key
	F25e eq.ID = "F25e" // settled of all
	F26  eq.ID = "F26"  // bridge, arrears and debt that cures can pay
	F26a eq.ID = "F26a" // cash from cures that is needed
	F27  eq.ID = "F27"  // cures that pay what was unmet
	F27a eq.ID = "F27a" // of it to the custodians' arrears
	F27b eq.ID = "F27b" // to the bridge
	F27c eq.ID = "F27c" // to the Union's debt before it is due
	F28  eq.ID = "F28"  // cures that repay advances
	F28a eq.ID = "F28a" // of it to the states
	F28b eq.ID = "F28b" // advances of all after conversion
	F28c eq.ID = "F28c" // key of those
	F28d eq.ID = "F28d" // part by that key
	F29  eq.ID = "F29"  // advance repaid to a state
	F17  eq.ID = "F17"  // room of those who pay
	F30  eq.ID = "F30"  // due by a state and unpaid, before new calls
	F30a eq.ID = "F30a" // overdue and not advanced by anyone
	F30b eq.ID = "F30b" // due by a state and unpaid, after new calls
	F30c eq.ID = "F30c" // overdue and not advanced by anyone, after new calls
	F31  eq.ID = "F31"  // unmet and called already
	F31a eq.ID = "F31a" // need that is new
	F32  eq.ID = "F32"  // new call that its own advance meets
	F32a eq.ID = "F32a" // new call paid at once
	F6a  eq.ID = "F6a"  // step-up in all
	F6b  eq.ID = "F6b"  // room for it
	F6c  eq.ID = "F6c"  // key of that room
	F6d  eq.ID = "F6d"  // part by that key
	F6e  eq.ID = "F6e"  // room of all
	F6   eq.ID = "F6"   // step-up paid
	F8a  eq.ID = "F8a"  // key of what guarantors are out of pocket
	F8b  eq.ID = "F8b"  // part of the repayment by that key
	F8   eq.ID = "F8"   // recovered out of reparations
	F9   eq.ID = "F9"   // paid and not yet recovered
	F11  eq.ID = "F11"  // the same before the month
	F13a eq.ID = "F13a" // room for a loss
	F13b eq.ID = "F13b" // part by the key of the room
	F13c eq.ID = "F13c" // losses paid so far
	F13d eq.ID = "F13d" // key of the room
	F13e eq.ID = "F13e" // room of all
	F13  eq.ID = "F13"  // paid for a loss of Euroclear
	F34  eq.ID = "F34"  // paid by all guarantors for the Union's debt
	F35  eq.ID = "F35"  // come back to all guarantors
	F17a eq.ID = "F17a" // room of all who pay
	F4i  eq.ID = "F4i"  // commitments left for new calls
)

func guarantees() eq.Section {
	return eq.Section{
		Letter: "F", Title: "Guarantees",
		About: "What each state guarantees, for how much it stands at any time, what it is called for and pays, what others pay in its place, and what comes back. Guarantees are several, not joint: no state ever pays more than its own commitment. What a guarantor does not pay stays due; who paid in its place is repaid when it pays.",
		Lines: concat(commitments(), called(), cures(), curesUsed(), newCalls(), stepUp(), lossesCovered(), recoveries(), settledByReparations()),
	}
}

// GuaranteeBases returns the weights of the guarantees' key, in the order of the
// choices of GuaranteesBasis.
func GuaranteeBases() []eq.ID {
	return []eq.ID{StatesGNI2024, StatesGNI2026, StatesGDP2024, StatesCapitalKey, StatesPopulation, GuaranteesCustomWeight}
}

func operands(ids []eq.ID) []eq.Operand {
	list := make([]eq.Operand, len(ids))
	for i, id := range ids {
		list[i] = id
	}
	return list
}

func commitments() []eq.Line {
	return []eq.Line{
		{ID: F1c, Name: "Weight by the chosen basis", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.Choose(GuaranteesBasis, operands(GuaranteeBases())...)},
		{ID: F1a, Name: "Weight in the key", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(GuaranteesParticipates, F1c, eq.Const(0))},
		{ID: F1d, Name: "Weights in all", Unit: eq.Weight, Static: true, Equation: eq.Sum(F1a)},
		{ID: F1e, Name: "Remainder of the weight in millionths", Unit: eq.Weight, Over: MemberStates, Static: true, Equation: eq.Remainder(F1a, F1d)},
		{ID: F1, Name: "Key", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Apportion(F1a, F1d, F1e),
			Note: "By the largest remainder: equal weights differ by a millionth at most, and a heavier one never has less."},
		{ID: F1b, Name: "Key, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.UpTo(F1)},
		{ID: F2a, Name: "Guarantees due from the states", Unit: eq.EUR, Static: true, Equation: eq.Sub(GuaranteesCeiling, GuaranteesThird)},
		{ID: F2, Name: "Commitment", Unit: eq.EUR, Over: MemberStates, Static: true, Equation: part(F2a, F1b, F2)},
		{ID: F33, Name: "Guarantees have ended for new calls", Unit: eq.Flag,
			Equation: eq.And(eq.Less(eq.Const(0), GuaranteesEnd), eq.AtLeast(CalendarLastDay, GuaranteesEnd))},
		{ID: F3a, Name: "Exposure of all guarantors after payment", Unit: eq.EUR, Equation: eq.If(F33, eq.Const(0), eq.Min(eq.Sum(F2), eq.Sum(B1)))},
		{ID: F3, Name: "Exposure after payment", Unit: eq.EUR, Over: MemberStates, Equation: part(F3a, F1b, F3)},
		{ID: F3b, Name: "Exposure of all guarantors before payment", Unit: eq.EUR, Equation: eq.If(F33, eq.Const(0), eq.Min(eq.Sum(F2), H2r))},
		{ID: F3c, Name: "Exposure before payment", Unit: eq.EUR, Over: MemberStates, Equation: part(F3b, F1b, F3c),
			Note: "What a state could be called for in the month; its greatest value is the peak."},
	}
}

// part shares a total by a cumulative key: it gives a member what falls to all up
// to it less what the members before it have, so that the parts always sum to
// the total.
func part(total, cumulativeKey, self eq.ID) *eq.Node {
	return eq.Sub(eq.Scale(total, cumulativeKey, eq.Whole), eq.Earlier(self))
}

// called lists what earlier calls have come due, after what reparations have
// given back, and what guarantors pay of it.
func called() []eq.Line {
	return []eq.Line{
		{ID: F5a, Name: "In default", Unit: eq.Flag, Over: MemberStates,
			Equation: eq.And(eq.Less(eq.Const(0), GuaranteesDefaultFrom), eq.AtLeast(CalendarLastDay, GuaranteesDefaultFrom), eq.AtLeast(GuaranteesDefaultUntil, CalendarLastDay)),
			Note:     "On the period's last day, when calls are paid."},
		{ID: F20b, Name: "Months to pay a call, less one", Unit: eq.Count, Static: true, Equation: eq.Max(eq.Const(0), eq.Sub(GuaranteesMonths, eq.Const(1)))},
		{ID: F20c, Name: "Calls are paid in the month they are made", Unit: eq.Flag, Static: true, Equation: eq.Equal(GuaranteesMonths, eq.Const(0))},
		{ID: F20a, Name: "Called until the month before", Unit: eq.EUR, Over: MemberStates, Equation: eq.Prev(F4f)},
		{ID: F20, Name: "Called and due by now", Unit: eq.EUR, Over: MemberStates, Equation: eq.Lag(F20a, F20b)},
		{ID: F24a, Name: "Paid and not recovered, at least a cent", Unit: eq.EUR, Over: MemberStates, Equation: eq.Max(eq.Cent(), eq.Prev(F9))},
		{ID: F24, Name: "Recovered of advances", Unit: eq.EUR, Over: MemberStates, Equation: eq.Min(eq.Prev(F22), eq.ScaleBy(F8, eq.Prev(F22), F24a))},
		{ID: F22a, Name: "Advances after recoveries", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(eq.Prev(F22), F24)},
		{ID: F21, Name: "Due and not paid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Max(eq.Const(0), eq.Sub(F20, F19b))},
		{ID: F21a, Name: "Met by its own advance", Unit: eq.EUR, Over: MemberStates, Equation: eq.Min(F21, F22a)},
		{ID: F21b, Name: "Cash that it owes", Unit: eq.EUR, Over: MemberStates, Equation: eq.If(F5a, eq.Const(0), eq.Sub(F21, F21a))},
		{ID: F22b, Name: "Advances after conversion", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F22a, F21a)},
		{ID: F28b, Name: "Advances of all after conversion", Unit: eq.EUR, Equation: eq.Sum(F22b)},
		{ID: F18f, Name: "Owed to custodians, at least a cent", Unit: eq.EUR, Equation: eq.Max(eq.Cent(), H2r)},
		{ID: F18e, Name: "Unmet calls that reparations have settled", Unit: eq.EUR, Equation: eq.Min(H2l, eq.Prev(F18), eq.ScaleBy(H2l, eq.Prev(F18), F18f))},
		{ID: F18a, Name: "Unmet calls after that", Unit: eq.EUR, Equation: eq.Sub(eq.Prev(F18), F18e)},
	}
}

// cures takes what guarantors pay of calls that have come due and uses it: first
// for what was left unmet, then for those who paid in their place.
func cures() []eq.Line {
	return []eq.Line{
		{ID: F26, Name: "Unmet calls that money can settle", Unit: eq.EUR, Equation: eq.Min(F18a, eq.Add(eq.Sum(H8f), H9l)),
			Note: "No more than the Union owes custodians and on the bridge."},
		{ID: F26a, Name: "Cash needed from calls that are due", Unit: eq.EUR, Equation: eq.Add(F26, F28b, G6a)},
		{ID: F21c, Name: "Cash paid of calls that are due", Unit: eq.EUR, Over: MemberStates, Equation: eq.Min(F21b, eq.Sub(F26a, eq.Earlier(F21c)))},
		{ID: F27, Name: "Of it for unmet calls", Unit: eq.EUR, Equation: eq.Min(eq.Sum(F21c), F26)},
		{ID: F27a, Name: "To the custodians, for what is due", Unit: eq.EUR, Equation: eq.Min(F27, H5a)},
		{ID: F27b, Name: "To the bridge", Unit: eq.EUR, Equation: eq.Min(eq.Sub(F27, F27a), H9l),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "Union bonds"}}},
		{ID: F27c, Name: "To the custodians, before it is due", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Min(eq.Sub(H8f, H5), eq.Sub(F27, F27a, F27b, eq.Earlier(F27c))),
			Flows:    []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}},
			Note:     "Own cash that matured, or the bridge, may have paid the Bank of Russia meanwhile: then the debt to the custodian ends earlier, and its deposit grows."},
		{ID: F18b, Name: "Unmet calls after cures", Unit: eq.EUR, Equation: eq.Sub(F18a, F27)},
		{ID: F28, Name: "Of it for advances", Unit: eq.EUR, Equation: eq.Sub(eq.Sum(F21c), F27)},
		{ID: F28a, Name: "To states that paid in their place", Unit: eq.EUR, Equation: eq.Min(F28, F28b)},
	}
}

func curesUsed() []eq.Line {
	return []eq.Line{
		{ID: F28c, Name: "Key of the advances", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(F22b, F28b)},
		{ID: F28d, Name: "Part by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(F28a, F28c, eq.Whole)},
		{ID: F29, Name: "Advance repaid by those who cure", Unit: eq.EUR, Over: MemberStates, Equation: capped(F28a, F28d, F22b, F29),
			Flows: []eq.Flow{{Payer: Union, Payee: States, Instrument: "recoverable guarantee payments"}}},
		{ID: F22c, Name: "Advances after cures", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F22b, F29)},
		{ID: F19a, Name: "Own calls met, before new ones", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F19b, F21a, F21c)},
		{ID: F17, Name: "Room of those who pay", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(F5a, eq.Const(0), eq.Max(eq.Const(0), eq.Sub(F2, F19a, F22c, eq.Prev(F13c))))},
		{ID: F4a, Name: "Commitment left for new calls", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(F33, eq.Const(0), eq.Max(eq.Const(0), eq.Sub(F2, F20a, eq.Prev(F13c))))},
		{ID: F17a, Name: "Room of all who pay", Unit: eq.EUR, Equation: eq.Sum(F17)},
		{ID: F4i, Name: "Commitments left for new calls, all", Unit: eq.EUR, Equation: eq.Sum(F4a)},
		{ID: F30, Name: "Due and unpaid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Max(eq.Const(0), eq.Sub(F20, F19a))},
		{ID: F30a, Name: "Overdue and advanced by nobody", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Sum(F30), eq.Sum(F22c), G6b, G8))},
		{ID: F31, Name: "Unmet and called already", Unit: eq.EUR, Equation: eq.Sub(F18b, G8)},
		{ID: F14a, Name: "Room left of third countries", Unit: eq.EUR, Equation: eq.If(F33, eq.Const(0), eq.Sub(GuaranteesThird, eq.Prev(F14b)))},
	}
}

// newCalls call what is needed beyond what was called before.
func newCalls() []eq.Line {
	return []eq.Line{
		{ID: F31a, Name: "Put to the guarantors and not called before", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(H6e, F31))},
		{ID: F14, Name: "Paid by third countries", Unit: eq.EUR, Equation: eq.Min(F14a, F31a),
			Flows: []eq.Flow{{Payer: ThirdCountries, Payee: Union, Instrument: "recoverable third-country payments"}},
			Note:  "Fixed guarantees of third countries are called first and paid at once."},
		{ID: F14b, Name: "Paid by third countries so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(F14b), F14)},
		{ID: F15, Name: "Paid by third countries and not yet recovered", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(F15), F14), H2z),
			Stock: &eq.Stock{Holder: ThirdCountries, Issuer: Union, Instrument: "recoverable third-country payments"}},
		{ID: F4e, Name: "Newly called of the states", Unit: eq.EUR, Equation: eq.Min(eq.Sub(F31a, F14), F4i),
			Note: "What was called before stays due and is not called again."},
		{ID: F4b, Name: "Newly called of the guarantors", Unit: eq.EUR, Equation: eq.Add(F14, F4e)},
		{ID: F4c, Name: "Called of the states so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(F4c), F4e)},
		{ID: F4d, Name: "Part of all calls so far", Unit: eq.EUR, Over: MemberStates, Equation: part(F4c, F1b, F4d),
			Note: "Shared on the running total, so that cents never drift."},
		{ID: F4h, Name: "Part that is new", Unit: eq.EUR, Over: MemberStates, Equation: eq.Max(eq.Const(0), eq.Sub(F4d, F20a))},
		{ID: F4, Name: "Newly called", Unit: eq.EUR, Over: MemberStates, Equation: capped(F4e, F4h, F4a, F4)},
		{ID: F4f, Name: "Called so far", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F20a, F4)},
		{ID: F32, Name: "New call met by its own advance", Unit: eq.EUR, Over: MemberStates, Equation: eq.If(F20c, eq.Min(F4, F22c), eq.Const(0))},
		{ID: F32a, Name: "New call paid at once", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(eq.Or(F5a, eq.Not(F20c)), eq.Const(0), eq.Sub(F4, F32))},
		{ID: F5, Name: "Paid of its own calls", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F21c, F32a),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable guarantee payments"}}},
		{ID: F19, Name: "Own calls met so far", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F19a, F32, F32a)},
		{ID: F22d, Name: "Advances before step-up", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F22c, F32)},
		{ID: F18c, Name: "Unmet calls before step-up", Unit: eq.EUR, Equation: eq.Sub(eq.Add(F31, F4e), eq.Sum(F32a))},
	}
}

func stepUp() []eq.Line {
	return []eq.Line{
		{ID: F6b, Name: "Room for step-up", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(F5a, eq.Const(0), eq.Max(eq.Const(0), eq.Sub(F2, F19, F22d, eq.Prev(F13c))))},
		{ID: F6e, Name: "Room for step-up, all", Unit: eq.EUR, Equation: eq.Sum(F6b)},
		{ID: F30b, Name: "Due and unpaid after new calls", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.If(F20c, F4f, F20), F19))},
		{ID: F30c, Name: "Overdue and advanced by nobody, after new calls", Unit: eq.EUR,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.Sum(F30b), eq.Sum(F22d), G6b, G8))},
		{ID: F6a, Name: "Step-up in all", Unit: eq.EUR, Equation: eq.Min(F18c, F30c, F6e, eq.Sub(H6e, F14, eq.Sum(F32a))),
			Note: "What others have not paid in time, as far as it is needed now and there is room."},
		{ID: F6c, Name: "Key of that room", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(F6b, F6e)},
		{ID: F6d, Name: "Part by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(F6a, F6c, eq.Whole)},
		{ID: F6, Name: "Step-up call, paid as an advance", Unit: eq.EUR, Over: MemberStates, Equation: capped(F6a, F6d, F6b, F6),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable guarantee payments"}},
			Note:  "Never above a state's own remaining room: several, not joint. Those in whose place it is paid repay it."},
		{ID: F22, Name: "Advances for others, not repaid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F22d, F6)},
		{ID: F18d, Name: "Unmet calls after step-up", Unit: eq.EUR, Equation: eq.Sub(F18c, F6a)},
		{ID: F18, Name: "Called of the states and unmet", Unit: eq.EUR, Equation: eq.Sub(F18d, eq.Sub(G9, G8)),
			Note: "Stays due, and is paid first by those who cure."},
	}
}

// lossesCovered shares the losses of Euroclear that the guarantees cover.
func lossesCovered() []eq.Line {
	return []eq.Line{
		{ID: F13a, Name: "Room for a loss", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(eq.Or(F5a, F33), eq.Const(0), eq.Max(eq.Const(0), eq.Sub(F2, eq.Max(F4f, eq.Add(F19, F22)), eq.Prev(F13c)))),
			Note:     "What is neither called nor advanced."},
		{ID: F13e, Name: "Room for a loss, all", Unit: eq.EUR, Equation: eq.Sum(F13a)},
		{ID: F13d, Name: "Key of that room", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(F13a, F13e)},
		{ID: F13b, Name: "Part of a loss by the key of the room", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(I5f, F13d, eq.Whole)},
		{ID: F13, Name: "Paid for a loss of Euroclear", Unit: eq.EUR, Over: MemberStates, Equation: capped(I5f, F13b, F13a, F13)},
		{ID: F13c, Name: "Paid for losses of Euroclear so far", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(eq.Prev(F13c), F13)},
	}
}

// capped shares a total that the members' room can hold: it gives a member its
// proportional part, but no more than its own room or what is left, and no less
// than what the members after it could not take.
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
		{ID: F9, Name: "Paid and not yet recovered", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(eq.Add(eq.Prev(F9), F5, F6), F8, F29),
			Stock: &eq.Stock{Holder: States, Issuer: Union, Instrument: "recoverable guarantee payments"}},
		{ID: F11, Name: "Not yet recovered, before this period", Unit: eq.EUR, Over: MemberStates, Equation: eq.Prev(F9)},
		{ID: F34, Name: "Paid by all guarantors", Unit: eq.EUR, Equation: eq.Add(eq.Sum(F5), eq.Sum(F6), F14),
			Note: "When they pay it: a call that is paid late, after a cure, counts in the month of the payment, and an advance for another too."},
		{ID: F35, Name: "Come back to all guarantors", Unit: eq.EUR, Equation: eq.Add(H2g, H2z, eq.Sum(F29)),
			Note: "Out of reparations, and from those in whose place they paid."},
	}
}

// settledByReparations lowers what guarantors owe by what reparations have given
// back of the advances in their place and of the debt they did not meet: in
// proportion to what each has unmet, so that the unmet calls of all are always
// those that nobody paid and those advanced.
func settledByReparations() []eq.Line {
	return []eq.Line{
		{ID: F25a, Name: "Called and unmet until the month before", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F20a, eq.Prev(F19))},
		{ID: F25b, Name: "Called and unmet until the month before, all", Unit: eq.EUR, Equation: eq.Sum(F25a)},
		{ID: F25c, Name: "Key of that", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(F25a, F25b)},
		{ID: F25e, Name: "Unmet calls that reparations settle, all", Unit: eq.EUR, Equation: eq.Min(F25b, eq.Add(eq.Sum(F24), F18e, G6d))},
		{ID: F25d, Name: "Part by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(F25e, F25c, eq.Whole)},
		{ID: F25, Name: "Own calls that reparations settle", Unit: eq.EUR, Over: MemberStates, Equation: capped(F25e, F25d, F25a, F25)},
		{ID: F19b, Name: "Own calls met until the month before, with those", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(eq.Prev(F19), F25)},
	}
}
