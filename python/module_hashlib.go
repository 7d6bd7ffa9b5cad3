package python

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
)

var hashKinds = map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// hashValue is the data of a hash object. It keeps what was hashed, so that a
// copy goes on by itself.
type hashValue struct {
	name string
	text []byte
}

func (h *hashValue) sum() []byte {
	s := hashKinds[h.name]()
	s.Write(h.text)
	return s.Sum(nil)
}

func hashlibModule(in *Interp) *Module {
	c := NewClass("HASH", "_hashlib", nil, nil)
	self := func(v any) *hashValue { return v.(*Instance).Data.(*hashValue) }
	add := func(in *Interp, h *hashValue, v any) {
		switch b := native(v).(type) {
		case Bytes:
			in.room(int64(len(h.text) + len(b)))
			h.text = append(h.text, b...)
		case string:
			in.raise("TypeError", "Strings must be encoded before hashing")
		default:
			in.raise("TypeError", "object supporting the buffer API required")
		}
	}
	c.Dict["update"] = Def("update", "self, data", func(in *Interp, a []any) any { add(in, self(a[0]), a[1]); return nil })
	c.Dict["digest"] = Def("digest", "self", func(_ *Interp, a []any) any { return Bytes(self(a[0]).sum()) })
	c.Dict["hexdigest"] = Def("hexdigest", "self", func(_ *Interp, a []any) any { return hex.EncodeToString(self(a[0]).sum()) })
	c.Dict["copy"] = Def("copy", "self", func(_ *Interp, a []any) any {
		h := self(a[0])
		return NewInstance(c, &hashValue{h.name, append([]byte{}, h.text...)})
	})
	c.Dict["name"] = getter("name", func(_ *Interp, i *Instance) any { return self(i).name })
	c.Dict["digest_size"] = getter("digest_size", func(_ *Interp, i *Instance) any { return int64(hashKinds[self(i).name]().Size()) })
	c.Dict["block_size"] = getter("block_size", func(_ *Interp, i *Instance) any { return int64(hashKinds[self(i).name]().BlockSize()) })
	m := &Module{Name: "hashlib", Dict: map[string]any{}}
	begin := func(in *Interp, name string, data any) any {
		h := &hashValue{name: name}
		add(in, h, data)
		return NewInstance(c, h)
	}
	known := NewSet()
	for name := range hashKinds {
		m.Dict[name] = Def(name, "string=None, *, usedforsecurity=True", func(in *Interp, a []any) any {
			if a[0] == nil {
				a[0] = Bytes("")
			}
			return begin(in, name, a[0])
		})
	}
	for _, name := range sortedNames(hashKinds) {
		in.DictSet(known.dict, name, nil)
	}
	m.Dict["algorithms_guaranteed"], m.Dict["algorithms_available"] = known, known
	m.Dict["new"] = Def("new", "name, data=None", func(in *Interp, a []any) any {
		name := in.Str(a[0])
		if hashKinds[name] == nil {
			in.raise("ValueError", "unsupported hash type "+name)
		}
		if a[1] == nil {
			a[1] = Bytes("")
		}
		return begin(in, name, a[1])
	})
	return m
}
