package main

import "loanmodel/scenarios/diagnostic"

// Mistakes on the command line.
var (
	commandUnknown = diagnostic.Code{ID: "E-COMMAND-UNKNOWN", Title: "unknown command",
		Explanation: "The first word says what to do. loanmodel --help lists the commands."}
	commandMissing = diagnostic.Code{ID: "E-COMMAND-MISSING", Title: "no command given",
		Explanation: "Say what to do: loanmodel run evaluates the base case, loanmodel --help lists the commands."}
	argumentMissing = diagnostic.Code{ID: "E-ARGUMENT-MISSING", Title: "too few arguments",
		Explanation: "The command needs to be told what it is about. Its --help shows how it is used."}
	argumentExtra = diagnostic.Code{ID: "E-ARGUMENT-EXTRA", Title: "too many arguments",
		Explanation: "The command does not take as many arguments. Put values with blanks in quotes; the command's --help shows how it is used."}
	flagUnknown = diagnostic.Code{ID: "E-FLAG-UNKNOWN", Title: "unknown flag",
		Explanation: "The command has no such flag. Its --help lists those it has."}
	flagValueMissing = diagnostic.Code{ID: "E-FLAG-NO-VALUE", Title: "flag without its value",
		Explanation: "The flag takes a value, after a blank or an equals sign."}
	flagValue = diagnostic.Code{ID: "E-FLAG-VALUE", Title: "value that a flag does not take",
		Explanation: "The message says which values the flag takes. Whole numbers have digits only."}
	flagTwice = diagnostic.Code{ID: "E-FLAG-TWICE", Title: "flag given twice",
		Explanation: "Only one of the values could count. Remove the other."}
	flagConflict = diagnostic.Code{ID: "E-FLAG-CONFLICT", Title: "arguments that exclude each other",
		Explanation: "Leave out one of the two."}
	formatUnknown = diagnostic.Code{ID: "E-FORMAT", Title: "unknown format",
		Explanation: "Formats are joined by commas. The message lists those that the command can write."}
	scenarioRepeated = diagnostic.Code{ID: "E-SCENARIO-REPEATED", Title: "the same scenario twice",
		Explanation: "Two arguments name the same run, which would be written to the same folder. Remove one."}
	stdinUnused = diagnostic.Code{ID: "E-STDIN", Title: "standard input is not read",
		Explanation: "A scenario that is a file may extend others beside it, so it is always read from a folder. Give the path of a file."}
	targetUnknown = diagnostic.Code{ID: "E-TARGET", Title: "no such number in the run",
		Explanation: "A number is named by its line, the member in brackets and the month: F5[DE]@2027-12. loanmodel equations lists the lines."}
)

// Faults of the surroundings.
var (
	outFolder = diagnostic.Code{ID: "E-OUT-FOLDER", Title: "not a folder for outputs",
		Explanation: "Outputs go into a folder, which is made if it does not exist. The path given is something else."}
	outOther = diagnostic.Code{ID: "E-OUT-OTHER", Title: "the folder has other contents",
		Explanation: "The folder holds results of another run, or files that no run wrote. Give another folder, or replace what is in it with --force."}
	outBusy = diagnostic.Code{ID: "E-OUT-BUSY", Title: "another run writes into the folder",
		Explanation: "Wait for the other run, or give another folder."}
	outWrite = diagnostic.Code{ID: "E-OUT-WRITE", Title: "outputs cannot be written",
		Explanation: "The system refused; the message says why. What was in the folder before is unchanged."}
	stdoutWrite = diagnostic.Code{ID: "E-STDOUT", Title: "standard output cannot be written",
		Explanation: "What was printed is incomplete. Outputs in folders are not affected."}
	systemRefused = diagnostic.Code{ID: "E-SYSTEM", Title: "a file cannot be read or written",
		Explanation: "The system refused; the message says why."}
)

// What can happen to a run.
var (
	checkFailed = diagnostic.Code{ID: "E-CHECK", Title: "a check of the model failed",
		Explanation: "The outputs are written and show which identity does not hold, in which month and by how much. Do not use the figures before it is explained. Of backtest: figures of the model are further from those in print than their tolerance; the table says which."}
	amountLimit = diagnostic.Code{ID: "E-LIMIT-AMOUNT", Title: "an amount is too large",
		Explanation: "The model holds amounts up to 92,233,720,368,547,758.07 euro, and never wraps around. Check the units of the scenario's values."}
	runStopped = diagnostic.Code{ID: "E-STOPPED", Title: "stopped by a signal",
		Explanation: "What was published before is whole; nothing else was written."}
	internalError = diagnostic.Code{ID: "E-INTERNAL", Title: "internal error",
		Explanation: "The program found itself to be wrong and wrote nothing. Please report it with the command and the scenario. LOANMODEL_DEBUG=1 adds where it happened."}
)

// Mistakes in questions, and an answer that was not to be.
var (
	overlayUnknown = diagnostic.Code{ID: "E-OVERLAY", Title: "not in the matrix",
		Explanation: "The matrix is made of the library's structures, settlements and shocks. loanmodel scenarios list shows them; \"none\" is no shock."}
	stateUnknown = diagnostic.Code{ID: "E-STATE", Title: "no such member state",
		Explanation: "States are named by Eurostat's codes, in capitals: DE, FR, EL for Greece."}
	soughtUnknown = diagnostic.Code{ID: "E-SOUGHT", Title: "no input that can be looked through",
		Explanation: "solve changes one input that has one amount, percentage or count. loanmodel equations lists all inputs."}
	rangeUnknown = diagnostic.Code{ID: "E-RANGE", Title: "no range of that name",
		Explanation: "Ranges have ids, such as deposit-facility. loanmodel sensitivity --format csv lists them; a file of your own is given with --ranges."}
	leafUnknown = diagnostic.Code{ID: "E-LEAF", Title: "no leaf of that name",
		Explanation: "A leaf is named by its settlement and month, as assets-returned@2028-11; simulation.json lists them."}
	partWrong = diagnostic.Code{ID: "E-PART", Title: "a part that cannot be merged",
		Explanation: "merge takes all parts of one simulation, each once, as simulate --shard wrote them. The message says which part is missing, repeated, broken or of another simulation."}
	weightsWrong = diagnostic.Code{ID: "E-WEIGHTS", Title: "weights that are no chances",
		Explanation: "A file of weights has a leaf or a settlement and its chance in per cent on each line. The chances name everything that can come and sum to 100."}
	runsLimit = diagnostic.Code{ID: "E-LIMIT-RUNS", Title: "a simulation is too large",
		Explanation: "A tree has up to 5,000 leaves and a simulation up to 400,000 runs in one process. The message says what exceeds it. Nothing was evaluated."}
	thresholdCrossed = diagnostic.Code{ID: "E-THRESHOLD", Title: "a threshold of --fail-if is crossed",
		Explanation: "The outputs are written. The message says which figure of which scenario crosses it, and its value."}
)

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

// codes are all errors that the program itself can make, in the order of their
// documentation. Those of input files are in the packages that read them.
func codes() []diagnostic.Code {
	return append([]diagnostic.Code{
		commandUnknown, commandMissing, argumentMissing, argumentExtra,
		flagUnknown, flagValueMissing, flagValue, flagTwice, flagConflict, formatUnknown,
		scenarioRepeated, stdinUnused, targetUnknown, overlayUnknown, stateUnknown, soughtUnknown, rangeUnknown, leafUnknown, partWrong, weightsWrong,
		outFolder, outOther, outBusy, outWrite, stdoutWrite, systemRefused,
		checkFailed, thresholdCrossed, amountLimit, runsLimit, runStopped, internalError,
	}, codesOfVerify()...)
}
