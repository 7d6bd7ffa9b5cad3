// Package types has Spark's data types: how they are named, compared and
// written down, and the Go values that stand for single cells of each type.
//
// Types are immutable and may be shared. Atomic types are comparable values;
// Array, Map and Struct are pointers, so compare with Equal, never with ==.
// The package evaluates nothing and converts nothing: casts live in
// engine/expr.
package types

import (
	"strconv"
	"strings"
)

// Kind tells the family of a type.
type Kind uint8

// The kinds, in the order in which Spark widens numbers.
const (
	KindNull Kind = iota
	KindBoolean
	KindByte
	KindShort
	KindInteger
	KindLong
	KindFloat
	KindDouble
	KindDecimal
	KindString
	KindBinary
	KindDate
	KindTime
	KindTimestamp
	KindTimestampNTZ
	KindYearMonthInterval
	KindDayTimeInterval
	KindCalendarInterval
	KindArray
	KindMap
	KindStruct
	KindVariant
)

// Type is a Spark data type.
type Type interface {
	Kind() Kind
	// String is Spark's simpleString: "bigint", "array<int>", "struct<a:int>".
	String() string
	// SQL is the upper-case form of error messages: "BIGINT", "STRUCT<a: INT>".
	SQL() string
	// JSON is the type as schema.json() writes it, without quotes for names.
	appendJSON(b []byte) []byte
}

// Atomic is a type without parameters.
type Atomic Kind

// The atomic types.
const (
	Null             = Atomic(KindNull)
	Boolean          = Atomic(KindBoolean)
	Byte             = Atomic(KindByte)
	Short            = Atomic(KindShort)
	Integer          = Atomic(KindInteger)
	Long             = Atomic(KindLong)
	Float            = Atomic(KindFloat)
	Double           = Atomic(KindDouble)
	String           = Atomic(KindString)
	Binary           = Atomic(KindBinary)
	Date             = Atomic(KindDate)
	Timestamp        = Atomic(KindTimestamp)
	TimestampNTZ     = Atomic(KindTimestampNTZ)
	CalendarInterval = Atomic(KindCalendarInterval)
	Variant          = Atomic(KindVariant)
)

var atomicNames = map[Atomic][2]string{ // simpleString, JSON
	Null: {"void", "void"}, Boolean: {"boolean", "boolean"}, Byte: {"tinyint", "byte"}, Short: {"smallint", "short"},
	Integer: {"int", "integer"}, Long: {"bigint", "long"}, Float: {"float", "float"}, Double: {"double", "double"},
	String: {"string", "string"}, Binary: {"binary", "binary"}, Date: {"date", "date"}, Timestamp: {"timestamp", "timestamp"},
	TimestampNTZ: {"timestamp_ntz", "timestamp_ntz"}, CalendarInterval: {"interval", "interval"}, Variant: {"variant", "variant"},
}

// Kind returns the kind of t.
func (t Atomic) Kind() Kind { return Kind(t) }

// String returns Spark's simpleString.
func (t Atomic) String() string { return atomicNames[t][0] }

// SQL returns the upper-case name.
func (t Atomic) SQL() string { return strings.ToUpper(atomicNames[t][0]) }

func (t Atomic) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, atomicNames[t][1]) }

// Decimal is a number of Precision digits (1 to 38), Scale of them after the
// point.
type Decimal struct{ Precision, Scale int }

// Bounds and defaults of Decimal.
const (
	MaxPrecision = 38
	MaxScale     = 38
)

// The decimal types that hold every value of an integer type, and the default.
var (
	DecimalDefault = Decimal{10, 0}
	DecimalSystem  = Decimal{38, 18}
	DecimalByte    = Decimal{3, 0}
	DecimalShort   = Decimal{5, 0}
	DecimalInteger = Decimal{10, 0}
	DecimalLong    = Decimal{20, 0}
	DecimalFloat   = Decimal{14, 7}
	DecimalDouble  = Decimal{30, 15}
)

// Kind returns KindDecimal.
func (t Decimal) Kind() Kind { return KindDecimal }

// String is "decimal(10,2)".
func (t Decimal) String() string {
	return "decimal(" + strconv.Itoa(t.Precision) + "," + strconv.Itoa(t.Scale) + ")"
}

// SQL is "DECIMAL(10,2)".
func (t Decimal) SQL() string { return strings.ToUpper(t.String()) }

func (t Decimal) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// Char is a string padded to Length, and Varchar one bounded by Length
// characters. They occur in table schemas; expressions see String.
type (
	Char    struct{ Length int }
	Varchar struct{ Length int }
)

// Kind returns KindString.
func (t Char) Kind() Kind { return KindString }

// String is "char(3)".
func (t Char) String() string { return "char(" + strconv.Itoa(t.Length) + ")" }

// SQL is "CHAR(3)".
func (t Char) SQL() string                { return strings.ToUpper(t.String()) }
func (t Char) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// Kind returns KindString.
func (t Varchar) Kind() Kind { return KindString }

// String is "varchar(3)".
func (t Varchar) String() string { return "varchar(" + strconv.Itoa(t.Length) + ")" }

// SQL is "VARCHAR(3)".
func (t Varchar) SQL() string                { return strings.ToUpper(t.String()) }
func (t Varchar) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// Time is a time of day with Precision fractional digits (0 to 6).
type Time struct{ Precision int }

// Kind returns KindTime.
func (t Time) Kind() Kind { return KindTime }

// String is "time(6)".
func (t Time) String() string { return "time(" + strconv.Itoa(t.Precision) + ")" }

// SQL is "TIME(6)".
func (t Time) SQL() string                { return strings.ToUpper(t.String()) }
func (t Time) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// Field numbers of the interval types.
const (
	Year = iota
	Month
)

// Field numbers of DayTimeInterval.
const (
	Day = iota
	Hour
	Minute
	Second
)

// YearMonthInterval counts months; Start and End (Year or Month) only choose
// how it prints.
type YearMonthInterval struct{ Start, End int }

// DayTimeInterval counts microseconds; Start and End (Day to Second) only
// choose how it prints.
type DayTimeInterval struct{ Start, End int }

// The interval types that arithmetic yields.
var (
	YearToMonth = YearMonthInterval{Year, Month}
	DayToSecond = DayTimeInterval{Day, Second}
)

// The names of the fields of the interval types.
var (
	yearMonthNames = []string{"year", "month"}
	dayTimeNames   = []string{"day", "hour", "minute", "second"}
)

func intervalName(names []string, start, end int) string {
	if start == end {
		return "interval " + names[start]
	}
	return "interval " + names[start] + " to " + names[end]
}

// Kind returns KindYearMonthInterval.
func (t YearMonthInterval) Kind() Kind { return KindYearMonthInterval }

// String is "interval year to month".
func (t YearMonthInterval) String() string {
	return intervalName(yearMonthNames, t.Start, t.End)
}

// SQL is "INTERVAL YEAR TO MONTH".
func (t YearMonthInterval) SQL() string                { return strings.ToUpper(t.String()) }
func (t YearMonthInterval) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// Kind returns KindDayTimeInterval.
func (t DayTimeInterval) Kind() Kind { return KindDayTimeInterval }

// String is "interval day to second".
func (t DayTimeInterval) String() string {
	return intervalName(dayTimeNames, t.Start, t.End)
}

// SQL is "INTERVAL DAY TO SECOND".
func (t DayTimeInterval) SQL() string                { return strings.ToUpper(t.String()) }
func (t DayTimeInterval) appendJSON(b []byte) []byte { return strconv.AppendQuote(b, t.String()) }

// JSON is the type as StructType.json() writes it.
func JSON(t Type) string { return string(t.appendJSON(nil)) }
