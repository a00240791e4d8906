package finance

import eq "loanmodel/finance/equation"

// Keys of the inputs on what Ukraine needs.
const (
	NeedMilitary       eq.ID = "need.military_eur"
	NeedBudget         eq.ID = "need.budget_eur"
	NeedPartners       eq.ID = "need.partners_eur"
	NeedCommitted      eq.ID = "need.committed_eur"
	NeedOpeningCash    eq.ID = "need.opening_cash_eur"
	NeedWar            eq.ID = "need.war_pct"
	NeedReconstruction eq.ID = "need.reconstruction_eur"

	ForceHeads         eq.ID = "force.heads"
	ForceCost          eq.ID = "force.cost_per_thousand_heads_eur_per_year"
	ForceShare         eq.ID = "force.paid_from_abroad_pct"
	ForceMultinational eq.ID = "force.multinational_eur_per_year"
	ForceContributes   eq.ID = "force.contributes"
	ForceFromStates    eq.ID = "force.multinational_from_states_pct"
)

func needInputs() []eq.Line {
	return []eq.Line{
		amount(NeedOpeningCash, "Ukraine's money, opening", nil),
		schedule(NeedMilitary, "Military need from abroad", nil),
		schedule(NeedBudget, "Budget need from abroad", nil),
		sharePath(NeedWar, "Part of the military need that the war asks for: all of it while it lasts, nothing from a ceasefire on"),
		schedule(NeedPartners, "Other partners", nil),
		schedule(NeedCommitted, "Committed programmes", nil),
		amount(NeedReconstruction, "Reconstruction need", nil),
	}
}

func forceInputs() []eq.Line {
	return []eq.Line{
		count(ForceHeads, "Peacetime force, heads", 0, maxHeads),
		amount(ForceCost, "Peacetime force, cost of a thousand heads a year", nil),
		sharePath(ForceShare, "Part of it paid from abroad, from the ceasefire on"),
		amount(ForceMultinational, "Multinational force, cost a year", nil),
		yesNo(ForceContributes, "Contributes to the multinational force", MemberStates),
		share(ForceFromStates, "Part of the multinational force that member states pay", nil),
	}
}
