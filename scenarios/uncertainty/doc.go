// Package uncertainty reads how far off assumptions can be: ranges with their
// sources, grades and reasons, as data of the library or of a user's file, and says
// what an end of a range assigns to a scenario. It evaluates nothing: package
// analysis does.
package uncertainty
