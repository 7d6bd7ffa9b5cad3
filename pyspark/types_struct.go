package pyspark

import (
	"strings"

	"brook/engine/types"
	"brook/python"
	"brook/render"
)

// addSchemaText gives StructType and StructField what makes text of schemas
// and schemas of text.
func (r *Runtime) addSchemaText() {
	structOf := func(v any) *types.Struct { t, _ := typeOf(v); s, _ := t.(*types.Struct); return s }
	json := func(in *python.Interp, t types.Type) any {
		m := in.Import("json")
		v, err := in.Call(m.Dict["loads"], types.JSON(t))
		r.must(err)
		return v
	}
	parse := func(in *python.Interp, v any) types.Type {
		m := in.Import("json")
		s, err := in.Call(m.Dict["dumps"], v)
		r.must(err)
		t, err := types.ParseJSON([]byte(in.Str(s)))
		r.must(err)
		return t
	}
	for _, c := range r.types {
		c.Dict["jsonValue"] = python.Def("jsonValue", "self", func(in *python.Interp, a []any) any {
			t, ok := typeOf(a[0])
			if !ok {
				f := a[0].(*python.Instance).Attrs["__field__"].(types.Field)
				list := json(in, &types.Struct{Fields: []types.Field{f}})
				return in.GetItem(in.GetItem(list, "fields"), int64(0))
			}
			return json(in, t)
		})
	}
	c := r.types["StructType"]
	for name, f := range map[string]*python.Builtin{
		"treeString": def("self, maxDepth=2147483647", func(in *python.Interp, a []any) any { return render.TreeTo(structOf(a[0]), int(in.Index(a[1]))) }),
		"toDDL":      def("self", func(_ *python.Interp, a []any) any { return ddl(structOf(a[0])) }),
		"toNullable": def("self", func(_ *python.Interp, a []any) any { return r.dataType(nullableType(structOf(a[0]))) }),
	} {
		f.Name = name
		c.Dict[name] = f
	}
	// These are called on the class.
	c.Dict["fromDDL"] = python.Def("fromDDL", "ddl", func(_ *python.Interp, a []any) any { return r.dataType(r.schemaArg(a[0])) })
	c.Dict["fromJson"] = python.Def("fromJson", "json", func(in *python.Interp, a []any) any { return r.dataType(parse(in, a[0])) })
}

// ddl is a schema as CREATE TABLE writes it.
func ddl(s *types.Struct) string {
	parts := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		parts[i] = types.QuoteIfNeeded(f.Name) + " " + f.Type.SQL()
		if !f.Nullable {
			parts[i] += " NOT NULL"
		}
		if c, ok := f.Metadata["comment"].(string); ok {
			parts[i] += " COMMENT '" + strings.ReplaceAll(c, "'", `\'`) + "'"
		}
	}
	return strings.Join(parts, ",")
}

// nullableType is t with NULLs allowed everywhere.
func nullableType(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Array:
		return &types.Array{Elem: nullableType(t.Elem), ContainsNull: true}
	case *types.Map:
		return &types.Map{Key: nullableType(t.Key), Value: nullableType(t.Value), ValueContainsNull: true}
	case *types.Struct:
		out := &types.Struct{}
		for _, f := range t.Fields {
			f.Type, f.Nullable = nullableType(f.Type), true
			out.Fields = append(out.Fields, f)
		}
		return out
	}
	return t
}
