package python

import (
	"slices"
	"strings"
)

// ByteArray is a bytearray.
type ByteArray struct{ b []byte }

// Bytes are the bytes that it holds now.
func (v *ByteArray) Bytes() []byte { return v.b }

var byteArrayClass = builtinClass("bytearray")

// byteArrayMethods needs the methods of bytes.
func byteArrayMethods() {
	c := byteArrayClass
	constructor(c, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		return &ByteArray{[]byte(in.toBytes(a, kw).(Bytes))}
	})
	self := func(a []any) *ByteArray { return a[0].(*ByteArray) }
	// What bytes can do a bytearray can, with bytearrays for results.
	for name, m := range bytesClass.Dict {
		b, ok := m.(*Builtin)
		if !ok || strings.HasPrefix(name, "__") {
			continue
		}
		c.Dict[name] = &Builtin{Name: name, Params: b.Params, Call: func(in *Interp, a []any, kw *Kwargs) any {
			if len(a) > 0 {
				a = append([]any{native(a[0])}, a[1:]...)
			}
			return arrayed(b.Call(in, a, kw))
		}}
	}
	octet := func(in *Interp, v any) byte {
		n := in.Index(v)
		if n < 0 || n > 255 {
			in.raise("ValueError", "byte must be in range(0, 256)")
		}
		return byte(n)
	}
	method(c, "append", "item, /", func(in *Interp, a []any) any {
		self(a).b = append(self(a).b, octet(in, a[1]))
		return nil
	})
	method(c, "extend", "iterable, /", func(in *Interp, a []any) any {
		more := []byte(in.toBytes(a[1:], nil).(Bytes))
		in.room(int64(len(self(a).b) + len(more)))
		self(a).b = append(self(a).b, more...)
		return nil
	})
	method(c, "insert", "index, item, /", func(in *Interp, a []any) any {
		i := in.Index(a[1])
		n := int64(len(self(a).b))
		if i < 0 {
			i += n
		}
		self(a).b = slices.Insert(self(a).b, int(max(0, min(i, n))), octet(in, a[2]))
		return nil
	})
	method(c, "pop", "index=-1, /", func(in *Interp, a []any) any {
		if len(self(a).b) == 0 {
			in.raise("IndexError", "pop from empty bytearray")
		}
		i := in.position(a[1], len(self(a).b), "pop")
		v := self(a).b[i]
		self(a).b = slices.Delete(self(a).b, i, i+1)
		return int64(v)
	})
	method(c, "remove", "value, /", func(in *Interp, a []any) any {
		i := slices.Index(self(a).b, octet(in, a[1]))
		if i < 0 {
			in.raise("ValueError", "value not found in bytearray")
		}
		self(a).b = slices.Delete(self(a).b, i, i+1)
		return nil
	})
	method(c, "clear", "", func(_ *Interp, a []any) any { self(a).b = nil; return nil })
	method(c, "reverse", "", func(_ *Interp, a []any) any { slices.Reverse(self(a).b); return nil })
	method(c, "copy", "", func(_ *Interp, a []any) any { return &ByteArray{slices.Clone(self(a).b)} })
}

// arrayed turns the bytes in a result into bytearrays.
func arrayed(v any) any {
	switch v := v.(type) {
	case Bytes:
		return &ByteArray{[]byte(v)}
	case Tuple:
		for i, x := range v {
			v[i] = arrayed(x)
		}
	case *List:
		for i, x := range v.Items {
			v.Items[i] = arrayed(x)
		}
	}
	return v
}

// setBytes is v[key] = value of a bytearray, with value nil for del.
func (in *Interp) setBytes(v *ByteArray, key, value any, remove bool) {
	list := &List{}
	for _, c := range v.b {
		list.Items = append(list.Items, int64(c))
	}
	if _, isSlice := key.(*Slice); !isSlice {
		in.needIndex(key, "bytearray")
		in.position(key, len(v.b), "bytearray")
	}
	if remove {
		in.delItem(list, key)
	} else {
		in.setItem(list, key, value)
	}
	v.b = []byte(in.toBytes([]any{list}, nil).(Bytes))
}
