package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/types"
)

// jsonNames are the names that types have in the JSON of a schema. StructType.add
// knows a type by these and not by its name in SQL.
var jsonNames = map[string]types.Type{
	"string": types.String, "binary": types.Binary, "boolean": types.Boolean, "byte": types.Byte, "short": types.Short,
	"integer": types.Integer, "long": types.Long, "float": types.Float, "double": types.Double, "date": types.Date,
	"timestamp": types.Timestamp, "timestamp_ntz": types.TimestampNTZ, "void": types.Null, "variant": types.Variant,
}

// addedType reads the type that StructType.add is given.
func (r *Runtime) addedType(v any) types.Type {
	s, ok := v.(string)
	if !ok {
		return r.typeArg(v)
	}
	if t, ok := jsonNames[s]; ok {
		return t
	}
	for _, longer := range []string{"decimal", "interval ", "char(", "varchar("} {
		if strings.HasPrefix(s, longer) {
			return r.typeArg(v)
		}
	}
	r.refuse(diag.PySparkValueError, "CANNOT_PARSE_DATATYPE", "msg", s)
	return nil
}
