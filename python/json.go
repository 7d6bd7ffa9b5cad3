package python

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf16"
)

func jsonModule(in *Interp) *Module {
	m := &Module{Name: "_json", Dict: map[string]any{}}
	failure := &Class{Name: "JSONDecodeError", Module: "json", Bases: []*Class{in.classes["ValueError"]}, Dict: map[string]any{}}
	m.Dict["JSONDecodeError"] = failure
	m.Dict["dumps"] = Def("dumps", "obj, *, indent=None, sort_keys=False, ensure_ascii=True, separators=None, default=None, skipkeys=False, check_circular=True, allow_nan=True, cls=None, **kw", func(in *Interp, a []any) any {
		if a[9] != nil {
			return in.encodeWith(a)
		}
		in.noMore("JSONEncoder.__init__", a[10])
		w := &jsonText{in: in, sorted: in.Truth(a[2]), ascii: in.Truth(a[3]), item: ", ", key: ": ", otherwise: a[5], skip: in.Truth(a[6]), finite: !in.Truth(a[8])}
		switch indent := a[1].(type) {
		case int64:
			w.indent = strings.Repeat(" ", int(min(indent, 100)))
			w.item, w.pretty = ",", true
		case string:
			w.indent, w.item, w.pretty = indent, ",", true
		}
		if s, ok := a[4].(Tuple); ok && len(s) == 2 {
			w.item, w.key = in.Str(s[0]), in.Str(s[1])
		}
		w.write(a[0], 0)
		return w.b.String()
	})
	in.jsonFiles(m)
	in.jsonReading(m, failure)
	return m
}

// encodeWith is dumps with a class of encoders.
func (in *Interp) encodeWith(a []any) any {
	kw := &Kwargs{Names: []string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "indent", "separators", "default", "sort_keys"},
		Values: []any{a[6], a[3], a[7], a[8], a[1], a[4], a[5], a[2]}}
	for _, e := range a[10].(*Dict).Entries() {
		kw.Names, kw.Values = append(kw.Names, in.Str(e.Key)), append(kw.Values, e.Value)
	}
	return in.call(in.GetAttr(in.call(a[9], nil, kw), "encode"), []any{a[0]}, nil)
}

// noMore refuses keywords that nobody takes.
func (in *Interp) noMore(name string, more any) {
	for _, e := range more.(*Dict).Entries() {
		in.raise("TypeError", name+"() got an unexpected keyword argument '"+in.Str(e.Key)+"'")
	}
}

type jsonText struct {
	in                *Interp
	b                 strings.Builder
	sorted, ascii     bool
	pretty            bool
	indent, item, key string
	otherwise         any
	skip, finite      bool  // keys that are no texts; NaN and the infinities
	within            []any // the containers around the place
}

func (w *jsonText) line(depth int) {
	if w.pretty {
		w.b.WriteString("\n" + strings.Repeat(w.indent, depth))
	}
}

func (w *jsonText) write(v any, depth int) {
	in := w.in
	in.deeper()
	defer in.shallower()
	switch v.(type) {
	case *List, *Dict:
		if slices.Contains(w.within, v) {
			in.raise("ValueError", "Circular reference detected")
		}
		w.within = append(w.within, v)
		defer func() { w.within = w.within[:len(w.within)-1] }()
	}
	switch v := v.(type) {
	case nil:
		w.b.WriteString("null")
	case bool:
		if v {
			w.b.WriteString("true")
		} else {
			w.b.WriteString("false")
		}
	case int64, *big.Int:
		w.b.WriteString(in.Repr(v))
	case float64:
		s := FloatRepr(v)
		switch s {
		case "nan":
			s = "NaN"
		case "inf":
			s = "Infinity"
		case "-inf":
			s = "-Infinity"
		}
		if w.finite && (s == "NaN" || strings.HasSuffix(s, "Infinity")) {
			in.raise("ValueError", "Out of range float values are not JSON compliant")
		}
		w.b.WriteString(s)
	case string:
		w.text(v)
	case *List:
		w.items(v.Items, depth)
	case Tuple:
		w.items(v, depth)
	case *Dict:
		w.object(v, depth)
	default:
		switch n := native(v).(type) {
		case int64, *big.Int, float64, string, Tuple:
			w.write(n, depth)
			return
		}
		if i, ok := v.(*Instance); ok && w.otherwise == nil {
			if l, ok := i.Attrs["__json__"]; ok {
				w.write(l, depth)
				return
			}
		}
		if w.otherwise == nil {
			in.raise("TypeError", "Object of type "+in.TypeName(v)+" is not JSON serializable")
		}
		w.write(in.call(w.otherwise, []any{v}, nil), depth)
	}
}

func (w *jsonText) items(items []any, depth int) {
	if len(items) == 0 {
		w.b.WriteString("[]")
		return
	}
	w.b.WriteByte('[')
	for i, x := range items {
		if i > 0 {
			w.b.WriteString(w.item)
		}
		w.line(depth + 1)
		w.write(x, depth+1)
	}
	w.line(depth)
	w.b.WriteByte(']')
}

func (w *jsonText) object(d *Dict, depth int) {
	in := w.in
	entries := append([]Entry{}, d.Entries()...)
	if w.skip {
		entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
			switch native(e.Key).(type) {
			case nil, bool, int64, *big.Int, float64, string:
				return false
			}
			return true
		})
	}
	if len(entries) == 0 {
		w.b.WriteString("{}")
		return
	}
	if w.sorted {
		keys := make([]any, len(entries))
		byKey := map[any]Entry{}
		for i, e := range entries {
			keys[i] = e.Key
			byKey[in.hashKey(e.Key)] = e
		}
		in.sort(keys, nil)
		for i, k := range keys {
			entries[i] = byKey[in.hashKey(k)]
		}
	}
	w.b.WriteByte('{')
	for i, e := range entries {
		if i > 0 {
			w.b.WriteString(w.item)
		}
		w.line(depth + 1)
		switch k := native(e.Key).(type) {
		case string:
			w.text(k)
		case nil, bool, int64, *big.Int, float64:
			inner := &jsonText{in: in}
			inner.write(k, 0)
			w.text(inner.b.String())
		default:
			in.raise("TypeError", "keys must be str, int, float, bool or None, not "+in.TypeName(k))
		}
		w.b.WriteString(w.key)
		w.write(e.Value, depth+1)
	}
	w.line(depth)
	w.b.WriteByte('}')
}

func (w *jsonText) text(s string) {
	w.b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.b.WriteByte('\\')
			w.b.WriteRune(r)
		case r == '\n':
			w.b.WriteString("\\n")
		case r == '\r':
			w.b.WriteString("\\r")
		case r == '\t':
			w.b.WriteString("\\t")
		case r == '\b':
			w.b.WriteString("\\b")
		case r == '\f':
			w.b.WriteString("\\f")
		case r < 0x20 || w.ascii && r > 0x7e && r < 0x10000:
			w.b.WriteString("\\u" + hex2(byte(r>>8)) + hex2(byte(r)))
		case w.ascii && r >= 0x10000:
			a, b := utf16.EncodeRune(r)
			w.b.WriteString("\\u" + hex2(byte(a>>8)) + hex2(byte(a)) + "\\u" + hex2(byte(b>>8)) + hex2(byte(b)))
		default:
			w.b.WriteRune(r)
		}
	}
	w.b.WriteByte('"')
}
