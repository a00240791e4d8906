package main

import "loanmodel/scenarios/diagnostic"

// Mistakes in questions, and an answer that was not to be.
var (
	overlayUnknown = diagnostic.Code{ID: "E-OVERLAY", Title: "not in the matrix",
		Explanation: "The matrix is made of the library's structures, settlements and shocks. loanmodel scenarios list shows them; \"none\" is no shock."}
	stateUnknown = diagnostic.Code{ID: "E-STATE", Title: "no such member state",
		Explanation: "States are named by Eurostat's codes, in capitals: DE, FR, EL for Greece."}
	soughtUnknown = diagnostic.Code{ID: "E-SOUGHT", Title: "no input that can be looked through",
		Explanation: "solve changes one input that has one amount, percentage or count. loanmodel equations lists all inputs."}
	thresholdCrossed = diagnostic.Code{ID: "E-THRESHOLD", Title: "a threshold of --fail-if is crossed",
		Explanation: "The outputs are written. The message says which figure of which scenario crosses it, and its value."}
)
