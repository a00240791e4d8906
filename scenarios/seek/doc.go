// Package seek answers questions by many runs: which assumptions move an outcome, at
// which value of an input a condition turns, and which chances of settlements make two
// ways of funding equal. No text for people is made here: package goal under reports
// renders what is found.
package seek
