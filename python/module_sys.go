package python

import (
	"io"
	"math"
	"slices"
	"strings"
)

// stream is the data of sys.stdout, sys.stderr and sys.stdin.
type stream struct {
	out io.Writer // nil for standard input
}

// standardStream makes a stream object.
func (in *Interp) standardStream(c *Class, name string, s *stream) *Instance {
	i := NewInstance(c, s)
	mode := "w"
	if name == "<stdin>" {
		mode = "r"
	}
	i.set("name", name)
	i.set("mode", mode)
	i.set("encoding", "utf-8")
	i.set("errors", map[bool]string{true: "strict", false: "backslashreplace"}[name != "<stderr>"])
	i.set("closed", false)
	return i
}

func streamClass() *Class {
	c := NewClass("TextIOWrapper", "_io", nil, nil)
	data := func(v any) *stream { s, _ := v.(*Instance).Data.(*stream); return s }
	c.Dict["write"] = Def("write", "self, text, /", func(in *Interp, a []any) any {
		text, ok := native(a[1]).(string)
		if !ok {
			in.raise("TypeError", "write() argument must be str, not "+in.TypeName(a[1]))
		}
		s := data(a[0])
		if s.out == nil {
			in.raise("OSError", "not writable")
		}
		if _, err := io.WriteString(s.out, text); err != nil {
			in.raise("OSError", err.Error())
		}
		return int64(len([]rune(text)))
	})
	c.Dict["writelines"] = Def("writelines", "self, lines, /", func(in *Interp, a []any) any {
		write := in.GetAttr(a[0], "write")
		in.Each(a[1], func(x any) bool { in.call(write, []any{x}, nil); return true })
		return nil
	})
	c.Dict["flush"] = Def("flush", "self", func(*Interp, []any) any { return nil })
	c.Dict["isatty"] = Def("isatty", "self", func(*Interp, []any) any { return false })
	c.Dict["fileno"] = Def("fileno", "self", func(in *Interp, a []any) any {
		return int64(slices.Index([]string{"<stdin>", "<stdout>", "<stderr>"}, in.Str(a[0].(*Instance).Attrs["name"])))
	})
	c.Dict["reconfigure"] = Def("reconfigure", "self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", func(*Interp, []any) any { return nil })
	for name, reads := range map[string]bool{"readable": true, "writable": false} {
		c.Dict[name] = Def(name, "self", func(_ *Interp, a []any) any { return (data(a[0]).out == nil) == reads })
	}
	for _, name := range []string{"read", "readline"} {
		c.Dict[name] = Def(name, "self, size=-1", func(in *Interp, a []any) any {
			if data(a[0]).out != nil {
				in.raise("OSError", "not readable")
			}
			return "" // there is no input
		})
	}
	c.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		i := a[0].(*Instance)
		return "<_io.TextIOWrapper name=" + in.Repr(i.Attrs["name"]) + " mode=" + in.Repr(i.Attrs["mode"]) + " encoding='utf-8'>"
	})
	return c
}

// sysModule is made at once, as print looks at its stdout.
func sysModule(in *Interp) *Module {
	c := streamClass()
	in.stdout = in.standardStream(c, "<stdout>", &stream{out: in.Stdout})
	m := &Module{Name: "sys", Dict: map[string]any{
		"version": "3.11.7 (main, Brook) [Go]", "argv": NewList(""), "maxsize": int64(math.MaxInt64), "path": NewList(""), "maxunicode": int64(0x10ffff), "platform": "linux", "byteorder": "little",
		"executable": "", "prefix": "/usr", "exec_prefix": "/usr", "base_prefix": "/usr", "hexversion": int64(0x030b07f0), "copyright": "", "api_version": int64(1013), "dont_write_bytecode": false,
		"float_repr_style": "short", "modules": NewDict(), "warnoptions": NewList(), "ps1": ">>> ", "ps2": "... ",
		"stdout": in.stdout, "stderr": in.standardStream(c, "<stderr>", &stream{out: in.Stderr}), "stdin": in.standardStream(c, "<stdin>", &stream{}),
		"stdlib_module_names": &Set{dict: NewDict(), Frozen: true},
	}}
	m.Dict["__stdout__"], m.Dict["__stderr__"], m.Dict["__stdin__"] = m.Dict["stdout"], m.Dict["stderr"], m.Dict["stdin"]
	m.Dict["version_info"] = in.record("sys", "version_info", "major minor micro releaselevel serial", int64(3), int64(11), int64(7), "final", int64(0))
	m.Dict["implementation"] = in.record("sys", "implementation", "name cache_tag", "cpython", "cpython-311")
	m.Dict["float_info"] = in.record("sys", "float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
		math.MaxFloat64, int64(1024), int64(308), 0x1p-1022, int64(-1021), int64(-307), int64(15), int64(53), 0x1p-52, int64(2), int64(1))
	m.Dict["int_info"] = in.record("sys", "int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold", int64(30), int64(4), int64(4300), int64(640))
	m.Dict["hash_info"] = in.record("sys", "hash_info", "width modulus inf nan imag", int64(64), int64(1<<61-1), int64(314159), int64(0), int64(1000003))
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	def("exit", "status=None, /", func(in *Interp, a []any) any {
		e := in.exception("SystemExit", "")
		if a[0] != nil {
			e.Attrs["args"] = Tuple{a[0]}
		}
		in.RaiseValue(e)
		return nil
	})
	def("exc_info", "", func(in *Interp, _ []any) any {
		if in.handled == nil {
			return Tuple{nil, nil, nil}
		}
		e := in.handled.raised.Value
		return Tuple{e.Class, e, tracebackOf(e)}
	})
	def("exception", "", func(in *Interp, _ []any) any {
		if in.handled == nil {
			return nil
		}
		return in.handled.raised.Value
	})
	def("getrecursionlimit", "", func(in *Interp, _ []any) any { return int64(in.maxDepth) })
	def("setrecursionlimit", "limit, /", func(in *Interp, a []any) any {
		n := in.Index(a[0])
		if n < 1 {
			in.raise("ValueError", "recursion limit must be greater or equal than 1")
		}
		in.maxDepth = int(min(n, mostRecursion))
		return nil
	})
	def("getsizeof", "object, default=None", func(in *Interp, a []any) any { return in.sizeOf(a[0]) })
	def("getrefcount", "object, /", func(*Interp, []any) any { return int64(2) })
	def("intern", "string, /", func(_ *Interp, a []any) any { return a[0] })
	def("getdefaultencoding", "", func(*Interp, []any) any { return "utf-8" })
	def("getfilesystemencoding", "", func(*Interp, []any) any { return "utf-8" })
	def("is_finalizing", "", func(*Interp, []any) any { return false })
	def("gettrace", "", func(*Interp, []any) any { return nil })
	def("get_int_max_str_digits", "", func(*Interp, []any) any { return int64(maxDigits) })
	def("_getframe", "depth=0, /", func(in *Interp, a []any) any {
		list, n := in.traceFrom(state{}), in.Index(a[0])
		if n < 0 || n >= int64(len(list)) {
			in.raise("ValueError", "call stack is not deep enough")
		}
		return frameObject(list[int64(len(list))-1-n])
	})
	return m
}

// record makes an object that is a tuple with named items, as sys has them.
func (in *Interp) record(module, name, fields string, values ...any) any {
	return newTuple(in.tupleClass(name, module, strings.Fields(fields)), values...)
}

// sizeOf is what CPython says of the size of the values of built-in types on a
// machine with 64 bits.
func (in *Interp) sizeOf(v any) int64 {
	switch v := native(v).(type) {
	case nil, Ellipsis, NotImplemented:
		return 16
	case bool:
		return 28
	case int64:
		if v == 0 {
			return 24
		}
		n := int64(0)
		for u := max(v, -v); u != 0; u >>= 30 {
			n++
		}
		return 24 + 4*n
	case float64:
		return 24
	case string:
		widest, n := rune(0), int64(0)
		for _, r := range v {
			widest = max(widest, r)
			n++
		}
		switch {
		case widest < 0x80:
			return 49 + n
		case widest < 0x100:
			return 73 + n
		case widest < 0x10000:
			return 74 + 2*n
		}
		return 76 + 4*n
	case Bytes:
		return 33 + int64(len(v))
	case Tuple:
		return 40 + 8*int64(len(v))
	case *List:
		return 56 + 8*int64(len(v.Items))
	case *Dict:
		if v.Len() == 0 {
			return 64
		}
		return 232
	case *Set:
		return 216
	}
	return 48
}
