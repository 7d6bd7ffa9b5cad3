package python

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// constructor sets how values of a built-in type are made.
func constructor(c *Class, make func(in *Interp, cls *Class, a []any, kw *Kwargs) any) {
	c.make = func(in *Interp, cls *Class, a []any, kw *Kwargs) any {
		v := make(in, cls, a, kw)
		if cls != c {
			return adopt(cls, v)
		}
		return v
	}
	c.Dict["__new__"] = &Builtin{Name: "__new__", static: true, inherited: true, Call: func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) == 0 {
			in.raise("TypeError", c.Name+".__new__(): not enough arguments")
		}
		cls, ok := a[0].(*Class)
		if !ok || !cls.Is(c) {
			in.raise("TypeError", c.Name+".__new__(X): X is not a subtype of "+c.Name)
		}
		return c.make(in, cls, a[1:], kw)
	}}
}

// atMost refuses more than n arguments.
func atMost(in *Interp, name string, a []any, n int) {
	if len(a) > n {
		in.raise("TypeError", name+" expected at most "+strconv.Itoa(n)+" argument"+plural(n)+", got "+strconv.Itoa(len(a)))
	}
}

func init() {
	constructor(objectClass, func(in *Interp, cls *Class, a []any, _ *Kwargs) any {
		if len(a) > 0 {
			in.raise("TypeError", "object() takes no arguments")
		}
		return NewInstance(objectClass, nil)
	})
	constructor(intClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any { return in.toInt(a, kw) })
	constructor(floatClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "float", a, 1)
		return in.toFloat(a)
	})
	constructor(boolClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "bool", a, 1)
		return len(a) > 0 && in.Truth(a[0])
	})
	constructor(strClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		if v, ok := kw.Get("object"); ok {
			a = append([]any{v}, a...)
		}
		if len(a) == 0 {
			return ""
		}
		encoding, given := kw.Get("encoding")
		if len(a) > 1 {
			encoding, given = a[1], true
		}
		if given {
			if _, ok := encoding.(string); !ok {
				in.raise("TypeError", "str() argument 'encoding' must be str, not "+in.TypeName(encoding))
			}
			b, ok := native(a[0]).(Bytes)
			if !ok {
				in.raise("TypeError", "decoding to str: need a bytes-like object, "+in.TypeName(a[0])+" found")
			}
			return in.decodeBytes(b, in.Str(encoding), "strict")
		}
		return in.Str(a[0])
	})
	constructor(listClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		atMost(in, "list", a, 1)
		if len(a) == 0 {
			return &List{}
		}
		return &List{Items: in.Items(a[0])}
	})
	constructor(tupleClass, func(in *Interp, cls *Class, a []any, _ *Kwargs) any {
		atMost(in, "tuple", a, 1)
		if len(a) == 0 {
			return Tuple{}
		}
		return Tuple(in.Items(a[0]))
	})
	constructor(dictClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		atMost(in, "dict", a, 1)
		d := NewDict()
		in.fill(d, a, kw)
		return d
	})
	for c, frozen := range map[*Class]bool{setClass: false, frozenClass: true} {
		constructor(c, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
			atMost(in, c.Name, a, 1)
			s := &Set{dict: NewDict(), Frozen: frozen}
			if len(a) > 0 {
				in.addAll(s, a[0])
			}
			return s
		})
	}
	constructor(bytesClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any { return in.toBytes(a, kw) })
	constructor(rangeClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		r := &Range{Step: 1}
		atMost(in, "range", a, 3)
		switch len(a) {
		case 0:
			in.raise("TypeError", "range expected at least 1 argument, got 0")
		case 1:
			r.Stop = in.Index(a[0])
		default:
			r.Start, r.Stop = in.Index(a[0]), in.Index(a[1])
			if len(a) == 3 {
				if r.Step = in.Index(a[2]); r.Step == 0 {
					in.raise("ValueError", "range() arg 3 must not be zero")
				}
			}
		}
		return r
	})
	constructor(sliceClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		s := &Slice{}
		atMost(in, "slice", a, 3)
		switch len(a) {
		case 0:
			in.raise("TypeError", "slice expected at least 1 argument, got 0")
		case 1:
			s.Stop = a[0]
		default:
			s.Start, s.Stop = a[0], a[1]
			if len(a) == 3 {
				s.Step = a[2]
			}
		}
		return s
	})
	typeType.make = func(in *Interp, cls *Class, a []any, kw *Kwargs) any { return in.makeType(cls, a, kw) }
	constructor(noneClass, func(in *Interp, _ *Class, _ []any, _ *Kwargs) any { return nil })
	constructor(propertyClass, func(in *Interp, _ *Class, a []any, kw *Kwargs) any {
		v := ParseSignature("fget=None, fset=None, fdel=None, doc=None").bind(in, "property", a, kw)
		return &Property{Get: v[0], Set: v[1], Delete: v[2], Doc: v[3]}
	})
	constructor(staticClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "staticmethod expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		return &wrapped{Func: a[0]}
	})
	constructor(classMethodClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) != 1 {
			in.raise("TypeError", "classmethod expected 1 argument, got "+strconv.Itoa(len(a)))
		}
		return &wrapped{Func: a[0], class: true}
	})
	constructor(superClass, func(in *Interp, _ *Class, a []any, _ *Kwargs) any {
		if len(a) == 2 {
			if c, ok := a[0].(*Class); ok {
				return in.superOf(c, a[1])
			}
		}
		in.raise("TypeError", "super() takes no arguments, or a type and an object")
		return nil
	})
}

// fill is what dict(…) and dict.update(…) do.
func (in *Interp) fill(d *Dict, a []any, kw *Kwargs) {
	if len(a) > 0 {
		in.update(d, a[0])
	}
	for i := range kw.Len() {
		d.SetString(kw.Names[i], kw.Values[i])
	}
}

// update takes over the pairs of a mapping or of an iterable of pairs.
func (in *Interp) update(d *Dict, v any) {
	if m, ok := v.(*Dict); ok && special(v, "__iter__") == nil {
		for _, e := range m.Entries() {
			in.DictSet(d, e.Key, e.Value)
		}
		return
	}
	if keys, ok := in.maybeAttr(v, "keys"); ok {
		in.Each(in.call(keys, nil, nil), func(k any) bool {
			in.DictSet(d, k, in.GetItem(v, k))
			return true
		})
		return
	}
	i := 0
	in.Each(v, func(pair any) bool {
		if _, ok := in.iter(pair); !ok {
			in.raise("TypeError", "cannot convert dictionary update sequence element #"+strconv.Itoa(i)+" to a sequence")
		}
		kv := in.Items(pair)
		if len(kv) != 2 {
			in.raise("ValueError", "dictionary update sequence element #"+strconv.Itoa(i)+" has length "+strconv.Itoa(len(kv))+"; 2 is required")
		}
		in.DictSet(d, kv[0], kv[1])
		i++
		return true
	})
}

// addAll adds the values of an iterable to a set.
func (in *Interp) addAll(s *Set, v any) {
	in.Each(v, func(x any) bool {
		in.room(int64(s.dict.Len()))
		in.DictSet(s.dict, x, nil)
		return true
	})
}

// maxDigits is how many digits int() reads and str() writes, as in CPython.
const maxDigits = 4300

func (in *Interp) toInt(a []any, kw *Kwargs) any {
	if len(a) == 0 {
		return int64(0)
	}
	if n := len(a) + kw.Len(); n > 2 {
		in.raise("TypeError", "int() takes at most 2 arguments ("+strconv.Itoa(n)+" given)")
	}
	base, hasBase := any(int64(10)), false
	if len(a) > 1 {
		base, hasBase = a[1], true
	} else if b, ok := kw.Get("base"); ok {
		base, hasBase = b, true
	}
	if hasBase {
		if n := in.Index(base); n != 0 && (n < 2 || n > 36) {
			in.raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
		}
	}
	switch v := native(a[0]).(type) {
	case string:
		return in.parseInt(v, in.Index(base), StrRepr(v))
	case Bytes:
		return in.parseInt(string(v), in.Index(base), bytesRepr(v))
	case int64, *big.Int, bool, float64:
		if hasBase {
			in.raise("TypeError", "int() can't convert non-string with explicit base")
		}
		switch v := v.(type) {
		case bool:
			return in.Index(v)
		case float64:
			if math.IsNaN(v) {
				in.raise("ValueError", "cannot convert float NaN to integer")
			}
			if math.IsInf(v, 0) {
				in.raise("OverflowError", "cannot convert float infinity to integer")
			}
			if v > -1<<62 && v < 1<<62 {
				return int64(v)
			}
			b, _ := big.NewFloat(math.Trunc(v)).Int(nil)
			return integer(b)
		}
		return v
	}
	for _, m := range []string{"__int__", "__index__", "__trunc__"} {
		if out, ok := in.method(a[0], m); ok {
			if !isInt(out) {
				in.raise("TypeError", m+" returned non-int (type "+in.TypeName(out)+")")
			}
			return out
		}
	}
	in.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+in.TypeName(a[0])+"'")
	return nil
}

func (in *Interp) parseInt(v string, base int64, shown string) any {
	if base != 0 && (base < 2 || base > 36) {
		in.raise("ValueError", "int() base must be >= 2 and <= 36, or 0")
	}
	wanted := base
	wrong := func() {
		in.raise("ValueError", "invalid literal for int() with base "+strconv.FormatInt(wanted, 10)+": "+shown)
	}
	s := trimBlank(v)
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	low := strings.ToLower(s)
	prefixed := false
	for prefix, of := range map[string]int64{"0x": 16, "0o": 8, "0b": 2} {
		if strings.HasPrefix(low, prefix) && (base == of || base == 0) {
			s, base, prefixed = s[2:], of, true
			s = strings.TrimPrefix(s, "_")
			break
		}
	}
	if base == 0 {
		base = 10
		if len(s) > 1 && s[0] == '0' && strings.Trim(s, "0_") != "" {
			wrong()
		}
	}
	if s == "" || s[0] == '_' || strings.HasSuffix(s, "_") || strings.Contains(s, "__") || s[0] == '+' || s[0] == '-' {
		wrong()
	}
	_ = prefixed
	digits := strings.ReplaceAll(asciiDigits(s), "_", "")
	if len(digits) > maxDigits && base&(base-1) != 0 {
		in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion: value has "+strconv.Itoa(len(digits))+" digits; use sys.set_int_max_str_digits() to increase the limit")
	}
	if n, err := strconv.ParseInt(sign+digits, int(base), 64); err == nil {
		return n
	}
	b, ok := new(big.Int).SetString(sign+digits, int(base))
	if !ok {
		wrong()
	}
	return integer(b)
}

// asciiDigits writes decimal digits of any script as 0 to 9.
func asciiDigits(s string) string {
	if ascii(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if d := decimalDigit(r); d >= 0 {
			return '0' + rune(d)
		}
		return r
	}, s)
}

func (in *Interp) toFloat(a []any) any {
	if len(a) == 0 {
		return 0.0
	}
	v := native(a[0])
	if b, ok := v.(*big.Int); ok {
		return in.bigFloat(b)
	}
	if f, ok := asFloat(v); ok {
		return f
	}
	text, shown := "", ""
	switch s := v.(type) {
	case string:
		text, shown = s, StrRepr(s)
	case Bytes:
		text, shown = string(s), bytesRepr(s)
	default:
		if out, ok := in.method(a[0], "__float__"); ok {
			return out
		}
		if out, ok := in.method(a[0], "__index__"); ok {
			return in.toFloat([]any{out})
		}
		in.raise("TypeError", "float() argument must be a string or a real number, not '"+in.TypeName(a[0])+"'")
	}
	f, ok := parseFloat(text)
	if !ok {
		in.raise("ValueError", "could not convert string to float: "+shown)
	}
	return f
}

// parseFloat reads a float as Python writes them.
func parseFloat(s string) (float64, bool) {
	t := strings.ToLower(trimBlank(asciiDigits(s)))
	if strings.HasPrefix(t, "_") || strings.HasSuffix(t, "_") || strings.Contains(t, "__") {
		return 0, false
	}
	for i := range len(t) {
		if t[i] == '_' && !(isDigit(t[i-1]) && isDigit(t[i+1])) {
			return 0, false
		}
	}
	t = strings.ReplaceAll(t, "_", "")
	sign := 1.0
	body := t
	if body != "" && (body[0] == '+' || body[0] == '-') {
		if body[0] == '-' {
			sign = -1
		}
		body = body[1:]
	}
	switch body {
	case "inf", "infinity":
		return math.Inf(int(sign)), true
	case "nan":
		return math.NaN(), true
	}
	if body == "" || strings.Trim(body, "0123456789.e+-") != "" || body[0] == '+' || body[0] == '-' {
		return 0, false
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// bigFloat is a big int as a float.
func (in *Interp) bigFloat(b *big.Int) float64 {
	f, _ := new(big.Float).SetInt(b).Float64()
	if math.IsInf(f, 0) {
		in.raise("OverflowError", "int too large to convert to float")
	}
	return f
}

// Len is len(v).
func (in *Interp) Len(v any) int64 {
	if out, ok := in.method(v, "__len__"); ok {
		n := in.Index(out)
		if n < 0 {
			in.raise("ValueError", "__len__() should return >= 0")
		}
		return n
	}
	switch v := native(v).(type) {
	case string:
		return int64(utf8.RuneCountInString(v))
	case Bytes:
		return int64(len(v))
	case Tuple:
		return int64(len(v))
	case *List:
		return int64(len(v.Items))
	case *Dict:
		return int64(v.Len())
	case *Set:
		return int64(v.dict.Len())
	case *Range:
		return v.Len()
	}
	in.raise("TypeError", "object of type '"+in.TypeName(v)+"' has no len()")
	return 0
}
