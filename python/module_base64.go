package python

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

func base64Module(in *Interp) *Module {
	failure := &Class{Name: "Error", Module: "binascii", Bases: []*Class{in.classes["ValueError"]}, Dict: map[string]any{}}
	m := &Module{Name: "base64", Dict: map[string]any{}}
	fail := func(in *Interp, text string) { in.RaiseValue(in.NewException(failure, text, nil)) }
	encode := func(name string, f func(b []byte) string) {
		m.Dict[name] = Def(name, "s", func(in *Interp, a []any) any {
			b, ok := native(a[0]).(Bytes)
			if !ok {
				in.raise("TypeError", "a bytes-like object is required, not '"+in.TypeName(a[0])+"'")
			}
			return Bytes(f([]byte(b)))
		})
	}
	// text reads bytes, or a str of ASCII characters.
	text := func(in *Interp, v any) string {
		switch s := native(v).(type) {
		case Bytes:
			return string(s)
		case string:
			if !ascii(s) {
				in.raise("ValueError", "string argument should contain only ASCII characters")
			}
			return s
		}
		in.raise("TypeError", "argument should be a bytes-like object or ASCII string, not '"+in.TypeName(v)+"'")
		return ""
	}
	encode("b64encode", base64.StdEncoding.EncodeToString)
	encode("standard_b64encode", base64.StdEncoding.EncodeToString)
	encode("urlsafe_b64encode", base64.URLEncoding.EncodeToString)
	encode("b32encode", base32.StdEncoding.EncodeToString)
	encode("b16encode", func(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) })
	// Characters outside of the alphabet are dropped, as Python does.
	decode64 := func(in *Interp, s string) any {
		kept := strings.Map(func(r rune) rune {
			if r == '+' || r == '/' || r == '=' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				return r
			}
			return -1
		}, s)
		data := strings.TrimRight(kept, "=")
		padding := len(kept) - len(data)
		switch {
		case len(data)%4 == 1:
			fail(in, "Invalid base64-encoded string: number of data characters ("+in.Repr(int64(len(data)))+") cannot be 1 more than a multiple of 4")
		case len(data)%4 != 0 && padding < 4-len(data)%4:
			fail(in, "Incorrect padding")
		}
		b, err := base64.RawStdEncoding.DecodeString(data)
		if err != nil {
			fail(in, err.Error())
		}
		return Bytes(b)
	}
	for _, name := range []string{"b64decode", "standard_b64decode", "urlsafe_b64decode"} {
		m.Dict[name] = Def(name, "s, altchars=None, validate=False", func(in *Interp, a []any) any {
			s := text(in, a[0])
			if strings.HasPrefix(name, "urlsafe") {
				s = strings.NewReplacer("-", "+", "_", "/").Replace(s)
			}
			return decode64(in, s)
		})
	}
	m.Dict["b32decode"] = Def("b32decode", "s", func(in *Interp, a []any) any {
		b, err := base32.StdEncoding.DecodeString(text(in, a[0]))
		if err != nil {
			fail(in, "Non-base32 digit found")
		}
		return Bytes(b)
	})
	m.Dict["b16decode"] = Def("b16decode", "s", func(in *Interp, a []any) any {
		s := text(in, a[0])
		b, err := hex.DecodeString(s)
		if err != nil || s != strings.ToUpper(s) {
			fail(in, "Non-base16 digit found")
		}
		return Bytes(b)
	})
	return m
}
