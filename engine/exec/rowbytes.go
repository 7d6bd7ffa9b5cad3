package exec

import (
	"cmp"
	bin "encoding/binary"
	"math"
	"math/big"
	"slices"

	"brook/engine/batch"
	"brook/engine/functions"
	"brook/engine/types"
)

// byRowHash is the rows of a batch in the order of the hashes of their bytes.
func byRowHash(b *batch.Batch) []int32 {
	hashes := rowHashes(b.Columns, b.Rows)
	order := make([]int32, b.Rows)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(hashes[x], hashes[y]) })
	return order
}

// rowHashes is the hash of the bytes of each row.
func rowHashes(columns []batch.Vector, rows int) []int32 {
	var buffer []byte
	hashes := make([]int32, rows)
	ts := make([]types.Type, len(columns))
	for i, c := range columns {
		ts[i] = c.Type
	}
	cells := make([]any, len(ts))
	for i := range hashes {
		for k, c := range columns {
			cells[k] = c.Value(i)
		}
		buffer = appendRow(buffer[:0], ts, cells)
		hashes[i] = functions.MurmurWords(buffer)
	}
	return hashes
}

// appendRow writes cells as Spark holds a row in memory: bits that tell NULLs, a
// word for each cell, then what does not fit a word, whose place and length the
// word tells.
func appendRow(to []byte, ts []types.Type, cells []any) []byte {
	start := len(to)
	flags := (len(cells) + 63) / 64 * 8
	to = append(to, make([]byte, flags+8*len(cells))...)
	for i, v := range cells {
		at := start + flags + 8*i
		if v == nil {
			to[start+i/8] |= 1 << (i % 8)
			if d, ok := ts[i].(types.Decimal); ok && d.Precision > 18 {
				// The room of a long decimal is there all the same.
				bin.LittleEndian.PutUint64(to[at:], uint64(len(to)-start)<<32)
				to = append(to, make([]byte, 16)...)
			}
			continue
		}
		if word, ok := wordOfCell(ts[i], v); ok {
			bin.LittleEndian.PutUint64(to[at:], word)
			continue
		}
		from := len(to)
		var size int
		to, size = appendWide(to, ts[i], v)
		bin.LittleEndian.PutUint64(to[at:], uint64(from-start)<<32|uint64(size))
	}
	return to
}

// wordOfCell is a cell of a type that fits 8 bytes.
func wordOfCell(t types.Type, v any) (uint64, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case int8:
		return uint64(uint8(v)), true
	case int16:
		return uint64(uint16(v)), true
	case int32:
		return uint64(uint32(v)), true
	case types.DateValue:
		return uint64(uint32(v)), true
	case types.MonthsValue:
		return uint64(uint32(v)), true
	case int64:
		return uint64(v), true
	case types.TimestampValue:
		return uint64(v), true
	case types.NTZValue:
		return uint64(v), true
	case types.MicrosValue:
		return uint64(v), true
	case types.TimeValue:
		return uint64(v), true
	case float32:
		if v != v {
			return 0x7fc00000, true
		}
		return uint64(math.Float32bits(v)), true
	case float64:
		if v != v {
			return 0x7ff8000000000000, true
		}
		return math.Float64bits(v), true
	case types.DecimalValue:
		if d, ok := t.(types.Decimal); ok && d.Precision <= 18 {
			return uint64(v.Unscaled.BigInt().Int64()), true
		}
	}
	return 0, false
}

// appendWide writes a cell that does not fit a word, filled up to whole words,
// and returns its size without that.
func appendWide(to []byte, t types.Type, v any) ([]byte, int) {
	start := len(to)
	switch v := v.(type) {
	case string:
		to = append(to, v...)
	case []byte:
		to = append(to, v...)
	case types.DecimalValue:
		bytes := twosComplement(v.Unscaled.BigInt())
		to = append(to, bytes...)
		return append(to, make([]byte, 16-len(bytes))...), len(bytes)
	case types.CalendarValue:
		to = bin.LittleEndian.AppendUint32(to, uint32(v.Months))
		to = bin.LittleEndian.AppendUint32(to, uint32(v.Days))
		to = bin.LittleEndian.AppendUint64(to, uint64(v.Micros))
	case types.StructValue:
		fields := t.(*types.Struct).Fields
		ts := make([]types.Type, len(fields))
		for i, f := range fields {
			ts[i] = f.Type
		}
		to = appendRow(to, ts, v)
	case types.ArrayValue:
		to = appendArray(to, t.(*types.Array).Elem, v)
	case types.MapValue:
		m := t.(*types.Map)
		to = append(to, make([]byte, 8)...)
		to = appendArray(to, m.Key, v.Keys)
		bin.LittleEndian.PutUint64(to[start:], uint64(len(to)-start-8))
		to = appendArray(to, m.Value, v.Values)
	}
	size := len(to) - start
	return append(to, make([]byte, (8-size%8)%8)...), size
}

// appendArray writes the items of an array: their number, bits that tell NULLs,
// and the items, as narrow as their type is.
func appendArray(to []byte, elem types.Type, items []any) []byte {
	start := len(to)
	flags := 8 + (len(items)+63)/64*8
	width := 8
	switch elem.Kind() {
	case types.KindBoolean, types.KindByte:
		width = 1
	case types.KindShort:
		width = 2
	case types.KindInteger, types.KindFloat, types.KindDate, types.KindYearMonthInterval:
		width = 4
	}
	to = append(to, make([]byte, flags+(width*len(items)+7)/8*8)...)
	bin.LittleEndian.PutUint64(to[start:], uint64(len(items)))
	for i, v := range items {
		at := start + flags + width*i
		if v == nil {
			to[start+8+i/8] |= 1 << (i % 8)
			continue
		}
		word, ok := wordOfCell(elem, v)
		if !ok {
			from, size := len(to), 0
			to, size = appendWide(to, elem, v)
			word = uint64(from-start)<<32 | uint64(size)
		}
		for k := range width {
			to[at+k] = byte(word >> (8 * k))
		}
	}
	return to
}

// twosComplement is a number in as few bytes as hold it and its sign, the
// highest first.
func twosComplement(n *big.Int) []byte {
	size := n.BitLen()/8 + 1
	if n.Sign() < 0 {
		size = new(big.Int).Not(n).BitLen()/8 + 1
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	return n.FillBytes(make([]byte, size))
}
