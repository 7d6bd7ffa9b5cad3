package python

import (
	"errors"
	"strings"

	"brook/diag"
	"brook/python/syntax"
)

// Raised is an exception on its way to a handler, with the line of the cell
// that raised it.
type Raised struct {
	Value  *Instance
	Line   int
	source *diag.Source
	trace  []traced // the places it passed, outermost first
	passed bool     // a handler had it since it was raised
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

// raiseSyntax raises what the parser or compiler refuses in a text.
func (in *Interp) raiseSyntax(err error, filename string) {
	var s *syntax.Error
	if !errors.As(err, &s) {
		in.raise("SyntaxError", err.Error())
	}
	e := in.exception(s.Class, "")
	e.Attrs["args"] = Tuple{s.Message, Tuple{filename, int64(s.Line), int64(s.Column + 1), nil}}
	in.RaiseValue(e)
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
	if r.source != nil && r.Line > 0 {
		e.Place = linePlace(r.source, r.Line)
	}
	return e
}

// raise raises an exception of a built-in class.
func (in *Interp) raise(class, message string) {
	in.RaiseValue(in.exception(class, message))
}

// Raise is raise, for code outside of the package.
func (in *Interp) Raise(class, message string) { in.raise(class, message) }

// RaiseValue raises v; the exception that is being handled is its context.
func (in *Interp) RaiseValue(v *Instance) {
	if h := in.handled; h != nil && h.raised.Value != v {
		if _, ok := v.Attrs["__context__"]; !ok {
			v.Attrs["__context__"] = h.raised.Value
		}
	}
	at := in.place()
	panic(&Raised{Value: v, Line: at.line, source: at.source, trace: v.trace})
}

// RaiseError raises a Go error as the exception that Convert makes of it.
func (in *Interp) RaiseError(err error) {
	var e *Error
	if errors.As(err, &e) && e.Value != nil {
		in.RaiseValue(e.Value)
	}
	if in.Convert != nil {
		if v := in.Convert(in, err); v != nil {
			in.RaiseValue(v)
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
