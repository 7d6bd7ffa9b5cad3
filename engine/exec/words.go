package exec

import (
	"encoding/binary"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/state"
	"brook/engine/types"
)

// leaf is a part of a key that takes whole words of 64 bits. Equal values have
// equal words: numbers are themselves, strings are numbered as they come, and
// structs are taken apart.
type leaf struct {
	typ    types.Type
	words  int
	fields []leaf       // of a struct, which has no words of its own
	texts  *interner    // of strings and of encoded values
	codec  *state.Codec // of lists, maps and other long values
}

func leafOf(t types.Type) leaf {
	l := leaf{typ: t, words: 1}
	switch t := t.(type) {
	case *types.Struct:
		l.words = 0
		for _, f := range t.Fields {
			l.fields = append(l.fields, leafOf(f.Type))
		}
		return l
	case types.Decimal:
		l.words = 2
		return l
	}
	switch t.Kind() {
	case types.KindNull:
		l.words = 0
	case types.KindBoolean, types.KindByte, types.KindShort, types.KindInteger, types.KindLong, types.KindFloat, types.KindDouble,
		types.KindDate, types.KindTimestamp, types.KindTimestampNTZ, types.KindYearMonthInterval, types.KindDayTimeInterval, types.KindTime:
	case types.KindString, types.KindBinary:
		l.texts = newInterner()
	default:
		l.texts, l.codec = newInterner(), state.NewCodec([]types.Type{t})
	}
	return l
}

// size is how many words and how many NULL flags l has, its fields included.
func (l *leaf) size() (words, flags int) {
	words, flags = l.words, 1
	for i := range l.fields {
		w, f := l.fields[i].size()
		words, flags = words+w, flags+f
	}
	return words, flags
}

// bytes is how much memory the strings of l take.
func (l *leaf) bytes() (n int64) {
	if l.texts != nil {
		n = int64(len(l.texts.data)) + 4*int64(len(l.texts.slots)) + 16*int64(len(l.texts.sums))
	}
	for i := range l.fields {
		n += l.fields[i].bytes()
	}
	return n
}

// frame is the words of the keys of some rows, row by row.
type frame struct {
	words []uint64
	width int  // words a row
	flags int  // first word of the NULL flags; -1 without any
	find  bool // strings that have no number get none
}

// number is the number of a string.
func (f *frame) number(t *interner, b []byte) uint64 {
	if f.find {
		return t.find(b)
	}
	return t.number(b)
}

// fill writes the words of l, from column at on, and its NULL flags, from flag
// on, for all rows of a. It returns the next column and flag.
func (l *leaf) fill(f *frame, a arrow.Array, constant bool, at, flag int) (int, int) {
	n := len(f.words) / f.width
	nulls := a.NullN() > 0
	null := func(row int) bool {
		if constant {
			row = 0
		}
		return nulls && a.IsNull(row)
	}
	if nulls && f.flags >= 0 {
		for row := range n {
			if null(row) {
				f.words[row*f.width+f.flags+flag/64] |= 1 << (flag % 64)
			}
		}
	}
	switch {
	case l.fields != nil || l.words == 0:
		flag++
		for i := range l.fields {
			child := a.(*array.Struct).Field(i)
			if nulls {
				// What stands in the fields of a NULL has no say.
				child = batch.Take(l.fields[i].typ, child, present(a))
			}
			at, flag = l.fields[i].fill(f, child, constant, at, flag)
		}
		return at, flag
	case l.codec != nil:
		rows := n
		if constant {
			rows = 1
		}
		encoded := l.codec.Encode([]batch.Vector{batch.Of(l.typ, a)}, rows)
		put(f, at, constant, null, func(row int) uint64 { return f.number(l.texts, encoded[row]) })
	case l.texts != nil:
		l.text(f, a, at, constant, null)
	case l.words == 2:
		values := batch.Values[decimal128.Num](a)
		put(f, at, constant, null, func(row int) uint64 { return values[row].LowBits() })
		put(f, at+1, constant, null, func(row int) uint64 { return uint64(values[row].HighBits()) })
	default:
		l.number(f, a, at, constant, null)
	}
	return at + l.words, flag + 1
}

// shortText is how long a text may be to be its own word: its bytes, and its
// length in the highest one.
const shortText = 7

// longText marks the words of longer texts, which are numbers.
const longText = 0xFF << 56

func (l *leaf) text(f *frame, a arrow.Array, at int, constant bool, null func(int) bool) {
	offsets, data := batch.Bytes(a)
	word := func(row int) uint64 {
		b := data[offsets[row]:offsets[row+1]]
		if len(b) > shortText {
			return longText | f.number(l.texts, b)
		}
		var w [8]byte
		copy(w[:], b)
		w[7] = byte(len(b))
		return binary.LittleEndian.Uint64(w[:])
	}
	if constant || a.NullN() > 0 {
		put(f, at, constant, null, word)
		return
	}
	from := int(offsets[0])
	for i, row := at, 0; i < len(f.words); i, row = i+f.width, row+1 {
		to := int(offsets[row+1])
		if n := to - from; n <= shortText && from+8 <= len(data) {
			f.words[i] = binary.LittleEndian.Uint64(data[from:])&(1<<(8*n)-1) | uint64(n)<<56
		} else {
			f.words[i] = word(row)
		}
		from = to
	}
}

// present has every row of a, -1 for those that are NULL.
func present(a arrow.Array) []int32 {
	rows := make([]int32, a.Len())
	for i := range rows {
		rows[i] = int32(i)
		if a.IsNull(i) {
			rows[i] = -1
		}
	}
	return rows
}

func (l *leaf) number(f *frame, a arrow.Array, at int, constant bool, null func(int) bool) {
	switch l.typ.Kind() {
	case types.KindBoolean:
		bits := batch.Booleans(a)
		put(f, at, constant, null, func(row int) uint64 {
			if bits.Get(row) {
				return 1
			}
			return 0
		})
	case types.KindByte:
		whole[int8](f, a, at, constant, null)
	case types.KindShort:
		whole[int16](f, a, at, constant, null)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		whole[int32](f, a, at, constant, null)
	case types.KindFloat:
		values := batch.Values[float32](a)
		put(f, at, constant, null, func(row int) uint64 { return sameBits(float64(values[row])) })
	case types.KindDouble:
		values := batch.Values[float64](a)
		put(f, at, constant, null, func(row int) uint64 { return sameBits(values[row]) })
	default:
		whole[int64](f, a, at, constant, null)
	}
}

// sameBits is the bits of v: those of equal values are equal, and so are all
// NaNs.
func sameBits(v float64) uint64 {
	switch {
	case v == 0:
		return 0
	case v != v:
		return math.Float64bits(math.NaN())
	}
	return math.Float64bits(v)
}

func whole[T int8 | int16 | int32 | int64](f *frame, a arrow.Array, at int, constant bool, null func(int) bool) {
	values := batch.Values[T](a)
	if !constant && a.NullN() == 0 {
		for row, v := range values {
			f.words[row*f.width+at] = uint64(v)
		}
		return
	}
	put(f, at, constant, null, func(row int) uint64 { return uint64(values[row]) })
}

// put writes a word of every row; NULLs have 0.
func put(f *frame, at int, constant bool, null func(int) bool, word func(row int) uint64) {
	if constant {
		if null(0) {
			return
		}
		w := word(0)
		for i := at; i < len(f.words); i += f.width {
			f.words[i] = w
		}
		return
	}
	for i, row := at, 0; i < len(f.words); i, row = i+f.width, row+1 {
		if !null(row) {
			f.words[i] = word(row)
		}
	}
}

// anyNull reports whether a, or a field of it, has a NULL.
func anyNull(a arrow.Array) bool {
	if a.NullN() > 0 {
		return true
	}
	if s, ok := a.(*array.Struct); ok {
		for i := range s.NumField() {
			if anyNull(s.Field(i)) {
				return true
			}
		}
	}
	return false
}
