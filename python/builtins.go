package python

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func sortedNames[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// typeClass makes the class of a built-in type, whose call converts.
func (in *Interp) typeClass(name string, convert func(in *Interp, a []any, kw *Kwargs) any) *Class {
	c := &Class{Name: name, Module: "builtins", Dict: map[string]any{}}
	c.Dict["__new__"] = Fn("__new__", func(in *Interp, a []any, kw *Kwargs) any {
		return convert(in, a[1:], kw)
	})
	in.builtins[name] = c
	return c
}

func (in *Interp) addBuiltins() {
	in.classes["generator"] = &Class{Name: "generator", Module: "builtins", Dict: map[string]any{
		"send": Fn("send", func(in *Interp, a []any, _ *Kwargs) any { return in.send(a[0], a[1]) }),
		"close": Fn("close", func(in *Interp, a []any, _ *Kwargs) any {
			g := a[0].(*Instance).Data.(*generator)
			g.done = true
			return nil
		}),
		"throw": Fn("throw", func(in *Interp, a []any, _ *Kwargs) any {
			g := a[0].(*Instance).Data.(*generator)
			v := a[1]
			if c, ok := v.(*Class); ok {
				v = in.call(c, nil, nil)
			}
			g.thrown = &Raised{Value: v.(*Instance)}
			return in.send(a[0], nil)
		}),
		"__next__": Fn("__next__", func(in *Interp, a []any, _ *Kwargs) any { return in.send(a[0], nil) }),
	}}
	object := in.typeClass("object", func(in *Interp, _ []any, _ *Kwargs) any { return NewInstance(in.builtins["object"].(*Class), nil) })
	delete(object.Dict, "__new__")
	in.typeClass("int", func(in *Interp, a []any, kw *Kwargs) any { return in.toInt(a, kw) })
	in.typeClass("float", func(in *Interp, a []any, _ *Kwargs) any { return in.toFloat(a) })
	in.typeClass("bool", func(in *Interp, a []any, _ *Kwargs) any { return len(a) > 0 && in.Truth(a[0]) })
	in.typeClass("str", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 0 {
			return ""
		}
		if b, ok := a[0].(Bytes); ok && len(a) > 1 {
			return string(b)
		}
		return in.Str(a[0])
	})
	in.typeClass("list", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 0 {
			return &List{}
		}
		return &List{append([]any{}, in.Items(a[0])...)}
	})
	in.typeClass("tuple", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 0 {
			return Tuple{}
		}
		return Tuple(append([]any{}, in.Items(a[0])...))
	})
	in.typeClass("dict", func(in *Interp, a []any, kw *Kwargs) any {
		d := NewDict()
		if len(a) > 0 {
			in.update(d, a[0])
		}
		for i := range kw.Len() {
			d.SetString(kw.Names[i], kw.Values[i])
		}
		return d
	})
	for name, frozen := range map[string]bool{"set": false, "frozenset": true} {
		in.typeClass(name, func(in *Interp, a []any, _ *Kwargs) any {
			s := &Set{dict: NewDict(), Frozen: frozen}
			if len(a) > 0 {
				for _, v := range in.Items(a[0]) {
					in.DictSet(s.dict, v, nil)
				}
			}
			return s
		})
	}
	in.typeClass("bytes", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 0 {
			return Bytes("")
		}
		switch v := a[0].(type) {
		case string:
			return Bytes(v)
		case Bytes:
			return v
		case int64:
			in.room(v)
			return Bytes(make([]byte, v))
		}
		var b []byte
		for _, x := range in.Items(a[0]) {
			b = append(b, byte(in.Index(x)))
		}
		return Bytes(b)
	})
	in.typeClass("range", func(in *Interp, a []any, _ *Kwargs) any {
		r := &Range{Step: 1}
		switch len(a) {
		case 1:
			r.Stop = in.Index(a[0])
		case 2, 3:
			r.Start, r.Stop = in.Index(a[0]), in.Index(a[1])
			if len(a) == 3 {
				if r.Step = in.Index(a[2]); r.Step == 0 {
					in.raise("ValueError", "range() arg 3 must not be zero")
				}
			}
		default:
			in.raise("TypeError", "range expected at least 1 argument, got "+strconv.Itoa(len(a)))
		}
		return r
	})
	in.typeClass("slice", func(in *Interp, a []any, _ *Kwargs) any {
		s := &Slice{}
		switch len(a) {
		case 1:
			s.Stop = a[0]
		case 2, 3:
			s.Start, s.Stop = a[0], a[1]
			if len(a) == 3 {
				s.Step = a[2]
			}
		}
		return s
	})
	in.typeClass("type", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "type() takes 1 argument here")
		}
		return in.ClassOf(a[0])
	})
	in.typeClass("property", func(_ *Interp, a []any, _ *Kwargs) any { return &Property{Get: a[0]} })
	in.typeClass("staticmethod", func(_ *Interp, a []any, _ *Kwargs) any { return &wrapped{Func: a[0]} })
	in.typeClass("classmethod", func(_ *Interp, a []any, _ *Kwargs) any { return &wrapped{Func: a[0], class: true} })
	in.builtins["Ellipsis"], in.builtins["NotImplemented"] = Ellipsis{}, NotImplemented{}
	in.builtins["__name__"] = "__main__"
	in.addFunctions()
}

func (in *Interp) send(v, sent any) any {
	g := v.(*Instance).Data.(*generator)
	out, ok := g.resume(in, sent)
	if !ok {
		e := in.exception("StopIteration", "")
		if g.result != nil {
			e.Attrs["args"] = Tuple{g.result}
		}
		e.Attrs["value"] = g.result
		in.RaiseValue(e)
	}
	return out
}

func (in *Interp) update(d *Dict, v any) {
	if m, ok := v.(*Dict); ok {
		for _, e := range m.Entries() {
			in.DictSet(d, e.Key, e.Value)
		}
		return
	}
	for i, pair := range in.Items(v) {
		kv := in.Items(pair)
		if len(kv) != 2 {
			in.raise("ValueError", "dictionary update sequence element #"+strconv.Itoa(i)+" has length "+strconv.Itoa(len(kv))+"; 2 is required")
		}
		in.DictSet(d, kv[0], kv[1])
	}
}

func (in *Interp) toInt(a []any, kw *Kwargs) any {
	if len(a) == 0 {
		return int64(0)
	}
	base := int64(10)
	if len(a) > 1 {
		base = in.Index(a[1])
	} else if b, ok := kw.Get("base"); ok {
		base = in.Index(b)
	}
	switch v := a[0].(type) {
	case int64, *big.Int:
		return v
	case bool:
		return in.Index(v)
	case float64:
		if math.IsNaN(v) {
			in.raise("ValueError", "cannot convert float NaN to integer")
		}
		if math.IsInf(v, 0) {
			in.raise("OverflowError", "cannot convert float infinity to integer")
		}
		b, _ := big.NewFloat(math.Trunc(v)).Int(nil)
		return integer(b)
	case string:
		s := strings.TrimSpace(v)
		digits := strings.ReplaceAll(s, "_", "")
		if base != 10 {
			low := strings.ToLower(digits)
			for prefix, of := range map[string]int64{"0x": 16, "0o": 8, "0b": 2} {
				if strings.HasPrefix(low, prefix) && (base == of || base == 0) {
					digits, base = digits[2:], of
				}
			}
			if base == 0 {
				base = 10
			}
		}
		b, ok := new(big.Int).SetString(digits, int(base))
		if !ok || strings.HasPrefix(s, "_") || strings.HasSuffix(s, "_") {
			in.raise("ValueError", "invalid literal for int() with base "+strconv.FormatInt(base, 10)+": "+StrRepr(v))
		}
		return integer(b)
	case Bytes:
		return in.toInt([]any{string(v)}, kw)
	case *Instance:
		for _, m := range []string{"__int__", "__index__", "__trunc__"} {
			if out, ok := in.method(v, m); ok {
				return out
			}
		}
	}
	in.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+in.TypeName(a[0])+"'")
	return nil
}

func (in *Interp) toFloat(a []any) any {
	if len(a) == 0 {
		return 0.0
	}
	if f, ok := asFloat(a[0]); ok {
		return f
	}
	if s, ok := a[0].(string); ok {
		t := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "_", "")
		switch strings.TrimLeft(t, "+-") {
		case "inf", "infinity", "nan":
		default:
			if strings.ContainsAny(t, "xpin") {
				t = "bad"
			}
		}
		f, err := strconv.ParseFloat(t, 64)
		if err != nil && !math.IsInf(f, 0) {
			in.raise("ValueError", "could not convert string to float: "+StrRepr(s))
		}
		return f
	}
	if out, ok := in.method(a[0], "__float__"); ok {
		return out
	}
	in.raise("TypeError", "float() argument must be a string or a real number, not '"+in.TypeName(a[0])+"'")
	return nil
}

// Len is len(v).
func (in *Interp) Len(v any) int64 {
	switch v := v.(type) {
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
	if out, ok := in.method(v, "__len__"); ok {
		return in.Index(out)
	}
	in.raise("TypeError", "object of type '"+in.TypeName(v)+"' has no len()")
	return 0
}

// lazy makes an iterator.
func lazy(name string, next func() (any, bool)) *Iterator { return &Iterator{Name: name, Next: next} }

func (in *Interp) addFunctions() {
	def := func(name, signature string, f func(in *Interp, a []any) any) {
		in.builtins[name] = Def(name, signature, f)
	}
	fn := func(name string, f func(in *Interp, a []any, kw *Kwargs) any) { in.builtins[name] = Fn(name, f) }
	fn("print", func(in *Interp, a []any, kw *Kwargs) any {
		text := func(name, otherwise string) string {
			if v, ok := kw.Get(name); ok && v != nil {
				return in.Str(v)
			}
			return otherwise
		}
		parts := make([]string, len(a))
		for i, v := range a {
			parts[i] = in.Str(v)
		}
		line := strings.Join(parts, text("sep", " ")) + text("end", "\n")
		if f, ok := kw.Get("file"); ok && f != nil {
			in.call(in.GetAttr(f, "write"), []any{line}, nil)
			return nil
		}
		if _, err := in.Stdout.Write([]byte(line)); err != nil {
			in.raise("OSError", err.Error())
		}
		return nil
	})
	def("len", "obj", func(in *Interp, a []any) any { return in.Len(a[0]) })
	def("repr", "obj", func(in *Interp, a []any) any { return in.Repr(a[0]) })
	def("id", "obj", func(in *Interp, a []any) any { return int64(1) })
	def("hash", "obj", func(in *Interp, a []any) any { return in.hashOf(a[0]) })
	def("callable", "obj", func(in *Interp, a []any) any {
		switch v := a[0].(type) {
		case *Function, *Builtin, *Class, *Method:
			return true
		case *Instance:
			return v.Class.lookup("__call__") != nil
		}
		return false
	})
	fn("isinstance", func(in *Interp, a []any, _ *Kwargs) any { return in.isInstance(a[0], a[1]) })
	fn("issubclass", func(in *Interp, a []any, _ *Kwargs) any {
		c, ok := a[0].(*Class)
		if !ok {
			in.raise("TypeError", "issubclass() arg 1 must be a class")
		}
		for _, b := range classList(a[1]) {
			if c.Is(b) || b.Name == "object" {
				return true
			}
		}
		return false
	})
	fn("getattr", func(in *Interp, a []any, _ *Kwargs) any {
		name, _ := a[1].(string)
		if len(a) > 2 && !in.HasAttr(a[0], name) {
			return a[2]
		}
		return in.GetAttr(a[0], name)
	})
	def("hasattr", "obj, name", func(in *Interp, a []any) any { return in.HasAttr(a[0], in.Str(a[1])) })
	def("setattr", "obj, name, value", func(in *Interp, a []any) any { in.SetAttr(a[0], in.Str(a[1]), a[2]); return nil })
	def("abs", "x", func(in *Interp, a []any) any {
		if c, ok := order(a[0], int64(0)); ok {
			if c < 0 {
				return in.Unary("-", a[0])
			}
			return in.Unary("+", a[0])
		}
		if out, ok := in.method(a[0], "__abs__"); ok {
			return out
		}
		in.raise("TypeError", "bad operand type for abs(): '"+in.TypeName(a[0])+"'")
		return nil
	})
	def("round", "number, ndigits=None", func(in *Interp, a []any) any { return in.round(a[0], a[1]) })
	def("divmod", "x, y", func(in *Interp, a []any) any {
		if v, ok := in.method(a[0], "__divmod__", a[1]); ok {
			return v
		}
		if v, ok := in.method(a[1], "__rdivmod__", a[0]); ok {
			return v
		}
		return Tuple{in.Binary("//", a[0], a[1]), in.Binary("%", a[0], a[1])}
	})
	def("pow", "base, exp, mod=None", func(in *Interp, a []any) any {
		if a[2] != nil {
			x, _ := asBig(a[0])
			y, _ := asBig(a[1])
			m, ok := asBig(a[2])
			if x == nil || y == nil || !ok {
				in.raise("TypeError", "pow() 3rd argument not allowed unless all arguments are integers")
			}
			return integer(new(big.Int).Exp(x, y, m))
		}
		return in.Binary("**", a[0], a[1])
	})
	fn("sum", func(in *Interp, a []any, kw *Kwargs) any {
		var total any = int64(0)
		if len(a) > 1 {
			total = a[1]
		} else if s, ok := kw.Get("start"); ok {
			total = s
		}
		if len(a) == 0 {
			in.raise("TypeError", "sum() takes at least 1 positional argument (0 given)")
		}
		in.Each(a[0], func(x any) bool {
			in.tick()
			total = in.Binary("+", total, x)
			return true
		})
		return total
	})
	for name, op := range map[string]string{"min": "<", "max": ">"} {
		fn(name, func(in *Interp, a []any, kw *Kwargs) any { return in.extreme(name, op, a, kw) })
	}
	def("any", "iterable", func(in *Interp, a []any) any {
		found := false
		in.Each(a[0], func(x any) bool { found = in.Truth(x); return !found })
		return found
	})
	def("all", "iterable", func(in *Interp, a []any) any {
		all := true
		in.Each(a[0], func(x any) bool { all = in.Truth(x); return all })
		return all
	})
	def("iter", "obj", func(in *Interp, a []any) any {
		if i, ok := a[0].(*Instance); ok {
			if _, gen := i.Data.(*generator); gen {
				return i
			}
		}
		return in.Iter(a[0])
	})
	fn("next", func(in *Interp, a []any, _ *Kwargs) any {
		if i, ok := a[0].(*Instance); ok {
			if g, gen := i.Data.(*generator); gen {
				v, more := g.resume(in, nil)
				if !more && len(a) > 1 {
					return a[1]
				}
				if !more {
					in.raise("StopIteration", "")
				}
				return v
			}
			if m := i.Class.lookup("__next__"); m != nil && len(a) == 1 {
				return in.call(m, []any{i}, nil)
			}
		}
		it, ok := a[0].(*Iterator)
		if !ok {
			if i, isObject := a[0].(*Instance); isObject && i.Class.lookup("__next__") != nil {
				it = in.Iter(i)
			} else {
				in.raise("TypeError", "'"+in.TypeName(a[0])+"' object is not an iterator")
			}
		}
		v, more := it.Next()
		if !more {
			if len(a) > 1 {
				return a[1]
			}
			in.raise("StopIteration", "")
		}
		return v
	})
	def("enumerate", "iterable, start=0", func(in *Interp, a []any) any {
		it, i := in.Iter(a[0]), in.Index(a[1])
		return lazy("enumerate", func() (any, bool) {
			v, ok := it.Next()
			if !ok {
				return nil, false
			}
			i++
			return Tuple{i - 1, v}, true
		})
	})
	fn("zip", func(in *Interp, a []any, kw *Kwargs) any {
		its := make([]*Iterator, len(a))
		for i, x := range a {
			its[i] = in.Iter(x)
		}
		return lazy("zip", func() (any, bool) {
			out := make(Tuple, len(its))
			for i, it := range its {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				out[i] = v
			}
			return out, len(its) > 0
		})
	})
	fn("map", func(in *Interp, a []any, _ *Kwargs) any {
		its := make([]*Iterator, len(a)-1)
		for i, x := range a[1:] {
			its[i] = in.Iter(x)
		}
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
	})
	def("filter", "function, iterable", func(in *Interp, a []any) any {
		it := in.Iter(a[1])
		return lazy("filter", func() (any, bool) {
			for {
				v, ok := it.Next()
				if !ok {
					return nil, false
				}
				if a[0] == nil && in.Truth(v) || a[0] != nil && in.Truth(in.call(a[0], []any{v}, nil)) {
					return v, true
				}
			}
		})
	})
	def("reversed", "seq", func(in *Interp, a []any) any {
		items := append([]any{}, in.Items(a[0])...)
		slices.Reverse(items)
		return in.Iter(Tuple(items))
	})
	fn("sorted", func(in *Interp, a []any, kw *Kwargs) any {
		items := append([]any{}, in.Items(a[0])...)
		in.sort(items, kw)
		return &List{items}
	})
	def("chr", "i", func(in *Interp, a []any) any {
		n := in.Index(a[0])
		if n < 0 || n > utf8.MaxRune {
			in.raise("ValueError", "chr() arg not in range(0x110000)")
		}
		return string(rune(n))
	})
	def("ord", "c", func(in *Interp, a []any) any {
		s, ok := a[0].(string)
		if !ok || utf8.RuneCountInString(s) != 1 {
			in.raise("TypeError", "ord() expected a character, but string of length "+strconv.Itoa(utf8.RuneCountInString(s))+" found")
		}
		r, _ := utf8.DecodeRuneInString(s)
		return int64(r)
	})
	for name, f := range map[string]struct {
		base   int
		prefix string
	}{"hex": {16, "0x"}, "oct": {8, "0o"}, "bin": {2, "0b"}} {
		def(name, "number", func(in *Interp, a []any) any {
			b, ok := asBig(a[0])
			if !ok {
				in.raise("TypeError", "'"+in.TypeName(a[0])+"' object cannot be interpreted as an integer")
			}
			sign := ""
			if b.Sign() < 0 {
				sign = "-"
			}
			return sign + f.prefix + new(big.Int).Abs(b).Text(f.base)
		})
	}
	def("format", "value, spec=''", func(in *Interp, a []any) any { return in.Format(a[0], in.Str(a[1])) })
	fn("dir", func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) == 0 {
			return in.strings(sortedNames(in.Globals))
		}
		return in.strings(in.Dir(a[0]))
	})
	fn("vars", func(in *Interp, a []any, _ *Kwargs) any { return in.GetAttr(a[0], "__dict__") })
	fn("globals", func(in *Interp, _ []any, _ *Kwargs) any {
		d := NewDict()
		for _, k := range sortedNames(in.Globals) {
			d.SetString(k, in.Globals[k])
		}
		return d
	})
	fn("input", func(in *Interp, _ []any, _ *Kwargs) any { in.raise("EOFError", "EOF when reading a line"); return nil })
}

func (in *Interp) strings(list []string) *List {
	out := &List{}
	for _, s := range list {
		out.Items = append(out.Items, s)
	}
	return out
}

// Dir lists the attributes of v.
func (in *Interp) Dir(v any) []string {
	names := map[string]bool{}
	addClass := func(c *Class) {
		for _, x := range c.mro() {
			for n := range x.Dict {
				names[n] = true
			}
		}
	}
	switch v := v.(type) {
	case *Instance:
		for n := range v.Attrs {
			names[n] = true
		}
		addClass(v.Class)
	case *Class:
		addClass(v)
	case *Module:
		for n := range v.Dict {
			names[n] = true
		}
	default:
		for n := range methodsOf(v) {
			names[n] = true
		}
	}
	return sortedNames(names)
}

func classList(v any) []*Class {
	switch v := v.(type) {
	case *Class:
		return []*Class{v}
	case Tuple:
		var out []*Class
		for _, x := range v {
			out = append(out, classList(x)...)
		}
		return out
	}
	return nil
}

func (in *Interp) isInstance(v, of any) bool {
	list := classList(of)
	if len(list) == 0 {
		if t, ok := of.(Tuple); !ok || len(t) > 0 {
			in.raise("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union")
		}
	}
	c := in.ClassOf(v)
	for _, b := range list {
		if c.Is(b) || b.Name == "object" && b.Module == "builtins" || c.Name == "bool" && b.Name == "int" && b.Module == "builtins" {
			return true
		}
	}
	return false
}

func (in *Interp) extreme(name, op string, a []any, kw *Kwargs) any {
	items := a
	if len(a) == 0 {
		in.raise("TypeError", name+" expected at least 1 argument, got 0")
	}
	if len(a) == 1 {
		items = in.Items(a[0])
	}
	if len(items) == 0 {
		if d, ok := kw.Get("default"); ok {
			return d
		}
		in.raise("ValueError", name+"() iterable argument is empty")
	}
	key, _ := kw.Get("key")
	value := func(v any) any {
		if key == nil {
			return v
		}
		return in.call(key, []any{v}, nil)
	}
	best, by := items[0], value(items[0])
	for _, x := range items[1:] {
		if k := value(x); in.Truth(in.Compare(op, k, by)) {
			best, by = x, k
		}
	}
	return best
}

func (in *Interp) sort(items []any, kw *Kwargs) {
	key, _ := kw.Get("key")
	reverse, _ := kw.Get("reverse")
	type pair struct{ key, value any }
	pairs := make([]pair, len(items))
	for i, v := range items {
		pairs[i] = pair{v, v}
		if key != nil {
			pairs[i].key = in.call(key, []any{v}, nil)
		}
	}
	descending := in.Truth(reverse)
	slices.SortStableFunc(pairs, func(x, y pair) int {
		in.tick()
		if descending {
			x, y = y, x
		}
		if in.Truth(in.Compare("<", x.key, y.key)) {
			return -1
		}
		if in.Truth(in.Compare("<", y.key, x.key)) {
			return 1
		}
		return 0
	})
	for i, p := range pairs {
		items[i] = p.value
	}
}

func (in *Interp) round(v, digits any) any {
	switch x := v.(type) {
	case bool, int64, *big.Int:
		if digits == nil || in.Index(digits) >= 0 {
			return in.Unary("+", x)
		}
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-in.Index(digits)), nil)
		b, _ := asBig(x)
		q, r := new(big.Int).DivMod(b, unit, new(big.Int))
		if c := new(big.Int).Lsh(r, 1).Cmp(unit); c > 0 || c == 0 && q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
		return integer(q.Mul(q, unit))
	case float64:
		if digits == nil {
			return in.toInt([]any{math.RoundToEven(x)}, nil)
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return x
		}
		n := int(in.Index(digits))
		if n < 0 {
			unit := math.Pow(10, float64(-n))
			return math.RoundToEven(x/unit) * unit
		}
		f, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', n, 64), 64)
		if err != nil {
			return x
		}
		return f
	}
	args := []any{}
	if digits != nil {
		args = append(args, digits)
	}
	if out, ok := in.method(v, "__round__", args...); ok {
		return out
	}
	in.raise("TypeError", "type "+in.TypeName(v)+" doesn't define __round__ method")
	return nil
}
