package python

import (
	"encoding/hex"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
)

// toBytes is bytes(…).
func (in *Interp) toBytes(a []any, kw *Kwargs) any {
	if len(a) == 0 {
		return Bytes("")
	}
	switch v := native(a[0]).(type) {
	case string:
		encoding, ok := kw.Get("encoding")
		if len(a) > 1 {
			encoding, ok = a[1], true
		}
		if !ok {
			in.raise("TypeError", "string argument without an encoding")
		}
		return in.encodeText(v, in.Str(encoding), "strict")
	case Bytes:
		return v
	case int64:
		if v < 0 {
			in.raise("ValueError", "negative count")
		}
		in.room(v)
		return Bytes(make([]byte, v))
	}
	if out, ok := in.method(a[0], "__bytes__"); ok {
		return out
	}
	if _, ok := in.iter(a[0]); !ok {
		in.raise("TypeError", "cannot convert '"+in.TypeName(a[0])+"' object to bytes")
	}
	var b []byte
	in.Each(a[0], func(x any) bool {
		n := in.Index(x)
		if n < 0 || n > 255 {
			in.raise("ValueError", "bytes must be in range(0, 256)")
		}
		in.room(int64(len(b)))
		b = append(b, byte(n))
		return true
	})
	return Bytes(b)
}

func codec(name string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
}

// encodeText is str.encode for the codecs that notebooks use.
func (in *Interp) encodeText(s, encoding, errors string) Bytes {
	limit := rune(0)
	switch codec(encoding) {
	case "utf8":
		return Bytes(s)
	case "utf8sig":
		return Bytes("\ufeff" + s)
	case "ascii", "usascii":
		limit = 0x80
	case "latin1", "iso88591", "cp1252":
		limit = 0x100
	default:
		wide, ok := wideCodecs[codec(encoding)]
		if !ok {
			in.raise("LookupError", "unknown encoding: "+encoding)
		}
		return wide.encode(s)
	}
	return in.encodeNarrow([]rune(s), limit, errors)
}

// encodeNarrow writes characters below limit as bytes; errors says what becomes of
// the others.
func (in *Interp) encodeNarrow(text []rune, limit rune, errors string) Bytes {
	var b []byte
	for i, r := range text {
		switch {
		case r < limit:
			b = append(b, byte(r))
		case errors == "ignore":
		case errors == "replace":
			b = append(b, '?')
		case errors == "xmlcharrefreplace":
			b = append(b, "&#"+in.Repr(int64(r))+";"...)
		case errors == "backslashreplace":
			b = append(b, strings.Trim(asciiRepr(StrRepr(string(r))), "'")...)
		default:
			name, most := "ascii", "128"
			if limit == 0x100 {
				name, most = "latin-1", "256"
			}
			end := i + 1
			for end < len(text) && text[end] >= limit {
				end++
			}
			what := "character " + asciiRepr(StrRepr(string(r))) + " in position " + in.Repr(int64(i))
			if end > i+1 {
				what = "characters in position " + in.Repr(int64(i)) + "-" + in.Repr(int64(end-1))
			}
			in.raise("UnicodeEncodeError", "'"+name+"' codec can't encode "+what+": ordinal not in range("+most+")")
		}
	}
	return Bytes(b)
}

// decodeBytes is bytes.decode.
func (in *Interp) decodeBytes(b Bytes, encoding, errors string) string {
	switch codec(encoding) {
	case "utf8sig":
		b = Bytes(strings.TrimPrefix(string(b), "\ufeff"))
		fallthrough
	case "utf8":
		if utf8.ValidString(string(b)) {
			return string(b)
		}
		return in.decodeBroken(string(b), errors)
	case "ascii", "usascii", "latin1", "iso88591", "cp1252":
		var out strings.Builder
		for i, c := range []byte(b) {
			if c >= 0x80 && strings.HasSuffix(codec(encoding), "ascii") {
				switch errors {
				case "ignore":
					continue
				case "replace":
					out.WriteRune(utf8.RuneError)
					continue
				}
				in.raise("UnicodeDecodeError", "'ascii' codec can't decode byte 0x"+hex2(c)+" in position "+in.Repr(int64(i))+": ordinal not in range(128)")
			}
			out.WriteRune(rune(c))
		}
		return out.String()
	}
	if wide, ok := wideCodecs[codec(encoding)]; ok {
		return wide.decode(b)
	}
	in.raise("LookupError", "unknown encoding: "+encoding)
	return ""
}

// decodeBroken is decodeBytes for text that is no UTF-8 throughout.
func (in *Interp) decodeBroken(b, errors string) string {
	var out strings.Builder
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRuneInString(b[i:])
		if r != utf8.RuneError || n > 1 {
			out.WriteString(b[i : i+n])
			i += n
			continue
		}
		n, why := broken(b[i:])
		switch errors {
		case "ignore":
		case "replace":
			out.WriteRune(utf8.RuneError)
		case "backslashreplace":
			for _, c := range []byte(b[i : i+n]) {
				out.WriteString("\\x" + hex2(c))
			}
		default:
			what := "byte 0x" + hex2(b[i]) + " in position " + in.Repr(int64(i))
			if n > 1 {
				what = "bytes in position " + in.Repr(int64(i)) + "-" + in.Repr(int64(i+n-1))
			}
			in.raise("UnicodeDecodeError", "'utf-8' codec can't decode "+what+": "+why)
		}
		i += n
	}
	return out.String()
}

// broken tells how many bytes of a character that is not whole belong together,
// and what is wrong with them.
func broken(b string) (n int, why string) {
	size := 0
	low, high := byte(0x80), byte(0xbf)
	switch c := b[0]; {
	case c >= 0xc2 && c <= 0xdf:
		size = 2
	case c >= 0xe0 && c <= 0xef:
		size = 3
		if c == 0xe0 {
			low = 0xa0
		}
		if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		size = 4
		if c == 0xf0 {
			low = 0x90
		}
		if c == 0xf4 {
			high = 0x8f
		}
	default:
		return 1, "invalid start byte"
	}
	for n = 1; n < size; n++ {
		if n == len(b) {
			return n, "unexpected end of data"
		}
		if b[n] < low || b[n] > high {
			return n, "invalid continuation byte"
		}
		low, high = 0x80, 0xbf
	}
	return n, "invalid continuation byte"
}

func init() {
	c := bytesClass
	self := func(a []any) string { return string(a[0].(Bytes)) }
	arg := func(in *Interp, v any) string {
		b, ok := native(v).(Bytes)
		if !ok {
			in.raise("TypeError", "a bytes-like object is required, not '"+in.TypeName(v)+"'")
		}
		return string(b)
	}
	method(c, "decode", "encoding='utf-8', errors='strict'", func(in *Interp, a []any) any {
		return in.decodeBytes(a[0].(Bytes), in.Str(a[1]), in.Str(a[2]))
	})
	method(c, "hex", "sep=''", func(in *Interp, a []any) any {
		var parts []string
		for _, b := range []byte(self(a)) {
			parts = append(parts, hex2(b))
		}
		return strings.Join(parts, in.Str(a[1]))
	})
	c.Dict["fromhex"] = onClass(Def("fromhex", "cls, string, /", func(in *Interp, a []any) any {
		b, err := hex.DecodeString(strings.Join(strings.Fields(in.Str(a[1])), ""))
		if err != nil {
			in.raise("ValueError", "non-hexadecimal number found in fromhex() arg at position 0")
		}
		return Bytes(b)
	}))
	for name, f := range map[string]func(string) string{"upper": asciiCase('a', 'z'), "lower": asciiCase('A', 'Z')} {
		method(c, name, "", func(_ *Interp, a []any) any { return Bytes(f(self(a))) })
	}
	for name, f := range map[string]func(s, set string) string{"strip": strings.Trim, "lstrip": strings.TrimLeft, "rstrip": strings.TrimRight} {
		method(c, name, "bytes=None, /", func(in *Interp, a []any) any {
			if a[1] == nil {
				return Bytes(f(self(a), " \t\n\r\v\f"))
			}
			return Bytes(f(self(a), arg(in, a[1])))
		})
	}
	for name, f := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix} {
		method(c, name, "prefix, /", func(in *Interp, a []any) any { return f(self(a), arg(in, a[1])) })
	}
	for name, f := range map[string]func(s, x string) int{"find": strings.Index, "rfind": strings.LastIndex, "count": strings.Count} {
		method(c, name, "sub, /", func(in *Interp, a []any) any { return int64(f(self(a), arg(in, a[1]))) })
	}
	method(c, "replace", "old, new, count=-1, /", func(in *Interp, a []any) any {
		return Bytes(strings.Replace(self(a), arg(in, a[1]), arg(in, a[2]), int(in.Index(a[3]))))
	})
	method(c, "split", "sep=None, maxsplit=-1", func(in *Interp, a []any) any {
		var parts []string
		switch n := int(in.Index(a[2])); {
		case a[1] == nil:
			parts = splitBlank(self(a), n)
		case n >= 0:
			parts = strings.SplitN(self(a), arg(in, a[1]), n+1)
		default:
			parts = strings.Split(self(a), arg(in, a[1]))
		}
		out := NewList()
		for _, p := range parts {
			out.Items = append(out.Items, Bytes(p))
		}
		return out
	})
	method(c, "join", "iterable, /", func(in *Interp, a []any) any {
		var parts []string
		for _, x := range in.Items(a[1]) {
			parts = append(parts, arg(in, x))
		}
		return Bytes(strings.Join(parts, self(a)))
	})
	intBytes()
}

func asciiCase(from, to byte) func(string) string {
	return func(s string) string {
		b := []byte(s)
		for i, c := range b {
			if c >= from && c <= to {
				b[i] ^= 0x20
			}
		}
		return string(b)
	}
}

// intBytes are int.to_bytes and int.from_bytes.
func intBytes() {
	method(intClass, "to_bytes", "length=1, byteorder='big', *args, signed=False", func(in *Interp, a []any) any {
		n, length := in.bigIndex(a[0]), in.Index(a[1])
		in.room(length)
		if n.Sign() < 0 && !in.Truth(a[4]) {
			in.raise("OverflowError", "can't convert negative int to unsigned")
		}
		bits := uint(length * 8)
		x := new(big.Int).Set(n)
		if in.Truth(a[4]) {
			if n.BitLen() >= int(bits) {
				in.raise("OverflowError", "int too big to convert")
			}
			if n.Sign() < 0 {
				x.Add(x, new(big.Int).Lsh(big.NewInt(1), bits))
			}
		}
		if x.BitLen() > int(bits) {
			in.raise("OverflowError", "int too big to convert")
		}
		b := x.FillBytes(make([]byte, length))
		if in.Str(a[2]) == "little" {
			slices.Reverse(b)
		}
		return Bytes(b)
	})
	intClass.Dict["from_bytes"] = onClass(Def("from_bytes", "cls, bytes, byteorder='big', *args, signed=False", func(in *Interp, a []any) any {
		b := []byte(in.toBytes([]any{a[1]}, nil).(Bytes))
		if in.Str(a[2]) == "little" {
			slices.Reverse(b)
		}
		n := new(big.Int).SetBytes(b)
		if in.Truth(a[4]) && len(b) > 0 && b[0] >= 0x80 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(len(b)*8)))
		}
		return integer(n)
	}))
}
