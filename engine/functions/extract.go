package functions

import (
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// Extract is the field name of a struct, of the structs in an array, or of a
// map with that key.
func Extract(e expr.Expr, name string, conf expr.Conf) (expr.Expr, error) {
	switch t := e.Type().(type) {
	case *types.Struct:
		at := -1
		for i, f := range t.Fields {
			if strings.EqualFold(f.Name, name) {
				if at >= 0 {
					e := diag.New(diag.Analysis, "AMBIGUOUS_REFERENCE_TO_FIELDS", "42000", "Ambiguous reference to the field %s. It appears %d times in the schema.", types.QuoteIdentifier(name), 2)
					e.Placeless = true
					return nil, e
				}
				at = i
			}
		}
		if at < 0 {
			return nil, diag.New(diag.Analysis, "FIELD_NOT_FOUND", "42704", "No such struct field %s in %s.", types.QuoteIdentifier(name), quotedNames(t))
		}
		// The heading has the name as it was typed.
		f := t.Fields[at]
		f.Name = name
		return fieldOf(e, at, f), nil
	case *types.Array:
		if inner, ok := t.Elem.(*types.Struct); ok {
			return fieldsOf(e, t, inner, name)
		}
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
			"Cannot resolve \"%s[%s]\" due to data type mismatch: The second parameter requires the \"INTEGRAL\" type, however \"%s\" has the type \"STRING\".", e.SQL(), name, name)
	case *types.Map:
		key, err := expr.NewLiteral(types.String, name)
		if err != nil {
			return nil, err
		}
		return Item(&CallContext{Name: "getitem", Args: []expr.Expr{e, key}, Conf: conf})
	}
	return nil, diag.New(diag.Analysis, "INVALID_EXTRACT_BASE_FIELD_TYPE", "42000",
		"Can't extract a value from \"%s\". Need a complex type [STRUCT, ARRAY, MAP] but got \"%s\".", e.SQL(), e.Type().SQL()).
		With("base", "\""+e.SQL()+"\"").With("other", "\""+e.Type().SQL()+"\"")
}

func quotedNames(t *types.Struct) string {
	var list []string
	for _, f := range t.Fields {
		list = append(list, types.QuoteIdentifier(f.Name))
	}
	return strings.Join(list, ", ")
}

func fieldOf(e expr.Expr, at int, f types.Field) expr.Expr {
	return &expr.Call{
		Name: "getfield", Args: []expr.Expr{e}, Typ: f.Type, Null: e.Nullable() || f.Nullable, Deterministic: true, Infallible: true,
		HeadingOf: func(a []expr.Expr) string { return a[0].SQL() + "." + f.Name },
		Kernel: func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) {
			v := args[0]
			return batch.Vector{Type: f.Type, Array: structField(v.Array.(*array.Struct), at, f.Type), Const: v.Const}, nil
		},
	}
}

// structField is field at of a column of structs; a field of a NULL struct is NULL
// whatever stands there.
func structField(s *array.Struct, at int, t types.Type) arrow.Array {
	child := s.Field(at)
	if s.NullN() == 0 {
		return child
	}
	rows := make([]int32, s.Len())
	for i := range rows {
		rows[i] = int32(i)
		if s.IsNull(i) {
			rows[i] = -1
		}
	}
	return batch.Take(t, child, rows)
}

// fieldsOf is array.field: the field of each element.
func fieldsOf(e expr.Expr, t *types.Array, inner *types.Struct, name string) (expr.Expr, error) {
	at := inner.Index(name)
	for i, f := range inner.Fields {
		if strings.EqualFold(f.Name, name) {
			at = i
		}
	}
	if at < 0 {
		return nil, diag.New(diag.Analysis, "FIELD_NOT_FOUND", "42704", "No such struct field %s in %s.", types.QuoteIdentifier(name), quotedNames(inner))
	}
	out := &types.Array{Elem: inner.Fields[at].Type, ContainsNull: t.ContainsNull || inner.Fields[at].Nullable}
	return &expr.Call{
		Name: "getarraystructfields", Args: []expr.Expr{e}, Typ: out, Null: e.Nullable(), Deterministic: true, Infallible: true,
		HeadingOf: func(a []expr.Expr) string { return a[0].SQL() + "." + name },
		Kernel: strict(out, func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) {
			// The lists stay as they are; only their elements change.
			list := args[0].Array.(array.ListLike)
			child := structField(list.ListValues().(*array.Struct), at, out.Elem)
			return batch.Vector{Type: out, Array: batch.ListOver(out, args[0].Array, child), Const: args[0].Const}, nil
		}),
	}, nil
}

// mayBeNull reports whether an element of a list that is there may be NULL: where
// one that is not there is an error, nothing else is.
func mayBeNull(list expr.Expr, t *types.Array) bool { return list.Nullable() || t.ContainsNull }

// Item is a[b]: an element by its place from 0, or a value by its key.
func Item(c *CallContext) (expr.Expr, error) {
	c.HeadingOf = func(a []expr.Expr) string { return a[0].SQL() + "[" + a[1].SQL() + "]" }
	switch t := c.Args[0].Type().(type) {
	case *types.Array:
		i, err := Implicit(c, 1, types.Integer)
		if err != nil {
			return nil, err
		}
		c.Args[1] = i
		ansi := c.Conf.ANSI
		return &expr.Call{Name: c.Name, Args: c.Args, Typ: t.Elem, Null: !ansi || mayBeNull(c.Args[0], t), Deterministic: true, HeadingOf: c.HeadingOf, Place: c.Place,
			Kernel: strict(t.Elem, taken(t.Elem, func(args []batch.Vector) func(i, from, to int) (int, error) {
				index := column[int32](args[1])
				return func(i, from, to int) (int, error) {
					switch at := int(index(i)); {
					case at >= 0 && at < to-from:
						return from + at, nil
					case ansi:
						return 0, diag.New(diag.ArrayIndex, "INVALID_ARRAY_INDEX", "22003",
							"The index %d is out of bounds. The array has %d elements. Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead.", at, to-from).
							With("indexValue", strconv.Itoa(at)).With("arraySize", strconv.Itoa(to-from))
					}
					return -1, nil
				}
			}))}, nil
	case *types.Map:
		key, err := c.castTo(c.Args[1], t.Key)
		if err != nil {
			return nil, err
		}
		c.Args[1] = key
		return itemCall(c, t.Value, func(_ *expr.Context, args []any) (any, error) {
			m := args[0].(types.MapValue)
			for i, k := range m.Keys {
				if compareCells(t.Key, k, args[1]) == 0 {
					return m.Values[i], nil
				}
			}
			return nil, nil
		}), nil
	case *types.Struct:
		if l, ok := c.Args[1].(*expr.Literal); ok {
			if name, ok := l.Value.(string); ok {
				return Extract(c.Args[0], name, c.Conf)
			}
		}
	}
	return nil, diag.New(diag.Analysis, "INVALID_EXTRACT_BASE_FIELD_TYPE", "42000",
		"Can't extract a value from \"%s\". Need a complex type [STRUCT, ARRAY, MAP] but got \"%s\".", c.Args[0].SQL(), c.Args[0].Type().SQL()).
		With("base", "\""+c.Args[0].SQL()+"\"").With("other", "\""+c.Args[0].Type().SQL()+"\"").At(c.Place)
}

func itemCall(c *CallContext, t types.Type, f func(*expr.Context, []any) (any, error)) expr.Expr {
	return &expr.Call{Name: c.Name, Args: c.Args, Typ: t, Null: true, Deterministic: true, HeadingOf: c.HeadingOf, Place: c.Place, Kernel: strict(t, cells(t, f))}
}
