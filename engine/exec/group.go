package exec

import (
	"math"

	"brook/engine/batch"
	"brook/engine/state"
	"brook/engine/types"
)

// GroupTable numbers distinct keys in the order in which they first come.
type GroupTable struct {
	n     uint32
	null  int64 // group of a single NULL key; -1 for none yet
	longs map[int64]uint32
	texts map[string]uint32
	codec *state.Codec // of keys of several columns, or of other types
}

// NewGroupTable makes an empty table for keys of these columns' types.
func NewGroupTable(keys []batch.Vector) *GroupTable {
	t := &GroupTable{null: -1}
	if len(keys) == 1 {
		switch width(keys[0].Type) {
		case 4, 8:
			t.longs = map[int64]uint32{}
			return t
		case -1:
			t.texts = map[string]uint32{}
			return t
		}
	}
	ts := make([]types.Type, len(keys))
	for i, k := range keys {
		ts[i] = k.Type
	}
	t.codec = state.NewCodec(ts)
	t.texts = map[string]uint32{}
	return t
}

// width is the bytes of an integer-like type, -1 for text and 0 for others.
func width(t types.Type) int {
	switch t.Kind() {
	case types.KindInteger, types.KindDate:
		return 4
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDouble:
		return 8
	case types.KindString:
		return -1
	}
	return 0
}

// Len is the number of groups.
func (t *GroupTable) Len() int { return int(t.n) }

// Groups returns the group of each of n rows, making new ones as keys come.
func (t *GroupTable) Groups(keys []batch.Vector, n int) []uint32 {
	out := make([]uint32, n)
	switch {
	case len(keys) == 0:
		if t.n == 0 && n > 0 {
			t.n = 1
		}
	case t.codec != nil:
		for i, key := range t.codec.Encode(keys, n) {
			out[i] = t.text(key)
		}
	case t.longs != nil:
		t.fixed(keys[0], out)
	default:
		t.strings(keys[0], out)
	}
	return out
}

func (t *GroupTable) text(key []byte) uint32 {
	g, ok := t.texts[string(key)]
	if !ok {
		g = t.n
		t.texts[string(key)] = g
		t.n++
	}
	return g
}

func (t *GroupTable) nullGroup() uint32 {
	if t.null < 0 {
		t.null = int64(t.n)
		t.n++
	}
	return uint32(t.null)
}

func (t *GroupTable) strings(v batch.Vector, out []uint32) {
	offsets, data := batch.Bytes(v.Array)
	nulls := v.NullCount() > 0
	last, lastGroup := []byte(nil), uint32(0)
	for i := range out {
		r := v.Index(i)
		if nulls && v.Array.IsNull(r) {
			out[i] = t.nullGroup()
			continue
		}
		key := data[offsets[r]:offsets[r+1]]
		if last == nil || string(last) != string(key) {
			lastGroup = t.text(key)
			last = key
			if last == nil {
				last = []byte{}
			}
		}
		out[i] = lastGroup
	}
}

func (t *GroupTable) fixed(v batch.Vector, out []uint32) {
	nulls := v.NullCount() > 0
	get := fixedKey(v)
	for i := range out {
		r := v.Index(i)
		if nulls && v.Array.IsNull(r) {
			out[i] = t.nullGroup()
			continue
		}
		key := get(r)
		g, ok := t.longs[key]
		if !ok {
			g = t.n
			t.longs[key] = g
			t.n++
		}
		out[i] = g
	}
}

// fixedKey reads a key as 64 bits; doubles that are equal have equal bits.
func fixedKey(v batch.Vector) func(i int) int64 {
	switch {
	case v.Type.Kind() == types.KindDouble:
		values := batch.Values[float64](v.Array)
		return func(i int) int64 {
			f := values[i]
			switch {
			case f == 0:
				return 0
			case f != f:
				return int64(math.Float64bits(math.NaN()))
			}
			return int64(math.Float64bits(f))
		}
	case width(v.Type) == 4:
		values := batch.Values[int32](v.Array)
		return func(i int) int64 { return int64(values[i]) }
	}
	values := batch.Values[int64](v.Array)
	return func(i int) int64 { return values[i] }
}
