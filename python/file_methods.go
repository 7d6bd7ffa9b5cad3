package python

import (
	"strings"
	"syscall"
)

var syscallIsDir error = syscall.EISDIR

// fileClass is the class of a file object.
func (in *Interp) fileClass(f *openFile) *Class {
	if in.files.classes == nil {
		in.files.classes = map[string]*Class{}
		unsupported, _ := in.Import("io").Dict["UnsupportedOperation"].(*Class)
		for _, name := range []string{"TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom"} {
			in.files.classes[name] = newFileClass(name, unsupported)
		}
	}
	switch {
	case !f.binary:
		return in.files.classes["TextIOWrapper"]
	case f.reads && f.writes:
		return in.files.classes["BufferedRandom"]
	case f.writes:
		return in.files.classes["BufferedWriter"]
	}
	return in.files.classes["BufferedReader"]
}

// fileMethod is a method of a file object that is open.
type fileMethod func(in *Interp, f *openFile, a []any) any

func fileOf(v any) *openFile { f, _ := v.(*Instance).Data.(*openFile); return f }

func newFileClass(name string, unsupported *Class) *Class {
	c := NewClass(name, "_io", nil, nil)
	text := name == "TextIOWrapper"
	refuse := func(in *Interp, what string) { in.RaiseValue(in.NewException(unsupported, what, nil)) }
	def := func(name, signature string, f fileMethod) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any {
			file := fileOf(a[0])
			if file.closed {
				in.raise("ValueError", closedMessage(text, name))
			}
			return f(in, file, a[1:])
		})
	}
	reading := func(f fileMethod, binary string) fileMethod {
		return func(in *Interp, file *openFile, a []any) any {
			if !file.reads {
				refuse(in, map[bool]string{true: "not readable", false: binary}[text])
			}
			return f(in, file, a)
		}
	}
	writing := func(f fileMethod) fileMethod {
		return func(in *Interp, file *openFile, a []any) any {
			if !file.writes {
				refuse(in, map[bool]string{true: "not writable", false: "write"}[text])
			}
			return f(in, file, a)
		}
	}
	def("read", "self, size=-1, /", reading(func(in *Interp, f *openFile, a []any) any {
		if a[0] == nil {
			return f.read(in, -1)
		}
		return f.read(in, in.Index(a[0]))
	}, "read"))
	def("readline", "self, size=-1, /", reading(func(in *Interp, f *openFile, a []any) any {
		if a[0] == nil {
			return f.line(in, -1)
		}
		return f.line(in, in.Index(a[0]))
	}, "read"))
	def("readlines", "self, hint=-1, /", reading(func(in *Interp, f *openFile, a []any) any {
		out, size, hint := NewList(), int64(0), int64(-1)
		if a[0] != nil {
			hint = in.Index(a[0])
		}
		for {
			in.tick()
			line := f.line(in, -1)
			if in.Len(line) == 0 {
				return out
			}
			out.Items = append(out.Items, line)
			if size += in.Len(line); hint > 0 && size >= hint {
				return out
			}
		}
	}, "read"))
	def("write", "self, text, /", writing(func(in *Interp, f *openFile, a []any) any { return f.write(in, a[0]) }))
	def("writelines", "self, lines, /", writing(func(in *Interp, f *openFile, a []any) any {
		in.Each(a[0], func(x any) bool { f.write(in, x); return true })
		return nil
	}))
	next := reading(func(in *Interp, f *openFile, _ []any) any {
		f.iterating = text
		line := f.line(in, -1)
		if in.Len(line) == 0 {
			f.iterating = false
			in.raise("StopIteration", "")
		}
		return line
	}, "read")
	def("__next__", "self", next)
	def("__iter__", "self", func(in *Interp, f *openFile, _ []any) any {
		return &Iterator{Name: name, Next: func() (any, bool) {
			if f.closed {
				in.raise("ValueError", closedMessage(text, "__next__"))
			}
			if !f.reads {
				next(in, f, nil)
			}
			f.iterating = text
			line := f.line(in, -1)
			more := in.Len(line) > 0
			f.iterating = text && more
			return line, more
		}}
	})
	def("tell", "self", func(in *Interp, f *openFile, _ []any) any {
		if f.iterating {
			in.raise("OSError", "telling position disabled by next() call")
		}
		return f.at - int64(len(f.ahead))
	})
	def("seek", "self, offset, whence=0, /", func(in *Interp, f *openFile, a []any) any {
		n, whence := in.Index(a[0]), in.Index(a[1])
		switch {
		case whence < 0 || whence > 2:
			in.raise("ValueError", "invalid whence ("+in.Repr(whence)+", should be 0, 1 or 2)")
		case text && whence == 1 && n != 0:
			refuse(in, "can't do nonzero cur-relative seeks")
		case text && whence == 2 && n != 0:
			refuse(in, "can't do nonzero end-relative seeks")
		case whence == 0 && n < 0:
			if text {
				in.raise("ValueError", "negative seek position "+in.Repr(n))
			}
			in.raiseOS(syscall.EINVAL)
		}
		f.iterating = false
		f.rewind(in)
		at := f.move(in, n, int(whence))
		f.marked = at > 0
		return at
	})
	def("truncate", "self, size=None, /", writing(func(in *Interp, f *openFile, a []any) any {
		size := f.at - int64(len(f.ahead))
		if a[0] != nil {
			size = in.Index(a[0])
		}
		in.check(f.h.Truncate(size), f.name)
		return size
	}))
	def("flush", "self", func(*Interp, *openFile, []any) any { return nil })
	def("isatty", "self", func(*Interp, *openFile, []any) any { return false })
	def("seekable", "self", func(*Interp, *openFile, []any) any { return true })
	def("readable", "self", func(_ *Interp, f *openFile, _ []any) any { return f.reads })
	def("writable", "self", func(_ *Interp, f *openFile, _ []any) any { return f.writes })
	def("fileno", "self", func(in *Interp, _ *openFile, _ []any) any { refuse(in, "fileno"); return nil })
	def("detach", "self", func(in *Interp, _ *openFile, _ []any) any { refuse(in, "detach"); return nil })
	def("__enter__", "self", func(*Interp, *openFile, []any) any { return nil })
	enter := c.Dict["__enter__"].(*Builtin)
	check := enter.Call
	c.Dict["__enter__"] = Fn("__enter__", func(in *Interp, a []any, kw *Kwargs) any { check(in, a, kw); return a[0] })
	closing := func(in *Interp, f *openFile) {
		if !f.closed {
			f.closed = true
			in.check(f.h.Close(), f.name)
		}
	}
	c.Dict["close"] = Def("close", "self", func(in *Interp, a []any) any { closing(in, fileOf(a[0])); return nil })
	c.Dict["__exit__"] = Fn("__exit__", func(in *Interp, a []any, _ *Kwargs) any { closing(in, fileOf(a[0])); return nil })
	fileAttributes(c, text)
	return c
}

// closedMessage is what a file that was closed says to a method.
func closedMessage(text bool, method string) string {
	switch method {
	case "read", "tell", "seek", "write", "truncate", "flush":
		if !text && (method == "read" || method == "seek" || method == "write" || method == "flush") {
			return method + " of closed file"
		}
	}
	return "I/O operation on closed file."
}

func fileAttributes(c *Class, text bool) {
	get := func(name string, f func(*openFile) any) {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return f(i.Data.(*openFile)) })
	}
	get("closed", func(f *openFile) any { return f.closed })
	get("name", func(f *openFile) any { return f.name })
	shown := func(f *openFile) string {
		if f.binary {
			return map[bool]string{true: "rb+", false: f.mode}[f.reads && f.writes]
		}
		return f.mode
	}
	get("mode", func(f *openFile) any { return shown(f) })
	if text {
		get("encoding", func(f *openFile) any { return f.encoding })
		get("errors", func(f *openFile) any { return f.errors })
		get("line_buffering", func(*openFile) any { return false })
		get("newlines", func(*openFile) any { return nil })
	}
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		f := fileOf(a[0])
		var b strings.Builder
		b.WriteString("<_io." + in.TypeName(a[0]) + " name=" + in.Repr(f.name))
		if text {
			b.WriteString(" mode=" + StrRepr(f.mode) + " encoding=" + StrRepr(f.encoding))
		}
		return b.String() + ">"
	})
}
