package types

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// javaDigits are the decimal digits d of a positive finite number and its
// exponent e, for 0.d × 10^e, as Double.toString and Float.toString of Java
// before 19 choose them. They are mostly, not always, the fewest that tell the
// number from its neighbours: 2E23 is 1.9999999999999998E23.
func javaDigits(dst []byte, v float64, width int) (digits []byte, exponent int) {
	mantissa, binary, significant := normalized(v, width)
	tail := bits.TrailingZeros64(mantissa)
	fraction := 53 - tail // bits from the first that is set to the last
	tiny := max(0, fraction-binary-1)
	if tiny == 0 && binary <= 62 {
		// A whole number that a long holds.
		n := mantissa
		if binary >= 52 {
			n <<= binary - 52
		} else {
			n >>= 52 - binary
		}
		drop := 0
		if binary > significant {
			drop = (binary - significant - 1) * 30103 / 100000
		}
		return wholeDigits(dst, n, drop)
	}
	// The number is b/s × 10^decimal, and half the distance to its neighbours is
	// m/s; all are kept as a power of five, a power of two and a factor.
	decimal := estimateExponent(mantissa, binary)
	b5, s5 := max(0, -decimal), max(0, decimal)
	b2, s2 := b5+tiny+binary, s5+tiny
	m2 := b2 - significant
	mantissa >>= tail
	b2 -= fraction - 1
	common := min(b2, s2)
	b2, s2, m2 = b2-common, s2-common, m2-common
	if fraction == 1 {
		m2-- // the neighbour below a power of two is nearer
	}
	if m2 < 0 {
		b2, s2, m2 = b2-m2, s2-m2, 0
	}
	if fraction+b2+fiveBits(b5) < 64 && s2+1+fiveBits(s5+1) < 64 {
		g := smallDigits{b: int64(mantissa * pow5[b5] << b2), s: int64(pow5[s5] << s2), m: int64(pow5[b5] << m2)}
		return generate(dst, &g, decimal)
	}
	g := bigDigits{b: five(b5), s: five(s5), m: five(b5)}
	g.b.Mul(g.b, new(big.Int).SetUint64(mantissa)).Lsh(g.b, uint(b2))
	g.s.Lsh(g.s, uint(s2))
	g.m.Lsh(g.m, uint(m2))
	g.tens = new(big.Int).Mul(g.s, ten)
	return generate(dst, &g, decimal)
}

// normalized splits a number: mantissa has bit 52 set and stands for 1.x,
// binary is the exponent of two, and significant counts the bits of precision.
func normalized(v float64, width int) (mantissa uint64, binary, significant int) {
	if width == 32 {
		u := math.Float32bits(float32(v))
		mantissa, binary = uint64(u&(1<<23-1))<<29, int(u>>23&0xFF)
		significant = 24
		if binary != 0 {
			return mantissa | 1<<52, binary - 127, significant
		}
		binary = 1 - 127
	} else {
		u := math.Float64bits(v)
		mantissa, binary = u&(1<<52-1), int(u>>52&0x7FF)
		significant = 53
		if binary != 0 {
			return mantissa | 1<<52, binary - 1023, significant
		}
		binary = 1 - 1023
	}
	shift := bits.LeadingZeros64(mantissa) - 11
	return mantissa << shift, binary - shift, significant - shift
}

// wholeDigits writes n without its last drop digits (rounded) and without
// zeros at the end.
func wholeDigits(dst []byte, n uint64, drop int) ([]byte, int) {
	exponent := 0
	if drop > 0 {
		p := pow10[drop]
		rest := n % p
		n, exponent = n/p, drop
		if rest >= p/2 {
			n++
		}
	}
	for n%10 == 0 {
		n /= 10
		exponent++
	}
	var buf [20]byte
	at := len(buf)
	for ; n > 0; n /= 10 {
		at--
		buf[at] = byte('0' + n%10)
	}
	return append(dst, buf[at:]...), exponent + len(buf) - at
}

// estimateExponent is floor(log10) of the number, or one more.
func estimateExponent(mantissa uint64, binary int) int {
	f := math.Float64frombits(1023<<52 | mantissa&(1<<52-1))
	d := (f-1.5)*0.289529654 + 0.176091259 + float64(float64(binary)*0.301029995663981)
	return int(math.Floor(d))
}

// generator yields the digits of b/s one by one.
type generator interface {
	// next is the next digit; low and high say whether the number is already told
	// from its neighbours below and above.
	next() (digit byte, low, high bool)
	// half compares what is left with a half.
	half() int
}

func generate(dst []byte, g generator, decimal int) ([]byte, int) {
	digit, low, high := g.next()
	if digit == 0 && !high {
		decimal-- // the estimate was too high
	} else {
		dst = append(dst, '0'+digit)
	}
	if decimal < -3 || decimal >= 8 {
		// Written with an exponent, there is a digit after the point.
		low, high = false, false
	}
	for !low && !high {
		digit, low, high = g.next()
		dst = append(dst, '0'+digit)
	}
	up := high
	if high && low {
		h := g.half()
		up = h > 0 || h == 0 && dst[len(dst)-1]&1 == 1
	}
	if up {
		i := len(dst) - 1
		for ; i > 0 && dst[i] == '9'; i-- {
			dst[i] = '0'
		}
		if dst[i] == '9' {
			dst[i] = '1'
			return dst, decimal + 2
		}
		dst[i]++
	}
	return dst, decimal + 1
}

// smallDigits computes in 64 bits, which may overflow as they do in Java.
type smallDigits struct{ b, s, m int64 }

func (g *smallDigits) next() (byte, bool, bool) {
	q := g.b / g.s
	g.b = 10 * (g.b % g.s)
	g.m *= 10
	if g.m <= 0 {
		return byte(q), true, true
	}
	return byte(q), g.b < g.m, g.b+g.m > 10*g.s
}

func (g *smallDigits) half() int {
	return cmp.Compare(g.b<<1-10*g.s, 0)
}

// bigDigits computes in as many bits as it takes.
type bigDigits struct{ b, s, m, tens, q, sum *big.Int }

var ten = big.NewInt(10)

func (g *bigDigits) next() (byte, bool, bool) {
	if g.q == nil {
		g.q, g.sum = new(big.Int), new(big.Int)
	}
	g.q.QuoRem(g.b, g.s, g.b)
	g.b.Mul(g.b, ten)
	g.m.Mul(g.m, ten)
	return byte(g.q.Uint64()), g.b.Cmp(g.m) < 0, g.sum.Add(g.b, g.m).Cmp(g.tens) > 0
}

func (g *bigDigits) half() int { return g.sum.Lsh(g.b, 1).Cmp(g.tens) }

func five(n int) *big.Int {
	if n < len(pow5) {
		return new(big.Int).SetUint64(pow5[n])
	}
	return new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(n)), nil)
}

// fiveBits is the length of 5^n in bits; above the table, more than that.
func fiveBits(n int) int {
	if n < len(pow5) {
		return bits.Len64(pow5[n])
	}
	return 3 * n
}

// pow5 and pow10 are the powers that 64 bits hold.
var pow5, pow10 = powers(5, 27), powers(10, 19)

func powers(base uint64, n int) []uint64 {
	out := []uint64{1}
	for len(out) <= n {
		out = append(out, out[len(out)-1]*base)
	}
	return out
}
