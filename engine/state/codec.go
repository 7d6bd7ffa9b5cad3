package state

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/types"
)

// A Codec turns rows of columns of fixed types into bytes and back. Equal rows
// have equal bytes: every NaN is written the same, and -0.0 as 0.0 unless the
// codec is exact. The form is stored, so it must not change:
//
//	NULL      0
//	boolean   1, then 0 or 1
//	numbers   1, then little-endian bytes of the type's width
//	strings   1, then the length as uvarint, then the bytes
//	arrays    1, then the length as uvarint, then the elements as cells
//	maps      1, then the length as uvarint, then key and value cells in turns
//	structs   1, then the fields as cells
type Codec struct {
	types []types.Type
	exact bool // -0.0 stays what it is
}

// NewCodec makes a codec for keys of types ts, which are equal as grouping sees
// them.
func NewCodec(ts []types.Type) *Codec { return &Codec{types: ts} }

// NewExactCodec makes a codec for rows of types ts that come back as they were.
func NewExactCodec(ts []types.Type) *Codec { return &Codec{types: ts, exact: true} }

// Types are the columns' types.
func (c *Codec) Types() []types.Type { return c.types }

// Encode returns the bytes of rows 0 to n-1 of columns. The slices share one
// allocation and may be kept.
func (c *Codec) Encode(columns []batch.Vector, n int) [][]byte {
	writers := make([]cellWriter, len(columns))
	for i, col := range columns {
		writers[i] = c.writerOf(col.Array, col.Const)
	}
	out := make([][]byte, n)
	ends := make([]int, n)
	buf := make([]byte, 0, n*8*(len(columns)+1))
	for row := range n {
		for _, w := range writers {
			buf = w(buf, row)
		}
		ends[row] = len(buf)
	}
	from := 0
	for row, end := range ends {
		out[row] = buf[from:end:end]
		from = end
	}
	return out
}

type cellWriter func(buf []byte, row int) []byte

func (c *Codec) writerOf(a arrow.Array, constant bool) cellWriter {
	w := c.valueWriter(a)
	nulls := a.NullN() > 0
	return func(buf []byte, row int) []byte {
		if constant {
			row = 0
		}
		if nulls && a.IsNull(row) {
			return append(buf, 0)
		}
		return w(append(buf, 1), row)
	}
}

func (c *Codec) valueWriter(a arrow.Array) cellWriter {
	switch a := a.(type) {
	case *array.Null:
		return func(buf []byte, _ int) []byte { return buf }
	case *array.Boolean:
		return func(buf []byte, row int) []byte {
			if a.Value(row) {
				return append(buf, 1)
			}
			return append(buf, 0)
		}
	case *array.Int8:
		return func(buf []byte, row int) []byte { return append(buf, byte(a.Value(row))) }
	case *array.Int16:
		return func(buf []byte, row int) []byte {
			return binary.LittleEndian.AppendUint16(buf, uint16(a.Value(row)))
		}
	case *array.Int32, *array.Date32, *array.MonthInterval:
		values := batch.Values[int32](a)
		return func(buf []byte, row int) []byte { return binary.LittleEndian.AppendUint32(buf, uint32(values[row])) }
	case *array.Int64, *array.Timestamp, *array.Time64, *array.Duration:
		values := batch.Values[int64](a)
		return func(buf []byte, row int) []byte { return binary.LittleEndian.AppendUint64(buf, uint64(values[row])) }
	case *array.Float32:
		exact := c.exact
		return func(buf []byte, row int) []byte {
			return binary.LittleEndian.AppendUint32(buf, math.Float32bits(sameFloat(a.Value(row), exact)))
		}
	case *array.Float64:
		exact := c.exact
		return func(buf []byte, row int) []byte {
			return binary.LittleEndian.AppendUint64(buf, math.Float64bits(sameFloat(a.Value(row), exact)))
		}
	case *array.Decimal128:
		return func(buf []byte, row int) []byte {
			v := a.Value(row)
			buf = binary.LittleEndian.AppendUint64(buf, v.LowBits())
			return binary.LittleEndian.AppendUint64(buf, uint64(v.HighBits()))
		}
	case *array.MonthDayNanoInterval:
		return func(buf []byte, row int) []byte {
			v := a.Value(row)
			buf = binary.LittleEndian.AppendUint32(buf, uint32(v.Months))
			buf = binary.LittleEndian.AppendUint32(buf, uint32(v.Days))
			return binary.LittleEndian.AppendUint64(buf, uint64(v.Nanoseconds))
		}
	case *array.String, *array.Binary:
		offsets, data := batch.Bytes(a)
		return func(buf []byte, row int) []byte {
			cell := data[offsets[row]:offsets[row+1]]
			return append(binary.AppendUvarint(buf, uint64(len(cell))), cell...)
		}
	case *array.Map:
		keys, items := c.writerOf(a.Keys(), false), c.writerOf(a.Items(), false)
		return func(buf []byte, row int) []byte {
			from, to := a.ValueOffsets(row)
			buf = binary.AppendUvarint(buf, uint64(to-from))
			for i := from; i < to; i++ {
				buf = items(keys(buf, int(i)), int(i))
			}
			return buf
		}
	case *array.List:
		elements := c.writerOf(a.ListValues(), false)
		return func(buf []byte, row int) []byte {
			from, to := a.ValueOffsets(row)
			buf = binary.AppendUvarint(buf, uint64(to-from))
			for i := from; i < to; i++ {
				buf = elements(buf, int(i))
			}
			return buf
		}
	case *array.Struct:
		fields := make([]cellWriter, a.NumField())
		for i := range fields {
			fields[i] = c.writerOf(a.Field(i), false)
		}
		return func(buf []byte, row int) []byte {
			for _, f := range fields {
				buf = f(buf, row)
			}
			return buf
		}
	}
	panic(fmt.Sprintf("state: no stored form for %s", a.DataType()))
}

func sameFloat[T float32 | float64](v T, exact bool) T {
	switch {
	case v == 0 && !exact:
		return 0
	case v != v:
		return T(math.NaN())
	}
	return v
}

// Decode makes columns of rows that Encode wrote.
func (c *Codec) Decode(rows [][]byte) (columns []batch.Vector, err error) {
	defer func() {
		if p := recover(); p != nil {
			if p != errShort {
				panic(p)
			}
			err = fmt.Errorf("a row of the state is damaged")
		}
	}()
	cursors := make([]reader, len(rows))
	for i, r := range rows {
		cursors[i].rest = r
	}
	for _, t := range c.types {
		a, err := decodeColumn(t, cursors)
		if err != nil {
			return nil, err
		}
		columns = append(columns, batch.Of(t, a))
	}
	return columns, nil
}

func decodeColumn(t types.Type, rows []reader) (arrow.Array, error) {
	switch t.Kind() {
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindTime, types.KindDayTimeInterval:
		return decodeFixed(t, rows, func(r *reader) int64 { return int64(r.uint64()) }), nil
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return decodeFixed(t, rows, func(r *reader) int32 { return int32(r.uint32()) }), nil
	case types.KindDouble:
		return decodeFixed(t, rows, func(r *reader) float64 { return math.Float64frombits(r.uint64()) }), nil
	}
	b := batch.NewBuilder(t, len(rows))
	for i := range rows {
		if err := b.Append(rows[i].cell(t)); err != nil {
			return nil, err
		}
	}
	return b.Finish(), nil
}

func decodeFixed[T batch.Fixed](t types.Type, rows []reader, read func(*reader) T) arrow.Array {
	values := make([]T, len(rows))
	var valid batch.Bits
	for i := range rows {
		if rows[i].byte() != 0 {
			values[i] = read(&rows[i])
			continue
		}
		if valid == nil {
			valid = batch.AllSet(len(rows))
		}
		valid.Clear(i)
	}
	return batch.FromValues(t, values, valid)
}

// errShort is the panic value of a reader at the end of its bytes; Decode turns
// it into an error.
var errShort = fmt.Errorf("short row")

type reader struct{ rest []byte }

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		panic(errShort)
	}
	out := r.rest[:n:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }
func (r *reader) uint64() uint64 { return binary.LittleEndian.Uint64(r.take(8)) }

// length reads the number of parts that follow; each takes a byte at least.
func (r *reader) length() int {
	n, used := binary.Uvarint(r.rest)
	if used <= 0 {
		panic(errShort)
	}
	r.rest = r.rest[used:]
	if n > uint64(len(r.rest)) {
		panic(errShort)
	}
	return int(n)
}

func (r *reader) cell(t types.Type) any {
	if r.byte() == 0 {
		return nil
	}
	switch t.Kind() {
	case types.KindNull:
		return nil
	case types.KindBoolean:
		return r.byte() != 0
	case types.KindByte:
		return int8(r.byte())
	case types.KindShort:
		return int16(binary.LittleEndian.Uint16(r.take(2)))
	case types.KindInteger:
		return int32(r.uint32())
	case types.KindDate:
		return types.DateValue(r.uint32())
	case types.KindYearMonthInterval:
		return types.MonthsValue(r.uint32())
	case types.KindLong:
		return int64(r.uint64())
	case types.KindTimestamp:
		return types.TimestampValue(r.uint64())
	case types.KindTimestampNTZ:
		return types.NTZValue(r.uint64())
	case types.KindTime:
		return types.TimeValue(r.uint64())
	case types.KindDayTimeInterval:
		return types.MicrosValue(r.uint64())
	case types.KindFloat:
		return math.Float32frombits(r.uint32())
	case types.KindDouble:
		return math.Float64frombits(r.uint64())
	case types.KindDecimal:
		low := r.uint64()
		return types.DecimalValue{Unscaled: decimal128.New(int64(r.uint64()), low), Scale: t.(types.Decimal).Scale}
	case types.KindCalendarInterval:
		months, days := int32(r.uint32()), int32(r.uint32())
		return types.CalendarValue{Months: months, Days: days, Micros: int64(r.uint64()) / 1000}
	case types.KindString:
		return string(r.take(uint64(r.length())))
	case types.KindVariant:
		return types.VariantValue(r.take(uint64(r.length())))
	case types.KindBinary:
		return r.take(uint64(r.length()))
	case types.KindArray:
		out := make(types.ArrayValue, r.length())
		for i := range out {
			out[i] = r.cell(t.(*types.Array).Elem)
		}
		return out
	case types.KindMap:
		m, n := t.(*types.Map), r.length()
		out := types.MapValue{Keys: make([]any, n), Values: make([]any, n)}
		for i := range n {
			out.Keys[i], out.Values[i] = r.cell(m.Key), r.cell(m.Value)
		}
		return out
	case types.KindStruct:
		fields := t.(*types.Struct).Fields
		out := make(types.StructValue, len(fields))
		for i, f := range fields {
			out[i] = r.cell(f.Type)
		}
		return out
	}
	panic(fmt.Sprintf("state: no stored form for %s", t))
}
