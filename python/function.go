package python

// Function is a function written in Python.
type Function struct {
	Name, Qualname string
	Doc            any
	Attrs          map[string]any
	sig            *Signature
	slots          []int // where the bound values go
	size           int   // of a frame
	body           stmt
	outer          *frame
	globals        map[string]any
	generator      bool
	class          *Class // for super()
}

// frame is the variables of a running function.
type frame struct {
	vars    []any
	outer   *frame
	globals map[string]any
	locals  map[string]any // of a class body; nil for functions
	ret     any
	yield   func(any) any
	fn      *Function
	self    any
}

// unbound stands for a variable without a value.
type unbound struct{}

func newFrame(size int, outer *frame, globals map[string]any) *frame {
	f := &frame{vars: make([]any, size), outer: outer, globals: globals}
	for i := range f.vars {
		f.vars[i] = unbound{}
	}
	return f
}

func (fn *Function) invoke(in *Interp, args []any, kw *Kwargs) any {
	in.deeper()
	defer in.shallower()
	in.tick()
	f := newFrame(fn.size, fn.outer, fn.globals)
	f.fn = fn
	if kw.Len() == 0 && len(args) == len(fn.slots) && !fn.sig.Star && !fn.sig.Double && len(fn.sig.KwOnly) == 0 {
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
	if fn.generator {
		return newGenerator(in, in.classes["generator"], func(yield func(any) any) any {
			f.yield = yield
			fn.body(f)
			return f.ret
		})
	}
	fn.body(f)
	return f.ret
}
