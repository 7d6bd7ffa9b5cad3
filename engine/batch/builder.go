package batch

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"brook/diag"
	"brook/engine/types"
)

// Builder makes an array from cells, for the edges of the engine: literals,
// rows from Python, tests. Operators use typed loops instead.
type Builder struct {
	typ types.Type
	b   array.Builder
}

// NewBuilder makes a builder of t with room for n cells.
func NewBuilder(t types.Type, n int) *Builder {
	b := array.NewBuilder(memory.DefaultAllocator, ArrowType(t))
	b.Reserve(n)
	return &Builder{typ: t, b: b}
}

// Append adds a cell; its Go type must be the one that engine/types names for
// the builder's type.
func (b *Builder) Append(cell any) error { return appendCell(b.typ, b.b, cell) }

// Finish returns the array and leaves the builder empty.
func (b *Builder) Finish() arrow.Array { return b.b.NewArray() }

func appendCell(t types.Type, b array.Builder, cell any) error {
	if cell == nil {
		b.AppendNull()
		return nil
	}
	ok := true
	switch b := b.(type) {
	case *array.BooleanBuilder:
		ok = add(cell, b.Append)
	case *array.Int8Builder:
		ok = add(cell, b.Append)
	case *array.Int16Builder:
		ok = add(cell, b.Append)
	case *array.Int32Builder:
		ok = add(cell, b.Append)
	case *array.Int64Builder:
		ok = add(cell, b.Append)
	case *array.Float32Builder:
		ok = add(cell, b.Append)
	case *array.Float64Builder:
		ok = add(cell, b.Append)
	case *array.Decimal128Builder:
		ok = add(cell, func(v types.DecimalValue) { b.Append(rescale(v, t.(types.Decimal).Scale)) })
	case *array.StringBuilder:
		if v, variant := cell.(types.VariantValue); variant {
			b.Append(string(v))
		} else {
			ok = add(cell, b.Append)
		}
	case *array.BinaryBuilder:
		ok = add(cell, b.Append)
	case *array.Date32Builder:
		ok = add(cell, func(v types.DateValue) { b.Append(arrow.Date32(v)) })
	case *array.Time64Builder:
		ok = add(cell, func(v types.TimeValue) { b.Append(arrow.Time64(v)) })
	case *array.TimestampBuilder:
		if v, ntz := cell.(types.NTZValue); ntz {
			b.Append(arrow.Timestamp(v))
		} else {
			ok = add(cell, func(v types.TimestampValue) { b.Append(arrow.Timestamp(v)) })
		}
	case *array.MonthIntervalBuilder:
		ok = add(cell, func(v types.MonthsValue) { b.Append(arrow.MonthInterval(v)) })
	case *array.DurationBuilder:
		ok = add(cell, func(v types.MicrosValue) { b.Append(arrow.Duration(v)) })
	case *array.MonthDayNanoIntervalBuilder:
		ok = add(cell, func(v types.CalendarValue) {
			b.Append(arrow.MonthDayNanoInterval{Months: v.Months, Days: v.Days, Nanoseconds: v.Micros * 1000})
		})
	case *array.MapBuilder:
		return appendMap(t, b, cell)
	case *array.ListBuilder:
		return appendList(t, b, cell)
	case *array.StructBuilder:
		return appendStruct(t, b, cell)
	default:
		ok = false
	}
	if !ok {
		return fmt.Errorf("cell %T does not fit type %s", cell, t)
	}
	return nil
}

func add[T any](cell any, appendTo func(T)) bool {
	v, ok := cell.(T)
	if ok {
		appendTo(v)
	}
	return ok
}

func rescale(v types.DecimalValue, scale int) decimal128.Num {
	if v.Scale == scale {
		return v.Unscaled
	}
	if v.Scale < scale {
		return v.Unscaled.IncreaseScaleBy(int32(scale - v.Scale))
	}
	return v.Unscaled.ReduceScaleBy(int32(v.Scale-scale), true)
}

func appendMap(t types.Type, b *array.MapBuilder, cell any) error {
	m, ok := cell.(types.MapValue)
	mt, isMap := t.(*types.Map)
	if !ok || !isMap {
		return fmt.Errorf("cell %T does not fit type %s", cell, t)
	}
	b.Append(true)
	for i := range m.Keys {
		if err := appendCell(mt.Key, b.KeyBuilder(), m.Keys[i]); err != nil {
			return err
		}
		if err := appendCell(mt.Value, b.ItemBuilder(), m.Values[i]); err != nil {
			return err
		}
	}
	return nil
}

// maxElements bounds the elements of the arrays in one column, whose offsets are
// 32 bits wide.
const maxElements = 1 << 26

func appendList(t types.Type, b *array.ListBuilder, cell any) error {
	list, ok := cell.(types.ArrayValue)
	at, isArray := t.(*types.Array)
	if !ok || !isArray {
		return fmt.Errorf("cell %T does not fit type %s", cell, t)
	}
	if b.ValueBuilder().Len()+len(list) > maxElements {
		return diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", "54000", "Can't create arrays with more than %d elements together.", maxElements)
	}
	b.Append(true)
	for _, v := range list {
		if err := appendCell(at.Elem, b.ValueBuilder(), v); err != nil {
			return err
		}
	}
	return nil
}

func appendStruct(t types.Type, b *array.StructBuilder, cell any) error {
	row, ok := cell.(types.StructValue)
	st, isStruct := t.(*types.Struct)
	if !ok || !isStruct || len(row) != len(st.Fields) {
		return fmt.Errorf("cell %T does not fit type %s", cell, t)
	}
	b.Append(true)
	for i, f := range st.Fields {
		if err := appendCell(f.Type, b.FieldBuilder(i), row[i]); err != nil {
			return err
		}
	}
	return nil
}
