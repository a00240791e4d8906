package workbook

import (
	"strings"

	"loanmodel/scenarios"
)

// A decision is what the model does where law, data or print leave a question
// open. What it says is quoted from the place that is named, never said twice
// in other words; a test finds every quotation there.
type decision struct {
	id, question string
	decision     string // quoted
	reason       string // quoted; empty where the decision says it
	alternatives string
	lines        string // ids of lines and keys of inputs that it affects
	place        string // where it is quoted from
}

// Places that decisions are quoted from: the note of a line of the model, the
// reason of an input in the base case, the notes of a file of the library.
const (
	placeLine  = "line "
	placeInput = "input "
	placeFile  = "file "
)

// decisions are the decisions, in the order of the model's blocks.
var decisions = []decision{
	{"D01", "How long is the horizon, when no maturity is published?", "Twenty years: long enough for late reparations.",
		"No maturity of the loan or of the Union's debt to the custodians has been published.", "Set horizon.start and horizon.end.", "all", placeInput + "horizon.end"},
	{"D02", "Which part of the law's text was at hand?", "The text of the proposed regulation was not at hand: dates of instalments, the cap of the guarantees and the size of the bridge are assumptions.",
		"", "Set loan.instalments_eur, guarantees.ceiling_eur, bridge.limit_eur.", "D1, F2a, H6j", placeFile + "base"},
	{"D03", "How much immobilised cash is there, when print differs?", "Euroclear: a Commission paper names about 176 bn; its briefing of 20 October 2025 about 175, Politico 172, Belgium's prime minister 170, Euroclear itself about 180 with securities.",
		"The 193 bn on Euroclear's balance sheet include other sanctioned clients and are not used.", "Set assets.opening_cash_eur.", "A3, B2", placeInput + "assets.opening_cash_eur"},
	{"D04", "When do the remaining securities mature?", "The remaining 9 bn mature evenly over the 24 months in which the loan is drawn",
		"Cash is to grow to 185 bn over the coming years; no schedule is published.", "Set assets.maturities_eur.", "A2, A3", placeInput + "assets.maturities_eur"},
	{"D05", "What must a custodian keep on deposit?", "With 0 a custodian can swap all of its cash; 90 of 185 bn are swapped.",
		"No amount is published that a custodian must keep on deposit.", "Set assets.liquidity_floor_eur.", "E4a, E4", placeInput + "assets.liquidity_floor_eur"},
	{"D06", "Does the provision of 2025 count among the costs of the sanctions?", "Left out: a provision of 342 m made once in 2025 for risks and uncertainties",
		"without it the reported tax is met", "Set euroclear.sanction_costs_eur_per_year.", "C2, C3", placeInput + "euroclear.sanction_costs_eur_per_year"},
	{"D07", "Which yield do the Union's bonds of this loan have?", "How the Union funds this loan (tenors, coupons) is not published, so no tenor is preferred to another.",
		"", "Set rates.bond_pool_pct; shocks rates-up and rates-down.", "E6, E7, E9", placeInput + "rates.bond_pool_pct"},
	{"D08", "What becomes of an instalment that falls due before enough guarantees are in place?", "An instalment that comes before enough guarantees are in place is drawn as soon as they are.",
		"", "Set the dates of loan.instalments_eur later, or loan.guarantees_in_place_pct earlier.", "D1, D6", placeLine + "D1"},
	{"D09", "Does the loan bear interest?", "The loan bears no interest.", "", "The structure joint-borrowing, where the Union bears the interest of its bonds.", "D3", placeLine + "D3"},
	{"D10", "Whose cash is swapped first?", "Euroclear first, then the other custodians.", "", "Set assets.liquidity_floor_eur of Euroclear.", "E4", placeLine + "E4"},
	{"D11", "How large are the guarantees in the first phase?", "Guarantees as large as the loan, so that all that the Union can owe is covered.",
		"how much would have been due in the first phase is not published", "Set guarantees.ceiling_eur; the structure reparations-loan-full has the full ceiling.", "F2, F2a, F3", placeInput + "guarantees.ceiling_eur"},
	{"D12", "By which year's income are the guarantees shared?", "Of official years 2024 fits the reported table of 210 bn best",
		"Shares by gross national income are reported twice, the year of the figures is not.", "Set guarantees.key_basis: gni_2026_forecast, gdp_2024, capital_key, population or custom.", "F1, F1b, F2", placeInput + "guarantees.key_basis"},
	{"D13", "How do rounded shares add up to one whole?", "By the largest remainder: equal weights differ by a millionth at most, and a heavier one never has less.", "", "", "F1, F1b", placeLine + "F1"},
	{"D14", "Which states guarantee?", "Who stays out is a scenario.",
		"The Commission's table has all 27, also those with reservations (Belgium, Italy, Bulgaria, Malta, Czechia) and those opposed (Hungary, Slovakia).", "Shocks guarantor-opt-out-three and guarantor-opt-out-five; set guarantees.participates.", "F2, F3", placeInput + "guarantees.participates"},
	{"D15", "Who is called first, third countries or states?", "Fixed guarantees of third countries are called first and paid at once.", "", "Set guarantees.third_countries_eur.", "F14, F4e", placeLine + "F14"},
	{"D16", "Do states answer for each other?", "Never above a state's own remaining room: several, not joint.", "", "Shock guarantor-default shows what is left unmet.", "F6, F18", placeLine + "F6"},
	{"D17", "Who bears the Union's costs of the loan?", "The reparations loan could have been adopted by qualified majority for the whole Union, so the Union's costs of it would fall on the common budget.",
		"The three opt-outs belong to the loan by joint borrowing.", "Set budget.participates.", "L0, L4, L6", placeInput + "budget.participates"},
	{"D18", "How large is the headroom from 2028 on?", "The size is ours: by definition it is the ceiling of own resources less that of payments, neither of which is decided for 2028 on.",
		"National guarantees come first; from 2028 the headroom of the next budget period is to take over.", "Set headroom.capacity_eur_per_year.", "G2, G3, H6h", placeInput + "headroom.capacity_eur_per_year"},
	{"D19", "Is there a bridge for calls?", "no size or limit is published, so none is counted on.",
		"A way for the Union to lend governments the cash for calls was discussed after the ECB declined to be a backstop", "Set bridge.limit_eur.", "H6m, H6k", placeInput + "bridge.limit_eur"},
	{"D20", "In which order are the sources used?", "Where there is headroom it replaces the national guarantees; until 2028 its capacity is 0, so that the guarantees are called first.",
		"", "Set waterfall.first, waterfall.second, waterfall.third.", "H6a, H6b, H6c", placeInput + "waterfall.first"},
	{"D21", "Which part of the reparations repays the loan first?", "With 100 % nothing stays with Ukraine until the loan is repaid.",
		"Ukraine repays once it receives reparations; which part of them goes into the loan first is not published.", "Set settlement.repayment_share_pct.", "H2t, H2", placeInput + "settlement.repayment_share_pct"},
	{"D22", "What does a set-off against reparations do?", "Reduces the claim of the Bank of Russia, the Union's debt to the custodian and the loan by the same amount.", "", "Settlement assets-offset.", "H8, A3, D2", placeLine + "H8"},
	{"D23", "How much of a seizure in Russia may be set off?", "Whether sanctions law lets a depository set seizures off against the Bank of Russia's cash differs by text, so it is a setting; no more than stands on deposit.",
		"", "Shock nsd-seizure-uncompensated; set retaliation.compensated_share_pct.", "I3", placeLine + "I3"},
	{"D24", "For how much of the rest is Euroclear liable?", "Clients bear what is not compensated: a depository holds their securities in its name in Russia for their account and at their risk",
		"The contract's wording is not at hand and courts may see it otherwise: range 0 to 100 %", "Set retaliation.liable_share_pct.", "I4a, I4b", placeInput + "retaliation.liable_share_pct"},
	{"D25", "Who bears a loss that Euroclear cannot?", "A loss that Euroclear cannot bear is shown, not hidden.",
		"whether Belgium would stand in is not settled.", "Set retaliation.uncovered_loss_bearer: belgium or guarantors.", "I5e, I5f, I5g", placeInput + "retaliation.uncovered_loss_bearer"},
	{"D26", "Does an award that is enforced reduce the claim?", "What the Bank of Russia gets in this way does not reduce its claim on Euroclear in the model, though Euroclear would plead that it does: the loss is therefore the cautious figure.",
		"", "None in the model.", "I2, A3", placeFile + "court-award"},
	{"D27", "When do the ERA loans fall due?", "Only interest falls due: the Union's part runs for up to 45 years and principal is repaid early, as far as the windfall allows.",
		"", "Set era.service_rate_pct.", "J2, J3b", placeInput + "era.service_rate_pct"},
	{"D28", "What of the draft of 28 points is modelled?", "So everything is released at once: the custodians must pay and the Union must give back what has been swapped; of what is paid 42.1429 % (88.5 of 210 bn) go to the reconstruction fund and the rest to the joint vehicle, and the states add 88.5 bn by the budget key.",
		"Russia pays no reparations, so that none of it repays the loan, of which the draft does not speak.", "Set settlement.reparations_eur, settlement.reconstruction_fund_share_pct.", "H1, H3, H31a, H32a", placeFile + "us-28-point"},
	{"D29", "How would the guarantees count as debt?", "As if the Union's debt to the custodians were the guarantors' own, and its bonds those of the states that bear their cost.",
		"", "Line L12: contingent until called.", "L12, L13", placeLine + "L13"},
	{"D30", "How is Ukraine's need spread over the months?", "That it is spread evenly over the months is ours.",
		"The years' totals are reported: 83.4 bn in two years, of it 51.6 bn in 2026, half of a military need of 103.2 bn.", "Set need.military_eur and need.budget_eur.", "K1a, K1b", placeInput + "need.military_eur"},
}

// writeDecisions writes the decisions, then all notes of the model's lines and
// of the files of the library that the run is made of.
func (b *book) writeDecisions() error {
	c := b.sheet(sheetDecisions)
	b.head(c, "Decisions", "Where law, data or print leave a question open: what the model does, quoted from where it is decided, and how to have it otherwise.")
	widths := b.widthsOf(sheetDecisions)
	var rows []recordRow
	for _, d := range decisions {
		rows = append(rows, recordRow{d.id, d.question, d.decision, d.reason, d.alternatives, d.lines, d.place})
	}
	next := b.writeRecord(c, 4, widths, []string{"Id", "Question", "Decision", "Reason", "How to have it otherwise", "Lines affected", "Quoted from"}, rows)
	files, err := scenarios.Describe()
	if err != nil {
		return err
	}
	rows = nil
	for _, line := range b.run.Model.Equations() {
		if line.Note != "" {
			rows = append(rows, recordRow{string(line.ID), line.Name, line.Note, "", "", string(line.ID), placeLine + string(line.ID)})
		}
	}
	next = b.writeRecord(c, next+1, widths, []string{"Id", "Line of the model", "Note", "", "", "Lines affected", "Quoted from"}, rows)
	rows = nil
	for _, f := range files {
		rows = append(rows, recordRow{f.Kind, f.Name + ": " + f.Title, f.Notes, f.Reason, "", strings.Join(f.Keys[:min(len(f.Keys), 4)], ", "), placeFile + f.Name})
	}
	b.writeRecord(c, next+1, widths, []string{"Kind", "File of the scenario library", "Notes", "Reason", "", "Sets, among others", "Quoted from"}, rows)
	return nil
}
