package pyspark

import (
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/types"
	"brook/python"
)

var simpleTypes = map[string]types.Type{
	"NullType": types.Null, "BooleanType": types.Boolean, "ByteType": types.Byte, "ShortType": types.Short, "IntegerType": types.Integer, "LongType": types.Long,
	"FloatType": types.Float, "DoubleType": types.Double, "StringType": types.String, "BinaryType": types.Binary, "DateType": types.Date,
	"TimestampType": types.Timestamp, "TimestampNTZType": types.TimestampNTZ, "CalendarIntervalType": types.CalendarInterval, "VariantType": types.Variant,
}

// typeOf is the type behind a DataType object.
func typeOf(v any) (types.Type, bool) {
	i, ok := v.(*python.Instance)
	if !ok {
		return nil, false
	}
	t, ok := i.Data.(types.Type)
	return t, ok
}

// maxTypeDepth bounds types inside of types, which recursive code walks.
const maxTypeDepth = 500

// dataType makes the Python object of a type.
func (r *Runtime) dataType(t types.Type) *python.Instance {
	if types.Depth(t) > maxTypeDepth {
		r.in.Raise("RecursionError", "maximum recursion depth exceeded")
	}
	name := ""
	switch t.(type) {
	case types.Decimal:
		name = "DecimalType"
	case *types.Array:
		name = "ArrayType"
	case *types.Map:
		name = "MapType"
	case *types.Struct:
		name = "StructType"
	case types.Char:
		name = "CharType"
	case types.Varchar:
		name = "VarcharType"
	case types.Time:
		name = "TimeType"
	case types.DayTimeInterval:
		name = "DayTimeIntervalType"
	case types.YearMonthInterval:
		name = "YearMonthIntervalType"
	}
	for n, s := range simpleTypes {
		if name == "" && types.Equal(s, t) {
			name = n
		}
	}
	return python.NewInstance(r.types[name], t)
}

// typePart is an attribute of a DataType: an array's elementType, a decimal's
// precision.
func (r *Runtime) typePart(t types.Type, name string) (any, bool) {
	parts := map[string]any{}
	switch t := t.(type) {
	case types.Decimal:
		parts["precision"], parts["scale"] = int64(t.Precision), int64(t.Scale)
	case types.Char:
		parts["length"] = int64(t.Length)
	case types.Varchar:
		parts["length"] = int64(t.Length)
	case *types.Array:
		parts["elementType"], parts["containsNull"] = r.dataType(t.Elem), t.ContainsNull
	case *types.Map:
		parts["keyType"], parts["valueType"], parts["valueContainsNull"] = r.dataType(t.Key), r.dataType(t.Value), t.ValueContainsNull
	}
	v, ok := parts[name]
	return v, ok
}

// typeRepr is repr of a DataType.
func typeRepr(t types.Type) string {
	flag := func(b bool) string {
		if b {
			return "True"
		}
		return "False"
	}
	switch t := t.(type) {
	case types.Decimal:
		return "DecimalType(" + strings.TrimSuffix(strings.TrimPrefix(t.String(), "decimal("), ")") + ")"
	case *types.Array:
		return "ArrayType(" + typeRepr(t.Elem) + ", " + flag(t.ContainsNull) + ")"
	case *types.Map:
		return "MapType(" + typeRepr(t.Key) + ", " + typeRepr(t.Value) + ", " + flag(t.ValueContainsNull) + ")"
	case *types.Struct:
		var parts []string
		for _, f := range t.Fields {
			parts = append(parts, fieldRepr(f))
		}
		return "StructType([" + strings.Join(parts, ", ") + "])"
	}
	switch t := t.(type) {
	case types.DayTimeInterval:
		return fmt.Sprintf("DayTimeIntervalType(%d, %d)", t.Start, t.End)
	case types.YearMonthInterval:
		return fmt.Sprintf("YearMonthIntervalType(%d, %d)", t.Start, t.End)
	case types.Char:
		return fmt.Sprintf("CharType(%d)", t.Length)
	case types.Varchar:
		return fmt.Sprintf("VarcharType(%d)", t.Length)
	case types.Time:
		return fmt.Sprintf("TimeType(%d)", t.Precision)
	}
	for n, s := range simpleTypes {
		if types.Equal(s, t) {
			return n + "()"
		}
	}
	return t.String()
}

func fieldRepr(f types.Field) string {
	null := "False"
	if f.Nullable {
		null = "True"
	}
	return "StructField('" + f.Name + "', " + typeRepr(f.Type) + ", " + null + ")"
}

func (r *Runtime) addTypes() {
	self := func(a []any) types.Type { t, _ := typeOf(a[0]); return t }
	common := map[string]*python.Builtin{
		"__repr__":     def("self", func(_ *python.Interp, a []any) any { return typeRepr(self(a)) }),
		"simpleString": def("self", func(_ *python.Interp, a []any) any { return self(a).String() }),
		"json":         def("self", func(_ *python.Interp, a []any) any { return types.JSON(self(a)) }),
		"typeName": def("self", func(_ *python.Interp, a []any) any {
			s := types.JSON(self(a))
			if strings.HasPrefix(s, "{") {
				s, _, _ = strings.Cut(self(a).String(), "<")
			}
			s, _, _ = strings.Cut(strings.Trim(s, `"`), "(") // decimal, char and varchar without their sizes
			return s
		}),
		"__eq__": def("self, other", func(_ *python.Interp, a []any) any {
			o, ok := typeOf(a[1])
			return ok && types.Equal(self(a), o)
		}),
		"__hash__": def("self", func(in *python.Interp, a []any) any { return in.Hash(types.JSON(self(a))) }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			if v, ok := r.typePart(self(a), in.Str(a[1])); ok {
				return v
			}
			in.Raise("AttributeError", "'"+in.TypeName(a[0])+"' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
	}
	base := python.NewClass("DataType", "pyspark.sql.types", nil, common)
	names := map[string]any{"DataType": base}
	kinds := abstractTypes(base, names)
	make := func(name string, init *python.Builtin, more map[string]*python.Builtin) {
		c := python.NewClass(name, "pyspark.sql.types", kinds[name], more)
		if kinds[name] == nil {
			c = python.NewClass(name, "pyspark.sql.types", base, more)
		}
		c.Dict["__init__"] = init
		r.types[name] = c
		names[name] = c
	}
	for name, t := range simpleTypes {
		make(name, def("self", func(_ *python.Interp, a []any) any { a[0].(*python.Instance).Data = t; return nil }), nil)
	}
	set := func(a []any, t types.Type) any { a[0].(*python.Instance).Data = t; return nil }
	make("DecimalType", def("self, precision=10, scale=0", func(in *python.Interp, a []any) any {
		return set(a, types.Decimal{Precision: int(in.Index(a[1])), Scale: int(in.Index(a[2]))})
	}), nil)
	make("ArrayType", def("self, elementType, containsNull=True", func(in *python.Interp, a []any) any {
		return set(a, &types.Array{Elem: r.typeObject("elementType", a[1]), ContainsNull: in.Truth(a[2])})
	}), nil)
	make("MapType", def("self, keyType, valueType, valueContainsNull=True", func(in *python.Interp, a []any) any {
		return set(a, &types.Map{Key: r.typeObject("keyType", a[1]), Value: r.typeObject("valueType", a[2]), ValueContainsNull: in.Truth(a[3])})
	}), nil)
	make("CharType", def("self, length", func(in *python.Interp, a []any) any { return set(a, types.Char{Length: int(in.Index(a[1]))}) }), nil)
	make("VarcharType", def("self, length", func(in *python.Interp, a []any) any { return set(a, types.Varchar{Length: int(in.Index(a[1]))}) }), nil)
	make("DayTimeIntervalType", def("self, startField=0, endField=3", func(in *python.Interp, a []any) any {
		return set(a, types.DayTimeInterval{Start: int(in.Index(a[1])), End: int(in.Index(a[2]))})
	}), nil)
	make("YearMonthIntervalType", def("self, startField=0, endField=1", func(in *python.Interp, a []any) any {
		return set(a, types.YearMonthInterval{Start: int(in.Index(a[1])), End: int(in.Index(a[2]))})
	}), nil)
	make("TimeType", def("self, precision=6", func(in *python.Interp, a []any) any { return set(a, types.Time{Precision: int(in.Index(a[1]))}) }), nil)
	r.addStructs(names, make, base)
	r.addTypeParts(base)
	names["_parse_datatype_string"] = def("s", func(_ *python.Interp, a []any) any { return r.dataType(r.ddlArg(a[0])) })
	r.addSchemaText()
	r.addVariants(names)
	r.module("pyspark.sql.types", names)
}

// typeArg reads a DataType or a DDL text.
func (r *Runtime) typeArg(v any) types.Type {
	if t, ok := typeOf(v); ok {
		return t
	}
	if s, ok := v.(string); ok {
		t, err := r.parser.Type(text(s))
		r.must(err)
		return t
	}
	if c, ok := v.(*python.Class); ok {
		if t, ok := simpleTypes[c.Name]; ok {
			return t
		}
	}
	r.in.Raise("TypeError", "a data type is expected, not "+r.in.TypeName(v))
	return nil
}

// ddlArg reads a DataType, or a text that is a type or the columns of a table.
func (r *Runtime) ddlArg(v any) types.Type {
	s, ok := v.(string)
	if !ok {
		return r.typeArg(v)
	}
	t, err := r.parser.Type(text(s))
	if err == nil {
		return t
	}
	schema, failed := r.parser.Schema(text(s))
	if failed != nil {
		r.must(failed) // as in PySpark, which reads the columns of a table first
	}
	return schema
}

// schemaArg reads a StructType or a DDL schema.
func (r *Runtime) schemaArg(v any) *types.Struct {
	if s, ok := v.(string); ok {
		out, err := r.parser.Schema(text(s))
		r.must(err)
		return out
	}
	if t, ok := typeOf(v); ok {
		if s, ok := t.(*types.Struct); ok {
			return s
		}
	}
	r.badArgument("NOT_STR_OR_STRUCT", "schema", v)
	return nil
}

func (r *Runtime) addStructs(names map[string]any, make func(string, *python.Builtin, map[string]*python.Builtin), base *python.Class) {
	field := python.NewClass("StructField", "pyspark.sql.types", base, nil)
	r.types["StructField"] = field
	names["StructField"] = field
	fieldOf := func(v any) types.Field {
		var f types.Field
		i, ok := v.(*python.Instance)
		if ok {
			f, ok = i.Attrs["__field__"].(types.Field)
		}
		if !ok {
			r.in.Raise("AttributeError", "'"+r.in.TypeName(v)+"' object has no attribute 'name'")
		}
		return f
	}
	field.Dict["__init__"] = def("self, name, dataType, nullable=True, metadata=None", func(in *python.Interp, a []any) any {
		if !isText(a[1]) {
			in.Raise("AssertionError", "field name "+in.Str(a[1])+" should be a string")
		}
		f := types.Field{Name: in.Str(a[1]), Type: r.typeObject("dataType", a[2]), Nullable: in.Truth(a[3])}
		f.Metadata = r.metadata(a[4])
		r.setField(a[0].(*python.Instance), f)
		return nil
	})
	field.Dict["__repr__"] = def("self", func(_ *python.Interp, a []any) any { return fieldRepr(fieldOf(a[0])) })
	field.Dict["simpleString"] = def("self", func(_ *python.Interp, a []any) any { f := fieldOf(a[0]); return f.Name + ":" + f.Type.String() })
	field.Dict["__eq__"] = def("self, other", func(_ *python.Interp, a []any) any { return fieldRepr(fieldOf(a[0])) == r.in.Repr(a[1]) })
	self := func(a []any) *types.Struct { t, _ := typeOf(a[0]); s, _ := t.(*types.Struct); return s }
	make("StructType", def("self, fields=None", func(in *python.Interp, a []any) any {
		s := &types.Struct{Fields: []types.Field{}}
		if a[1] != nil {
			for _, f := range in.Items(a[1]) {
				s.Fields = append(s.Fields, fieldOf(f))
			}
		}
		a[0].(*python.Instance).Data = types.Type(s)
		return nil
	}), map[string]*python.Builtin{
		"add": def("self, field, data_type=None, nullable=True, metadata=None", func(in *python.Interp, a []any) any {
			s := self(a)
			if a[2] == nil {
				if isText(a[1]) {
					r.refuse(diag.PySparkValueError, "ARGUMENT_REQUIRED", "arg_name", "data_type", "condition", "passing name of struct_field to create")
				}
				s.Fields = append(s.Fields, fieldOf(a[1]))
			} else {
				s.Fields = append(s.Fields, types.Field{Name: in.Str(a[1]), Type: r.addedType(a[2]), Nullable: in.Truth(a[3]), Metadata: r.metadata(a[4])})
			}
			return a[0]
		}),
		"fieldNames": def("self", func(_ *python.Interp, a []any) any {
			out := python.NewList()
			for _, f := range self(a).Fields {
				out.Items = append(out.Items, f.Name)
			}
			return out
		}),
		"__len__":  def("self", func(_ *python.Interp, a []any) any { return int64(len(self(a).Fields)) }),
		"__iter__": def("self", func(in *python.Interp, a []any) any { return in.Iter(r.fieldList(self(a))) }),
		"__getitem__": def("self, key", func(in *python.Interp, a []any) any {
			list := r.fieldList(self(a))
			if name, ok := a[1].(string); ok {
				for i, f := range self(a).Fields {
					if f.Name == name {
						return list.Items[i]
					}
				}
				r.refuse("PySparkKeyError", "KEY_NOT_EXISTS", "key", name)
			}
			n, ok := a[1].(int64)
			if ok && (n >= int64(len(list.Items)) || n < -int64(len(list.Items))) {
				r.refuse("PySparkIndexError", "INDEX_OUT_OF_RANGE", "arg_name", "StructType", "index", in.Str(a[1]))
			}
			if !ok && in.TypeName(a[1]) != "slice" {
				r.badArgument("NOT_INT_OR_SLICE_OR_STR", "key", a[1])
			}
			part, ok := in.GetItem(list, a[1]).(*python.List)
			if !ok {
				return in.GetItem(list, a[1])
			}
			out := &types.Struct{Fields: []types.Field{}}
			for _, x := range part.Items {
				out.Fields = append(out.Fields, fieldOf(x))
			}
			return r.dataType(out)
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			switch a[1] {
			case "fields":
				return r.fieldList(self(a))
			case "names":
				out := python.NewList()
				for _, f := range self(a).Fields {
					out.Items = append(out.Items, f.Name)
				}
				return out
			}
			in.Raise("AttributeError", "'StructType' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
	})
}

func (r *Runtime) setField(i *python.Instance, f types.Field) {
	i.Attrs["__field__"] = f
	i.Attrs["name"], i.Attrs["dataType"], i.Attrs["nullable"] = f.Name, r.dataType(f.Type), f.Nullable
	i.Attrs["metadata"] = metadataObject(f.Metadata)
}

func (r *Runtime) fieldList(s *types.Struct) *python.List {
	out := python.NewList()
	for _, f := range s.Fields {
		i := python.NewInstance(r.types["StructField"], nil)
		r.setField(i, f)
		out.Items = append(out.Items, i)
	}
	return out
}
