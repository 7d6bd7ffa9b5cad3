package python

import "strings"

// Alias is a type with arguments such as list[int], or a union of types.
type Alias struct {
	Origin any
	Args   Tuple
	name   string // how it is written
	union  bool
}

// union is a | b for types.
func union(a, b any) *Alias {
	out := &Alias{union: true, name: "types.UnionType"}
	for _, x := range []any{a, b} {
		if u, ok := x.(*Alias); ok && u.union {
			out.Args = append(out.Args, u.Args...)
			continue
		}
		out.Args = append(out.Args, x)
	}
	return out
}

func (t *Alias) attr(in *Interp, name string) (any, bool) {
	switch name {
	case "__origin__":
		return t.Origin, true
	case "__args__":
		return t.Args, true
	case "__class__":
		return aliasClass, true
	}
	if t.Origin == nil {
		return nil, false
	}
	return in.attr(t.Origin, name)
}

// repr writes an alias as Python does.
func (t *Alias) repr(in *Interp) string {
	names := make([]string, len(t.Args))
	for i, x := range t.Args {
		names[i] = in.typeText(x)
	}
	if t.union && t.name == "types.UnionType" {
		return strings.Join(names, " | ")
	}
	return t.name + "[" + strings.Join(names, ", ") + "]"
}

// typeText is a type as it is written inside of an alias.
func (in *Interp) typeText(v any) string {
	switch v := v.(type) {
	case *Class:
		return v.qualified()
	case nil:
		return "None"
	case Ellipsis:
		return "..."
	case *List:
		parts := make([]string, len(v.Items))
		for i, x := range v.Items {
			parts[i] = in.typeText(x)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return in.Repr(v)
}

// subscripted is cls[args].
func (in *Interp) subscripted(c *Class, key any) any {
	if m := special(c, "__getitem__"); m != nil {
		return in.call(m, []any{c, key}, nil)
	}
	if m, ok := c.lookup("__class_getitem__").(*wrapped); ok {
		return in.call(m.Func, []any{c, key}, nil)
	}
	args, ok := key.(Tuple)
	if !ok {
		args = Tuple{key}
	}
	switch {
	case c == listClass, c == dictClass, c == tupleClass, c == setClass, c == frozenClass, c == typeType, c.Module != "builtins":
		return &Alias{Origin: c, Args: args, name: c.qualified()}
	}
	in.raise("TypeError", "type '"+c.Name+"' is not subscriptable")
	return nil
}
