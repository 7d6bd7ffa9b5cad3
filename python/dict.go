package python

import (
	"fmt"
	"math"
	"math/big"

	"github.com/cockroachdb/apd/v3"
)

// Dict is an ordered dict.
type Dict struct {
	index   map[any]int
	entries []Entry
	dead    int
}

// Entry is a pair of a Dict.
type Entry struct {
	Key, Value any
	gone       bool
}

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{index: map[any]int{}} }

// Len is the number of pairs.
func (d *Dict) Len() int { return len(d.entries) - d.dead }

// hashKey is a Go value that equal Python values share.
func (in *Interp) hashKey(v any) any {
	switch v := v.(type) {
	case nil, string, int64, Bytes, Ellipsis:
		return v
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<62 {
			return int64(v)
		}
		return v
	case *big.Int:
		return "\x00big" + v.String()
	case Tuple:
		key := "\x00tuple"
		for _, x := range v {
			key += "\x01" + in.hashText(x)
		}
		return key
	case *Set:
		if v.Frozen {
			key := "\x00frozen"
			for _, x := range v.Items() {
				key += "\x01" + in.hashText(x)
			}
			return key
		}
	case *Instance:
		if d, ok := v.Data.(*apd.Decimal); ok {
			return in.decimalKey(d)
		}
		if h, ok := v.Data.(hashable); ok {
			return h.hashKey(in)
		}
		if m := v.Class.lookup("__hash__"); m != nil {
			return [2]any{v.Class, in.call(m, []any{v}, nil)}
		}
		if v.Class.lookup("__eq__") == nil || v.Class.Frozen {
			return v
		}
	case *Function, *Builtin, *Class, *Method, *Module, *Range:
		return v
	}
	in.raise("TypeError", "unhashable type: '"+in.TypeName(v)+"'")
	return nil
}

func (in *Interp) hashText(v any) string {
	switch k := in.hashKey(v).(type) {
	case string:
		return "s" + k
	case dateValue, timeValue, datetimeValue, deltaValue, utcTime, utcDatetime, zoneValue:
		return fmt.Sprintf("%T%v", k, k)
	default:
		return in.TypeName(v)[:1] + in.Repr(v)
	}
}

// hashOf is hash(v).
func (in *Interp) hashOf(v any) int64 {
	if n, ok := in.hashKey(v).(int64); ok {
		return n
	}
	h := int64(0)
	for _, c := range []byte(in.hashText(v)) {
		h = h*31 + int64(c)
	}
	return h
}

// Get finds a key.
func (in *Interp) DictGet(d *Dict, key any) (any, bool) {
	i, ok := d.index[in.hashKey(key)]
	if !ok {
		return nil, false
	}
	return d.entries[i].Value, true
}

// DictSet sets a key.
func (in *Interp) DictSet(d *Dict, key, value any) {
	h := in.hashKey(key)
	if i, ok := d.index[h]; ok {
		d.entries[i].Value = value
		return
	}
	d.index[h] = len(d.entries)
	d.entries = append(d.entries, Entry{Key: key, Value: value})
}

// DictDelete removes a key and reports whether it was there.
func (in *Interp) DictDelete(d *Dict, key any) bool {
	h := in.hashKey(key)
	i, ok := d.index[h]
	if !ok {
		return false
	}
	delete(d.index, h)
	d.entries[i] = Entry{gone: true}
	d.dead++
	if d.dead > 32 && d.dead > len(d.entries)/2 {
		kept := make([]Entry, 0, d.Len())
		for _, e := range d.entries {
			if !e.gone {
				d.index[in.hashKey(e.Key)] = len(kept)
				kept = append(kept, e)
			}
		}
		d.entries, d.dead = kept, 0
	}
	return true
}

// Entries are the pairs in order.
func (d *Dict) Entries() []Entry {
	if d.dead == 0 {
		return d.entries[:len(d.entries):len(d.entries)]
	}
	out := make([]Entry, 0, d.Len())
	for _, e := range d.entries {
		if !e.gone {
			out = append(out, e)
		}
	}
	return out
}

// SetString sets a key that is a str.
func (d *Dict) SetString(key string, value any) {
	if i, ok := d.index[key]; ok {
		d.entries[i].Value = value
		return
	}
	d.index[key] = len(d.entries)
	d.entries = append(d.entries, Entry{Key: key, Value: value})
}

// Set is a set or frozenset, in insertion order.
type Set struct {
	dict   *Dict
	Frozen bool
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{dict: NewDict()} }

// Items are the elements.
func (s *Set) Items() []any {
	var out []any
	for _, e := range s.dict.Entries() {
		out = append(out, e.Key)
	}
	return out
}
