package equation

import "loanmodel/internal/processor"

// The kernels with vectors of eight numbers, in kernels_amd64.s. A row is a
// multiple of eight paths long; an operand of length 1 is one value for all.

//go:noescape
func addVectors(r, a, b *int64, sa, sb, n int) (wrapped, different int64)

//go:noescape
func subVectors(r, a, b *int64, sa, sb, n int) (wrapped, different int64)

//go:noescape
func leastVectors(r, a, b *int64, sa, sb, n int) (different int64)

//go:noescape
func greatestVectors(r, a, b *int64, sa, sb, n int) (different int64)

//go:noescape
func lessVectors(r, a, b *int64, sa, sb, n int) (different int64)

//go:noescape
func chooseVectors(r, a, b *int64, sa, sb, n int, flags *int64) (different int64)

//go:noescape
func scaleVectors(r, a, b *int64, sa, sb, n int, by *divisor) (bad, different int64)

//go:noescape
func keyVectors(r, a, b *int64, sa, sb, n int) (bad, different int64)

//go:noescape
func partVectors(r, a, b *int64, sa, sb, n int, by *divisor, upTo, earlier *int64, se int) (bad, different int64)

//go:noescape
func cappedVectors(r, a, b *int64, sa, sb, n int, proportional, earlier, from *int64, sp, se, sf int, upTo, later *int64) (wrapped, different int64)

// stride returns how many bytes an operand moves with eight paths.
func stride(operand []int64) int {
	if len(operand) == 1 {
		return 0
	}
	return 8 * padding
}

var avx512 = kernels{
	name: "AVX-512", repeats: true,
	add: func(r, a, b []int64) (int64, int64) {
		return addVectors(&r[0], &a[0], &b[0], stride(a), stride(b), len(r))
	},
	sub: func(r, a, b []int64) (int64, int64) {
		return subVectors(&r[0], &a[0], &b[0], stride(a), stride(b), len(r))
	},
	least: func(r, a, b []int64) int64 {
		return leastVectors(&r[0], &a[0], &b[0], stride(a), stride(b), len(r))
	},
	greatest: func(r, a, b []int64) int64 {
		return greatestVectors(&r[0], &a[0], &b[0], stride(a), stride(b), len(r))
	},
	less: func(r, a, b []int64) int64 {
		return lessVectors(&r[0], &a[0], &b[0], stride(a), stride(b), len(r))
	},
	choose: func(r, flags, then, otherwise []int64) int64 {
		return chooseVectors(&r[0], &then[0], &otherwise[0], stride(then), stride(otherwise), len(r), &flags[0])
	},
	scale: func(r, a, n []int64, by *divisor) (int64, int64) {
		return scaleVectors(&r[0], &a[0], &n[0], stride(a), stride(n), len(r), by)
	},
	key: func(r, part, total []int64) (int64, int64) {
		return keyVectors(&r[0], &part[0], &total[0], stride(part), stride(total), len(r))
	},
	part: func(s *partRows, by *divisor) (int64, int64) {
		return partVectors(&s.result[0], &s.amount[0], &s.factor[0], stride(s.amount), stride(s.factor), len(s.result), by,
			&s.upTo[0], &s.earlier[0], stride(s.earlier))
	},
	capped: func(s *cappedRows) (int64, int64) {
		return cappedVectors(&s.result[0], &s.room[0], &s.total[0], stride(s.room), stride(s.total), len(s.result),
			&s.proportional[0], &s.earlier[0], &s.from[0], stride(s.proportional), stride(s.earlier), stride(s.from), &s.upTo[0], &s.later[0])
	},
}

// fastest are the kernels of a new machine, chosen when the program starts.
var fastest = fastestOf(processor.AVX512())

func fastestOf(vectors bool) kernels {
	if vectors {
		return avx512
	}
	return plain
}
