package python

import "brook/diag"

// Function is a function written in Python.
type Function struct {
	Name, Qualname string
	Doc            any
	Attrs          map[string]any
	sig            *Signature
	slots          []int // where the bound values go
	simple         bool  // only positional parameters
	size           int   // of a frame
	body           stmt
	outer          *frame
	generator      bool
	class          *Class // for super()
	annotations    *Dict
	source         *diag.Source
	module         string
	line           int // where it is defined
}

// frame is the variables of a running function.
type frame struct {
	vars   []any
	outer  *frame
	locals map[string]any // of a class body; nil for functions
	order  *[]string      // of the names in locals as they were first bound
	ret    any
	yield  func(any) any
	fn     *Function
	self   any
	few    [4]any
}

// bindLocal binds a name of a class body.
func (f *frame) bindLocal(name string, v any) {
	if _, ok := f.locals[name]; !ok && f.order != nil {
		*f.order = append(*f.order, name)
	}
	f.locals[name] = v
}

// unbound stands for a variable without a value.
type unbound struct{}

func newFrame(size int, outer *frame) *frame {
	f := &frame{outer: outer}
	if size <= len(f.few) {
		f.vars = f.few[:size]
	} else {
		f.vars = make([]any, size)
	}
	for i := range f.vars {
		f.vars[i] = unbound{}
	}
	return f
}

// site is where a caller waits.
type site struct {
	source *diag.Source
	line   int
	fn     *Function // nil for the text of a cell
}

func (fn *Function) invoke(in *Interp, args []any, kw *Kwargs) any {
	in.deeper()
	in.tick()
	f := newFrame(fn.size, fn.outer)
	f.fn = fn
	if fn.simple && kw.Len() == 0 && len(args) == len(fn.slots) {
		for i, s := range fn.slots {
			f.vars[s] = args[i]
		}
	} else {
		for i, v := range fn.sig.bind(in, fn.Qualname, args, kw) {
			f.vars[fn.slots[i]] = v
		}
	}
	if len(args) > 0 {
		f.self = args[0]
	}
	return fn.start(in, f)
}

// start runs the body in a frame with the arguments in their places, or makes
// the generator that will.
func (fn *Function) start(in *Interp, f *frame) any {
	if fn.generator {
		in.depth--
		return newGenerator(in, fn.Qualname, func(yield func(any) any) any {
			f.yield = yield
			fn.run(in, f)
			return f.ret
		})
	}
	fn.run(in, f)
	in.depth--
	return f.ret
}

// run executes the body; errors in it know the place of every caller.
func (fn *Function) run(in *Interp, f *frame) {
	at, n := in.at, len(in.sites)
	in.sites = append(in.sites, at)
	in.at.source, in.at.fn = fn.source, fn
	fn.body(f)
	in.sites = in.sites[:min(n, len(in.sites))]
	in.at = at
}

// attr reads an attribute of a function.
func (fn *Function) attr(in *Interp, name string) (any, bool) {
	if out, ok := fn.Attrs[name]; ok {
		return out, true
	}
	switch name {
	case "__name__":
		return fn.Name, true
	case "__qualname__":
		return fn.Qualname, true
	case "__doc__":
		return fn.Doc, true
	case "__module__":
		return fn.module, true
	case "__dict__":
		return in.namespace(fn.Attrs), true
	case "__defaults__":
		if len(fn.sig.Defaults) == 0 {
			return nil, true
		}
		return Tuple(fn.sig.Defaults), true
	case "__kwdefaults__":
		d := NewDict()
		for i, n := range fn.sig.KwOnly {
			if _, ok := fn.sig.KwDef[i].(missing); !ok {
				d.SetString(n, fn.sig.KwDef[i])
			}
		}
		if d.Len() == 0 {
			return nil, true
		}
		return d, true
	case "__get__":
		return Def("__get__", "instance, owner=None", func(_ *Interp, a []any) any {
			if a[0] == nil {
				return fn
			}
			return &Method{a[0], fn}
		}), true
	case "__annotations__":
		if fn.annotations == nil {
			fn.annotations = NewDict()
		}
		return fn.annotations, true
	case "__code__":
		code := NewInstance(codeClass, nil)
		names := Tuple{}
		for _, n := range append(append([]string{}, fn.sig.Names...), fn.sig.KwOnly...) {
			names = append(names, n)
		}
		code.Attrs["co_name"], code.Attrs["co_varnames"] = fn.Name, names
		code.Attrs["co_argcount"], code.Attrs["co_kwonlyargcount"] = int64(len(fn.sig.Names)), int64(len(fn.sig.KwOnly))
		return code, true
	}
	return nil, false
}

var codeClass = builtinClass("code")

func (fn *Function) setAttr(name string, value any) {
	s, isText := value.(string)
	switch {
	case name == "__name__" && isText:
		fn.Name = s
	case name == "__qualname__" && isText:
		fn.Qualname = s
	case name == "__module__" && isText:
		fn.module = s
	case name == "__doc__":
		fn.Doc = value
	default:
		fn.Attrs[name] = value
	}
}

// place is the innermost line of the cell that runs.
func (in *Interp) place() site {
	if in.at.source == in.source {
		return in.at
	}
	for i := len(in.sites) - 1; i >= 0; i-- {
		if in.sites[i].source == in.source {
			return in.sites[i]
		}
	}
	return in.at
}
