package python

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"unicode/utf16"
)

func jsonModule(in *Interp) *Module {
	m := &Module{Name: "json", Dict: map[string]any{}}
	failure := &Class{Name: "JSONDecodeError", Module: "json", Bases: []*Class{in.classes["ValueError"]}, Dict: map[string]any{}}
	m.Dict["JSONDecodeError"] = failure
	m.Dict["dumps"] = Def("dumps", "obj, *args, indent=None, sort_keys=False, ensure_ascii=True, separators=None, default=None", func(in *Interp, a []any) any {
		w := &jsonText{in: in, sorted: in.Truth(a[3]), ascii: in.Truth(a[4]), item: ", ", key: ": ", otherwise: a[6]}
		switch indent := a[2].(type) {
		case int64:
			w.indent = strings.Repeat(" ", int(min(indent, 100)))
			w.item, w.pretty = ",", true
		case string:
			w.indent, w.item, w.pretty = indent, ",", true
		}
		if s, ok := a[5].(Tuple); ok && len(s) == 2 {
			w.item, w.key = in.Str(s[0]), in.Str(s[1])
		}
		w.write(a[0], 0)
		return w.b.String()
	})
	m.Dict["loads"] = Def("loads", "s", func(in *Interp, a []any) any {
		text := ""
		switch s := a[0].(type) {
		case string:
			text = s
		case Bytes:
			text = string(s)
		default:
			in.raise("TypeError", "the JSON object must be str, bytes or bytearray, not "+in.TypeName(a[0]))
		}
		d := json.NewDecoder(bytes.NewReader([]byte(text)))
		d.UseNumber()
		v, err := in.decode(d)
		if err == nil && d.More() {
			in.RaiseValue(in.NewException(failure, "Extra data: line 1 column "+in.Repr(d.InputOffset()+1)+" (char "+in.Repr(d.InputOffset())+")", nil))
		}
		if err != nil {
			in.RaiseValue(in.NewException(failure, "Expecting value: line 1 column 1 (char 0)", nil))
		}
		return v
	})
	return m
}

func (in *Interp) decode(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	in.deeper()
	defer in.shallower()
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			out := &List{}
			for d.More() {
				v, err := in.decode(d)
				if err != nil {
					return nil, err
				}
				out.Items = append(out.Items, v)
			}
			_, err := d.Token()
			return out, err
		}
		out := NewDict()
		for d.More() {
			k, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := in.decode(d)
			if err != nil {
				return nil, err
			}
			out.SetString(k.(string), v)
		}
		_, err := d.Token()
		return out, err
	case json.Number:
		return jsonNumber(string(t)), nil
	}
	return t, nil
}

// jsonNumber reads a JSON number, which may be negative.
func jsonNumber(s string) any {
	if n, ok := strings.CutPrefix(s, "-"); ok {
		switch v := number(n).(type) {
		case int64:
			return -v
		case float64:
			return -v
		case *big.Int:
			return integer(new(big.Int).Neg(v))
		}
	}
	return number(s)
}

type jsonText struct {
	in                *Interp
	b                 strings.Builder
	sorted, ascii     bool
	pretty            bool
	indent, item, key string
	otherwise         any
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
		if i, ok := v.(*Instance); ok && w.otherwise == nil {
			if l, ok := i.Attrs["__json__"]; ok {
				w.write(l, depth)
				return
			}
			if t, ok := i.Data.(interface{ PyTuple() Tuple }); ok {
				w.items(t.PyTuple(), depth)
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
		switch k := e.Key.(type) {
		case string:
			w.text(k)
		case nil, bool, int64, float64:
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
