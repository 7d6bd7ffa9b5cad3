package python

import (
	"slices"
	"strconv"
	"strings"
)

// lazy makes an iterator.
func lazy(name string, next func() (any, bool)) *Iterator { return &Iterator{Name: name, Next: next} }

// iterators are those of several iterables.
func (in *Interp) iterators(list []any) []*Iterator {
	out := make([]*Iterator, len(list))
	for i, x := range list {
		out[i] = in.Iter(x)
	}
	return out
}

// iteratorType makes a built-in class whose call gives an iterator.
func iteratorType(name, module string, make func(in *Interp, a []any, kw *Kwargs) any) *Class {
	c := iteratorClass(name, module)
	c.make = func(in *Interp, _ *Class, a []any, kw *Kwargs) any { return make(in, a, kw) }
	return c
}

func init() {
	builtinFn("sum", 1, -1, func(in *Interp, a []any, kw *Kwargs) any {
		if n := len(a) + kw.Len(); n > 2 {
			in.raise("TypeError", "sum() takes at most 2 arguments ("+strconv.Itoa(n)+" given)")
		}
		start, given := kw.Get("start")
		if len(a) > 1 {
			start, given = a[1], true
		}
		if !given {
			start = int64(0)
		}
		if _, ok := start.(string); ok {
			in.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]")
		}
		return in.sum(a[0], start)
	})
	for name, op := range map[string]string{"min": "<", "max": ">"} {
		builtinFn(name, 1, -1, func(in *Interp, a []any, kw *Kwargs) any { return in.extreme(name, op, a, kw) })
	}
	builtinDef("any", "iterable, /", func(in *Interp, a []any) any {
		found := false
		in.Each(a[0], func(x any) bool { found = in.Truth(x); return !found })
		return found
	})
	builtinDef("all", "iterable, /", func(in *Interp, a []any) any {
		all := true
		in.Each(a[0], func(x any) bool { all = in.Truth(x); return all })
		return all
	})
	builtinFn("iter", 1, 2, func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 2 {
			return lazy("callable_iterator", func() (any, bool) {
				v := in.call(a[0], nil, nil)
				return v, !in.Equal(v, a[1])
			})
		}
		if i, ok := a[0].(*Instance); ok {
			if _, gen := i.Data.(*generator); gen {
				return i
			}
			if m := special(i, "__iter__"); m != nil {
				out := in.call(m, []any{i}, nil)
				if _, ok := out.(*Iterator); !ok {
					if _, ok := in.advance(out); !ok {
						in.raise("TypeError", "iter() returned non-iterator of type '"+in.TypeName(out)+"'")
					}
				}
				return out
			}
		}
		return in.Iter(a[0])
	})
	builtinFn("next", 1, 2, func(in *Interp, a []any, _ *Kwargs) any {
		if i, ok := a[0].(*Instance); ok && len(a) == 1 {
			if m := i.Class.lookup("__next__"); m != nil {
				return in.call(m, []any{i}, nil)
			}
		}
		v, more := in.next(a[0])
		if !more {
			if len(a) > 1 {
				return a[1]
			}
			in.raise("StopIteration", "")
		}
		return v
	})
	builtinFn("reversed", 0, -1, func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "reversed expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		return in.reversed(a[0])
	})
	builtinFn("sorted", 0, -1, func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "sorted expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		items := in.Items(a[0])
		in.sort(items, kw)
		return NewList(items...)
	})
}

func init() {
	register := func(c *Class) { builtinTypes = append(builtinTypes, c) }
	register(iteratorType("enumerate", "builtins", func(in *Interp, a []any, kw *Kwargs) any {
		v := ParseSignature("iterable, start=0").bind(in, "enumerate", a, kw)
		it, i := in.Iter(v[0]), v[1]
		return lazy("enumerate", func() (any, bool) {
			x, ok := it.Next()
			if !ok {
				return nil, false
			}
			n := i
			i = in.Binary("+", i, int64(1))
			return Tuple{n, x}, true
		})
	}))
	register(iteratorType("zip", "builtins", func(in *Interp, a []any, kw *Kwargs) any {
		strict, _ := kw.Get("strict")
		for i := range kw.Len() {
			if kw.Names[i] != "strict" {
				in.raise("TypeError", "zip() got an unexpected keyword argument '"+kw.Names[i]+"'")
			}
		}
		return in.zip(a, in.Truth(strict))
	}))
	register(iteratorType("map", "builtins", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) < 2 {
			in.raise("TypeError", "map() must have at least two arguments.")
		}
		its := in.iterators(a[1:])
		return lazy("map", func() (any, bool) {
			args := make([]any, len(its))
			for i, it := range its {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				args[i] = v
			}
			return in.call(a[0], args, nil), true
		})
	}))
	register(iteratorType("filter", "builtins", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) != 2 {
			in.raise("TypeError", "filter expected 2 arguments, got "+strconv.Itoa(len(a)))
		}
		it := in.Iter(a[1])
		return lazy("filter", func() (any, bool) {
			for {
				in.tick()
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				if a[0] == nil && in.Truth(v) || a[0] != nil && in.Truth(in.call(a[0], []any{v}, nil)) {
					return v, true
				}
			}
		})
	}))
	for name := range strings.FieldsSeq("list_iterator list_reverseiterator tuple_iterator str_ascii_iterator bytes_iterator range_iterator set_iterator " +
		"dict_keyiterator dict_valueiterator dict_itemiterator callable_iterator reversed") {
		iteratorClass(name, "builtins")
	}
	for _, c := range iteratorClasses {
		iteratorMethods(c)
	}
}

// builtinTypes are classes among the built-in names that are made of iterators.
var builtinTypes []*Class

func iteratorMethods(c *Class) {
	c.Dict["__iter__"] = &Builtin{Name: "__iter__", inherited: true, Call: func(_ *Interp, a []any, _ *Kwargs) any { return a[0] }}
	c.Dict["__next__"] = &Builtin{Name: "__next__", inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any {
		it, ok := a[0].(*Iterator)
		if !ok {
			in.raise("TypeError", "an iterator is expected, not "+in.TypeName(a[0]))
		}
		v, more := it.Next()
		if !more {
			in.raise("StopIteration", "")
		}
		return v
	}}
}

func (in *Interp) sum(v, total any) any {
	in.Each(v, func(x any) bool {
		in.tick()
		if a, ok := total.(int64); ok {
			if b, ok := x.(int64); ok {
				if s := a + b; (a >= 0) != (b >= 0) || (s >= 0) == (a >= 0) {
					total = s
					return true
				}
			}
		}
		total = in.Binary("+", total, x)
		return true
	})
	return total
}

func (in *Interp) zip(list []any, strict bool) *Iterator {
	its := in.iterators(list)
	return lazy("zip", func() (any, bool) {
		out := make(Tuple, len(its))
		for i, it := range its {
			v, ok := it.Next()
			if ok {
				out[i] = v
				continue
			}
			if strict && i > 0 {
				in.zipFailed("shorter", i)
			}
			if strict {
				for j, other := range its[1:] {
					if _, more := other.Next(); more {
						in.zipFailed("longer", j+1)
					}
				}
			}
			return nil, false
		}
		return out, len(its) > 0
	})
}

func (in *Interp) zipFailed(how string, i int) {
	before := "argument 1"
	if i > 1 {
		before = "arguments 1-" + strconv.Itoa(i)
	}
	in.raise("ValueError", "zip() argument "+strconv.Itoa(i+1)+" is "+how+" than "+before)
}

// reversed is reversed(v).
func (in *Interp) reversed(v any) any {
	if m := special(v, "__reversed__"); m != nil {
		return in.call(m, []any{v}, nil)
	}
	switch x := native(v).(type) {
	case *List:
		i := len(x.Items)
		return lazy("list_reverseiterator", func() (any, bool) {
			i--
			if i < 0 || i >= len(x.Items) {
				return nil, false
			}
			return x.Items[i], true
		})
	case *Range:
		n := x.Len()
		return in.Iter(&Range{x.Start + (n-1)*x.Step, x.Start - x.Step, -x.Step})
	case string, Bytes, Tuple, *Dict:
		items := in.Items(v)
		slices.Reverse(items)
		return fixed("reversed", items)
	}
	if special(v, "__len__") != nil && special(v, "__getitem__") != nil {
		i := in.Len(v)
		return lazy("reversed", func() (any, bool) {
			i--
			if i < 0 {
				return nil, false
			}
			return in.GetItem(v, i), true
		})
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object is not reversible")
	return nil
}

func (in *Interp) extreme(name, op string, a []any, kw *Kwargs) any {
	key, _ := kw.Get("key")
	byDefault, hasDefault := kw.Get("default")
	if hasDefault && len(a) > 1 {
		in.raise("TypeError", "Cannot specify a default for "+name+"() with multiple positional arguments")
	}
	var values any = Tuple(a)
	if len(a) == 1 {
		values = a[0]
	}
	var best, by any
	found := false
	in.Each(values, func(x any) bool {
		in.tick()
		k := x
		if key != nil {
			k = in.call(key, []any{x}, nil)
		}
		if !found || in.Truth(in.Compare(op, k, by)) {
			best, by, found = x, k, true
		}
		return true
	})
	if !found {
		if hasDefault {
			return byDefault
		}
		in.raise("ValueError", name+"() arg is an empty sequence")
	}
	return best
}

// sorted is sorted(v).
func (in *Interp) sorted(v any) *List {
	items := in.Items(v)
	in.sort(items, nil)
	return NewList(items...)
}
