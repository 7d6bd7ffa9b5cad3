package batch

import (
	"math/bits"
	"unsafe"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"brook/engine/types"
)

// Fixed is a Go type whose slices are the buffers of fixed-width columns:
// int32 also reads dates and months, int64 timestamps, times and durations.
type Fixed interface {
	int8 | int16 | int32 | int64 | float32 | float64 | decimal128.Num
}

// Values is the data buffer of a as []T, as long as a. What stands where a is
// NULL is undefined. The result must not be modified. T must have the width of
// a's elements; booleans are bits and have no Values.
func Values[T Fixed](a arrow.Array) []T {
	d := a.Data()
	var zero T
	width := int(unsafe.Sizeof(zero))
	if d.Len() == 0 || d.Buffers()[1] == nil {
		return make([]T, d.Len())
	}
	raw := d.Buffers()[1].Bytes()
	if len(raw) == 0 {
		return make([]T, d.Len())
	}
	all := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(raw))), len(raw)/width)
	return all[d.Offset() : d.Offset()+d.Len()]
}

// FromValues makes a fixed-width array of type t over values, which it takes
// over. valid is nil when no row is NULL.
func FromValues[T Fixed](t types.Type, values []T, valid Bits) arrow.Array {
	var zero T
	raw := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(zero)))
	return make1(ArrowType(t), len(values), valid, memory.NewBufferBytes(raw))
}

// FromBits makes a boolean array of n rows over a bitmap, which it takes over.
func FromBits(values Bits, n int, valid Bits) arrow.Array {
	return make1(arrow.FixedWidthTypes.Boolean, n, valid, memory.NewBufferBytes(values))
}

// FromBytes makes a string, variant or binary array of len(offsets)-1 rows:
// row i is data[offsets[i]:offsets[i+1]]. It takes the slices over.
func FromBytes(t types.Type, offsets []int32, data []byte, valid Bits) arrow.Array {
	raw := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(offsets))), len(offsets)*4)
	return make1(ArrowType(t), len(offsets)-1, valid, memory.NewBufferBytes(raw), memory.NewBufferBytes(data))
}

func make1(dt arrow.DataType, n int, valid Bits, buffers ...*memory.Buffer) arrow.Array {
	all := append([]*memory.Buffer{valid.buffer()}, buffers...)
	return array.MakeFromData(array.NewData(dt, n, all, nil, valid.nulls(n), 0))
}

// Nulls makes an array of n NULLs of type t.
func Nulls(t types.Type, n int) arrow.Array {
	return array.MakeArrayOfNull(memory.DefaultAllocator, ArrowType(t), n)
}

// Bits is a bitmap, least significant bit first, as Arrow lays out booleans
// and validity (1 is valid). A nil Bits as validity means that all rows are
// valid.
type Bits []byte

// NewBits makes a bitmap of n zeros.
func NewBits(n int) Bits { return make(Bits, bitutil.BytesForBits(int64(n))) }

// AllSet makes a bitmap of n ones.
func AllSet(n int) Bits {
	b := NewBits(n)
	for i := range b {
		b[i] = 0xff
	}
	if n%8 != 0 {
		b[len(b)-1] = 1<<(n%8) - 1
	}
	return b
}

// Get returns bit i.
func (b Bits) Get(i int) bool { return b[i>>3]&(1<<(i&7)) != 0 }

// Set makes bit i one.
func (b Bits) Set(i int) { b[i>>3] |= 1 << (i & 7) }

// Clear makes bit i zero.
func (b Bits) Clear(i int) { b[i>>3] &^= 1 << (i & 7) }

// Count is the number of ones among the first n bits.
func (b Bits) Count(n int) int {
	ones := 0
	for _, x := range b[:n/8] {
		ones += bits.OnesCount8(x)
	}
	if n%8 != 0 {
		ones += bits.OnesCount8(b[n/8] & (1<<(n%8) - 1))
	}
	return ones
}

func (b Bits) buffer() *memory.Buffer {
	if b == nil {
		return nil
	}
	return memory.NewBufferBytes(b)
}

func (b Bits) nulls(n int) int {
	if b == nil {
		return 0
	}
	return n - b.Count(n)
}

// Valid is a's validity as a bitmap that starts at row 0, or nil when no row
// is NULL. The result may share a's memory and must not be modified.
func Valid(a arrow.Array) Bits {
	if a.NullN() == 0 {
		return nil
	}
	n := a.Len()
	if a.DataType().ID() == arrow.NULL {
		return NewBits(n)
	}
	return shifted(a.Data().Buffers()[0].Bytes(), a.Data().Offset(), n)
}

// Booleans is the data of a boolean array as a bitmap that starts at row 0. It
// may share a's memory and must not be modified.
func Booleans(a arrow.Array) Bits {
	d := a.Data()
	if d.Len() == 0 || d.Buffers()[1] == nil {
		return NewBits(d.Len())
	}
	return shifted(d.Buffers()[1].Bytes(), d.Offset(), d.Len())
}

func shifted(raw []byte, offset, n int) Bits {
	if offset%8 == 0 {
		return Bits(raw[offset/8:])[:bitutil.BytesForBits(int64(n))]
	}
	out := NewBits(n)
	for i := range n {
		if bitutil.BitIsSet(raw, offset+i) {
			out.Set(i)
		}
	}
	return out
}

// AndValid is the validity of a row-wise result that is NULL where any of
// vectors is; nil when all n rows are valid. Constants that are not NULL have
// no say.
func AndValid(n int, vectors ...Vector) Bits {
	var out Bits
	owned := false
	for _, v := range vectors {
		if v.NullCount() == 0 {
			continue
		}
		if v.Const || v.Type.Kind() == types.KindNull {
			return NewBits(n)
		}
		b := Valid(v.Array)
		switch {
		case out == nil:
			out = b
		case !owned:
			out = append(Bits(nil), out...)
			owned = true
			fallthrough
		default:
			for i := range out {
				out[i] &= b[i]
			}
		}
	}
	return out
}

// Bytes is the offsets and the bytes of a string, variant or binary array: row i is
// data[offsets[i]:offsets[i+1]]. The results must not be modified.
func Bytes(a arrow.Array) (offsets []int32, data []byte) {
	d := a.Data()
	if d.Len() == 0 || d.Buffers()[1] == nil {
		return make([]int32, d.Len()+1), nil
	}
	raw := d.Buffers()[1].Bytes()
	all := unsafe.Slice((*int32)(unsafe.Pointer(unsafe.SliceData(raw))), len(raw)/4)
	if b := d.Buffers()[2]; b != nil {
		data = b.Bytes()
	}
	return all[d.Offset() : d.Offset()+d.Len()+1], data
}
