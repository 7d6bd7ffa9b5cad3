package python

import (
	"slices"
	"strings"
)

// counterClass is collections.Counter: a dict of counts, in which what is
// missing counts 0.
func (in *Interp) counterClass() *Class {
	c := NewClass("Counter", "collections", dictClass, nil)
	c.Dict["__init__"] = Fn("__init__", func(in *Interp, a []any, kw *Kwargs) any {
		in.countAll("__init__", "+", a, kw)
		return nil
	})
	for name, op := range map[string]string{"update": "+", "subtract": "-"} {
		c.Dict[name] = Fn(name, func(in *Interp, a []any, kw *Kwargs) any { in.countAll(name, op, a, kw); return nil })
	}
	addDictMethod(c, "__missing__", "self, key", func(*Interp, *Dict, []any) any { return int64(0) })
	addDictMethod(c, "__delitem__", "self, key", func(in *Interp, d *Dict, a []any) any { in.DictDelete(d, a[0]); return nil })
	addDictMethod(c, "most_common", "self, n=None", func(in *Interp, d *Dict, a []any) any {
		entries := in.mostCommon(d)
		if a[0] != nil {
			entries = entries[:max(0, min(int64(len(entries)), in.Index(a[0])))]
		}
		out := NewList()
		for _, e := range entries {
			out.Items = append(out.Items, Tuple{e.Key, e.Value})
		}
		return out
	})
	addDictMethod(c, "elements", "self", func(in *Interp, d *Dict, _ []any) any {
		entries, left := d.Entries(), int64(0)
		var now any
		return lazy("itertools.chain", func() (any, bool) {
			for left <= 0 {
				if len(entries) == 0 {
					return nil, false
				}
				now, left = entries[0].Key, in.Index(entries[0].Value)
				entries = entries[1:]
			}
			left--
			return now, true
		})
	})
	addDictMethod(c, "total", "self", func(in *Interp, d *Dict, _ []any) any {
		var sum any = int64(0)
		for _, e := range d.Entries() {
			sum = in.Binary("+", sum, e.Value)
		}
		return sum
	})
	c.Dict["fromkeys"] = onClass(Fn("fromkeys", func(in *Interp, _ []any, _ *Kwargs) any {
		in.raise("NotImplementedError", "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")
		return nil
	}))
	addDictMethod(c, "__repr__", "self", func(in *Interp, d *Dict, _ []any) any {
		if d.Len() == 0 {
			return d.Of.Class.Name + "()"
		}
		entries := d.Entries()
		in.catch(func() { entries = in.mostCommon(d) }, "TypeError")
		parts := make([]string, len(entries))
		for i, e := range entries {
			parts[i] = in.Repr(e.Key) + ": " + in.Repr(e.Value)
		}
		return d.Of.Class.Name + "({" + strings.Join(parts, ", ") + "})"
	})
	for _, name := range []string{"copy", "__copy__"} {
		addDictMethod(c, name, "self", func(in *Interp, d *Dict, _ []any) any { return in.copyDict(d) })
	}
	in.counterOperators(c)
	return c
}

// mostCommon are the entries by falling count, equal ones as they came.
func (in *Interp) mostCommon(d *Dict) []Entry {
	entries := slices.Clone(d.Entries())
	slices.SortStableFunc(entries, func(x, y Entry) int {
		in.tick()
		switch {
		case in.less(y.Value, x.Value):
			return -1
		case in.less(x.Value, y.Value):
			return 1
		}
		return 0
	})
	return entries
}

// counted is the count of a key.
func (in *Interp) counted(d *Dict, key any) any {
	if v, ok := in.DictGet(d, key); ok {
		return v
	}
	return int64(0)
}

// countAll adds or subtracts the values of an iterable, or the counts of a
// mapping, and those of keywords.
func (in *Interp) countAll(name, op string, a []any, kw *Kwargs) {
	d, ok := a[0].(*Dict)
	if !ok {
		in.raise("TypeError", name+"() needs a Counter")
	}
	if len(a) > 2 {
		in.raise("TypeError", "Counter."+name+"() takes from 1 to 2 positional arguments but "+in.Repr(int64(len(a)))+" were given")
	}
	change := func(key, by any) { in.DictSet(d, key, in.Binary(op, in.counted(d, key), by)) }
	if len(a) > 1 && a[1] != nil {
		if m, ok := a[1].(*Dict); ok {
			for _, e := range m.Entries() {
				change(e.Key, e.Value)
			}
		} else {
			in.Each(a[1], func(x any) bool { in.tick(); change(x, int64(1)); return true })
		}
	}
	for i := range kw.Len() {
		change(kw.Names[i], kw.Values[i])
	}
}

// counterOperators are the operators, whose results hold positive counts only.
func (in *Interp) counterOperators(c *Class) {
	isCounter := func(v any) (*Dict, bool) {
		d, ok := v.(*Dict)
		return d, ok && d.Of != nil && d.Of.Class.Is(c)
	}
	combine := func(name string, f func(in *Interp, x, y any) any) {
		addDictMethod(c, name, "self, other", func(in *Interp, d *Dict, a []any) any {
			other, ok := isCounter(a[0])
			if !ok {
				return NotImplemented{}
			}
			out := newDictOf(c)
			put := func(key, count any) {
				if in.less(int64(0), count) {
					in.DictSet(out, key, count)
				}
			}
			for _, e := range d.Entries() {
				put(e.Key, f(in, e.Value, in.counted(other, e.Key)))
			}
			for _, e := range other.Entries() {
				if _, both := in.DictGet(d, e.Key); !both {
					put(e.Key, f(in, int64(0), e.Value))
				}
			}
			return out
		})
	}
	combine("__add__", func(in *Interp, x, y any) any { return in.Binary("+", x, y) })
	combine("__sub__", func(in *Interp, x, y any) any { return in.Binary("-", x, y) })
	combine("__or__", func(in *Interp, x, y any) any {
		if in.less(x, y) {
			return y
		}
		return x
	})
	combine("__and__", func(in *Interp, x, y any) any {
		if in.less(x, y) {
			return x
		}
		return y
	})
	for name, op := range map[string]string{"__pos__": "+", "__neg__": "-"} {
		addDictMethod(c, name, "self", func(in *Interp, d *Dict, _ []any) any {
			out := newDictOf(c)
			for _, e := range d.Entries() {
				if v := in.Unary(op, e.Value); in.less(int64(0), v) {
					in.DictSet(out, e.Key, v)
				}
			}
			return out
		})
	}
	// A comparison holds when it holds for every key of either counter.
	holdsForAll := func(in *Interp, op string, x, y *Dict) bool {
		for _, d := range []*Dict{x, y} {
			for _, e := range d.Entries() {
				if !in.Truth(in.Compare(op, in.counted(x, e.Key), in.counted(y, e.Key))) {
					return false
				}
			}
		}
		return true
	}
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		addDictMethod(c, "__"+dunders[op]+"__", "self, other", func(in *Interp, d *Dict, a []any) any {
			other, ok := isCounter(a[0])
			if !ok {
				return NotImplemented{}
			}
			switch op {
			case "==", "<=", ">=":
				return holdsForAll(in, op, d, other)
			case "<", ">":
				return holdsForAll(in, op+"=", d, other) && !holdsForAll(in, "==", d, other)
			}
			return !holdsForAll(in, "==", d, other)
		})
	}
	c.Dict["__hash__"] = nil
}
