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
	parse := func(in *python.Interp, v any) types.Type {
		m := in.Import("json")
		s, err := in.Call(m.Dict["dumps"], v)
		r.must(err)
		t, err := types.ParseJSON([]byte(in.Str(s)))
		r.must(err)
		return t
	}
	for _, c := range r.types {
		c.Dict["jsonValue"] = python.Def("jsonValue", "self", func(_ *python.Interp, a []any) any {
			if t, ok := typeOf(a[0]); ok {
				return typeValue(t)
			}
			return fieldValue(a[0].(*python.Instance).Attrs["__field__"].(types.Field))
		})
	}
	c := r.types["StructType"]
	for name, f := range map[string]*python.Builtin{
		"treeString": def("self, maxDepth=2147483647", func(in *python.Interp, a []any) any { return render.Tree(structOf(a[0]), int(in.Index(a[1]))) }),
		"toDDL":      def("self", func(_ *python.Interp, a []any) any { return ddl(structOf(a[0])) }),
		"toNullable": def("self", func(_ *python.Interp, a []any) any { return r.dataType(nullableType(structOf(a[0]))) }),
	} {
		f.Name = name
		c.Dict[name] = f
	}
	r.types["StructField"].Dict["fromJson"] = python.Def("fromJson", "json", func(in *python.Interp, a []any) any {
		d := python.NewDict()
		d.SetString("type", "struct")
		d.SetString("fields", &python.List{Items: []any{a[0]}})
		return r.fieldList(parse(in, d).(*types.Struct)).Items[0]
	})
	// These are called on the class.
	c.Dict["fromDDL"] = python.Def("fromDDL", "ddl", func(_ *python.Interp, a []any) any { return r.dataType(r.schemaArg(a[0])) })
	c.Dict["fromJson"] = python.Def("fromJson", "json", func(in *python.Interp, a []any) any { return r.dataType(parse(in, a[0])) })
}

// typeValue is a type as PySpark's jsonValue has it, whose keys are in the order
// of its classes and not in that of json().
func typeValue(t types.Type) any {
	object := func(pairs ...any) any {
		d := python.NewDict()
		for i := 0; i < len(pairs); i += 2 {
			d.SetString(pairs[i].(string), pairs[i+1])
		}
		return d
	}
	switch t := t.(type) {
	case *types.Array:
		return object("type", "array", "elementType", typeValue(t.Elem), "containsNull", t.ContainsNull)
	case *types.Map:
		return object("type", "map", "keyType", typeValue(t.Key), "valueType", typeValue(t.Value), "valueContainsNull", t.ValueContainsNull)
	case *types.Struct:
		return object("type", "struct", "fields", listOf(t.Fields, fieldValue))
	}
	return strings.Trim(types.JSON(t), `"`)
}

func fieldValue(f types.Field) any {
	d := python.NewDict()
	d.SetString("name", f.Name)
	d.SetString("type", typeValue(f.Type))
	d.SetString("nullable", f.Nullable)
	metadata := f.Metadata
	if metadata == nil {
		metadata = map[string]any{}
	}
	d.SetString("metadata", metadataObject(metadata))
	return d
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
