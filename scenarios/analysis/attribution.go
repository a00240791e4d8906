package analysis

// An Attribution shows what the differences of a run from the baseline do one
// at a time.
type Attribution struct {
	Other   int // the run's place among those that are compared
	Steps   []Step
	LeftOut []string // names of differences that make no valid scenario alone
}

// A Step is the baseline with one difference and nothing else.
type Step struct {
	Name string // in words
	Keys string // for programs
	Run  *Run
}
