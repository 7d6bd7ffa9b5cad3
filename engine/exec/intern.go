package exec

import "hash/maphash"

// interner numbers distinct byte strings from 0 on.
type interner struct {
	seed  maphash.Seed
	slots []uint32 // number+1; 0 is free
	sums  []uint64 // hash of each string
	ends  []int    // end of each string in data
	data  []byte
	last  uint64 // number of the string that came last, +1
}

func newInterner() *interner {
	return &interner{seed: maphash.MakeSeed(), slots: make([]uint32, 64)}
}

func (t *interner) at(id uint32) []byte {
	from := 0
	if id > 0 {
		from = t.ends[id-1]
	}
	return t.data[from:t.ends[id]]
}

// number is the number of b, which is new or was met before.
func (t *interner) number(b []byte) uint64 {
	// Neighbours are often equal.
	if t.last > 0 && string(t.at(uint32(t.last-1))) == string(b) {
		return t.last - 1
	}
	sum := maphash.Bytes(t.seed, b)
	mask := uint64(len(t.slots) - 1)
	i := sum & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		id := t.slots[i] - 1
		if t.sums[id] == sum && string(t.at(id)) == string(b) {
			t.last = uint64(id) + 1
			return uint64(id)
		}
	}
	id := uint32(len(t.sums))
	t.slots[i] = id + 1
	t.sums = append(t.sums, sum)
	t.data = append(t.data, b...)
	t.ends = append(t.ends, len(t.data))
	t.last = uint64(id) + 1
	if len(t.sums)*2 > len(t.slots) {
		t.grow()
	}
	return uint64(id)
}

// noNumber is what find says of a string that is new.
const noNumber = 1<<56 - 1

// find is the number of b, or noNumber. It changes nothing.
func (t *interner) find(b []byte) uint64 {
	sum := maphash.Bytes(t.seed, b)
	mask := uint64(len(t.slots) - 1)
	for i := sum & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if id := t.slots[i] - 1; t.sums[id] == sum && string(t.at(id)) == string(b) {
			return uint64(id)
		}
	}
	return noNumber
}

func (t *interner) grow() {
	t.slots = make([]uint32, len(t.slots)*4)
	mask := uint64(len(t.slots) - 1)
	for id, sum := range t.sums {
		i := sum & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = uint32(id) + 1
	}
}
