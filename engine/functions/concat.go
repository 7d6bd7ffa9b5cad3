package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

var (
	_ = register(Spec{Names: []string{"concat", "||"}, Group: "collection_funcs", Min: 0, Max: -1,
		Usage:    "concat(col1, col2, ..., colN) - Returns the concatenation of texts, of bytes or of arrays.",
		Examples: []Example{{"concat('Spark', 'SQL')", "SparkSQL"}, {"concat(array(1, 2, 3), array(4, 5), array(6))", "[1, 2, 3, 4, 5, 6]"}},
		Resolve:  concat})
	_ = register(Spec{Names: []string{"concat_ws"}, Group: "string_funcs", Min: 1, Max: -1,
		Usage:    "concat_ws(sep[, str | array(str)]+) - Joins texts, and the texts of arrays, with sep, passing over NULLs.",
		Examples: []Example{{"concat_ws('/', 'foo', null, 'bar')", "foo/bar"}},
		Resolve:  concatWS})
	_ = register(Spec{Names: []string{"reverse"}, Group: "collection_funcs", Min: 1, Max: 1,
		Usage:    "reverse(array) - Returns a text, or an array, backwards.",
		Examples: []Example{{"reverse('Spark SQL')", "LQS krapS"}, {"reverse(array(2, 1, 4, 3))", "[3, 4, 1, 2]"}},
		Resolve: func(c *CallContext) error {
			t := c.Args[0].Type()
			if _, ok := t.(*types.Array); ok {
				return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
					in := a[0].(types.ArrayValue)
					out := make(types.ArrayValue, len(in))
					for i, v := range in {
						out[len(in)-1-i] = v
					}
					return out, nil
				})
			}
			if !types.IsAtomic(t) {
				return c.unexpected(0, `STRING" or "ARRAY`)
			}
			return c.scalar(str, text2, text1(backwards))
		}})
)

// concat joins arrays, or texts; all bytes give bytes.
func concat(c *CallContext) error {
	c.Name = "concat"
	lists, binary := 0, len(c.Args) > 0
	for _, a := range c.Args {
		if _, ok := a.Type().(*types.Array); ok {
			lists++
		}
		binary = binary && a.Type().Kind() == types.KindBinary
	}
	if lists > 0 {
		for _, a := range c.Args {
			if types.IsAtomic(a.Type()) || a.Type().Kind() == types.KindNull {
				ts := typesOf(c.Args)
				for i, t := range ts {
					if t.Kind() == types.KindNull {
						ts[i] = str // what an untyped NULL is in a concat
					}
				}
				return c.diffTypes(ts)
			}
		}
		t, err := c.same(0)
		if err != nil {
			return err
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			var out types.ArrayValue
			for _, list := range a {
				out = append(out, list.(types.ArrayValue)...)
			}
			if out == nil {
				out = types.ArrayValue{}
			}
			return out, nil
		})
	}
	t := str
	if binary {
		t = types.Binary
	}
	for i, a := range c.Args {
		if !types.IsAtomic(a.Type()) {
			return c.unexpected(i, `STRING" or "BINARY" or "ARRAY`)
		}
		if err := c.coerce(i, t); err != nil {
			return err
		}
	}
	return c.scalar(t, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		if len(args) == 0 {
			n, constant = 1, true
		}
		parts := make([]func(int) []byte, len(args))
		for k, a := range args {
			parts[k] = textOf(a)
		}
		out := newTexts(t, n, validOf(args, n))
		for i := range n {
			if out.skip() {
				continue
			}
			for _, part := range parts {
				out.data = append(out.data, part(i)...)
			}
			out.end()
		}
		return out.finish(constant), nil
	})
}

func concatWS(c *CallContext) error {
	for i, a := range c.Args {
		if list, ok := a.Type().(*types.Array); ok && i > 0 {
			if list.Elem.Kind() == types.KindString {
				continue
			}
			x, err := c.castTo(a, &types.Array{Elem: str, ContainsNull: list.ContainsNull})
			if err != nil {
				return err
			}
			c.Args[i] = x
			continue
		}
		if err := c.coerce(i, str); err != nil {
			return err
		}
	}
	c.Type, c.Nullable = str, c.Args[0].Nullable()
	c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		sep := textOf(args[0])
		out := newTexts(str, n, validOf(args[:1], n))
		for i := range n {
			if out.skip() {
				continue
			}
			first := true
			add := func(s string) {
				if !first {
					out.data = append(out.data, sep(i)...)
				}
				first = false
				out.data = append(out.data, s...)
			}
			for _, a := range args[1:] {
				switch v := a.Value(i).(type) {
				case string:
					add(v)
				case types.ArrayValue:
					for _, e := range v {
						if s, ok := e.(string); ok {
							add(s)
						}
					}
				}
			}
			out.end()
		}
		return out.finish(constant), nil
	}
	return nil
}
