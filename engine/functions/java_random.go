package functions

// javaRandom is the generator of java.util.Random, which some aggregates draw
// from with a seed that everyone may know.
type javaRandom uint64

func newJavaRandom(seed int64) *javaRandom {
	r := javaRandom((uint64(seed) ^ 0x5DEECE66D) & (1<<48 - 1))
	return &r
}

func (r *javaRandom) next(bits uint) int32 {
	*r = (*r*0x5DEECE66D + 0xB) & (1<<48 - 1)
	return int32(*r >> (48 - bits))
}

func (r *javaRandom) float64() float64 {
	high := int64(r.next(26)) << 27
	return float64(high+int64(r.next(27))) * 0x1p-53
}

// below is a number in [0, n), where n is no power of two.
func (r *javaRandom) below(n int32) int32 {
	for {
		b := r.next(31)
		if v := b % n; b-v+(n-1) >= 0 {
			return v
		}
	}
}
