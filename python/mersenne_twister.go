package python

import (
	"math/big"
	"math/bits"
)

// twister is the Mersenne Twister MT19937, so that seeded programs draw the
// numbers that they draw in CPython.
type twister struct {
	state [624]uint32
	at    int
	// gauss is the second of the two numbers that gauss makes at once.
	gauss    float64
	hasGauss bool
}

func (t *twister) seedWord(s uint32) {
	t.state[0] = s
	for i := 1; i < len(t.state); i++ {
		p := t.state[i-1]
		t.state[i] = 1812433253*(p^p>>30) + uint32(i)
	}
	t.at = len(t.state)
}

// seed starts from the magnitude of a whole number.
func (t *twister) seed(n *big.Int) {
	t.hasGauss = false
	var key []uint32
	for _, w := range new(big.Int).Abs(n).Bits() {
		key = append(key, uint32(w))
		if bits.UintSize == 64 {
			key = append(key, uint32(uint64(w)>>32))
		}
	}
	for len(key) > 1 && key[len(key)-1] == 0 {
		key = key[:len(key)-1]
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	t.seedWord(19650218)
	size := len(t.state)
	i, j := 1, 0
	next := func() {
		if i++; i >= size {
			t.state[0] = t.state[size-1]
			i = 1
		}
	}
	for range max(size, len(key)) {
		p := t.state[i-1]
		t.state[i] = (t.state[i] ^ (p^p>>30)*1664525) + key[j] + uint32(j)
		next()
		if j++; j >= len(key) {
			j = 0
		}
	}
	for range size - 1 {
		p := t.state[i-1]
		t.state[i] = (t.state[i] ^ (p^p>>30)*1566083941) - uint32(i)
		next()
	}
	t.state[0] = 1 << 31
}

// word draws 32 bits.
func (t *twister) word() uint32 {
	size := len(t.state)
	if t.at >= size {
		for i := range t.state {
			y := t.state[i]&(1<<31) | t.state[(i+1)%size]&(1<<31-1)
			v := t.state[(i+397)%size] ^ y>>1
			if y&1 != 0 {
				v ^= 0x9908b0df
			}
			t.state[i] = v
		}
		t.at = 0
	}
	y := t.state[t.at]
	t.at++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float draws from [0, 1) with 53 bits.
func (t *twister) float() float64 {
	a, b := t.word()>>5, t.word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// bits draws k bits.
func (t *twister) bits(k int) *big.Int {
	out := new(big.Int)
	for at := 0; at < k; at += 32 {
		w := t.word()
		if left := k - at; left < 32 {
			w >>= 32 - left
		}
		out.Or(out, new(big.Int).Lsh(big.NewInt(int64(w)), uint(at)))
	}
	return out
}

// below draws from 0 to n-1.
func (t *twister) below(n int64) int64 {
	if n <= 0 {
		return 0
	}
	k := bits.Len64(uint64(n))
	for {
		var r uint64
		for at := 0; at < k; at += 32 {
			w := t.word()
			if left := k - at; left < 32 {
				w >>= 32 - left
			}
			r |= uint64(w) << at
		}
		if r < uint64(n) {
			return int64(r)
		}
	}
}

// belowBig is below for numbers of any size.
func (t *twister) belowBig(n *big.Int) *big.Int {
	if n.IsInt64() {
		return big.NewInt(t.below(n.Int64()))
	}
	for {
		if r := t.bits(n.BitLen()); r.Cmp(n) < 0 {
			return r
		}
	}
}
