package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/types"
	"brook/python"
)

// abstractTypes are the classes between DataType and the types that one can have;
// it returns the class that each type is derived from.
func abstractTypes(base *python.Class, names map[string]any) map[string]*python.Class {
	of := map[string]*python.Class{}
	add := func(name string, above *python.Class, below ...string) *python.Class {
		c := python.NewClass(name, "pyspark.sql.types", above, nil)
		names[name] = c
		for _, n := range below {
			of[n] = c
		}
		return c
	}
	atomic := add("AtomicType", base, "StringType", "CharType", "VarcharType", "BinaryType", "BooleanType", "VariantType")
	numeric := add("NumericType", atomic)
	add("IntegralType", numeric, "ByteType", "ShortType", "IntegerType", "LongType")
	add("FractionalType", numeric, "FloatType", "DoubleType", "DecimalType")
	add("DatetimeType", atomic, "DateType", "TimestampType", "TimestampNTZType")
	add("AnyTimeType", atomic, "TimeType")
	add("AnsiIntervalType", atomic, "DayTimeIntervalType", "YearMonthIntervalType")
	return of
}

// typeObject is the DataType that the argument name of a type's constructor must
// be.
func (r *Runtime) typeObject(name string, v any) types.Type {
	t, ok := typeOf(v)
	if !ok {
		r.in.Raise("AssertionError", name+" "+r.in.Str(v)+" should be an instance of <class 'pyspark.sql.types.DataType'>")
	}
	return t
}

// addTypeParts makes the attributes of types, and what is asked of a class.
func (r *Runtime) addTypeParts(base *python.Class) {
	part := func(class, name string, get func(t types.Type) any) {
		property(r.types[class], name, func(_ *python.Interp, i *python.Instance) any {
			t, _ := typeOf(i)
			return get(t)
		})
	}
	part("DecimalType", "precision", func(t types.Type) any { return int64(t.(types.Decimal).Precision) })
	part("DecimalType", "scale", func(t types.Type) any { return int64(t.(types.Decimal).Scale) })
	part("ArrayType", "elementType", func(t types.Type) any { return r.dataType(t.(*types.Array).Elem) })
	part("ArrayType", "containsNull", func(t types.Type) any { return t.(*types.Array).ContainsNull })
	part("MapType", "keyType", func(t types.Type) any { return r.dataType(t.(*types.Map).Key) })
	part("MapType", "valueType", func(t types.Type) any { return r.dataType(t.(*types.Map).Value) })
	part("MapType", "valueContainsNull", func(t types.Type) any { return t.(*types.Map).ValueContainsNull })
	part("CharType", "length", func(t types.Type) any { return int64(t.(types.Char).Length) })
	part("VarcharType", "length", func(t types.Type) any { return int64(t.(types.Varchar).Length) })
	part("TimeType", "precision", func(t types.Type) any { return int64(t.(types.Time).Precision) })
	base.Dict["fromDDL"] = python.Def("fromDDL", "ddl", func(_ *python.Interp, a []any) any { return r.dataType(r.ddlArg(a[0])) })
	base.Dict["needConversion"] = def("self", func(_ *python.Interp, a []any) any {
		t, _ := typeOf(a[0])
		return converted(t)
	})
	field := r.types["StructField"]
	field.Dict["needConversion"] = def("self", func(in *python.Interp, a []any) any {
		return converted(r.typeObject("dataType", in.GetAttr(a[0], "dataType")))
	})
	field.Dict["json"] = def("self", func(in *python.Interp, a []any) any {
		f := a[0].(*python.Instance).Attrs["__field__"].(types.Field)
		text := types.JSON(types.NewStruct(f))
		return strings.TrimSuffix(strings.TrimPrefix(text, `{"fields":[`), `],"type":"struct"}`)
	})
	field.Dict["typeName"] = def("self", func(_ *python.Interp, a []any) any {
		r.refuse(diag.PySparkTypeError, "INVALID_TYPENAME_CALL")
		return nil
	})
}

// converted reports whether PySpark holds values of a type in another form than
// Spark.
func converted(t types.Type) bool {
	switch t := t.(type) {
	case *types.Array:
		return converted(t.Elem)
	case *types.Map:
		return converted(t.Key) || converted(t.Value)
	case *types.Struct:
		return true
	}
	switch t.Kind() {
	case types.KindDate, types.KindTimestamp, types.KindTimestampNTZ, types.KindTime, types.KindDayTimeInterval:
		return true
	}
	return false
}
