package python

import "strings"

// highBytes is where bytes from 0x80 stand in the text that stands for bytes: in
// an area of private characters, which no method of str takes for letters.
const highBytes = 0xf700

func textOfBytes(b Bytes) string {
	var out strings.Builder
	for _, c := range []byte(b) {
		if c >= 0x80 {
			out.WriteRune(highBytes + rune(c))
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}

func bytesOfText(s string) Bytes {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return Bytes(b)
}

// bytesViaText gives bytes the methods that do what those of str do, with ASCII
// for an alphabet.
func bytesViaText() {
	for name := range strings.FieldsSeq("isdigit isalpha isalnum isspace isupper islower istitle isascii capitalize title swapcase center ljust rjust zfill splitlines partition rpartition " +
		"index rindex rsplit expandtabs removeprefix removesuffix") {
		m, ok := strClass.Dict[name].(*Builtin)
		if !ok {
			continue
		}
		b := &Builtin{Name: name, Params: m.Params, class: "bytes", inherited: m.inherited}
		b.Call = func(in *Interp, a []any, kw *Kwargs) any {
			args := make([]any, len(a))
			for i, v := range a {
				if s, ok := native(v).(Bytes); ok {
					args[i] = textOfBytes(s)
				} else if _, ok := native(v).(string); ok {
					in.raise("TypeError", "a bytes-like object is required, not 'str'")
				} else {
					args[i] = v
				}
			}
			if strings.HasSuffix(name, "index") {
				at := in.call(strClass.Dict[strings.Replace(name, "index", "find", 1)], args, kw)
				if at == int64(-1) {
					in.raise("ValueError", "subsection not found")
				}
				return at
			}
			return bytesBack(m.Call(in, args, kw))
		}
		bytesClass.Dict[name] = b
	}
}

// bytesBack turns the texts in a result into bytes.
func bytesBack(v any) any {
	switch v := v.(type) {
	case string:
		return bytesOfText(v)
	case Tuple:
		out := make(Tuple, len(v))
		for i, x := range v {
			out[i] = bytesBack(x)
		}
		return out
	case *List:
		for i, x := range v.Items {
			v.Items[i] = bytesBack(x)
		}
	}
	return v
}

// percentBytes is bytes % values: what str does, with texts that stand for bytes.
func (in *Interp) percentBytes(b Bytes, v any) Bytes {
	args, isTuple := native(v).(Tuple)
	if !isTuple {
		args = Tuple{v}
	}
	values := make(Tuple, len(args))
	for i, x := range args {
		switch s := native(x).(type) {
		case Bytes:
			values[i] = textOfBytes(s)
		case string:
			in.raise("TypeError", "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'")
		case *Dict:
			in.raise("NotImplementedError", "bytes % dict is not supported")
		default:
			values[i] = x
		}
	}
	return bytesOfText(in.percent(strings.ReplaceAll(textOfBytes(b), "%b", "%s"), values))
}
