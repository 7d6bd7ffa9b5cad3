package python

// memoryFile is the data of a StringIO or BytesIO. Positions count characters
// of a StringIO and bytes of a BytesIO.
type memoryFile struct {
	runes  []rune
	bytes  []byte
	binary bool
	at     int
	closed bool
}

func (f *memoryFile) size() int {
	if f.binary {
		return len(f.bytes)
	}
	return len(f.runes)
}

func (f *memoryFile) slice(from, to int) any {
	if f.binary {
		return Bytes(f.bytes[from:to])
	}
	return string(f.runes[from:to])
}

// take reads up to n units, all for a negative n.
func (f *memoryFile) take(n int64) any {
	from := min(f.at, f.size())
	to := f.size()
	if n >= 0 {
		to = int(min(int64(to), int64(from)+n))
	}
	f.at = max(f.at, to)
	return f.slice(from, to)
}

// line reads up to and with the next line break.
func (f *memoryFile) line(limit int64) any {
	for i := min(f.at, f.size()); i < f.size(); i++ {
		if f.binary && f.bytes[i] == '\n' || !f.binary && f.runes[i] == '\n' {
			n := int64(i + 1 - f.at)
			if limit >= 0 {
				n = min(n, limit)
			}
			return f.take(n)
		}
	}
	return f.take(limit)
}

// overwrite puts items at a place, with zeros before it where the file ends.
func overwrite[T byte | rune](have []T, at int, items []T) []T {
	for len(have) < at {
		have = append(have, 0)
	}
	n := copy(have[at:], items)
	return append(have, items[n:]...)
}

func (f *memoryFile) write(in *Interp, v any) any {
	before := f.at
	if f.binary {
		b, ok := native(v).(Bytes)
		if !ok {
			in.raise("TypeError", "a bytes-like object is required, not '"+in.TypeName(v)+"'")
		}
		in.room(int64(f.at + len(b)))
		f.bytes = overwrite(f.bytes, f.at, []byte(b))
		f.at += len(b)
	} else {
		s, ok := native(v).(string)
		if !ok {
			in.raise("TypeError", "string argument expected, got '"+in.TypeName(v)+"'")
		}
		in.room(int64(f.at + len(s)))
		r := []rune(s)
		f.runes = overwrite(f.runes, f.at, r)
		f.at += len(r)
	}
	return int64(f.at - before)
}

func ioModule(in *Interp) *Module {
	return &Module{Name: "io", Dict: map[string]any{"StringIO": memoryFileClass("StringIO", false), "BytesIO": memoryFileClass("BytesIO", true),
		"SEEK_SET": int64(0), "SEEK_CUR": int64(1), "SEEK_END": int64(2), "UnsupportedOperation": &Class{Name: "UnsupportedOperation", Module: "io", Bases: []*Class{in.classes["OSError"], in.classes["ValueError"]}, Dict: map[string]any{}}}}
}

func memoryFileClass(name string, binary bool) *Class {
	c := NewClass(name, "_io", nil, nil)
	c.Dict["__new__"] = static(Fn("__new__", func(_ *Interp, a []any, _ *Kwargs) any {
		return NewInstance(a[0].(*Class), &memoryFile{binary: binary})
	}))
	c.Dict["__init__"] = Def(name, "self, initial_value=None, newline=None", func(in *Interp, a []any) any {
		f := a[0].(*Instance).Data.(*memoryFile)
		if a[1] != nil {
			if _, ok := native(a[1]).(string); !binary && !ok {
				in.raise("TypeError", "initial_value must be str or None, not "+in.TypeName(a[1]))
			}
			f.write(in, a[1])
			f.at = 0
		}
		return nil
	})
	closed := "I/O operation on closed file"
	if binary {
		closed += "."
	}
	def := func(name, signature string, f func(in *Interp, file *memoryFile, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any {
			file := a[0].(*Instance).Data.(*memoryFile)
			if file.closed {
				in.raise("ValueError", closed)
			}
			return f(in, file, a[1:])
		})
	}
	count := func(in *Interp, v any) int64 {
		if v == nil {
			return -1
		}
		return in.Index(v)
	}
	def("read", "self, size=None", func(in *Interp, f *memoryFile, a []any) any { return f.take(count(in, a[0])) })
	def("readline", "self, size=None", func(in *Interp, f *memoryFile, a []any) any { return f.line(count(in, a[0])) })
	lines := func(in *Interp, f *memoryFile) *Iterator {
		return lazy(name, func() (any, bool) {
			if f.at >= f.size() {
				return nil, false
			}
			return f.line(-1), true
		})
	}
	def("readlines", "self, hint=None", func(in *Interp, f *memoryFile, _ []any) any { return NewList(in.Items(lines(in, f))...) })
	def("__iter__", "self", func(in *Interp, f *memoryFile, _ []any) any { return lines(in, f) })
	def("__next__", "self", func(in *Interp, f *memoryFile, _ []any) any {
		if f.at >= f.size() {
			in.raise("StopIteration", "")
		}
		return f.line(-1)
	})
	def("write", "self, s", func(in *Interp, f *memoryFile, a []any) any { return f.write(in, a[0]) })
	def("writelines", "self, lines", func(in *Interp, f *memoryFile, a []any) any {
		in.Each(a[0], func(v any) bool { f.write(in, v); return true })
		return nil
	})
	def("getvalue", "self", func(_ *Interp, f *memoryFile, _ []any) any { return f.slice(0, f.size()) })
	def("tell", "self", func(_ *Interp, f *memoryFile, _ []any) any { return int64(f.at) })
	def("seek", "self, pos, whence=0", func(in *Interp, f *memoryFile, a []any) any {
		n := in.Index(a[0])
		switch in.Index(a[1]) {
		case 1:
			n += int64(f.at)
		case 2:
			n += int64(f.size())
		}
		if n < 0 {
			in.raise("ValueError", "Negative seek position "+in.Repr(n))
		}
		in.room(n)
		f.at = int(n)
		return n
	})
	def("truncate", "self, size=None", func(in *Interp, f *memoryFile, a []any) any {
		n := f.at
		if a[0] != nil {
			n = int(max(0, min(in.Index(a[0]), int64(f.size()))))
		}
		if n < f.size() {
			if f.binary {
				f.bytes = f.bytes[:n]
			} else {
				f.runes = f.runes[:n]
			}
		}
		return int64(n)
	})
	for _, answer := range []string{"readable", "writable", "seekable"} {
		def(answer, "self", func(*Interp, *memoryFile, []any) any { return true })
	}
	def("flush", "self", func(*Interp, *memoryFile, []any) any { return nil })
	c.Dict["close"] = Def("close", "self", func(_ *Interp, a []any) any { a[0].(*Instance).Data.(*memoryFile).closed = true; return nil })
	c.Dict["closed"] = getter("closed", func(_ *Interp, i *Instance) any { return i.Data.(*memoryFile).closed })
	c.Dict["__enter__"] = Def("__enter__", "self", func(_ *Interp, a []any) any { return a[0] })
	c.Dict["__exit__"] = Def("__exit__", "self, t, v, tb", func(_ *Interp, a []any) any { a[0].(*Instance).Data.(*memoryFile).closed = true; return nil })
	return c
}
