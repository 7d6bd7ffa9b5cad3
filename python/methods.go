package python

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// methodTables are the methods of the built-in types, self first.
var methodTables = map[string]map[string]*Builtin{}

func methodsOf(v any) map[string]*Builtin {
	switch v.(type) {
	case string:
		return methodTables["str"]
	case *List:
		return methodTables["list"]
	case Tuple:
		return methodTables["tuple"]
	case *Dict:
		return methodTables["dict"]
	case *Set:
		return methodTables["set"]
	case Bytes:
		return methodTables["bytes"]
	case float64:
		return methodTables["float"]
	case int64, bool:
		return methodTables["int"]
	}
	return nil
}

func (in *Interp) builtinMethod(v any, name string) *Builtin { return methodsOf(v)[name] }

func table(typ string) func(name, signature string, f func(in *Interp, a []any) any) {
	methodTables[typ] = map[string]*Builtin{}
	return func(name, signature string, f func(in *Interp, a []any) any) {
		methodTables[typ][name] = Def(name, "self, "+signature, f)
	}
}

func init() {
	stringMethods()
	listMethods()
	dictMethods()
	setMethods()
	m := table("float")
	m("is_integer", "", func(_ *Interp, a []any) any { f := a[0].(float64); return f == float64(int64(f)) })
	m = table("int")
	m("bit_length", "", func(_ *Interp, a []any) any {
		b, _ := asBig(a[0])
		return int64(b.BitLen())
	})
	m = table("bytes")
	m("decode", "encoding='utf-8', errors='strict'", func(_ *Interp, a []any) any { return string(a[0].(Bytes)) })
	m("hex", "", func(_ *Interp, a []any) any {
		s := ""
		for _, c := range []byte(a[0].(Bytes)) {
			s += hex2(c)
		}
		return s
	})
	m = table("tuple")
	m("count", "value", func(in *Interp, a []any) any { return in.count(a[0].(Tuple), a[1]) })
	m("index", "value", func(in *Interp, a []any) any { return in.find(a[0].(Tuple), a[1], "tuple.index(x): x not in tuple") })
}

func (in *Interp) count(items []any, v any) any {
	n := int64(0)
	for _, x := range items {
		if in.Equal(x, v) {
			n++
		}
	}
	return n
}

func (in *Interp) find(items []any, v any, message string) any {
	for i, x := range items {
		if in.Equal(x, v) {
			return int64(i)
		}
	}
	in.raise("ValueError", message)
	return nil
}

func stringMethods() {
	m := table("str")
	text := func(name string, f func(string) string) {
		m(name, "", func(_ *Interp, a []any) any { return f(a[0].(string)) })
	}
	text("upper", strings.ToUpper)
	text("lower", strings.ToLower)
	text("casefold", strings.ToLower)
	text("capitalize", func(s string) string {
		if s == "" {
			return s
		}
		_, n := utf8.DecodeRuneInString(s)
		return strings.ToUpper(s[:n]) + strings.ToLower(s[n:])
	})
	text("swapcase", func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsUpper(r) {
				return unicode.ToLower(r)
			}
			return unicode.ToUpper(r)
		}, s)
	})
	text("title", func(s string) string {
		start := true
		return strings.Map(func(r rune) rune {
			letter := unicode.IsLetter(r)
			defer func() { start = !letter }()
			if !letter {
				return r
			}
			if start {
				return unicode.ToTitle(r)
			}
			return unicode.ToLower(r)
		}, s)
	})
	for name, cut := range map[string]func(s, set string) string{"strip": strings.Trim, "lstrip": strings.TrimLeft, "rstrip": strings.TrimRight} {
		m(name, "chars=None", func(_ *Interp, a []any) any {
			if set, ok := a[1].(string); ok {
				return cut(a[0].(string), set)
			}
			return cut(a[0].(string), " \t\n\r\v\f\u00a0\u2003")
		})
	}
	test := func(name string, f func(rune) bool) {
		m(name, "", func(_ *Interp, a []any) any {
			s := a[0].(string)
			return s != "" && strings.IndexFunc(s, func(r rune) bool { return !f(r) }) < 0
		})
	}
	test("isdigit", unicode.IsDigit)
	test("isnumeric", unicode.IsNumber)
	test("isdecimal", unicode.IsDigit)
	test("isalpha", unicode.IsLetter)
	test("isalnum", func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	test("isspace", unicode.IsSpace)
	cased := func(name string, want func(rune) bool, other func(rune) bool) {
		m(name, "", func(_ *Interp, a []any) any {
			s := a[0].(string)
			return strings.IndexFunc(s, want) >= 0 && strings.IndexFunc(s, other) < 0
		})
	}
	cased("isupper", unicode.IsUpper, unicode.IsLower)
	cased("islower", unicode.IsLower, unicode.IsUpper)
	for name, f := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		m(name, "prefix", func(in *Interp, a []any) any {
			list, ok := a[1].(Tuple)
			if !ok {
				list = Tuple{a[1]}
			}
			for _, x := range list {
				p, ok := x.(string)
				if !ok {
					in.raise("TypeError", name+" first arg must be str or a tuple of str, not "+in.TypeName(x))
				}
				if f(a[0].(string), p) {
					return true
				}
			}
			return false
		})
	}
	m("split", "sep=None, maxsplit=-1", func(in *Interp, a []any) any {
		s, n := a[0].(string), int(in.Index(a[2]))
		if a[1] == nil {
			return in.strings(splitBlank(s, n))
		}
		sep, _ := a[1].(string)
		if sep == "" {
			in.raise("ValueError", "empty separator")
		}
		if n >= 0 {
			return in.strings(strings.SplitN(s, sep, n+1))
		}
		return in.strings(strings.Split(s, sep))
	})
	m("rsplit", "sep=None, maxsplit=-1", func(in *Interp, a []any) any {
		s, n := a[0].(string), int(in.Index(a[2]))
		sep, ok := a[1].(string)
		if !ok {
			return in.strings(splitBlank(s, -1))
		}
		parts := strings.Split(s, sep)
		if n >= 0 && len(parts) > n+1 {
			k := len(parts) - n
			parts = append([]string{strings.Join(parts[:k], sep)}, parts[k:]...)
		}
		return in.strings(parts)
	})
	m("splitlines", "keepends=False", func(in *Interp, a []any) any {
		s := strings.ReplaceAll(a[0].(string), "\r\n", "\n")
		if s == "" {
			return &List{}
		}
		return in.strings(strings.Split(strings.TrimSuffix(s, "\n"), "\n"))
	})
	m("join", "iterable", func(in *Interp, a []any) any {
		var parts []string
		for i, x := range in.Items(a[1]) {
			s, ok := x.(string)
			if !ok {
				in.raise("TypeError", "sequence item "+in.Repr(int64(i))+": expected str instance, "+in.TypeName(x)+" found")
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, a[0].(string))
	})
	m("replace", "old, new, count=-1", func(in *Interp, a []any) any {
		return strings.Replace(a[0].(string), in.Str(a[1]), in.Str(a[2]), int(in.Index(a[3])))
	})
	place := func(s string, i int) int64 { return int64(utf8.RuneCountInString(s[:i])) }
	for name, f := range map[string]func(s, x string) int{"find": strings.Index, "rfind": strings.LastIndex, "index": strings.Index, "rindex": strings.LastIndex} {
		m(name, "sub, start=0", func(in *Interp, a []any) any {
			s := a[0].(string)
			from := 0
			if start := in.Index(a[2]); start > 0 {
				r := []rune(s)
				from = len(string(r[:min(int(start), len(r))]))
			}
			i := f(s[from:], in.Str(a[1]))
			if i < 0 {
				if strings.HasSuffix(name, "index") {
					in.raise("ValueError", "substring not found")
				}
				return int64(-1)
			}
			return place(s, from+i)
		})
	}
	m("count", "sub", func(in *Interp, a []any) any { return int64(strings.Count(a[0].(string), in.Str(a[1]))) })
	m("partition", "sep", func(in *Interp, a []any) any {
		head, tail, ok := strings.Cut(a[0].(string), in.Str(a[1]))
		if !ok {
			return Tuple{head, "", ""}
		}
		return Tuple{head, a[1], tail}
	})
	m("rpartition", "sep", func(in *Interp, a []any) any {
		s, sep := a[0].(string), in.Str(a[1])
		i := strings.LastIndex(s, sep)
		if i < 0 {
			return Tuple{"", "", s}
		}
		return Tuple{s[:i], sep, s[i+len(sep):]}
	})
	for name, align := range map[string]byte{"ljust": '<', "rjust": '>', "center": '^'} {
		m(name, "width, fillchar=' '", func(in *Interp, a []any) any {
			fill, _ := utf8.DecodeRuneInString(in.Str(a[2]))
			return in.pad(a[0].(string), formatSpec{fill: fill, width: int(in.Index(a[1]))}, align)
		})
	}
	m("zfill", "width", func(in *Interp, a []any) any {
		return in.pad(a[0].(string), formatSpec{fill: '0', width: int(in.Index(a[1]))}, '=')
	})
	m("encode", "encoding='utf-8', errors='strict'", func(_ *Interp, a []any) any { return Bytes(a[0].(string)) })
	m("removeprefix", "prefix", func(in *Interp, a []any) any { return strings.TrimPrefix(a[0].(string), in.Str(a[1])) })
	m("removesuffix", "suffix", func(in *Interp, a []any) any { return strings.TrimSuffix(a[0].(string), in.Str(a[1])) })
	methodTables["str"]["format"] = Fn("format", func(in *Interp, a []any, kw *Kwargs) any {
		return in.formatText(a[0].(string), a[1:], kw)
	})
}

// splitBlank splits at runs of white space.
func splitBlank(s string, n int) []string {
	if n < 0 {
		return strings.Fields(s)
	}
	var out []string
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for s != "" {
		if len(out) == n {
			return append(out, strings.TrimRightFunc(s, unicode.IsSpace))
		}
		i := strings.IndexFunc(s, unicode.IsSpace)
		if i < 0 {
			return append(out, s)
		}
		out = append(out, s[:i])
		s = strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
	return out
}

// formatText is text.format(…).
func (in *Interp) formatText(s string, args []any, kw *Kwargs) string {
	var b strings.Builder
	auto := int64(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c == '{' || c == '}') && i+1 < len(s) && s[i+1] == c {
			b.WriteByte(c)
			i++
			continue
		}
		if c == '}' {
			in.raise("ValueError", "Single '}' encountered in format string")
		}
		if c != '{' {
			b.WriteByte(c)
			continue
		}
		depth, end := 1, i+1
		for ; end < len(s) && depth > 0; end++ {
			if s[end] == '{' {
				depth++
			} else if s[end] == '}' {
				depth--
			}
		}
		if depth > 0 {
			in.raise("ValueError", "expected '}' before end of string")
		}
		field, spec, _ := strings.Cut(s[i+1:end-1], ":")
		if strings.Contains(spec, "{") {
			spec = in.formatText(spec, args[min(len(args), int(auto)+1):], kw)
		}
		field, conversion, _ := strings.Cut(field, "!")
		v := in.formatField(field, args, kw, &auto)
		switch conversion {
		case "r":
			v = in.Repr(v)
		case "s":
			v = in.Str(v)
		}
		b.WriteString(in.Format(v, spec))
		i = end - 1
	}
	return b.String()
}

func (in *Interp) formatField(field string, args []any, kw *Kwargs, auto *int64) any {
	end := strings.IndexAny(field, ".[")
	if end < 0 {
		end = len(field)
	}
	name, rest := field[:end], field[end:]
	var v any
	switch {
	case name == "" || name[0] >= '0' && name[0] <= '9':
		n := *auto
		if name == "" {
			*auto++
		} else {
			n = in.Index(in.toInt([]any{name}, nil))
		}
		if n >= int64(len(args)) {
			in.raise("IndexError", "Replacement index "+in.Repr(n)+" out of range for positional args tuple")
		}
		v = args[n]
	default:
		var ok bool
		if v, ok = kw.Get(name); !ok {
			e := in.exception("KeyError", "")
			e.Attrs["args"] = Tuple{name}
			in.RaiseValue(e)
		}
	}
	for rest != "" {
		if rest[0] == '.' {
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			v, rest = in.GetAttr(v, rest[1:1+end]), rest[1+end:]
			continue
		}
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			in.raise("ValueError", "Missing ']' in format string")
		}
		var key any = rest[1:end]
		if key.(string) != "" && strings.Trim(key.(string), "0123456789") == "" {
			key = in.toInt([]any{key}, nil)
		}
		v, rest = in.GetItem(v, key), rest[end+1:]
	}
	return v
}

func listMethods() {
	m := table("list")
	m("append", "x", func(in *Interp, a []any) any {
		l := a[0].(*List)
		l.Items = append(l.Items, a[1])
		return nil
	})
	m("extend", "iterable", func(in *Interp, a []any) any {
		l := a[0].(*List)
		l.Items = append(l.Items, in.Items(a[1])...)
		return nil
	})
	m("insert", "index, x", func(in *Interp, a []any) any {
		l := a[0].(*List)
		i := in.Index(a[1])
		if i < 0 {
			i += int64(len(l.Items))
		}
		l.Items = slices.Insert(l.Items, int(max(0, min(i, int64(len(l.Items))))), a[2])
		return nil
	})
	m("pop", "index=-1", func(in *Interp, a []any) any {
		l := a[0].(*List)
		if len(l.Items) == 0 {
			in.raise("IndexError", "pop from empty list")
		}
		i := in.at(a[1], len(l.Items), "pop")
		v := l.Items[i]
		l.Items = slices.Delete(l.Items, i, i+1)
		return v
	})
	m("remove", "x", func(in *Interp, a []any) any {
		l := a[0].(*List)
		i := in.find(l.Items, a[1], "list.remove(x): x not in list").(int64)
		l.Items = slices.Delete(l.Items, int(i), int(i)+1)
		return nil
	})
	m("index", "x", func(in *Interp, a []any) any {
		return in.find(a[0].(*List).Items, a[1], in.Repr(a[1])+" is not in list")
	})
	m("count", "x", func(in *Interp, a []any) any { return in.count(a[0].(*List).Items, a[1]) })
	m("reverse", "", func(_ *Interp, a []any) any { slices.Reverse(a[0].(*List).Items); return nil })
	m("clear", "", func(_ *Interp, a []any) any { a[0].(*List).Items = nil; return nil })
	m("copy", "", func(_ *Interp, a []any) any { return &List{slices.Clone(a[0].(*List).Items)} })
	methodTables["list"]["sort"] = Fn("sort", func(in *Interp, a []any, kw *Kwargs) any {
		in.sort(a[0].(*List).Items, kw)
		return nil
	})
}

func dictMethods() {
	m := table("dict")
	m("keys", "", func(_ *Interp, a []any) any {
		out := &List{}
		for _, e := range a[0].(*Dict).Entries() {
			out.Items = append(out.Items, e.Key)
		}
		return view("dict_keys", out)
	})
	m("values", "", func(_ *Interp, a []any) any {
		out := &List{}
		for _, e := range a[0].(*Dict).Entries() {
			out.Items = append(out.Items, e.Value)
		}
		return view("dict_values", out)
	})
	m("items", "", func(_ *Interp, a []any) any {
		out := &List{}
		for _, e := range a[0].(*Dict).Entries() {
			out.Items = append(out.Items, Tuple{e.Key, e.Value})
		}
		return view("dict_items", out)
	})
	m("get", "key, default=None", func(in *Interp, a []any) any {
		if v, ok := in.DictGet(a[0].(*Dict), a[1]); ok {
			return v
		}
		return a[2]
	})
	m("setdefault", "key, default=None", func(in *Interp, a []any) any {
		d := a[0].(*Dict)
		if v, ok := in.DictGet(d, a[1]); ok {
			return v
		}
		in.DictSet(d, a[1], a[2])
		return a[2]
	})
	methodTables["dict"]["pop"] = Fn("pop", func(in *Interp, a []any, _ *Kwargs) any {
		d := a[0].(*Dict)
		v, ok := in.DictGet(d, a[1])
		if !ok {
			if len(a) > 2 {
				return a[2]
			}
			in.GetItem(d, a[1])
		}
		in.DictDelete(d, a[1])
		return v
	})
	methodTables["dict"]["update"] = Fn("update", func(in *Interp, a []any, kw *Kwargs) any {
		d := a[0].(*Dict)
		if len(a) > 1 {
			in.update(d, a[1])
		}
		for i := range kw.Len() {
			d.SetString(kw.Names[i], kw.Values[i])
		}
		return nil
	})
	m("popitem", "", func(in *Interp, a []any) any {
		d := a[0].(*Dict)
		all := d.Entries()
		if len(all) == 0 {
			in.raise("KeyError", "popitem(): dictionary is empty")
		}
		last := all[len(all)-1]
		in.DictDelete(d, last.Key)
		return Tuple{last.Key, last.Value}
	})
	m("clear", "", func(_ *Interp, a []any) any { *a[0].(*Dict) = *NewDict(); return nil })
	m("copy", "", func(in *Interp, a []any) any {
		d := NewDict()
		in.update(d, a[0])
		return d
	})
}

var viewClasses = map[string]*Class{}

// view is what dict.keys() and its like return.
func view(name string, list *List) *Instance {
	c := viewClasses[name]
	return NewInstance(c, list)
}

func init() {
	for _, name := range []string{"dict_keys", "dict_values", "dict_items"} {
		viewClasses[name] = NewClass(name, "builtins", nil, map[string]*Builtin{
			"__iter__": Def("__iter__", "self", func(in *Interp, a []any) any { return in.Iter(a[0].(*Instance).Data) }),
			"__len__":  Def("__len__", "self", func(in *Interp, a []any) any { return in.Len(a[0].(*Instance).Data) }),
			"__repr__": Def("__repr__", "self", func(in *Interp, a []any) any { return name + "(" + in.Repr(a[0].(*Instance).Data) + ")" }),
			"__eq__": Def("__eq__", "self, other", func(in *Interp, a []any) any {
				o, ok := a[1].(*Instance)
				return ok && in.Equal(a[0].(*Instance).Data, o.Data)
			}),
		})
	}
}

func setMethods() {
	m := table("set")
	m("add", "x", func(in *Interp, a []any) any { in.DictSet(a[0].(*Set).dict, a[1], nil); return nil })
	m("discard", "x", func(in *Interp, a []any) any { in.DictDelete(a[0].(*Set).dict, a[1]); return nil })
	m("remove", "x", func(in *Interp, a []any) any {
		if !in.DictDelete(a[0].(*Set).dict, a[1]) {
			e := in.exception("KeyError", "")
			e.Attrs["args"] = Tuple{a[1]}
			in.RaiseValue(e)
		}
		return nil
	})
	m("update", "iterable", func(in *Interp, a []any) any {
		for _, v := range in.Items(a[1]) {
			in.DictSet(a[0].(*Set).dict, v, nil)
		}
		return nil
	})
	m("copy", "", func(in *Interp, a []any) any { return in.setOp("|", a[0].(*Set), NewSet()) })
	for name, op := range map[string]string{"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^"} {
		m(name, "other", func(in *Interp, a []any) any {
			other := NewSet()
			for _, v := range in.Items(a[1]) {
				in.DictSet(other.dict, v, nil)
			}
			return in.setOp(op, a[0].(*Set), other)
		})
	}
	for name, op := range map[string]string{"issubset": "<=", "issuperset": ">="} {
		m(name, "other", func(in *Interp, a []any) any {
			other := NewSet()
			for _, v := range in.Items(a[1]) {
				in.DictSet(other.dict, v, nil)
			}
			return in.Compare(op, a[0], other)
		})
	}
}
