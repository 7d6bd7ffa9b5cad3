package state

import (
	"encoding/binary"
	"slices"

	"brook/engine/checkpoint"
)

// Buckets is a table in which several pairs may have the same key: each of them
// has a number besides. What is asked of one key costs what is stored under it.
type Buckets struct {
	*Store
	numbers map[string][]int64 // by key, in the order of coming
	next    int64
}

// numberBytes is how much a pair's number adds to its stored key.
const numberBytes = 8

// OpenBuckets makes the table of one operator as it was at version; see Open.
func OpenBuckets(dir checkpoint.Dir, partitions int, version int64) (*Buckets, error) {
	s, err := Open(dir, partitions, version)
	if err != nil {
		return nil, err
	}
	b := &Buckets{Store: s, numbers: map[string][]int64{}}
	for i := range s.entries {
		if e := &s.entries[i]; !e.dead {
			key, number := split([]byte(e.key))
			b.numbers[string(key)] = append(b.numbers[string(key)], number)
			b.next = max(b.next, number+1)
		}
	}
	return b, nil
}

func joined(key []byte, number int64) []byte {
	return binary.BigEndian.AppendUint64(slices.Clip(key), uint64(number))
}

func split(stored []byte) (key []byte, number int64) {
	at := len(stored) - numberBytes
	return stored[:at], int64(binary.BigEndian.Uint64(stored[at:]))
}

// Add puts a new pair under key and returns its number.
func (b *Buckets) Add(key, value []byte, expires int64) int64 {
	number := b.next
	b.Set(key, number, value, expires)
	return number
}

// Set puts the pair with this number under key, which is new or was there
// before.
func (b *Buckets) Set(key []byte, number int64, value []byte, expires int64) {
	stored := joined(key, number)
	if !b.Has(stored) {
		b.numbers[string(key)] = append(b.numbers[string(key)], number)
		b.next = max(b.next, number+1)
	}
	b.Put(stored, value, expires)
}

// Under calls f for every pair under key. f must not change the table.
func (b *Buckets) Under(key []byte, f func(number int64, value []byte)) {
	for _, n := range b.numbers[string(key)] {
		if value, ok := b.Get(joined(key, n)); ok {
			f(n, value)
		}
	}
}

// Clear removes all pairs under key.
func (b *Buckets) Clear(key []byte) {
	for _, n := range b.numbers[string(key)] {
		b.Remove(joined(key, n))
	}
	delete(b.numbers, string(key))
}

// ExpirePairs is Store.Expire with the keys taken apart.
func (b *Buckets) ExpirePairs(now int64, f func(key []byte, number int64, value []byte)) {
	b.Expire(now, func(stored, value []byte) {
		key, number := split(stored)
		left := slices.DeleteFunc(b.numbers[string(key)], func(n int64) bool { return n == number })
		if len(left) == 0 {
			delete(b.numbers, string(key))
		} else {
			b.numbers[string(key)] = left
		}
		f(key, number, value)
	})
}

// EachPair is Store.Each with the keys taken apart.
func (b *Buckets) EachPair(f func(key []byte, number int64, value []byte)) {
	b.Each(func(stored, value []byte) {
		key, number := split(stored)
		f(key, number, value)
	})
}

// Expiry is when a pair expires; ok is false when there is none.
func (b *Buckets) Expiry(key []byte, number int64) (expires int64, ok bool) {
	i, ok := b.index[string(joined(key, number))]
	if !ok {
		return Never, false
	}
	return b.entries[i].expires, true
}

// Holds reports whether there is such a pair.
func (b *Buckets) Holds(key []byte, number int64) bool {
	_, ok := b.index[string(joined(key, number))]
	return ok
}
