package python

import (
	"math/big"
	"strings"
)

// dunders are the methods behind operators.
var dunders = map[string]string{
	"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "@": "matmul",
	"&": "and", "|": "or", "^": "xor", "<<": "lshift", ">>": "rshift",
	"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
}

// method calls a dunder that v's class defines; ok is false when there is none
// or it does not know the operand.
func (in *Interp) method(v any, name string, args ...any) (any, bool) {
	m := special(v, name)
	if m == nil {
		return nil, false
	}
	out := in.call(m, append([]any{v}, args...), nil)
	if _, unknown := out.(NotImplemented); unknown {
		return nil, false
	}
	return out, true
}

// reflectedFirst tells that b's class is below a's, so that its own reflected
// method is asked first.
func (in *Interp) reflectedFirst(a, b any, name string) bool {
	o := of(b)
	if o == nil || special(b, name) == nil {
		return false
	}
	c := in.ClassOf(a)
	return o.Class != c && o.Class.Is(c)
}

// Binary is a op b.
func (in *Interp) Binary(op string, a, b any) any {
	if v, ok := in.binary(op, a, b); ok {
		return v
	}
	in.badOperands(op, a, b)
	return nil
}

func (in *Interp) binary(op string, a, b any) (any, bool) {
	if v, ok := in.arithmetic(op, a, b); ok {
		return v, true
	}
	if s, ok := a.(Bytes); ok && op == "%" {
		return in.percentBytes(s, b), true
	}
	if s, ok := a.(string); ok && op == "%" {
		return in.percent(s, b), true
	}
	name := dunders[op]
	reflected := in.reflectedFirst(a, b, "__r"+name+"__")
	if reflected {
		if v, ok := in.method(b, "__r"+name+"__", a); ok {
			return v, true
		}
	}
	if v, ok := in.method(a, "__"+name+"__", b); ok {
		return v, true
	}
	if !reflected {
		if v, ok := in.method(b, "__r"+name+"__", a); ok {
			return v, true
		}
	}
	x, y := bare(a), bare(b)
	if of(a) != nil || of(b) != nil {
		if v, ok := in.arithmetic(op, x, y); ok {
			return v, true
		}
	}
	if op == "|" && (isType(a) && (b == nil || isType(b)) || a == nil && isType(b)) {
		return union(a, b), true
	}
	out, ok := in.sequences(op, x, y)
	if s, isBytes := out.(Bytes); isBytes && isByteArray(a, b) {
		return &ByteArray{[]byte(s)}, true
	}
	return out, ok
}

// isByteArray tells that a is a bytearray, or b where a is a number.
func isByteArray(a, b any) bool {
	if isInt(a) {
		a = b
	}
	_, ok := a.(*ByteArray)
	return ok
}

// isType tells that v is a class or made of classes.
func isType(v any) bool {
	switch v.(type) {
	case *Class, *Alias:
		return true
	}
	return false
}

// badOperands raises the TypeError of an operator that knows neither operand.
func (in *Interp) badOperands(op string, a, b any) {
	switch x := native(a).(type) {
	case string, *List, Tuple:
		if op == "+" {
			name := in.ClassOf(x).Name
			in.raise("TypeError", "can only concatenate "+name+" (not \""+in.TypeName(b)+"\") to "+name)
		}
	case Bytes:
		if op == "+" {
			in.raise("TypeError", "can't concat "+in.TypeName(b)+" to "+in.TypeName(a))
		}
	}
	if op == "*" || op == "*=" {
		switch {
		case isSequence(a):
			in.raise("TypeError", "can't multiply sequence by non-int of type '"+in.TypeName(b)+"'")
		case isSequence(b):
			in.raise("TypeError", "can't multiply sequence by non-int of type '"+in.TypeName(a)+"'")
		}
	}
	if op == "**" {
		op = "** or pow()"
	}
	in.raise("TypeError", "unsupported operand type(s) for "+op+": '"+in.operandName(a)+"' and '"+in.operandName(b)+"'")
}

func isSequence(v any) bool {
	switch native(v).(type) {
	case string, Bytes, *List, Tuple:
		return true
	}
	return false
}

// InPlace is a op= b: the new value of a.
func (in *Interp) InPlace(op string, a, b any) any {
	if special(a, "__i"+dunders[op]+"__") != nil {
		if v, ok := in.method(a, "__i"+dunders[op]+"__", b); ok {
			return v
		}
	}
	switch x := a.(type) {
	case *List:
		if op == "+" || op == "*" && isInt(b) {
			return in.extendInPlace(op, x, b)
		}
	case *ByteArray:
		if op == "+" {
			if y, ok := native(b).(Bytes); ok {
				in.room(int64(len(x.b) + len(y)))
				x.b = append(x.b, y...)
				return x
			}
		}
	case *Set:
		if y, ok := b.(*Set); ok && !x.Frozen && strings.Contains("|&-^", op) {
			x.dict = in.setOp(op, x, y).dict
			return x
		}
	case *Dict:
		if op == "|" {
			in.update(x, b)
			return x
		}
	}
	if v, ok := in.binary(op, a, b); ok {
		return v
	}
	if op == "+" && isSequence(a) {
		in.badOperands(op, a, b)
	}
	in.badOperands(op+"=", a, b)
	return nil
}

// extendInPlace is list += values and list *= n.
func (in *Interp) extendInPlace(op string, l *List, v any) any {
	if op == "*" {
		if !isInt(v) {
			in.badOperands("*", l, v)
		}
		l.Items = in.repeat(l.Items, max(0, in.Index(v)))
		return l
	}
	items := in.Items(v)
	in.room(int64(len(l.Items) + len(items)))
	l.Items = append(l.Items, items...)
	return l
}

func (in *Interp) sequences(op string, a, b any) (any, bool) {
	switch op {
	case "+":
		switch x := a.(type) {
		case string:
			if y, ok := b.(string); ok {
				return in.concat(x, y), true
			}
		case Bytes:
			if y, ok := b.(Bytes); ok {
				return x + y, true
			}
		case *List:
			if y, ok := b.(*List); ok {
				in.room(int64(len(x.Items) + len(y.Items)))
				return &List{Items: append(append(make([]any, 0, len(x.Items)+len(y.Items)), x.Items...), y.Items...)}, true
			}
		case Tuple:
			if y, ok := b.(Tuple); ok {
				in.room(int64(len(x) + len(y)))
				return append(append(make(Tuple, 0, len(x)+len(y)), x...), y...), true
			}
		}
	case "*":
		if isSequence(b) {
			a, b = b, a
		}
		if !isSequence(a) || !isInt(b) {
			return nil, false
		}
		return in.repeated(a, b), true
	case "%":
		if x, ok := a.(string); ok {
			return in.percent(x, b), true
		}
	case "|", "&", "-", "^":
		if x, ok := a.(*Set); ok {
			if y, ok := b.(*Set); ok {
				return in.setOp(op, x, y), true
			}
		}
		if x, ok := a.(*Dict); ok && op == "|" {
			if y, ok := b.(*Dict); ok {
				out := NewDict()
				in.update(out, x)
				in.update(out, y)
				return out, true
			}
		}
	}
	return nil, false
}

// repeated is sequence * n.
func (in *Interp) repeated(a, count any) any {
	if _, huge := count.(*big.Int); huge {
		in.raise("OverflowError", "cannot fit 'int' into an index-sized integer")
	}
	n := max(0, in.Index(count))
	switch x := a.(type) {
	case string:
		in.room(int64(len(x)) * min(n, maxItems+1))
		return strings.Repeat(x, int(min(n, maxItems*int64(len(x)))))
	case Bytes:
		in.room(int64(len(x)) * min(n, maxItems+1))
		return Bytes(strings.Repeat(string(x), int(min(n, maxItems*int64(len(x))))))
	case *List:
		return &List{Items: in.repeat(x.Items, n)}
	case Tuple:
		return Tuple(in.repeat(x, n))
	}
	return nil
}

// operandName is what errors call v's class: those of modules that CPython
// writes in C have the module in their name.
func (in *Interp) operandName(v any) string {
	c := in.ClassOf(v)
	if c.Module == "decimal" || c.Module == "datetime" || c.Module == "collections" && c.Name == "deque" {
		return c.Module + "." + c.Name
	}
	return c.Name
}

func isInt(v any) bool {
	switch v.(type) {
	case int64, bool, *big.Int:
		return true
	}
	return false
}

func (in *Interp) repeat(items []any, n int64) []any {
	if len(items) == 0 {
		return []any{}
	}
	in.room(int64(len(items)) * min(n, maxItems+1))
	out := make([]any, 0, len(items)*int(n))
	for range n {
		out = append(out, items...)
	}
	return out
}

func (in *Interp) setOp(op string, x, y *Set) *Set {
	out := &Set{dict: NewDict(), Frozen: x.Frozen}
	for _, v := range x.Items() {
		_, both := in.DictGet(y.dict, v)
		if op == "|" || op == "&" && both || (op == "-" || op == "^") && !both {
			in.DictSet(out.dict, v, nil)
		}
	}
	if op == "|" || op == "^" {
		for _, v := range y.Items() {
			if _, both := in.DictGet(x.dict, v); op == "|" || !both {
				in.DictSet(out.dict, v, nil)
			}
		}
	}
	return out
}

// unaries are the methods behind unary operators.
var unaries = map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}

// Unary is -v, +v, ~v.
func (in *Interp) Unary(op string, v any) any {
	if out, ok := in.method(v, unaries[op]); ok {
		return out
	}
	switch x := native(v).(type) {
	case bool:
		return in.Unary(op, in.Index(x))
	case int64:
		switch op {
		case "-":
			if x == -x && x != 0 {
				return new(big.Int).Neg(big.NewInt(x))
			}
			return -x
		case "+":
			return x
		}
		return ^x
	case *big.Int:
		switch op {
		case "-":
			return integer(new(big.Int).Neg(x))
		case "+":
			return x
		}
		return integer(new(big.Int).Not(x))
	case float64:
		switch op {
		case "-":
			return -x
		case "+":
			return x
		}
	}
	in.raise("TypeError", "bad operand type for unary "+op+": '"+in.TypeName(v)+"'")
	return nil
}
