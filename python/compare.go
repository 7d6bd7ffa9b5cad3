package python

import (
	"math/big"
	"strings"
)

var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// Compare is a op b for == != < <= > >=.
func (in *Interp) Compare(op string, a, b any) any {
	if c, ok := order(a, b); ok {
		if c == 2 {
			return op == "!="
		}
		return holds(op, c)
	}
	ahead := in.reflectedFirst(a, b, "__"+dunders[mirrored[op]]+"__")
	if ahead {
		if v, ok := in.method(b, "__"+dunders[mirrored[op]]+"__", a); ok {
			return v
		}
	}
	if v, ok := in.comparison(op, a, b); ok {
		return v
	}
	if !ahead {
		if v, ok := in.comparison(mirrored[op], b, a); ok {
			return v
		}
	}
	x, y := bareObject(a), bareObject(b)
	if of(a) != nil || of(b) != nil {
		if c, ok := order(x, y); ok {
			return c != 2 && holds(op, c)
		}
	}
	if c, ok := in.compareSame(op, x, y); ok {
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

// comparison asks a's class; without __ne__ the opposite of __eq__ counts.
func (in *Interp) comparison(op string, a, b any) (any, bool) {
	if v, ok := in.method(a, "__"+dunders[op]+"__", b); ok {
		return v, true
	}
	if op == "!=" && special(a, "__ne__") == nil {
		if v, ok := in.method(a, "__eq__", b); ok {
			return !in.Truth(v), true
		}
	}
	return nil, false
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
			in.deeper()
			defer in.shallower()
			equal := x.Len() == y.Len()
			for _, e := range x.Entries() {
				if !equal {
					break
				}
				v, found := in.DictGet(y, e.Key)
				equal = found && (same(e.Value, v) || in.Equal(e.Value, v))
			}
			return equal == (op == "=="), true
		}
	case *Slice:
		if y, ok := b.(*Slice); ok {
			return in.compareItems(op, []any{x.Start, x.Stop, x.Step}, []any{y.Start, y.Stop, y.Step}), true
		}
	case *Method:
		if y, ok := b.(*Method); ok && (op == "==" || op == "!=") {
			return (same(x.Self, y.Self) && x.Func == y.Func) == (op == "=="), true
		}
	case *Alias:
		if y, ok := b.(*Alias); ok && (op == "==" || op == "!=") {
			return (in.Repr(x) == in.Repr(y)) == (op == "=="), true
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
	if m := special(c, "__contains__"); m != nil {
		return in.Truth(in.call(m, []any{c, v}, nil))
	}
	switch x := native(c).(type) {
	case string:
		s, ok := native(v).(string)
		if !ok {
			in.raise("TypeError", "'in <string>' requires string as left operand, not "+in.TypeName(v))
		}
		return strings.Contains(x, s)
	case Bytes:
		if part, ok := v.(Bytes); ok {
			return strings.Contains(string(x), string(part))
		}
		if !isInt(v) {
			in.raise("TypeError", "a bytes-like object is required, not '"+in.TypeName(v)+"'")
		}
	case *Dict:
		_, ok := in.DictGet(x, v)
		return ok
	case *Set:
		if s, ok := v.(*Set); ok && !s.Frozen {
			v = &Set{dict: s.dict, Frozen: true}
		}
		_, ok := in.DictGet(x.dict, v)
		return ok
	case *Range:
		if n, ok := v.(int64); ok {
			return x.Len() > 0 && (n-x.Start)%x.Step == 0 && (n-x.Start)/x.Step >= 0 && (n-x.Start)/x.Step < x.Len()
		}
	}
	if _, ok := in.iter(c); !ok {
		in.raise("TypeError", "argument of type '"+in.TypeName(c)+"' is not iterable")
	}
	found := false
	in.Each(c, func(x any) bool {
		in.tick()
		found = same(x, v) || in.Equal(x, v)
		return !found
	})
	return found
}
