package readback

import "loanmodel/scenarios/diagnostic"

// Faults of workbooks that are read.
var (
	FileDamaged = diagnostic.Code{ID: "E-WORKBOOK", Title: "not a workbook that can be read",
		Explanation: "The file is no .xlsx, is encrypted or damaged, or holds what no spreadsheet needs. Open it in a spreadsheet program and save it as .xlsx."}
	FileLimit = diagnostic.Code{ID: "E-WORKBOOK-LIMIT", Title: "workbook beyond what is read",
		Explanation: "The file or a part of it is far larger than any workbook of this program, or would be when unpacked. Nothing of it was read."}
	FileOther = diagnostic.Code{ID: "E-WORKBOOK-OTHER", Title: "not a workbook of this program",
		Explanation: "The sheets and names by which assumptions are found are not there, or rows were moved. Start from a workbook that this program wrote."}
	FileSettings = diagnostic.Code{ID: "E-WORKBOOK-SETTINGS", Title: "settings of the workbook that change what is read",
		Explanation: "Days counted from 1904, numbers rounded as shown, or formulas that are computed on demand only. Change the setting in the options of the file, look at the values and save."}
	FileScenario = diagnostic.Code{ID: "E-WORKBOOK-SCENARIO", Title: "the workbook's scenario is not known",
		Explanation: "The workbook shows a scenario that is not in the library. Name the file or expression from which it was made."}
	OverrideForm = diagnostic.Code{ID: "E-OVERRIDE", Title: "override that is not a number",
		Explanation: "The formulas of the workbook read plain numbers only and ignore a text, and a formula cannot be read back exactly. Type the value as a number."}
	OverrideEntry = diagnostic.Code{ID: "E-OVERRIDE-ENTRY", Title: "dated override without its other half",
		Explanation: "A dated amount or step has a date and a value, in two rows. Fill in both, or neither."}
)

// Codes returns all faults of workbooks, in the order of their documentation.
func Codes() []diagnostic.Code {
	return []diagnostic.Code{FileDamaged, FileLimit, FileOther, FileSettings, FileScenario, OverrideForm, OverrideEntry}
}
