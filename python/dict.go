package python

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// Dict is an ordered dict. Of is the object part of a value of a class below
// dict, nil for a dict itself.
type Dict struct {
	index   map[any]int
	more    map[any][]int // further entries of a hash key, see sameKey
	entries []Entry
	dead    int
	Of      *Instance
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

func (d *Dict) clear() { d.index, d.more, d.entries, d.dead = map[any]int{}, nil, nil, 0 }

// compound is the hash key of a value that has no Go value of its own.
type compound string

// hashKey is a Go value that equal Python values share. Objects with a __hash__
// of their own share the key of the int that it gives.
func (in *Interp) hashKey(v any) any {
	switch v := v.(type) {
	case nil, string, int64, Bytes, Ellipsis, NotImplemented:
		return v
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case float64:
		switch {
		case math.IsNaN(v):
			return compound("nan")
		case v == math.Trunc(v) && math.Abs(v) < 1<<63:
			return int64(v)
		case v == math.Trunc(v) && !math.IsInf(v, 0):
			b, _ := big.NewFloat(v).Int(nil)
			return compound("big" + b.String())
		}
		return v
	case *big.Int:
		return compound("big" + v.Text(62))
	case Tuple:
		in.deeper()
		defer in.shallower()
		var key strings.Builder
		key.WriteString("tuple")
		for _, x := range v {
			in.hashText(&key, x)
		}
		return compound(key.String())
	case *Set:
		if v.Of != nil {
			if m := special(v, "__hash__"); m != nil {
				return in.call(m, []any{v}, nil)
			}
		}
		if v.Frozen {
			var parts []string
			for _, x := range v.Items() {
				var key strings.Builder
				in.hashText(&key, x)
				parts = append(parts, key.String())
			}
			slices.Sort(parts)
			return compound("frozenset" + strings.Join(parts, ""))
		}
	case *Instance:
		return in.objectKey(v)
	case *Dict, *List:
		if m := special(v, "__hash__"); m != nil {
			return in.hashKey(in.call(m, []any{v}, nil))
		}
	case *Method:
		if _, ok := v.Self.(*Instance); ok {
			return Method{v.Self, v.Func}
		}
		return v
	case *Alias:
		return compound("alias" + in.Repr(v))
	case *Function, *Builtin, *Class, *Module, *Range, *Iterator, *Property, *wrapped:
		return v
	}
	in.raise("TypeError", "unhashable type: '"+in.operandName(v)+"'")
	return nil
}

func (in *Interp) objectKey(v *Instance) any {
	if key := in.dataKey(v); key != nil {
		return key
	}
	m, has := v.Class.find("__hash__")
	if b, ok := m.(*Builtin); ok && b.inherited {
		has = false
	}
	switch {
	case has && m == nil:
		in.raise("TypeError", "unhashable type: '"+in.operandName(v)+"'")
	case has:
		out := in.call(m, []any{v}, nil)
		if !isInt(out) {
			in.raise("TypeError", "__hash__ method should return an integer")
		}
		return in.hashKey(out)
	case v.Native != nil:
		return in.hashKey(v.Native)
	case special(v, "__eq__") == nil || v.Class.Frozen:
		return v
	}
	in.raise("TypeError", "unhashable type: '"+in.operandName(v)+"'")
	return nil
}

// dataKey is the hash key of the data of a class in Go that compares by value;
// nil for other objects.
func (in *Interp) dataKey(v *Instance) any {
	switch d := v.Data.(type) {
	case *apd.Decimal:
		return in.decimalKey(d)
	case hashable:
		return d.hashKey(in)
	}
	return nil
}

// hashText writes the hash key of a part of a tuple or frozenset.
func (in *Interp) hashText(b *strings.Builder, v any) {
	part := func(kind byte, s string) {
		b.WriteByte(kind)
		b.WriteString(strconv.Itoa(len(s)))
		b.WriteByte(':')
		b.WriteString(s)
	}
	switch k := in.hashKey(v).(type) {
	case string:
		part('s', k)
	case Bytes:
		part('b', string(k))
	case compound:
		part('c', string(k))
	case int64:
		part('i', strconv.FormatInt(k, 36))
	case float64:
		part('f', strconv.FormatUint(math.Float64bits(k), 36))
	case nil:
		part('n', "")
	case dateValue, timeValue, datetimeValue, deltaValue, utcTime, utcDatetime, zoneValue:
		part('d', fmt.Sprintf("%T%v", k, k))
	default:
		part('o', strconv.FormatInt(in.identity(k), 36))
	}
}

// sameKey tells whether an entry with the hash key of key is that of key. Only
// objects, and ints that share their hash, can differ.
func (in *Interp) sameKey(d *Dict, i int, key any) bool {
	have := d.entries[i].Key
	x, isObject := have.(*Instance)
	y, other := key.(*Instance)
	if (!isObject || in.dataKey(x) != nil) && (!other || in.dataKey(y) != nil) {
		return true
	}
	return have == key || in.Equal(have, key)
}

// entryOf is where the entry of key is, or -1.
func (in *Interp) entryOf(d *Dict, h, key any) int {
	i, ok := d.index[h]
	if !ok {
		return -1
	}
	if in.sameKey(d, i, key) {
		return i
	}
	for _, i := range d.more[h] {
		if in.sameKey(d, i, key) {
			return i
		}
	}
	return -1
}

// DictGet finds a key.
func (in *Interp) DictGet(d *Dict, key any) (any, bool) {
	if i := in.entryOf(d, in.hashKey(key), key); i >= 0 {
		return d.entries[i].Value, true
	}
	return nil, false
}

// DictSet sets a key.
func (in *Interp) DictSet(d *Dict, key, value any) {
	h := in.hashKey(key)
	if i := in.entryOf(d, h, key); i >= 0 {
		d.entries[i].Value = value
		return
	}
	d.append(h, Entry{Key: key, Value: value})
}

func (d *Dict) append(h any, e Entry) {
	if _, taken := d.index[h]; taken {
		if d.more == nil {
			d.more = map[any][]int{}
		}
		d.more[h] = append(d.more[h], len(d.entries))
	} else {
		d.index[h] = len(d.entries)
	}
	d.entries = append(d.entries, e)
}

// DictDelete removes a key and reports whether it was there.
func (in *Interp) DictDelete(d *Dict, key any) bool {
	h := in.hashKey(key)
	i := in.entryOf(d, h, key)
	if i < 0 {
		return false
	}
	rest := d.more[h]
	switch {
	case d.index[h] != i:
		d.more[h] = slices.DeleteFunc(rest, func(x int) bool { return x == i })
	case len(rest) > 0:
		d.index[h], d.more[h] = rest[0], rest[1:]
	default:
		delete(d.index, h)
	}
	d.entries[i] = Entry{gone: true}
	d.dead++
	if i == len(d.entries)-1 {
		d.entries = d.entries[:i]
		d.dead--
	} else if d.dead > 32 && d.dead > len(d.entries)/2 {
		live := d.Entries()
		d.clear()
		for _, e := range live {
			d.append(in.hashKey(e.Key), e)
		}
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
	d.append(key, Entry{Key: key, Value: value})
}

// Set is a set or frozenset; see setOrder for the order of its elements. Of is the object part of a
// value of a class below it.
type Set struct {
	dict   *Dict
	Frozen bool
	Of     *Instance
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{dict: NewDict()} }

// Items are the elements.
func (s *Set) Items() []any {
	entries := s.dict.Entries()
	if ordered, ok := setOrder(entries); ok {
		return ordered
	}
	out := make([]any, 0, len(entries))
	for _, e := range entries {
		out = append(out, e.Key)
	}
	return out
}
