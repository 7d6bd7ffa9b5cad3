package python

import (
	"github.com/dlclark/regexp2"
)

// match is the data of a match object.
type match struct {
	*regexp2.Match
	text     []rune
	subject  any
	pattern  *Instance
	pos, end int
}

func (m *match) of() *pattern { return m.pattern.Data.(*pattern) }

// bounds is where a group matched; ok is false when it did not.
func (m *match) bounds(group int) (from, to int, ok bool) {
	if group == 0 {
		return m.Index, m.Index + m.Length, true
	}
	g := m.GroupByNumber(group)
	if g == nil || len(g.Captures) == 0 {
		return -1, -1, false
	}
	return g.Index, g.Index + g.Length, true
}

// number is the group that a key of m[key] means.
func (m *match) number(in *Interp, key any) int {
	p := m.of()
	if name, ok := native(key).(string); ok {
		if n, ok := p.names[name]; ok {
			return n
		}
	} else if isInt(native(key)) {
		if n := in.Index(key); n >= 0 && n <= int64(p.groups) {
			return int(n)
		}
	}
	in.raise("IndexError", "no such group")
	return 0
}

func (m *match) group(n int, otherwise any) any {
	from, to, ok := m.bounds(n)
	if !ok {
		return otherwise
	}
	return m.of().value(m.text[from:to])
}

func (m *match) all(otherwise any) Tuple {
	out := Tuple{}
	for i := 1; i <= m.of().groups; i++ {
		out = append(out, m.group(i, otherwise))
	}
	return out
}

// lastGroup is the number of the group that was closed last; 0 for none.
func (m *match) lastGroup() int {
	last, end := 0, -1
	for _, n := range m.of().closed {
		if _, to, ok := m.bounds(n); ok && to >= end {
			last, end = n, to
		}
	}
	return last
}

// addMatchMethods gives match objects what they have.
func (r *regexps) addMatchMethods() {
	c := r.matches
	self := func(a []any) *match { return a[0].(*Instance).Data.(*match) }
	def := func(name, signature string, f func(in *Interp, m *match, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any { return f(in, self(a), a[1:]) })
	}
	get := func(name string, f func(m *match) any) {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return f(i.Data.(*match)) })
	}
	c.Dict["group"] = Fn("group", func(in *Interp, a []any, _ *Kwargs) any {
		m := self(a)
		if len(a) == 1 {
			return m.group(0, nil)
		}
		out := Tuple{}
		for _, k := range a[1:] {
			out = append(out, m.group(m.number(in, k), nil))
		}
		if len(out) == 1 {
			return out[0]
		}
		return out
	})
	def("__getitem__", "self, key", func(in *Interp, m *match, a []any) any { return m.group(m.number(in, a[0]), nil) })
	def("groups", "self, default=None", func(_ *Interp, m *match, a []any) any { return m.all(a[0]) })
	def("groupdict", "self, default=None", func(_ *Interp, m *match, a []any) any {
		d := NewDict()
		for _, n := range m.of().groupNames() {
			d.SetString(n, m.group(m.of().names[n], a[0]))
		}
		return d
	})
	for i, name := range []string{"start", "end", "span"} {
		def(name, "self, group=0", func(in *Interp, m *match, a []any) any {
			from, to, _ := m.bounds(m.number(in, a[0]))
			return []any{int64(from), int64(to), Tuple{int64(from), int64(to)}}[i]
		})
	}
	def("expand", "self, template", func(in *Interp, m *match, a []any) any { return m.of().value(m.expand(r.template(in, m.of(), a[0]))) })
	def("__copy__", "self", func(_ *Interp, m *match, _ []any) any { return NewInstance(c, m) })
	def("__repr__", "self", func(in *Interp, m *match, _ []any) any {
		text := []rune(in.Repr(m.group(0, nil)))
		return "<re.Match object; span=" + in.Repr(Tuple{int64(m.Index), int64(m.Index + m.Length)}) + ", match=" + string(text[:min(50, len(text))]) + ">"
	})
	get("string", func(m *match) any { return m.subject })
	get("re", func(m *match) any { return m.pattern })
	get("pos", func(m *match) any { return int64(m.pos) })
	get("endpos", func(m *match) any { return int64(m.end) })
	get("regs", func(m *match) any {
		out := Tuple{}
		for i := 0; i <= m.of().groups; i++ {
			from, to, _ := m.bounds(i)
			out = append(out, Tuple{int64(from), int64(to)})
		}
		return out
	})
	get("lastindex", func(m *match) any {
		if n := m.lastGroup(); n > 0 {
			return int64(n)
		}
		return nil
	})
	get("lastgroup", func(m *match) any {
		last := m.lastGroup()
		for name, n := range m.of().names {
			if n == last {
				return name
			}
		}
		return nil
	})
}
