package python

import (
	"iter"
	"runtime"
)

// generator is the suspended body of a generator function. Its coroutine refers
// to it and not to the object that Python sees, so that the collector finds
// objects that nobody reads any more; their coroutines are then ended.
type generator struct {
	body    func(yield func(any) any) any
	next    func() (any, bool)
	stop    func()
	sent    any
	thrown  *Raised
	result  any
	started bool
	resumed bool
	done    bool
	active  bool
	handled *handled
	name    string
}

func newGenerator(in *Interp, name string, body func(yield func(any) any) any) *Instance {
	return NewInstance(generatorClass, &generator{body: body, name: name})
}

// start makes the coroutine.
func (g *generator) start(in *Interp, object *Instance) {
	g.started = true
	body := g.body
	g.body = nil
	g.next, g.stop = iter.Pull(func(yield func(any) bool) {
		if t := g.thrown; t != nil {
			g.thrown = nil
			panic(t)
		}
		g.result = body(func(v any) any {
			at := in.at
			if !yield(v) {
				panic(&Raised{Value: in.exception("GeneratorExit", "")})
			}
			in.at = at
			if t := g.thrown; t != nil {
				g.thrown = nil
				panic(t)
			}
			out := g.sent
			g.sent = nil
			return out
		})
	})
	in.live[g] = struct{}{}
	runtime.AddCleanup(object, in.abandon, g)
}

// abandon notes a generator whose object was collected; the next holder of the
// lock closes it.
func (in *Interp) abandon(g *generator) {
	in.lost.Lock()
	defer in.lost.Unlock()
	in.lost.list = append(in.lost.list, g)
	in.lost.any.Store(true)
}

// sweep closes abandoned generators.
func (in *Interp) sweep() {
	in.lost.any.Store(false)
	in.lost.Lock()
	list := in.lost.list
	in.lost.list = nil
	in.lost.Unlock()
	for _, g := range list {
		if g.active {
			in.abandon(g)
			continue
		}
		in.quiet(func() { g.close(in, nil) })
	}
}

// quiet runs f and drops the exception that it raises, as Python does in
// finalizers.
func (in *Interp) quiet(f func()) {
	in.catch(f, "BaseException")
}

// Close ends all generators that still run. The interpreter is not used after.
func (in *Interp) Close() {
	in.gil.Lock()
	defer in.gil.Unlock()
	for g := range in.live {
		in.quiet(func() { g.close(in, nil) })
	}
}

func (in *Interp) generatorOf(v any) (*Instance, *generator) {
	i, ok := v.(*Instance)
	if ok {
		if g, ok := i.Data.(*generator); ok {
			return i, g
		}
	}
	in.raise("TypeError", "descriptor requires a 'generator' object but received a '"+in.TypeName(v)+"'")
	return nil, nil
}

// generatorIterator iterates over a generator object and keeps it alive.
func (in *Interp) generatorIterator(object *Instance) *Iterator {
	return &Iterator{Name: "generator", Next: func() (any, bool) { return in.resume(object, nil) }}
}

// resume runs a generator to its next yield; ok is false when it ends.
func (in *Interp) resume(object *Instance, sent any) (any, bool) {
	g := object.Data.(*generator)
	if g.active {
		in.raise("ValueError", "generator already executing")
	}
	if g.done {
		if t := g.thrown; t != nil {
			g.thrown = nil
			panic(t)
		}
		return nil, false
	}
	if !g.started {
		if sent != nil {
			in.raise("TypeError", "can't send non-None value to a just-started generator")
		}
		g.start(in, object)
	}
	defer runtime.KeepAlive(object)
	return g.run(in, sent)
}

// run continues the coroutine.
func (g *generator) run(in *Interp, sent any) (any, bool) {
	in.deeper()
	g.active, g.sent = true, sent
	saved := in.save()
	saved.depth--
	if g.handled != nil {
		in.handled = g.handled
	}
	if g.resumed {
		in.sites = append(in.sites, in.at)
	}
	g.resumed = true
	ok := false
	defer func() {
		g.active = false
		g.handled = in.handled
		if ok {
			in.restore(saved)
			return
		}
		g.done = true
		delete(in.live, g)
		p := recover()
		if r, raised := p.(*Raised); raised {
			in.unwind(saved, r)
		}
		in.restore(saved)
		if p != nil {
			if r, raised := p.(*Raised); raised && r.Value.Class.Is(in.classes["StopIteration"]) {
				e := in.exception("RuntimeError", "generator raised StopIteration")
				e.set("__cause__", r.Value)
				p = &Raised{Value: e, Line: r.Line, source: r.source}
			}
			panic(p)
		}
	}()
	v, more := g.next()
	ok = more
	return v, more
}

// throw raises an exception at the generator's yield.
func (in *Interp) throw(object *Instance, r *Raised) (any, bool) {
	g := object.Data.(*generator)
	g.thrown = r
	if !g.started {
		g.done, g.body = true, nil
	}
	return in.resume(object, nil)
}

// close ends a generator: its finally blocks run.
func (g *generator) close(in *Interp, object *Instance) {
	switch {
	case g.done:
		return
	case !g.started:
		g.done, g.body = true, nil
		return
	case g.active:
		in.raise("ValueError", "generator already executing")
	}
	defer runtime.KeepAlive(object)
	g.thrown = &Raised{Value: in.exception("GeneratorExit", "")}
	more := false
	func() {
		defer func() {
			if p := recover(); p != nil {
				r, ok := p.(*Raised)
				if !ok || !r.Value.Class.Is(in.classes["GeneratorExit"]) {
					panic(p)
				}
			}
		}()
		_, more = g.run(in, nil)
	}()
	if more {
		in.raise("RuntimeError", "generator ignored GeneratorExit")
	}
}

// ended raises the StopIteration of a generator that returned.
func (in *Interp) ended(g *generator) {
	e := in.exception("StopIteration", "")
	if g.result != nil {
		e.Attrs["args"] = Tuple{g.result}
	}
	g.result = nil
	in.RaiseValue(e)
}

func (in *Interp) send(v, sent any) any {
	object, g := in.generatorOf(v)
	out, ok := in.resume(object, sent)
	if !ok {
		in.ended(g)
	}
	return out
}

// delegate is yield from.
func (in *Interp) delegate(v any, yield func(any) any) any {
	object, ok := v.(*Instance)
	if ok {
		_, ok = object.Data.(*generator)
	}
	if !ok {
		return in.delegateAny(v, yield)
	}
	x, more := in.resume(object, nil)
	for more {
		sent, thrown := in.yielded(x, yield)
		switch {
		case thrown == nil:
			x, more = in.resume(object, sent)
		case thrown.Value.Class.Is(in.classes["GeneratorExit"]):
			object.Data.(*generator).close(in, object)
			panic(thrown)
		default:
			x, more = in.throw(object, thrown)
		}
	}
	g := object.Data.(*generator)
	out := g.result
	g.result = nil
	return out
}

// delegateAny is yield from over something that is no generator.
func (in *Interp) delegateAny(v any, yield func(any) any) any {
	if m := special(v, "__iter__"); m != nil {
		v = in.call(m, []any{v}, nil)
		if i, ok := v.(*Instance); ok {
			if next := i.Class.lookup("__next__"); next != nil {
				for {
					var x any
					if stopped := in.catch(func() { x = in.call(next, []any{v}, nil) }, "StopIteration"); stopped != nil {
						if args, _ := stopped.Attrs["args"].(Tuple); len(args) > 0 {
							return args[0]
						}
						return nil
					}
					yield(x)
				}
			}
		}
	}
	in.Each(v, func(x any) bool {
		yield(x)
		return true
	})
	return nil
}

// yielded yields and tells an exception thrown in from a value sent.
func (in *Interp) yielded(x any, yield func(any) any) (sent any, thrown *Raised) {
	defer func() {
		if p := recover(); p != nil {
			r, ok := p.(*Raised)
			if !ok {
				panic(p)
			}
			thrown = r
		}
	}()
	return yield(x), nil
}

// raisable makes the exception of throw(type, value, traceback) and raise.
func (in *Interp) raisable(v any) *Instance {
	if c, ok := v.(*Class); ok && c.Is(in.classes["BaseException"]) {
		v = in.call(c, nil, nil)
	}
	e, ok := v.(*Instance)
	if !ok || !e.Class.Is(in.classes["BaseException"]) {
		in.raise("TypeError", "exceptions must derive from BaseException")
	}
	return e
}

func init() {
	m := generatorClass.Dict
	add := func(name string, f func(in *Interp, a []any) any) {
		m[name] = &Builtin{Name: name, inherited: true, Call: func(in *Interp, a []any, _ *Kwargs) any {
			if len(a) == 0 {
				in.raise("TypeError", "unbound method generator."+name+"() needs an argument")
			}
			return f(in, a)
		}}
	}
	add("send", func(in *Interp, a []any) any {
		if len(a) != 2 {
			in.raise("TypeError", "generator.send() takes exactly one argument ("+in.Repr(int64(len(a)-1))+" given)")
		}
		return in.send(a[0], a[1])
	})
	add("__next__", func(in *Interp, a []any) any { return in.send(a[0], nil) })
	add("__iter__", func(in *Interp, a []any) any { return a[0] })
	add("close", func(in *Interp, a []any) any {
		object, g := in.generatorOf(a[0])
		g.close(in, object)
		return nil
	})
	add("throw", func(in *Interp, a []any) any {
		object, g := in.generatorOf(a[0])
		if len(a) < 2 {
			in.raise("TypeError", "throw expected at least 1 argument, got 0")
		}
		e := a[1]
		if c, ok := e.(*Class); ok && len(a) > 2 && a[2] != nil {
			e = in.call(c, []any{a[2]}, nil)
		}
		out, more := in.throw(object, &Raised{Value: in.raisable(e)})
		if !more {
			in.ended(g)
		}
		return out
	})
}
