package batch

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/engine/types"
)

// Value returns element i of a, which has the layout of t, as a cell (see the
// table in engine/types). Strings and byte slices share a's memory.
func Value(t types.Type, a arrow.Array, i int) any {
	if a.IsNull(i) {
		return nil
	}
	switch a := a.(type) {
	case *array.Boolean:
		return a.Value(i)
	case *array.Int8:
		return a.Value(i)
	case *array.Int16:
		return a.Value(i)
	case *array.Int32:
		return a.Value(i)
	case *array.Int64:
		return a.Value(i)
	case *array.Float32:
		return a.Value(i)
	case *array.Float64:
		return a.Value(i)
	case *array.Decimal128:
		return types.DecimalValue{Unscaled: a.Value(i), Scale: t.(types.Decimal).Scale}
	case *array.String:
		if t.Kind() == types.KindVariant {
			return types.VariantValue(a.Value(i))
		}
		return a.Value(i)
	case *array.Binary:
		return a.Value(i)
	case *array.Date32:
		return types.DateValue(a.Value(i))
	case *array.Time64:
		return types.TimeValue(a.Value(i))
	case *array.Timestamp:
		if t.Kind() == types.KindTimestampNTZ {
			return types.NTZValue(a.Value(i))
		}
		return types.TimestampValue(a.Value(i))
	case *array.MonthInterval:
		return types.MonthsValue(a.Value(i))
	case *array.Duration:
		return types.MicrosValue(a.Value(i))
	case *array.MonthDayNanoInterval:
		v := a.Value(i)
		return types.CalendarValue{Months: v.Months, Days: v.Days, Micros: v.Nanoseconds / 1000}
	case *array.Map:
		from, to := a.ValueOffsets(i)
		m := t.(*types.Map)
		return types.MapValue{Keys: values(m.Key, a.Keys(), from, to), Values: values(m.Value, a.Items(), from, to)}
	case *array.List:
		from, to := a.ValueOffsets(i)
		return types.ArrayValue(values(t.(*types.Array).Elem, a.ListValues(), from, to))
	case *array.Struct:
		fields := t.(*types.Struct).Fields
		row := make(types.StructValue, len(fields))
		for c, f := range fields {
			row[c] = Value(f.Type, a.Field(c), i)
		}
		return row
	}
	return nil
}

func values(t types.Type, a arrow.Array, from, to int64) []any {
	out := make([]any, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, Value(t, a, int(i)))
	}
	return out
}
