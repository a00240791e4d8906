package finance_test

import (
	"slices"
	"strings"
	"testing"

	eq "loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// TestLaw19 tries law 19: overlays on disjoint keys commute. Where two overlays
// give the same input a value, the later one holds; some of those pairs must
// differ, or the law would say nothing.
func TestLaw19(t *testing.T) {
	var overlays []string
	descriptions, err := scenarios.Describe()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range descriptions {
		if o.Kind == "shock" || o.Kind == "vintage" {
			overlays = append(overlays, o.Name)
		}
	}
	tried, disjoint, differing := 0, 0, 0
	d := newDice(firstSeed)
	for range overlayPairs() {
		base := strings.Join(strings.Split(d.expression(), "+")[:2], "+")
		order := d.Perm(len(overlays))
		a, b := overlays[order[0]], overlays[order[1]]
		tried++
		one, other := combination(t, base+"+"+a+"+"+b), combination(t, base+"+"+b+"+"+a)
		where := differentInput(one, other)
		shared := sharedInputs(combination(t, base), combination(t, base+"+"+a), combination(t, base+"+"+b))
		switch {
		case !shared && where != "":
			t.Errorf("%s: %s and %s do not commute in %s", base, a, b, where)
		case !shared:
			disjoint++
		case where != "":
			differing++
		}
	}
	t.Logf("%d pairs, %d of them on disjoint inputs; %d others depend on the order", tried, disjoint, differing)
	if disjoint*5 < tried || differing == 0 {
		t.Errorf("%d of %d pairs are disjoint, %d of the others depend on the order", disjoint, tried, differing)
	}
}

func overlayPairs() int {
	if testing.Short() {
		return 60
	}
	return usualWorlds
}

// differentInput names an input in which two worlds differ.
func differentInput(a, b *lawWorld) eq.ID {
	for i, line := range lawInputs() {
		for member := range line.Over.Len() {
			if !slices.Equal(a.values[i][member], b.values[i][member]) {
				return line.ID
			}
		}
	}
	return ""
}

// sharedInputs says whether two overlays change the same member of an input.
func sharedInputs(base, a, b *lawWorld) bool {
	for i, line := range lawInputs() {
		for member := range line.Over.Len() {
			plain := base.values[i][member]
			if !slices.Equal(a.values[i][member], plain) && !slices.Equal(b.values[i][member], plain) {
				return true
			}
		}
	}
	return false
}
