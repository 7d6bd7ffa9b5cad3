package python

import (
	"io"
	"os"
	"strings"
)

// openBuiltin is open().
func openBuiltin() *Builtin {
	b := Def("open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", func(in *Interp, a []any) any {
		mode, ok := a[1].(string)
		if !ok {
			in.raise("TypeError", "open() argument 'mode' must be str, not "+in.TypeName(a[1]))
		}
		if _, isInt := native(a[0]).(int64); isInt {
			in.raise("NotImplementedError", "open() of a file descriptor is not supported")
		}
		if in.Index(a[2]) == 0 && !strings.Contains(mode, "b") {
			in.raise("ValueError", "can't have unbuffered text I/O")
		}
		f := &openFile{name: a[0], mode: mode, errors: "strict", newline: anyNewline}
		f.parse(in)
		f.text(in, a[3], a[4], a[5])
		name := in.pathText(a[0])
		if i, isObject := a[0].(*Instance); isObject && i.Native == nil {
			f.name = name
		}
		p := in.local(name)
		h, err := in.files.root.OpenFile(p, f.flags())
		in.check(err, f.name)
		f.h = h
		info, err := h.Stat()
		in.check(err, f.name)
		if info.IsDir() {
			in.check(h.Close(), f.name)
			in.check(syscallIsDir, f.name)
		}
		if f.appends {
			f.move(in, 0, io.SeekEnd)
			f.marked = f.at > 0
		}
		return NewInstance(in.fileClass(f), f)
	})
	call := b.Call
	b.Call = func(in *Interp, a []any, kw *Kwargs) any {
		b.Params.native(in, "", "open", 0, a, kw)
		return call(in, a, kw)
	}
	return b
}

// parse reads the mode.
func (f *openFile) parse(in *Interp) {
	seen, kinds := map[rune]bool{}, 0
	for _, c := range f.mode {
		if !strings.ContainsRune("rwaxbt+U", c) || seen[c] {
			in.raise("ValueError", "invalid mode: "+StrRepr(f.mode))
		}
		seen[c] = true
		if strings.ContainsRune("rwax", c) {
			kinds++
		}
	}
	switch {
	case seen['U']:
		in.raise("ValueError", "invalid mode: "+StrRepr(f.mode))
	case seen['b'] && seen['t']:
		in.raise("ValueError", "can't have text and binary mode at once")
	case kinds > 1:
		in.raise("ValueError", "must have exactly one of create/read/write/append mode")
	case kinds == 0:
		in.raise("ValueError", "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	f.binary = seen['b']
	f.reads, f.writes = seen['r'] || seen['+'], !seen['r'] || seen['+']
	f.appends = seen['a']
}

// text takes the arguments that only text has.
func (f *openFile) text(in *Interp, encoding, errors, newline any) {
	for _, x := range []struct {
		name string
		v    any
	}{{"an encoding", encoding}, {"an errors", errors}, {"a newline", newline}} {
		if x.v != nil && f.binary {
			in.raise("ValueError", "binary mode doesn't take "+x.name+" argument")
		}
	}
	f.encoding = "UTF-8"
	if encoding != nil {
		f.encoding = in.Str(encoding)
		in.encodeText("", f.encoding, "strict")
	}
	if errors != nil {
		f.errors = in.Str(errors)
	}
	if newline != nil {
		s, ok := newline.(string)
		if !ok {
			in.raise("TypeError", "open() argument 'newline' must be str or None, not "+in.TypeName(newline))
		}
		if s != "" && s != "\n" && s != "\r" && s != "\r\n" {
			in.raise("ValueError", "illegal newline value: "+StrRepr(s))
		}
		f.newline = s
	}
}

// flags are those of os.OpenFile for the mode.
func (f *openFile) flags() int {
	flags := os.O_RDONLY
	switch {
	case f.reads && f.writes:
		flags = os.O_RDWR
	case f.writes:
		flags = os.O_WRONLY
	}
	switch {
	case strings.Contains(f.mode, "w"):
		flags |= os.O_CREATE | os.O_TRUNC
	case strings.Contains(f.mode, "a"):
		flags |= os.O_CREATE | os.O_APPEND
	case strings.Contains(f.mode, "x"):
		flags |= os.O_CREATE | os.O_EXCL
	}
	return flags
}
