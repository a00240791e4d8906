package equation

import (
	"loanmodel/finance/money"
)

// The loops over rows: one value for each path. Sums and differences report
// whether every value fitted 64 bits and leave it to leftAfterAdd and
// leftAfterSub to find the one that did not; quotients report it, or −1. They
// allocate nothing.

func addRow(result, a, b []int64) bool {
	a, b = a[:len(result)], b[:len(result)]
	var wrapped int64
	for i := range result {
		x, y := a[i], b[i]
		s := x + y
		wrapped |= (x ^ s) & (y ^ s)
		result[i] = s
	}
	return wrapped >= 0
}

func subRow(result, a, b []int64) bool {
	a, b = a[:len(result)], b[:len(result)]
	var wrapped int64
	for i := range result {
		x, y := a[i], b[i]
		s := x - y
		wrapped |= (x ^ y) & (x ^ s)
		result[i] = s
	}
	return wrapped >= 0
}

// leftAfterAdd is the first path whose sum left 64 bits, of those that were
// added to b. What they were before is the wrapped result less b.
func leftAfterAdd(result, b []int64) int {
	for i, s := range result {
		if y := b[i]; ((s-y)^s)&(y^s) < 0 {
			return i
		}
	}
	return -1
}

// leftAfterSub is the same of those from which b was taken.
func leftAfterSub(result, b []int64) int {
	for i, s := range result {
		if x := s + b[i]; (x^b[i])&(x^s) < 0 {
			return i
		}
	}
	return -1
}

func minRow(result, a, b []int64) {
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = min(a[i], b[i])
	}
}

func maxRow(result, a, b []int64) {
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = max(a[i], b[i])
	}
}

func lessRow(result, a, b []int64) {
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = flag(a[i] < b[i])
	}
}

func equalRow(result, a, b []int64) {
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = flag(a[i] == b[i])
	}
}

func flag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// ifRow chooses without a branch: the flag is 0 or 1.
func ifRow(result, flags, then, otherwise []int64) {
	flags, then, otherwise = flags[:len(result)], then[:len(result)], otherwise[:len(result)]
	for i := range result {
		result[i] = otherwise[i] ^ (otherwise[i]^then[i])&-flags[i]
	}
}

// keyRow is the share of part in total in millionths. Nothing of nothing is 0.
func keyRow(result, part, total []int64) int {
	part, total = part[:len(result)], total[:len(result)]
	for i := range result {
		if total[i] == 0 || part[i] == 0 {
			result[i] = 0
			continue
		}
		r, err := money.Scale(part[i], money.Million, total[i])
		if err != nil {
			return i
		}
		result[i] = r
	}
	return -1
}

const million = money.Million

// wholeMillionths is how many whole millionths a weight has of a total, and
// what remains.
func wholeMillionths(weight, total int64) (whole, remainder int64) {
	return weight * million / total, weight * million % total
}

// remainderRow is what remains of part × 1,000,000 divided by the total.
func remainderRow(result, part, total []int64) int {
	for i := range result {
		if part[i] < 0 || part[i] > maxApportioned || total[i] < 0 {
			return i
		}
		result[i] = 0
		if total[i] > 0 {
			_, result[i] = wholeMillionths(part[i], total[i])
		}
	}
	return -1
}

func scaleByRow(result, amount, part, whole []int64) int {
	for i := range result {
		r, err := money.Scale(amount[i], part[i], whole[i])
		if err != nil {
			return i
		}
		result[i] = r
	}
	return -1
}
