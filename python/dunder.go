package python

import "strings"

// The built-in types have the methods behind their operators too, so that code
// finds them by name, or by super() from a class below. They do what the
// evaluator does for a value of the type itself.

// bare is a value without the class that Python code put on it. Dicts, lists
// and sets share what they hold with the result, which is for reading.
func bare(v any) any {
	switch v := v.(type) {
	case *Dict:
		if v.Of != nil {
			return &Dict{index: v.index, entries: v.entries, dead: v.dead}
		}
	case *List:
		if v.Of != nil {
			return &List{Items: v.Items}
		}
	case *Set:
		if v.Of != nil {
			return &Set{dict: v.dict, Frozen: v.Frozen}
		}
	}
	return native(v)
}

// dunderTypes names the types that have a method.
var dunderTypes = map[string]string{
	"len": "str bytes tuple list dict set frozenset range", "getitem": "str bytes tuple list dict range", "contains": "str bytes tuple list dict set frozenset range",
	"iter": "str bytes tuple list dict set frozenset range", "reversed": "list dict range",
	"add": "int float str bytes tuple list", "radd": "int float", "sub": "int float set frozenset", "rsub": "int float set frozenset",
	"mul": "int float str bytes tuple list", "rmul": "int float str bytes tuple list", "truediv": "int float", "rtruediv": "int float", "floordiv": "int float", "rfloordiv": "int float",
	"mod": "int float str bytes", "rmod": "int float str bytes", "pow": "int float", "rpow": "int float", "divmod": "int float",
	"and": "int set frozenset", "or": "int dict set frozenset", "xor": "int set frozenset", "lshift": "int", "rshift": "int", "rand": "int set frozenset", "ror": "int dict set frozenset", "rxor": "int set frozenset",
	"lt": "int float str bytes tuple list set frozenset", "le": "int float str bytes tuple list set frozenset", "gt": "int float str bytes tuple list set frozenset", "ge": "int float str bytes tuple list set frozenset",
	"neg": "int float", "pos": "int float", "invert": "int", "abs": "int float", "bool": "int float", "int": "int float", "float": "int float", "index": "int", "round": "int float", "trunc": "int float", "floor": "int float", "ceil": "int float",
	"setitem": "list dict", "delitem": "list dict", "iadd": "list", "imul": "list",
	"eq": "object", "ne": "object", "hash": "object", "repr": "object", "str": "object", "format": "object",
}

func init() {
	classes := map[string]*Class{"int": intClass, "float": floatClass, "str": strClass, "bytes": bytesClass, "tuple": tupleClass, "list": listClass, "dict": dictClass,
		"set": setClass, "frozenset": frozenClass, "range": rangeClass, "object": objectClass}
	for name, types := range dunderTypes {
		m := dunder(name)
		for t := range strings.FieldsSeq(types) {
			c := classes[t]
			c.Dict[m.Name] = m
			if t != "object" {
				continue
			}
			for _, k := range classes {
				k.Dict[m.Name] = m
			}
		}
	}
	for _, c := range []*Class{listClass, dictClass, setClass} {
		c.Dict["__hash__"] = nil
	}
	objectMethods()
}

// dunder makes the method of a name.
func dunder(name string) *Builtin {
	b := &Builtin{Name: "__" + name + "__", inherited: true}
	least := 1
	var f func(in *Interp, a []any) any
	switch name {
	case "len":
		f = func(in *Interp, a []any) any { return in.Len(bare(a[0])) }
	case "iter":
		f = func(in *Interp, a []any) any { return in.Iter(bare(a[0])) }
	case "reversed":
		f = func(in *Interp, a []any) any { return in.reversed(bare(a[0])) }
	case "bool":
		f = func(in *Interp, a []any) any { return in.Truth(bare(a[0])) }
	case "int", "trunc", "index":
		f = func(in *Interp, a []any) any { return in.toInt([]any{bare(a[0])}, nil) }
	case "floor", "ceil":
		f = func(in *Interp, a []any) any { return in.roundTo(name, bare(a[0])) }
	case "float":
		f = func(in *Interp, a []any) any { return in.toFloat([]any{bare(a[0])}) }
	case "abs":
		f = func(in *Interp, a []any) any { return in.abs(bare(a[0])) }
	case "round":
		f = func(in *Interp, a []any) any {
			if len(a) > 1 {
				return in.round(bare(a[0]), a[1])
			}
			return in.round(bare(a[0]), nil)
		}
	case "neg", "pos", "invert":
		op := map[string]string{"neg": "-", "pos": "+", "invert": "~"}[name]
		f = func(in *Interp, a []any) any { return in.Unary(op, bare(a[0])) }
	case "hash":
		f = func(in *Interp, a []any) any { return in.hash(bareObject(a[0])) }
	case "repr":
		f = func(in *Interp, a []any) any { return in.bareRepr(a[0]) }
	case "str":
		f = func(in *Interp, a []any) any {
			if s, ok := native(a[0]).(string); ok {
				return s
			}
			return in.Repr(a[0])
		}
	case "getitem":
		least, f = 2, func(in *Interp, a []any) any {
			if d, ok := a[0].(*Dict); ok {
				return in.dictItem(d, a[1])
			}
			return in.GetItem(bare(a[0]), a[1])
		}
	case "contains":
		least, f = 2, func(in *Interp, a []any) any { return in.Contains(bare(a[0]), a[1]) }
	case "format":
		least, f = 2, func(in *Interp, a []any) any { return in.Format(bare(a[0]), in.Str(a[1])) }
	case "eq", "ne":
		op := map[string]string{"eq": "==", "ne": "!="}[name]
		least, f = 2, func(in *Interp, a []any) any {
			x, y := bareObject(a[0]), bare(a[1])
			if c, ok := order(x, y); ok {
				return (c == 0) == (op == "==")
			}
			if v, ok := in.compareSame(op, x, y); ok {
				return v
			}
			if same(a[0], a[1]) {
				return op == "=="
			}
			return NotImplemented{}
		}
	case "divmod":
		least, f = 2, func(in *Interp, a []any) any { return in.divmod(bare(a[0]), bare(a[1])) }
	case "setitem":
		least, f = 3, func(in *Interp, a []any) any { in.setItem(a[0], a[1], a[2]); return nil }
	case "delitem":
		least, f = 2, func(in *Interp, a []any) any { in.delItem(a[0], a[1]); return nil }
	case "iadd", "imul":
		op := map[string]string{"iadd": "+", "imul": "*"}[name]
		least, f = 2, func(in *Interp, a []any) any { return in.extendInPlace(op, a[0].(*List), a[1]) }
	default:
		least, f = 2, arithmeticDunder(name)
	}
	b.Call = func(in *Interp, a []any, _ *Kwargs) any {
		if len(a) < least {
			in.raise("TypeError", b.Name+"() expected "+in.Repr(int64(least-1))+" argument"+plural(least-1)+", got "+in.Repr(int64(max(0, len(a)-1))))
		}
		return f(in, a)
	}
	return b
}

// arithmeticDunder is __add__, __radd__, __lt__ and the like: NotImplemented for
// operands of other types.
func arithmeticDunder(name string) func(in *Interp, a []any) any {
	op, swap := "", false
	for o, n := range dunders {
		if n == name {
			op = o
		} else if "r"+n == name {
			op, swap = o, true
		}
	}
	return func(in *Interp, a []any) any {
		x, y := bare(a[0]), bare(a[1])
		if swap {
			x, y = y, x
		}
		switch op {
		case "<", "<=", ">", ">=":
			if c, ok := order(x, y); ok {
				return c != 2 && holds(op, c)
			}
			if v, ok := in.compareSame(op, x, y); ok {
				return v
			}
			return NotImplemented{}
		}
		if v, ok := in.arithmetic(op, x, y); ok {
			return v
		}
		if v, ok := in.sequences(op, x, y); ok {
			return v
		}
		return NotImplemented{}
	}
}

// bareObject is bare, with plain objects as they are.
func bareObject(v any) any {
	if o, ok := v.(*Instance); ok && o.Native == nil {
		return v
	}
	return bare(v)
}

// objectMethods are the methods of object and type.
func objectMethods() {
	add := func(name string, least int, f func(in *Interp, a []any, kw *Kwargs) any) *Builtin {
		b := &Builtin{Name: name, inherited: true}
		b.Call = func(in *Interp, a []any, kw *Kwargs) any {
			if len(a) < least {
				in.raise("TypeError", "object."+name+"() expected "+in.Repr(int64(least))+" arguments, got "+in.Repr(int64(len(a))))
			}
			return f(in, a, kw)
		}
		objectClass.Dict[name] = b
		return b
	}
	add("__init__", 1, func(*Interp, []any, *Kwargs) any { return nil })
	add("__new__", 1, func(in *Interp, a []any, kw *Kwargs) any {
		c, ok := a[0].(*Class)
		if !ok {
			in.raise("TypeError", "object.__new__(X): X is not a type object ("+in.TypeName(a[0])+")")
		}
		return in.blank(c, nil, a[1:], kw)
	}).static = true
	add("__getattribute__", 2, func(in *Interp, a []any, _ *Kwargs) any {
		name := in.Str(a[1])
		if o := of(a[0]); o != nil {
			if out, ok := in.plainAttr(a[0], o, name); ok {
				return out
			}
			in.raise("AttributeError", "'"+o.Class.Name+"' object has no attribute '"+name+"'")
		}
		return in.GetAttr(a[0], name)
	})
	add("__setattr__", 3, func(in *Interp, a []any, _ *Kwargs) any {
		o := of(a[0])
		if o == nil {
			in.raise("AttributeError", "'"+in.TypeName(a[0])+"' object has no attribute '"+in.Str(a[1])+"'")
		}
		in.plainSet(a[0], o, in.Str(a[1]), a[2])
		return nil
	})
	add("__delattr__", 2, func(in *Interp, a []any, _ *Kwargs) any {
		o := of(a[0])
		if o == nil {
			in.raise("AttributeError", "'"+in.TypeName(a[0])+"' object has no attribute '"+in.Str(a[1])+"'")
		}
		in.plainDelete(a[0], o, in.Str(a[1]))
		return nil
	})
	add("__dir__", 1, func(in *Interp, a []any, _ *Kwargs) any { return in.strings(in.Dir(a[0])) })
	add("__sizeof__", 1, func(*Interp, []any, *Kwargs) any { return int64(16) })
	objectClass.Dict["__init_subclass__"] = &wrapped{class: true, Func: Fn("__init_subclass__", func(in *Interp, a []any, kw *Kwargs) any {
		if kw.Len() > 0 {
			name := "object"
			if c, ok := a[0].(*Class); ok {
				name = c.Name
			}
			in.raise("TypeError", name+".__init_subclass__() takes no keyword arguments")
		}
		return nil
	})}
	typeType.Dict["__call__"] = &Builtin{Name: "__call__", inherited: true, Call: func(in *Interp, a []any, kw *Kwargs) any {
		c, ok := a[0].(*Class)
		if !ok {
			in.raise("TypeError", "type.__call__() needs a type")
		}
		return in.instantiate(c, a[1:], kw)
	}}
	typeType.Dict["__new__"] = &Builtin{Name: "__new__", inherited: true, static: true, Call: func(in *Interp, a []any, kw *Kwargs) any { return in.makeType(a[0].(*Class), a[1:], kw) }}
	typeType.Dict["__init__"] = &Builtin{Name: "__init__", inherited: true, Call: func(*Interp, []any, *Kwargs) any { return nil }}
	typeType.Dict["__instancecheck__"] = &Builtin{Name: "__instancecheck__", inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any { return in.ClassOf(a[1]).Is(a[0].(*Class)) }}
	typeType.Dict["mro"] = Def("mro", "self", func(_ *Interp, a []any) any { return NewList(classTuple(a[0].(*Class).mro())...) })
	typeType.Dict["__or__"] = &Builtin{Name: "__or__", inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any { return union(a[0], a[1]) }}
}

// makeType is type(name, bases, namespace) for a metaclass.
func (in *Interp) makeType(meta *Class, a []any, kw *Kwargs) any {
	if len(a) == 1 {
		return in.ClassOf(a[0])
	}
	if len(a) != 3 {
		in.raise("TypeError", "type() takes 1 or 3 arguments")
	}
	name, ok := a[0].(string)
	if !ok {
		in.raise("TypeError", "type.__new__() argument 1 must be str, not "+in.TypeName(a[0]))
	}
	ns := NewDict()
	in.update(ns, a[2])
	locals := map[string]any{}
	var order []string
	c := &Class{Name: name, Module: "__main__", Dict: locals}
	if meta != typeType {
		c.Meta = meta
	}
	for _, e := range ns.Entries() {
		n := in.Str(e.Key)
		switch s, isText := e.Value.(string); {
		case n == "__module__" && isText:
			c.Module = s
			continue
		case n == "__qualname__" && isText:
			c.Qualname = s
			continue
		}
		locals[n] = e.Value
		order = append(order, n)
	}
	c.names = order
	for _, b := range in.Items(a[1]) {
		base, ok := b.(*Class)
		if !ok {
			in.raise("TypeError", "bases must be types")
		}
		if base.Meta != nil && c.Meta == nil {
			c.Meta = base.Meta
		}
		c.Bases = append(c.Bases, base)
	}
	in.finishClass(c, kw)
	return c
}
