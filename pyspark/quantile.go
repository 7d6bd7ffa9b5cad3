package pyspark

import (
	"math"
	"slices"
)

// summary is a sketch of sorted values for quantiles, after Greenwald and Khanna,
// with the choices that Spark makes, which can be seen in its results: a sample
// stands for the gap values up to itself, and its rank is known up to slack.
type summary struct {
	relativeError float64
	count         int64
	samples       []sample
}

type sample struct {
	value      float64
	gap, slack int64
}

// summarize makes the compressed sketch of values, which it sorts.
func summarize(values []float64, relativeError float64) summary {
	slices.Sort(values)
	s := summary{relativeError: relativeError, count: int64(len(values))}
	for i, v := range values {
		slack := int64(0)
		if i > 0 && i < len(values)-1 {
			slack = int64(math.Floor(2 * relativeError * float64(i+1)))
		}
		s.samples = append(s.samples, sample{v, 1, slack})
	}
	s.samples = compressed(s.samples, 2*relativeError*float64(s.count))
	return s
}

// compressed joins neighbours while the ranks stay known well enough. The first
// sample is kept: it is the least value.
func compressed(samples []sample, threshold float64) []sample {
	if len(samples) == 0 {
		return nil
	}
	var out []sample
	head := samples[len(samples)-1]
	for i := len(samples) - 2; i >= 1; i-- {
		if x := samples[i]; float64(x.gap+head.gap+head.slack) < threshold {
			head.gap += x.gap
		} else {
			out = append(out, head)
			head = x
		}
	}
	out = append(out, head)
	if first := samples[0]; first.value <= head.value && len(samples) > 1 {
		out = append(out, first)
	}
	slices.Reverse(out)
	return out
}

// merge is the sketch of the values of both.
func (s summary) merge(o summary) summary {
	switch {
	case s.count == 0:
		return o
	case o.count == 0:
		return s
	}
	out := summary{relativeError: s.relativeError, count: s.count + o.count}
	mine, theirs := int64(math.Floor(2*o.relativeError*float64(o.count))), int64(math.Floor(2*s.relativeError*float64(s.count)))
	i, k := 0, 0
	for i < len(s.samples) && k < len(o.samples) {
		var x sample
		if s.samples[i].value < o.samples[k].value {
			x = s.samples[i]
			if k > 0 {
				x.slack += mine
			}
			i++
		} else {
			x = o.samples[k]
			if i > 0 {
				x.slack += theirs
			}
			k++
		}
		out.samples = append(out.samples, x)
	}
	out.samples = append(append(out.samples, s.samples[i:]...), o.samples[k:]...)
	out.samples = compressed(out.samples, 2*out.relativeError*float64(out.count))
	return out
}

// query is the value at a quantile from 0 to 1; there must be one.
func (s summary) query(p float64) float64 {
	last := s.samples[len(s.samples)-1].value
	switch {
	case p <= s.relativeError || len(s.samples) == 1:
		return s.samples[0].value
	case p >= 1-s.relativeError:
		return last
	}
	most := int64(0)
	for _, x := range s.samples {
		most = max(most, x.slack+x.gap)
	}
	rank, slack := int64(math.Ceil(p*float64(s.count))), float64(most)/2
	least := int64(0)
	for _, x := range s.samples[:len(s.samples)-1] {
		least += x.gap
		if float64(least+x.slack)-slack <= float64(rank) && float64(rank) <= float64(least)+slack {
			return x.value
		}
	}
	return last
}
