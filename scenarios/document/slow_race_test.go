//go:build race

package document

// raceDetector says whether the tests run with the race detector, which makes
// them ten times slower.
const raceDetector = true
