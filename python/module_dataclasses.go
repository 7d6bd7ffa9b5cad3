package python

import (
	"slices"
	"strings"
)

// dataclasses are the classes of the module dataclasses.
type dataclasses struct {
	field, initVar, frozen *Class
	missing, keywordOnly   *Instance
	factory                *Instance // stands for a default that a factory makes
}

// dataField is the data of a dataclasses.Field.
type dataField struct {
	name                             string
	typ, def, factory, hash          any
	init, repr, compare, keywordOnly bool
	keywordGiven                     bool
	variable                         bool // an InitVar
	metadata                         any
}

func dataclassesModule(in *Interp) *Module {
	m := &dataclasses{field: NewClass("Field", "dataclasses", nil, nil), initVar: NewClass("InitVar", "dataclasses", nil, nil),
		frozen: &Class{Name: "FrozenInstanceError", Module: "dataclasses", Bases: []*Class{in.classes["AttributeError"]}, Dict: map[string]any{}}}
	sentinel := func(class, text string) *Instance {
		return NewInstance(NewClass(class, "dataclasses", nil, map[string]*Builtin{"__repr__": Def("", "self", func(*Interp, []any) any { return text })}), nil)
	}
	m.missing, m.keywordOnly, m.factory = sentinel("_MISSING_TYPE", "MISSING"), sentinel("_KW_ONLY_TYPE", "KW_ONLY"), sentinel("_HAS_DEFAULT_FACTORY_CLASS", "<factory>")
	m.addFieldAttributes()
	out := &Module{Name: "dataclasses", Dict: map[string]any{"Field": m.field, "InitVar": m.initVar, "FrozenInstanceError": m.frozen, "MISSING": m.missing, "KW_ONLY": m.keywordOnly}}
	out.Dict["field"] = Fn("field", func(in *Interp, a []any, kw *Kwargs) any {
		v := ParseSignature("*, default=None, default_factory=None, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=None").bind(in, "field", a, kw)
		f := &dataField{def: m.missing, factory: m.missing, init: in.Truth(v[2]), repr: in.Truth(v[3]), hash: v[4], compare: in.Truth(v[5]), metadata: v[6]}
		if d, ok := kw.Get("default"); ok {
			f.def = d
		}
		if d, ok := kw.Get("default_factory"); ok {
			f.factory = d
		}
		if f.def != any(m.missing) && f.factory != any(m.missing) {
			in.raise("ValueError", "cannot specify both default and default_factory")
		}
		if v[7] != nil {
			f.keywordOnly, f.keywordGiven = in.Truth(v[7]), true
		}
		return NewInstance(m.field, f)
	})
	const options = "cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False"
	out.Dict["dataclass"] = Def("dataclass", options, func(in *Interp, a []any) any {
		flags := make([]bool, len(a)-1)
		for i, v := range a[1:] {
			flags[i] = in.Truth(v)
		}
		if c, ok := a[0].(*Class); ok {
			return m.process(in, c, flags)
		}
		return Def("wrap", "cls", func(in *Interp, a []any) any {
			c, ok := a[0].(*Class)
			if !ok {
				in.raise("TypeError", "dataclass() should be called on a class")
			}
			return m.process(in, c, flags)
		})
	})
	m.addFunctions(out)
	return out
}

func (m *dataclasses) addFieldAttributes() {
	for name, get := range map[string]func(f *dataField) any{
		"name": func(f *dataField) any { return f.name }, "type": func(f *dataField) any { return f.typ }, "default": func(f *dataField) any { return f.def },
		"default_factory": func(f *dataField) any { return f.factory }, "init": func(f *dataField) any { return f.init }, "repr": func(f *dataField) any { return f.repr },
		"hash": func(f *dataField) any { return f.hash }, "compare": func(f *dataField) any { return f.compare }, "kw_only": func(f *dataField) any { return f.keywordOnly },
		"metadata": func(f *dataField) any {
			if f.metadata == nil {
				return NewDict()
			}
			return f.metadata
		},
	} {
		m.field.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return get(i.Data.(*dataField)) })
	}
}

// fieldsOf are the fields of a class or object, in order, with its InitVars;
// ok is false for other values.
func (m *dataclasses) fieldsOf(v any) (fields []*dataField, ok bool) {
	c, isClass := v.(*Class)
	if o := of(v); !isClass && o != nil {
		c = o.Class
	}
	if c == nil {
		return nil, false
	}
	d, ok := c.lookup("__dataclass_fields__").(*Dict)
	if !ok {
		return nil, false
	}
	for _, e := range d.Entries() {
		if i, isField := e.Value.(*Instance); isField {
			if f, isField := i.Data.(*dataField); isField {
				fields = append(fields, f)
			}
		}
	}
	return fields, true
}

// typeKind tells ClassVar, InitVar and KW_ONLY annotations from others.
func (m *dataclasses) typeKind(t any) string {
	if t == any(m.keywordOnly) {
		return "KW_ONLY"
	}
	if s, ok := t.(string); ok {
		for _, kind := range []string{"ClassVar", "InitVar"} {
			if name, _, _ := strings.Cut(s, "["); name == kind || strings.HasSuffix(name, "."+kind) {
				return kind
			}
		}
		return ""
	}
	if a, ok := t.(*Alias); ok {
		if strings.HasSuffix(a.name, "ClassVar") {
			return "ClassVar"
		}
		t = a.Origin
	}
	if c, ok := t.(*Class); ok {
		if c == m.initVar {
			return "InitVar"
		}
		if c.Name == "ClassVar" && c.Module == "typing" {
			return "ClassVar"
		}
	}
	return ""
}

// collect reads the fields that a class inherits and those of its annotations.
func (m *dataclasses) collect(in *Interp, c *Class, frozen, keywordOnly bool) *Dict {
	all := NewDict()
	order := c.mro()
	for _, b := range slices.Backward(order[1:]) {
		d, ok := b.Dict["__dataclass_fields__"].(*Dict)
		if !ok {
			continue
		}
		in.update(all, d)
		switch was := isFrozen(b); {
		case was && !frozen:
			in.raise("TypeError", "cannot inherit non-frozen dataclass from a frozen one")
		case !was && frozen:
			in.raise("TypeError", "cannot inherit frozen dataclass from a non-frozen one")
		}
	}
	notes, _ := c.Dict["__annotations__"].(*Dict)
	if notes == nil {
		notes = NewDict()
	}
	for _, e := range notes.Entries() {
		name, kind := in.Str(e.Key), m.typeKind(e.Value)
		switch kind {
		case "KW_ONLY":
			keywordOnly = true
			continue
		case "ClassVar":
			continue
		}
		f := &dataField{def: m.missing, factory: m.missing, init: true, repr: true, compare: true}
		v, given := c.find(name)
		if i, ok := v.(*Instance); ok && given {
			if own, isField := i.Data.(*dataField); isField {
				f = own
				if f.def == any(m.missing) {
					delete(c.Dict, name)
				} else {
					c.Dict[name] = f.def
				}
				given = false
			}
		}
		if given {
			if _, slot := v.(*Property); !slot {
				f.def = v
			}
		}
		f.name, f.typ, f.variable = name, e.Value, kind == "InitVar"
		if !f.keywordGiven {
			f.keywordOnly = keywordOnly
		}
		switch f.def.(type) {
		case *List, *Dict, *Set:
			in.raise("ValueError", "mutable default "+in.Repr(in.ClassOf(f.def))+" for field "+name+" is not allowed: use default_factory")
		}
		all.SetString(name, NewInstance(m.field, f))
	}
	for _, name := range c.ownNames() {
		if i, ok := c.Dict[name].(*Instance); ok {
			if _, isField := i.Data.(*dataField); isField {
				if _, noted := in.DictGet(notes, name); !noted {
					in.raise("TypeError", StrRepr(name)+" is a field but has no type annotation")
				}
			}
		}
	}
	return all
}

func (m *dataclasses) text(in *Interp, v any, fields []*dataField) string {
	if in.busy(v) {
		return "..."
	}
	defer delete(in.printing, v)
	var parts []string
	for _, f := range fields {
		if f.repr && !f.variable {
			parts = append(parts, f.name+"="+in.Repr(in.GetAttr(v, f.name)))
		}
	}
	return in.Str(in.GetAttr(in.ClassOf(v), "__qualname__")) + "(" + strings.Join(parts, ", ") + ")"
}

// freeze refuses assignments.
func (m *dataclasses) freeze(c *Class, fields []*dataField) {
	for name, verb := range map[string]string{"__setattr__": "assign to", "__delattr__": "delete"} {
		c.Dict[name] = Fn(name, func(in *Interp, a []any, _ *Kwargs) any {
			attribute := in.Str(a[1])
			if in.ClassOf(a[0]) == c || slices.ContainsFunc(fields, func(f *dataField) bool { return f.name == attribute }) {
				in.RaiseValue(in.NewException(m.frozen, "cannot "+verb+" field "+StrRepr(attribute), nil))
			}
			if name == "__setattr__" {
				in.plainSet(a[0], of(a[0]), attribute, a[2])
			} else {
				in.plainDelete(a[0], of(a[0]), attribute)
			}
			return nil
		})
	}
}

// initializer is the __init__ of a dataclass.
func (m *dataclasses) initializer(in *Interp, c *Class, fields []*dataField, frozen bool) *Builtin {
	sig := &Signature{Names: []string{"self"}}
	defaultOf := func(f *dataField) (any, bool) {
		if f.factory != any(m.missing) {
			return m.factory, true
		}
		return f.def, f.def != any(m.missing)
	}
	for _, f := range fields {
		if !f.init {
			continue
		}
		d, has := defaultOf(f)
		if f.keywordOnly {
			if !has {
				d = missing{}
			}
			sig.KwOnly, sig.KwDef = append(sig.KwOnly, f.name), append(sig.KwDef, d)
			continue
		}
		if !has && len(sig.Defaults) > 0 {
			in.raise("TypeError", "non-default argument "+StrRepr(f.name)+" follows default argument")
		}
		sig.Names = append(sig.Names, f.name)
		if has {
			sig.Defaults = append(sig.Defaults, d)
		}
	}
	names := append(slices.Clone(sig.Names), sig.KwOnly...)
	called := in.Str(in.GetAttr(c, "__qualname__")) + ".__init__"
	b := &Builtin{Name: "__init__", Params: sig}
	b.Call = func(in *Interp, a []any, kw *Kwargs) any {
		values := sig.bind(in, called, a, kw)
		self := values[0]
		given := map[string]any{}
		for i, n := range names {
			given[n] = values[i]
		}
		var variables []any
		for _, f := range fields {
			v, ok := given[f.name]
			if !ok {
				if v, ok = defaultOf(f); !ok {
					continue
				}
			}
			if v == any(m.factory) {
				v = in.call(f.factory, nil, nil)
			}
			switch {
			case f.variable:
				variables = append(variables, v)
			case frozen:
				in.plainSet(self, of(self), f.name, v)
			default:
				in.SetAttr(self, f.name, v)
			}
		}
		if in.ClassOf(self).lookup("__post_init__") != nil {
			in.call(in.GetAttr(self, "__post_init__"), variables, nil)
		}
		return nil
	}
	return b
}

// dataclassParams is the class of __dataclass_params__.
var dataclassParams = NewClass("_DataclassParams", "dataclasses", nil, nil)

// isFrozen tells whether a data class cannot be changed.
func isFrozen(c *Class) bool {
	p, ok := c.Dict["__dataclass_params__"].(*Instance)
	return ok && p.Attrs["frozen"] == true
}
