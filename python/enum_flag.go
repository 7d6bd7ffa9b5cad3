package python

import (
	"math/bits"
	"strconv"
	"strings"
)

// combined is the member of a flag for several bits. Each is made once.
func (e *enums) combined(in *Interp, c *Class, value int64) *Instance {
	all := membersOf(c)
	known := int64(0)
	for _, m := range all.members {
		if v, ok := native(m.Attrs["_value_"]).(int64); ok {
			known |= v
		}
	}
	if value < 0 {
		value = known & value
	}
	if value&^known != 0 && c.layout() != intClass {
		width := max(bits.Len64(uint64(value)), bits.Len64(uint64(known)))
		show := func(n int64) string {
			s := strconv.FormatInt(n, 2)
			return "0b0 " + strings.Repeat("0", width-len(s)) + s
		}
		in.raise("ValueError", in.Repr(c)+" invalid value "+in.Repr(value)+"\n    given "+show(value)+"\n  allowed "+show(known))
	}
	for _, m := range all.members {
		if m.Attrs["_value_"] == value {
			return m
		}
	}
	cache, _ := c.Dict["_combined_"].(*Dict)
	if cache == nil {
		cache = NewDict()
		c.Dict["_combined_"] = cache
	}
	if m, ok := in.DictGet(cache, value); ok {
		return m.(*Instance)
	}
	i := NewInstance(c, nil)
	if c.layout() != nil {
		i.Native = value
	}
	var names []string
	rest := value
	for _, m := range all.members {
		if v, ok := native(m.Attrs["_value_"]).(int64); ok && bits.OnesCount64(uint64(v)) == 1 && value&v != 0 {
			names = append(names, in.Str(m.Attrs["_name_"]))
			rest &^= v
		}
	}
	if rest != 0 && len(names) > 0 {
		names = append(names, strconv.FormatInt(rest, 10))
	}
	i.set("_value_", value)
	i.set("_name_", nil)
	if len(names) > 0 {
		i.set("_name_", strings.Join(names, "|"))
	}
	in.DictSet(cache, value, i)
	return i
}

// addFlags adds what members of flags can do.
func (e *enums) addFlags() {
	valueOf := func(v any) int64 {
		n, _ := native(v.(*Instance).Attrs["_value_"]).(int64)
		return n
	}
	for _, op := range []string{"|", "&", "^"} {
		f := Def("__"+dunders[op]+"__", "self, other", func(in *Interp, a []any) any {
			c := in.ClassOf(a[0])
			var other int64
			if i, ok := a[1].(*Instance); ok && i.Class == c {
				other = valueOf(i)
			} else if n, ok := native(a[1]).(int64); ok && c.layout() == intClass {
				other = n
			} else {
				return NotImplemented{}
			}
			return e.combined(in, c, in.Index(in.Binary(op, valueOf(a[0]), other)))
		})
		e.flag.Dict[f.Name], e.flag.Dict["__r"+f.Name[2:]] = f, f
	}
	e.flag.Dict["__invert__"] = Def("__invert__", "self", func(in *Interp, a []any) any { return e.combined(in, in.ClassOf(a[0]), ^valueOf(a[0])) })
	e.flag.Dict["__bool__"] = Def("__bool__", "self", func(_ *Interp, a []any) any { return valueOf(a[0]) != 0 })
	parts := func(v any) []any {
		var out []any
		for _, m := range membersOf(v.(*Instance).Class).members {
			if n := valueOf(m); bits.OnesCount64(uint64(n)) == 1 && valueOf(v)&n != 0 {
				out = append(out, m)
			}
		}
		return out
	}
	e.flag.Dict["__iter__"] = Def("__iter__", "self", func(in *Interp, a []any) any { return in.Iter(Tuple(parts(a[0]))) })
	e.flag.Dict["__len__"] = Def("__len__", "self", func(_ *Interp, a []any) any { return int64(bits.OnesCount64(uint64(valueOf(a[0])))) })
	e.flag.Dict["__contains__"] = Def("__contains__", "self, other", func(in *Interp, a []any) any {
		i, ok := a[1].(*Instance)
		if !ok || i.Class != in.ClassOf(a[0]) {
			in.raise("TypeError", "unsupported operand type(s) for 'in': '"+in.TypeName(a[1])+"' and '"+in.TypeName(a[0])+"'")
		}
		return valueOf(i)&valueOf(a[0]) == valueOf(i)
	})
}
