package python

import (
	"slices"
	"strings"
	"unicode"

	"brook/python/syntax"
)

// identifier tells whether s may be a name.
func identifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// namedTuple is collections.namedtuple.
func (in *Interp) namedTuple(a []any) *Class {
	typename := in.Str(a[0])
	var names []string
	if text, ok := a[1].(string); ok {
		names = strings.Fields(strings.ReplaceAll(text, ",", " "))
	} else {
		in.Each(a[1], func(v any) bool { names = append(names, in.Str(v)); return true })
	}
	seen := map[string]bool{}
	if in.Truth(a[2]) {
		for i, n := range names {
			if !identifier(n) || slices.Contains(syntax.Keywords(), n) || strings.HasPrefix(n, "_") || seen[n] {
				names[i] = "_" + in.Repr(int64(i))
			}
			seen[n] = true
		}
	}
	for _, n := range append([]string{typename}, names...) {
		if !identifier(n) {
			in.raise("ValueError", "Type names and field names must be valid identifiers: "+StrRepr(n))
		}
		if slices.Contains(syntax.Keywords(), n) {
			in.raise("ValueError", "Type names and field names cannot be a keyword: "+StrRepr(n))
		}
	}
	seen = map[string]bool{}
	for _, n := range names {
		if strings.HasPrefix(n, "_") && !in.Truth(a[2]) {
			in.raise("ValueError", "Field names cannot start with an underscore: "+StrRepr(n))
		}
		if seen[n] {
			in.raise("ValueError", "Encountered duplicate field name: "+StrRepr(n))
		}
		seen[n] = true
	}
	var defaults []any
	if a[3] != nil {
		defaults = slices.Clone(in.Items(a[3]))
	}
	if len(defaults) > len(names) {
		in.raise("TypeError", "Got more default values than field names")
	}
	module := "__main__"
	if a[4] != nil {
		module = in.Str(a[4])
	}
	c := NewClass(typename, module, tupleClass, nil)
	in.makeNamedTuple(c, names, defaults)
	return c
}

// makeNamedTuple gives a class below tuple what namedtuple gives it; the
// defaults are those of the last names.
func (in *Interp) makeNamedTuple(c *Class, names []string, defaults []any) {
	in.nameItems(c, names)
	known := NewDict()
	for i, v := range defaults {
		known.SetString(names[len(names)-len(defaults)+i], v)
	}
	c.Dict["_field_defaults"] = known
	called := c.Name + ".__new__"
	create := &Signature{Names: append([]string{"_cls"}, names...), Defaults: defaults}
	c.Dict["__new__"] = static(&Builtin{Name: "__new__", Params: create, Call: func(in *Interp, a []any, kw *Kwargs) any {
		v := create.bind(in, called, a, kw)
		class, _ := v[0].(*Class)
		if class == nil {
			in.raise("TypeError", called+"(X): X is not a type object")
		}
		return newTuple(class, v[1:]...)
	}})
	items := func(v any) Tuple { t, _, _ := TupleOf(v); return t }
	c.Dict["_make"] = onClass(Def("_make", "cls, iterable", func(in *Interp, a []any) any {
		v := in.Items(a[1])
		if len(v) != len(names) {
			in.raise("TypeError", "Expected "+in.Repr(int64(len(names)))+" arguments, got "+in.Repr(int64(len(v))))
		}
		return newTuple(a[0].(*Class), slices.Clone(v)...)
	}))
	c.Dict["_asdict"] = Def("_asdict", "self", func(_ *Interp, a []any) any {
		d := NewDict()
		for i, v := range items(a[0]) {
			d.SetString(names[i], v)
		}
		return d
	})
	c.Dict["_replace"] = Fn("_replace", func(in *Interp, a []any, kw *Kwargs) any {
		out := slices.Clone(items(a[0]))
		var unknown []any
		for i := range kw.Len() {
			if at := slices.Index(names, kw.Names[i]); at >= 0 {
				out[at] = kw.Values[i]
			} else {
				unknown = append(unknown, kw.Names[i])
			}
		}
		if len(unknown) > 0 {
			in.raise("ValueError", "Got unexpected field names: "+in.Repr(NewList(unknown...)))
		}
		return newTuple(in.ClassOf(a[0]), out...)
	})
	c.Dict["__getnewargs__"] = Def("__getnewargs__", "self", func(_ *Interp, a []any) any { return items(a[0]) })
}
