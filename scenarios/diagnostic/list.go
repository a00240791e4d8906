package diagnostic

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// MaxShown limits how many faults the text forms of a list show; the rest are
// only counted. More would hide the first ones, which are the ones to fix
// first.
const MaxShown = 20

// List holds the faults of one run. The zero value is an empty list ready for
// use. A list is an error; use [List.Err] to get nil for an empty one.
type List []Diagnostic

// Add appends faults in any order.
func (l *List) Add(faults ...Diagnostic) {
	*l = append(*l, faults...)
}

// Sort orders the list by file, then position, then code, then message.
func (l List) Sort() {
	slices.SortStableFunc(l, compare)
}

// Err returns nil if the list is empty, else a sorted copy of it without
// repeated faults.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l.ordered()
}

// Error returns the first [MaxShown] faults in order, one per line, followed by
// the number of those left out. It does not end in a newline.
func (l List) Error() string {
	sorted := l.ordered()
	var lines []string
	for _, fault := range sorted.shown() {
		lines = append(lines, fault.String())
	}
	if more := len(sorted) - MaxShown; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(lines, "\n")
}

// shown returns the part of a sorted list that the text forms show.
func (l List) shown() List {
	return l[:min(len(l), MaxShown)]
}

// ordered returns a sorted copy without repetitions. A fault is found twice if
// a file is read on behalf of two others.
func (l List) ordered() List {
	sorted := slices.Clone(l)
	sorted.Sort()
	return slices.Compact(sorted)
}

// compare orders faults as List.Sort documents.
func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		a.Pos.Compare(b.Pos),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}
