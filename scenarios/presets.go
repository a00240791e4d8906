package scenarios

import "slices"

// The kinds of files.
const (
	kindBase       = "base"
	kindStructure  = "structure"
	kindSettlement = "settlement"
	kindShock      = "shock"
	kindVintage    = "vintage"
	kindSequel     = "sequel"  // what becomes of a structure later
	kindHistory    = "history" // what has been reported, to hold the model against
	kindUser       = "user"
)

// The base case: what an expression means unless it says otherwise.
const (
	baseAlias         = "base"
	defaultStructure  = "reparations-loan"
	defaultSettlement = "immobilised"
	baseName          = defaultStructure + "+" + defaultSettlement
)

// Structures and settlements in the order in which they are shown. Any others
// in the library follow in alphabetical order.
var (
	structureOrder  = []string{defaultStructure, "reparations-loan-full", "joint-borrowing", "ukraine-support-loan", "bilateral-grants"}
	settlementOrder = []string{defaultSettlement, "reparations-paid", "assets-offset", "assets-returned", "us-28-point"}
)

// Presets lists the canonical names of the library's combinations of a
// structure with a settlement: every settlement of the first structure, then of
// the next. The error is that of [Describe].
func Presets() ([]string, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	return l.presets(), nil
}

func (l *library) presets() []string {
	var names []string
	for _, structure := range l.ofKind(kindStructure) {
		for _, settlement := range l.ofKind(kindSettlement) {
			names = append(names, structure+"+"+settlement)
		}
	}
	return names
}

// ofKind lists the names of the overlays of a kind in the order in which they
// are shown.
func (l *library) ofKind(kind string) []string {
	var names []string
	for _, name := range l.names {
		if l.overlays[name].kind == kind {
			names = append(names, name)
		}
	}
	return names
}

// shownOrder compares files by the order in which they are shown: by kind, then
// names of a known order, then the others.
func shownOrder(a, b *file) int {
	if byKind := slices.Index(kindOrder, a.kind) - slices.Index(kindOrder, b.kind); byKind != 0 {
		return byKind
	}
	return compareNames(a.name, b.name, slices.Concat(structureOrder, settlementOrder))
}

// kindOrder lists the kinds in the order in which they are applied.
var kindOrder = []string{kindBase, kindStructure, kindSettlement, kindShock, kindSequel, kindVintage, kindHistory, kindUser}

func compareNames(a, b string, first []string) int {
	placeA, placeB := slices.Index(first, a), slices.Index(first, b)
	switch {
	case placeA >= 0 && placeB >= 0:
		return placeA - placeB
	case placeA >= 0:
		return -1
	case placeB >= 0:
		return 1
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
