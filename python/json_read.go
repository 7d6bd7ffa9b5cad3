package python

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonFiles adds dump and load, which go through dumps and loads.
func (in *Interp) jsonFiles(m *Module) {
	m.Dict["dump"] = Fn("dump", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) < 2 {
			in.raise("TypeError", "dump() missing required positional arguments: 'obj' and 'fp'")
		}
		text := in.call(m.Dict["dumps"], append([]any{a[0]}, a[2:]...), kw)
		in.call(in.GetAttr(a[1], "write"), []any{text}, nil)
		return nil
	})
	m.Dict["load"] = Fn("load", func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "load() takes 1 positional argument but "+in.Repr(int64(len(a)))+" were given")
		}
		return in.call(m.Dict["loads"], []any{in.call(in.GetAttr(a[0], "read"), nil, nil)}, kw)
	})
}

func (in *Interp) jsonReading(m *Module, failure *Class) {
	const options = "s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw"
	reader := func(a []any) *jsonReader {
		return &jsonReader{in: in, failure: failure, hook: a[2], parseFloat: a[3], parseInt: a[4], parseConstant: a[5], pairsHook: a[6]}
	}
	m.Dict["loads"] = Def("loads", options, func(in *Interp, a []any) any {
		r := reader(a)
		switch s := native(a[0]).(type) {
		case string:
			r.text = s
		case Bytes:
			r.text = string(s)
		default:
			in.raise("TypeError", "the JSON object must be str, bytes or bytearray, not "+in.TypeName(a[0]))
		}
		if a[1] != nil {
			return in.decodeWith(a)
		}
		in.noMore("JSONDecoder.__init__", a[7])
		if strings.HasPrefix(r.text, "\ufeff") {
			r.fail("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
		}
		r.blanks()
		v := r.value()
		r.blanks()
		if r.at < len(r.text) {
			r.fail("Extra data", r.at)
		}
		return v
	})
	// scan reads the value that a text begins with, and tells where it ends.
	m.Dict["scan"] = Def("scan", options, func(in *Interp, a []any) any {
		r := reader(a)
		r.text = in.Str(a[0])
		v := r.value()
		return Tuple{v, int64(utf8.RuneCountInString(r.text[:r.at]))}
	})
}

// decodeWith is loads with a class of decoders.
func (in *Interp) decodeWith(a []any) any {
	kw := &Kwargs{}
	for i, name := range []string{"object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"} {
		if a[2+i] != nil {
			kw.Names, kw.Values = append(kw.Names, name), append(kw.Values, a[2+i])
		}
	}
	for _, e := range a[7].(*Dict).Entries() {
		kw.Names, kw.Values = append(kw.Names, in.Str(e.Key)), append(kw.Values, e.Value)
	}
	return in.call(in.GetAttr(in.call(a[1], nil, kw), "decode"), []any{a[0]}, nil)
}

// jsonReader reads one JSON value; at is a place in bytes.
type jsonReader struct {
	in                                                   *Interp
	failure                                              *Class
	text                                                 string
	at                                                   int
	hook, pairsHook, parseFloat, parseInt, parseConstant any
}

// fail raises a JSONDecodeError about a place.
func (r *jsonReader) fail(message string, at int) {
	before := r.text[:at]
	pos := int64(utf8.RuneCountInString(before))
	line := int64(strings.Count(before, "\n") + 1)
	column := int64(utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1)
	in := r.in
	e := in.NewException(r.failure, message+": line "+in.Repr(line)+" column "+in.Repr(column)+" (char "+in.Repr(pos)+")", nil)
	for name, v := range map[string]any{"msg": message, "doc": r.text, "pos": pos, "lineno": line, "colno": column} {
		e.Attrs[name] = v
	}
	in.RaiseValue(e)
}

func (r *jsonReader) blanks() {
	for r.at < len(r.text) && strings.IndexByte(" \t\n\r", r.text[r.at]) >= 0 {
		r.at++
	}
}

func (r *jsonReader) next() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *jsonReader) value() any {
	in := r.in
	in.deeper()
	defer in.shallower()
	in.tick()
	switch c := r.next(); {
	case c == '"':
		r.at++
		return r.str(r.at - 1)
	case c == '{':
		r.at++
		return r.object()
	case c == '[':
		r.at++
		return r.array()
	case c == '-' || c >= '0' && c <= '9':
		if v, ok := r.number(); ok {
			return v
		}
	}
	for _, w := range []struct {
		word     string
		v        any
		constant bool
	}{{"null", nil, false}, {"true", true, false}, {"false", false, false}, {"NaN", math.NaN(), true}, {"Infinity", math.Inf(1), true}, {"-Infinity", math.Inf(-1), true}} {
		if strings.HasPrefix(r.text[r.at:], w.word) {
			r.at += len(w.word)
			if w.constant && r.parseConstant != nil {
				return in.call(r.parseConstant, []any{w.word}, nil)
			}
			return w.v
		}
	}
	r.fail("Expecting value", r.at)
	return nil
}

// number reads an int or a float; what is no number stays unread.
func (r *jsonReader) number() (any, bool) {
	rest := r.text[r.at:]
	digits := func(i int) int {
		for i < len(rest) && rest[i] >= '0' && rest[i] <= '9' {
			i++
		}
		return i
	}
	start := 0
	if rest[0] == '-' {
		start = 1
	}
	end := digits(start)
	if end == start {
		return nil, false
	}
	if rest[start] == '0' {
		end = start + 1
	}
	real := false
	if end+1 < len(rest) && rest[end] == '.' {
		if e := digits(end + 1); e > end+1 {
			end, real = e, true
		}
	}
	if end < len(rest) && (rest[end] == 'e' || rest[end] == 'E') {
		i := end + 1
		if i < len(rest) && (rest[i] == '+' || rest[i] == '-') {
			i++
		}
		if e := digits(i); e > i {
			end, real = e, true
		}
	}
	text := rest[:end]
	r.at += end
	switch {
	case real && r.parseFloat != nil:
		return r.in.call(r.parseFloat, []any{text}, nil), true
	case real:
		return r.in.toFloat([]any{text}), true
	case r.parseInt != nil:
		return r.in.call(r.parseInt, []any{text}, nil), true
	}
	n, _ := new(big.Int).SetString(text, 10)
	return integer(n), true
}

func (r *jsonReader) array() any {
	out := NewList()
	r.blanks()
	if r.next() == ']' {
		r.at++
		return out
	}
	for {
		out.Items = append(out.Items, r.value())
		r.blanks()
		switch r.next() {
		case ']':
			r.at++
			return out
		case ',':
			r.at++
		default:
			r.fail("Expecting ',' delimiter", r.at)
		}
		r.blanks()
	}
}

func (r *jsonReader) object() any {
	in := r.in
	d, pairs := NewDict(), NewList()
	r.blanks()
	for first := true; ; first = false {
		if first && r.next() == '}' {
			r.at++
			break
		}
		if r.next() != '"' {
			r.fail("Expecting property name enclosed in double quotes", r.at)
		}
		r.at++
		key := r.str(r.at - 1)
		r.blanks()
		if r.next() != ':' {
			r.fail("Expecting ':' delimiter", r.at)
		}
		r.at++
		r.blanks()
		v := r.value()
		d.SetString(key, v)
		if r.pairsHook != nil {
			pairs.Items = append(pairs.Items, Tuple{key, v})
		}
		r.blanks()
		c := r.next()
		if c != '}' && c != ',' {
			r.fail("Expecting ',' delimiter", r.at)
		}
		r.at++
		if c == '}' {
			break
		}
		r.blanks()
	}
	switch {
	case r.pairsHook != nil:
		return in.call(r.pairsHook, []any{pairs}, nil)
	case r.hook != nil:
		return in.call(r.hook, []any{d}, nil)
	}
	return d
}

var jsonEscapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// str reads the rest of a text whose quote is at start.
func (r *jsonReader) str(start int) string {
	var b strings.Builder
	for {
		if r.at >= len(r.text) {
			r.fail("Unterminated string starting at", start)
		}
		c := r.text[r.at]
		switch {
		case c == '"':
			r.at++
			return b.String()
		case c < 0x20:
			r.fail("Invalid control character at", r.at)
		case c != '\\':
			b.WriteByte(c)
			r.at++
			continue
		}
		if r.at+1 >= len(r.text) {
			r.fail("Unterminated string starting at", start)
		}
		e := r.text[r.at+1]
		if e != 'u' {
			plain, ok := jsonEscapes[e]
			if !ok {
				r.fail("Invalid \\escape", r.at)
			}
			b.WriteByte(plain)
			r.at += 2
			continue
		}
		u := r.hex(r.at + 1)
		r.at += 6
		if utf16.IsSurrogate(u) && strings.HasPrefix(r.text[r.at:], `\u`) {
			if pair := utf16.DecodeRune(u, r.hex(r.at+1)); pair != utf8.RuneError {
				u = pair
				r.at += 6
			}
		}
		b.WriteRune(u)
	}
}

// hex reads the four digits behind the u at a place.
func (r *jsonReader) hex(at int) rune {
	v := rune(0)
	for i := at + 1; i <= at+4; i++ {
		d := -1
		if i < len(r.text) {
			d = strings.IndexByte("0123456789abcdef", r.text[i]|0x20)
		}
		if d < 0 {
			r.fail("Invalid \\uXXXX escape", at)
		}
		v = v<<4 | rune(d)
	}
	return v
}
