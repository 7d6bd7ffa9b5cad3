package python

import (
	"strconv"
	"unicode/utf8"
)

// constructor sets how values of a built-in type are made.
func constructor(c *Class, make func(in *Interp, cls *Class, a []any, kw *Kwargs) any) {
	c.make = func(in *Interp, cls *Class, a []any, kw *Kwargs) any {
		v := make(in, cls, a, kw)
		if cls != c {
			return adopt(cls, v)
		}
		return v
	}
	c.Dict["__new__"] = &Builtin{Name: "__new__", static: true, inherited: true, Call: func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) == 0 {
			in.raise("TypeError", c.Name+".__new__(): not enough arguments")
		}
		cls, ok := a[0].(*Class)
		if !ok || !cls.Is(c) {
			in.raise("TypeError", c.Name+".__new__(X): X is not a subtype of "+c.Name)
		}
		return c.make(in, cls, a[1:], kw)
	}}
}

// atMost refuses more than n arguments.
func atMost(in *Interp, name string, a []any, n int) {
	if len(a) > n {
		in.raise("TypeError", name+" expected at most "+strconv.Itoa(n)+" argument"+plural(n)+", got "+strconv.Itoa(len(a)))
	}
}

func init() {
	constructor(objectClass, func(in *Interp, cls *Class, a []any, _ *Kwargs) any {
		if len(a) > 0 {
			in.raise("TypeError", "object() takes no arguments")
		}
		return NewInstance(objectClass, nil)
	})
	constructor(intClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any { return in.toInt(a, kw) })
	constructor(floatClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "float", a, 1)
		return in.toFloat(a)
	})
	constructor(boolClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "bool", a, 1)
		return len(a) > 0 && in.Truth(a[0])
	})
	constructor(strClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		if v, ok := kw.Get("object"); ok {
			a = append([]any{v}, a...)
		}
		if len(a) == 0 {
			return ""
		}
		encoding, given := kw.Get("encoding")
		if len(a) > 1 {
			encoding, given = a[1], true
		}
		if given {
			if _, ok := encoding.(string); !ok {
				in.raise("TypeError", "str() argument 'encoding' must be str, not "+in.TypeName(encoding))
			}
			b, ok := native(a[0]).(Bytes)
			if !ok {
				in.raise("TypeError", "decoding to str: need a bytes-like object, "+in.TypeName(a[0])+" found")
			}
			return in.decodeBytes(b, in.Str(encoding), "strict")
		}
		return in.Str(a[0])
	})
	constructor(listClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "list", a, 1)
		if len(a) == 0 {
			return &List{}
		}
		return &List{Items: in.Items(a[0])}
	})
	constructor(tupleClass, func(in *Interp, cls *Class, a []any, _ *Kwargs) any {
		atMost(in, "tuple", a, 1)
		if len(a) == 0 {
			return Tuple{}
		}
		return Tuple(in.Items(a[0]))
	})
	constructor(dictClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		atMost(in, "dict", a, 1)
		d := NewDict()
		in.fill(d, a, kw)
		return d
	})
	for c, frozen := range map[*Class]bool{setClass: false, frozenClass: true} {
		constructor(c, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
			atMost(in, c.Name, a, 1)
			s := &Set{dict: NewDict(), Frozen: frozen}
			if len(a) > 0 {
				in.addAll(s, a[0])
			}
			return s
		})
	}
	constructor(bytesClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any { return in.toBytes(a, kw) })
	constructor(rangeClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		r := &Range{Step: 1}
		atMost(in, "range", a, 3)
		switch len(a) {
		case 0:
			in.raise("TypeError", "range expected at least 1 argument, got 0")
		case 1:
			r.Stop = in.Index(a[0])
		default:
			r.Start, r.Stop = in.Index(a[0]), in.Index(a[1])
			if len(a) == 3 {
				if r.Step = in.Index(a[2]); r.Step == 0 {
					in.raise("ValueError", "range() arg 3 must not be zero")
				}
			}
		}
		return r
	})
	constructor(sliceClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		s := &Slice{}
		atMost(in, "slice", a, 3)
		switch len(a) {
		case 0:
			in.raise("TypeError", "slice expected at least 1 argument, got 0")
		case 1:
			s.Stop = a[0]
		default:
			s.Start, s.Stop = a[0], a[1]
			if len(a) == 3 {
				s.Step = a[2]
			}
		}
		return s
	})
	typeType.make = func(in *Interp, cls *Class, a []any, kw *Kwargs) any { return in.makeType(cls, a, kw) }
	constructor(noneClass, func(in *Interp, _ *Class, _ []any, _ *Kwargs) any { return nil })
	constructor(propertyClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		v := ParseSignature("fget=None, fset=None, fdel=None, doc=None").bind(in, "property", a, kw)
		return &Property{Get: v[0], Set: v[1], Delete: v[2], Doc: v[3]}
	})
	constructor(staticClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "staticmethod expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		return &wrapped{Func: a[0]}
	})
	constructor(classMethodClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "classmethod expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		return &wrapped{Func: a[0], class: true}
	})
	constructor(superClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) == 2 {
			if c, ok := a[0].(*Class); ok {
				return in.superOf(c, a[1])
			}
		}
		in.raise("TypeError", "super() takes no arguments, or a type and an object")
		return nil
	})
}

// fill is what dict(…) and dict.update(…) do.
func (in *Interp) fill(d *Dict, a []any, kw *Kwargs) {
	if len(a) > 0 {
		in.update(d, a[0])
	}
	for i := range kw.Len() {
		d.SetString(kw.Names[i], kw.Values[i])
	}
}

// update takes over the pairs of a mapping or of an iterable of pairs.
func (in *Interp) update(d *Dict, v any) {
	if m, ok := v.(*Dict); ok && special(v, "__iter__") == nil {
		for _, e := range m.Entries() {
			in.DictSet(d, e.Key, e.Value)
		}
		return
	}
	if keys, ok := in.maybeAttr(v, "keys"); ok {
		in.Each(in.call(keys, nil, nil), func(k any) bool {
			in.DictSet(d, k, in.GetItem(v, k))
			return true
		})
		return
	}
	i := 0
	in.Each(v, func(pair any) bool {
		if _, ok := in.iter(pair); !ok {
			in.raise("TypeError", "cannot convert dictionary update sequence element #"+strconv.Itoa(i)+" to a sequence")
		}
		kv := in.Items(pair)
		if len(kv) != 2 {
			in.raise("ValueError", "dictionary update sequence element #"+strconv.Itoa(i)+" has length "+strconv.Itoa(len(kv))+"; 2 is required")
		}
		in.DictSet(d, kv[0], kv[1])
		i++
		return true
	})
}

// addAll adds the values of an iterable to a set.
func (in *Interp) addAll(s *Set, v any) {
	in.Each(v, func(x any) bool {
		in.room(int64(s.dict.Len()))
		in.DictSet(s.dict, x, nil)
		return true
	})
}

// Len is len(v).
func (in *Interp) Len(v any) int64 {
	if out, ok := in.method(v, "__len__"); ok {
		n := in.Index(out)
		if n < 0 {
			in.raise("ValueError", "__len__() should return >= 0")
		}
		return n
	}
	switch v := native(v).(type) {
	case string:
		return int64(utf8.RuneCountInString(v))
	case Bytes:
		return int64(len(v))
	case Tuple:
		return int64(len(v))
	case *List:
		return int64(len(v.Items))
	case *Dict:
		return int64(v.Len())
	case *Set:
		return int64(v.dict.Len())
	case *Range:
		return v.Len()
	}
	in.raise("TypeError", "object of type '"+in.TypeName(v)+"' has no len()")
	return 0
}
