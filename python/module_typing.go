package python

import "maps"

// typingNames are the names of typing that only annotate. Each is a class, so
// that it can be subscripted and shown.
var typingNames = []string{"Any", "List", "Dict", "Tuple", "Set", "FrozenSet", "Optional", "Union", "Callable", "Iterator", "Iterable", "Generator", "Sequence", "Mapping",
	"MutableMapping", "MutableSequence", "Collection", "Container", "Hashable", "Sized", "Type", "ClassVar", "Final", "Literal", "Annotated", "Generic", "Protocol", "NoReturn", "Never", "Self",
	"AnyStr", "Text", "Deque", "DefaultDict", "Counter", "OrderedDict", "ChainMap", "Awaitable", "AsyncIterator", "Pattern", "Match", "IO", "TextIO", "BinaryIO", "SupportsInt", "SupportsFloat", "TypeAlias", "Concatenate", "ParamSpec"}

func typingModule(in *Interp) *Module {
	m := &Module{Name: "typing", Dict: map[string]any{"TYPE_CHECKING": false}}
	for _, n := range typingNames {
		m.Dict[n] = &Class{Name: n, Module: "typing", Dict: map[string]any{}}
	}
	variable := NewClass("TypeVar", "typing", nil, nil)
	variable.Dict["__new__"] = static(Fn("__new__", func(in *Interp, a []any, _ *Kwargs) any {
		i := NewInstance(variable, nil)
		if len(a) > 1 {
			i.set("__name__", in.Str(a[1]))
		}
		return i
	}))
	variable.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any { return "~" + in.Str(in.GetAttr(a[0], "__name__")) })
	m.Dict["TypeVar"] = variable
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	def("cast", "typ, val", func(_ *Interp, a []any) any { return a[1] })
	for _, name := range []string{"overload", "final", "runtime_checkable", "no_type_check"} {
		def(name, "func", func(_ *Interp, a []any) any { return a[0] })
	}
	def("NewType", "name, tp", func(_ *Interp, a []any) any {
		return Def("new_type", "x", func(_ *Interp, a []any) any { return a[0] })
	})
	def("get_type_hints", "obj, globalns=None, localns=None", func(in *Interp, a []any) any {
		out := NewDict()
		if c, ok := a[0].(*Class); ok {
			order := c.mro()
			for i := len(order) - 1; i >= 0; i-- {
				if notes, ok := order[i].Dict["__annotations__"].(*Dict); ok {
					in.update(out, notes)
				}
			}
			return out
		}
		in.update(out, in.GetAttr(a[0], "__annotations__"))
		return out
	})
	def("get_origin", "tp", func(_ *Interp, a []any) any {
		if t, ok := a[0].(*Alias); ok {
			return t.Origin
		}
		return nil
	})
	def("get_args", "tp", func(_ *Interp, a []any) any {
		if t, ok := a[0].(*Alias); ok {
			return t.Args
		}
		return Tuple{}
	})
	tuples := NewClass("NamedTuple", "typing", nil, nil)
	tuples.Dict["_fields"] = Tuple{}
	tuples.Created = func(in *Interp, c *Class, _ *Kwargs) { in.nameAnnotated(c) }
	tuples.Dict["__new__"] = static(Def("NamedTuple", "cls, typename, fields", func(in *Interp, a []any) any {
		var names []string
		in.Each(a[2], func(v any) bool {
			if pair := in.Items(v); len(pair) > 0 {
				names = append(names, in.Str(pair[0]))
			}
			return true
		})
		return in.namedTuple([]any{a[1], in.strings(names), false, nil, nil})
	}))
	m.Dict["NamedTuple"] = tuples
	typed := NewClass("TypedDict", "typing", dictClass, nil)
	typed.Dict["__total__"] = true
	typed.Dict["__init_subclass__"] = onClass(Fn("__init_subclass__", func(_ *Interp, a []any, kw *Kwargs) any {
		if total, ok := kw.Get("total"); ok {
			a[0].(*Class).Dict["__total__"] = total
		}
		return nil
	}))
	typed.Dict["__new__"] = static(Fn("__new__", func(in *Interp, a []any, kw *Kwargs) any {
		if a[0] != any(typed) || len(a) < 3 {
			return dictClass.make(in, dictClass, a[1:], kw)
		}
		return NewClass(in.Str(a[1]), "__main__", typed, nil)
	}))
	m.Dict["TypedDict"] = typed
	return m
}

// nameAnnotated makes a class below NamedTuple a tuple whose items are the
// annotated names.
func (in *Interp) nameAnnotated(c *Class) {
	own := maps.Clone(c.Dict)
	notes, _ := c.Dict["__annotations__"].(*Dict)
	if notes == nil {
		notes = NewDict()
	}
	var names []string
	var defaults []any
	for _, e := range notes.Entries() {
		name := in.Str(e.Key)
		d, has := c.Dict[name]
		if !has && len(defaults) > 0 {
			in.raise("TypeError", "Non-default namedtuple field "+name+" cannot follow default field "+names[len(names)-1])
		}
		if has {
			defaults = append(defaults, d)
			delete(own, name)
		}
		names = append(names, name)
	}
	c.Bases, c.order = []*Class{tupleClass}, nil
	in.makeNamedTuple(c, names, defaults)
	maps.Copy(c.Dict, own)
}
