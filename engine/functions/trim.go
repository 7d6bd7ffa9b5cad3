package functions

import (
	"bytes"

	"brook/engine/batch"
	"brook/engine/expr"
)

func init() {
	for _, side := range []struct {
		name, word, usage string
		cut               func(s []byte, set string) []byte
		example           Example
	}{
		{"trim", "BOTH", "trim(str) - Removes the spaces at both ends of str; trim(BOTH chars FROM str) removes those characters.", bytes.Trim, Example{"trim(BOTH 'SL' FROM 'SSparkSQLS')", "parkSQ"}},
		{"ltrim", "LEADING", "ltrim(str) - Removes the spaces at the start of str.", bytes.TrimLeft, Example{"ltrim('    SparkSQL   ')", "SparkSQL   "}},
		{"rtrim", "TRAILING", "rtrim(str) - Removes the spaces at the end of str.", bytes.TrimRight, Example{"rtrim('    SparkSQL   ')", "    SparkSQL"}},
	} {
		register(Spec{Names: []string{side.name}, Group: "string_funcs", Min: 1, Max: 2, Usage: side.usage, Examples: []Example{side.example}, Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				// The characters come first.
				c.HeadingOf = func(a []expr.Expr) string {
					return "TRIM(" + side.word + " " + a[0].SQL() + " FROM " + a[1].SQL() + ")"
				}
			}
			return c.trims(len(c.Args)-1, 0, side.cut)
		}})
	}
	register(Spec{Names: []string{"btrim"}, Group: "string_funcs", Min: 1, Max: 2,
		Usage:    "btrim(str[, trimStr]) - Removes spaces, or the characters of trimStr, at both ends of str.",
		Examples: []Example{{"btrim('SSparkSQLS', 'SL')", "parkSQ"}},
		Resolve:  func(c *CallContext) error { return c.trims(0, 1, bytes.Trim) }})
}

// trims cuts argument text; its characters are argument set where there are
// two.
func (c *CallContext) trims(text, set int, cut func(s []byte, set string) []byte) error {
	for i := range c.Args {
		if err := c.coerce(i, str); err != nil {
			return err
		}
	}
	return c.scalar(str, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in := textOf(args[text])
		chars := func(int) []byte { return []byte{' '} }
		if len(args) == 2 {
			chars = textOf(args[set])
		}
		out := newTexts(str, n, validOf(args, n))
		for i := range n {
			if !out.skip() {
				out.data = append(out.data, cut(in(i), string(chars(i)))...)
				out.end()
			}
		}
		return out.finish(constant), nil
	})
}
