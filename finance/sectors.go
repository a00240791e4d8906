package finance

import eq "loanmodel/finance/equation"

// The sectors: who holds, owes, pays and receives.
const (
	CBR        eq.Sector = "cbr"        // Bank of Russia
	Russia     eq.Sector = "russia"     // its government
	Euroclear  eq.Sector = "euroclear"  // the depository
	Banks      eq.Sector = "banks"      // the other custodians
	Eurosystem eq.Sector = "eurosystem" // where custodians keep deposits
	Belgium    eq.Sector = "belgium"    // its treasury, as a tax collector
	Union      eq.Sector = "union"      // the European Union
	States     eq.Sector = "states"     // the 27, as guarantors and contributors
	Ukraine    eq.Sector = "ukraine"    //

	// ThirdCountries are guarantors outside the Union.
	ThirdCountries eq.Sector = "third_countries"

	ERALenders eq.Sector = "era_lenders" // who lent under the G7's ERA, apart from the Union
	Clients    eq.Sector = "clients"     // Euroclear's clients with assets in Russia
	Market     eq.Sector = "market"      // everyone else

	UnitedKingdom      eq.Sector = "united_kingdom"      // bears part of the Union's borrowing cost
	ReconstructionFund eq.Sector = "reconstruction_fund" // of the draft of 28 points
	JointVehicle       eq.Sector = "joint_vehicle"       // of the United States and Russia, in that draft
	UnitedStates       eq.Sector = "united_states"       // takes part of that fund's return
)

// A SectorName pairs a sector with its name in reports.
type SectorName struct {
	Sector eq.Sector
	Name   string
}

// Sectors lists the sectors in the order of the matrices.
func Sectors() []SectorName {
	return []SectorName{
		{CBR, "Bank of Russia"}, {Russia, "Russia"}, {Euroclear, "Euroclear"}, {Banks, "Other custodians"},
		{Eurosystem, "Eurosystem"}, {Belgium, "Belgium (treasury)"}, {Union, "European Union"}, {States, "27 states"}, {ThirdCountries, "Third countries"},
		{Ukraine, "Ukraine"}, {ERALenders, "Other ERA lenders"}, {Clients, "Clients of Euroclear"}, {UnitedKingdom, "United Kingdom"},
		{ReconstructionFund, "Reconstruction fund"}, {JointVehicle, "Joint vehicle"}, {UnitedStates, "United States"}, {Market, "Market"},
	}
}

// Custodians lists those who hold the immobilised cash, in the
// order in which it is swapped.
var Custodians = &eq.Dimension{Name: "custodian", Members: []eq.Member{
	{Code: string(Euroclear), Name: "Euroclear"}, {Code: string(Banks), Name: "Other custodians"},
}}

// Lenders lists those who lent under the G7's ERA. Their codes
// are sectors, because flows and claims go to each.
var Lenders = &eq.Dimension{Name: "lender", Members: []eq.Member{
	{Code: string(Union), Name: "European Union"}, {Code: string(ERALenders), Name: "Other lenders"},
}}

// MemberStates lists the 27 states in the protocol order of the
// Union, with Eurostat's codes (Greece is EL).
var MemberStates = &eq.Dimension{Name: "state", Members: []eq.Member{
	{Code: "BE", Name: "Belgium"}, {Code: "BG", Name: "Bulgaria"}, {Code: "CZ", Name: "Czechia"},
	{Code: "DK", Name: "Denmark"}, {Code: "DE", Name: "Germany"}, {Code: "EE", Name: "Estonia"},
	{Code: "IE", Name: "Ireland"}, {Code: "EL", Name: "Greece"}, {Code: "ES", Name: "Spain"},
	{Code: "FR", Name: "France"}, {Code: "HR", Name: "Croatia"}, {Code: "IT", Name: "Italy"},
	{Code: "CY", Name: "Cyprus"}, {Code: "LV", Name: "Latvia"}, {Code: "LT", Name: "Lithuania"},
	{Code: "LU", Name: "Luxembourg"}, {Code: "HU", Name: "Hungary"}, {Code: "MT", Name: "Malta"},
	{Code: "NL", Name: "Netherlands"}, {Code: "AT", Name: "Austria"}, {Code: "PL", Name: "Poland"},
	{Code: "PT", Name: "Portugal"}, {Code: "RO", Name: "Romania"}, {Code: "SI", Name: "Slovenia"},
	{Code: "SK", Name: "Slovakia"}, {Code: "FI", Name: "Finland"}, {Code: "SE", Name: "Sweden"},
}}
