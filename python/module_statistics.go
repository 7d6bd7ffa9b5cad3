package python

import (
	"math/big"
	"slices"
)

func statisticsModule(in *Interp) *Module {
	failure := NewClass("StatisticsError", "statistics", in.classes["ValueError"], nil)
	m := &Module{Name: "_statistics", Dict: map[string]any{"StatisticsError": failure}}
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	fail := func(in *Interp, text string) { in.RaiseValue(in.NewException(failure, text, nil)) }
	// ratios reads numbers exactly; whole tells whether all are ints.
	ratios := func(in *Interp, v any) (list []*big.Rat, whole bool) {
		whole = true
		in.Each(v, func(x any) bool {
			in.room(int64(len(list)))
			if n, ok := asBig(native(x)); ok {
				list = append(list, new(big.Rat).SetInt(n))
				return true
			}
			f, ok := native(x).(float64)
			if !ok {
				in.raise("TypeError", "can't convert type '"+in.TypeName(x)+"' to numerator/denominator")
			}
			r := new(big.Rat).SetFloat64(f)
			if r == nil {
				in.raise("ValueError", "cannot convert NaN or infinity to a ratio")
			}
			list, whole = append(list, r), false
			return true
		})
		return list, whole
	}
	// value is a result: an int where ints give one.
	value := func(r *big.Rat, whole bool) any {
		if whole && r.IsInt() {
			return integer(new(big.Int).Set(r.Num()))
		}
		f, _ := r.Float64()
		return f
	}
	total := func(list []*big.Rat) *big.Rat {
		sum := new(big.Rat)
		for _, r := range list {
			sum.Add(sum, r)
		}
		return sum
	}
	average := func(list []*big.Rat) *big.Rat { return new(big.Rat).Quo(total(list), big.NewRat(int64(len(list)), 1)) }
	def("mean", "data", func(in *Interp, a []any) any {
		list, whole := ratios(in, a[0])
		if len(list) == 0 {
			fail(in, "mean requires at least one data point")
		}
		return value(average(list), whole)
	})
	def("fmean", "data", func(in *Interp, a []any) any {
		list, _ := ratios(in, a[0])
		if len(list) == 0 {
			fail(in, "fmean requires at least one data point")
		}
		return value(average(list), false)
	})
	spread := func(name, signature string, least int, root bool) {
		def(name, signature, func(in *Interp, a []any) any {
			list, whole := ratios(in, a[0])
			if len(list) < least {
				text := name + " requires at least one data point"
				if least > 1 {
					text = name + " requires at least two data points"
				}
				fail(in, text)
			}
			center := average(list)
			if a[1] != nil {
				given, _ := ratios(in, Tuple{a[1]})
				center = given[0]
			}
			sum := new(big.Rat)
			for _, r := range list {
				d := new(big.Rat).Sub(r, center)
				sum.Add(sum, d.Mul(d, d))
			}
			sum.Quo(sum, big.NewRat(int64(len(list)-least+1), 1))
			if !root {
				return value(sum, whole)
			}
			f := new(big.Float).SetPrec(200).SetRat(sum)
			out, _ := f.Sqrt(f).Float64()
			return out
		})
	}
	spread("variance", "data, xbar=None", 2, false)
	spread("stdev", "data, xbar=None", 2, true)
	spread("pvariance", "data, mu=None", 1, false)
	spread("pstdev", "data, mu=None", 1, true)
	// ordered sorts data for a median.
	ordered := func(in *Interp, v any) []any {
		items := slices.Clone(in.Items(v))
		in.sort(items, nil)
		if len(items) == 0 {
			fail(in, "no median for empty data")
		}
		return items
	}
	def("median", "data", func(in *Interp, a []any) any {
		items := ordered(in, a[0])
		n := len(items)
		if n%2 == 1 {
			return items[n/2]
		}
		return in.Binary("/", in.Binary("+", items[n/2-1], items[n/2]), int64(2))
	})
	def("median_low", "data", func(in *Interp, a []any) any { items := ordered(in, a[0]); return items[(len(items)-1)/2] })
	def("median_high", "data", func(in *Interp, a []any) any { items := ordered(in, a[0]); return items[len(items)/2] })
	modes := func(in *Interp, v any) []any {
		counts := NewDict()
		in.Each(v, func(x any) bool { in.DictSet(counts, x, in.Index(in.counted(counts, x))+1); return true })
		var out []any
		most := int64(0)
		for _, e := range counts.Entries() {
			switch n := in.Index(e.Value); {
			case n > most:
				most, out = n, []any{e.Key}
			case n == most:
				out = append(out, e.Key)
			}
		}
		return out
	}
	def("mode", "data", func(in *Interp, a []any) any {
		out := modes(in, a[0])
		if len(out) == 0 {
			fail(in, "no mode for empty data")
		}
		return out[0]
	})
	def("multimode", "data", func(in *Interp, a []any) any { return NewList(modes(in, a[0])...) })
	def("quantiles", "data, *, n=4, method='exclusive'", func(in *Interp, a []any) any {
		n := in.Index(a[1])
		if n < 1 {
			fail(in, "n must be at least 1")
		}
		items := slices.Clone(in.Items(a[0]))
		in.sort(items, nil)
		size := int64(len(items))
		if size < 2 {
			fail(in, "must have at least two data points")
		}
		m, shift := size-1, int64(0)
		if in.Str(a[2]) == "exclusive" {
			m, shift = size+1, 1
		} else if in.Str(a[2]) != "inclusive" {
			in.raise("ValueError", "Unknown method: "+in.Repr(a[2]))
		}
		out := NewList()
		for i := int64(1); i < n; i++ {
			j := i * m / n
			if shift == 1 {
				j = max(1, min(j, size-1))
			}
			delta := i*m - j*n
			low, high := items[j-shift], items[min(j-shift+1, size-1)]
			out.Items = append(out.Items, in.Binary("/", in.Binary("+", in.Binary("*", low, n-delta), in.Binary("*", high, delta)), n))
		}
		return out
	})
	def("geometric_mean", "data", func(in *Interp, a []any) any {
		list, _ := ratios(in, a[0])
		sum := 0.0
		for _, r := range list {
			f, _ := r.Float64()
			if f <= 0 {
				fail(in, "geometric mean requires a non-empty dataset containing positive numbers")
			}
			sum += naturalLog(f)
		}
		if len(list) == 0 {
			fail(in, "geometric mean requires a non-empty dataset containing positive numbers")
		}
		return exponential(sum / float64(len(list)))
	})
	return m
}
