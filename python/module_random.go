package python

import (
	"crypto/rand"
	"crypto/sha512"
	"math"
	"math/big"
	"sort"
)

func randomModule(in *Interp) *Module {
	c := NewClass("Random", "random", nil, nil)
	c.Dict["__new__"] = Def("Random", "cls, x=None", func(in *Interp, a []any) any {
		t := &twister{}
		in.seedTwister(t, a[1])
		return NewInstance(a[0].(*Class), t)
	})
	m := &Module{Name: "random", Dict: map[string]any{"Random": c}}
	shared := NewInstance(c, &twister{})
	in.seedTwister(shared.Data.(*twister), nil)
	// def adds a method and the function of the module that uses the shared object.
	def := func(name, signature string, f func(in *Interp, t *twister, a []any) any) {
		method := Def(name, signature, func(in *Interp, a []any) any {
			return f(in, a[0].(*Instance).Data.(*twister), a[1:])
		})
		c.Dict[name] = method
		m.Dict[name] = &Method{shared, method}
	}
	def("seed", "self, a=None, version=2", func(in *Interp, t *twister, a []any) any { in.seedTwister(t, a[0]); return nil })
	def("random", "self", func(_ *Interp, t *twister, _ []any) any { return t.float() })
	def("getrandbits", "self, k", func(in *Interp, t *twister, a []any) any {
		k := in.Index(a[0])
		if k < 0 {
			in.raise("ValueError", "number of bits must be non-negative")
		}
		in.room(k / 8)
		return integer(t.bits(int(k)))
	})
	def("randbytes", "self, n", func(in *Interp, t *twister, a []any) any {
		n := in.Index(a[0])
		in.room(n)
		b := t.bits(int(8 * n)).FillBytes(make([]byte, n))
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
		return Bytes(b)
	})
	randrange := func(in *Interp, t *twister, start, stop, step *big.Int) any {
		width := new(big.Int).Sub(stop, start)
		n := new(big.Int)
		switch step.Sign() {
		case 0:
			in.raise("ValueError", "zero step for randrange()")
		case 1:
			n.Sub(n.Add(width, step), big.NewInt(1))
		default:
			n.Add(n.Add(width, step), big.NewInt(1))
		}
		if n.Quo(n, step).Sign() <= 0 {
			if step.Cmp(big.NewInt(1)) == 0 {
				in.raise("ValueError", "empty range for randrange() ("+start.String()+", "+stop.String()+", "+width.String()+")")
			}
			in.raise("ValueError", "empty range for randrange()")
		}
		r := t.belowBig(n)
		return integer(r.Add(r.Mul(r, step), start))
	}
	whole := func(in *Interp, v any) *big.Int {
		b, ok := asBig(v)
		if !ok {
			b = big.NewInt(in.Index(v))
		}
		return b
	}
	def("randrange", "self, start, stop=None, step=1", func(in *Interp, t *twister, a []any) any {
		if a[1] == nil {
			n := whole(in, a[0])
			if n.Sign() <= 0 {
				in.raise("ValueError", "empty range for randrange()")
			}
			return integer(t.belowBig(n))
		}
		return randrange(in, t, whole(in, a[0]), whole(in, a[1]), whole(in, a[2]))
	})
	def("randint", "self, a, b", func(in *Interp, t *twister, a []any) any {
		return randrange(in, t, whole(in, a[0]), new(big.Int).Add(whole(in, a[1]), big.NewInt(1)), big.NewInt(1))
	})
	def("getstate", "self", func(_ *Interp, t *twister, _ []any) any {
		words := make(Tuple, 0, len(t.state)+1)
		for _, w := range t.state {
			words = append(words, int64(w))
		}
		var gauss any
		if t.hasGauss {
			gauss = t.gauss
		}
		return Tuple{int64(3), append(words, int64(t.at)), gauss}
	})
	def("setstate", "self, state", func(in *Interp, t *twister, a []any) any {
		parts := in.Items(a[0])
		var words []any
		if len(parts) == 3 {
			words = in.Items(parts[1])
		}
		if len(words) != len(t.state)+1 {
			in.raise("ValueError", "state vector is the wrong size")
		}
		for i := range t.state {
			t.state[i] = uint32(in.Index(words[i]))
		}
		t.at = int(max(0, min(int64(len(t.state)), in.Index(words[len(t.state)]))))
		t.gauss, t.hasGauss = parts[2].(float64)
		return nil
	})
	in.randomSequences(def)
	in.randomDistributions(def)
	return m
}

// seedTwister seeds as random.seed does.
func (in *Interp) seedTwister(t *twister, v any) {
	switch x := v.(type) {
	case nil:
		var b [32]byte
		rand.Read(b[:])
		t.seed(new(big.Int).SetBytes(b[:]))
	case string:
		t.seed(seedOfBytes([]byte(x)))
	case Bytes:
		t.seed(seedOfBytes([]byte(x)))
	case float64:
		t.seed(new(big.Int).SetUint64(uint64(floatHash(x))))
	default:
		n, ok := asBig(v)
		if !ok {
			in.raise("TypeError", "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
		}
		t.seed(n)
	}
}

func seedOfBytes(b []byte) *big.Int {
	sum := sha512.Sum512(b)
	return new(big.Int).SetBytes(append(append([]byte{}, b...), sum[:]...))
}

// floatHash is CPython's hash of a float: the number modulo 2**61-1.
func floatHash(f float64) int64 {
	switch {
	case math.IsNaN(f):
		return 0
	case math.IsInf(f, 1):
		return 314159
	case math.IsInf(f, -1):
		return -314159
	}
	modulus := new(big.Int).SetInt64(1<<61 - 1)
	r := new(big.Rat).SetFloat64(math.Abs(f))
	h := new(big.Int).ModInverse(r.Denom(), modulus)
	h.Mod(h.Mul(h, r.Num()), modulus)
	out := h.Int64()
	if f < 0 {
		out = -out
	}
	if out == -1 {
		out = -2
	}
	return out
}

type randomDef = func(name, signature string, f func(in *Interp, t *twister, a []any) any)

func (in *Interp) randomSequences(def randomDef) {
	def("choice", "self, seq", func(in *Interp, t *twister, a []any) any {
		n := in.Len(a[0])
		if n == 0 {
			in.raise("IndexError", "Cannot choose from an empty sequence")
		}
		return in.GetItem(a[0], t.below(n))
	})
	def("shuffle", "self, x", func(in *Interp, t *twister, a []any) any {
		if list, ok := a[0].(*List); ok {
			for i := len(list.Items) - 1; i > 0; i-- {
				j := t.below(int64(i + 1))
				list.Items[i], list.Items[j] = list.Items[j], list.Items[i]
			}
			return nil
		}
		for i := in.Len(a[0]) - 1; i > 0; i-- {
			j := t.below(i + 1)
			x, y := in.GetItem(a[0], i), in.GetItem(a[0], j)
			in.SetItem(a[0], i, y)
			in.SetItem(a[0], j, x)
		}
		return nil
	})
	def("sample", "self, population, k, *, counts=None", func(in *Interp, t *twister, a []any) any {
		switch a[0].(type) {
		case *Set, *Dict:
			in.raise("TypeError", "Population must be a sequence.  For dicts or sets, use sorted(d).")
		}
		n, k := in.Len(a[0]), in.Index(a[1])
		at := func(i int64) any { return in.GetItem(a[0], i) }
		if a[2] != nil {
			counts := in.cumulated(in.Items(a[2]))
			if int64(len(counts)) != n {
				in.raise("ValueError", "The number of counts does not match the population")
			}
			n = 0
			if len(counts) > 0 {
				n = in.Index(counts[len(counts)-1])
			}
			item := at
			at = func(i int64) any {
				return item(int64(sort.Search(len(counts), func(c int) bool { return in.Index(counts[c]) > i })))
			}
		}
		if k < 0 || k > n {
			in.raise("ValueError", "Sample larger than population or is negative")
		}
		out := NewList()
		for _, i := range t.sample(n, k) {
			out.Items = append(out.Items, at(i))
		}
		return out
	})
	def("choices", "self, population, weights=None, *, cum_weights=None, k=1", func(in *Interp, t *twister, a []any) any {
		n, k := in.Len(a[0]), in.Index(a[3])
		weights := a[2]
		if weights == nil && a[1] != nil {
			weights = NewList(in.cumulated(in.Items(a[1]))...)
		} else if weights != nil && a[1] != nil {
			in.raise("TypeError", "Cannot specify both weights and cumulative weights")
		}
		in.room(k)
		out := NewList()
		if weights == nil {
			if n == 0 && k > 0 {
				in.raise("IndexError", "list index out of range")
			}
			for range k {
				out.Items = append(out.Items, in.GetItem(a[0], int64(t.float()*float64(n))))
			}
			return out
		}
		var limits []float64
		for _, w := range in.Items(weights) {
			f, ok := asFloat(in.toFloat([]any{w}))
			if !ok {
				in.raise("TypeError", "weights must be numbers")
			}
			limits = append(limits, f)
		}
		if int64(len(limits)) != n {
			in.raise("ValueError", "The number of weights does not match the population")
		}
		if n == 0 || limits[n-1] <= 0 {
			in.raise("ValueError", "Total of weights must be greater than zero")
		}
		total := limits[n-1]
		if math.IsInf(total, 0) || math.IsNaN(total) {
			in.raise("ValueError", "Total of weights must be finite")
		}
		for range k {
			x := t.float() * total
			i := sort.Search(int(n-1), func(i int) bool { return x < limits[i] })
			out.Items = append(out.Items, in.GetItem(a[0], int64(i)))
		}
		return out
	})
}

func (in *Interp) cumulated(items []any) []any {
	out := make([]any, len(items))
	for i, w := range items {
		out[i] = w
		if i > 0 {
			out[i] = in.Binary("+", out[i-1], w)
		}
	}
	return out
}

// sample draws k of the first n numbers without repetition, in the order of
// draws. Small populations are kept as a pool, large ones remember the drawn.
func (t *twister) sample(n, k int64) []int64 {
	out := make([]int64, 0, k)
	pool := int64(21)
	if k > 5 {
		pool += int64(math.Pow(4, math.Ceil(math.Log(float64(k*3))/math.Log(4))))
	}
	if n <= pool {
		left := make([]int64, n)
		for i := range left {
			left[i] = int64(i)
		}
		for i := range k {
			j := t.below(n - i)
			out = append(out, left[j])
			left[j] = left[n-i-1]
		}
		return out
	}
	drawn := map[int64]bool{}
	for range k {
		j := t.below(n)
		for drawn[j] {
			j = t.below(n)
		}
		drawn[j] = true
		out = append(out, j)
	}
	return out
}
