package python

import (
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
		return c.assignment(s)
	case *syntax.AugAssign:
		return c.augmented(s)
	case *syntax.AnnAssign:
		return c.annotated(s)
	case *syntax.Delete:
		return c.delete(s)
	case *syntax.If:
		cond, body, other := c.expr(s.Cond), c.block(s.Body), c.block(s.Else)
		return func(f *frame) flow {
			v := cond(f)
			yes, ok := v.(bool)
			if !ok {
				yes = in.Truth(v)
			}
			if yes {
				return body(f)
			}
			return other(f)
		}
	case *syntax.While:
		return c.while(s)
	case *syntax.For:
		return c.loop(s)
	case *syntax.Try:
		return c.try(s)
	case *syntax.Match:
		return c.match(s)
	case *syntax.With:
		return c.with(s.Items, s.Body)
	case *syntax.Def:
		decorators := c.exprs(s.Decorators)
		fn := c.function(s.Pos, s.Name, s.Params, s.Body, s.Returns)
		set := c.store(s.Name)
		return func(f *frame) flow {
			list := make([]any, len(decorators))
			for i, d := range decorators {
				list[i] = d(f)
			}
			v := fn(f)
			for i := len(list) - 1; i >= 0; i-- {
				v = in.call(list[i], []any{v}, nil)
			}
			set(f, v)
			return normal
		}
	case *syntax.Class:
		return c.classDef(s)
	case *syntax.Return:
		if c.scope == nil || c.class {
			c.fail(s.Pos, "'return' outside function")
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
	case *syntax.Scope:
		if c.scope == nil && !s.Global {
			c.fail(s.Pos, "nonlocal declaration not allowed at module level")
		}
	case *syntax.Simple:
		switch s.Word {
		case "break":
			if c.loops == 0 {
				c.fail(s.Pos, "'break' outside loop")
			}
			return func(*frame) flow { return broke }
		case "continue":
			if c.loops == 0 {
				c.fail(s.Pos, "'continue' not properly in loop")
			}
			return func(*frame) flow { return continued }
		}
	}
	return func(*frame) flow { return normal }
}

func (c *compiler) assignment(s *syntax.Assign) stmt {
	value := c.expr(s.Value)
	targets := make([]func(*frame, any), len(s.Targets))
	for i, t := range s.Targets {
		if star, ok := t.(*syntax.Starred); ok {
			c.fail(star.Pos, "starred assignment target must be in a list or tuple")
		}
		targets[i] = c.assign(t)
	}
	if len(targets) == 1 {
		set := targets[0]
		return func(f *frame) flow {
			set(f, value(f))
			return normal
		}
	}
	return func(f *frame) flow {
		v := value(f)
		for _, set := range targets {
			set(f, v)
		}
		return normal
	}
}

// annotated is target: annotation = value. Names of modules and classes note
// their annotations.
func (c *compiler) annotated(s *syntax.AnnAssign) stmt {
	note := func(*frame) {}
	if n, ok := s.Target.(*syntax.Name); ok && (c.class || c.scope == nil) {
		note = c.annotate(n.ID, s.Annotation)
	}
	if s.Value == nil {
		return func(f *frame) flow {
			note(f)
			return normal
		}
	}
	value, set := c.expr(s.Value), c.assign(s.Target)
	return func(f *frame) flow {
		set(f, value(f))
		note(f)
		return normal
	}
}

func (c *compiler) annotate(name string, annotation syntax.Expr) func(f *frame) {
	in, value, globals := c.in, c.expr(annotation), c.globals
	return func(f *frame) {
		var d *Dict
		if f.locals != nil {
			d, _ = f.locals["__annotations__"].(*Dict)
		} else if v, ok := globals.Get("__annotations__"); ok {
			d, _ = v.(*Dict)
		}
		if d == nil {
			d = NewDict()
			if f.locals != nil {
				f.bindLocal("__annotations__", d)
			} else {
				globals.Set("__annotations__", d)
			}
		}
		in.DictSet(d, name, value(f))
	}
}

func (c *compiler) augmented(s *syntax.AugAssign) stmt {
	in := c.in
	value, op := c.expr(s.Value), s.Op
	apply := func(old, v any) any { return in.InPlace(op, old, v) }
	switch t := s.Target.(type) {
	case *syntax.Name:
		load, set := c.load(t.ID), c.store(t.ID)
		if op == "+" {
			return func(f *frame) flow {
				old := load(f)
				v := value(f)
				if x, ok := old.(int64); ok {
					if y, ok := v.(int64); ok {
						if sum := x + y; (x >= 0) != (y >= 0) || (sum >= 0) == (x >= 0) {
							set(f, sum)
							return normal
						}
					}
				}
				set(f, in.InPlace(op, old, v))
				return normal
			}
		}
		return func(f *frame) flow {
			old := load(f)
			set(f, apply(old, value(f)))
			return normal
		}
	case *syntax.Attribute:
		object, name := c.expr(t.Value), t.Name
		return func(f *frame) flow {
			o := object(f)
			old := in.GetAttr(o, name)
			in.SetAttr(o, name, apply(old, value(f)))
			return normal
		}
	case *syntax.Index:
		object, key := c.expr(t.Value), c.expr(t.Key)
		return func(f *frame) flow {
			o := object(f)
			k := key(f)
			old := in.GetItem(o, k)
			in.SetItem(o, k, apply(old, value(f)))
			return normal
		}
	}
	c.fail(s.Pos, "illegal expression for augmented assignment")
	return nil
}

func (c *compiler) delete(s *syntax.Delete) stmt {
	in := c.in
	var list []func(f *frame)
	var add func(t syntax.Expr)
	add = func(t syntax.Expr) {
		switch t := t.(type) {
		case *syntax.Name:
			load, set := c.load(t.ID), c.store(t.ID)
			list = append(list, func(f *frame) {
				load(f)
				set(f, unbound{})
			})
		case *syntax.Index:
			object, key := c.expr(t.Value), c.expr(t.Key)
			list = append(list, func(f *frame) {
				o := object(f)
				in.DelItem(o, key(f))
			})
		case *syntax.Attribute:
			object, name := c.expr(t.Value), t.Name
			list = append(list, func(f *frame) { in.DelAttr(object(f), name) })
		case *syntax.Collection:
			for _, x := range t.Items {
				add(x)
			}
		default:
			c.fail(t.Where(), "cannot delete expression")
		}
	}
	for _, t := range s.Targets {
		add(t)
	}
	return func(f *frame) flow {
		for _, d := range list {
			d(f)
		}
		return normal
	}
}

// inLoop compiles the body of a loop.
func (c *compiler) inLoop(body []syntax.Stmt) stmt {
	c.loops++
	defer func() { c.loops-- }()
	return c.block(body)
}

func (c *compiler) while(s *syntax.While) stmt {
	in, line := c.in, s.Pos.Line
	cond, body, other := c.expr(s.Cond), c.inLoop(s.Body), c.block(s.Else)
	return func(f *frame) flow {
		for in.Truth(cond(f)) {
			in.tick()
			if how := body(f); how == broke {
				return normal
			} else if how == returned {
				return how
			}
			in.at.line = line
		}
		return other(f)
	}
}

func (c *compiler) loop(s *syntax.For) stmt {
	in, line := c.in, s.Pos.Line
	source, set := c.expr(s.Iter), c.assign(s.Target)
	body, other := c.inLoop(s.Body), c.block(s.Else)
	return func(f *frame) flow {
		end := normal
		in.Each(source(f), func(x any) bool {
			in.tick()
			set(f, x)
			end = body(f)
			in.at.line = line
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

func (c *compiler) raiseStmt(s *syntax.Raise) stmt {
	in := c.in
	exc, cause := c.optional(s.Exc), c.optional(s.Cause)
	return func(f *frame) flow {
		if s.Exc == nil {
			if in.handled == nil {
				in.raise("RuntimeError", "No active exception to reraise")
			}
			panic(in.handled.raised)
		}
		e := in.raisable(exc(f))
		if s.Cause != nil {
			v := cause(f)
			if v != nil {
				c, isClass := v.(*Class)
				i, ok := v.(*Instance)
				if !(isClass && c.Is(in.classes["BaseException"])) && !(ok && i.Class.Is(in.classes["BaseException"])) {
					in.raise("TypeError", "exception causes must derive from BaseException")
				}
				v = in.raisable(v)
			}
			e.Attrs["__cause__"], e.Attrs["__suppress_context__"] = v, true
		}
		in.RaiseValue(e)
		return normal
	}
}
