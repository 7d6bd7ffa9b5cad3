package exec

import (
	"math/bits"

	"brook/engine/batch"
)

// GroupTable numbers distinct keys in the order in which they first come. A key
// is a row of words; the table is open and holds numbers of groups.
type GroupTable struct {
	leaves []leaf
	data   int      // words of a key without its NULL flags
	flags  int      // words of NULL flags; 0 until a NULL comes
	words  []uint64 // of all groups, data+flags each
	slots  []uint32 // group+1; 0 is free
	n      uint32
	rows   []uint64 // words of the rows at hand, kept for the next ones
}

// NewGroupTable makes an empty table for keys of these columns' types.
func NewGroupTable(keys []batch.Vector) *GroupTable {
	t := &GroupTable{slots: make([]uint32, 256)}
	for _, k := range keys {
		l := leafOf(k.Type)
		words, _ := l.size()
		t.leaves = append(t.leaves, l)
		t.data += words
	}
	return t
}

// Len is the number of groups.
func (t *GroupTable) Len() int { return int(t.n) }

// bytes is how much memory the table takes.
func (t *GroupTable) bytes() int64 {
	n := 8*int64(len(t.words)) + 4*int64(len(t.slots))
	for i := range t.leaves {
		n += t.leaves[i].bytes()
	}
	return n
}

// Groups returns the group of each of n rows, making new ones as keys come.
func (t *GroupTable) Groups(keys []batch.Vector, n int) []uint32 {
	out := make([]uint32, n)
	if n == 0 {
		return out
	}
	if t.flags == 0 && hasNulls(keys) {
		t.widen()
	}
	width := t.data + t.flags
	if width == 0 { // no columns: all rows are one group
		t.n = 1
		return out
	}
	f := &frame{words: t.frame(n * width), width: width, flags: -1}
	if t.flags > 0 {
		f.flags = t.data
	}
	at, flag := 0, 0
	for i, k := range keys {
		at, flag = t.leaves[i].fill(f, k.Array, k.Const, at, flag)
	}
	if width == 1 {
		t.single(f.words, out)
	} else {
		t.several(f.words, out)
	}
	return out
}

// noGroup is what Find says of a key that the table does not have.
const noGroup = ^uint32(0)

// TellNulls has Find tell NULLs from other values.
func (t *GroupTable) TellNulls() {
	if t.flags == 0 {
		t.widen()
	}
}

// Find returns the group of each of n rows, noGroup for keys that are new. The
// table stays as it is, so that many may look at once.
func (t *GroupTable) Find(keys []batch.Vector, n int) []uint32 {
	out := make([]uint32, n)
	width := t.data + t.flags
	if t.n == 0 {
		for row := range out {
			out[row] = noGroup
		}
		return out
	}
	if width == 0 || n == 0 {
		return out
	}
	f := &frame{words: make([]uint64, n*width), width: width, flags: -1, find: true}
	if t.flags > 0 {
		f.flags = t.data
	}
	at, flag := 0, 0
	for i, k := range keys {
		at, flag = t.leaves[i].fill(f, k.Array, k.Const, at, flag)
	}
	mask := uint64(len(t.slots) - 1)
	for row := range out {
		key := f.words[row*width : row*width+width]
		out[row] = noGroup
		for i := hashOf(key) & mask; t.slots[i] != 0; i = (i + 1) & mask {
			if g := t.slots[i] - 1; sameWords(t.words[int(g)*width:], key) {
				out[row] = g
				break
			}
		}
	}
	return out
}

// frame is n words, all zero: NULLs and constants leave some out.
func (t *GroupTable) frame(n int) []uint64 {
	if n > cap(t.rows) {
		t.rows = make([]uint64, n)
		return t.rows
	}
	t.rows = t.rows[:n]
	clear(t.rows)
	return t.rows
}

func hasNulls(keys []batch.Vector) bool {
	for _, k := range keys {
		if anyNull(k.Array) {
			return true
		}
	}
	return false
}

// widen gives every group words for NULL flags.
func (t *GroupTable) widen() {
	flags := 0
	for i := range t.leaves {
		_, n := t.leaves[i].size()
		flags += n
	}
	t.flags = (flags + 63) / 64
	words := make([]uint64, 0, int(t.n)*(t.data+t.flags))
	none := make([]uint64, t.flags)
	for g := range int(t.n) {
		words = append(append(words, t.words[g*t.data:(g+1)*t.data]...), none...)
	}
	t.words = words
	t.rehash(len(t.slots))
}

const (
	mixA = 0x9E3779B97F4A7C15
	mixB = 0xD6E8FEB86659FD93
)

func mix(h, w uint64) uint64 {
	hi, lo := bits.Mul64(h^w^mixA, mixB)
	return hi ^ lo
}

func (t *GroupTable) single(words []uint64, out []uint32) {
	mask := uint64(len(t.slots) - 1)
	for row, w := range words {
		i := mix(0, w) & mask
		for {
			slot := t.slots[i]
			if slot == 0 {
				t.slots[i] = t.n + 1
				out[row] = t.n
				t.words = append(t.words, w)
				t.n++
				if int(t.n)*2 > len(t.slots) {
					t.rehash(len(t.slots) * 4)
					mask = uint64(len(t.slots) - 1)
				}
				break
			}
			if t.words[slot-1] == w {
				out[row] = slot - 1
				break
			}
			i = (i + 1) & mask
		}
	}
}

func (t *GroupTable) several(words []uint64, out []uint32) {
	width := t.data + t.flags
	mask := uint64(len(t.slots) - 1)
	for row := range out {
		key := words[row*width : row*width+width]
		i := hashOf(key) & mask
		for {
			slot := t.slots[i]
			if slot == 0 {
				t.slots[i] = t.n + 1
				out[row] = t.n
				t.words = append(t.words, key...)
				t.n++
				if int(t.n)*2 > len(t.slots) {
					t.rehash(len(t.slots) * 4)
					mask = uint64(len(t.slots) - 1)
				}
				break
			}
			if sameWords(t.words[int(slot-1)*width:], key) {
				out[row] = slot - 1
				break
			}
			i = (i + 1) & mask
		}
	}
}

func hashOf(key []uint64) uint64 {
	h := uint64(0)
	for _, w := range key {
		h = mix(h, w)
	}
	return h
}

func sameWords(group, key []uint64) bool {
	for i, w := range key {
		if group[i] != w {
			return false
		}
	}
	return true
}

func (t *GroupTable) rehash(slots int) {
	t.slots = make([]uint32, slots)
	mask := uint64(slots - 1)
	width := t.data + t.flags
	for g := range int(t.n) {
		i := hashOf(t.words[g*width:(g+1)*width]) & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = uint32(g) + 1
	}
}
