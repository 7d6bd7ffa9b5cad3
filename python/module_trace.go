package python

import "brook/diag"

// fileName is what tracebacks call the text of a place.
func (s site) fileName() string {
	switch {
	case s.source == nil || s.source.Name == "":
		return "<string>"
	case s.source.Name[0] == '<':
		return s.source.Name
	}
	return "<" + s.source.Name + ">"
}

// text is the line of a place without the blanks around it.
func (s site) text() string {
	if s.source == nil || s.line < 1 {
		return ""
	}
	at := linePlace(s.source, s.line)
	return (diag.Place{Source: at.Source, Start: at.Start, End: at.End}).Text()
}

// tuple is a place as (file, line, function, text).
func (t traced) tuple() Tuple { return Tuple{t.fileName(), int64(t.line), t.function, t.text()} }

func placesOf(list []traced) *List {
	out := NewList()
	for _, t := range list {
		out.Items = append(out.Items, t.tuple())
	}
	return out
}

// traceModule is what the modules about running code are written with: traceback,
// inspect and their like.
func traceModule(*Interp) *Module {
	return &Module{Name: "_trace", Dict: map[string]any{
		"places": Def("places", "tb", func(_ *Interp, a []any) any {
			if i, ok := a[0].(*Instance); ok {
				if list, ok := i.Data.([]traced); ok {
					return placesOf(list)
				}
			}
			return NewList()
		}),
		"literal":    Def("literal", "text", func(in *Interp, a []any) any { return in.literal(in.Str(a[0])) }),
		"parameters": Def("parameters", "f", func(in *Interp, a []any) any { return in.parameterList(a[0]) }),
		"source":     Def("source", "f", func(_ *Interp, a []any) any { return sourceOf(a[0]) }),
		// The frames of the module traceback itself are left out.
		"stack": Def("stack", "", func(in *Interp, _ []any) any {
			var list []traced
			for _, t := range in.traceFrom(state{}) {
				if t.source == nil || t.source.Name != "<frozen traceback>" {
					list = append(list, t)
				}
			}
			return placesOf(list)
		}),
	}}
}

func init() {
	list := func(i *Instance) []traced { l, _ := i.Data.([]traced); return l }
	get := func(name string, f func(in *Interp, l []traced) any) {
		tracebackClass.Dict[name] = getter(name, func(in *Interp, i *Instance) any {
			l := list(i)
			if len(l) == 0 {
				return nil
			}
			return f(in, l)
		})
	}
	get("tb_lineno", func(_ *Interp, l []traced) any { return int64(l[0].line) })
	get("tb_next", func(_ *Interp, l []traced) any {
		if len(l) == 1 {
			return nil
		}
		return NewInstance(tracebackClass, l[1:])
	})
	get("tb_frame", func(_ *Interp, l []traced) any { return frameObject(l[0]) })
	exceptionClasses["BaseException"].Dict["__traceback__"] = &Property{
		Get: Fn("__traceback__", func(_ *Interp, a []any, _ *Kwargs) any { return tracebackOf(a[0].(*Instance)) }),
		Set: Fn("__traceback__", func(in *Interp, a []any, _ *Kwargs) any { in.setTraceback(a[0], a[1]); return nil }),
	}
	exceptionClasses["BaseException"].Dict["with_traceback"] = Def("with_traceback", "self, tb", func(in *Interp, a []any) any {
		in.setTraceback(a[0], a[1])
		return a[0]
	})
}

// setTraceback is exception.__traceback__ = tb.
func (in *Interp) setTraceback(exception, tb any) {
	e, ok := exception.(*Instance)
	if !ok {
		in.raise("TypeError", "descriptor needs an exception")
	}
	if tb == nil {
		e.trace = nil
		return
	}
	if i, ok := tb.(*Instance); ok {
		if l, ok := i.Data.([]traced); ok {
			e.trace = l
			return
		}
	}
	in.raise("TypeError", "__traceback__ must be a traceback or None")
}

var frameClass = builtinClass("frame")

// frameObject is a frame as far as tracebacks and sys._getframe show it.
func frameObject(t traced) *Instance {
	code := NewInstance(codeClass, nil)
	code.Attrs["co_name"], code.Attrs["co_filename"] = t.function, t.fileName()
	f := NewInstance(frameClass, nil)
	f.Attrs["f_code"], f.Attrs["f_lineno"] = code, int64(t.line)
	return f
}
