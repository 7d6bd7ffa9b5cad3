package batch

import (
	"bytes"
	"cmp"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/types"
)

// Comparer compares element i of one array with element j of another, both not
// NULL: negative, zero or positive.
type Comparer func(i, j int) int

// NewComparer makes the comparison of two arrays of type t in Spark's order:
// NaN above all numbers and equal to itself, -0.0 equal to 0.0, false below
// true, text by bytes, arrays and structs by their parts with NULLs first. It
// returns nil for types that have no order.
func NewComparer(t types.Type, a, b arrow.Array) Comparer {
	switch x := a.(type) {
	case *array.Null:
		return func(int, int) int { return 0 }
	case *array.Boolean:
		y := b.(*array.Boolean)
		return func(i, j int) int { return truth(x.Value(i)) - truth(y.Value(j)) }
	case *array.Int8:
		return ordered(Values[int8](a), Values[int8](b))
	case *array.Int16:
		return ordered(Values[int16](a), Values[int16](b))
	case *array.Int32, *array.Date32, *array.MonthInterval:
		return ordered(Values[int32](a), Values[int32](b))
	case *array.Int64, *array.Timestamp, *array.Time64, *array.Duration:
		return ordered(Values[int64](a), Values[int64](b))
	case *array.Float32:
		return floats(Values[float32](a), Values[float32](b))
	case *array.Float64:
		return floats(Values[float64](a), Values[float64](b))
	case *array.Decimal128:
		u, v := Values[decimal128.Num](a), Values[decimal128.Num](b)
		return func(i, j int) int { return u[i].Cmp(v[j]) }
	case *array.String, *array.Binary:
		ao, ad := Bytes(a)
		bo, bd := Bytes(b)
		return func(i, j int) int { return bytes.Compare(ad[ao[i]:ao[i+1]], bd[bo[j]:bo[j+1]]) }
	case *array.Struct:
		return compareStructs(t.(*types.Struct), x, b.(*array.Struct))
	case *array.Map:
		return nil
	case *array.List:
		return compareLists(t.(*types.Array), x, b.(*array.List))
	}
	return nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func ordered[T int8 | int16 | int32 | int64](a, b []T) Comparer {
	return func(i, j int) int { return cmp.Compare(a[i], b[j]) }
}

func floats[T float32 | float64](a, b []T) Comparer {
	return func(i, j int) int { return CompareFloats(float64(a[i]), float64(b[j])) }
}

// CompareFloats orders doubles as Spark does: NaN is the largest and equals
// itself.
func CompareFloats(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	case x == y:
		return 0
	}
	return truth(math.IsNaN(x)) - truth(math.IsNaN(y))
}

// withNulls puts NULLs first.
func withNulls(a, b arrow.Array, c Comparer) Comparer {
	if c == nil {
		return nil
	}
	return func(i, j int) int {
		an, bn := a.IsNull(i), b.IsNull(j)
		if an || bn {
			return truth(bn) - truth(an)
		}
		return c(i, j)
	}
}

func compareStructs(t *types.Struct, a, b *array.Struct) Comparer {
	parts := make([]Comparer, len(t.Fields))
	for k, f := range t.Fields {
		if parts[k] = withNulls(a.Field(k), b.Field(k), NewComparer(f.Type, a.Field(k), b.Field(k))); parts[k] == nil {
			return nil
		}
	}
	return func(i, j int) int {
		for _, p := range parts {
			if c := p(i, j); c != 0 {
				return c
			}
		}
		return 0
	}
}

func compareLists(t *types.Array, a, b *array.List) Comparer {
	elem := withNulls(a.ListValues(), b.ListValues(), NewComparer(t.Elem, a.ListValues(), b.ListValues()))
	if elem == nil {
		return nil
	}
	return func(i, j int) int {
		af, at := a.ValueOffsets(i)
		bf, bt := b.ValueOffsets(j)
		for k := int64(0); af+k < at && bf+k < bt; k++ {
			if c := elem(int(af+k), int(bf+k)); c != 0 {
				return c
			}
		}
		return cmp.Compare(at-af, bt-bf)
	}
}

// Orderable reports whether values of t have an order.
func Orderable(t types.Type) bool {
	switch t := t.(type) {
	case *types.Map:
		return false
	case *types.Array:
		return Orderable(t.Elem)
	case *types.Struct:
		for _, f := range t.Fields {
			if !Orderable(f.Type) {
				return false
			}
		}
	}
	return t.Kind() != types.KindVariant && t.Kind() != types.KindCalendarInterval
}
