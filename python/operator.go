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

var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// method calls a dunder of an instance's class; ok is false when there is none
// or it does not know the operand.
func (in *Interp) method(v any, name string, args ...any) (any, bool) {
	i, ok := v.(*Instance)
	if !ok {
		return nil, false
	}
	m := i.Class.lookup(name)
	if m == nil {
		return nil, false
	}
	out := in.call(m, append([]any{v}, args...), nil)
	if _, unknown := out.(NotImplemented); unknown {
		return nil, false
	}
	return out, true
}

// Binary is a op b.
func (in *Interp) Binary(op string, a, b any) any {
	if v, ok := in.arithmetic(op, a, b); ok {
		return v
	}
	name := dunders[op]
	if v, ok := in.method(a, "__"+name+"__", b); ok {
		return v
	}
	if v, ok := in.method(b, "__r"+name+"__", a); ok {
		return v
	}
	if v, ok := in.sequences(op, a, b); ok {
		return v
	}
	if op == "+" {
		switch a.(type) {
		case string:
			in.raise("TypeError", "can only concatenate str (not \""+in.TypeName(b)+"\") to str")
		case *List:
			in.raise("TypeError", "can only concatenate list (not \""+in.TypeName(b)+"\") to list")
		case Tuple:
			in.raise("TypeError", "can only concatenate tuple (not \""+in.TypeName(b)+"\") to tuple")
		}
	}
	if op == "*" {
		switch a.(type) {
		case string, *List, Tuple:
			in.raise("TypeError", "can't multiply sequence by non-int of type '"+in.TypeName(b)+"'")
		}
	}
	if op == "**" {
		op = "** or pow()"
	}
	in.raise("TypeError", "unsupported operand type(s) for "+op+": '"+in.operandName(a)+"' and '"+in.operandName(b)+"'")
	return nil
}

func (in *Interp) sequences(op string, a, b any) (any, bool) {
	switch op {
	case "+":
		switch x := a.(type) {
		case string:
			if y, ok := b.(string); ok {
				in.room(int64(len(x) + len(y)))
				return x + y, true
			}
		case Bytes:
			if y, ok := b.(Bytes); ok {
				return x + y, true
			}
		case *List:
			if y, ok := b.(*List); ok {
				return &List{append(append(make([]any, 0, len(x.Items)+len(y.Items)), x.Items...), y.Items...)}, true
			}
		case Tuple:
			if y, ok := b.(Tuple); ok {
				return append(append(make(Tuple, 0, len(x)+len(y)), x...), y...), true
			}
		}
	case "*":
		if isInt(a) && !isInt(b) {
			a, b = b, a
		}
		if !isInt(b) {
			return nil, false
		}
		if _, huge := b.(*big.Int); huge {
			in.raise("OverflowError", "cannot fit 'int' into an index-sized integer")
		}
		n := max(0, in.Index(b))
		switch x := a.(type) {
		case string:
			in.room(int64(max(len(x), 1)) * min(n, maxItems+1))
			return strings.Repeat(x, int(n)), true
		case Bytes:
			in.room(int64(max(len(x), 1)) * min(n, maxItems+1))
			return Bytes(strings.Repeat(string(x), int(n))), true
		case *List:
			return &List{in.repeat(x.Items, n)}, true
		case Tuple:
			return Tuple(in.repeat(x, n)), true
		}
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
				for _, d := range []*Dict{x, y} {
					for _, e := range d.Entries() {
						in.DictSet(out, e.Key, e.Value)
					}
				}
				return out, true
			}
		}
	}
	return nil, false
}

// operandName is what errors call v's class: those of modules that CPython
// writes in C have the module in their name.
func (in *Interp) operandName(v any) string {
	c := in.ClassOf(v)
	if c.Module == "decimal" || c.Module == "datetime" {
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
	in.room(int64(max(len(items), 1)) * min(n, maxItems+1))
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

// Compare is a op b for == != < <= > >=.
func (in *Interp) Compare(op string, a, b any) any {
	if c, ok := order(a, b); ok {
		if c == 2 {
			return op == "!="
		}
		return holds(op, c)
	}
	if v, ok := in.method(a, "__"+dunders[op]+"__", b); ok {
		return v
	}
	if v, ok := in.method(b, "__"+dunders[mirrored[op]]+"__", a); ok {
		return v
	}
	if op == "!=" {
		if v, ok := in.method(a, "__eq__", b); ok {
			return !in.Truth(v)
		}
	}
	if c, ok := in.compareSame(op, a, b); ok {
		return c
	}
	switch op {
	case "==":
		return same(a, b)
	case "!=":
		return !same(a, b)
	}
	in.raise("TypeError", "'"+op+"' not supported between instances of '"+in.operandName(a)+"' and '"+in.operandName(b)+"'")
	return nil
}

func holds(op string, c int) bool {
	switch op {
	case "==":
		return c == 0
	case "!=":
		return c != 0
	case "<":
		return c < 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	}
	return c >= 0
}

// same is identity.
func same(a, b any) bool {
	switch x := a.(type) {
	case Tuple:
		y, ok := b.(Tuple)
		return ok && len(x) == 0 && len(y) == 0
	case *big.Int:
		y, ok := b.(*big.Int)
		return ok && x.Cmp(y) == 0
	}
	if _, ok := b.(Tuple); ok {
		return false
	}
	return a == b
}

func (in *Interp) compareSame(op string, a, b any) (any, bool) {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return holds(op, strings.Compare(x, y)), true
		}
	case Bytes:
		if y, ok := b.(Bytes); ok {
			return holds(op, strings.Compare(string(x), string(y))), true
		}
	case *List:
		if y, ok := b.(*List); ok {
			return in.compareItems(op, x.Items, y.Items), true
		}
	case Tuple:
		if y, ok := b.(Tuple); ok {
			return in.compareItems(op, x, y), true
		}
	case *Dict:
		if y, ok := b.(*Dict); ok && (op == "==" || op == "!=") {
			equal := x.Len() == y.Len()
			for _, e := range x.Entries() {
				v, found := in.DictGet(y, e.Key)
				equal = equal && found && in.Equal(e.Value, v)
			}
			return equal == (op == "=="), true
		}
	case *Set:
		if y, ok := b.(*Set); ok {
			shared := 0
			for _, v := range x.Items() {
				if _, found := in.DictGet(y.dict, v); found {
					shared++
				}
			}
			n, m := x.dict.Len(), y.dict.Len()
			switch op {
			case "==":
				return shared == n && n == m, true
			case "!=":
				return !(shared == n && n == m), true
			case "<":
				return shared == n && n < m, true
			case "<=":
				return shared == n, true
			case ">":
				return shared == m && n > m, true
			}
			return shared == m, true
		}
	case *Range:
		if y, ok := b.(*Range); ok && (op == "==" || op == "!=") {
			equal := x.Len() == y.Len() && (x.Len() == 0 || x.Start == y.Start && (x.Len() == 1 || x.Step == y.Step))
			return equal == (op == "=="), true
		}
	}
	return nil, false
}

func (in *Interp) compareItems(op string, x, y []any) any {
	in.deeper()
	defer in.shallower()
	if (op == "==" || op == "!=") && len(x) != len(y) {
		return op == "!="
	}
	for i := range min(len(x), len(y)) {
		if same(x[i], y[i]) || in.Equal(x[i], y[i]) {
			continue
		}
		if op == "==" || op == "!=" {
			return op == "!="
		}
		return in.Truth(in.Compare(op, x[i], y[i]))
	}
	return holds(op, len(x)-len(y))
}

// Contains is v in c.
func (in *Interp) Contains(c, v any) bool {
	switch c := c.(type) {
	case string:
		s, ok := v.(string)
		if !ok {
			in.raise("TypeError", "'in <string>' requires string as left operand, not "+in.TypeName(v))
		}
		return strings.Contains(c, s)
	case *Dict:
		_, ok := in.DictGet(c, v)
		return ok
	case *Set:
		_, ok := in.DictGet(c.dict, v)
		return ok
	case *Range:
		n, ok := v.(int64)
		return ok && c.Len() > 0 && (n-c.Start)%c.Step == 0 && (n-c.Start)/c.Step >= 0 && (n-c.Start)/c.Step < c.Len()
	case *Instance:
		if out, ok := in.method(c, "__contains__", v); ok {
			return in.Truth(out)
		}
	}
	found := false
	in.Each(c, func(x any) bool {
		found = same(x, v) || in.Equal(x, v)
		return !found
	})
	return found
}

// Unary is -v, +v, ~v.
func (in *Interp) Unary(op string, v any) any {
	switch x := v.(type) {
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
	name := map[string]string{"-": "__neg__", "+": "__pos__", "~": "__invert__"}[op]
	if out, ok := in.method(v, name); ok {
		return out
	}
	in.raise("TypeError", "bad operand type for unary "+op+": '"+in.TypeName(v)+"'")
	return nil
}
