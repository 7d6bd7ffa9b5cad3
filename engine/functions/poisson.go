package functions

import "math"

// Below is a number in [0, n).
func (x *XORShift) Below(n int32) int32 {
	if n&(n-1) == 0 {
		return int32(int64(n) * int64(x.next(31)) >> 31)
	}
	for {
		b := x.next(31)
		if v := b % n; b-v+(n-1) >= 0 {
			return v
		}
	}
}

// Poisson draws how often a row is taken when rows are put back, with the
// numbers that Spark's sampler draws. The generator is WELL19937c of Panneton,
// L'Ecuyer and Matsumoto (2006).
type Poisson struct {
	mean  float64
	limit float64 // e to the minus mean
	words [624]uint32
	at    int
}

// NewPoisson makes the sampler of a partition. Its seed is one of a row of
// numbers that java.util.Random makes of the user's.
func NewPoisson(mean float64, seed int64, partition int) *Poisson {
	p := &Poisson{mean: mean, limit: math.Exp(-mean)}
	state := uint64(seed) ^ 0x5DEECE66D
	word := func() int32 {
		state = (state*0x5DEECE66D + 0xB) & (1<<48 - 1)
		return int32(state >> 16)
	}
	for range partition + 1 {
		high := int64(word()) << 32
		seed = high + int64(word())
	}
	p.words[0], p.words[1] = uint32(uint64(seed)>>32), uint32(seed)
	for i := 2; i < len(p.words); i++ {
		l := int64(int32(p.words[i-2]))
		p.words[i] = uint32(1812433253*(l^l>>30) + int64(i))
	}
	return p
}

func (p *Poisson) next(n uint) uint32 {
	const r = len(p.words)
	w, at := &p.words, p.at
	last, before := (at+r-1)%r, (at+r-2)%r
	v0, v1, v2, v3 := w[at], w[(at+70)%r], w[(at+179)%r], w[(at+449)%r]
	z0 := w[last]&(1<<31) ^ w[before]&(1<<31-1)
	z1 := v0 ^ v0<<25 ^ v1 ^ v1>>27
	z2 := v2>>9 ^ v3 ^ v3>>1
	z3 := z1 ^ z2
	z4 := z0 ^ z1 ^ z1<<9 ^ z2 ^ z2<<21 ^ z3 ^ z3>>21
	w[at], w[last] = z3, z4
	w[before] &= 1 << 31
	p.at = last
	z4 ^= z4 << 7 & 0xe46e1700
	z4 ^= z4 << 15 & 0x9b868000
	return z4 >> (32 - n)
}

func (p *Poisson) float64() float64 {
	high := uint64(p.next(26)) << 26
	return float64(high|uint64(p.next(26))) * 0x1p-52
}

// Next is how often the next row is taken. Means of 40 and more, for which
// Spark's sampler has another method, are not drawn exactly as there.
func (p *Poisson) Next() int {
	n := 0
	for r := p.float64(); r >= p.limit && float64(n) < 1000*p.mean; r *= p.float64() {
		n++
	}
	return n
}
