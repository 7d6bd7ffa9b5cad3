package types

import (
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

// A single cell is a Go value of type any:
//
//	void                     nil (as every NULL is)
//	boolean                  bool
//	tinyint … bigint         int8, int16, int32, int64
//	float, double            float32, float64
//	decimal                  DecimalValue
//	string, char, varchar    string (UTF-8)
//	binary                   []byte
//	date                     DateValue
//	time                     TimeValue
//	timestamp                TimestampValue
//	timestamp_ntz            NTZValue
//	year-month interval      MonthsValue
//	day-time interval        MicrosValue
//	interval                 CalendarValue
//	array                    ArrayValue
//	map                      MapValue
//	struct                   StructValue
//	variant                  VariantValue
//
// Cells exist at the edges (literals, rows handed to Python, tests); operators
// work on columns.
type (
	// DateValue counts days since 1970-01-01.
	DateValue int32
	// TimeValue counts nanoseconds since midnight.
	TimeValue int64
	// TimestampValue counts microseconds since 1970-01-01 00:00 UTC.
	TimestampValue int64
	// NTZValue counts microseconds since 1970-01-01 00:00 on the wall clock.
	NTZValue int64
	// MonthsValue counts months.
	MonthsValue int32
	// MicrosValue counts microseconds.
	MicrosValue int64
	// ArrayValue has the elements of an array.
	ArrayValue []any
	// StructValue has the fields of a struct in order; names are in the type.
	StructValue []any
	// VariantValue is a variant as JSON text with Spark's spelling of numbers.
	VariantValue string
)

// CalendarValue is the legacy interval of months, days and microseconds.
type CalendarValue struct {
	Months, Days int32
	Micros       int64
}

// MapValue has the entries of a map in order.
type MapValue struct{ Keys, Values []any }

// DecimalValue is Unscaled / 10^Scale.
type DecimalValue struct {
	Unscaled decimal128.Num
	Scale    int
}

// Scientific is what Java's BigDecimal prints: an exponent for numbers below
// 1E-6.
func (d DecimalValue) Scientific() string {
	digits := strings.TrimPrefix(d.Unscaled.BigInt().String(), "-")
	exponent := len(digits) - 1 - d.Scale
	if exponent >= -6 {
		return d.String()
	}
	sign := ""
	if d.Unscaled.Sign() < 0 {
		sign = "-"
	}
	if len(digits) > 1 {
		digits = digits[:1] + "." + digits[1:]
	}
	return sign + digits + "E" + strconv.Itoa(exponent)
}

// String writes all digits after the point that Scale asks for, without an
// exponent.
func (d DecimalValue) String() string { return d.Unscaled.ToString(int32(d.Scale)) }
