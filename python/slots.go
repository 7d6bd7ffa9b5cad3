package python

import "slices"

// slotted are the attributes that objects of a class may have where every class
// in its order has __slots__; ok is false for classes with a __dict__.
func (c *Class) slotted() (names []string, ok bool) {
	for _, k := range c.mro() {
		if k == objectClass || k.make != nil {
			continue
		}
		list, has := k.Dict["__slots__"]
		if !has {
			return nil, false
		}
		switch s := native(list).(type) {
		case string:
			names = append(names, s)
		case Tuple:
			names = appendNames(names, s)
		case *List:
			names = appendNames(names, s.Items)
		case *Dict:
			for _, e := range s.Entries() {
				names = appendNames(names, []any{e.Key})
			}
		default:
			return nil, false
		}
	}
	return names, !slices.Contains(names, "__dict__")
}

func appendNames(names []string, list []any) []string {
	for _, x := range list {
		if s, ok := x.(string); ok {
			names = append(names, s)
		}
	}
	return names
}

// seal finds out whether a new class limits the attributes of its objects.
func (in *Interp) seal(c *Class) {
	c.slots, c.sealed = c.slotted()
	own, _ := c.Dict["__slots__"].(Tuple)
	for _, n := range appendNames(nil, own) {
		if _, taken := c.Dict[n]; taken {
			in.raise("ValueError", "'"+n+"' in __slots__ conflicts with class variable")
		}
	}
}

// settable refuses an attribute that objects of a sealed class cannot have.
func (in *Interp) settable(o *Instance, name string) {
	if o.Class != objectClass && (!o.Class.sealed || slices.Contains(o.Class.slots, name)) {
		return
	}
	if _, has := o.Class.find(name); has {
		in.raise("AttributeError", "'"+o.Class.Name+"' object attribute '"+name+"' is read-only")
	}
	in.raise("AttributeError", "'"+o.Class.Name+"' object has no attribute '"+name+"'")
}

// oneLayout refuses bases that are made of different built-in types.
func (in *Interp) oneLayout(bases []*Class) {
	var layout *Class
	for _, b := range bases {
		l := b.layout()
		switch {
		case l == nil || l == layout || layout != nil && layout.Is(l):
		case layout == nil || l.Is(layout):
			layout = l
		default:
			in.raise("TypeError", "multiple bases have instance lay-out conflict")
		}
	}
}
