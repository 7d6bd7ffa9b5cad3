package python

// traced is a place that an exception passed on its way to a handler.
type traced struct {
	site
	function string
}

// traceFrom are the places between a handler that waits at s and where the
// program is: the handler's own line comes first.
func (in *Interp) traceFrom(s state) []traced {
	var out []traced
	for i := s.sites; i <= len(in.sites); i++ {
		at := in.at
		if i < len(in.sites) {
			at = in.sites[i]
		}
		out = append(out, traced{at, at.function()})
	}
	return out
}

// function is the name of the function that runs at a place.
func (s site) function() string {
	if s.fn == nil || s.fn.Name == "" {
		return "<module>"
	}
	return s.fn.Name
}

// unwind is restore for a handler that caught r: it keeps the places that r
// passed.
func (in *Interp) unwind(s state, r *Raised) {
	passed := in.traceFrom(s)
	// What a handler in the same function passed on stands there already.
	if r.passed && len(passed) > 0 {
		passed = passed[:len(passed)-1]
	}
	r.passed = true
	r.trace = append(passed, r.trace...)
	r.Value.trace = r.trace
	in.restore(s)
}

var tracebackClass = builtinClass("traceback")

// tracebackOf is the __traceback__ of an exception: a list of places, None for
// one that was never raised.
func tracebackOf(e *Instance) any {
	if e.trace == nil {
		return nil
	}
	return NewInstance(tracebackClass, e.trace)
}
