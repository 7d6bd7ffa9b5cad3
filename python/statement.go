package python

import (
	"strings"

	"brook/python/syntax"
)

func (c *compiler) stmt(s syntax.Stmt) stmt {
	in := c.in
	switch s := s.(type) {
	case *syntax.ExprStmt:
		value := c.expr(s.Value)
		return func(f *frame) flow {
			value(f)
			return normal
		}
	case *syntax.Assign:
		value := c.expr(s.Value)
		targets := make([]func(*frame, any), len(s.Targets))
		for i, t := range s.Targets {
			targets[i] = c.assign(t)
		}
		return func(f *frame) flow {
			v := value(f)
			for _, set := range targets {
				set(f, v)
			}
			return normal
		}
	case *syntax.AugAssign:
		return c.augmented(s)
	case *syntax.AnnAssign:
		if s.Value == nil {
			if n, ok := s.Target.(*syntax.Name); ok && c.class {
				return c.annotate(n.ID, s.Annotation)
			}
			return func(*frame) flow { return normal }
		}
		value, set := c.expr(s.Value), c.assign(s.Target)
		note := func(*frame) flow { return normal }
		if n, ok := s.Target.(*syntax.Name); ok && c.class {
			note = c.annotate(n.ID, s.Annotation)
		}
		return func(f *frame) flow {
			set(f, value(f))
			return note(f)
		}
	case *syntax.Delete:
		return c.delete(s)
	case *syntax.If:
		cond, body, other := c.expr(s.Cond), c.block(s.Body), c.block(s.Else)
		return func(f *frame) flow {
			if in.Truth(cond(f)) {
				return body(f)
			}
			return other(f)
		}
	case *syntax.While:
		cond, body, other := c.expr(s.Cond), c.block(s.Body), c.block(s.Else)
		return func(f *frame) flow {
			for in.Truth(cond(f)) {
				in.tick()
				if how := body(f); how == broke {
					return normal
				} else if how == returned {
					return how
				}
			}
			return other(f)
		}
	case *syntax.For:
		return c.loop(s)
	case *syntax.Try:
		return c.try(s)
	case *syntax.With:
		return c.with(s.Items, s.Body)
	case *syntax.Def:
		fn := c.function(s.Name, s.Params, s.Body)
		set := c.store(s.Name)
		decorators := c.exprs(s.Decorators)
		return func(f *frame) flow {
			v := fn(f)
			for i := len(decorators) - 1; i >= 0; i-- {
				v = in.call(decorators[i](f), []any{v}, nil)
			}
			set(f, v)
			return normal
		}
	case *syntax.Class:
		return c.classDef(s)
	case *syntax.Return:
		if c.scope == nil || c.class {
			return func(*frame) flow { in.raise("SyntaxError", "'return' outside function"); return normal }
		}
		value := c.optional(s.Value)
		return func(f *frame) flow {
			f.ret = value(f)
			return returned
		}
	case *syntax.Raise:
		return c.raiseStmt(s)
	case *syntax.Assert:
		cond, message := c.expr(s.Cond), c.optional(s.Message)
		return func(f *frame) flow {
			if !in.Truth(cond(f)) {
				e := in.exception("AssertionError", "")
				if s.Message != nil {
					e.Attrs["args"] = Tuple{message(f)}
				}
				in.RaiseValue(e)
			}
			return normal
		}
	case *syntax.Import:
		return c.imports(s)
	case *syntax.ImportFrom:
		return c.importFrom(s)
	case *syntax.Simple:
		switch s.Word {
		case "break":
			return func(*frame) flow { return broke }
		case "continue":
			return func(*frame) flow { return continued }
		}
	}
	return func(*frame) flow { return normal }
}

// annotate notes the annotated names of a class body, for dataclasses.
func (c *compiler) annotate(name string, annotation syntax.Expr) stmt {
	in := c.in
	value := c.expr(annotation)
	return func(f *frame) flow {
		if f.locals == nil {
			return normal
		}
		d, ok := f.locals["__annotations__"].(*Dict)
		if !ok {
			d = NewDict()
			f.locals["__annotations__"] = d
		}
		var t any
		func() {
			defer func() {
				if p := recover(); p != nil {
					if _, raised := p.(*Raised); !raised {
						panic(p)
					}
				}
			}()
			t = value(f)
		}()
		in.DictSet(d, name, t)
		return normal
	}
}

func (c *compiler) augmented(s *syntax.AugAssign) stmt {
	in := c.in
	value, op := c.expr(s.Value), s.Op
	apply := func(old, v any) any {
		switch x := old.(type) {
		case *List:
			if op == "+" {
				x.Items = append(x.Items, in.Items(v)...)
				return x
			}
		case *Instance:
			if out, ok := in.method(x, "__i"+dunders[op]+"__", v); ok {
				return out
			}
		}
		return in.Binary(op, old, v)
	}
	switch t := s.Target.(type) {
	case *syntax.Name:
		load, set := c.load(t.ID), c.store(t.ID)
		return func(f *frame) flow {
			set(f, apply(load(f), value(f)))
			return normal
		}
	case *syntax.Attribute:
		object, name := c.expr(t.Value), t.Name
		return func(f *frame) flow {
			o := object(f)
			in.SetAttr(o, name, apply(in.GetAttr(o, name), value(f)))
			return normal
		}
	case *syntax.Index:
		object, key := c.expr(t.Value), c.expr(t.Key)
		return func(f *frame) flow {
			o, k := object(f), key(f)
			in.SetItem(o, k, apply(in.GetItem(o, k), value(f)))
			return normal
		}
	}
	return func(*frame) flow {
		in.raise("SyntaxError", "illegal expression for augmented assignment")
		return normal
	}
}

func (c *compiler) delete(s *syntax.Delete) stmt {
	in := c.in
	var list []func(f *frame)
	for _, t := range s.Targets {
		switch t := t.(type) {
		case *syntax.Name:
			load, set := c.load(t.ID), c.store(t.ID)
			name, module := t.ID, c.scope == nil
			list = append(list, func(f *frame) {
				load(f)
				if module {
					delete(f.globals, name)
				} else if f.locals != nil {
					delete(f.locals, name)
				} else {
					set(f, unbound{})
				}
			})
		case *syntax.Index:
			object, key := c.expr(t.Value), c.expr(t.Key)
			list = append(list, func(f *frame) { in.DelItem(object(f), key(f)) })
		case *syntax.Attribute:
			object, name := c.expr(t.Value), t.Name
			list = append(list, func(f *frame) {
				o, ok := object(f).(*Instance)
				if !ok {
					in.raise("AttributeError", name)
				}
				if _, has := o.Attrs[name]; !has {
					in.raise("AttributeError", "'"+o.Class.Name+"' object has no attribute '"+name+"'")
				}
				delete(o.Attrs, name)
			})
		}
	}
	return func(f *frame) flow {
		for _, d := range list {
			d(f)
		}
		return normal
	}
}

func (c *compiler) loop(s *syntax.For) stmt {
	in := c.in
	source, set := c.expr(s.Iter), c.assign(s.Target)
	body, other := c.block(s.Body), c.block(s.Else)
	return func(f *frame) flow {
		end := normal
		in.Each(source(f), func(x any) bool {
			in.tick()
			set(f, x)
			end = body(f)
			return end != broke && end != returned
		})
		switch end {
		case broke:
			return normal
		case returned:
			return end
		}
		return other(f)
	}
}

func (c *compiler) try(s *syntax.Try) stmt {
	in := c.in
	body, other, finally := c.block(s.Body), c.block(s.Else), c.block(s.Finally)
	type handler struct {
		class expr
		set   func(*frame, any)
		body  stmt
	}
	var handlers []handler
	for _, h := range s.Handlers {
		x := handler{body: c.block(h.Body)}
		if h.Type != nil {
			x.class = c.expr(h.Type)
		}
		if h.Name != "" {
			x.set = c.store(h.Name)
		}
		handlers = append(handlers, x)
	}
	caught := func(f *frame) (how flow) {
		depth := in.depth
		var raised *Raised
		func() {
			defer func() {
				if p := recover(); p != nil {
					r, ok := p.(*Raised)
					if !ok {
						panic(p)
					}
					raised = r
				}
			}()
			how = body(f)
		}()
		if raised == nil {
			if how == normal {
				how = other(f)
			}
			return how
		}
		in.depth = depth
		for _, h := range handlers {
			if h.class != nil && !in.matches(raised.Value, h.class(f)) {
				continue
			}
			if h.set != nil {
				h.set(f, raised.Value)
			}
			in.handling = append(in.handling, raised.Value)
			defer func() { in.handling = in.handling[:len(in.handling)-1] }()
			return h.body(f)
		}
		panic(raised)
	}
	if s.Finally == nil {
		return caught
	}
	return func(f *frame) (how flow) {
		done := false
		defer func() {
			if done {
				return
			}
			// An exception passes: the last block runs and may replace it.
			p := recover()
			if r, ok := p.(*Raised); ok {
				ret := f.ret
				if end := finally(f); end != normal {
					how = end
					return
				}
				f.ret = ret
				panic(r)
			}
			panic(p)
		}()
		how = caught(f)
		done = true
		ret := f.ret
		if end := finally(f); end != normal {
			return end
		}
		f.ret = ret
		return how
	}
}

// matches reports whether an exception is of a class, or of one in a tuple.
func (in *Interp) matches(v *Instance, class any) bool {
	switch c := class.(type) {
	case *Class:
		return v.Class.Is(c)
	case Tuple:
		for _, x := range c {
			if in.matches(v, x) {
				return true
			}
		}
		return false
	}
	in.raise("TypeError", "catching classes that do not inherit from BaseException is not allowed")
	return false
}

func (c *compiler) with(items []syntax.WithItem, body []syntax.Stmt) stmt {
	if len(items) == 0 {
		return c.block(body)
	}
	in := c.in
	context := c.expr(items[0].Context)
	var set func(*frame, any)
	if items[0].Target != nil {
		set = c.assign(items[0].Target)
	}
	rest := c.with(items[1:], body)
	return func(f *frame) (how flow) {
		manager := context(f)
		enter, ok := in.attr(manager, "__enter__")
		if !ok {
			in.raise("TypeError", "'"+in.TypeName(manager)+"' object does not support the context manager protocol")
		}
		exit := in.GetAttr(manager, "__exit__")
		v := in.call(enter, nil, nil)
		if set != nil {
			set(f, v)
		}
		done := false
		defer func() {
			if done {
				return
			}
			p := recover()
			if r, ok := p.(*Raised); ok {
				if in.Truth(in.call(exit, []any{r.Value.Class, r.Value, nil}, nil)) {
					how = normal
					return
				}
			}
			panic(p)
		}()
		how = rest(f)
		done = true
		in.call(exit, []any{nil, nil, nil}, nil)
		return how
	}
}

func (c *compiler) classDef(s *syntax.Class) stmt {
	in := c.in
	bases := c.exprs(s.Bases)
	inner := newScope(c.scope)
	inner.class = true
	name := s.Name
	if c.name != "" {
		name = c.name + "." + s.Name
	}
	body := (&compiler{in: in, scope: inner, name: name, class: true}).block(s.Body)
	set := c.store(s.Name)
	decorators := c.exprs(s.Decorators)
	return func(f *frame) flow {
		class := &Class{Name: s.Name, Module: "__main__", Dict: map[string]any{}}
		for _, b := range bases {
			base, ok := b(f).(*Class)
			if !ok {
				in.raise("TypeError", "a base of a class must be a class")
			}
			if base.Name != "object" || base.Module != "builtins" {
				class.Bases = append(class.Bases, base)
			}
		}
		body(&frame{outer: f, globals: f.globals, locals: class.Dict})
		for _, v := range class.Dict {
			owned(v, class)
		}
		var v any = class
		for i := len(decorators) - 1; i >= 0; i-- {
			v = in.call(decorators[i](f), []any{v}, nil)
		}
		if hook, ok := in.superClassHook(class); ok {
			in.call(hook, []any{class}, nil)
		}
		set(f, v)
		return normal
	}
}

// superClassHook is __init_subclass__ of a base.
func (in *Interp) superClassHook(c *Class) (any, bool) {
	for _, b := range c.mro()[1:] {
		if h, ok := b.Dict["__init_subclass__"]; ok {
			if w, ok := h.(*wrapped); ok {
				return w.Func, true
			}
			return h, true
		}
	}
	return nil, false
}

// owned tells methods which class they are of, for super().
func owned(v any, class *Class) {
	switch v := v.(type) {
	case *Function:
		if v.class == nil {
			v.class = class
		}
	case *wrapped:
		owned(v.Func, class)
	case *Property:
		owned(v.Get, class)
		owned(v.Set, class)
	}
}

func (c *compiler) raiseStmt(s *syntax.Raise) stmt {
	in := c.in
	exc, cause := c.optional(s.Exc), c.optional(s.Cause)
	return func(f *frame) flow {
		if s.Exc == nil {
			if len(in.handling) == 0 {
				in.raise("RuntimeError", "No active exception to reraise")
			}
			in.RaiseValue(in.handling[len(in.handling)-1])
		}
		v := exc(f)
		if class, ok := v.(*Class); ok {
			v = in.call(class, nil, nil)
		}
		e, ok := v.(*Instance)
		if !ok || !e.Class.Is(in.classes["BaseException"]) {
			in.raise("TypeError", "exceptions must derive from BaseException")
		}
		if s.Cause != nil {
			e.Attrs["__cause__"] = cause(f)
		}
		in.RaiseValue(e)
		return normal
	}
}

func (c *compiler) imports(s *syntax.Import) stmt {
	in := c.in
	var list []func(f *frame)
	for _, n := range s.Names {
		set := c.store(importedAs(n))
		name, as := n.Name, n.As
		list = append(list, func(f *frame) {
			m := in.Import(name)
			if as == "" {
				top, _, _ := strings.Cut(name, ".")
				m = in.Import(top)
			}
			set(f, m)
		})
	}
	return func(f *frame) flow {
		for _, l := range list {
			l(f)
		}
		return normal
	}
}

// Import finds a module; a dotted name also becomes an attribute of its parent.
func (in *Interp) Import(name string) *Module {
	if m := in.modules[name]; m != nil {
		return m
	}
	var parent *Module
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		parent = in.Import(name[:i])
	}
	load := in.loaders[name]
	if load == nil {
		message := "No module named '" + name + "'"
		if parent != nil && in.loaders[parent.Name] != nil {
			message = "No module named '" + name + "'"
		}
		in.raise("ModuleNotFoundError", message)
	}
	m := load(in)
	in.modules[name] = m
	if parent != nil {
		parent.Dict[name[len(parent.Name)+1:]] = m
	}
	return m
}

func (c *compiler) importFrom(s *syntax.ImportFrom) stmt {
	in := c.in
	if len(s.Names) == 1 && s.Names[0].Name == "*" {
		return func(f *frame) flow {
			m := in.Import(s.Module)
			names := m.All
			if names == nil {
				for n := range m.Dict {
					if !strings.HasPrefix(n, "_") {
						names = append(names, n)
					}
				}
			}
			for _, n := range names {
				f.globals[n] = m.Dict[n]
			}
			return normal
		}
	}
	sets := make([]func(*frame, any), len(s.Names))
	for i, n := range s.Names {
		as := n.As
		if as == "" {
			as = n.Name
		}
		sets[i] = c.store(as)
	}
	return func(f *frame) flow {
		m := in.Import(s.Module)
		for i, n := range s.Names {
			v, ok := m.Dict[n.Name]
			if !ok {
				if in.loaders[s.Module+"."+n.Name] != nil {
					v, ok = in.Import(s.Module+"."+n.Name), true
				} else if get, has := m.Dict["__getattr__"]; has {
					v, ok = in.call(get, []any{n.Name}, nil), true
				}
			}
			if !ok {
				in.raise("ImportError", "cannot import name '"+n.Name+"' from '"+m.Name+"' (unknown location)")
			}
			sets[i](f, v)
		}
		return normal
	}
}
