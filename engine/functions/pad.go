package functions

import (
	"bytes"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// maxText bounds the text that one call may make.
const maxText = 1 << 30

func tooLarge() error {
	return diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", "54000", "Can't create a text of more than %d bytes.", maxText)
}

func init() {
	for _, side := range []struct {
		name  string
		left  bool
		usage string
		Example
	}{
		{"lpad", true, "lpad(str, len[, pad]) - Returns str, padded at its left with pad to len characters, or cut to them.", Example{"lpad('hi', 5, '?!')", "?!?hi"}},
		{"rpad", false, "rpad(str, len[, pad]) - Returns str, padded at its right with pad to len characters, or cut to them.", Example{"rpad('hi', 5, '?!')", "hi?!?"}},
	} {
		register(Spec{Names: []string{side.name}, Group: "string_funcs", Min: 2, Max: 3, Usage: side.usage, Examples: []Example{side.Example}, Resolve: func(c *CallContext) error { return padCall(c, side.left) }})
	}
	register(Spec{Names: []string{"repeat"}, Group: "string_funcs", Min: 2, Max: 2, Usage: "repeat(str, n) - Returns str n times.",
		Examples: []Example{{"repeat('123', 2)", "123123"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, []types.Type{str, types.Integer}, textRows(str, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				text, times := textOf(args[0]), column[int32](args[1])
				return func(b []byte, i int) ([]byte, error) {
					s, n := text(i), max(int(times(i)), 0)
					if len(s)*n > maxText {
						return nil, tooLarge()
					}
					return append(b, bytes.Repeat(s, n)...), nil
				}
			}))
		}})
	register(Spec{Names: []string{"space"}, Group: "string_funcs", Min: 1, Max: 1, Usage: "space(n) - Returns n spaces.",
		Examples: []Example{{"concat(space(2), '1')", "  1"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, []types.Type{types.Integer}, textRows(str, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
				times := column[int32](args[0])
				return func(b []byte, i int) ([]byte, error) {
					n := max(int(times(i)), 0)
					if n > maxText {
						return nil, tooLarge()
					}
					return append(b, bytes.Repeat([]byte{' '}, n)...), nil
				}
			}))
		}})
}

// padCall pads text with blanks and bytes with zeros, unless told otherwise.
func padCall(c *CallContext, left bool) error {
	if len(c.Args) == 2 {
		fill, t := any(" "), str
		if c.Args[0].Type().Kind() == types.KindBinary {
			fill, t = []byte{0}, types.Type(types.Binary)
		}
		l, err := expr.NewLiteral(t, fill)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	want := str
	if c.Args[0].Type().Kind() == types.KindBinary && c.Args[2].Type().Kind() == types.KindBinary {
		want = types.Binary
	}
	bytewise := want.Kind() == types.KindBinary
	return c.scalar(want, []types.Type{want, types.Integer, want}, textRows(want, func(args []batch.Vector) func(b []byte, i int) ([]byte, error) {
		text, size, filler := textOf(args[0]), column[int32](args[1]), textOf(args[2])
		return func(b []byte, i int) ([]byte, error) {
			s, n, fill := text(i), int(size(i)), filler(i)
			if n > maxText {
				return nil, tooLarge()
			}
			missing := n - lengthOf(s, bytewise)
			if missing <= 0 || len(fill) == 0 {
				return cut(b, s, bytewise, 1, int32(max(n, 0))), nil
			}
			if !left {
				b = append(b, s...)
			}
			whole := missing / lengthOf(fill, bytewise)
			for range whole {
				b = append(b, fill...)
			}
			b = cut(b, fill, bytewise, 1, int32(missing-whole*lengthOf(fill, bytewise)))
			if left {
				b = append(b, s...)
			}
			return b, nil
		}
	}))
}

// backwards appends s from its last rune to its first.
func backwards(b, s []byte) []byte {
	for len(s) > 0 {
		_, n := utf8.DecodeLastRune(s)
		b = append(b, s[len(s)-n:]...)
		s = s[:len(s)-n]
	}
	return b
}
