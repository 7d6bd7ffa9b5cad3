package python

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"encoding/hex"
	"math/big"
	"strings"
)

// uuidValue is the data of a UUID.
type uuidValue [16]byte

func (u uuidValue) String() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// versioned sets the bits of a version and of RFC 4122.
func (u uuidValue) versioned(version byte) uuidValue {
	u[6] = u[6]&0x0f | version<<4
	u[8] = u[8]&0x3f | 0x80
	return u
}

func uuidModule(in *Interp) *Module {
	c := NewClass("UUID", "uuid", nil, nil)
	c.Dict["__new__"] = static(Def("UUID", "cls, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None", func(in *Interp, a []any) any {
		var u uuidValue
		switch {
		case a[1] != nil:
			text := strings.NewReplacer("urn:", "", "uuid:", "").Replace(in.Str(a[1]))
			text = strings.ReplaceAll(strings.Trim(text, "{}"), "-", "")
			b, err := hex.DecodeString(text)
			if err != nil || len(b) != len(u) {
				in.raise("ValueError", "badly formed hexadecimal UUID string")
			}
			copy(u[:], b)
		case a[2] != nil:
			b, ok := native(a[2]).(Bytes)
			if !ok || len(b) != len(u) {
				in.raise("ValueError", "bytes is not a 16-char string")
			}
			copy(u[:], b)
		case a[5] != nil:
			n, ok := asBig(native(a[5]))
			if !ok || n.Sign() < 0 || n.BitLen() > 128 {
				in.raise("ValueError", "int is out of range (need a 128-bit value)")
			}
			n.FillBytes(u[:])
		default:
			in.raise("TypeError", "one of the hex, bytes, bytes_le, fields, or int arguments must be given")
		}
		if a[6] != nil {
			v := in.Index(a[6])
			if v < 1 || v > 5 {
				in.raise("ValueError", "illegal version number")
			}
			u = u.versioned(byte(v))
		}
		return NewInstance(a[0].(*Class), u)
	}))
	self := func(v any) uuidValue { return v.(*Instance).Data.(uuidValue) }
	number := func(u uuidValue) *big.Int { return new(big.Int).SetBytes(u[:]) }
	for name, get := range map[string]func(u uuidValue) any{
		"hex": func(u uuidValue) any { return hex.EncodeToString(u[:]) }, "bytes": func(u uuidValue) any { return Bytes(u[:]) },
		"int": func(u uuidValue) any { return integer(number(u)) }, "urn": func(u uuidValue) any { return "urn:uuid:" + u.String() },
		"version": func(u uuidValue) any {
			if u[8]&0xc0 != 0x80 {
				return nil
			}
			return int64(u[6] >> 4)
		},
	} {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return get(self(i)) })
	}
	c.Dict["__str__"] = Def("__str__", "self", func(_ *Interp, a []any) any { return self(a[0]).String() })
	c.Dict["__repr__"] = Def("__repr__", "self", func(_ *Interp, a []any) any { return "UUID('" + self(a[0]).String() + "')" })
	c.Dict["__int__"] = Def("__int__", "self", func(_ *Interp, a []any) any { return integer(number(self(a[0]))) })
	c.Dict["__hash__"] = Def("__hash__", "self", func(in *Interp, a []any) any { return in.hash(integer(number(self(a[0])))) })
	addComparisons(c, func(_ *Interp, _ string, a, b *Instance) (int, bool) {
		v, ok := b.Data.(uuidValue)
		u := self(a)
		return strings.Compare(string(u[:]), string(v[:])), ok
	})
	m := &Module{Name: "uuid", Dict: map[string]any{"UUID": c}}
	for i, name := range []string{"DNS", "URL", "OID", "", "X500"} {
		if name != "" {
			u := uuidValue{0x6b, 0xa7, 0xb8, 0x10 + byte(i), 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
			m.Dict["NAMESPACE_"+name] = NewInstance(c, u)
		}
	}
	random := func(version byte) func(*Interp, []any) any {
		return func(*Interp, []any) any {
			var u uuidValue
			rand.Read(u[:])
			return NewInstance(c, u.versioned(version))
		}
	}
	m.Dict["uuid4"] = Def("uuid4", "", random(4))
	named := func(name string, version byte, sum func(b []byte) []byte) {
		m.Dict[name] = Def(name, "namespace, name", func(in *Interp, a []any) any {
			i, _ := a[0].(*Instance)
			if i == nil {
				in.raise("AttributeError", "'"+in.TypeName(a[0])+"' object has no attribute 'bytes'")
			}
			space, ok := i.Data.(uuidValue)
			if !ok {
				in.raise("AttributeError", "'"+in.TypeName(a[0])+"' object has no attribute 'bytes'")
			}
			var u uuidValue
			copy(u[:], sum(append(space[:], in.Str(a[1])...)))
			return NewInstance(c, u.versioned(version))
		})
	}
	named("uuid3", 3, func(b []byte) []byte { s := md5.Sum(b); return s[:] })
	named("uuid5", 5, func(b []byte) []byte { s := sha1.Sum(b); return s[:] })
	return m
}
