package functions

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"brook/engine/types"
)

// setOrder puts the values of a collect_set in the order of the hash set of
// Scala that Spark collects them in: by bucket, in a bucket by hash. Values of
// types that have no plain hash there keep the order in which they came.
func setOrder(list []any) {
	if len(list) < 2 {
		return
	}
	type hashed struct {
		hash, bucket int32
		value        any
	}
	size := int32(16)
	for len(list)*4 >= int(size)*3 {
		size *= 2
	}
	all := make([]hashed, len(list))
	for i, v := range list {
		h, ok := scalaHash(v)
		if !ok {
			return
		}
		h ^= int32(uint32(h) >> 16)
		all[i] = hashed{h, h & (size - 1), v}
	}
	slices.SortStableFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.bucket, b.bucket), cmp.Compare(a.hash, b.hash)) })
	for i, h := range all {
		list[i] = h.value
	}
}

// scalaHash is ## of the value that Spark has for v.
func scalaHash(v any) (int32, bool) {
	long := func(n int64) int32 {
		if n == int64(int32(n)) {
			return int32(n)
		}
		return int32(n ^ n>>32)
	}
	double := func(f float64) int32 {
		if n := int64(f); float64(n) == f && math.Abs(f) < 1<<62 {
			return long(n)
		}
		if float64(float32(f)) == f {
			return int32(math.Float32bits(float32(f)))
		}
		bits := math.Float64bits(f)
		return int32(bits ^ bits>>32)
	}
	switch v := v.(type) {
	case string:
		return int32(murmurBytes([]byte(v), hashSeed)), true
	case bool:
		if v {
			return 1231, true
		}
		return 1237, true
	case float32:
		return double(float64(v)), true
	case float64:
		return double(v), true
	case types.DecimalValue:
		f, err := strconv.ParseFloat(v.String(), 64)
		return double(f), err == nil
	case int8:
		return int32(v), true
	case int16:
		return int32(v), true
	case int32:
		return v, true
	case types.DateValue:
		return int32(v), true
	case int64:
		return long(v), true
	case types.TimestampValue:
		return long(int64(v)), true
	case types.NTZValue:
		return long(int64(v)), true
	}
	return 0, false
}
