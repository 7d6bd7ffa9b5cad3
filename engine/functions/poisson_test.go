package functions

import (
	"slices"
	"testing"
)

// The numbers are those that Spark's sampler takes with its own generators.
func TestPoissonIsSparks(t *testing.T) {
	var got []int
	for part, rows := range []int{15, 15} {
		p := NewPoisson(0.4, 42, part)
		for i := range rows {
			for range p.Next() {
				got = append(got, part*15+i)
			}
		}
	}
	if want := []int{5, 6, 13, 17, 17, 21, 23, 24, 25, 27}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBelowStaysBelow(t *testing.T) {
	for _, n := range []int32{1, 2, 3, 7, 8, 1000, 1<<31 - 1} {
		x := NewXORShift(int64(n))
		for range 100 {
			if v := x.Below(n); v < 0 || v >= n {
				t.Fatalf("Below(%d) is %d", n, v)
			}
		}
	}
}
