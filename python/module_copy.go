package python

import "slices"

func copyModule(in *Interp) *Module {
	failure := NewClass("Error", "copy", in.classes["Exception"], nil)
	m := &Module{Name: "copy", Dict: map[string]any{"Error": failure, "error": failure}}
	m.Dict["copy"] = Def("copy", "x", func(in *Interp, a []any) any { return in.shallowCopy(a[0]) })
	m.Dict["deepcopy"] = Def("deepcopy", "x, memo=None", func(in *Interp, a []any) any {
		if a[1] == nil {
			return in.DeepCopy(a[0])
		}
		return (&deepCopier{in: in, known: map[any]any{}, memo: a[1]}).copy(a[0])
	})
	return m
}

// DeepCopy is copy.deepcopy(v).
func (in *Interp) DeepCopy(v any) any {
	return (&deepCopier{in: in, known: map[any]any{}, memo: NewDict()}).copy(v)
}

// blankLike is an object of v's class with copies of its attributes.
func blankLike(v *Instance, attribute func(any) any) *Instance {
	out := NewInstance(v.Class, v.Data)
	out.Native = v.Native
	for _, n := range v.attrNames() {
		out.set(n, attribute(v.Attrs[n]))
	}
	return out
}

func (in *Interp) shallowCopy(v any) any {
	if m := special(v, "__copy__"); m != nil {
		if _, isClass := v.(*Class); !isClass {
			return in.call(m, []any{v}, nil)
		}
	}
	same := func(x any) any { return x }
	part := func(o *Instance) *Instance {
		if o == nil {
			return nil
		}
		return blankLike(o, same)
	}
	switch v := v.(type) {
	case *List:
		return &List{Items: slices.Clone(v.Items), Of: part(v.Of)}
	case *Dict:
		out := NewDict()
		out.Of = part(v.Of)
		for _, e := range v.Entries() {
			in.DictSet(out, e.Key, e.Value)
		}
		return out
	case *Set:
		out := NewSet()
		out.Frozen, out.Of = v.Frozen, part(v.Of)
		in.addAll(out, Tuple(v.Items()))
		return out
	case *Instance:
		return blankLike(v, same)
	}
	return v
}

// deepCopier copies a value and what it holds; each object once.
type deepCopier struct {
	in    *Interp
	known map[any]any
	memo  any
}

func (c *deepCopier) copy(v any) any {
	in := c.in
	in.deeper()
	defer in.shallower()
	in.tick()
	switch v.(type) {
	case *List, *Dict, *Set, *Instance:
		if out, ok := c.known[v]; ok {
			return out
		}
	}
	if m := special(v, "__deepcopy__"); m != nil {
		if _, isClass := v.(*Class); !isClass {
			out := in.call(m, []any{v, c.memo}, nil)
			c.known[v] = out
			return out
		}
	}
	part := func(o *Instance) *Instance {
		if o == nil {
			return nil
		}
		return blankLike(o, c.copy)
	}
	switch v := v.(type) {
	case *List:
		out := &List{}
		c.known[v] = out
		for _, x := range v.Items {
			out.Items = append(out.Items, c.copy(x))
		}
		out.Of = part(v.Of)
		return out
	case Tuple:
		out := make(Tuple, len(v))
		for i, x := range v {
			out[i] = c.copy(x)
		}
		return out
	case *Dict:
		out := NewDict()
		c.known[v] = out
		for _, e := range v.Entries() {
			in.DictSet(out, c.copy(e.Key), c.copy(e.Value))
		}
		out.Of = part(v.Of)
		return out
	case *Set:
		out := NewSet()
		out.Frozen = v.Frozen
		c.known[v] = out
		for _, x := range v.Items() {
			in.DictSet(out.dict, c.copy(x), nil)
		}
		out.Of = part(v.Of)
		return out
	case *Instance:
		if v.Class.Meta != nil && v.Class.Meta.Name == "EnumType" {
			return v
		}
		out := NewInstance(v.Class, v.Data)
		c.known[v] = out
		if v.Native != nil {
			out.Native = c.copy(v.Native)
		}
		if q, ok := v.Data.(*deque); ok {
			copied := &deque{most: q.most}
			for _, x := range q.items() {
				copied.push(c.copy(x))
			}
			out.Data = copied
		}
		for _, n := range v.attrNames() {
			out.set(n, c.copy(v.Attrs[n]))
		}
		return out
	}
	return v
}
