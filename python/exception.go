package python

import (
	"strings"
)

// exceptionTree is the built-in exceptions: a class and those below it.
const exceptionTree = `BaseException: KeyboardInterrupt SystemExit GeneratorExit Exception
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
Warning: BytesWarning DeprecationWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning`

var exceptionClasses = map[string]*Class{}

func init() {
	base := builtinClass("BaseException")
	exceptionClasses["BaseException"] = base
	for line := range strings.SplitSeq(exceptionTree, "\n") {
		parent, children, _ := strings.Cut(line, ": ")
		for name := range strings.FieldsSeq(children) {
			c := builtinClass(name, exceptionClasses[parent])
			c.order = c.mro()
			exceptionClasses[name] = c
		}
	}
	exceptionClasses["IOError"], exceptionClasses["EnvironmentError"] = exceptionClasses["OSError"], exceptionClasses["OSError"]
	exceptionMethods(base)
}

func argsOf(e *Instance) Tuple {
	t, _ := e.Attrs["args"].(Tuple)
	return t
}

func exceptionMethods(base *Class) {
	self := func(in *Interp, a []any) *Instance {
		if len(a) > 0 {
			if e, ok := a[0].(*Instance); ok && e.Class.Is(base) {
				return e
			}
		}
		in.raise("TypeError", "descriptor of 'BaseException' object needs an argument")
		return nil
	}
	add := func(c *Class, name string, f func(in *Interp, e *Instance, a []any) any) {
		c.Dict[name] = Fn(name, func(in *Interp, a []any, _ *Kwargs) any { return f(in, self(in, a), a[1:]) })
	}
	get := func(c *Class, name string, f func(in *Interp, e *Instance) any) {
		c.Dict[name] = &Property{
			Get: Fn(name, func(in *Interp, a []any, _ *Kwargs) any { return f(in, self(in, a)) }),
			Set: Fn(name, func(in *Interp, a []any, _ *Kwargs) any { self(in, a).Attrs[" "+name] = a[1]; return nil }),
		}
	}
	add(base, "__init__", func(in *Interp, e *Instance, a []any) any {
		e.Attrs["args"] = Tuple(append([]any{}, a...))
		return nil
	})
	add(base, "__str__", func(in *Interp, e *Instance, _ []any) any {
		switch t := argsOf(e); {
		case len(t) == 0:
			return ""
		case len(t) == 1 && e.Class.Is(in.classes["KeyError"]):
			return in.Repr(t[0])
		case len(t) == 1:
			return in.Str(t[0])
		case len(t) == 2 && e.Class.Is(in.classes["OSError"]):
			text := "[Errno " + in.Str(t[0]) + "] " + in.Str(t[1])
			if name, ok := e.Attrs[" filename"]; ok {
				text += ": " + in.Repr(name)
				if to, ok := e.Attrs[" filename2"]; ok {
					text += " -> " + in.Repr(to)
				}
			}
			return text
		default:
			return in.Repr(t)
		}
	})
	add(base, "__repr__", func(in *Interp, e *Instance, _ []any) any {
		t := argsOf(e)
		if len(t) == 1 {
			return e.Class.Name + "(" + in.Repr(t[0]) + ")"
		}
		return e.Class.Name + in.Repr(t)
	})
	add(base, "with_traceback", func(_ *Interp, e *Instance, _ []any) any { return e })
	add(base, "add_note", func(in *Interp, e *Instance, a []any) any {
		notes, ok := e.Attrs["__notes__"].(*List)
		if !ok {
			notes = &List{}
			e.Attrs["__notes__"] = notes
		}
		notes.Items = append(notes.Items, a...)
		return nil
	})
	base.Dict["args"] = nil
	for _, name := range []string{"__cause__", "__context__", "__traceback__"} {
		base.Dict[name] = nil
	}
	base.Dict["__suppress_context__"] = false
	first := func(i int) func(in *Interp, e *Instance) any {
		return func(_ *Interp, e *Instance) any {
			t := argsOf(e)
			if e.Class.Is(exceptionClasses["OSError"]) {
				if name, ok := e.Attrs[" filename"]; ok && i == 2 {
					return name
				}
				if len(t) < 2 {
					return nil
				}
			}
			if len(t) > i {
				return t[i]
			}
			return nil
		}
	}
	get(exceptionClasses["StopIteration"], "value", first(0))
	get(exceptionClasses["SystemExit"], "code", first(0))
	get(exceptionClasses["OSError"], "errno", first(0))
	get(exceptionClasses["OSError"], "strerror", first(1))
	get(exceptionClasses["OSError"], "filename", first(2))
	get(exceptionClasses["OSError"], "filename2", func(_ *Interp, e *Instance) any { return e.Attrs[" filename2"] })
	unicode := exceptionClasses["UnicodeError"]
	for i, name := range []string{"encoding", "object", "start", "end", "reason"} {
		for _, kind := range []string{"UnicodeDecodeError", "UnicodeEncodeError"} {
			get(exceptionClasses[kind], name, first(i))
		}
	}
	add(unicode, "__str__", func(in *Interp, e *Instance, _ []any) any {
		t := argsOf(e)
		if len(t) != 5 {
			return in.Str(in.call(base.Dict["__str__"], []any{e}, nil))
		}
		return in.unicodeMessage(e.Class, t)
	})
	osErrorClass()
	syntaxErrorMethods(get, add)
	quotedName := func(e *Instance, after string) any {
		text, _ := first(0)(nil, e).(string)
		if _, rest, ok := strings.Cut(text, after+"'"); ok {
			name, _, _ := strings.Cut(rest, "'")
			return name
		}
		return nil
	}
	get(exceptionClasses["ImportError"], "name", func(_ *Interp, e *Instance) any {
		if name := quotedName(e, "named "); name != nil {
			return name
		}
		return quotedName(e, "from ")
	})
	get(exceptionClasses["NameError"], "name", func(_ *Interp, e *Instance) any { return quotedName(e, "ame ") })
	get(exceptionClasses["AttributeError"], "name", func(_ *Interp, e *Instance) any { return quotedName(e, "attribute ") })
}
