package state

import (
	"container/heap"
	"math"

	"brook/engine/checkpoint"
)

// Never is the expiry of a pair that stays until it is removed.
const Never = math.MaxInt64

// Store is the table of one operator. It is used from one goroutine.
//
// Changes are seen at once by Get and Each. Commit makes them the next version;
// a Store whose batch failed is thrown away and opened again.
type Store struct {
	entries []entry
	index   map[string]int32 // key → position in entries
	live    int
	bytes   int64
	expiry  expiryHeap
	disk    *disk // nil when nothing is written down
	changed map[string]struct{}
	touched int64
}

type entry struct {
	key     string
	value   []byte
	expires int64
	dead    bool
}

// Open makes the table of one operator as it was at version; version 0 is
// empty. dir is the operator's folder. A dir that is not durable is not written
// to. partitions is the number of files that a version is spread over.
func Open(dir checkpoint.Dir, partitions int, version int64) (*Store, error) {
	s := &Store{index: map[string]int32{}}
	if !dir.Durable() {
		return s, nil
	}
	s.disk = &disk{dir: dir, partitions: partitions, version: version}
	s.changed = map[string]struct{}{}
	if version == 0 {
		return s, nil
	}
	return s, s.disk.load(s, version)
}

// Get returns the value of key, which must not be modified.
func (s *Store) Get(key []byte) (value []byte, ok bool) {
	i, ok := s.index[string(key)]
	if !ok {
		return nil, false
	}
	s.touched++
	return s.entries[i].value, true
}

// Has reports whether key is there.
func (s *Store) Has(key []byte) bool {
	_, ok := s.index[string(key)]
	if ok {
		s.touched++
	}
	return ok
}

// Put sets the value of key, which the store takes over. expires is on the
// caller's scale, Never for none.
func (s *Store) Put(key, value []byte, expires int64) {
	s.touched++
	if i, ok := s.index[string(key)]; ok {
		e := &s.entries[i]
		s.bytes += int64(len(value) - len(e.value))
		e.value = value
		if e.expires != expires {
			e.expires = expires
			s.schedule(expires, i)
		}
		s.touch(e.key)
		return
	}
	k := string(key)
	i := int32(len(s.entries))
	s.entries = append(s.entries, entry{key: k, value: value, expires: expires})
	s.index[k] = i
	s.live++
	s.bytes += int64(len(k) + len(value))
	s.schedule(expires, i)
	s.touch(k)
}

// Remove deletes key.
func (s *Store) Remove(key []byte) {
	if i, ok := s.index[string(key)]; ok {
		s.remove(i)
	}
}

func (s *Store) remove(i int32) {
	s.touched++
	e := &s.entries[i]
	s.touch(e.key)
	delete(s.index, e.key)
	s.bytes -= int64(len(e.key) + len(e.value))
	*e = entry{dead: true}
	s.live--
	if len(s.entries) > 1024 && s.live < len(s.entries)/2 {
		s.compact()
	}
}

// compact closes the gaps that removed pairs left.
func (s *Store) compact() {
	s.touched += int64(s.live)
	kept := make([]entry, 0, s.live)
	s.expiry = s.expiry[:0]
	for _, e := range s.entries {
		if e.dead {
			continue
		}
		i := int32(len(kept))
		s.index[e.key] = i
		kept = append(kept, e)
		if e.expires != Never {
			s.expiry = append(s.expiry, due{e.expires, i})
		}
	}
	s.entries = kept
	heap.Init(&s.expiry)
}

// Each calls f for every pair in the order in which their keys first came. f
// must not change the store.
func (s *Store) Each(f func(key, value []byte)) {
	for i := range s.entries {
		if e := &s.entries[i]; !e.dead {
			s.touched++
			f([]byte(e.key), e.value)
		}
	}
}

// Expire removes the pairs whose expiry is at or before now and hands them to
// f, those that expire first coming first.
func (s *Store) Expire(now int64, f func(key, value []byte)) {
	for len(s.expiry) > 0 && s.expiry[0].at <= now {
		d := heap.Pop(&s.expiry).(due)
		if int(d.entry) >= len(s.entries) {
			continue
		}
		e := s.entries[d.entry]
		if e.dead || e.expires != d.at {
			continue // removed or put off since
		}
		s.touched++
		f([]byte(e.key), e.value)
		delete(s.index, e.key)
		s.touch(e.key)
		s.bytes -= int64(len(e.key) + len(e.value))
		s.entries[d.entry] = entry{dead: true}
		s.live--
	}
	if len(s.entries) > 1024 && s.live < len(s.entries)/2 {
		s.compact()
	}
}

// NextExpiry is the earliest expiry among the pairs; Never when there is none.
func (s *Store) NextExpiry() int64 {
	for len(s.expiry) > 0 {
		d := s.expiry[0]
		if e := s.entries[d.entry]; !e.dead && e.expires == d.at {
			return d.at
		}
		heap.Pop(&s.expiry)
	}
	return Never
}

// Touched counts the pairs that have been read, written, moved or removed since
// the table was opened: what the work on it costs, whatever its size.
func (s *Store) Touched() int64 { return s.touched }

// Len is the number of pairs.
func (s *Store) Len() int { return s.live }

// Bytes estimates the memory of keys and values.
func (s *Store) Bytes() int64 { return s.bytes + int64(s.live)*64 }

// Commit makes the changes the next version, on disk when the store is durable.
func (s *Store) Commit() error {
	if s.disk == nil {
		return nil
	}
	if err := s.disk.commit(s); err != nil {
		return err
	}
	clear(s.changed)
	return nil
}

// Purge deletes what is only needed for versions before version.
func (s *Store) Purge(version int64) error {
	if s.disk == nil {
		return nil
	}
	return s.disk.purge(version)
}

func (s *Store) touch(key string) {
	if s.disk != nil {
		s.changed[key] = struct{}{}
	}
}

func (s *Store) schedule(at int64, i int32) {
	if at != Never {
		heap.Push(&s.expiry, due{at, i})
	}
}

// due says when an entry may expire; it is out of date when the entry has been
// removed or got another expiry.
type due struct {
	at    int64
	entry int32
}

type expiryHeap []due

func (h expiryHeap) Len() int { return len(h) }
func (h expiryHeap) Less(i, j int) bool {
	return h[i].at < h[j].at || h[i].at == h[j].at && h[i].entry < h[j].entry
}
func (h expiryHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *expiryHeap) Push(x any)   { *h = append(*h, x.(due)) }
func (h *expiryHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
