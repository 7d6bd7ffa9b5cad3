package types

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

// ParseDecimal reads a number, with or without exponent, as a decimal of t's
// scale, rounding half up. ok is false for other text and for numbers with too
// many digits.
func ParseDecimal(s string, t Decimal) (v decimal128.Num, ok bool) {
	digits, scale, ok := DecimalDigits(s)
	if !ok {
		return v, false
	}
	return FitDecimal(digits, scale, t)
}

// DecimalDigits splits a number into its digits as an integer and the number of
// them that stand after the point, which is negative for 1e3.
func DecimalDigits(s string) (digits *big.Int, scale int, ok bool) {
	s = strings.Map(latinDigit, strings.TrimSpace(s))
	mantissa, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(strings.TrimPrefix(s[i+1:], "+"))
		if err != nil || n > 1000 || n < -1000 {
			return nil, 0, false
		}
		mantissa, exponent = s[:i], n
	}
	head, tail, _ := strings.Cut(mantissa, ".")
	sign := ""
	if strings.HasPrefix(head, "-") || strings.HasPrefix(head, "+") {
		sign, head = strings.TrimPrefix(head[:1], "+"), head[1:]
	}
	all := head + tail
	if all == "" || len(all) > 1000 {
		return nil, 0, false
	}
	for _, c := range []byte(all) {
		if c < '0' || c > '9' {
			return nil, 0, false
		}
	}
	digits, ok = new(big.Int).SetString(sign+all, 10)
	return digits, len(tail) - exponent, ok
}

// latinDigit is the digit 0 to 9 that a digit of any script stands for; other
// runes stay. The ranges of Unicode's digits start at a zero.
func latinDigit(r rune) rune {
	if r < 0x80 || r > 0xFFFF {
		return r
	}
	for _, d := range unicode.Nd.R16 {
		if r >= rune(d.Lo) && r <= rune(d.Hi) {
			return '0' + (r-rune(d.Lo))%10
		}
	}
	return r
}

// FitDecimal changes the scale of digits/10^scale to t's, rounding half up, and
// checks the precision.
func FitDecimal(digits *big.Int, scale int, t Decimal) (v decimal128.Num, ok bool) {
	switch {
	case scale < t.Scale:
		digits = new(big.Int).Mul(digits, power10(t.Scale-scale))
	case scale > t.Scale:
		digits = RoundHalfUp(digits, power10(scale-t.Scale))
	}
	if new(big.Int).Abs(digits).Cmp(power10(t.Precision)) >= 0 {
		return v, false
	}
	return decimal128.FromBigInt(digits), true
}

// RoundHalfUp is a/b rounded to the nearest, halves away from zero.
func RoundHalfUp(a, b *big.Int) *big.Int {
	q, r := new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Abs(r).Lsh(r, 1).CmpAbs(b) >= 0 {
		if (a.Sign() < 0) != (b.Sign() < 0) {
			return q.Sub(q, big.NewInt(1))
		}
		return q.Add(q, big.NewInt(1))
	}
	return q
}

func power10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
