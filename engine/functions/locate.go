package functions

import (
	"bytes"
	"unicode/utf8"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"instr"}, Group: "string_funcs", Min: 2, Max: 2,
		Usage:    "instr(str, substr) - Returns the position, from 1, of the first substr in str; 0 for none.",
		Examples: []Example{{"instr('SparkSQL', 'SQL')", "6"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(types.Integer, []types.Type{str, str}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				n, constant := rowsOf(args, rows)
				s, part, out := textOf(args[0]), textOf(args[1]), make([]int32, n)
				for i := range out {
					out[i] = position(s(i), part(i), 1)
				}
				return result(types.Integer, batch.FromValues(types.Integer, out, validOf(args, n)), constant), nil
			})
		}})
	register(Spec{Names: []string{"locate", "position"}, Group: "string_funcs", Min: 2, Max: 3,
		Usage:    "locate(substr, str[, pos]) - Returns the position, from 1, of the first substr in str at pos or after it; 0 for none.",
		Examples: []Example{{"locate('bar', 'foobarbar', 5)", "7"}, {"position('bar' IN 'foobarbar')", "4"}},
		Resolve:  locate})
	for _, p := range []struct {
		name, usage string
		test        func(s, x []byte) bool
		example     Example
	}{
		{"startswith", "startswith(left, right) - Tells whether left starts with right.", bytes.HasPrefix, Example{"startswith('Spark SQL', 'Spark')", "true"}},
		{"endswith", "endswith(left, right) - Tells whether left ends with right.", bytes.HasSuffix, Example{"endswith('Spark SQL', 'SQL')", "true"}},
		{"contains", "contains(left, right) - Tells whether right is found in left.", bytes.Contains, Example{"contains('Spark SQL', 'park')", "true"}},
	} {
		register(Spec{Names: []string{p.name}, Group: "string_funcs", Min: 2, Max: 2, Usage: p.usage, Examples: []Example{p.example}, Resolve: func(c *CallContext) error {
			want := str
			if c.Args[0].Type().Kind() == types.KindBinary && c.Args[1].Type().Kind() == types.KindBinary {
				want = types.Binary
			}
			err := c.scalar(types.Boolean, []types.Type{want, want}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				s, x := textOf(args[0]), textOf(args[1])
				return bools(args, rows, func(i int) bool { return p.test(s(i), x(i)) })
			})
			c.Nullable = c.Nullable || want == types.Binary
			return err
		}})
	}
	register(Spec{Names: []string{"replace"}, Group: "string_funcs", Min: 2, Max: 3,
		Usage:    "replace(str, search[, replace]) - Replaces all occurrences of search, or removes them.",
		Examples: []Example{{"replace('ABCabc', 'abc', 'DEF')", "ABCDEF"}},
		Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				l, err := expr.NewLiteral(str, "")
				if err != nil {
					return err
				}
				c.Args = append(c.Args, l)
			}
			return c.scalar(str, []types.Type{str, str, str}, textRows(str, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				text, searched, replacement := textOf(args[0]), textOf(args[1]), textOf(args[2])
				return func(b []byte, i int) ([]byte, error) {
					s, search, with := text(i), searched(i), replacement(i)
					for len(search) > 0 {
						at := bytes.Index(s, search)
						if at < 0 {
							break
						}
						b = append(append(b, s[:at]...), with...)
						s = s[at+len(search):]
					}
					return append(b, s...), nil
				}
			}))
		}})
}

// locate gives 0 for a NULL position, but NULL for NULL texts.
func locate(c *CallContext) error {
	if len(c.Args) == 2 {
		if err := c.defaultInt(1); err != nil {
			return err
		}
	}
	for i, want := range []types.Type{str, str, types.Integer} {
		if err := c.coerce(i, want); err != nil {
			return err
		}
	}
	return c.onAll(types.Integer, c.Args[0].Nullable() || c.Args[1].Nullable(), func(_ *expr.Context, a []any) (any, error) {
		switch {
		case a[2] == nil:
			return int32(0), nil
		case a[0] == nil || a[1] == nil:
			return nil, nil
		}
		return position([]byte(a[1].(string)), []byte(a[0].(string)), a[2].(int32)), nil
	})
}

// position is where part is found in s at character from or after it. Empty
// text is found at 1.
func position(s, part []byte, from int32) int32 {
	switch {
	case from < 1:
		return 0
	case len(part) == 0:
		return 1
	}
	start := runeOffset(s, int(from-1))
	at := bytes.Index(s[start:], part)
	if at < 0 {
		return 0
	}
	return int32(utf8.RuneCount(s[:start+at])) + 1
}
