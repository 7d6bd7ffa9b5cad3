package functions

import (
	"math/bits"

	"github.com/cespare/xxhash/v2"
)

// xxHash is xxHash64; it keeps a digest so that no row allocates.
type xxHash struct{ digest *xxhash.Digest }

func newXXHash() xxHash { return xxHash{xxhash.New()} }

func (x xxHash) bytes(b []byte, seed uint64) uint64 {
	x.digest.ResetWithSeed(seed)
	_, _ = x.digest.Write(b) // never fails
	return x.digest.Sum64()
}

// The primes of xxHash64.
const (
	xxPrime1 = 11400714785074694791
	xxPrime2 = 14029467366897019727
	xxPrime3 = 1609587929392839161
	xxPrime4 = 9650029242287828579
	xxPrime5 = 2870177450012600261
)

func (xxHash) long(v, seed uint64) uint64 {
	h := seed + xxPrime5 + 8
	h ^= bits.RotateLeft64(v*xxPrime2, 31) * xxPrime1
	return xxEnd(bits.RotateLeft64(h, 27)*xxPrime1 + xxPrime4)
}

func (xxHash) int(v uint32, seed uint64) uint64 {
	h := (seed + xxPrime5 + 4) ^ uint64(v)*xxPrime1
	return xxEnd(bits.RotateLeft64(h, 23)*xxPrime2 + xxPrime3)
}

func xxEnd(h uint64) uint64 {
	h = (h ^ h>>33) * xxPrime2
	h = (h ^ h>>29) * xxPrime3
	return h ^ h>>32
}
