package batch

import (
	"github.com/apache/arrow-go/v18/arrow"

	"brook/engine/types"
)

// ArrowType is the layout of t:
//
//	tinyint … bigint       int8 … int64        array      list
//	float, double          float32, float64    map        map
//	decimal(p,s)           decimal128(p,s)     struct     struct
//	string, char, varchar  utf8                variant    utf8 (JSON text)
//	binary                 binary              date       date32
//	timestamp              timestamp[us, UTC]  time       time64[ns]
//	timestamp_ntz          timestamp[us]
//	year-month interval    month_interval (int32)
//	day-time interval      duration[us]
//	interval               month_day_nano, nanoseconds = 1000 × microseconds
func ArrowType(t types.Type) arrow.DataType {
	switch t := t.(type) {
	case types.Decimal:
		return &arrow.Decimal128Type{Precision: int32(t.Precision), Scale: int32(t.Scale)}
	case *types.Array:
		return arrow.ListOf(ArrowType(t.Elem))
	case *types.Map:
		return arrow.MapOf(ArrowType(t.Key), ArrowType(t.Value))
	case *types.Struct:
		fields := make([]arrow.Field, len(t.Fields))
		for i, f := range t.Fields {
			fields[i] = arrow.Field{Name: f.Name, Type: ArrowType(f.Type), Nullable: true}
		}
		return arrow.StructOf(fields...)
	}
	switch t.Kind() {
	case types.KindBoolean:
		return arrow.FixedWidthTypes.Boolean
	case types.KindByte:
		return arrow.PrimitiveTypes.Int8
	case types.KindShort:
		return arrow.PrimitiveTypes.Int16
	case types.KindInteger:
		return arrow.PrimitiveTypes.Int32
	case types.KindLong:
		return arrow.PrimitiveTypes.Int64
	case types.KindFloat:
		return arrow.PrimitiveTypes.Float32
	case types.KindDouble:
		return arrow.PrimitiveTypes.Float64
	case types.KindString, types.KindVariant:
		return arrow.BinaryTypes.String
	case types.KindBinary:
		return arrow.BinaryTypes.Binary
	case types.KindDate:
		return arrow.FixedWidthTypes.Date32
	case types.KindTime:
		return arrow.FixedWidthTypes.Time64ns
	case types.KindTimestamp:
		return arrow.FixedWidthTypes.Timestamp_us
	case types.KindTimestampNTZ:
		return &arrow.TimestampType{Unit: arrow.Microsecond}
	case types.KindYearMonthInterval:
		return arrow.FixedWidthTypes.MonthInterval
	case types.KindDayTimeInterval:
		return arrow.FixedWidthTypes.Duration_us
	case types.KindCalendarInterval:
		return arrow.FixedWidthTypes.MonthDayNanoInterval
	}
	return arrow.Null
}
