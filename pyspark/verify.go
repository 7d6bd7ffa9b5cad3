package pyspark

import (
	"bytes"
	"fmt"
	"math/big"

	"brook/diag"
	"brook/engine/types"
	"brook/python"
)

// verify checks a value against a type that the cell gave: its class must be
// one that PySpark accepts, and integers must fit. where names the value in
// errors; it is empty for a whole row.
func (r *Runtime) verify(t types.Type, nullable bool, v any, where string) {
	d, isDecimal := python.DecimalOf(v)
	if v == nil || isDecimal && d.Form > 1 {
		switch {
		case nullable:
		case where == "":
			r.refuse(diag.PySparkValueError, "FIELD_NOT_NULLABLE")
		default:
			r.refuse(diag.PySparkValueError, "FIELD_NOT_NULLABLE_WITH_NAME", "field_name", where)
		}
		return
	}
	switch t := t.(type) {
	case *types.Struct:
		r.verifyStruct(t, v, where)
		return
	case *types.Array:
		items, ok := itemsOf(v)
		if !ok {
			r.unacceptable(t, v, where)
		}
		for _, x := range items {
			r.verify(t.Elem, t.ContainsNull, x, "element in array "+noneOr(where))
		}
		return
	case *types.Map:
		entries, ok := v.(*python.Dict)
		if !ok {
			r.unacceptable(t, v, where)
		}
		for _, e := range entries.Entries() {
			r.verify(t.Key, false, e.Key, "key of map "+noneOr(where))
			r.verify(t.Value, t.ValueContainsNull, e.Value, "value of map "+noneOr(where))
		}
		return
	}
	if !r.acceptable(t, v) {
		r.unacceptable(t, v, where)
	}
	bits := map[types.Kind]uint{types.KindByte: 7, types.KindShort: 15, types.KindInteger: 31, types.KindLong: 63}[t.Kind()]
	if bits == 0 {
		return
	}
	limit := new(big.Int).Lsh(big.NewInt(1), bits)
	lower, upper := new(big.Int).Neg(limit), new(big.Int).Sub(limit, big.NewInt(1))
	n, ok := v.(*big.Int)
	if !ok {
		n = big.NewInt(v.(int64))
	}
	if n.Cmp(lower) < 0 || n.Cmp(upper) > 0 {
		r.refuse(diag.PySparkValueError, "VALUE_OUT_OF_BOUNDS", "arg_name", "obj", "lower_bound", lower.String(), "upper_bound", upper.String(), "actual", n.String())
	}
}

// noneOr is where in the words of PySpark, which names the unnamed None.
func noneOr(where string) string {
	if where == "" {
		return "None"
	}
	return where
}

// bytesOf are the bytes of a bytes or bytearray.
func bytesOf(v any) ([]byte, bool) {
	switch v := v.(type) {
	case python.Bytes:
		return []byte(v), true
	case *python.ByteArray:
		return bytes.Clone(v.Bytes()), true
	}
	return nil, false
}

// itemsOf are the items of a list or tuple.
func itemsOf(v any) ([]any, bool) {
	switch v := v.(type) {
	case *python.List:
		return v.Items, true
	case python.Tuple:
		return v, true
	}
	return nil, false
}

// acceptable reports whether v is of the class of values of a simple type.
func (r *Runtime) acceptable(t types.Type, v any) (ok bool) {
	switch t.Kind() {
	case types.KindString, types.KindVariant:
		return true
	case types.KindBoolean:
		_, ok = v.(bool)
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		if _, ok = v.(int64); !ok {
			_, ok = v.(*big.Int)
		}
	case types.KindFloat, types.KindDouble:
		_, ok = v.(float64)
	case types.KindBinary:
		_, ok = bytesOf(v)
	case types.KindDecimal:
		_, ok = python.DecimalOf(v)
	case types.KindDate:
		if _, ok = python.DateOf(v); !ok {
			_, _, _, ok = r.in.DatetimeOf(v)
		}
	case types.KindTimestamp, types.KindTimestampNTZ:
		_, _, _, ok = r.in.DatetimeOf(v)
	case types.KindDayTimeInterval:
		_, ok = python.TimedeltaOf(v)
	case types.KindTime:
		_, ok = python.TimeOf(v)
	default:
		r.wrong("PySparkAssertionError", "", "unknown datatype: %s for object %s", typeRepr(t), r.in.Repr(v))
	}
	return ok
}

func (r *Runtime) unacceptable(t types.Type, v any, where string) {
	params := []string{"data_type", typeRepr(t), "obj", r.in.Repr(v), "obj_type", r.in.Repr(r.in.ClassOf(v))}
	if where == "" {
		r.refuse(diag.PySparkTypeError, "FIELD_DATA_TYPE_UNACCEPTABLE", params...)
	}
	r.refuse(diag.PySparkTypeError, "FIELD_DATA_TYPE_UNACCEPTABLE_WITH_NAME", append([]string{"field_name", where}, params...)...)
}

func (r *Runtime) verifyStruct(t *types.Struct, v any, where string) {
	inner := func(f types.Field) string {
		if where == "" {
			return "field " + f.Name
		}
		return "field " + f.Name + " in " + where
	}
	items, ordered := r.ordered(v)
	if !ordered {
		d, ok := r.attributes(v)
		if !ok {
			r.unacceptable(t, v, where)
		}
		for _, f := range t.Fields {
			x, _ := r.in.DictGet(d, f.Name)
			r.verify(f.Type, f.Nullable, x, inner(f))
		}
		return
	}
	if len(items) != len(t.Fields) {
		params := []string{"object_length", fmt.Sprint(len(items)), "field_length", fmt.Sprint(len(t.Fields))}
		if where == "" {
			r.refuse(diag.PySparkValueError, "FIELD_STRUCT_LENGTH_MISMATCH", params...)
		}
		r.refuse(diag.PySparkValueError, "FIELD_STRUCT_LENGTH_MISMATCH_WITH_NAME", append(params, "field_name", where)...)
	}
	for i, f := range t.Fields {
		r.verify(f.Type, f.Nullable, items[i], inner(f))
	}
}

// ordered are the values of a row that go by place: a Row, tuple or list.
func (r *Runtime) ordered(v any) ([]any, bool) {
	if i, ok := v.(*python.Instance); ok {
		if w, ok := i.Data.(*row); ok {
			return w.values, true
		}
		if r.in.HasAttr(i, "_fields") {
			return r.in.Items(i), true
		}
	}
	return itemsOf(v)
}

// attributes are the values of a row that go by name: a dict, or an object.
func (r *Runtime) attributes(v any) (*python.Dict, bool) {
	switch x := v.(type) {
	case *python.Dict:
		return x, true
	case *python.Instance:
		if x.Data == nil {
			d, ok := r.in.GetAttr(x, "__dict__").(*python.Dict)
			return d, ok
		}
	}
	return nil, false
}
