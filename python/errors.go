package python

import (
	"errors"
	"strings"

	"brook/diag"
	"brook/python/syntax"
)

// Raised is an exception on its way to a handler.
type Raised struct {
	Value *Instance
	Line  int
}

// Error is an exception that nobody handled.
type Error struct {
	Class   string // "ZeroDivisionError"
	Message string // str(exception)
	Value   *Instance
	Place   diag.Place
	Cause   error // the Go error that it was made of
}

// Error is "Class: message".
func (e *Error) Error() string {
	if e.Message == "" {
		return e.Class
	}
	return e.Class + ": " + e.Message
}

// Unwrap returns the Go error that the exception stands for.
func (e *Error) Unwrap() error { return e.Cause }

func (in *Interp) syntaxError(err error, src *diag.Source) error {
	var s *syntax.Error
	if !errors.As(err, &s) {
		return err
	}
	return &Error{Class: s.Class, Message: s.Message, Place: linePlace(src, s.Line)}
}

// linePlace is a line of a cell, without its indentation.
func linePlace(src *diag.Source, line int) diag.Place {
	at := 0
	for n := 1; n < line; n++ {
		i := strings.IndexByte(src.Text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	end := len(src.Text)
	if i := strings.IndexByte(src.Text[at:], '\n'); i >= 0 {
		end = at + i
	}
	for at < end && (src.Text[at] == ' ' || src.Text[at] == '\t') {
		at++
	}
	return diag.Place{Source: src, Start: at, End: end}
}

func (in *Interp) errorOf(r *Raised) error {
	e := &Error{Class: r.Value.Class.Name, Value: r.Value}
	if err, ok := r.Value.Data.(error); ok {
		e.Cause = err
	}
	func() {
		defer func() {
			if recover() != nil {
				e.Message = "<exception str() failed>"
			}
		}()
		e.Message = in.Str(r.Value)
	}()
	if in.source != nil && r.Line > 0 {
		e.Place = linePlace(in.source, r.Line)
	}
	return e
}

// raise raises an exception of a built-in class.
func (in *Interp) raise(class, message string) {
	panic(&Raised{Value: in.exception(class, message)})
}

// Raise is raise, for code outside of the package.
func (in *Interp) Raise(class, message string) { in.raise(class, message) }

// RaiseValue raises v.
func (in *Interp) RaiseValue(v *Instance) { panic(&Raised{Value: v}) }

// RaiseError raises a Go error as the exception that Convert makes of it.
func (in *Interp) RaiseError(err error) {
	var e *Error
	if errors.As(err, &e) && e.Value != nil {
		panic(&Raised{Value: e.Value})
	}
	if in.Convert != nil {
		if v := in.Convert(in, err); v != nil {
			panic(&Raised{Value: v})
		}
	}
	in.raise("RuntimeError", err.Error())
}

func (in *Interp) exception(class, message string) *Instance {
	e := NewInstance(in.classes[class], nil)
	var args Tuple
	if message != "" {
		args = Tuple{message}
	}
	e.Attrs["args"] = args
	return e
}

// NewException makes an exception of a class below Exception.
func (in *Interp) NewException(c *Class, message string, cause error) *Instance {
	e := NewInstance(c, cause)
	e.Attrs["args"] = Tuple{message}
	return e
}

// ExceptionClass finds a built-in exception class.
func (in *Interp) ExceptionClass(name string) *Class { return in.classes[name] }

var exceptionTree = `BaseException: KeyboardInterrupt SystemExit GeneratorExit Exception
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration SyntaxError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: FileExistsError FileNotFoundError IsADirectoryError NotADirectoryError PermissionError TimeoutError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
ValueError: UnicodeError
Warning: DeprecationWarning UserWarning RuntimeWarning FutureWarning`

func (in *Interp) addExceptions() {
	base := &Class{Name: "BaseException", Module: "builtins", Dict: map[string]any{}}
	base.Dict["__init__"] = Fn("__init__", func(in *Interp, a []any, kw *Kwargs) any {
		a[0].(*Instance).Attrs["args"] = Tuple(append([]any{}, a[1:]...))
		return nil
	})
	args := func(v any) Tuple {
		t, _ := v.(*Instance).Attrs["args"].(Tuple)
		return t
	}
	base.Dict["__str__"] = Fn("__str__", func(in *Interp, a []any, _ *Kwargs) any {
		switch t := args(a[0]); len(t) {
		case 0:
			return ""
		case 1:
			if a[0].(*Instance).Class.Is(in.classes["KeyError"]) {
				return in.Repr(t[0])
			}
			return in.Str(t[0])
		default:
			return in.Repr(t)
		}
	})
	base.Dict["__repr__"] = Fn("__repr__", func(in *Interp, a []any, _ *Kwargs) any {
		t := args(a[0])
		if len(t) == 1 {
			return a[0].(*Instance).Class.Name + "(" + in.Repr(t[0]) + ")"
		}
		return a[0].(*Instance).Class.Name + in.Repr(t)
	})
	base.Dict["with_traceback"] = Fn("with_traceback", func(_ *Interp, a []any, _ *Kwargs) any { return a[0] })
	in.classes["BaseException"] = base
	for line := range strings.SplitSeq(exceptionTree, "\n") {
		parent, children, _ := strings.Cut(line, ": ")
		for _, name := range strings.Fields(children) {
			in.classes[name] = &Class{Name: name, Module: "builtins", Bases: []*Class{in.classes[parent]}, Dict: map[string]any{}}
		}
	}
	in.classes["IOError"] = in.classes["OSError"]
	for name, c := range in.classes {
		in.builtins[name] = c
	}
}
