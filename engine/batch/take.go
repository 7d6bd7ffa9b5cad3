package batch

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"brook/engine/types"
)

// Take makes an array of a's elements at rows; -1 gives NULL.
func Take(t types.Type, a arrow.Array, rows []int32) arrow.Array {
	valid := takeValid(a, rows)
	switch a := a.(type) {
	case *array.Int8:
		return takeFixed[int8](t, a, rows, valid)
	case *array.Int16:
		return takeFixed[int16](t, a, rows, valid)
	case *array.Int32, *array.Date32, *array.MonthInterval:
		return takeFixed[int32](t, a, rows, valid)
	case *array.Int64, *array.Timestamp, *array.Time64, *array.Duration:
		return takeFixed[int64](t, a, rows, valid)
	case *array.Float32:
		return takeFixed[float32](t, a, rows, valid)
	case *array.Float64:
		return takeFixed[float64](t, a, rows, valid)
	case *array.Decimal128:
		return takeFixed[decimal128.Num](t, a, rows, valid)
	case *array.Boolean:
		in, out := Booleans(a), NewBits(len(rows))
		for i, r := range rows {
			if r >= 0 && in.Get(int(r)) {
				out.Set(i)
			}
		}
		return FromBits(out, len(rows), valid)
	case *array.String, *array.Binary:
		return takeBytes(t, a, rows, valid)
	case *array.Struct:
		return takeStruct(t, a, rows, valid)
	case *array.Map:
		m := t.(*types.Map)
		offsets, picked := takeOffsets(a, rows)
		keys, items := Take(m.Key, a.Keys(), picked), Take(m.Value, a.Items(), picked)
		return MapOf(m, offsets, keys, items, valid)
	case *array.List:
		offsets, picked := takeOffsets(a, rows)
		return ListOf(t, offsets, Take(t.(*types.Array).Elem, a.ListValues(), picked), valid)
	case *array.Null:
		return array.NewNull(len(rows))
	}
	b := NewBuilder(t, len(rows))
	for _, r := range rows {
		var cell any
		if r >= 0 {
			cell = Value(t, a, int(r))
		}
		if err := b.Append(cell); err != nil {
			panic(err) // a cell of an array always fits its type
		}
	}
	return b.Finish()
}

func takeValid(a arrow.Array, rows []int32) Bits {
	in := Valid(a)
	var out Bits
	for i, r := range rows {
		if r >= 0 && (in == nil || in.Get(int(r))) {
			continue
		}
		if out == nil {
			out = AllSet(len(rows))
		}
		out.Clear(i)
	}
	return out
}

func takeFixed[T Fixed](t types.Type, a arrow.Array, rows []int32, valid Bits) arrow.Array {
	in, out := Values[T](a), make([]T, len(rows))
	if valid == nil {
		for i, r := range rows {
			out[i] = in[r]
		}
	} else {
		for i, r := range rows {
			if r >= 0 {
				out[i] = in[r]
			}
		}
	}
	return FromValues(t, out, valid)
}

func takeBytes(t types.Type, a arrow.Array, rows []int32, valid Bits) arrow.Array {
	offsets, data := Bytes(a)
	size := 0
	for _, r := range rows {
		if r >= 0 {
			size += int(offsets[r+1] - offsets[r])
		}
	}
	out, ends := make([]byte, 0, size), make([]int32, 1, len(rows)+1)
	for _, r := range rows {
		if r >= 0 {
			out = append(out, data[offsets[r]:offsets[r+1]]...)
		}
		ends = append(ends, int32(len(out)))
	}
	return FromBytes(t, ends, out, valid)
}

func takeStruct(t types.Type, a *array.Struct, rows []int32, valid Bits) arrow.Array {
	fields := t.(*types.Struct).Fields
	children := make([]arrow.Array, len(fields))
	for i, f := range fields {
		children[i] = Take(f.Type, a.Field(i), rows)
	}
	return StructOf(t, children, len(rows), valid)
}

// takeOffsets lays out the lists at rows one after the other: their offsets and
// the elements they take from the child.
func takeOffsets(a array.ListLike, rows []int32) (offsets, picked []int32) {
	offsets = make([]int32, 1, len(rows)+1)
	for _, r := range rows {
		if r >= 0 && a.IsValid(int(r)) {
			from, to := a.ValueOffsets(int(r))
			for i := from; i < to; i++ {
				picked = append(picked, int32(i))
			}
		}
		offsets = append(offsets, int32(len(picked)))
	}
	return offsets, picked
}

// StructOf makes a struct array of n rows over children, which it takes over.
func StructOf(t types.Type, children []arrow.Array, n int, valid Bits) arrow.Array {
	return nested(ArrowType(t), n, valid, nil, children...)
}

// ListOf makes a list array: row i has elements offsets[i] to offsets[i+1].
func ListOf(t types.Type, offsets []int32, elements arrow.Array, valid Bits) arrow.Array {
	return nested(ArrowType(t), len(offsets)-1, valid, offsets, elements)
}

// ListOver is the lists of array a over other elements, one for each that a has.
func ListOver(t types.Type, a arrow.Array, elements arrow.Array) arrow.Array {
	d := a.Data()
	return array.MakeFromData(array.NewData(ArrowType(t), d.Len(), d.Buffers(), []arrow.ArrayData{elements.Data()}, d.NullN(), d.Offset()))
}

// MapOf makes a map array: row i has entries offsets[i] to offsets[i+1].
func MapOf(t *types.Map, offsets []int32, keys, items arrow.Array, valid Bits) arrow.Array {
	dt := ArrowType(t).(*arrow.MapType)
	entries := nested(dt.Elem(), keys.Len(), nil, nil, keys, items)
	return nested(dt, len(offsets)-1, valid, offsets, entries)
}

func nested(dt arrow.DataType, n int, valid Bits, offsets []int32, children ...arrow.Array) arrow.Array {
	buffers := []*memory.Buffer{valid.buffer()}
	if offsets != nil {
		buffers = append(buffers, memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(offsets)))
	}
	data := make([]arrow.ArrayData, len(children))
	for i, c := range children {
		data[i] = c.Data()
	}
	return array.MakeFromData(array.NewData(dt, n, buffers, data, valid.nulls(n), 0))
}

// Gather is the batch of b's rows at rows, in that order. Columns without an
// array, which nobody reads, stay so.
func Gather(b *Batch, rows []int32) *Batch {
	out := &Batch{Schema: b.Schema, Columns: make([]Vector, len(b.Columns)), Rows: len(rows)}
	for i, c := range b.Columns {
		if !c.Const && c.Array != nil {
			c.Array = Take(c.Type, c.Array, rows)
		}
		out.Columns[i] = c
	}
	return out
}

// Concat makes one batch of many with the same columns.
func Concat(schema *types.Struct, batches []*Batch) (*Batch, error) {
	if len(batches) == 1 {
		return batches[0], nil
	}
	out := &Batch{Schema: schema, Columns: make([]Vector, len(schema.Fields))}
	for _, b := range batches {
		out.Rows += b.Rows
	}
	for i, f := range schema.Fields {
		if out.Rows == 0 {
			out.Columns[i] = Of(f.Type, NewBuilder(f.Type, 0).Finish())
			continue
		}
		parts := make([]arrow.Array, 0, len(batches))
		for _, b := range batches {
			if b.Rows > 0 {
				parts = append(parts, b.Column(i))
			}
		}
		a, err := array.Concatenate(parts, memory.DefaultAllocator)
		if err != nil {
			return nil, err
		}
		countNulls(a)
		out.Columns[i] = Of(f.Type, a)
	}
	return out, nil
}
