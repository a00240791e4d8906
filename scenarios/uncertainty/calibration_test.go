package uncertainty

import (
	"math"
	"slices"
	"testing"
)

// levelsAfter draws paths of a rate and returns its level at the end of so many
// months after the first, in millionths, in ascending order.
func levelsAfter(t *testing.T, driver string, months, paths int) []int64 {
	t.Helper()
	d, s := libraryDrivers(t), resolved(t, "base")
	i := slices.IndexFunc(d.Sampled, func(one Driver) bool { return one.ID == driver })
	one, at := &d.Sampled[i], d.From.Add(months).Last()
	var levels []int64
	for path := range int64(paths) {
		level := levelOn(entriesOf(s, one.keys[0]), at)
		for _, m := range one.moves(s, newStream(11, "calibration", path, one.ID), d.From) {
			if !m.day.After(at) {
				level = levelOn(entriesOf(s, one.keys[0]), at) + m.by
			}
		}
		levels = append(levels, level)
	}
	slices.Sort(levels)
	return levels
}

// TestPolicyRateAgainstSurveyAndRecord holds the drawn rate against what is known. A
// quarter has two meetings with a move of a quarter of a point in 30 %: a standard
// deviation of √(2 × 0.30) × 0.25 = 0.19, between the survey's (quartiles of 1.75 and
// 2.00 a year ahead: 0.19 a year) and the record's 0.26 and 0.44. It is tested within
// four standard errors of 2,000 paths. The median stays at the long-run rate.
func TestPolicyRateAgainstSurveyAndRecord(t *testing.T) {
	const paths = 2_000
	levels := levelsAfter(t, "policy-rate", 2, paths) // meetings in December and February: two
	mean, squares := 0.0, 0.0
	for _, v := range levels {
		mean += float64(v) / paths
	}
	for _, v := range levels {
		squares += (float64(v) - mean) * (float64(v) - mean) / paths
	}
	if sd := math.Sqrt(squares) / 10_000; math.Abs(sd-0.1936) > 0.02 {
		t.Errorf("standard deviation of a quarter %.4f points", sd)
	}
	year := levelsAfter(t, "policy-rate", 12, paths)
	quarter, median, threeQuarters := year[paths/4], year[paths/2], year[3*paths/4]
	if median != 20_000 || quarter < 15_000 || threeQuarters > 25_000 || quarter == threeQuarters {
		t.Errorf("quartiles after a year %d %d %d", quarter, median, threeQuarters)
	}
	far := levelsAfter(t, "policy-rate", 180, 500)
	if far[0] < -5_000 || far[499] > 40_000 || far[250] < 15_000 || far[250] > 25_000 {
		t.Errorf("after 15 years from %d to %d, median %d", far[0], far[499], far[250])
	}
}

// TestSpreadAgainstPrint: four quarterly steps have a standard deviation of
// √(4 × 56.25) = 15 bp, as print has it.
func TestSpreadAgainstPrint(t *testing.T) {
	const paths = 2_000
	levels, squares := levelsAfter(t, "bond-spread", 12, paths), 0.0
	own := levelOn(entriesOf(resolved(t, "base"), libraryDrivers(t).Sampled[1].keys[0]), libraryDrivers(t).From.First())
	for _, v := range levels {
		squares += float64(v-own) * float64(v-own) / paths
	}
	// From December to December there are five steps: √(5 × 56.25) = 16.8 bp.
	if sd := math.Sqrt(squares) / 100; math.Abs(sd-16.77) > 1.2 {
		t.Errorf("standard deviation of a year %.2f bp", sd)
	}
}

// TestSettlementChancesAgainstTheLadder: by the end of 2027 the illustration has a
// settlement with 5 %, far below the price of a ceasefire, 72.5 %, which bounds it.
func TestSettlementChancesAgainstTheLadder(t *testing.T) {
	var sum int64
	for _, kind := range libraryDrivers(t).Kinds {
		sum += kind.Chance
	}
	if sum != 50_000 || sum > 725_000 {
		t.Errorf("%d millionths", sum)
	}
}
