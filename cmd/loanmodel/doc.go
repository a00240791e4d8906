// Command loanmodel models, exactly to the cent, the loan to Ukraine backed by
// the immobilised assets of the Bank of Russia.
//
// It has one verb per job, each in a file of its own. A verb reads its
// arguments, asks the packages scenarios and reports for the work, and writes
// data to standard output; messages go to standard error. Nothing about the
// model is computed or formatted here.
//
// The whole program is the function run, which knows no other streams than
// those it is given. Its exit codes are in exit.go, its own errors in codes.go.
package main
