package format

import (
	"encoding/binary"
	"math/big"

	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/parquet-go/parquet-go"
	pq "github.com/parquet-go/parquet-go/format"

	"brook/engine/types"
)

// adder is how values of a Parquet type become cells of t; nil when they
// cannot.
func adder(from parquet.Type, t types.Type) func(*column, parquet.Value) error {
	source := leafType(from)
	if t.Kind() == types.KindNull {
		return func(c *column, _ parquet.Value) error { c.null(); return nil }
	}
	if source == nil {
		return nil
	}
	if d, ok := source.(types.Decimal); ok {
		target, ok := t.(types.Decimal)
		if !ok || target.Scale < d.Scale || target.Precision-target.Scale < d.Precision-d.Scale {
			return nil
		}
		return func(c *column, v parquet.Value) error {
			c.dec = append(c.dec, unscaled(v).IncreaseScaleBy(int32(target.Scale-d.Scale)))
			c.mark(true)
			return nil
		}
	}
	switch from.Kind() {
	case parquet.Boolean:
		if t.Kind() == types.KindBoolean {
			return func(c *column, v parquet.Value) error { c.bits = append(c.bits, v.Boolean()); c.mark(true); return nil }
		}
	case parquet.Int32:
		return int32Adder(source, t)
	case parquet.Int64:
		return int64Adder(from, source, t)
	case parquet.Int96:
		if t.Kind() == types.KindTimestamp || t.Kind() == types.KindTimestampNTZ {
			return func(c *column, v parquet.Value) error {
				i := v.Int96()
				nanos := int64(uint64(i[1])<<32 | uint64(i[0]))
				c.long((int64(i[2])-2440588)*86400e6 + nanos/1000)
				return nil
			}
		}
	case parquet.Float:
		switch t.Kind() {
		case types.KindFloat:
			return func(c *column, v parquet.Value) error { c.f32 = append(c.f32, v.Float()); c.mark(true); return nil }
		case types.KindDouble:
			return func(c *column, v parquet.Value) error { c.double(float64(v.Float())); return nil }
		}
	case parquet.Double:
		if t.Kind() == types.KindDouble {
			return func(c *column, v parquet.Value) error { c.double(v.Double()); return nil }
		}
	case parquet.ByteArray, parquet.FixedLenByteArray:
		if t.Kind() == types.KindString || t.Kind() == types.KindBinary {
			return func(c *column, v parquet.Value) error { c.bytes(v.ByteArray()); return nil }
		}
	}
	return nil
}

func int32Adder(source, t types.Type) func(*column, parquet.Value) error {
	if source.Kind() == types.KindDate {
		switch t.Kind() {
		case types.KindDate:
			return func(c *column, v parquet.Value) error { c.int(v.Int32()); return nil }
		case types.KindTimestampNTZ:
			return func(c *column, v parquet.Value) error { c.long(int64(v.Int32()) * 86400e6); return nil }
		}
		return nil
	}
	switch t.Kind() {
	case types.KindByte:
		return func(c *column, v parquet.Value) error { c.i8 = append(c.i8, int8(v.Int32())); c.mark(true); return nil }
	case types.KindShort:
		return func(c *column, v parquet.Value) error {
			c.i16 = append(c.i16, int16(v.Int32()))
			c.mark(true)
			return nil
		}
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return func(c *column, v parquet.Value) error { c.int(v.Int32()); return nil }
	case types.KindLong:
		if source.Kind() == types.KindLong { // an unsigned number
			return func(c *column, v parquet.Value) error { c.long(int64(v.Uint32())); return nil }
		}
		return func(c *column, v parquet.Value) error { c.long(int64(v.Int32())); return nil }
	case types.KindDouble:
		return func(c *column, v parquet.Value) error { c.double(float64(v.Int32())); return nil }
	case types.KindDecimal:
		if d := t.(types.Decimal); d.Precision-d.Scale >= 10 {
			return func(c *column, v parquet.Value) error {
				c.dec = append(c.dec, decimal128.FromI64(int64(v.Int32())).IncreaseScaleBy(int32(d.Scale)))
				c.mark(true)
				return nil
			}
		}
	}
	return nil
}

func int64Adder(from parquet.Type, source, t types.Type) func(*column, parquet.Value) error {
	switch source.Kind() {
	case types.KindTimestamp, types.KindTimestampNTZ:
		if t.Kind() != types.KindTimestamp && t.Kind() != types.KindTimestampNTZ {
			return nil
		}
		times, over := int64(1), int64(1)
		if lt, ok := from.LogicalType().Value.(*pq.TimestampType); ok {
			switch lt.Unit.Value.(type) {
			case *pq.MilliSeconds:
				times = 1000
			case *pq.NanoSeconds:
				over = 1000
			}
		}
		return func(c *column, v parquet.Value) error { c.long(v.Int64() * times / over); return nil }
	}
	switch t.Kind() {
	case types.KindLong, types.KindDayTimeInterval, types.KindTimestamp, types.KindTimestampNTZ:
		if source.Kind() == types.KindLong {
			return func(c *column, v parquet.Value) error { c.long(v.Int64()); return nil }
		}
	case types.KindDecimal:
		if d := t.(types.Decimal); d.Precision-d.Scale >= 20 {
			return func(c *column, v parquet.Value) error {
				c.dec = append(c.dec, decimal128.FromI64(v.Int64()).IncreaseScaleBy(int32(d.Scale)))
				c.mark(true)
				return nil
			}
		}
	}
	return nil
}

// unscaled reads a decimal's digits.
func unscaled(v parquet.Value) decimal128.Num {
	switch v.Kind() {
	case parquet.Int32:
		return decimal128.FromI64(int64(v.Int32()))
	case parquet.Int64:
		return decimal128.FromI64(v.Int64())
	}
	b := v.ByteArray()
	if len(b) == 16 {
		return decimal128.New(int64(binary.BigEndian.Uint64(b)), binary.BigEndian.Uint64(b[8:]))
	}
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	if n.BitLen() > 127 {
		return decimal128.Num{}
	}
	return decimal128.FromBigInt(n)
}
