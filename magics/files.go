package magics

import (
	"io/fs"
	"path"
	"strings"

	"brook/dbfs"
	"brook/python"
)

// addFiles gives Python open, os and os.path over the root.
func addFiles(in *python.Interp, root dbfs.FS) {
	clean := func(in *python.Interp, v any) string {
		p, err := dbfs.Clean(in.Str(v))
		if err != nil {
			in.Raise("ValueError", err.Error())
		}
		return p
	}
	file := python.NewClass("TextIOWrapper", "_io", nil, nil)
	in.SetBuiltin("open", python.Def("open", "file, mode='r', encoding=None, newline=None", func(in *python.Interp, a []any) any {
		p, mode := clean(in, a[0]), in.Str(a[1])
		i := python.NewInstance(file, &openFile{path: p, mode: mode})
		f := i.Data.(*openFile)
		switch {
		case strings.ContainsAny(mode, "wx"):
		case strings.Contains(mode, "a"):
			if data, err := root.ReadFile(p); err == nil {
				f.text = string(data)
			}
		default:
			data, err := root.ReadFile(p)
			if err != nil {
				in.RaiseOS(err, in.Str(a[0]))
			}
			f.text = string(data)
		}
		return i
	}))
	self := func(a []any) *openFile { return a[0].(*python.Instance).Data.(*openFile) }
	shut := func(in *python.Interp, f *openFile) {
		if f.closed {
			return
		}
		f.closed = true
		if strings.ContainsAny(f.mode, "wxa+") {
			if err := root.WriteAtomic(f.path, []byte(f.text), false); err != nil {
				in.RaiseOS(err, f.path)
			}
		}
	}
	value := func(f *openFile, s string) any {
		if strings.Contains(f.mode, "b") {
			return python.Bytes(s)
		}
		return s
	}
	methods := map[string]func(in *python.Interp, a []any) any{
		"read": func(_ *python.Interp, a []any) any {
			f := self(a)
			s := f.text[f.pos:]
			f.pos = len(f.text)
			return value(f, s)
		},
		"readline": func(_ *python.Interp, a []any) any { f := self(a); return value(f, f.line()) },
		"readlines": func(_ *python.Interp, a []any) any {
			f, out := self(a), python.NewList()
			for f.pos < len(f.text) {
				out.Items = append(out.Items, value(f, f.line()))
			}
			return out
		},
		"write": func(in *python.Interp, a []any) any {
			f := self(a)
			s, ok := a[1].(string)
			if b, isBytes := a[1].(python.Bytes); isBytes {
				s, ok = string(b), true
			}
			if !ok {
				in.Raise("TypeError", "write() argument must be str, not "+in.TypeName(a[1]))
			}
			f.text += s
			return int64(len(s))
		},
		"close":     func(in *python.Interp, a []any) any { shut(in, self(a)); return nil },
		"__enter__": func(_ *python.Interp, a []any) any { return a[0] },
		"__exit__":  func(in *python.Interp, a []any) any { shut(in, self(a)); return false },
		"__iter__": func(in *python.Interp, a []any) any {
			f := self(a)
			return &python.Iterator{Name: "_io.TextIOWrapper", Next: func() (any, bool) {
				if f.pos >= len(f.text) {
					return nil, false
				}
				return value(f, f.line()), true
			}}
		},
	}
	for name, m := range methods {
		file.Dict[name] = python.Fn(name, func(in *python.Interp, a []any, _ *python.Kwargs) any { return m(in, a) })
	}
	exists := func(want func(fs.FileInfo) bool) *python.Builtin {
		return python.Def("exists", "path", func(in *python.Interp, a []any) any {
			info, err := root.Stat(clean(in, a[0]))
			return err == nil && want(info)
		})
	}
	join := python.Fn("join", func(in *python.Interp, a []any, _ *python.Kwargs) any {
		out := ""
		for _, x := range a {
			s := in.Str(x)
			switch {
			case strings.HasPrefix(s, "/") || out == "":
				out = s
			case strings.HasSuffix(out, "/"):
				out += s
			default:
				out += "/" + s
			}
		}
		return out
	})
	paths := &python.Module{Name: "posixpath", Dict: map[string]any{
		"join": join, "exists": exists(func(fs.FileInfo) bool { return true }), "isdir": exists(fs.FileInfo.IsDir),
		"isfile":   exists(func(i fs.FileInfo) bool { return !i.IsDir() }),
		"basename": python.Def("basename", "p", func(in *python.Interp, a []any) any { s := in.Str(a[0]); return s[strings.LastIndexByte(s, '/')+1:] }),
		"dirname":  python.Def("dirname", "p", func(in *python.Interp, a []any) any { return path.Dir(in.Str(a[0])) }),
		"getsize": python.Def("getsize", "p", func(in *python.Interp, a []any) any {
			info, err := root.Stat(clean(in, a[0]))
			if err != nil {
				in.RaiseOS(err, in.Str(a[0]))
			}
			return info.Size()
		}),
	}}
	in.Register("os.path", func(*python.Interp) *python.Module { return paths })
	in.Register("os", func(in *python.Interp) *python.Module {
		return &python.Module{Name: "os", Dict: map[string]any{
			"path": paths, "sep": "/", "environ": python.NewDict(),
			"listdir": python.Def("listdir", "path='.'", func(in *python.Interp, a []any) any {
				entries, err := root.ReadDir(clean(in, a[0]))
				if err != nil {
					in.RaiseOS(err, in.Str(a[0]))
				}
				out := python.NewList()
				for _, e := range entries {
					out.Items = append(out.Items, e.Name())
				}
				return out
			}),
			"makedirs": python.Def("makedirs", "name, mode=511, exist_ok=False", func(in *python.Interp, a []any) any {
				if err := root.MkdirAll(clean(in, a[0])); err != nil {
					in.RaiseOS(err, in.Str(a[0]))
				}
				return nil
			}),
			"remove": python.Def("remove", "path", func(in *python.Interp, a []any) any {
				if err := root.Remove(clean(in, a[0])); err != nil {
					in.RaiseOS(err, in.Str(a[0]))
				}
				return nil
			}),
		}}
	})
}

// openFile is the data of a file object: its whole text, written on close.
type openFile struct {
	path, mode, text string
	pos              int
	closed           bool
}

// line reads to the next line break.
func (f *openFile) line() string {
	rest := f.text[f.pos:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i+1]
	}
	f.pos += len(rest)
	return rest
}
