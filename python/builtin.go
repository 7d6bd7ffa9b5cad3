package python

import (
	"hash/maphash"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

func sortedNames[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// addBuiltins sets the names that all modules see.
func (in *Interp) addBuiltins() {
	for _, c := range []*Class{objectClass, typeType, intClass, boolClass, floatClass, strClass, bytesClass, byteArrayClass, tupleClass, listClass, dictClass, setClass, frozenClass, rangeClass, sliceClass,
		propertyClass, staticClass, classMethodClass, superClass} {
		in.builtins[c.Name] = c
	}
	for _, c := range builtinTypes {
		in.builtins[c.Name] = c
	}
	for name, c := range exceptionClasses {
		in.builtins[name] = c
	}
	in.builtins["Ellipsis"], in.builtins["NotImplemented"] = Ellipsis{}, NotImplemented{}
	in.builtins["__name__"], in.builtins["__debug__"] = "builtins", true
	for name, f := range builtinFunctions {
		in.builtins[name] = f
	}
	in.Register("builtins", func(in *Interp) *Module { return &Module{Name: "builtins", Dict: in.builtins} })
}

// builtinFunctions are the functions among the built-in names.
var builtinFunctions = map[string]*Builtin{}

func builtinDef(name, signature string, f func(in *Interp, a []any) any) {
	d := Def(name, signature, f)
	call := d.Call
	d.Call = func(in *Interp, a []any, kw *Kwargs) any {
		if kw.Len() > 0 || len(a) != len(d.Params.Names) {
			d.Params.native(in, "", name, 0, a, kw)
		}
		return call(in, a, kw)
	}
	builtinFunctions[name] = d
}

func builtinFn(name string, least, most int, f func(in *Interp, a []any, kw *Kwargs) any) {
	builtinFunctions[name] = Fn(name, func(in *Interp, a []any, kw *Kwargs) any {
		if len(a) < least {
			in.raise("TypeError", name+" expected at least "+strconv.Itoa(least)+" argument"+plural(least)+", got "+strconv.Itoa(len(a)))
		}
		if most >= 0 {
			atMost(in, name, a, most)
		}
		return f(in, a, kw)
	})
}

// Callable is the built-in callable.
func Callable(v any) bool {
	switch v := v.(type) {
	case *Function, *Builtin, *Class, *Method, *Alias:
		return true
	default:
		return special(v, "__call__") != nil
	}
}

func init() {
	builtinFn("print", 0, -1, printValues)
	builtinDef("len", "obj, /", func(in *Interp, a []any) any { return in.Len(a[0]) })
	builtinDef("repr", "obj, /", func(in *Interp, a []any) any { return in.Repr(a[0]) })
	builtinDef("ascii", "obj, /", func(in *Interp, a []any) any { return asciiRepr(in.Repr(a[0])) })
	builtinDef("id", "obj, /", func(in *Interp, a []any) any { return in.identity(a[0]) })
	builtinDef("hash", "obj, /", func(in *Interp, a []any) any { return in.hash(a[0]) })
	builtinDef("callable", "obj, /", func(_ *Interp, a []any) any { return Callable(a[0]) })
	builtinDef("isinstance", "obj, class_or_tuple, /", func(in *Interp, a []any) any { return in.isInstance(a[0], a[1]) })
	builtinDef("issubclass", "cls, class_or_tuple, /", func(in *Interp, a []any) any {
		c, ok := a[0].(*Class)
		if !ok {
			in.raise("TypeError", "issubclass() arg 1 must be a class")
		}
		return in.isSubclass(c, a[1])
	})
	builtinFn("getattr", 2, 3, func(in *Interp, a []any, _ *Kwargs) any {
		name, ok := a[1].(string)
		if !ok {
			in.raise("TypeError", "attribute name must be string, not '"+in.TypeName(a[1])+"'")
		}
		if len(a) > 2 {
			if v, ok := in.maybeAttr(a[0], name); ok {
				return v
			}
			return a[2]
		}
		return in.GetAttr(a[0], name)
	})
	builtinDef("hasattr", "obj, name, /", func(in *Interp, a []any) any { return in.HasAttr(a[0], in.Str(a[1])) })
	builtinDef("setattr", "obj, name, value, /", func(in *Interp, a []any) any { in.SetAttr(a[0], in.Str(a[1]), a[2]); return nil })
	builtinDef("delattr", "obj, name, /", func(in *Interp, a []any) any { in.DelAttr(a[0], in.Str(a[1])); return nil })
	builtinDef("abs", "x, /", func(in *Interp, a []any) any { return in.abs(a[0]) })
	builtinDef("round", "number, ndigits=None", func(in *Interp, a []any) any { return in.round(a[0], a[1]) })
	builtinDef("divmod", "x, y, /", func(in *Interp, a []any) any { return in.divmod(a[0], a[1]) })
	builtinDef("pow", "base, exp, mod=None", func(in *Interp, a []any) any {
		if a[2] == nil {
			return in.Binary("**", a[0], a[1])
		}
		if m := special(a[0], "__pow__"); m != nil {
			return in.call(m, a, nil)
		}
		return in.powMod(a[0], a[1], a[2])
	})
	builtinDef("chr", "i, /", func(in *Interp, a []any) any {
		if b, huge := native(a[0]).(*big.Int); huge || in.Index(a[0]) != int64(int32(in.Index(a[0]))) {
			if huge && b.Sign() < 0 || !huge && in.Index(a[0]) < 0 {
				in.raise("OverflowError", "signed integer is less than minimum")
			}
			in.raise("OverflowError", "Python int too large to convert to C int")
		}
		n := in.Index(a[0])
		if n < 0 || n > utf8.MaxRune {
			in.raise("ValueError", "chr() arg not in range(0x110000)")
		}
		return string(rune(n))
	})
	builtinDef("ord", "c, /", func(in *Interp, a []any) any {
		switch s := native(a[0]).(type) {
		case string:
			if n := utf8.RuneCountInString(s); n != 1 {
				in.raise("TypeError", "ord() expected a character, but string of length "+strconv.Itoa(n)+" found")
			}
			r, _ := utf8.DecodeRuneInString(s)
			return int64(r)
		case Bytes:
			if len(s) == 1 {
				return int64(s[0])
			}
		}
		in.raise("TypeError", "ord() expected string of length 1, but "+in.TypeName(a[0])+" found")
		return nil
	})
	for name, f := range map[string]struct {
		base   int
		prefix string
	}{"hex": {16, "0x"}, "oct": {8, "0o"}, "bin": {2, "0b"}} {
		builtinDef(name, "number, /", func(in *Interp, a []any) any {
			b := in.bigIndex(a[0])
			sign := ""
			if b.Sign() < 0 {
				sign = "-"
			}
			return sign + f.prefix + new(big.Int).Abs(b).Text(f.base)
		})
	}
	builtinDef("format", "value, spec='', /", func(in *Interp, a []any) any { return in.Format(a[0], in.Str(a[1])) })
	builtinFn("dir", 1, 1, func(in *Interp, a []any, _ *Kwargs) any {
		if m := special(a[0], "__dir__"); m != nil {
			return in.sorted(in.call(m, []any{a[0]}, nil))
		}
		return in.strings(in.Dir(a[0]))
	})
	builtinFn("vars", 1, 1, func(in *Interp, a []any, _ *Kwargs) any {
		d, ok := in.maybeAttr(a[0], "__dict__")
		if !ok {
			in.raise("TypeError", "vars() argument must have __dict__ attribute")
		}
		return d
	})
	builtinFn("globals", 0, 0, func(in *Interp, _ []any, _ *Kwargs) any { return in.Globals.dict() })
	builtinFn("input", 0, 1, func(in *Interp, _ []any, _ *Kwargs) any { in.raise("EOFError", "EOF when reading a line"); return nil })
	builtinFn("eval", 1, 3, func(in *Interp, a []any, _ *Kwargs) any { return in.evaluate(a, true) })
	builtinFn("exec", 1, 3, func(in *Interp, a []any, _ *Kwargs) any { return in.evaluate(a, false) })
	builtinDef("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", compileText)
	builtinFn("exit", 0, 1, func(in *Interp, a []any, _ *Kwargs) any {
		e := in.exception("SystemExit", "")
		e.Attrs["args"] = Tuple(append([]any{}, a...))
		in.RaiseValue(e)
		return nil
	})
	builtinFn("__import__", 1, 5, func(in *Interp, a []any, _ *Kwargs) any {
		top, _, _ := strings.Cut(in.Str(a[0]), ".")
		in.Import(in.Str(a[0]))
		return in.Import(top)
	})
}

func printValues(in *Interp, a []any, kw *Kwargs) any {
	option := func(name, otherwise string) string {
		v, ok := kw.Get(name)
		if !ok || v == nil {
			return otherwise
		}
		s, ok := v.(string)
		if !ok {
			in.raise("TypeError", name+" must be None or a string, not "+in.TypeName(v))
		}
		return s
	}
	for i := range kw.Len() {
		if !slices.Contains([]string{"sep", "end", "file", "flush"}, kw.Names[i]) {
			in.raise("TypeError", "'"+kw.Names[i]+"' is an invalid keyword argument for print()")
		}
	}
	parts := make([]string, len(a))
	for i, v := range a {
		parts[i] = in.Str(v)
	}
	line := strings.Join(parts, option("sep", " ")) + option("end", "\n")
	if f, ok := kw.Get("file"); ok && f != nil {
		in.call(in.GetAttr(f, "write"), []any{line}, nil)
		return nil
	}
	in.write(line)
	return nil
}

// write writes to standard output, which code may have replaced.
func (in *Interp) write(text string) {
	if m := in.modules["sys"]; m != nil {
		if f, ok := m.Dict["stdout"]; ok && f != in.stdout {
			in.call(in.GetAttr(f, "write"), []any{text}, nil)
			return
		}
	}
	if _, err := in.Stdout.Write([]byte(text)); err != nil {
		in.raise("OSError", err.Error())
	}
}

// identity is id(v): where the object lies; equal values of the immutable types
// share one.
func (in *Interp) identity(v any) int64 {
	switch x := v.(type) {
	case Tuple:
		if len(x) > 0 {
			return in.identity(&x[0])
		}
	case nil, bool, int64, *big.Int, float64, string, Bytes, Ellipsis, NotImplemented:
	default:
		if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer {
			return int64(r.Pointer())
		}
		return int64(maphash.Comparable(hashSeed, v) >> 16)
	}
	h := maphash.String(hashSeed, in.TypeName(v)+in.bareRepr(v))
	return int64(h >> 16 &^ 15)
}

var hashSeed = maphash.MakeSeed()

// Hash is hash(v).
func (in *Interp) Hash(v any) any { return in.hash(v) }

// hash is hash(v): ints are their own, as far as 2**61-1 goes.
func (in *Interp) hash(v any) any {
	if m := special(v, "__hash__"); m != nil {
		out := in.call(m, []any{v}, nil)
		if !isInt(out) {
			return in.hash(out)
		}
		return out
	}
	return in.hashOf(v)
}

// hashOf is the hash of a value whose class does not define its own in Python.
func (in *Interp) hashOf(v any) int64 {
	const modulus = 1<<61 - 1
	switch x := in.hashKey(v).(type) {
	case int64:
		if x == -1 {
			return int64(-2)
		}
		return x % modulus
	case string:
		return int64(maphash.String(hashSeed, x) >> 2)
	case nil:
		return int64(1)
	case float64:
		if math.IsInf(x, 0) {
			return int64(math.Copysign(314159, x))
		}
		return int64(math.Float64bits(x) >> 2)
	default:
		return int64(maphash.Comparable(hashSeed, x) >> 2)
	}
}

func (in *Interp) bigIndex(v any) *big.Int {
	if b, ok := asBig(native(v)); ok {
		return b
	}
	return big.NewInt(in.Index(v))
}

func (in *Interp) strings(list []string) *List {
	out := &List{}
	for _, s := range list {
		out.Items = append(out.Items, s)
	}
	return out
}

// Dir lists the attributes of v.
func (in *Interp) Dir(v any) []string {
	names := map[string]bool{}
	addClass := func(c *Class) {
		for _, x := range c.mro() {
			for n := range x.Dict {
				names[n] = true
			}
		}
	}
	switch v := v.(type) {
	case *Class:
		addClass(v)
		return sortedNames(names)
	case *Module:
		for n := range v.Dict {
			names[n] = true
		}
		return sortedNames(names)
	}
	if o := of(v); o != nil {
		for n := range o.Attrs {
			names[n] = true
		}
	}
	addClass(in.ClassOf(v))
	return sortedNames(names)
}

// isInstance is isinstance(v, of).
func (in *Interp) isInstance(v, of any) bool {
	switch c := of.(type) {
	case *Class:
		if c.Meta != nil {
			if m := special(c, "__instancecheck__"); m != nil {
				return in.Truth(in.call(m, []any{c, v}, nil))
			}
		}
		if check := c.Dict["__instancehook__"]; check != nil {
			return in.Truth(in.call(check, []any{v}, nil))
		}
		return in.ClassOf(v).Is(c)
	case Tuple:
		for _, x := range c {
			if in.isInstance(v, x) {
				return true
			}
		}
		return false
	case *Alias:
		if c.union {
			for _, x := range c.Args {
				if x == nil && v == nil || x != nil && in.isInstance(v, x) {
					return true
				}
			}
			return false
		}
		in.raise("TypeError", "isinstance() argument 2 cannot be a parameterized generic")
	}
	in.raise("TypeError", "isinstance() arg 2 must be a type, a tuple of types, or a union")
	return false
}

func (in *Interp) isSubclass(c *Class, of any) bool {
	switch b := of.(type) {
	case *Class:
		if b.Meta != nil {
			if m := special(b, "__subclasscheck__"); m != nil {
				return in.Truth(in.call(m, []any{b, c}, nil))
			}
		}
		if check, ok := b.Dict["__subclasshook__"].(*Builtin); ok {
			return in.Truth(in.call(check, []any{c}, nil))
		}
		return c.Is(b)
	case Tuple:
		for _, x := range b {
			if in.isSubclass(c, x) {
				return true
			}
		}
		return false
	}
	in.raise("TypeError", "issubclass() arg 2 must be a class, a tuple of classes, or a union")
	return false
}
