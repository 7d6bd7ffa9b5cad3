package pyspark

import (
	"math/big"
	"sort"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/types"
	"brook/python"
)

// infer is the type that createDataFrame gives a Python value.
func (r *Runtime) infer(v any) types.Type {
	switch v := v.(type) {
	case nil:
		return types.Null
	case bool:
		return types.Boolean
	case int64, *big.Int:
		return types.Long
	case float64:
		return types.Double
	case string:
		return types.String
	case python.Bytes, *python.ByteArray:
		return types.Binary
	case *python.List:
		elem := types.Type(types.Null)
		for _, x := range v.Items {
			elem = r.mergeTypes(elem, r.infer(x))
		}
		return &types.Array{Elem: elem, ContainsNull: true}
	case *python.Dict:
		return r.inferMap(v)
	case *python.Instance:
		if _, ok := python.DecimalOf(v); ok {
			return types.DecimalSystem
		}
		if t, _ := r.timeCell(v); t != nil {
			if t.Kind() == types.KindTimestamp && r.prefersNTZ(v) {
				return types.TimestampNTZ
			}
			return t
		}
	}
	if names, values := r.fieldsOf(v, nil); names != nil {
		return r.inferFields(names, values)
	}
	r.refuse(diag.PySparkTypeError, "UNSUPPORTED_DATA_TYPE", "data_type", r.in.TypeName(v))
	return nil
}

// prefersNTZ reports whether a datetime without a zone is a wall-clock time:
// spark.sql.timestampType says so.
func (r *Runtime) prefersNTZ(v any) bool {
	_, _, aware, _ := r.in.DatetimeOf(v)
	kind, ok := r.session.Conf().Get("spark.sql.timestampType")
	return ok && !aware && strings.EqualFold(kind, "TIMESTAMP_NTZ")
}

func (r *Runtime) inferMap(d *python.Dict) types.Type {
	if on, ok := r.session.Conf().Get("spark.sql.pyspark.inferNestedDictAsStruct.enabled"); ok && on == "true" {
		out := &types.Struct{}
		for _, e := range d.Entries() {
			if e.Key != nil && e.Value != nil {
				out.Fields = append(out.Fields, types.Field{Name: r.in.Str(e.Key), Type: r.infer(e.Value), Nullable: true})
			}
		}
		return out
	}
	key, value := types.Type(types.Null), types.Type(types.Null)
	for _, e := range d.Entries() {
		key, value = r.mergeTypes(key, r.infer(e.Key)), r.mergeTypes(value, r.infer(e.Value))
	}
	return &types.Map{Key: key, Value: value, ValueContainsNull: true}
}

// fieldsOf are the columns of a row: those of a dict or object by name, sorted,
// those of a Row as it has them, those of a tuple or list by given names, and
// by place beyond these. names is nil for what is no row.
func (r *Runtime) fieldsOf(v any, given []string) (names []string, values []any) {
	names = []string{}
	switch x := v.(type) {
	case *python.Dict:
		return r.sortedFields(x)
	case python.Tuple:
		values = x
	case *python.List:
		values = x.Items
	case *python.Instance:
		if w, ok := x.Data.(*row); ok {
			if w.names != nil {
				return w.names, w.values[:min(len(w.values), len(w.names))]
			}
			values = w.values
			break
		}
		if r.in.HasAttr(x, "_fields") {
			return stringsOf(r.in, r.in.Items(r.in.GetAttr(x, "_fields"))), r.in.Items(x)
		}
		if d, ok := r.in.GetAttr(x, "__dict__").(*python.Dict); ok && x.Data == nil {
			return r.sortedFields(d)
		}
		return nil, nil
	default:
		return nil, nil
	}
	for i := range values {
		if i < len(given) {
			names = append(names, given[i])
		} else {
			names = append(names, "_"+strconv.Itoa(i+1))
		}
	}
	return names, values
}

func (r *Runtime) sortedFields(d *python.Dict) (names []string, values []any) {
	names = []string{}
	for _, e := range d.Entries() {
		name, ok := e.Key.(string)
		if !ok {
			r.wrong("PySparkAssertionError", "", "field name %s should be a string", r.in.Repr(e.Key))
		}
		names = append(names, name)
	}
	sort.Strings(names)
	for _, n := range names {
		v, _ := r.in.DictGet(d, n)
		values = append(values, v)
	}
	return names, values
}

func (r *Runtime) inferFields(names []string, values []any) *types.Struct {
	out := &types.Struct{Fields: []types.Field{}}
	for i, n := range names {
		out.Fields = append(out.Fields, types.Field{Name: n, Type: r.inferField(n, values[i]), Nullable: true})
	}
	return out
}

// inferField names the field whose value has no type.
func (r *Runtime) inferField(name string, v any) (t types.Type) {
	err := r.in.Protect(func() { t = r.infer(v) })
	if err == nil {
		return t
	}
	if e, ok := diag.As(err); ok && e.Class == diag.PySparkTypeError {
		r.refuse(diag.PySparkTypeError, "CANNOT_INFER_TYPE_FOR_FIELD", "field_name", name)
	}
	r.must(err)
	return nil
}

// inferFrame is the schema that fits all rows; given are names for its columns.
func (r *Runtime) inferFrame(items []any, given []string) *types.Struct {
	if len(items) == 0 {
		r.refuse(diag.PySparkValueError, "CANNOT_INFER_EMPTY_SCHEMA")
	}
	var t types.Type = types.Null
	for _, x := range items {
		names, values := r.fieldsOf(x, given)
		if names == nil {
			r.refuse(diag.PySparkTypeError, "CANNOT_INFER_SCHEMA_FOR_TYPE", "data_type", r.in.TypeName(x))
		}
		t = r.mergeTypes(t, r.inferFields(names, values))
	}
	if hasNull(t) {
		r.refuse(diag.PySparkValueError, "CANNOT_DETERMINE_TYPE")
	}
	out := &types.Struct{Fields: append([]types.Field{}, t.(*types.Struct).Fields...)}
	for i, name := range given {
		if i >= len(out.Fields) {
			r.in.Raise("IndexError", "list index out of range")
		}
		out.Fields[i].Name = name
	}
	return out
}

func hasNull(t types.Type) bool {
	switch t := t.(type) {
	case *types.Struct:
		for _, f := range t.Fields {
			if hasNull(f.Type) {
				return true
			}
		}
	case *types.Array:
		return hasNull(t.Elem)
	case *types.Map:
		return hasNull(t.Key) || hasNull(t.Value)
	}
	return t.Kind() == types.KindNull
}

// mergeTypes is the type of values of two types. Text takes in every simple
// type; numbers of different types have none in common.
func (r *Runtime) mergeTypes(a, b types.Type) types.Type {
	simple := func(t types.Type) bool {
		switch t.Kind() {
		case types.KindArray, types.KindMap, types.KindStruct, types.KindNull:
			return false
		}
		return true
	}
	switch {
	case a.Kind() == types.KindNull:
		return b
	case b.Kind() == types.KindNull:
		return a
	case a.Kind() == types.KindTimestamp && b.Kind() == types.KindTimestampNTZ:
		return a
	case a.Kind() == types.KindTimestampNTZ && b.Kind() == types.KindTimestamp:
		return b
	case b.Kind() == types.KindString && simple(a):
		return b
	case a.Kind() == types.KindString && simple(b):
		return a
	case a.Kind() != b.Kind():
		r.refuse(diag.PySparkTypeError, "CANNOT_MERGE_TYPE", "data_type1", typeClass(a), "data_type2", typeClass(b))
	}
	switch x := a.(type) {
	case *types.Array:
		return &types.Array{Elem: r.mergeTypes(x.Elem, b.(*types.Array).Elem), ContainsNull: true}
	case *types.Map:
		y := b.(*types.Map)
		return &types.Map{Key: r.mergeTypes(x.Key, y.Key), Value: r.mergeTypes(x.Value, y.Value), ValueContainsNull: true}
	case *types.Struct:
		y := b.(*types.Struct)
		out := &types.Struct{Fields: append([]types.Field{}, x.Fields...)}
		for i := range out.Fields {
			if k := y.Index(out.Fields[i].Name); k >= 0 {
				out.Fields[i].Type = r.mergeTypes(out.Fields[i].Type, y.Fields[k].Type)
			}
		}
		for _, f := range y.Fields {
			if x.Index(f.Name) < 0 {
				out.Fields = append(out.Fields, f)
			}
		}
		return out
	}
	return a
}

// typeClass is the name of the class of a type.
func typeClass(t types.Type) string {
	s, _, _ := strings.Cut(typeRepr(t), "(")
	return s
}
