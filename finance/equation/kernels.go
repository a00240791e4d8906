package equation

// Kernels are the loops over rows, one value for each path. Each notes whether
// its result is the same on all paths (different = 0), and sums and differences
// whether a value left 64 bits (wrapped < 0). They allocate nothing.
//
// An operand of add, sub, least, greatest, less and scale, and the amount and
// factor of part, may be of length 1: one value on all paths. Not both are.
// Where repeats is set, that is so for all operands.
//
// Those in this file are plain Go and always built; a machine with vectors of
// its own has others behind the same functions, bit-equal at every length
// (kernels_amd64.s).
type kernels struct {
	name     string
	add, sub func(result, a, b []int64) (wrapped, different int64)
	least    func(result, a, b []int64) (different int64)
	greatest func(result, a, b []int64) (different int64)
	less     func(result, a, b []int64) (different int64)
	choose   func(result, flags, then, otherwise []int64) (different int64)
	scale    func(result, amount, factor []int64, by *divisor) (bad, different int64)
	key      func(result, part, total []int64) (bad, different int64)
	part     func(s *partRows, by *divisor) (bad, different int64)
	capped   func(s *cappedRows) (wrapped, different int64)
	repeats  bool
}

var plain = kernels{name: "plain Go", add: addRow, sub: subRow, least: leastRow, greatest: greatestRow, less: lessRow,
	choose: chooseRow, scale: scaleRow, key: keyRow, part: partRow, capped: cappedRow}

// differing returns 0 where a row holds one value. Most rows that differ do so
// within the first few paths, so that looking for a difference costs less than
// carrying one along.
func differing(row []int64) int64 {
	first := row[0]
	for len(row) >= 4 {
		if d := (row[0] ^ first) | (row[1] ^ first) | (row[2] ^ first) | (row[3] ^ first); d != 0 {
			return d
		}
		row = row[4:]
	}
	for _, value := range row {
		if value != first {
			return value ^ first
		}
	}
	return 0
}

func addRow(result, a, b []int64) (wrapped, different int64) {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 1 && len(result) > 1 {
		return addValue(result, a, b[0])
	}
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		x, y := a[i], b[i]
		s := x + y
		wrapped |= (x ^ s) & (y ^ s)
		result[i] = s
	}
	return wrapped, differing(result)
}

// addValue does the work of addRow with one value.
func addValue(result, a []int64, y int64) (wrapped, different int64) {
	a = a[:len(result)]
	for i := range result {
		x := a[i]
		s := x + y
		wrapped |= (x ^ s) & (y ^ s)
		result[i] = s
	}
	return wrapped, differing(result)
}

func subRow(result, a, b []int64) (wrapped, different int64) {
	switch {
	case len(b) == 1 && len(result) > 1:
		return subValue(result, a, b[0])
	case len(a) == 1 && len(result) > 1:
		return subFrom(result, a[0], b)
	}
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		x, y := a[i], b[i]
		s := x - y
		wrapped |= (x ^ y) & (x ^ s)
		result[i] = s
	}
	return wrapped, differing(result)
}

// subValue takes one value from a row.
func subValue(result, a []int64, y int64) (wrapped, different int64) {
	a = a[:len(result)]
	for i := range result {
		x := a[i]
		s := x - y
		wrapped |= (x ^ y) & (x ^ s)
		result[i] = s
	}
	return wrapped, differing(result)
}

// subFrom takes a row from one value.
func subFrom(result []int64, x int64, b []int64) (wrapped, different int64) {
	b = b[:len(result)]
	for i := range result {
		y := b[i]
		s := x - y
		wrapped |= (x ^ y) & (x ^ s)
		result[i] = s
	}
	return wrapped, differing(result)
}

// leftAfterAdd returns the first path whose sum left 64 bits, of those that were
// added to b. What they were before is the wrapped result less b.
func leftAfterAdd(result, b []int64) int {
	for i, s := range result {
		if y := b[i]; ((s-y)^s)&(y^s) < 0 {
			return i
		}
	}
	return -1
}

// leftAfterSub returns the same of those from which b was taken.
func leftAfterSub(result, b []int64) int {
	for i, s := range result {
		if x := s + b[i]; (x^b[i])&(x^s) < 0 {
			return i
		}
	}
	return -1
}

func leastRow(result, a, b []int64) (different int64) {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a = a[:len(result)]; len(b) == 1 {
		y := b[0]
		for i := range result {
			result[i] = min(a[i], y)
		}
		return differing(result)
	}
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = min(a[i], b[i])
	}
	return differing(result)
}

func greatestRow(result, a, b []int64) (different int64) {
	if len(a) < len(b) {
		a, b = b, a
	}
	if a = a[:len(result)]; len(b) == 1 {
		y := b[0]
		for i := range result {
			result[i] = max(a[i], y)
		}
		return differing(result)
	}
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = max(a[i], b[i])
	}
	return differing(result)
}

func lessRow(result, a, b []int64) (different int64) {
	switch {
	case len(b) < len(result):
		y := b[0]
		for i, x := range a[:len(result)] {
			result[i] = flag(x < y)
		}
	case len(a) < len(result):
		x := a[0]
		for i, y := range b[:len(result)] {
			result[i] = flag(x < y)
		}
	default:
		a, b = a[:len(result)], b[:len(result)]
		for i := range result {
			result[i] = flag(a[i] < b[i])
		}
	}
	return differing(result)
}

func equalRow(result, a, b []int64) (different int64) {
	a, b = a[:len(result)], b[:len(result)]
	for i := range result {
		result[i] = flag(a[i] == b[i])
	}
	return differing(result)
}

func flag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// chooseRow chooses without a branch: the flag is 0 or 1.
func chooseRow(result, flags, then, otherwise []int64) (different int64) {
	flags, then, otherwise = flags[:len(result)], then[:len(result)], otherwise[:len(result)]
	for i := range result {
		result[i] = otherwise[i] ^ (otherwise[i]^then[i])&-flags[i]
	}
	return differing(result)
}
