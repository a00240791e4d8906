package main

import "loanmodel/scenarios/diagnostic"

// What verify finds, and what it cannot verify.
var (
	verifyDiffers = diagnostic.Code{ID: "E-VERIFY", Title: "what was delivered is not what is recomputed",
		Explanation: "The table printed says where: which file, which line or cell, what is expected there and what was found. Nothing was written."}
	verifyFolder = diagnostic.Code{ID: "E-VERIFY-FOLDER", Title: "not the folder of a run",
		Explanation: "A run's folder has a manifest.json that lists its files. Give such a folder, or a workbook by itself."}
	verifyScenario = diagnostic.Code{ID: "E-VERIFY-SCENARIO", Title: "the scenario of a delivery is not known",
		Explanation: "The delivery is of a scenario that is not in the library, or of one that --set changed. Name it with --scenario and --set, as it was named to run."}
)

// codesOfVerify are the errors of verify, in the order of their documentation.
func codesOfVerify() []diagnostic.Code {
	return []diagnostic.Code{verifyDiffers, verifyFolder, verifyScenario}
}
