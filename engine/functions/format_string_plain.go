package functions

import (
	"math"
	"strconv"
	"strings"

	"brook/engine/expr"
	"brook/engine/types"
)

// plain is a value as %s writes it: dates and times are the numbers that Spark
// keeps them as.
func (p *printer) plain(t types.Type, value any) string {
	if n, ok := wholeOf(value); ok {
		return strconv.FormatInt(n, 10)
	}
	var list types.ArrayValue
	var elem func(i int) types.Type
	switch v := value.(type) {
	case types.ArrayValue:
		list, elem = v, func(int) types.Type { return t.(*types.Array).Elem }
	case types.StructValue:
		list, elem = types.ArrayValue(v), func(i int) types.Type { return t.(*types.Struct).Fields[i].Type }
	default:
		return expr.Text(t, value, p.c.Location, false)
	}
	parts := make([]string, len(list))
	for i, e := range list {
		if parts[i] = "null"; e != nil {
			parts[i] = p.plain(elem(i), e)
		}
	}
	return "[" + strings.Join(parts, ",") + "]"
}

func javaClass(t types.Type, value any) string {
	switch t.Kind() {
	case types.KindString:
		return "org.apache.spark.unsafe.types.UTF8String"
	case types.KindDecimal:
		return "org.apache.spark.sql.types.Decimal"
	case types.KindBoolean:
		return "java.lang.Boolean"
	case types.KindFloat:
		return "java.lang.Float"
	case types.KindDouble:
		return "java.lang.Double"
	case types.KindByte:
		return "java.lang.Byte"
	case types.KindShort:
		return "java.lang.Short"
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return "java.lang.Integer"
	case types.KindArray:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeArrayData"
	case types.KindStruct:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeRow"
	case types.KindMap:
		return "org.apache.spark.sql.catalyst.expressions.UnsafeMapData"
	case types.KindBinary:
		return "[B"
	case types.KindCalendarInterval:
		return "org.apache.spark.unsafe.types.CalendarInterval"
	}
	return "java.lang.Long"
}

func javaHash(value any) int32 {
	if n, ok := wholeOf(value); ok {
		if _, long := value.(int64); long || n != int64(int32(n)) {
			return int32(n ^ int64(uint64(n)>>32))
		}
		return int32(n)
	}
	switch v := value.(type) {
	case string:
		return int32(murmurBytes([]byte(v), hashSeed))
	case bool:
		if v {
			return 1231
		}
		return 1237
	case float64:
		n := math.Float64bits(v)
		return int32(n ^ n>>32)
	case float32:
		return int32(math.Float32bits(v))
	}
	return int32(murmurBytes([]byte(cellKey(value)), hashSeed))
}
