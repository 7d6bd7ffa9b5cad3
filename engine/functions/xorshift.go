package functions

import (
	bin "encoding/binary"
	"math"
	"math/bits"
)

// XORShift gives the random numbers of rand, randn and of DataFrame.sample: the
// same numbers as Spark for a seed.
type XORShift struct {
	state  uint64
	spare  float64 // a second normal number, which comes with the first
	spared bool
}

// NewXORShift makes a generator. Spark adds the number of the partition to the
// seed that the user gives.
func NewXORShift(seed int64) *XORShift {
	var b [8]byte
	bin.BigEndian.PutUint64(b[:], uint64(seed))
	scatter := func(h uint32) uint32 {
		h = murmurMix(h, bin.LittleEndian.Uint32(b[:4]))
		return murmurEnd(murmurMix(h, bin.LittleEndian.Uint32(b[4:])), 8)
	}
	low := scatter(0x3c074a61)
	return &XORShift{state: uint64(scatter(low))<<32 | uint64(low)}
}

func (x *XORShift) next(n uint) int32 {
	x.state ^= x.state << 21
	x.state ^= x.state >> 35
	x.state ^= x.state << 4
	return int32(x.state & (1<<n - 1))
}

// Int32 is a number from all of INT.
func (x *XORShift) Int32() int32 { return x.next(32) }

// Float64 is a number in [0, 1).
func (x *XORShift) Float64() float64 {
	high := int64(x.next(26)) << 27
	return float64(high+int64(x.next(27))) * 0x1p-53
}

// Normal is a number of the standard normal distribution, by the polar method:
// numbers come in pairs.
func (x *XORShift) Normal() float64 {
	if x.spared {
		x.spared = false
		return x.spare
	}
	for {
		a, b := 2*x.Float64()-1, 2*x.Float64()-1
		s := a*a + b*b
		if s >= 1 || s == 0 {
			continue
		}
		by := math.Sqrt(-2 * strictLog(s) / s)
		x.spare, x.spared = b*by, true
		return a * by
	}
}

// twister is the Mersenne twister, whose numbers uuid and shuffle use.
type twister struct {
	words [624]uint32
	at    int
}

func newTwister(seed int64) *twister {
	t := &twister{at: 624}
	t.words[0] = 19650218
	for i := 1; i < len(t.words); i++ {
		t.words[i] = 1812433253*(t.words[i-1]^t.words[i-1]>>30) + uint32(i)
	}
	key := [2]uint32{uint32(uint64(seed) >> 32), uint32(seed)}
	i, j := 1, 0
	step := func(by, add uint32) {
		t.words[i] = (t.words[i] ^ (t.words[i-1]^t.words[i-1]>>30)*by) + add
		if i++; i == len(t.words) {
			t.words[0], i = t.words[len(t.words)-1], 1
		}
	}
	for range t.words {
		step(1664525, key[j]+uint32(j))
		j = 1 - j
	}
	for range len(t.words) - 1 {
		step(1566083941, -uint32(i))
	}
	t.words[0] = 1 << 31
	return t
}

func (t *twister) next(n uint) uint32 {
	if t.at == len(t.words) {
		for i := range t.words {
			y := t.words[i]&(1<<31) | t.words[(i+1)%624]&(1<<31-1)
			t.words[i] = t.words[(i+397)%624] ^ y>>1 ^ y&1*0x9908b0df
		}
		t.at = 0
	}
	y := t.words[t.at]
	t.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	y ^= y >> 18
	return y >> (32 - n)
}

func (t *twister) long() uint64 {
	high := uint64(t.next(32)) << 32
	return high | uint64(t.next(32))
}

// below is a number in [0, n).
func (t *twister) below(n int32) int32 {
	if bits.OnesCount32(uint32(n)) == 1 {
		return int32(int64(n) * int64(t.next(31)) >> 31)
	}
	for {
		b := int32(t.next(31))
		if v := b % n; b-v+(n-1) >= 0 {
			return v
		}
	}
}
