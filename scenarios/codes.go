package scenarios

import "loanmodel/scenarios/diagnostic"

// Faults of the name of a scenario.
var (
	ScenarioUnknown = diagnostic.Code{ID: "E-SCENARIO-UNKNOWN", Title: "no such scenario",
		Explanation: "A scenario is named by overlays of the library joined by +, for example joint-borrowing+assets-returned, or by the path of a file that contains a slash or ends in .yaml. The command scenarios list shows the library."}
	ScenarioTwice = diagnostic.Code{ID: "E-SCENARIO-TWICE", Title: "two overlays of a kind that allows only one",
		Explanation: "A scenario has one financing structure and one settlement. Name one of each at most; base stands for both of the base case."}
	ScenarioLong = diagnostic.Code{ID: "E-SCENARIO-LONG", Title: "too many overlays",
		Explanation: "The expression joins more overlays than any scenario needs. Put the differences in a file."}
)

// Faults of files that cannot be opened.
var (
	FileMissing = diagnostic.Code{ID: "E-FILE-MISSING", Title: "no such file",
		Explanation: "There is no file with this name in the folder. Upper and lower case matter, on every system."}
	FileFolder = diagnostic.Code{ID: "E-FILE-FOLDER", Title: "a folder, not a file",
		Explanation: "Give the file in the folder."}
	FileKind = diagnostic.Code{ID: "E-FILE-KIND", Title: "not a regular file",
		Explanation: "Scenarios are read from regular files only, not from devices, pipes or sockets."}
	FileOutside = diagnostic.Code{ID: "E-FILE-OUTSIDE", Title: "outside of the folder",
		Explanation: "A file is read only from the folder of the scenario that was given, and a link may not lead out of it. Copy the file into the folder."}
)

// Faults of extends.
var (
	ExtendsFile = diagnostic.Code{ID: "E-EXTENDS-FILE", Title: "cannot be extended",
		Explanation: "extends takes names of the library joined by +, or the name of a file in the same folder, with ./ in front or without: no other path and no web address."}
	ExtendsCycle = diagnostic.Code{ID: "E-EXTENDS-CYCLE", Title: "files extend each other in a circle",
		Explanation: "A file cannot extend itself, neither directly nor through others. Remove one extends of the chain."}
	ExtendsDepth = diagnostic.Code{ID: "E-EXTENDS-DEPTH", Title: "chain of extends too long",
		Explanation: "At most 10 files may extend one another. Merge some of them."}
	ExtendsLibrary = diagnostic.Code{ID: "E-EXTENDS-LIBRARY", Title: "a file of the library extends another",
		Explanation: "Overlays of the library apply to the base directly; only a user's files have extends."}
)

// Faults of the head of a file.
var (
	SchemaVersion = diagnostic.Code{ID: "E-SCHEMA", Title: "unknown schema",
		Explanation: "The first lines of a file say by which rules it was written. This program reads those of the version in the message; a file of a later version needs a later program."}
	NameForm = diagnostic.Code{ID: "E-NAME", Title: "name not as required",
		Explanation: "A file of the library has the name of its file: lower-case letters, digits and hyphens."}
	KindPlace = diagnostic.Code{ID: "E-KIND", Title: "kind does not fit the place of the file",
		Explanation: "A user's file has the kind user or none. In the library the kind is that of the folder."}
)

// Faults of parameters.
var (
	DateRange = diagnostic.Code{ID: "E-DATE-RANGE", Title: "date out of range",
		Explanation: "The date is outside of what the model can hold. Check the year."}
	DateHorizon = diagnostic.Code{ID: "E-DATE-HORIZON", Title: "amount dated outside the horizon",
		Explanation: "An amount before the first month or after the last would be lost. Change its date or the horizon."}
	DateOrder = diagnostic.Code{ID: "E-DATE-ORDER", Title: "dates not in order",
		Explanation: "Steps stand in the order of their dates, and one day has one step. An end is not before its beginning."}
	ShareFalls = diagnostic.Code{ID: "E-SHARE-FALLS", Title: "a share so far that falls",
		Explanation: "What was released, set off, enforced, withdrawn or seized so far cannot become less. Give each step at least the share of the step before."}
	Provenance = diagnostic.Code{ID: "E-PROVENANCE", Title: "a value without its origin",
		Explanation: "Every value of the library says when it was checked, its grade, and its sources; an assumption or difference says why, a derived value how it is computed."}
	SourceUnknown = diagnostic.Code{ID: "E-SOURCE-UNKNOWN", Title: "unknown source",
		Explanation: "Sources are named by their id in the register of sources. Say in the reason where else a value comes from."}
)

// Faults of values that do not go together.
var (
	HorizonSpan = diagnostic.Code{ID: "E-HORIZON", Title: "the horizon is empty or too long",
		Explanation: "The last month is not before the first, and a horizon has at most 100 years."}
	SumTotal = diagnostic.Code{ID: "E-SUM", Title: "values do not sum to what they must",
		Explanation: "The values belong together and are not scaled silently. The message says which they are and what is too much or missing."}
	ChoiceTwice = diagnostic.Code{ID: "E-CHOICE-TWICE", Title: "the same choice twice",
		Explanation: "The values are ranks: each source stands once in the waterfall."}
	RefinancedCash = diagnostic.Code{ID: "E-REFINANCED", Title: "bonds cannot be refinanced",
		Explanation: "A loan that immobilised cash refinances from a day on is funded by bonds and grants until then: from that day its costs are shared by another key, and what the first bearers paid for swapped cash would be given back to others. Without bonds there is nothing to refinance."}
	GuarantorDates = diagnostic.Code{ID: "E-DEFAULT-DATES", Title: "default without an end",
		Explanation: "A guarantor in default from a day is in default until a day, both included. Give the last day of the horizon or a later one where the default does not end."}
)

// Faults of --set.
var (
	SetForm = diagnostic.Code{ID: "E-SET-FORM", Title: "not of the form KEY=VALUE",
		Explanation: "Write --set loan.commitment_eur=80000000000.00, with a member --set guarantees.participates[IT]=false, dated values as 2026-01-01:2.00,2027-01-01:2.50."}
	SetTwice = diagnostic.Code{ID: "E-SET-TWICE", Title: "set twice",
		Explanation: "Only one of the values could count. Remove the other."}
)

// Codes returns the codes of this package in the order of their documentation.
func Codes() []diagnostic.Code {
	return []diagnostic.Code{
		ScenarioUnknown, ScenarioTwice, ScenarioLong,
		FileMissing, FileFolder, FileKind, FileOutside,
		ExtendsFile, ExtendsCycle, ExtendsDepth, ExtendsLibrary,
		SchemaVersion, NameForm, KindPlace,
		DateRange, DateHorizon, DateOrder, ShareFalls, Provenance, SourceUnknown,
		HorizonSpan, SumTotal, ChoiceTwice, RefinancedCash, GuarantorDates,
		SetForm, SetTwice,
	}
}
