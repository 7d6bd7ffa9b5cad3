package pyspark

import "testing"

// The values are what Spark answered for the same rows in two partitions.
func TestQuantiles(t *testing.T) {
	sketch := func(n int, relativeError float64, value func(i int) float64) summary {
		var halves [2][]float64
		for i := range n {
			halves[2*i/n] = append(halves[2*i/n], value(i))
		}
		return summarize(halves[1], relativeError).merge(summarize(halves[0], relativeError))
	}
	same := func(i int) float64 { return float64(i) }
	for _, c := range []struct {
		n             int
		relativeError float64
		value         func(i int) float64
		p, want       []float64
	}{
		{30, 0, same, []float64{0, 0.25, 0.5, 1}, []float64{0, 7, 14, 29}},
		{30, 0.1, same, []float64{0.5}, []float64{14}},
		{30, 0.25, same, []float64{0.5, 0.1}, []float64{15, 0}},
		{1000, 0.05, func(i int) float64 { return float64(i % 97) }, []float64{0.1, 0.5, 0.9}, []float64{5, 43, 83}},
		{1000, 0.05, same, []float64{0.1, 0.5, 0.9}, []float64{71, 529, 901}},
	} {
		s := sketch(c.n, c.relativeError, c.value)
		for i, p := range c.p {
			if got := s.query(p); got != c.want[i] {
				t.Errorf("%d rows, error %v: quantile %v is %v, want %v", c.n, c.relativeError, p, got, c.want[i])
			}
		}
	}
}
