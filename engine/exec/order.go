package exec

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// orderKey stands for a row in a sort. Prefixes order rows as far as the first
// sort key fits 64 bits; rows of equal prefixes are compared.
type orderKey struct {
	prefix uint64
	row    int32
}

// ordering is how rows are ordered.
type ordering struct {
	keys []orderKey
	// rest compares rows of equal prefixes.
	rest []func(i, j int32) int
}

// newOrdering makes the ordering of n rows by columns that are not constant.
func newOrdering(n int, columns []batch.Vector, order []expr.Order) *ordering {
	o := &ordering{keys: make([]orderKey, n)}
	for i := range o.keys {
		o.keys[i].row = int32(i)
	}
	for i, v := range columns {
		if i == 0 && prefixes(o.keys, v, order[i], v.NullCount() > 0) {
			continue
		}
		o.rest = append(o.rest, keyOrder(v.Type, v.Array, v.Array, order[i]))
	}
	return o
}

func (o *ordering) compare(a, b orderKey) int {
	if c := cmp.Compare(a.prefix, b.prefix); c != 0 {
		return c
	}
	return o.compareRest(a, b)
}

// compareRest orders keys of one prefix; equal rows keep their order.
func (o *ordering) compareRest(a, b orderKey) int {
	for _, f := range o.rest {
		if c := f(a.row, b.row); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.row, b.row)
}

// sorted is all rows in order.
func (o *ordering) sorted() []int32 {
	if len(o.keys) < 512 {
		slices.SortFunc(o.keys, o.compare)
		return o.rows(o.keys)
	}
	o.keys = radix(o.keys)
	if len(o.rest) > 0 {
		for from := 0; from < len(o.keys); {
			to := from + 1
			for to < len(o.keys) && o.keys[to].prefix == o.keys[from].prefix {
				to++
			}
			if to > from+1 {
				slices.SortFunc(o.keys[from:to], o.compareRest)
			}
			from = to
		}
	}
	return o.rows(o.keys)
}

func (o *ordering) rows(keys []orderKey) []int32 {
	out := make([]int32, len(keys))
	for i, k := range keys {
		out[i] = k.row
	}
	return out
}

// first is the first n rows in order. It keeps a heap of them, whose root is
// the last.
func (o *ordering) first(n int) []int32 {
	if n >= len(o.keys)/8 {
		return o.sorted()[:min(n, len(o.keys))]
	}
	if n == 0 {
		return nil
	}
	heap := slices.Clone(o.keys[:n])
	for i := n/2 - 1; i >= 0; i-- {
		o.sink(heap, i)
	}
	for _, k := range o.keys[n:] {
		if k.prefix > heap[0].prefix || o.compare(k, heap[0]) > 0 {
			continue
		}
		heap[0] = k
		o.sink(heap, 0)
	}
	slices.SortFunc(heap, o.compare)
	return o.rows(heap)
}

// sink restores the heap below i.
func (o *ordering) sink(heap []orderKey, i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && o.compare(heap[child], heap[child+1]) < 0 {
			child++
		}
		if o.compare(heap[i], heap[child]) >= 0 {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}

// radix sorts keys by prefix, a byte at a time from the lowest; equal ones keep
// their order. Bytes that all keys share cost nothing.
func radix(keys []orderKey) []orderKey {
	var counts [8][256]int32
	for _, k := range keys {
		for b := range counts {
			counts[b][byte(k.prefix>>(8*b))]++
		}
	}
	other := make([]orderKey, len(keys))
	for b := range counts {
		if counts[b][byte(keys[0].prefix>>(8*b))] == int32(len(keys)) {
			continue
		}
		var at [256]int32
		for i := 1; i < 256; i++ {
			at[i] = at[i-1] + counts[b][i-1]
		}
		for _, k := range keys {
			d := byte(k.prefix >> (8 * b))
			other[at[d]] = k
			at[d]++
		}
		keys, other = other, keys
	}
	return keys
}

// prefixes sets the prefixes of keys by the values of v and reports whether they
// say all of their order. With nulls there is room for NULLs among them.
func prefixes(keys []orderKey, v batch.Vector, o expr.Order, nulls bool) (exact bool) {
	narrow := true // the lowest bit has no say
	exact = true
	switch v.Type.Kind() {
	case types.KindBoolean:
		bits := batch.Booleans(v.Array)
		for i := range keys {
			if bits.Get(i) {
				keys[i].prefix = 1 << 63
			}
		}
	case types.KindByte:
		integers(keys, batch.Values[int8](v.Array))
	case types.KindShort:
		integers(keys, batch.Values[int16](v.Array))
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		integers(keys, batch.Values[int32](v.Array))
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		narrow = false
		for i, x := range batch.Values[int64](v.Array) {
			keys[i].prefix = uint64(x) ^ 1<<63
		}
	case types.KindFloat:
		for i, x := range batch.Values[float32](v.Array) {
			keys[i].prefix = orderedBits(float64(x))
		}
	case types.KindDouble:
		narrow = false
		for i, x := range batch.Values[float64](v.Array) {
			keys[i].prefix = orderedBits(x)
		}
	case types.KindDecimal:
		narrow = false
		exact = v.Type.(types.Decimal).Precision <= 18
		for i, x := range batch.Values[decimal128.Num](v.Array) {
			if exact {
				keys[i].prefix = x.LowBits() ^ 1<<63
			} else {
				keys[i].prefix = uint64(x.HighBits()) ^ 1<<63
			}
		}
	case types.KindString, types.KindBinary:
		narrow, exact = false, false
		offsets, data := batch.Bytes(v.Array)
		for i := range keys {
			keys[i].prefix = textPrefix(data[offsets[i]:offsets[i+1]])
		}
	default:
		return false
	}
	if o.Descending {
		for i := range keys {
			keys[i].prefix = ^keys[i].prefix
		}
	}
	if !nulls {
		return exact
	}
	// The highest bit now tells NULLs from the others.
	null, value := uint64(1<<63), uint64(0)
	if o.NullsFirst {
		null, value = 0, 1<<63
	}
	for i := range keys {
		if v.Array.IsNull(i) {
			keys[i].prefix = null
		} else {
			keys[i].prefix = keys[i].prefix>>1 | value
		}
	}
	return exact && narrow
}

func integers[T int8 | int16 | int32](keys []orderKey, values []T) {
	for i, x := range values {
		keys[i].prefix = uint64(int64(x))<<32 ^ 1<<63
	}
}

// orderedBits orders doubles as Spark does: NaN is the largest, -0.0 is 0.0.
func orderedBits(x float64) uint64 {
	b := sameBits(x)
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

// textPrefix is the first bytes of a text.
func textPrefix(b []byte) uint64 {
	if len(b) >= 8 {
		return binary.BigEndian.Uint64(b)
	}
	var word [8]byte
	copy(word[:], b)
	return binary.BigEndian.Uint64(word[:])
}

// keyOrder compares a row of a with a row of b by one key of type t.
func keyOrder(t types.Type, a, b arrow.Array, o expr.Order) func(i, j int32) int {
	compare := batch.NewComparer(t, a, b)
	if compare == nil {
		return func(i, j int32) int { return 0 }
	}
	sign := 1
	if o.Descending {
		sign = -1
	}
	if a.NullN() == 0 && b.NullN() == 0 {
		return func(i, j int32) int { return sign * compare(int(i), int(j)) }
	}
	first := 1
	if o.NullsFirst {
		first = -1
	}
	return func(i, j int32) int {
		x, y := a.IsNull(int(i)), b.IsNull(int(j))
		switch {
		case x && y:
			return 0
		case x:
			return first
		case y:
			return -first
		}
		return sign * compare(int(i), int(j))
	}
}
