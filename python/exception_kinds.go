package python

import "fmt"

// osErrorClass lets OSError(errno, message, filename) make the class that the
// number stands for.
func osErrorClass() {
	c := exceptionClasses["OSError"]
	c.Dict["__new__"] = static(Fn("__new__", func(in *Interp, a []any, _ *Kwargs) any {
		class, _ := a[0].(*Class)
		if class == nil || !class.Is(c) {
			in.raise("TypeError", "OSError.__new__(X): X is not a subtype of OSError")
		}
		if n, ok := at(a, 1).(int64); ok && class == c && len(a) > 2 {
			for _, e := range osErrors {
				if e.number == int(n) {
					class = exceptionClasses[e.class]
				}
			}
		}
		e := NewInstance(class, nil)
		e.Attrs["args"] = Tuple(append([]any{}, a[1:]...))
		return e
	}))
	c.Dict["__init__"] = Fn("__init__", func(_ *Interp, a []any, _ *Kwargs) any {
		e, ok := a[0].(*Instance)
		if !ok {
			return nil
		}
		args := Tuple(append([]any{}, a[1:]...))
		if len(args) > 2 {
			e.Attrs[" filename"] = args[2]
			args = args[:2]
		}
		e.Attrs["args"] = args
		return nil
	})
}

// at is list[i], or nil behind the end.
func at(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}

// unicodeMessage is str of a UnicodeDecodeError or UnicodeEncodeError with its
// five arguments.
func (in *Interp) unicodeMessage(c *Class, t Tuple) string {
	start, end := in.Index(t[2]), in.Index(t[3])
	if !c.Is(exceptionClasses["UnicodeDecodeError"]) {
		return fmt.Sprintf("'%s' codec can't encode characters in position %d-%d: %s", in.Str(t[0]), start, end-1, in.Str(t[4]))
	}
	if b, ok := native(t[1]).(Bytes); ok && end == start+1 && start >= 0 && start < int64(len(b)) {
		return fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", in.Str(t[0]), b[start], start, in.Str(t[4]))
	}
	return fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", in.Str(t[0]), start, end-1, in.Str(t[4]))
}

// syntaxErrorMethods are the attributes of SyntaxError, whose second argument
// is (filename, line, offset, text).
func syntaxErrorMethods(get func(c *Class, name string, f func(in *Interp, e *Instance) any), add func(c *Class, name string, f func(in *Interp, e *Instance, a []any) any)) {
	c := exceptionClasses["SyntaxError"]
	get(c, "msg", func(_ *Interp, e *Instance) any { return at(argsOf(e), 0) })
	for i, name := range []string{"filename", "lineno", "offset", "text"} {
		get(c, name, func(_ *Interp, e *Instance) any {
			place, _ := at(argsOf(e), 1).(Tuple)
			return at(place, i)
		})
	}
	add(c, "__str__", func(in *Interp, e *Instance, _ []any) any {
		place, _ := at(argsOf(e), 1).(Tuple)
		if len(place) < 2 {
			return in.Str(at(argsOf(e), 0))
		}
		return fmt.Sprintf("%s (%s, line %s)", in.Str(at(argsOf(e), 0)), in.Str(place[0]), in.Str(place[1]))
	})
}
