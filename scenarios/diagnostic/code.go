package diagnostic

// Code is a kind of fault. It stays the same from release to release, so that
// users can search for it and programs can act on it.
//
// A package that finds faults declares its codes as exported variables and
// returns them from a function Codes, from which the reference of all codes is
// generated.
type Code struct {
	// ID is the stable name, for example "E-KEY-UNKNOWN".
	ID string
	// Title says in a few words what the code means.
	Title string
	// Explanation says what to do about it, in one or more sentences.
	Explanation string
}
