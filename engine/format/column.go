package format

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/types"
)

// column collects the values of one column on raw slices. Which slices are in
// use follows from the kind.
type column struct {
	typ      types.Type
	kind     types.Kind
	n        int // values, NULLs included
	valid    batch.Bits
	nulls    bool
	i8       []int8
	i16      []int16
	i32      []int32
	i64      []int64
	f32      []float32
	f64      []float64
	dec      []decimal128.Num
	bits     []bool
	offsets  []int32 // of bytes or of children
	data     []byte
	children []*column      // fields, element, or key and value
	index    map[string]int // of fields
	layout   *layout        // of the objects that are read into fields
	last     int            // bytes of the array that was finished last
}

func newColumn(t types.Type) *column {
	c := &column{typ: t, kind: t.Kind()}
	switch t := t.(type) {
	case *types.Struct:
		c.index = make(map[string]int, len(t.Fields))
		c.layout = &layout{}
		for i, f := range t.Fields {
			c.children = append(c.children, newColumn(f.Type))
			c.index[f.Name] = i
		}
	case *types.Array:
		c.children = []*column{newColumn(t.Elem)}
		c.offsets = []int32{0}
	case *types.Map:
		c.children = []*column{newColumn(t.Key), newColumn(t.Value)}
		c.offsets = []int32{0}
	}
	if c.isBytes() {
		c.offsets = []int32{0}
	}
	return c
}

func (c *column) isBytes() bool {
	return c.kind == types.KindString || c.kind == types.KindBinary || c.kind == types.KindVariant
}

// mark counts a value that was appended, and whether it is valid. The bitmap
// exists once there is a NULL.
func (c *column) mark(valid bool) {
	if !valid && !c.nulls {
		c.nulls = true
		c.valid = batch.AllSet(c.n)
	}
	if c.nulls {
		if c.n>>3 >= len(c.valid) {
			c.valid = append(c.valid, 0)
		}
		if valid {
			c.valid.Set(c.n)
		} else {
			c.valid.Clear(c.n)
		}
	}
	c.n++
}

// count counts a valid value that was appended.
func (c *column) count() {
	if c.nulls {
		c.mark(true)
		return
	}
	c.n++
}

// null appends a NULL.
func (c *column) null() {
	switch c.kind {
	case types.KindBoolean:
		c.bits = append(c.bits, false)
	case types.KindByte:
		c.i8 = append(c.i8, 0)
	case types.KindShort:
		c.i16 = append(c.i16, 0)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		c.i32 = append(c.i32, 0)
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindTime, types.KindDayTimeInterval:
		c.i64 = append(c.i64, 0)
	case types.KindFloat:
		c.f32 = append(c.f32, 0)
	case types.KindDouble:
		c.f64 = append(c.f64, 0)
	case types.KindDecimal:
		c.dec = append(c.dec, decimal128.Num{})
	case types.KindString, types.KindBinary, types.KindVariant:
		c.offsets = append(c.offsets, int32(len(c.data)))
	case types.KindArray, types.KindMap:
		c.offsets = append(c.offsets, int32(c.children[0].n))
	case types.KindStruct:
		for _, f := range c.children {
			f.null()
		}
	}
	c.mark(false)
}

func (c *column) bytes(b []byte) {
	c.data = append(c.data, b...)
	c.offsets = append(c.offsets, int32(len(c.data)))
	c.count()
}

func (c *column) long(v int64)     { c.i64 = append(c.i64, v); c.mark(true) }
func (c *column) int(v int32)      { c.i32 = append(c.i32, v); c.mark(true) }
func (c *column) double(v float64) { c.f64 = append(c.f64, v); c.mark(true) }

// truncate drops the values from n on: those of a record given up half-way.
func (c *column) truncate(n int) {
	if c.n <= n {
		return
	}
	switch c.kind {
	case types.KindBoolean:
		c.bits = c.bits[:n]
	case types.KindByte:
		c.i8 = c.i8[:n]
	case types.KindShort:
		c.i16 = c.i16[:n]
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		c.i32 = c.i32[:n]
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindTime, types.KindDayTimeInterval:
		c.i64 = c.i64[:n]
	case types.KindFloat:
		c.f32 = c.f32[:n]
	case types.KindDouble:
		c.f64 = c.f64[:n]
	case types.KindDecimal:
		c.dec = c.dec[:n]
	case types.KindString, types.KindBinary, types.KindVariant:
		c.data = c.data[:c.offsets[n]]
		c.offsets = c.offsets[:n+1]
	case types.KindArray, types.KindMap:
		for _, child := range c.children {
			child.truncate(int(c.offsets[n]))
		}
		c.offsets = c.offsets[:n+1]
	case types.KindStruct:
		for _, f := range c.children {
			f.truncate(n)
		}
	}
	c.n = n
	if c.nulls {
		c.valid = c.valid[:(n+7)/8]
	}
}

// finish returns the array and leaves the column empty.
func (c *column) finish() arrow.Array {
	var valid batch.Bits
	if c.nulls {
		valid = c.valid
		if c.n%8 != 0 { // bits past the end may be left over from a cut record
			valid[len(valid)-1] &= 1<<(c.n%8) - 1
		}
	}
	out := c.array(valid)
	offsets := c.offsets != nil
	*c = column{typ: c.typ, kind: c.kind, children: c.children, index: c.index, layout: c.layout, last: len(c.data)}
	if offsets {
		c.offsets = []int32{0}
	}
	return out
}

func (c *column) array(valid batch.Bits) arrow.Array {
	switch c.kind {
	case types.KindBoolean:
		bits := batch.NewBits(c.n)
		for i, v := range c.bits {
			if v {
				bits.Set(i)
			}
		}
		return batch.FromBits(bits, c.n, valid)
	case types.KindByte:
		return batch.FromValues(c.typ, c.i8, valid)
	case types.KindShort:
		return batch.FromValues(c.typ, c.i16, valid)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return batch.FromValues(c.typ, c.i32, valid)
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindTime, types.KindDayTimeInterval:
		return batch.FromValues(c.typ, c.i64, valid)
	case types.KindFloat:
		return batch.FromValues(c.typ, c.f32, valid)
	case types.KindDouble:
		return batch.FromValues(c.typ, c.f64, valid)
	case types.KindDecimal:
		return batch.FromValues(c.typ, c.dec, valid)
	case types.KindString, types.KindBinary, types.KindVariant:
		return batch.FromBytes(c.typ, c.offsets, c.data, valid)
	case types.KindArray:
		return batch.ListOf(c.typ, c.offsets, c.children[0].finish(), valid)
	case types.KindMap:
		return batch.MapOf(c.typ.(*types.Map), c.offsets, c.children[0].finish(), c.children[1].finish(), valid)
	case types.KindStruct:
		fields := make([]arrow.Array, len(c.children))
		for i, f := range c.children {
			fields[i] = f.finish()
		}
		return batch.StructOf(c.typ, fields, c.n, valid)
	}
	return array.NewNull(c.n)
}

// reserve makes room for n more values of the common kinds.
func (c *column) reserve(n int) {
	switch c.kind {
	case types.KindInteger, types.KindDate:
		c.i32 = make([]int32, 0, n)
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ:
		c.i64 = make([]int64, 0, n)
	case types.KindDouble:
		c.f64 = make([]float64, 0, n)
	case types.KindString:
		c.offsets = append(make([]int32, 0, n+1), 0)
		c.data = make([]byte, 0, max(n*8, c.last+c.last/16))
	case types.KindStruct:
		for _, f := range c.children {
			f.reserve(n)
		}
	}
}
