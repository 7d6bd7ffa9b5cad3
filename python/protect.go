package python

import "brook/python/syntax"

type handler struct {
	class expr
	set   func(*frame, any)
	body  stmt
}

func (c *compiler) try(s *syntax.Try) stmt {
	in := c.in
	body, other, finally := c.block(s.Body), c.block(s.Else), c.block(s.Finally)
	var handlers []handler
	for i, h := range s.Handlers {
		x := handler{body: c.block(h.Body)}
		if h.Type != nil {
			x.class = c.expr(h.Type)
		} else if i < len(s.Handlers)-1 {
			c.fail(h.Pos, "default 'except:' must be last")
		}
		if h.Name != "" {
			x.set = c.store(h.Name)
		}
		handlers = append(handlers, x)
	}
	caught := func(f *frame) flow {
		state := in.save()
		how, raised := attempt(body, f)
		if raised == nil {
			if how == normal {
				how = other(f)
			}
			return how
		}
		in.unwind(state, raised)
		return in.handle(handlers, f, raised)
	}
	if s.Finally == nil {
		return caught
	}
	return func(f *frame) flow {
		state := in.save()
		how, raised := attempt(caught, f)
		ret := f.ret
		if raised != nil {
			in.unwind(state, raised)
			in.handled = &handled{raised, state.handled}
			end := finally(f)
			in.handled = state.handled
			if end != normal {
				return end
			}
			panic(raised)
		}
		if end := finally(f); end != normal {
			return end
		}
		f.ret = ret
		return how
	}
}

// attempt runs a block and catches the exception that it raises.
func attempt(body stmt, f *frame) (how flow, raised *Raised) {
	defer func() {
		if p := recover(); p != nil {
			r, ok := p.(*Raised)
			if !ok {
				panic(p)
			}
			raised = r
		}
	}()
	return body(f), nil
}

// handle runs the first handler that takes an exception, or passes it on.
func (in *Interp) handle(handlers []handler, f *frame, raised *Raised) flow {
	outer := in.handled
	in.handled = &handled{raised, outer}
	for _, h := range handlers {
		if h.class != nil && !in.matches(raised.Value, h.class(f)) {
			continue
		}
		if h.set == nil {
			how := h.body(f)
			in.handled = outer
			return how
		}
		h.set(f, raised.Value)
		how, again := attempt(h.body, f)
		h.set(f, unbound{})
		if again != nil {
			panic(again)
		}
		in.handled = outer
		return how
	}
	in.handled = outer
	panic(raised)
}

// matches reports whether an exception is of a class, or of one in a tuple.
func (in *Interp) matches(v *Instance, class any) bool {
	switch c := class.(type) {
	case *Class:
		if c.Is(in.classes["BaseException"]) {
			return v.Class.Is(c)
		}
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
	return func(f *frame) flow {
		manager := context(f)
		enter, ok := in.ofType(manager, "__enter__")
		if !ok {
			in.raise("TypeError", "'"+in.TypeName(manager)+"' object does not support the context manager protocol")
		}
		exit, ok := in.ofType(manager, "__exit__")
		if !ok {
			in.raise("TypeError", "'"+in.TypeName(manager)+"' object does not support the context manager protocol (missed __exit__ method)")
		}
		v := in.call(enter, nil, nil)
		state := in.save()
		how, raised := attempt(func(f *frame) flow {
			if set != nil {
				set(f, v)
			}
			return rest(f)
		}, f)
		if raised == nil {
			ret := f.ret
			in.call(exit, []any{nil, nil, nil}, nil)
			f.ret = ret
			return how
		}
		in.unwind(state, raised)
		in.handled = &handled{raised, state.handled}
		swallow := in.Truth(in.call(exit, []any{raised.Value.Class, raised.Value, tracebackOf(raised.Value)}, nil))
		in.handled = state.handled
		if swallow {
			return normal
		}
		panic(raised)
	}
}
