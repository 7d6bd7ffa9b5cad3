package python

import (
	"math"
	"math/big"
	"unicode/utf8"
)

// span is the start, stop, step and length of a slice over n items.
func (in *Interp) span(s *Slice, n int64) (start, stop, step int64) {
	step = 1
	if s.Step != nil {
		if step = in.bound(s.Step); step == 0 {
			in.raise("ValueError", "slice step cannot be zero")
		}
		step = max(step, -math.MaxInt64)
	}
	clip := func(v any, otherwise, low, high int64) int64 {
		if v == nil {
			return otherwise
		}
		i := in.bound(v)
		if i < 0 {
			i += n
		}
		return max(low, min(i, high))
	}
	if step > 0 {
		return clip(s.Start, 0, 0, n), clip(s.Stop, n, 0, n), step
	}
	return clip(s.Start, n-1, -1, n-1), clip(s.Stop, -1, -1, n-1), step
}

// bound reads a part of a slice; ints of any size are clipped.
func (in *Interp) bound(v any) int64 {
	switch x := native(v).(type) {
	case int64:
		return x
	case bool:
		return in.Index(x)
	case *big.Int:
		if x.Sign() < 0 {
			return math.MinInt64
		}
		return math.MaxInt64
	}
	out, ok := in.method(v, "__index__")
	if !ok {
		in.raise("TypeError", "slice indices must be integers or None or have an __index__ method")
	}
	return in.bound(out)
}

// steps is how many items a slice takes.
func steps(start, stop, step int64) int64 { return (&Range{start, stop, step}).Len() }

func sliced[T any](items []T, start, stop, step int64) []T {
	n := steps(start, stop, step)
	out := make([]T, 0, n)
	if step == 1 {
		return append(out, items[start:max(start, stop)]...)
	}
	for i := range n {
		out = append(out, items[start+i*step])
	}
	return out
}

// position checks an index.
func (in *Interp) position(key any, n int, kind string) int {
	if b, ok := native(key).(*big.Int); ok {
		in.raise("IndexError", "cannot fit '"+in.TypeName(b)+"' into an index-sized integer")
	}
	i := in.Index(key)
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		in.raise("IndexError", kind+" index out of range")
	}
	return int(i)
}

// GetItem is v[key].
func (in *Interp) GetItem(v, key any) any {
	if m := special(v, "__getitem__"); m != nil {
		return in.call(m, []any{v, key}, nil)
	}
	s, isSlice := key.(*Slice)
	if b, ok := v.(*ByteArray); ok && isSlice {
		start, stop, step := in.span(s, int64(len(b.b)))
		return &ByteArray{sliced(b.b, start, stop, step)}
	}
	switch v := native(v).(type) {
	case *List:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v.Items)))
			return &List{Items: sliced(v.Items, start, stop, step)}
		}
		if i, ok := key.(int64); ok && i >= 0 && i < int64(len(v.Items)) {
			return v.Items[i]
		}
		in.needIndex(key, "list")
		return v.Items[in.position(key, len(v.Items), "list")]
	case Tuple:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v)))
			return Tuple(sliced(v, start, stop, step))
		}
		in.needIndex(key, "tuple")
		return v[in.position(key, len(v), "tuple")]
	case string:
		return in.character(v, key)
	case Bytes:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v)))
			return Bytes(sliced([]byte(v), start, stop, step))
		}
		in.needIndex(key, "byte")
		i := in.Index(key)
		if i < 0 {
			i += int64(len(v))
		}
		if i < 0 || i >= int64(len(v)) {
			in.raise("IndexError", "index out of range")
		}
		return int64(v[i])
	case *Range:
		if isSlice {
			start, stop, step := in.span(s, v.Len())
			return &Range{v.Start + start*v.Step, v.Start + stop*v.Step, v.Step * step}
		}
		in.needIndex(key, "range")
		return v.Start + int64(in.position(key, int(v.Len()), "range object"))*v.Step
	case *Dict:
		return in.dictItem(v, key)
	case *Class:
		return in.subscripted(v, key)
	case *Alias:
		args, ok := key.(Tuple)
		if !ok {
			args = Tuple{key}
		}
		return &Alias{Origin: v.Origin, Args: args, name: v.name}
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object is not subscriptable")
	return nil
}

// dictItem is dict.__getitem__; a class below dict may fill in with __missing__.
func (in *Interp) dictItem(d *Dict, key any) any {
	out, ok := in.DictGet(d, key)
	if ok {
		return out
	}
	if m := special(d, "__missing__"); m != nil {
		return in.call(m, []any{d, key}, nil)
	}
	in.raiseKey(key)
	return nil
}

// raiseKey raises the KeyError of a key.
func (in *Interp) raiseKey(key any) {
	e := in.exception("KeyError", "")
	e.Attrs["args"] = Tuple{key}
	in.RaiseValue(e)
}

// character is text[key] for an index or a slice.
func (in *Interp) character(v string, key any) any {
	plain := ascii(v)
	if s, ok := key.(*Slice); ok {
		if plain {
			start, stop, step := in.span(s, int64(len(v)))
			if step == 1 {
				return v[start:max(start, stop)]
			}
			return string(sliced([]byte(v), start, stop, step))
		}
		runes := []rune(v)
		start, stop, step := in.span(s, int64(len(runes)))
		return string(sliced(runes, start, stop, step))
	}
	in.needIndex(key, "string")
	if plain {
		i := in.position(key, len(v), "string")
		return v[i : i+1]
	}
	i := in.position(key, utf8.RuneCountInString(v), "string")
	for at, r := range v {
		if i == 0 {
			return v[at : at+utf8.RuneLen(r)]
		}
		i--
	}
	return ""
}

func (in *Interp) needIndex(key any, kind string) {
	if isInt(native(key)) || special(key, "__index__") != nil {
		return
	}
	if kind == "string" {
		in.raise("TypeError", "string indices must be integers, not '"+in.TypeName(key)+"'")
	}
	in.raise("TypeError", kind+" indices must be integers or slices, not "+in.TypeName(key))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// SetItem is v[key] = value.
func (in *Interp) SetItem(v, key, value any) {
	if m := special(v, "__setitem__"); m != nil {
		in.call(m, []any{v, key, value}, nil)
		return
	}
	in.setItem(v, key, value)
}

// setItem is SetItem of the built-in types.
func (in *Interp) setItem(v, key, value any) {
	switch v := v.(type) {
	case *List:
		if s, ok := key.(*Slice); ok {
			in.setSlice(v, s, value)
			return
		}
		in.needIndex(key, "list")
		v.Items[in.position(key, len(v.Items), "list assignment")] = value
		return
	case *Dict:
		in.DictSet(v, key, value)
		return
	case *ByteArray:
		in.setBytes(v, key, value, false)
		return
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object does not support item assignment")
}

func (in *Interp) setSlice(v *List, s *Slice, value any) {
	if _, ok := in.iter(value); !ok {
		if s.Step == nil {
			in.raise("TypeError", "can only assign an iterable")
		}
		in.raise("TypeError", "must assign iterable to extended slice")
	}
	items := in.Items(value)
	start, stop, step := in.span(s, int64(len(v.Items)))
	if step == 1 {
		stop = max(stop, start)
		in.room(int64(len(v.Items) + len(items)))
		out := append(make([]any, 0, len(v.Items)+len(items)), v.Items[:start]...)
		v.Items = append(append(out, items...), v.Items[stop:]...)
		return
	}
	if k := steps(start, stop, step); k != int64(len(items)) {
		in.raise("ValueError", "attempt to assign sequence of size "+in.Repr(int64(len(items)))+" to extended slice of size "+in.Repr(k))
	}
	for n, x := range items {
		v.Items[start+int64(n)*step] = x
	}
}

// DelItem is del v[key].
func (in *Interp) DelItem(v, key any) {
	if m := special(v, "__delitem__"); m != nil {
		in.call(m, []any{v, key}, nil)
		return
	}
	in.delItem(v, key)
}

// delItem is DelItem of the built-in types.
func (in *Interp) delItem(v, key any) {
	switch v := v.(type) {
	case *List:
		if s, ok := key.(*Slice); ok {
			in.delSlice(v, s)
			return
		}
		in.needIndex(key, "list")
		i := in.position(key, len(v.Items), "list assignment")
		v.Items = append(v.Items[:i:i], v.Items[i+1:]...)
		return
	case *Dict:
		if !in.DictDelete(v, key) {
			in.raiseKey(key)
		}
		return
	case *ByteArray:
		in.setBytes(v, key, nil, true)
		return
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object doesn't support item deletion")
}

func (in *Interp) delSlice(v *List, s *Slice) {
	start, stop, step := in.span(s, int64(len(v.Items)))
	n := steps(start, stop, step)
	if n == 0 {
		return
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	kept := append(make([]any, 0, int64(len(v.Items))-n), v.Items[:start]...)
	for i := start; i < int64(len(v.Items)); i++ {
		if at := i - start; at%step != 0 || at/step >= n {
			kept = append(kept, v.Items[i])
		}
	}
	v.Items = kept
}
