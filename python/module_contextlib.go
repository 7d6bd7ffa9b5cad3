package python

func contextlibModule(in *Interp) *Module {
	m := &Module{Name: "contextlib", Dict: map[string]any{}}
	manager := func(name string, enter func(in *Interp, self *Instance) any, exit func(in *Interp, self *Instance, exc any) any) *Class {
		return NewClass(name, "contextlib", nil, map[string]*Builtin{
			"__enter__": Def("", "self", func(in *Interp, a []any) any { return enter(in, a[0].(*Instance)) }),
			"__exit__":  Def("", "self, exc_type, exc_value, traceback", func(in *Interp, a []any) any { return exit(in, a[0].(*Instance), a[2]) }),
		})
	}
	itself := func(_ *Interp, self *Instance) any { return self }
	m.Dict["contextmanager"] = contextManager(in, manager)
	suppress := manager("suppress", func(*Interp, *Instance) any { return nil }, func(in *Interp, self *Instance, exc any) any {
		e, ok := exc.(*Instance)
		return ok && in.matches(e, self.Data)
	})
	suppress.Dict["__init__"] = Fn("__init__", func(_ *Interp, a []any, _ *Kwargs) any {
		a[0].(*Instance).Data = Tuple(append([]any{}, a[1:]...))
		return nil
	})
	m.Dict["suppress"] = suppress
	held := func(name string, enter func(in *Interp, self *Instance) any, exit func(in *Interp, self *Instance, exc any) any) {
		c := manager(name, enter, exit)
		c.Dict["__init__"] = Def(name, "self, thing=None", func(_ *Interp, a []any) any { a[0].(*Instance).Data = a[1]; return nil })
		m.Dict[name] = c
	}
	thing := func(_ *Interp, self *Instance) any { return self.Data }
	held("nullcontext", thing, func(*Interp, *Instance, any) any { return nil })
	held("closing", thing, func(in *Interp, self *Instance, _ any) any {
		in.call(in.GetAttr(self.Data, "close"), nil, nil)
		return nil
	})
	m.Dict["ExitStack"] = exitStack(manager, itself)
	decorator := NewClass("ContextDecorator", "contextlib", nil, nil)
	decorator.Dict["__call__"] = Def("__call__", "self, func", func(in *Interp, a []any) any { return decorated(func(*Interp) any { return a[0] }, a[1]) })
	m.Dict["ContextDecorator"] = decorator
	return m
}

type managerClass = func(name string, enter func(in *Interp, self *Instance) any, exit func(in *Interp, self *Instance, exc any) any) *Class

// within runs f in a context manager.
func (in *Interp) within(manager any, f func() any) (out any) {
	in.call(in.GetAttr(manager, "__enter__"), nil, nil)
	exit := in.GetAttr(manager, "__exit__")
	if raised := in.catch(func() { out = f() }, "BaseException"); raised != nil {
		if !in.Truth(in.call(exit, []any{raised.Class, raised, nil}, nil)) {
			in.RaiseValue(raised)
		}
		return nil
	}
	in.call(exit, []any{nil, nil, nil}, nil)
	return out
}

// decorated is a function whose calls run in a context manager.
func decorated(manager func(in *Interp) any, f any) *Builtin {
	return Fn("inner", func(in *Interp, a []any, kw *Kwargs) any {
		return in.within(manager(in), func() any { return in.call(f, a, kw) })
	})
}

// contextManager is contextlib.contextmanager: a generator's code before yield
// enters, and the code behind it leaves.
func contextManager(in *Interp, manager managerClass) *Builtin {
	type call struct {
		f         any
		args      []any
		kw        *Kwargs
		generator any
	}
	c := manager("_GeneratorContextManager", func(in *Interp, self *Instance) any {
		v, ok := in.next(self.Data.(*call).generator)
		if !ok {
			in.raise("RuntimeError", "generator didn't yield")
		}
		return v
	}, func(in *Interp, self *Instance, exc any) any {
		g := self.Data.(*call).generator
		e, raised := exc.(*Instance)
		if !raised {
			if _, more := in.next(g); more {
				in.raise("RuntimeError", "generator didn't stop")
			}
			return false
		}
		another := in.catch(func() {
			in.call(in.GetAttr(g, "throw"), []any{e}, nil)
			in.raise("RuntimeError", "generator didn't stop after throw()")
		}, "BaseException")
		switch {
		case another == e:
			return false
		case another.Class.Is(in.classes["StopIteration"]):
			return true
		}
		in.RaiseValue(another)
		return nil
	})
	c.Dict["__call__"] = Def("__call__", "self, func", func(_ *Interp, a []any) any {
		made := a[0].(*Instance).Data.(*call)
		return decorated(func(in *Interp) any {
			again := *made
			again.generator = in.call(made.f, made.args, made.kw)
			return NewInstance(c, &again)
		}, a[1])
	})
	return Def("contextmanager", "func", func(_ *Interp, a []any) any {
		f := a[0]
		return Fn("helper", func(in *Interp, a []any, kw *Kwargs) any {
			return NewInstance(c, &call{f, append([]any{}, a...), kw, in.call(f, a, kw)})
		})
	})
}

// exitStack is contextlib.ExitStack: managers and callbacks that are left in
// the opposite order.
func exitStack(manager managerClass, itself func(in *Interp, self *Instance) any) *Class {
	type leaving func(in *Interp, exc *Instance) bool
	stack := func(i *Instance) []leaving { s, _ := i.Data.([]leaving); return s }
	unwind := func(in *Interp, self *Instance, exc any) any {
		pending, _ := exc.(*Instance)
		given := pending
		for list := stack(self); len(list) > 0; list = stack(self) {
			last := list[len(list)-1]
			self.Data = list[:len(list)-1]
			if raised := in.catch(func() {
				if last(in, pending) {
					pending = nil
				}
			}, "BaseException"); raised != nil {
				pending = raised
			}
		}
		if pending != nil && pending != given {
			in.RaiseValue(pending)
		}
		return given != nil && pending == nil
	}
	c := manager("ExitStack", itself, unwind)
	push := func(self *Instance, f leaving) { self.Data = append(stack(self), f) }
	c.Dict["enter_context"] = Def("enter_context", "self, cm", func(in *Interp, a []any) any {
		exit := in.GetAttr(a[1], "__exit__")
		v := in.call(in.GetAttr(a[1], "__enter__"), nil, nil)
		push(a[0].(*Instance), func(in *Interp, exc *Instance) bool {
			if exc == nil {
				return in.Truth(in.call(exit, []any{nil, nil, nil}, nil))
			}
			return in.Truth(in.call(exit, []any{exc.Class, exc, nil}, nil))
		})
		return v
	})
	c.Dict["callback"] = Fn("callback", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) < 2 {
			in.raise("TypeError", "ExitStack.callback() missing 1 required positional argument: 'callback'")
		}
		args := append([]any{}, a[2:]...)
		push(a[0].(*Instance), func(in *Interp, _ *Instance) bool { in.call(a[1], args, kw); return false })
		return a[1]
	})
	c.Dict["close"] = Def("close", "self", func(in *Interp, a []any) any { unwind(in, a[0].(*Instance), nil); return nil })
	return c
}
