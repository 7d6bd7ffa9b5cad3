package pyspark

import (
	"math/big"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
	"brook/python"
)

// cellOf is the type and cell that PySpark infers of a Python value.
func (r *Runtime) cellOf(v any) (types.Type, any) {
	switch v := v.(type) {
	case nil:
		return types.Null, nil
	case bool:
		return types.Boolean, v
	case int64:
		if v == int64(int32(v)) {
			return types.Integer, int32(v)
		}
		return types.Long, v
	case float64:
		return types.Double, v
	case string:
		return types.String, v
	case python.Bytes:
		return types.Binary, []byte(v)
	}
	r.fail(diag.NotImplemented("a literal of type %s", r.in.TypeName(v)))
	return nil, nil
}

// infer is the type of a value in createDataFrame.
func (r *Runtime) infer(v any) types.Type {
	switch v := v.(type) {
	case nil:
		return types.Null
	case bool:
		return types.Boolean
	case int64:
		return types.Long
	case *big.Int:
		r.wrong("PySparkValueError", "", "int too large to convert")
	case float64:
		return types.Double
	case string:
		return types.String
	case python.Bytes:
		return types.Binary
	case *python.List:
		elem := types.Type(types.Null)
		for _, x := range v.Items {
			elem = r.mergeTypes(elem, r.infer(x))
		}
		return &types.Array{Elem: elem, ContainsNull: true}
	case *python.Dict:
		key, value := types.Type(types.Null), types.Type(types.Null)
		for _, e := range v.Entries() {
			key, value = r.mergeTypes(key, r.infer(e.Key)), r.mergeTypes(value, r.infer(e.Value))
		}
		return &types.Map{Key: key, Value: value, ValueContainsNull: true}
	case *python.Instance:
		if row, ok := v.Data.(*row); ok {
			out := &types.Struct{}
			for i, x := range row.values {
				out.Fields = append(out.Fields, types.Field{Name: row.name(i), Type: r.infer(x), Nullable: true})
			}
			return out
		}
	case python.Tuple:
		out := &types.Struct{}
		for i, x := range v {
			out.Fields = append(out.Fields, types.Field{Name: "_" + r.in.Repr(int64(i+1)), Type: r.infer(x), Nullable: true})
		}
		return out
	}
	r.wrong("PySparkTypeError", "UNSUPPORTED_DATA_TYPE", "Unsupported DataType `%s`.", r.in.TypeName(v))
	return nil
}

func (r *Runtime) mergeTypes(a, b types.Type) types.Type {
	switch {
	case types.SameType(a, b), b.Kind() == types.KindNull:
		return a
	case a.Kind() == types.KindNull:
		return b
	case a.Kind() == types.KindString || b.Kind() == types.KindString:
		return types.String
	}
	if x, ok := a.(*types.Array); ok {
		if y, ok := b.(*types.Array); ok {
			return &types.Array{Elem: r.mergeTypes(x.Elem, y.Elem), ContainsNull: true}
		}
	}
	r.wrong("PySparkTypeError", "CANNOT_MERGE_TYPE", "Can not merge type `%s` and `%s`.", typeClass(a), typeClass(b))
	return nil
}

func typeClass(t types.Type) string {
	s := typeRepr(t)
	for i, c := range s {
		if c == '(' {
			return s[:i]
		}
	}
	return s
}

// cell turns a Python value into a cell of type t; wrong values raise.
func (r *Runtime) cell(t types.Type, v any, where string) any {
	if v == nil {
		return nil
	}
	refuse := func() {
		r.wrong("PySparkTypeError", "FIELD_DATA_TYPE_UNACCEPTABLE_WITH_NAME", "%s: %s can not accept object %s in type `%s`.", where, typeRepr(t), r.in.Repr(v), r.in.TypeName(v))
	}
	switch t.Kind() {
	case types.KindBoolean:
		if b, ok := v.(bool); ok {
			return b
		}
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		n, ok := v.(int64)
		if !ok {
			break
		}
		switch t.Kind() {
		case types.KindByte:
			return int8(n)
		case types.KindShort:
			return int16(n)
		case types.KindInteger:
			return int32(n)
		}
		return n
	case types.KindFloat:
		if f, ok := v.(float64); ok {
			return float32(f)
		}
	case types.KindDouble:
		if f, ok := v.(float64); ok {
			return f
		}
	case types.KindString:
		if s, ok := v.(string); ok {
			return s
		}
		return r.in.Str(v)
	case types.KindBinary:
		if b, ok := v.(python.Bytes); ok {
			return []byte(b)
		}
	case types.KindArray:
		var items []any
		switch x := v.(type) {
		case *python.List:
			items = x.Items
		case python.Tuple:
			items = x
		default:
			refuse()
		}
		out := make(types.ArrayValue, len(items))
		for i, x := range items {
			out[i] = r.cell(t.(*types.Array).Elem, x, where)
		}
		return out
	case types.KindMap:
		d, ok := v.(*python.Dict)
		if !ok {
			break
		}
		m := t.(*types.Map)
		out := types.MapValue{}
		for _, e := range d.Entries() {
			out.Keys, out.Values = append(out.Keys, r.cell(m.Key, e.Key, where)), append(out.Values, r.cell(m.Value, e.Value, where))
		}
		return out
	case types.KindStruct:
		return r.structCell(t.(*types.Struct), v, where)
	default:
		r.fail(diag.NotImplemented("a Python value as %s", t))
	}
	refuse()
	return nil
}

func (r *Runtime) structCell(t *types.Struct, v any, where string) types.StructValue {
	out := make(types.StructValue, len(t.Fields))
	switch x := v.(type) {
	case *python.Dict:
		for i, f := range t.Fields {
			if c, ok := r.in.DictGet(x, f.Name); ok {
				out[i] = r.cell(f.Type, c, "field "+f.Name)
			}
		}
		return out
	case *python.Instance:
		if d, ok := x.Data.(*row); ok {
			return r.positional(t, d.values)
		}
	case python.Tuple:
		return r.positional(t, x)
	case *python.List:
		return r.positional(t, x.Items)
	}
	r.wrong("PySparkTypeError", "CANNOT_ACCEPT_OBJECT_IN_TYPE", "`StructType` can not accept object `%s` in type `%s`.", r.in.Str(v), r.in.TypeName(v))
	return nil
}

func (r *Runtime) positional(t *types.Struct, values []any) types.StructValue {
	if len(values) != len(t.Fields) {
		r.wrong("PySparkValueError", "LENGTH_SHOULD_BE_THE_SAME", "obj and fields should be of the same length, got %d and %d.", len(values), len(t.Fields))
	}
	out := make(types.StructValue, len(values))
	for i, f := range t.Fields {
		out[i] = r.cell(f.Type, values[i], "field "+f.Name)
	}
	return out
}

// object turns a cell into a Python value.
func (r *Runtime) object(t types.Type, v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case float32:
		return float64(v)
	case []byte:
		return python.Bytes(v)
	case types.ArrayValue:
		out := python.NewList()
		for _, x := range v {
			out.Items = append(out.Items, r.object(t.(*types.Array).Elem, x))
		}
		return out
	case types.MapValue:
		out := python.NewDict()
		m := t.(*types.Map)
		for i := range v.Keys {
			r.in.DictSet(out, r.object(m.Key, v.Keys[i]), r.object(m.Value, v.Values[i]))
		}
		return out
	case types.StructValue:
		return r.rowOf(t.(*types.Struct), v)
	}
	r.fail(diag.NotImplemented("collecting values of type %s into Python", t))
	return nil
}

// rows are batches as a list of Rows.
func (r *Runtime) rows(schema *types.Struct, batches []*batch.Batch) *python.List {
	out := python.NewList()
	for _, b := range batches {
		for i := range b.Rows {
			out.Items = append(out.Items, r.rowOf(schema, b.Row(i)))
		}
	}
	return out
}

// row is the data of a Row.
type row struct {
	names  []string // nil for a nameless row
	values []any
}

func (w *row) name(i int) string {
	if w.names == nil {
		return "_" + string(rune('1'+i))
	}
	return w.names[i]
}

// PyTuple is the row's values, as JSON writes them.
func (w *row) PyTuple() python.Tuple { return w.values }

func (r *Runtime) rowOf(t *types.Struct, v types.StructValue) *python.Instance {
	w := &row{names: t.Names()}
	for i, f := range t.Fields {
		w.values = append(w.values, r.object(f.Type, v[i]))
	}
	return python.NewInstance(r.classes["Row"], w)
}

func (r *Runtime) addRows() {
	self := func(a []any) *row { w, _ := a[0].(*python.Instance).Data.(*row); return w }
	m := map[string]*python.Builtin{
		"__init__": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := &row{values: append([]any{}, a[1:]...)}
			if kw.Len() > 0 {
				w.names, w.values = append([]string{}, kw.Names...), append([]any{}, kw.Values...)
			}
			a[0].(*python.Instance).Data = w
			return nil
		}),
		"__call__": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			w := &row{values: append([]any{}, a[1:]...)}
			for _, n := range self(a).values {
				w.names = append(w.names, in.Str(n))
			}
			return python.NewInstance(r.classes["Row"], w)
		}),
		"__repr__": def("self", func(in *python.Interp, a []any) any {
			w := self(a)
			s := "Row("
			if w.names == nil {
				s = "<Row("
			}
			for i, v := range w.values {
				if i > 0 {
					s += ", "
				}
				if w.names != nil {
					s += w.names[i] + "="
				}
				s += in.Repr(v)
			}
			if w.names == nil {
				return s + ")>"
			}
			return s + ")"
		}),
		"__len__":  def("self", func(_ *python.Interp, a []any) any { return int64(len(self(a).values)) }),
		"__iter__": def("self", func(in *python.Interp, a []any) any { return in.Iter(python.Tuple(self(a).values)) }),
		"__eq__": def("self, other", func(in *python.Interp, a []any) any {
			var other []any
			switch o := a[1].(type) {
			case python.Tuple:
				other = o
			case *python.Instance:
				if w, ok := o.Data.(*row); ok {
					other = w.values
				}
			}
			return in.Equal(python.Tuple(self(a).values), python.Tuple(other))
		}),
		"__lt__": def("self, other", func(in *python.Interp, a []any) any {
			o, ok := a[1].(*python.Instance)
			if !ok {
				return python.NotImplemented{}
			}
			w, _ := o.Data.(*row)
			return in.Compare("<", python.Tuple(self(a).values), python.Tuple(w.values))
		}),
		"__hash__": def("self", func(in *python.Interp, a []any) any { return in.Repr(python.Tuple(self(a).values)) }),
		"__contains__": def("self, item", func(in *python.Interp, a []any) any {
			for _, n := range self(a).names {
				if n == a[1] {
					return true
				}
			}
			return false
		}),
		"__getitem__": def("self, key", func(in *python.Interp, a []any) any {
			w := self(a)
			if name, ok := a[1].(string); ok {
				for i, n := range w.names {
					if n == name {
						return w.values[i]
					}
				}
				r.wrong("PySparkValueError", "", "%s", name)
			}
			return in.GetItem(python.Tuple(w.values), a[1])
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			w := self(a)
			if w != nil {
				for i, n := range w.names {
					if n == a[1] {
						return w.values[i]
					}
				}
			}
			in.Raise("AttributeError", in.Str(a[1]))
			return nil
		}),
		"asDict": def("self, recursive=False", func(in *python.Interp, a []any) any {
			d := python.NewDict()
			w := self(a)
			if w.names == nil {
				in.Raise("TypeError", "Cannot convert a Row class into dict")
			}
			for i, n := range w.names {
				v := w.values[i]
				if in.Truth(a[1]) {
					v = deepDict(v)
				}
				d.SetString(n, v)
			}
			return d
		}),
	}
	r.class("Row", "pyspark.sql.types", m)
}

// deepDict turns Rows inside of lists, dicts and Rows into dicts.
func deepDict(v any) any {
	switch v := v.(type) {
	case *python.Instance:
		w, ok := v.Data.(*row)
		if !ok {
			return v
		}
		d := python.NewDict()
		for i := range w.values {
			d.SetString(w.name(i), deepDict(w.values[i]))
		}
		return d
	case *python.List:
		out := python.NewList()
		for _, x := range v.Items {
			out.Items = append(out.Items, deepDict(x))
		}
		return out
	}
	return v
}
