package python

import (
	"math/big"
	"strconv"
	"strings"

	"brook/python/syntax"
)

func (c *compiler) expr(e syntax.Expr) expr {
	in := c.in
	switch e := e.(type) {
	case *syntax.Name:
		return c.load(e.ID)
	case *syntax.Number:
		v := number(e.Text)
		return func(*frame) any { return v }
	case *syntax.Str:
		var v any = e.Value
		if e.Bytes {
			v = Bytes(e.Value)
		}
		return func(*frame) any { return v }
	case *syntax.FString:
		return c.fstring(e)
	case *syntax.Const:
		var v any
		switch e.Value {
		case "True":
			v = true
		case "False":
			v = false
		case "Ellipsis":
			v = Ellipsis{}
		}
		return func(*frame) any { return v }
	case *syntax.Collection:
		return c.collection(e)
	case *syntax.DictLit:
		return c.dict(e)
	case *syntax.Attribute:
		value, name := c.expr(e.Value), e.Name
		return func(f *frame) any {
			v := value(f)
			if i, ok := v.(*Instance); ok {
				if out, ok := i.Attrs[name]; ok && i.Class.plain(name) {
					return out
				}
			}
			return in.GetAttr(v, name)
		}
	case *syntax.Index:
		value, key := c.expr(e.Value), c.expr(e.Key)
		return func(f *frame) any {
			v := value(f)
			return in.GetItem(v, key(f))
		}
	case *syntax.Slice:
		low, high, step := c.optional(e.Low), c.optional(e.High), c.optional(e.Step)
		return func(f *frame) any {
			a := low(f)
			b := high(f)
			return &Slice{a, b, step(f)}
		}
	case *syntax.Call:
		return c.call(e)
	case *syntax.Unary:
		value, op := c.expr(e.Value), e.Op
		if op == "not" {
			return func(f *frame) any { return !in.Truth(value(f)) }
		}
		if n, ok := e.Value.(*syntax.Number); ok && op == "-" {
			v := in.Unary("-", number(n.Text))
			return func(*frame) any { return v }
		}
		return func(f *frame) any { return in.Unary(op, value(f)) }
	case *syntax.Binary:
		return c.binary(e)
	case *syntax.BoolOp:
		left, right, and := c.expr(e.Left), c.expr(e.Right), e.Op == "and"
		return func(f *frame) any {
			v := left(f)
			if in.Truth(v) != and {
				return v
			}
			return right(f)
		}
	case *syntax.Compare:
		return c.compare(e)
	case *syntax.IfExp:
		cond, then, other := c.expr(e.Cond), c.expr(e.Then), c.expr(e.Else)
		return func(f *frame) any {
			if in.Truth(cond(f)) {
				return then(f)
			}
			return other(f)
		}
	case *syntax.Lambda:
		return c.function(e.Pos, "<lambda>", e.Params, []syntax.Stmt{&syntax.Return{Pos: e.Pos, Value: e.Body}}, nil)
	case *syntax.Comp:
		return c.comprehension(e)
	case *syntax.Walrus:
		value, set := c.expr(e.Value), c.store(e.Name)
		return func(f *frame) any {
			v := value(f)
			set(f, v)
			return v
		}
	case *syntax.Yield:
		return c.yield(e)
	case *syntax.Starred:
		c.fail(e.Pos, "can't use starred expression here")
	}
	c.fail(e.Where(), "invalid syntax")
	return nil
}

// plain tells that reading a name of an object needs no look at the class: no
// property or descriptor stands before it.
func (c *Class) plain(name string) bool {
	for _, k := range c.mro() {
		if k == objectClass {
			return true
		}
		if v, ok := k.Dict[name]; ok {
			switch v.(type) {
			case *Property, *Instance:
				return false
			}
			return c.lookup("__getattribute__") == objectClass.Dict["__getattribute__"]
		}
		if _, ok := k.Dict["__getattribute__"]; ok {
			return false
		}
	}
	return true
}

func number(s string) any {
	s = strings.ReplaceAll(s, "_", "")
	if len(s) > 2 && s[0] == '0' && strings.ContainsRune("xXoObB", rune(s[1])) {
		b, ok := new(big.Int).SetString(s, 0)
		if ok {
			return integer(b)
		}
	}
	if !strings.ContainsAny(s, ".eE") {
		if b, ok := new(big.Int).SetString(s, 10); ok {
			return integer(b)
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil && f == 0 {
		return 0.0
	}
	return f
}

// spread evaluates a list of expressions, starred ones giving several values.
func (c *compiler) spread(list []syntax.Expr) func(f *frame) []any {
	items := c.arguments(list, 0)
	return func(f *frame) []any { return items(f, missing{}) }
}

func (c *compiler) collection(e *syntax.Collection) expr {
	items := c.spread(e.Items)
	in := c.in
	switch e.Kind {
	case '[':
		return func(f *frame) any { return &List{Items: items(f)} }
	case '{':
		return func(f *frame) any {
			s := NewSet()
			for _, v := range items(f) {
				in.DictSet(s.dict, v, nil)
			}
			return s
		}
	}
	return func(f *frame) any { return Tuple(items(f)) }
}

func (c *compiler) dict(e *syntax.DictLit) expr {
	in := c.in
	keys, values := make([]expr, len(e.Keys)), c.exprs(e.Values)
	for i, k := range e.Keys {
		if k != nil {
			keys[i] = c.expr(k)
		}
	}
	return func(f *frame) any {
		d := NewDict()
		for i, k := range keys {
			if k == nil {
				m := values[i](f)
				if !in.isMapping(m) {
					in.raise("TypeError", "'"+in.TypeName(m)+"' object is not a mapping")
				}
				in.update(d, m)
				continue
			}
			key := k(f)
			in.DictSet(d, key, values[i](f))
		}
		return d
	}
}

func (c *compiler) compare(e *syntax.Compare) expr {
	in := c.in
	first, rest, ops := c.expr(e.First), c.exprs(e.Rest), e.Ops
	if len(ops) == 1 {
		right := rest[0]
		switch op := ops[0]; op {
		case "is":
			return func(f *frame) any { l := first(f); return same(l, right(f)) }
		case "is not":
			return func(f *frame) any { l := first(f); return !same(l, right(f)) }
		case "in":
			return func(f *frame) any { l := first(f); return in.Contains(right(f), l) }
		case "not in":
			return func(f *frame) any { l := first(f); return !in.Contains(right(f), l) }
		default:
			test := intTests[op]
			return func(f *frame) any {
				l := first(f)
				r := right(f)
				if x, ok := l.(int64); ok {
					if y, ok := r.(int64); ok {
						return test(x, y)
					}
				}
				return in.Compare(op, l, r)
			}
		}
	}
	return func(f *frame) any {
		left := first(f)
		var out any = true
		for i, op := range ops {
			right := rest[i](f)
			switch op {
			case "is":
				out = same(left, right)
			case "is not":
				out = !same(left, right)
			case "in":
				out = in.Contains(right, left)
			case "not in":
				out = !in.Contains(right, left)
			default:
				out = in.Compare(op, left, right)
			}
			if i < len(ops)-1 && !in.Truth(out) {
				return out
			}
			left = right
		}
		return out
	}
}

var intTests = map[string]func(x, y int64) bool{
	"==": func(x, y int64) bool { return x == y }, "!=": func(x, y int64) bool { return x != y },
	"<": func(x, y int64) bool { return x < y }, "<=": func(x, y int64) bool { return x <= y },
	">": func(x, y int64) bool { return x > y }, ">=": func(x, y int64) bool { return x >= y },
}

// binary compiles a binary operator, the commonest on small ints in place.
func (c *compiler) binary(e *syntax.Binary) expr {
	in := c.in
	left, right, op := c.expr(e.Left), c.expr(e.Right), e.Op
	switch op {
	case "+":
		return func(f *frame) any {
			l := left(f)
			r := right(f)
			if x, ok := l.(int64); ok {
				if y, ok := r.(int64); ok {
					if s := x + y; (x >= 0) != (y >= 0) || (s >= 0) == (x >= 0) {
						return s
					}
				}
			}
			return in.Binary(op, l, r)
		}
	case "-":
		return func(f *frame) any {
			l := left(f)
			r := right(f)
			if x, ok := l.(int64); ok {
				if y, ok := r.(int64); ok {
					if s := x - y; (x >= 0) == (y >= 0) || (s >= 0) == (x >= 0) {
						return s
					}
				}
			}
			return in.Binary(op, l, r)
		}
	}
	return func(f *frame) any {
		l := left(f)
		return in.Binary(op, l, right(f))
	}
}

func (c *compiler) yield(e *syntax.Yield) expr {
	in := c.in
	if c.scope == nil || c.class {
		c.fail(e.Pos, "'yield' outside function")
	}
	value := c.optional(e.Value)
	if !e.From {
		return func(f *frame) any {
			v := value(f)
			return f.yield(v)
		}
	}
	return func(f *frame) any { return in.delegate(value(f), f.yield) }
}
