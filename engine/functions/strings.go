package functions

import (
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

var str = types.Type(types.String)

// textFunc registers a function from strings to a string.
func textFunc(names []string, usage string, f func(b, s []byte) []byte) {
	register(Spec{Names: names, Group: "string_funcs", Min: 1, Max: 1, Usage: usage, Resolve: func(c *CallContext) error {
		return c.scalar(str, []types.Type{str}, text1(f))
	}})
}

// boxedFunc registers a function by argument types, computed on cells. The
// last type stands for further arguments too.
func boxedFunc(group string, names []string, least, most int, usage string, want []types.Type, t types.Type, f func(c *expr.Context, a []any) (any, error)) {
	register(Spec{Names: names, Group: group, Min: least, Max: most, Usage: usage, Resolve: func(c *CallContext) error {
		all := append([]types.Type(nil), want...)
		for len(all) < len(c.Args) {
			all = append(all, want[len(want)-1])
		}
		if err := c.scalar(t, all, cells(t, f)); err != nil {
			return err
		}
		c.Nullable = true
		return nil
	}})
}

func init() {
	textFunc([]string{"upper", "ucase"}, "upper(str) - Returns str in upper case.", func(b, s []byte) []byte { return append(b, strings.ToUpper(string(s))...) })
	textFunc([]string{"lower", "lcase"}, "lower(str) - Returns str in lower case.", func(b, s []byte) []byte { return append(b, strings.ToLower(string(s))...) })
	textFunc([]string{"reverse"}, "reverse(str) - Returns str backwards.", func(b, s []byte) []byte {
		for len(s) > 0 {
			_, n := utf8.DecodeLastRune(s)
			b = append(b, s[len(s)-n:]...)
			s = s[:len(s)-n]
		}
		return b
	})
	textFunc([]string{"initcap"}, "initcap(str) - Returns str with the first letter of each word in upper case.", func(b, s []byte) []byte {
		start := true
		for _, r := range string(s) {
			if start {
				b = append(b, strings.ToTitle(string(r))...)
			} else {
				b = append(b, strings.ToLower(string(r))...)
			}
			start = r == ' '
		}
		return b
	})
	for name, cut := range map[string]func(s, set string) string{"trim": strings.Trim, "ltrim": strings.TrimLeft, "rtrim": strings.TrimRight} {
		side := map[string]string{"trim": "BOTH", "ltrim": "LEADING", "rtrim": "TRAILING"}[name]
		register(Spec{Names: []string{name}, Group: "string_funcs", Min: 1, Max: 2, Usage: name + "(str) - Removes blanks.", Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				c.HeadingOf = func(a []expr.Expr) string { return "TRIM(" + side + " " + a[0].SQL() + " FROM " + a[1].SQL() + ")" }
			}
			return c.boxedArgs(str, true, text2, func(_ *expr.Context, a []any) (any, error) {
				if len(a) == 2 { // the characters come first in calls
					return cut(a[1].(string), a[0].(string)), nil
				}
				return cut(a[0].(string), " "), nil
			})
		}})
	}
	boxedFunc("string_funcs", []string{"length", "char_length", "character_length", "len"}, 1, 1, "length(str) - Returns the number of characters.", []types.Type{str}, types.Integer, func(_ *expr.Context, a []any) (any, error) {
		return int32(utf8.RuneCountInString(a[0].(string))), nil
	})
	boxedFunc("string_funcs", []string{"substring", "substr"}, 2, 3, "substring(str, pos[, len]) - Returns the part of str that starts at pos.", []types.Type{str, types.Integer}, str, func(_ *expr.Context, a []any) (any, error) {
		n := int32(1<<31 - 1)
		if len(a) == 3 {
			n = a[2].(int32)
		}
		return substring(a[0].(string), a[1].(int32), n), nil
	})
	boxedFunc("string_funcs", []string{"left"}, 2, 2, "left(str, len) - Returns the first characters.", []types.Type{str, types.Integer}, str, func(_ *expr.Context, a []any) (any, error) {
		return substring(a[0].(string), 1, a[1].(int32)), nil
	})
	boxedFunc("string_funcs", []string{"right"}, 2, 2, "right(str, len) - Returns the last characters.", []types.Type{str, types.Integer}, str, func(_ *expr.Context, a []any) (any, error) {
		if a[1].(int32) <= 0 {
			return "", nil
		}
		return substring(a[0].(string), -a[1].(int32), 1<<31-1), nil
	})
	boxedFunc("string_funcs", []string{"concat"}, 0, -1, "concat(col1, col2, ...) - Returns the concatenation.", []types.Type{str}, str, func(_ *expr.Context, a []any) (any, error) {
		var b strings.Builder
		for _, s := range a {
			b.WriteString(s.(string))
		}
		return b.String(), nil
	})
	boxedFunc("string_funcs", []string{"repeat"}, 2, 2, "repeat(str, n) - Returns str n times.", []types.Type{str, types.Integer}, str, func(_ *expr.Context, a []any) (any, error) {
		s, n := a[0].(string), int(a[1].(int32))
		if n <= 0 {
			return "", nil
		}
		if len(s)*n > maxText {
			return nil, tooLarge()
		}
		return strings.Repeat(s, n), nil
	})
	boxedFunc("string_funcs", []string{"replace"}, 2, 3, "replace(str, search[, replace]) - Replaces all occurrences.", []types.Type{str}, str, func(_ *expr.Context, a []any) (any, error) {
		with := ""
		if len(a) == 3 {
			with = a[2].(string)
		}
		if a[1].(string) == "" {
			return a[0], nil
		}
		return strings.ReplaceAll(a[0].(string), a[1].(string), with), nil
	})
	for name, left := range map[string]bool{"lpad": true, "rpad": false} {
		boxedFunc("string_funcs", []string{name}, 2, 3, name+"(str, len[, pad]) - Returns str padded to len.", []types.Type{str, types.Integer, str}, str, func(_ *expr.Context, a []any) (any, error) {
			pad := " "
			if len(a) == 3 {
				pad = a[2].(string)
			}
			return padded(a[0].(string), int(a[1].(int32)), pad, left)
		})
	}
	boxedFunc("string_funcs", []string{"instr"}, 2, 2, "instr(str, substr) - Returns the position of substr, from 1.", []types.Type{str}, types.Integer, func(_ *expr.Context, a []any) (any, error) {
		return position(a[0].(string), a[1].(string), 1), nil
	})
	for _, name := range []string{"locate", "position"} {
		register(Spec{Names: []string{name}, Group: "string_funcs", Min: 2, Max: 3, Usage: name + "(substr, str[, pos]) - Returns the position of substr, from 1.", Resolve: locate})
	}
	for name, test := range map[string]func(s, x string) bool{"startswith": strings.HasPrefix, "endswith": strings.HasSuffix, "contains": strings.Contains} {
		boxedFunc("string_funcs", []string{name}, 2, 2, name+"(left, right) - Tests the text.", []types.Type{str}, types.Boolean, func(_ *expr.Context, a []any) (any, error) {
			return test(a[0].(string), a[1].(string)), nil
		})
	}
	boxedFunc("string_funcs", []string{"concat_ws"}, 1, -1, "concat_ws(sep, str, ...) - Joins the texts that are not NULL.", []types.Type{str}, str, nil)
	specs["concat_ws"].Resolve = concatWS
}

// maxText bounds the text that one call may make.
const maxText = 1 << 30

func tooLarge() error {
	return diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", "54000", "Can't create a text of more than %d bytes.", maxText)
}

func substring(s string, pos, n int32) string {
	runes := []rune(s)
	size := int64(len(runes))
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
		return ""
	}
	return string(runes[from:to])
}

func padded(s string, n int, pad string, left bool) (any, error) {
	if n > maxText {
		return nil, tooLarge()
	}
	runes := []rune(s)
	if n <= 0 {
		return "", nil
	}
	if len(runes) >= n || pad == "" {
		return string(runes[:min(n, len(runes))]), nil
	}
	fill := []rune(strings.Repeat(pad, (n-len(runes))/utf8.RuneCountInString(pad)+1))[:n-len(runes)]
	if left {
		return string(fill) + s, nil
	}
	return s + string(fill), nil
}

// locate gives 0 for a NULL position, but NULL for NULL texts.
func locate(c *CallContext) error {
	if len(c.Args) == 2 {
		one, err := expr.NewLiteral(types.Integer, int32(1))
		if err != nil {
			return err
		}
		c.Args = append(c.Args, one)
	}
	for i, want := range []types.Type{str, str, types.Integer} {
		if err := c.coerce(i, want); err != nil {
			return err
		}
	}
	return c.onAll(types.Integer, true, func(_ *expr.Context, a []any) (any, error) {
		switch {
		case a[2] == nil:
			return int32(0), nil
		case a[0] == nil || a[1] == nil:
			return nil, nil
		}
		return position(a[1].(string), a[0].(string), a[2].(int32)), nil
	})
}

func position(s, part string, from int32) int32 {
	if from < 1 {
		return 0
	}
	runes := []rune(s)
	if int(from) > len(runes)+1 {
		return 0
	}
	i := strings.Index(string(runes[from-1:]), part)
	if i < 0 {
		return 0
	}
	return from + int32(utf8.RuneCountInString(string(runes[from-1:])[:i]))
}

func concatWS(c *CallContext) error {
	for i, a := range c.Args {
		if _, list := a.Type().(*types.Array); list && i > 0 {
			continue
		}
		x, err := Implicit(c, i, str)
		if err != nil {
			return err
		}
		c.Args[i] = x
	}
	c.Type, c.Nullable = str, c.Args[0].Nullable()
	c.Kernel = boxed(str, true, func(_ *expr.Context, a []any) (any, error) {
		if a[0] == nil {
			return nil, nil
		}
		var parts []string
		for _, v := range a[1:] {
			switch v := v.(type) {
			case string:
				parts = append(parts, v)
			case types.ArrayValue:
				for _, e := range v {
					if s, ok := e.(string); ok {
						parts = append(parts, s)
					}
				}
			}
		}
		return strings.Join(parts, a[0].(string)), nil
	})
	return nil
}
