package functions

import (
	"bytes"
	"unicode/utf8"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

var (
	_ = register(Spec{Names: []string{"substring", "substr"}, Group: "string_funcs", Min: 2, Max: 3,
		Usage:    "substring(str, pos[, len]) - Returns the part of str, text or bytes, that starts at pos (from 1, or from the end when negative) and has length len.",
		Examples: []Example{{"substring('Spark SQL', 5)", "k SQL"}, {"substring('Spark SQL', -3, 2)", "SQ"}},
		Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				if err := c.defaultInt(1<<31 - 1); err != nil {
					return err
				}
			}
			return c.cutCall(func(b, s []byte, bytewise bool, n []int32) []byte { return cut(b, s, bytewise, n[0], n[1]) })
		}})
	_ = register(Spec{Names: []string{"left"}, Group: "string_funcs", Min: 2, Max: 2,
		Usage:    "left(str, len) - Returns the first len characters of str.",
		Examples: []Example{{"left('Spark SQL', 3)", "Spa"}},
		Resolve: func(c *CallContext) error {
			return c.cutCall(func(b, s []byte, bytewise bool, n []int32) []byte { return cut(b, s, bytewise, 1, n[0]) })
		}})
	_ = register(Spec{Names: []string{"right"}, Group: "string_funcs", Min: 2, Max: 2,
		Usage:    "right(str, len) - Returns the last len characters of str.",
		Examples: []Example{{"right('Spark SQL', 3)", "SQL"}},
		Resolve: func(c *CallContext) error {
			if err := c.coerce(0, str); err != nil {
				return err
			}
			err := c.cutCall(func(b, s []byte, bytewise bool, n []int32) []byte {
				if n[0] <= 0 {
					return b
				}
				return cut(b, s, bytewise, -n[0], 1<<31-1)
			})
			c.Nullable = true
			return err
		}})
	_ = register(Spec{Names: []string{"overlay"}, Group: "string_funcs", Min: 3, Max: 4,
		Usage:    "overlay(input, replace, pos[, len]) - Replaces len characters of input from pos on, as many as replace has when len is left out.",
		Examples: []Example{{"overlay('Spark SQL' PLACING '_' FROM 6)", "Spark_SQL"}},
		Resolve: func(c *CallContext) error {
			if len(c.Args) == 3 {
				if err := c.defaultInt(-1); err != nil {
					return err
				}
			}
			t, err := c.texted(0)
			if err != nil {
				return err
			}
			if u, err := c.texted(1); err != nil {
				return err
			} else if u.Kind() != t.Kind() {
				return c.diffTypes([]types.Type{t, u})
			}
			if err := c.coerce(2, types.Integer); err != nil {
				return err
			}
			if err := c.coerce(3, types.Integer); err != nil {
				return err
			}
			return c.scalar(t, nil, textRows(t, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				in, replace, from, size := textOf(args[0]), textOf(args[1]), column[int32](args[2]), column[int32](args[3])
				bytewise := t.Kind() == types.KindBinary
				return func(b []byte, i int) ([]byte, error) {
					s, with, pos, n := in(i), replace(i), from(i), size(i)
					if n < 0 {
						n = int32(lengthOf(with, bytewise))
					}
					b = cut(b, s, bytewise, 1, pos-1)
					b = append(b, with...)
					return cut(b, s, bytewise, pos+n, 1<<31-1), nil
				}
			}))
		}})
	_ = register(Spec{Names: []string{"length", "char_length", "character_length", "len"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "length(expr) - Returns the number of characters of text, or of bytes.",
		Examples: []Example{{"length('Spark SQL ')", "10"}, {"length(x'537061726b')", "5"}},
		Resolve: func(c *CallContext) error {
			return c.measure(lengthOf)
		}})
	_ = register(Spec{Names: []string{"octet_length"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "octet_length(expr) - Returns the number of bytes.",
		Examples: []Example{{"octet_length('日本')", "6"}},
		Resolve:  func(c *CallContext) error { return c.measure(func(s []byte, _ bool) int { return len(s) }) }})
	_ = register(Spec{Names: []string{"bit_length"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "bit_length(expr) - Returns the number of bits.",
		Examples: []Example{{"bit_length('Spark SQL')", "72"}},
		Resolve:  func(c *CallContext) error { return c.measure(func(s []byte, _ bool) int { return 8 * len(s) }) }})
	_ = register(Spec{Names: []string{"substring_index"}, Group: "string_funcs", Min: 3, Max: 3,
		Usage:    "substring_index(str, delim, count) - Returns the part of str before count occurrences of delim, or after them from the end when count is negative.",
		Examples: []Example{{"substring_index('www.example.org', '.', 2)", "www.example"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, []types.Type{str, str, types.Integer}, textRows(str, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				s, by, n := textOf(args[0]), textOf(args[1]), column[int32](args[2])
				return func(b []byte, i int) ([]byte, error) {
					return append(b, substringIndex(s(i), by(i), int(n(i)))...), nil
				}
			}))
		}})
	_ = register(Spec{Names: []string{"split_part"}, Group: "string_funcs", Min: 3, Max: 3,
		Usage:    "split_part(str, delimiter, partNum) - Returns a part of str, counted from 1, or from the end when partNum is negative; empty text for none.",
		Examples: []Example{{"split_part('11.12.13', '.', 3)", "13"}},
		Resolve: func(c *CallContext) error {
			err := c.scalar(str, []types.Type{str, str, types.Integer}, textRows(str, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				s, by, n := textOf(args[0]), textOf(args[1]), column[int32](args[2])
				return func(b []byte, i int) ([]byte, error) {
					part, err := splitPart(s(i), by(i), int(n(i)))
					return append(b, part...), err
				}
			}))
			c.Nullable = true
			return err
		}})
)

// defaultInt adds an INT that stands for an argument which was left out.
func (c *CallContext) defaultInt(n int32) error {
	l, err := expr.NewLiteral(types.Integer, n)
	if err == nil {
		c.Args = append(c.Args, l)
	}
	return err
}

// cutCall is a function of text or bytes and of one or two integers that
// returns a part.
func (c *CallContext) cutCall(f func(b, s []byte, bytewise bool, n []int32) []byte) error {
	t, err := c.texted(0)
	if err != nil {
		return err
	}
	for i := range c.Args[1:] {
		if err := c.coerce(i+1, types.Integer); err != nil {
			return err
		}
	}
	bytewise := t.Kind() == types.KindBinary
	return c.scalar(t, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in := textOf(args[0])
		numbers := make([]func(int) int32, len(args)-1)
		for k := range numbers {
			numbers[k] = column[int32](args[k+1])
		}
		at := make([]int32, len(numbers))
		out := newTexts(t, n, validOf(args, n))
		for i := range n {
			if out.skip() {
				continue
			}
			for k, number := range numbers {
				at[k] = number(i)
			}
			out.data = f(out.data, in(i), bytewise, at)
			out.end()
		}
		return out.finish(constant), nil
	})
}

// measure is a function from text or bytes to a number.
func (c *CallContext) measure(f func(s []byte, bytewise bool) int) error {
	t, err := c.texted(0)
	if err != nil {
		return err
	}
	bytewise := t.Kind() == types.KindBinary
	return c.scalar(types.Integer, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in, out := textOf(args[0]), make([]int32, n)
		for i := range out {
			out[i] = int32(f(in(i), bytewise))
		}
		return result(types.Integer, batch.FromValues(types.Integer, out, validOf(args, n)), constant), nil
	})
}

func lengthOf(s []byte, bytewise bool) int {
	if bytewise {
		return len(s)
	}
	return utf8.RuneCount(s)
}

// cut appends the n characters (or bytes) of s from pos on. A negative pos
// counts from the end, where 0 is 1.
func cut(b, s []byte, bytewise bool, pos, n int32) []byte {
	size := int64(len(s))
	bytewise = bytewise || isASCII(s)
	if !bytewise {
		size = int64(utf8.RuneCount(s))
	}
	from := int64(pos)
	switch {
	case from > 0:
		from--
	case from < 0:
		from += size
	}
	to := from + int64(n)
	from, to = max(from, 0), min(max(to, 0), size)
	if from >= to {
		return b
	}
	if !bytewise {
		start := runeOffset(s, int(from))
		return append(b, s[start:start+runeOffset(s[start:], int(to-from))]...)
	}
	return append(b, s[from:to]...)
}

// runeOffset is where rune number n of s starts.
func runeOffset(s []byte, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRune(s[at:])
		at += size
	}
	return at
}

func isASCII(s []byte) bool {
	for _, x := range s {
		if x >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// substringIndex counts occurrences that may overlap, as Spark does.
func substringIndex(s, by []byte, n int) []byte {
	if len(by) == 0 || n == 0 {
		return nil
	}
	if n > 0 {
		at := -1
		for ; n > 0; n-- {
			next := bytes.Index(s[at+1:], by)
			if next < 0 {
				return s
			}
			at += 1 + next
		}
		return s[:at]
	}
	at := len(s) - len(by) + 1
	for ; n < 0; n++ {
		if at <= 0 {
			return s
		}
		if at = bytes.LastIndex(s[:at-1+len(by)], by); at < 0 {
			return s
		}
	}
	return s[at+len(by):]
}

func splitPart(s, by []byte, n int) ([]byte, error) {
	if n == 0 {
		return nil, zeroIndex()
	}
	parts := [][]byte{s}
	if len(by) > 0 {
		parts = bytes.Split(s, by)
	}
	if n < 0 {
		n += len(parts) + 1
	}
	if n < 1 || n > len(parts) {
		return nil, nil
	}
	return parts[n-1], nil
}
