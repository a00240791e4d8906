package finance

import eq "loanmodel/finance/equation"

// Keys of the inputs on what Ukraine needs.
const (
	NeedMilitary       eq.ID = "need.military_eur"       // military need from abroad
	NeedBudget         eq.ID = "need.budget_eur"         // budget need from abroad
	NeedPartners       eq.ID = "need.partners_eur"       // support by other partners
	NeedCommitted      eq.ID = "need.committed_eur"      // support committed in programmes
	NeedOpeningCash    eq.ID = "need.opening_cash_eur"   // Ukraine's money, opening
	NeedWar            eq.ID = "need.war_pct"            // part of the military need that the war asks for
	NeedReconstruction eq.ID = "need.reconstruction_eur" // reconstruction need

	ForceHeads         eq.ID = "force.heads"                                // heads of the peacetime force
	ForceCost          eq.ID = "force.cost_per_thousand_heads_eur_per_year" // yearly cost of a thousand of its heads
	ForceShare         eq.ID = "force.paid_from_abroad_pct"                 // part of the peacetime force paid from abroad
	ForceMultinational eq.ID = "force.multinational_eur_per_year"           // yearly cost of the multinational force
	ForceContributes   eq.ID = "force.contributes"                          // a state contributes to the multinational force
	ForceFromStates    eq.ID = "force.multinational_from_states_pct"        // part of the multinational force that member states pay
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
