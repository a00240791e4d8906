// Package diagnostic describes what is wrong with an input file and shows it
// to people and to programs.
//
// A [Diagnostic] names one fault with its place; a [List] collects the faults
// of one run, so that an author sees all of them at once and not one after the
// other. The list is written as text with an excerpt of the source and a caret
// ([List.WriteText]) or as JSON ([List.WriteJSON]).
//
// Input files come from outside. Whatever they contain, the output of this
// package holds printable characters only and no line longer than
// [MaxLineBytes], so that a file can neither send commands to a terminal nor
// fill a log.
package diagnostic
