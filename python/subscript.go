package python

import (
	"unicode/utf8"
)

// span is the start, stop, step and length of a slice over n items.
func (in *Interp) span(s *Slice, n int64) (start, stop, step int64) {
	step = 1
	if s.Step != nil {
		if step = in.Index(s.Step); step == 0 {
			in.raise("ValueError", "slice step cannot be zero")
		}
	}
	clip := func(v any, otherwise, low, high int64) int64 {
		if v == nil {
			return otherwise
		}
		i := in.Index(v)
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

func sliced[T any](items []T, start, stop, step int64) []T {
	var out []T
	for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
		out = append(out, items[i])
	}
	return out
}

// at checks an index.
func (in *Interp) at(key any, n int, kind string) int {
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
	s, isSlice := key.(*Slice)
	switch v := v.(type) {
	case *List:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v.Items)))
			return &List{sliced(v.Items, start, stop, step)}
		}
		in.needIndex(key, "list")
		return v.Items[in.at(key, len(v.Items), "list")]
	case Tuple:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v)))
			return Tuple(sliced(v, start, stop, step))
		}
		in.needIndex(key, "tuple")
		return v[in.at(key, len(v), "tuple")]
	case string:
		if isSlice || !ascii(v) {
			runes := []rune(v)
			if isSlice {
				start, stop, step := in.span(s, int64(len(runes)))
				return string(sliced(runes, start, stop, step))
			}
			in.needIndex(key, "string")
			return string(runes[in.at(key, len(runes), "string")])
		}
		in.needIndex(key, "string")
		i := in.at(key, len(v), "string")
		return v[i : i+1]
	case Bytes:
		if isSlice {
			start, stop, step := in.span(s, int64(len(v)))
			return Bytes(sliced([]byte(v), start, stop, step))
		}
		return int64(v[in.at(key, len(v), "index")])
	case *Range:
		if isSlice {
			start, stop, step := in.span(s, v.Len())
			return &Range{v.Start + start*v.Step, v.Start + stop*v.Step, v.Step * step}
		}
		return v.Start + int64(in.at(key, int(v.Len()), "range object"))*v.Step
	case *Dict:
		out, ok := in.DictGet(v, key)
		if !ok {
			e := in.exception("KeyError", "")
			e.Attrs["args"] = Tuple{key}
			in.RaiseValue(e)
		}
		return out
	case *Instance:
		if m := v.Class.lookup("__getitem__"); m != nil {
			return in.call(m, []any{v, key}, nil)
		}
	case *Class:
		return v // list[int] in annotations
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object is not subscriptable")
	return nil
}

func (in *Interp) needIndex(key any, kind string) {
	switch key.(type) {
	case int64, bool:
		return
	case *Instance:
		if in.HasAttr(key, "__index__") {
			return
		}
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
	switch v := v.(type) {
	case *List:
		if s, ok := key.(*Slice); ok {
			in.setSlice(v, s, value)
			return
		}
		in.needIndex(key, "list")
		i := in.Index(key)
		if i < 0 {
			i += int64(len(v.Items))
		}
		if i < 0 || i >= int64(len(v.Items)) {
			in.raise("IndexError", "list assignment index out of range")
		}
		v.Items[i] = value
		return
	case *Dict:
		in.DictSet(v, key, value)
		return
	case *Instance:
		if m := v.Class.lookup("__setitem__"); m != nil {
			in.call(m, []any{v, key, value}, nil)
			return
		}
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object does not support item assignment")
}

func (in *Interp) setSlice(v *List, s *Slice, value any) {
	items := in.Items(value)
	start, stop, step := in.span(s, int64(len(v.Items)))
	if step == 1 {
		stop = max(stop, start)
		out := append([]any{}, v.Items[:start]...)
		v.Items = append(append(out, items...), v.Items[stop:]...)
		return
	}
	k := 0
	for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
		k++
	}
	if k != len(items) {
		in.raise("ValueError", "attempt to assign sequence of size "+in.Repr(int64(len(items)))+" to extended slice of size "+in.Repr(int64(k)))
	}
	for n, x := range items {
		v.Items[start+int64(n)*step] = x
	}
}

// DelItem is del v[key].
func (in *Interp) DelItem(v, key any) {
	switch v := v.(type) {
	case *List:
		if s, ok := key.(*Slice); ok {
			start, stop, step := in.span(s, int64(len(v.Items)))
			gone := map[int64]bool{}
			for i := start; step > 0 && i < stop || step < 0 && i > stop; i += step {
				gone[i] = true
			}
			var kept []any
			for i, x := range v.Items {
				if !gone[int64(i)] {
					kept = append(kept, x)
				}
			}
			v.Items = kept
			return
		}
		i := in.at(key, len(v.Items), "list assignment")
		v.Items = append(v.Items[:i:i], v.Items[i+1:]...)
		return
	case *Dict:
		if !in.DictDelete(v, key) {
			e := in.exception("KeyError", "")
			e.Attrs["args"] = Tuple{key}
			in.RaiseValue(e)
		}
		return
	case *Instance:
		if m := v.Class.lookup("__delitem__"); m != nil {
			in.call(m, []any{v, key}, nil)
			return
		}
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object doesn't support item deletion")
}
