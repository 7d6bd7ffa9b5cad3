package python

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FloatRepr is repr of a float.
func FloatRepr(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	if a := math.Abs(f); a != 0 && (a >= 1e16 || a < 1e-4) {
		s := strconv.FormatFloat(f, 'e', -1, 64)
		return s
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// StrRepr is repr of a str.
func StrRepr(s string) string {
	quote := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, "\"") {
		quote = '"'
	}
	var b strings.Builder
	b.WriteByte(quote)
	for _, r := range s {
		switch {
		case r == rune(quote) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString("\\n")
		case r == '\r':
			b.WriteString("\\r")
		case r == '\t':
			b.WriteString("\\t")
		case r < 0x20 || r == 0x7f:
			b.WriteString("\\x" + hex2(byte(r)))
		case r >= 0x80 && !strconv.IsPrint(r):
			switch {
			case r < 0x100:
				b.WriteString("\\x" + hex2(byte(r)))
			case r < 0x10000:
				b.WriteString("\\u" + hex2(byte(r>>8)) + hex2(byte(r)))
			default:
				b.WriteString("\\U" + hex2(byte(r>>24)) + hex2(byte(r>>16)) + hex2(byte(r>>8)) + hex2(byte(r)))
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(quote)
	return b.String()
}

func hex2(c byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[c>>4], digits[c&15]})
}

func bytesRepr(s Bytes) string {
	quote := byte('\'')
	if strings.Contains(string(s), "'") && !strings.Contains(string(s), "\"") {
		quote = '"'
	}
	b := []byte{'b', quote}
	for _, c := range []byte(s) {
		switch {
		case c == quote || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, "\\n"...)
		case c == '\r':
			b = append(b, "\\r"...)
		case c == '\t':
			b = append(b, "\\t"...)
		case c < 0x20 || c >= 0x7f:
			b = append(b, "\\x"+hex2(c)...)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, quote))
}

// Str is str(v).
func (in *Interp) Str(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	if m := special(v, "__str__"); m != nil {
		in.deeper()
		defer in.shallower()
		out := in.call(m, []any{v}, nil)
		s, ok := native(out).(string)
		if !ok {
			in.raise("TypeError", "__str__ returned non-string (type "+in.TypeName(out)+")")
		}
		return s
	}
	if s, ok := native(v).(string); ok && special(v, "__repr__") == nil {
		return s
	}
	return in.Repr(v)
}

// Repr is repr(v).
func (in *Interp) Repr(v any) string {
	in.deeper()
	defer in.shallower()
	if m := special(v, "__repr__"); m != nil {
		out := in.call(m, []any{v}, nil)
		s, ok := native(out).(string)
		if !ok {
			in.raise("TypeError", "__repr__ returned non-string (type "+in.TypeName(out)+")")
		}
		return s
	}
	return in.bareRepr(v)
}

// address is where CPython would say that an object lies.
func (in *Interp) address(v any) string { return fmt.Sprintf(" at 0x%012x>", in.identity(v)) }

// bareRepr is repr as the built-in types and object define it.
func (in *Interp) bareRepr(v any) string {
	if b, ok := v.(*ByteArray); ok {
		return "bytearray(" + bytesRepr(Bytes(b.b)) + ")"
	}
	switch v := native(v).(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		if v.BitLen() > maxDigits*3 && len(v.Text(10)) > maxDigits+1 {
			in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
		}
		return v.String()
	case float64:
		return FloatRepr(v)
	case string:
		return StrRepr(v)
	case Bytes:
		return bytesRepr(v)
	case Ellipsis:
		return "Ellipsis"
	case NotImplemented:
		return "NotImplemented"
	case Tuple:
		if len(v) == 0 {
			return "()"
		}
		if in.busy(&v[0]) {
			return "(...)"
		}
		defer delete(in.printing, any(&v[0]))
		if len(v) == 1 {
			return "(" + in.Repr(v[0]) + ",)"
		}
		return "(" + in.reprs(v) + ")"
	case *List:
		if in.busy(v) {
			return "[...]"
		}
		defer delete(in.printing, any(v))
		return "[" + in.reprs(v.Items) + "]"
	case *Dict:
		return in.dictRepr(v)
	case *Set:
		return in.setRepr(v)
	case *Range:
		s := "range(" + strconv.FormatInt(v.Start, 10) + ", " + strconv.FormatInt(v.Stop, 10)
		if v.Step != 1 {
			s += ", " + strconv.FormatInt(v.Step, 10)
		}
		return s + ")"
	case *Slice:
		return "slice(" + in.Repr(v.Start) + ", " + in.Repr(v.Stop) + ", " + in.Repr(v.Step) + ")"
	case *Class:
		if v.Module == "typing" && len(v.Dict) == 0 {
			return v.qualified()
		}
		return "<class '" + v.qualified() + "'>"
	case *Alias:
		return v.repr(in)
	}
	return in.objectRepr(v)
}

func (in *Interp) objectRepr(v any) string {
	switch v := v.(type) {
	case *Function:
		return "<function " + v.Qualname + in.address(v)
	case *Builtin:
		return "<built-in function " + v.Name + ">"
	case *Method:
		if b, ok := v.Func.(*Builtin); ok {
			return "<built-in method " + b.Name + " of " + in.TypeName(v.Self) + " object" + in.address(v.Self)
		}
		name := in.Str(in.GetAttr(v.Func, "__qualname__"))
		return "<bound method " + name + " of " + in.Repr(v.Self) + ">"
	case *Module:
		return "<module '" + v.Name + "' (built-in)>"
	case *Iterator:
		return "<" + in.ClassOf(v).qualified() + " object" + in.address(v)
	case *Instance:
		if g, ok := v.Data.(*generator); ok {
			return "<generator object " + g.name + in.address(v)
		}
	}
	return "<" + in.ClassOf(v).qualified() + " object" + in.address(v)
}

func (in *Interp) dictRepr(d *Dict) string {
	if in.busy(d) {
		return "{...}"
	}
	defer delete(in.printing, any(d))
	var b strings.Builder
	b.WriteByte('{')
	for i, e := range d.Entries() {
		in.tick()
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(in.Repr(e.Key) + ": " + in.Repr(e.Value))
		in.room(int64(b.Len()))
	}
	return b.String() + "}"
}

func (in *Interp) setRepr(s *Set) string {
	name := in.TypeName(s)
	switch {
	case s.dict.Len() == 0:
		return name + "()"
	case in.busy(s):
		return name + "(...)"
	}
	defer delete(in.printing, any(s))
	items := "{" + in.reprs(s.Items()) + "}"
	if name == "set" {
		return items
	}
	return name + "(" + items + ")"
}

func (in *Interp) busy(v any) bool {
	if in.printing[v] {
		return true
	}
	in.printing[v] = true
	return false
}

func (in *Interp) reprs(items []any) string {
	var b strings.Builder
	for i, v := range items {
		in.tick()
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(in.Repr(v))
		in.room(int64(b.Len()))
	}
	return b.String()
}
