package uncertainty

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"math/bits"
	"math/rand/v2"
)

// A stream is the random numbers of one driver in one path of one leaf: ChaCha8 with
// a key of its own, so that a path is the same on any machine, in any order, in any
// shard, and whichever other drivers there are.
type stream struct{ source *rand.ChaCha8 }

// newStream returns the stream of a driver. Its key is the SHA-256 of the words
// "loanmodel simulate 1", the seed, the leaf, the path and the driver, each on a line.
func newStream(seed uint64, leaf string, path int64, driver string) stream {
	key := sha256.Sum256(fmt.Appendf(nil, "loanmodel simulate 1\n%d\n%s\n%d\n%s\n", seed, leaf, path, driver))
	return stream{rand.NewChaCha8(key)}
}

// below returns a whole number from 0 to n − 1, each as likely: draws at the end of
// the 64 bits that would favour some are drawn again.
func (s stream) below(n uint64) uint64 {
	limit := -n % n // 2^64 mod n
	for {
		if high, low := bits.Mul64(s.source.Uint64(), n); low >= limit {
			return high
		}
	}
}

// one returns the place of one of several outcomes, by their chances in millionths,
// which sum to one million.
func (s stream) one(of []outcome) int {
	draw, sum := int64(s.below(whole)), int64(0)
	for i, o := range of {
		if sum += o.chance; draw < sum {
			return i
		}
	}
	return len(of) - 1
}

// triangular returns the place, in millionths of the way from low to high, of a draw
// from the triangle with its mode at a place: by whole numbers and an integer root.
func (s stream) triangular(mode int64) int64 {
	draw := s.below(whole * whole)
	if draw < uint64(mode)*whole {
		return root(new(big.Int).Mul(new(big.Int).SetUint64(draw), big.NewInt(mode)))
	}
	rest := new(big.Int).SetUint64(whole*whole - draw)
	return whole - root(rest.Mul(rest, big.NewInt(whole-mode)))
}

// root returns the integer root of a number of millionths of millionths of
// millionths, in millionths.
func root(x *big.Int) int64 {
	x.Quo(x, big.NewInt(whole))
	return x.Sqrt(x).Int64()
}
