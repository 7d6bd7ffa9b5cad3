package state

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"brook/engine/checkpoint"
)

// A delta is loaded on top of the version before it, so a snapshot now and then
// bounds how much a restart reads. One is written when the deltas since the last
// have as many pairs as the table itself, and not more often than this: so what
// snapshots cost follows the changes and not the size of the table.
const snapshotEvery = 10

// noValue stands for the length of a value that was removed.
const noValue = ^uint64(0)

// disk writes versions down. A file is a run of pairs: the key's and the
// value's length and the expiry as 64-bit little-endian numbers, then both. Its
// CRC-32C stands beside it, in FILE.crc.
type disk struct {
	dir        checkpoint.Dir
	partitions int
	version    int64
	snapshot   int64 // version of the last snapshot
	purged     int64 // version of the snapshot that purge went back to
	since      int   // pairs in the deltas after it
}

func (d *disk) partition(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(d.partitions))
}

func appendPair(buf []byte, key string, value []byte, expires int64, removed bool) []byte {
	n := uint64(len(value))
	if removed {
		n, value = noValue, nil
	}
	buf = binary.LittleEndian.AppendUint64(buf, uint64(len(key)))
	buf = binary.LittleEndian.AppendUint64(buf, n)
	buf = binary.LittleEndian.AppendUint64(buf, uint64(expires))
	return append(append(buf, key...), value...)
}

func (d *disk) commit(s *Store) error {
	next := d.version + 1
	deltas := make([][]byte, d.partitions)
	keys := make([]string, 0, len(s.changed))
	for key := range s.changed {
		keys = append(keys, key)
	}
	// In the order of the table, so that a reloaded table has the same order.
	slices.SortFunc(keys, func(a, b string) int {
		i, hasI := s.index[a]
		j, hasJ := s.index[b]
		switch {
		case hasI && hasJ:
			return int(i) - int(j)
		case hasI:
			return 1
		case hasJ:
			return -1
		}
		return strings.Compare(a, b)
	})
	for _, key := range keys {
		p := d.partition(key)
		if i, ok := s.index[key]; ok {
			deltas[p] = appendPair(deltas[p], key, s.entries[i].value, s.entries[i].expires, false)
		} else {
			deltas[p] = appendPair(deltas[p], key, nil, Never, true)
		}
	}
	if err := d.write(next, "delta", deltas); err != nil {
		return err
	}
	d.since += len(keys)
	if next-d.snapshot >= snapshotEvery && d.since >= s.live {
		s.touched += int64(s.live)
		all := make([][]byte, d.partitions)
		for i := range s.entries {
			if e := &s.entries[i]; !e.dead {
				p := d.partition(e.key)
				all[p] = appendPair(all[p], e.key, e.value, e.expires, false)
			}
		}
		if err := d.write(next, "snapshot", all); err != nil {
			return err
		}
		d.snapshot, d.since = next, 0
	}
	d.version = next
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (d *disk) write(version int64, kind string, parts [][]byte) error {
	name := strconv.FormatInt(version, 10) + "." + kind
	for p, data := range parts {
		folder := d.dir.Sub(strconv.Itoa(p))
		sum := binary.BigEndian.AppendUint32(nil, crc32.Checksum(data, castagnoli))
		if err := folder.Write(name+".crc", sum); err != nil {
			return err
		}
		if err := folder.Write(name, data); err != nil {
			return err
		}
	}
	return nil
}

func (d *disk) load(s *Store, version int64) error {
	var err error
	if d.snapshot, err = d.newest(version); err != nil {
		return err
	}
	for p := range d.partitions {
		folder := d.dir.Sub(strconv.Itoa(p))
		if d.snapshot > 0 {
			data, err := read(folder, strconv.FormatInt(d.snapshot, 10)+".snapshot")
			if err != nil {
				return fmt.Errorf("state of partition %d at version %d: %w", p, d.snapshot, err)
			}
			if _, err := apply(s, data); err != nil {
				return err
			}
		}
		for v := d.snapshot + 1; v <= version; v++ {
			data, err := read(folder, strconv.FormatInt(v, 10)+".delta")
			if err != nil {
				return fmt.Errorf("state of partition %d at version %d: %w", p, v, err)
			}
			pairs, err := apply(s, data)
			if err != nil {
				return err
			}
			d.since += pairs
		}
	}
	clear(s.changed)
	return nil
}

// newest is the last snapshot at or before version that all partitions have; 0
// for none.
func (d *disk) newest(version int64) (int64, error) {
	have := map[int64]int{}
	for p := range d.partitions {
		names, err := d.dir.Sub(strconv.Itoa(p)).List()
		if err != nil {
			return 0, err
		}
		for _, name := range names {
			number, isSnapshot := strings.CutSuffix(name, ".snapshot")
			if v, err := strconv.ParseInt(number, 10, 64); isSnapshot && err == nil {
				have[v]++
			}
		}
	}
	last := int64(0)
	for v, n := range have {
		if n == d.partitions && v <= version {
			last = max(last, v)
		}
	}
	return last, nil
}

func read(folder checkpoint.Dir, name string) ([]byte, error) {
	data, err := folder.Read(name)
	if err != nil {
		return nil, err
	}
	sum, err := folder.Read(name + ".crc")
	if errors.Is(err, fs.ErrNotExist) {
		return data, nil // a checksum may be swept away without harm
	}
	if err != nil {
		return nil, err
	}
	if len(sum) != 4 || binary.BigEndian.Uint32(sum) != crc32.Checksum(data, castagnoli) {
		return nil, fmt.Errorf("state file %s is damaged: its checksum differs", name)
	}
	return data, nil
}

// apply puts the pairs of a file into s and counts them.
func apply(s *Store, data []byte) (pairs int, err error) {
	for len(data) > 0 {
		if len(data) < 24 {
			return pairs, errors.New("a state file ends in the middle of a pair")
		}
		keyLen, valueLen := binary.LittleEndian.Uint64(data), binary.LittleEndian.Uint64(data[8:])
		expires := int64(binary.LittleEndian.Uint64(data[16:]))
		data = data[24:]
		removed := valueLen == noValue
		if removed {
			valueLen = 0
		}
		if keyLen > uint64(len(data)) || valueLen > uint64(len(data))-keyLen {
			return pairs, errors.New("a state file ends in the middle of a pair")
		}
		key, value := data[:keyLen], data[keyLen:keyLen+valueLen:keyLen+valueLen]
		data = data[keyLen+valueLen:]
		if removed {
			s.Remove(key)
		} else {
			s.Put(key, value, expires)
		}
		pairs++
	}
	return pairs, nil
}

// purge keeps the newest snapshot at or before version, and what follows it.
func (d *disk) purge(version int64) error {
	if d.snapshot <= d.purged {
		return nil // nothing to go back to but what is kept
	}
	base, err := d.newest(version)
	if err != nil || base <= d.purged {
		return err
	}
	for p := range d.partitions {
		folder := d.dir.Sub(strconv.Itoa(p))
		names, err := folder.List()
		if err != nil {
			return err
		}
		for _, name := range names {
			number, kind, _ := strings.Cut(name, ".")
			v, err := strconv.ParseInt(number, 10, 64)
			if err != nil || v > base || v == base && strings.HasPrefix(kind, "snapshot") {
				continue
			}
			if err := folder.Remove(name); err != nil {
				return err
			}
		}
	}
	d.purged = base
	return nil
}
