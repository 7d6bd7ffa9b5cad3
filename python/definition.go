package python

import "brook/python/syntax"

// qualified is the name of something defined here.
func (c *compiler) qualified(name string) string {
	switch {
	case c.name == "":
		return name
	case c.class:
		return c.name + "." + name
	}
	return c.name + ".<locals>." + name
}

// docOf is the text that a body begins with.
func docOf(body []syntax.Stmt) any {
	if len(body) > 0 {
		if e, ok := body[0].(*syntax.ExprStmt); ok {
			if t, ok := e.Value.(*syntax.Str); ok && !t.Bytes {
				return t.Value
			}
		}
	}
	return nil
}

// function compiles a def or lambda; the result makes the function object.
func (c *compiler) function(pos syntax.Pos, name string, params *syntax.Params, body []syntax.Stmt, returns syntax.Expr) expr {
	s := newScope(c.scope)
	sig := &Signature{PosOnly: params.PosOnly, Star: params.Star != "", Double: params.Double != "", StarName: params.Star, DoubleName: params.Double}
	var slots []int
	var defaults, kwDefaults []expr
	for _, p := range params.Args {
		sig.Names = append(sig.Names, p.Name)
		slots = append(slots, s.add(p.Name))
		if p.Default != nil {
			defaults = append(defaults, c.expr(p.Default))
		}
	}
	if params.Star != "" {
		slots = append(slots, s.add(params.Star))
	}
	for _, p := range params.KwOnly {
		sig.KwOnly = append(sig.KwOnly, p.Name)
		slots = append(slots, s.add(p.Name))
		if p.Default != nil {
			kwDefaults = append(kwDefaults, c.expr(p.Default))
		} else {
			kwDefaults = append(kwDefaults, nil)
		}
	}
	if params.Double != "" {
		slots = append(slots, s.add(params.Double))
	}
	for n := range s.slots {
		s.params[n] = true
	}
	s.collect(body)
	c.checkScope(s)
	qualified := c.qualified(name)
	code := c.within(s, qualified, false).block(body)
	var doc any
	if name != "<lambda>" {
		doc = docOf(body)
	}
	annotate := c.annotations(params, returns)
	simple := !sig.Star && !sig.Double && len(sig.KwOnly) == 0
	source, globals := c.source, c.globals
	return func(f *frame) any {
		own := *sig
		own.Defaults = make([]any, len(defaults))
		for i, d := range defaults {
			own.Defaults[i] = d(f)
		}
		own.KwDef = make([]any, len(kwDefaults))
		for i, d := range kwDefaults {
			own.KwDef[i] = missing{}
			if d != nil {
				own.KwDef[i] = d(f)
			}
		}
		return &Function{Name: name, Qualname: qualified, Doc: doc, Attrs: map[string]any{}, sig: &own, slots: slots, size: len(s.slots), simple: simple,
			body: code, outer: f, generator: s.yields, annotations: annotate(f), source: source, module: globals.moduleName(), line: pos.Line}
	}
}

// checkScope refuses names that are declared in two ways or too late.
func (c *compiler) checkScope(s *scope) {
	if s.wrong != nil {
		panic(s.wrong)
	}
	for _, d := range s.declared {
		for _, n := range d.Names {
			if !d.Global && !s.parent.holds(n) {
				c.fail(d.Pos, "no binding for nonlocal '"+n+"' found")
			}
		}
	}
}

// annotations evaluates the annotations of a function's parameters and result.
func (c *compiler) annotations(params *syntax.Params, returns syntax.Expr) func(f *frame) *Dict {
	type note struct {
		name  string
		value expr
	}
	var list []note
	add := func(name string, e syntax.Expr) {
		if e != nil {
			list = append(list, note{name, c.expr(e)})
		}
	}
	for _, p := range params.Args {
		add(p.Name, p.Annotation)
	}
	add(params.Star, params.StarAnnotation)
	for _, p := range params.KwOnly {
		add(p.Name, p.Annotation)
	}
	add(params.Double, params.DoubleAnnotation)
	add("return", returns)
	if len(list) == 0 {
		return func(*frame) *Dict { return nil }
	}
	return func(f *frame) *Dict {
		d := NewDict()
		for _, n := range list {
			d.SetString(n.name, n.value(f))
		}
		return d
	}
}

func (c *compiler) classDef(s *syntax.Class) stmt {
	in := c.in
	bases, keywords := c.spread(s.Bases), c.keywords(s.Keywords)
	inner := newScope(c.scope)
	inner.class = true
	inner.collect(s.Body)
	c.checkScope(inner)
	qualified := c.qualified(s.Name)
	body := c.within(inner, qualified, true).block(s.Body)
	set := c.store(s.Name)
	decorators := c.exprs(s.Decorators)
	doc := docOf(s.Body)
	globals := c.globals
	return func(f *frame) flow {
		list := make([]any, len(decorators))
		for i, d := range decorators {
			list[i] = d(f)
		}
		baseList := bases(f)
		kw := keywords(f, objectClass)
		locals, order := map[string]any{}, []string{}
		if doc != nil {
			locals["__doc__"] = doc
			order = append(order, "__doc__")
		}
		body(&frame{outer: f, locals: locals, order: &order, fn: nil})
		v := in.newClass(s.Name, qualified, globals.moduleName(), baseList, locals, order, kw)
		for i := len(list) - 1; i >= 0; i-- {
			v = in.call(list[i], []any{v}, nil)
		}
		set(f, v)
		return normal
	}
}

// newClass is what a class statement makes, by way of the metaclass.
func (in *Interp) newClass(name, qualified, module string, bases []any, locals map[string]any, order []string, kw *Kwargs) any {
	var meta any
	rest := &Kwargs{}
	for i := range kw.Len() {
		if kw.Names[i] == "metaclass" {
			meta = kw.Values[i]
			continue
		}
		rest.Names, rest.Values = append(rest.Names, kw.Names[i]), append(rest.Values, kw.Values[i])
	}
	var list []*Class
	for _, b := range bases {
		if a, ok := b.(*Alias); ok {
			b = a.Origin
		}
		base, ok := b.(*Class)
		if !ok {
			in.raise("TypeError", "bases must be types")
		}
		if base == boolClass || base == noneClass || base == functionClass || base == rangeClass || base == generatorClass {
			in.raise("TypeError", "type '"+base.Name+"' is not an acceptable base type")
		}
		if base.Module == "typing" && len(base.Dict) == 0 {
			continue // Generic[T], Protocol
		}
		if base.Meta != nil && meta == nil {
			meta = base.Meta
		}
		list = append(list, base)
	}
	c := &Class{Name: name, Qualname: qualified, Module: module, Bases: list, Dict: locals, names: order}
	if m, ok := meta.(*Class); ok && m != typeType {
		if create, ok := m.lookup("__new__").(*wrapped); ok {
			ns := NewDict()
			for _, n := range order {
				if v, ok := locals[n]; ok {
					ns.SetString(n, v)
				}
			}
			ns.SetString("__module__", module)
			ns.SetString("__qualname__", qualified)
			v := in.call(create.Func, []any{m, name, classTuple(list), ns}, rest)
			if init := m.lookup("__init__"); init != nil {
				if b, ok := init.(*Builtin); !ok || !b.inherited {
					in.call(init, []any{v, name, classTuple(list), ns}, rest)
				}
			}
			return v
		}
		c.Meta = m
	}
	in.finishClass(c, rest)
	if c.Meta != nil {
		if init := c.Meta.lookup("__init__"); init != nil {
			if b, ok := init.(*Builtin); !ok || !b.inherited {
				in.call(init, []any{c, name, classTuple(list), in.namespace(locals)}, rest)
			}
		}
	}
	return c
}

// finishClass checks a new class and tells its parts and bases about it.
func (in *Interp) finishClass(c *Class, kw *Kwargs) {
	if c.mro() == nil {
		names := ""
		for i, b := range c.Bases {
			if i > 0 {
				names += ", "
			}
			names += b.Name
		}
		in.raise("TypeError", "Cannot create a consistent method resolution\norder (MRO) for bases "+names)
	}
	in.oneLayout(c.Bases)
	in.seal(c)
	if f, ok := c.Dict["__new__"].(*Function); ok {
		c.Dict["__new__"] = &wrapped{Func: f}
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := c.Dict[name].(*Function); ok {
			c.Dict[name] = &wrapped{Func: f, class: true}
		}
	}
	if _, ok := c.Dict["__eq__"]; ok {
		if _, ok := c.Dict["__hash__"]; !ok {
			c.Dict["__hash__"] = nil
		}
	}
	for _, n := range c.ownNames() {
		v := c.Dict[n]
		owned(v, c)
		if i, ok := v.(*Instance); ok {
			if m := i.Class.lookup("__set_name__"); m != nil {
				in.call(m, []any{i, c, n}, nil)
			}
		}
	}
	for _, b := range c.mro()[1:] {
		if b.Created != nil {
			b.Created(in, c, kw)
			break
		}
	}
	for _, b := range c.mro()[1:] {
		h, ok := b.Dict["__init_subclass__"]
		if !ok {
			continue
		}
		if w, ok := h.(*wrapped); ok {
			h = w.Func
		}
		in.call(h, []any{c}, kw)
		break
	}
}

// owned tells methods which class they are of, for super().
func owned(v any, class *Class) {
	switch v := v.(type) {
	case *Function:
		if v.class == nil {
			v.class = class
		}
		if w, ok := v.Attrs["__wrapped__"]; ok {
			owned(w, class)
		}
	case *wrapped:
		owned(v.Func, class)
	case *Property:
		owned(v.Get, class)
		owned(v.Set, class)
		owned(v.Delete, class)
	case *Instance:
		for _, n := range []string{"func", "__wrapped__"} {
			if f, ok := v.Attrs[n].(*Function); ok {
				owned(f, class)
			}
		}
	}
}

// ownNames are the names of the class body in their order.
func (c *Class) ownNames() []string {
	var out []string
	for _, n := range c.names {
		if _, ok := c.Dict[n]; ok {
			out = append(out, n)
		}
	}
	if len(out) == len(c.Dict) {
		return out
	}
	known := map[string]bool{}
	for _, n := range out {
		known[n] = true
	}
	for _, n := range sortedNames(c.Dict) {
		if !known[n] {
			out = append(out, n)
		}
	}
	return out
}
