package python

import (
	"math/bits"
	"strings"
)

// flagNames are the flags of re as they are shown, in order.
var flagNames = []struct {
	value  int64
	letter string
	name   string
}{{reASCII, "A", "ASCII"}, {reIgnoreCase, "I", "IGNORECASE"}, {reLocale, "L", "LOCALE"}, {reMultiline, "M", "MULTILINE"}, {reDotAll, "S", "DOTALL"}, {reUnicode, "U", "UNICODE"},
	{reVerbose, "X", "VERBOSE"}, {reDebug, "", "DEBUG"}}

// flag makes a RegexFlag.
func (r *regexps) flag(n int64) *Instance {
	i := NewInstance(r.flags, nil)
	i.Native = n
	return i
}

// flagText is repr of flags.
func flagText(n int64, prefix string) string {
	if n == 0 {
		return prefix + "NOFLAG"
	}
	var parts []string
	for bit := int64(1); bit <= n && bit > 0; bit <<= 1 {
		for _, f := range flagNames {
			if f.value == bit && n&bit != 0 {
				parts = append(parts, prefix+f.name)
				n &^= bit
			}
		}
	}
	if n != 0 {
		parts = append(parts, "0x"+strings.TrimLeft(bigHex(n), "0"))
	}
	return strings.Join(parts, "|")
}

func bigHex(n int64) string {
	const digits = "0123456789abcdef"
	var b []byte
	for i := (bits.Len64(uint64(n)) + 3) / 4; i > 0; i-- {
		b = append(b, digits[n>>(4*(i-1))&15])
	}
	return string(b)
}

func (r *regexps) addFlags(m *Module) {
	c := r.flags
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any { return flagText(in.Index(a[0]), "re.") })
	c.Dict["__str__"] = c.Dict["__repr__"]
	c.Dict["name"] = getter("name", func(in *Interp, i *Instance) any { return flagText(in.Index(i), "") })
	c.Dict["value"] = getter("value", func(in *Interp, i *Instance) any { return in.Index(i) })
	c.Dict["__new__"] = static(Def("__new__", "cls, value", func(in *Interp, a []any) any { return r.flag(in.Index(a[1])) }))
	operator := func(name string, f func(a, b int64) int64) {
		b := Def(name, "self, other", func(in *Interp, a []any) any {
			if !isInt(native(a[1])) {
				return NotImplemented{}
			}
			return r.flag(f(in.Index(a[0]), in.Index(a[1])))
		})
		c.Dict["__"+name+"__"], c.Dict["__r"+name+"__"] = b, b
	}
	operator("or", func(a, b int64) int64 { return a | b })
	operator("and", func(a, b int64) int64 { return a & b })
	operator("xor", func(a, b int64) int64 { return a ^ b })
	c.Dict["__invert__"] = Def("__invert__", "self", func(in *Interp, a []any) any {
		every := int64(0)
		for _, f := range flagNames {
			every |= f.value
		}
		return r.flag(every &^ in.Index(a[0]))
	})
	c.Dict["__contains__"] = Def("__contains__", "self, other", func(in *Interp, a []any) any {
		n := in.Index(a[1])
		return in.Index(a[0])&n == n
	})
	m.Dict["NOFLAG"] = r.flag(0)
	for _, f := range flagNames {
		m.Dict[f.name] = r.flag(f.value)
		if f.letter != "" {
			m.Dict[f.letter] = m.Dict[f.name]
		}
		c.Dict[f.name] = m.Dict[f.name]
	}
}

func reModule(in *Interp) *Module {
	r := &regexps{failure: NewClass("error", "re", in.classes["Exception"], nil), patterns: NewClass("Pattern", "re", nil, nil), matches: NewClass("Match", "re", nil, nil),
		flags: NewClass("RegexFlag", "re", intClass, nil), cache: map[patternKey]*Instance{}}
	for _, name := range []string{"msg", "pattern", "pos", "lineno", "colno"} {
		r.failure.Dict[name] = nil
	}
	for _, c := range []*Class{r.patterns, r.matches} {
		c.Dict["__class_getitem__"] = onClass(Def("__class_getitem__", "cls, item", func(_ *Interp, a []any) any { return a[0] }))
	}
	m := &Module{Name: "re", Dict: map[string]any{"error": r.failure, "Pattern": r.patterns, "Match": r.matches, "RegexFlag": r.flags}}
	r.addFlags(m)
	r.addMatchMethods()
	r.addPatternAttributes()
	m.Dict["compile"] = Def("compile", "pattern, flags=0", func(in *Interp, a []any) any { return r.compile(in, a[0], in.Index(a[1])) })
	m.Dict["purge"] = Def("purge", "", func(*Interp, []any) any { clear(r.cache); return nil })
	m.Dict["escape"] = Def("escape", "pattern", func(in *Interp, a []any) any {
		text, isBytes, ok := characters(a[0])
		if !ok {
			in.raise("TypeError", "decoding to str: need a bytes-like object, "+in.TypeName(a[0])+" found")
		}
		var out []rune
		for _, c := range text {
			if strings.ContainsRune("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", c) {
				out = append(out, '\\')
			}
			out = append(out, c)
		}
		return (&pattern{bytes: isBytes}).value(out)
	})
	// both adds a function of the module and the method of patterns; bounds says that
	// the method takes pos and endpos.
	both := func(name, before, after string, bounds bool, f func(in *Interp, s *search, a []any) any) {
		arguments := len(ParseSignature(before + "string" + after).Names)
		subject := len(ParseSignature(before).Names)
		m.Dict[name] = Def(name, "pattern, "+before+"string"+after+", flags=0", func(in *Interp, a []any) any {
			p := r.compile(in, a[0], in.Index(a[arguments+1]))
			return f(in, r.search(in, p, a[1+subject], nil, nil), a[1:])
		})
		more := after
		if bounds {
			more = ", pos=0, endpos=None"
		}
		r.patterns.Dict[name] = Def(name, "self, "+before+"string"+more, func(in *Interp, a []any) any {
			var pos, end any
			if bounds {
				pos, end = a[2], a[3]
			}
			return f(in, r.search(in, a[0].(*Instance), a[1+subject], pos, end), a[1:])
		})
	}
	for name, how := range map[string]string{"search": anywhere, "match": here, "fullmatch": whole} {
		both(name, "", "", true, func(in *Interp, s *search, _ []any) any { return r.object(s.one(in, how)) })
	}
	both("findall", "", "", true, func(in *Interp, s *search, _ []any) any { return r.findAll(in, s) })
	both("finditer", "", "", true, func(in *Interp, s *search, _ []any) any {
		next := s.each(in)
		return &Iterator{Name: "callable_iterator", Next: func() (any, bool) {
			found := next()
			return r.object(found), found != nil
		}}
	})
	both("split", "", ", maxsplit=0", false, func(in *Interp, s *search, a []any) any { return r.split(in, s, in.Index(a[1])) })
	both("sub", "repl, ", ", count=0", false, func(in *Interp, s *search, a []any) any {
		out, _ := r.substitute(in, s, a[0], in.Index(a[2]))
		return out
	})
	both("subn", "repl, ", ", count=0", false, func(in *Interp, s *search, a []any) any {
		out, n := r.substitute(in, s, a[0], in.Index(a[2]))
		return Tuple{out, n}
	})
	return m
}

func (r *regexps) addPatternAttributes() {
	c := r.patterns
	get := func(name string, f func(p *pattern) any) {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return f(i.Data.(*pattern)) })
	}
	get("pattern", func(p *pattern) any { return p.source })
	get("flags", func(p *pattern) any { return p.flags })
	get("groups", func(p *pattern) any { return int64(p.groups) })
	get("groupindex", func(p *pattern) any {
		d := NewDict()
		for _, n := range p.groupNames() {
			d.SetString(n, int64(p.names[n]))
		}
		return d
	})
	data := func(v any) *pattern {
		if i, ok := v.(*Instance); ok {
			p, _ := i.Data.(*pattern)
			return p
		}
		return nil
	}
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		p := data(a[0])
		text := []rune(in.Repr(p.source))
		out := "re.compile(" + string(text[:min(200, len(text))])
		shown := p.flags
		if !p.bytes {
			shown &^= reUnicode
		}
		if shown != 0 {
			out += ", " + flagText(shown, "re.")
		}
		return out + ")"
	})
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		c.Dict[name] = Def(name, "self, memo=None", func(_ *Interp, a []any) any { return a[0] })
	}
	c.Dict["__eq__"] = Def("__eq__", "self, other", func(in *Interp, a []any) any {
		p, q := data(a[0]), data(a[1])
		if q == nil {
			return NotImplemented{}
		}
		return p.flags == q.flags && p.bytes == q.bytes && in.Equal(p.source, q.source)
	})
	c.Dict["__hash__"] = Def("__hash__", "self", func(in *Interp, a []any) any { return in.Hash(Tuple{data(a[0]).flags, data(a[0]).source}) })
}
