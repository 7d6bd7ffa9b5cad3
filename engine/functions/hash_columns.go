package functions

import (
	"math"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/types"
)

// hasher is a hash function over numbers of 4 and 8 bytes and over texts, on top
// of the hash of what came before.
type hasher interface {
	int(v uint32, seed uint64) uint64
	long(v, seed uint64) uint64
	bytes(b []byte, seed uint64) uint64
}

// hashColumns hashes rows of several columns, from left to right; NULL leaves the
// hash as it is.
func hashColumns[H hasher](h H, n int, args []batch.Vector) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = hashSeed
	}
	for _, a := range args {
		if !a.ConstNull() {
			hashColumn(h, out, a)
		}
	}
	return out
}

func hashColumn[H hasher](h H, out []uint64, v batch.Vector) {
	valid := batch.Valid(v.Array)
	has := func(i int) bool { return valid == nil || valid.Get(v.Index(i)) }
	switch k := v.Type.Kind(); k {
	case types.KindBoolean:
		is := truthOf(v)
		for i := range out {
			if has(i) {
				out[i] = h.int(uint32(oneIf(is(i))), out[i])
			}
		}
	case types.KindByte:
		hashInts[H, int8](h, out, v, has)
	case types.KindShort:
		hashInts[H, int16](h, out, v, has)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		hashInts[H, int32](h, out, v, has)
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		x := column[int64](v)
		for i := range out {
			if has(i) {
				out[i] = h.long(uint64(x(i)), out[i])
			}
		}
	case types.KindFloat:
		x := column[float32](v)
		for i := range out {
			if has(i) {
				out[i] = h.int(floatBits(x(i)), out[i])
			}
		}
	case types.KindDouble:
		x := column[float64](v)
		for i := range out {
			if has(i) {
				out[i] = h.long(doubleBits(x(i)), out[i])
			}
		}
	case types.KindString, types.KindBinary:
		text := textOf(v)
		for i := range out {
			if has(i) {
				out[i] = h.bytes(text(i), out[i])
			}
		}
	case types.KindDecimal:
		if v.Type.(types.Decimal).Precision <= 18 {
			x := column[decimal128.Num](v)
			for i := range out {
				if has(i) {
					out[i] = h.long(x(i).LowBits(), out[i])
				}
			}
			return
		}
		fallthrough
	default:
		for i := range out {
			out[i] = hashCell(h, v.Type, v.Value(i), out[i])
		}
	}
}

func hashInts[H hasher, T int8 | int16 | int32](h H, out []uint64, v batch.Vector, has func(i int) bool) {
	x := column[T](v)
	for i := range out {
		if has(i) {
			out[i] = h.int(uint32(int32(x(i))), out[i])
		}
	}
}

func oneIf(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// floatBits and doubleBits are the bits of a number, of which there is one zero
// and one NaN.
func floatBits(v float32) uint32 {
	switch {
	case v == 0:
		return 0
	case v != v:
		return 0x7fc00000
	}
	return math.Float32bits(v)
}

func doubleBits(v float64) uint64 {
	switch {
	case v == 0:
		return 0
	case v != v:
		return 0x7ff8000000000000
	}
	return math.Float64bits(v)
}

// hashCell hashes a cell of type t.
func hashCell[H hasher](h H, t types.Type, v any, seed uint64) uint64 {
	switch v := v.(type) {
	case bool:
		return h.int(uint32(oneIf(v)), seed)
	case int8:
		return h.int(uint32(int32(v)), seed)
	case int16:
		return h.int(uint32(int32(v)), seed)
	case int32:
		return h.int(uint32(v), seed)
	case types.DateValue:
		return h.int(uint32(int32(v)), seed)
	case types.MonthsValue:
		return h.int(uint32(int32(v)), seed)
	case int64:
		return h.long(uint64(v), seed)
	case types.TimestampValue:
		return h.long(uint64(v), seed)
	case types.NTZValue:
		return h.long(uint64(v), seed)
	case types.MicrosValue:
		return h.long(uint64(v), seed)
	case types.TimeValue:
		return h.long(uint64(v), seed)
	case float32:
		return h.int(floatBits(v), seed)
	case float64:
		return h.long(doubleBits(v), seed)
	case string:
		return h.bytes([]byte(v), seed)
	case []byte:
		return h.bytes(v, seed)
	case types.DecimalValue:
		n, long := unscaledOf(t, v)
		if long != nil {
			return h.bytes(long, seed)
		}
		return h.long(uint64(n), seed)
	case types.CalendarValue:
		return h.int(uint32(v.Months), h.int(uint32(v.Days), h.long(uint64(v.Micros), seed)))
	case types.ArrayValue:
		for _, e := range v {
			seed = hashCell(h, t.(*types.Array).Elem, e, seed)
		}
	case types.StructValue:
		for i, e := range v {
			seed = hashCell(h, t.(*types.Struct).Fields[i].Type, e, seed)
		}
	}
	return seed
}
