package functions

import (
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

// stringFunc registers a function of strings (and integers) on cells, none of
// them NULL.
func stringFunc(names []string, least, most int, t types.Type, want []types.Type, usage string, f func(a []any) (any, error)) {
	register(Spec{Names: names, Group: "string_funcs", Min: least, Max: most, Usage: usage, Resolve: func(c *CallContext) error {
		for i := range c.Args {
			w := want[min(i, len(want)-1)]
			if w == types.Integer {
				if err := c.coerceInt(i); err != nil {
					return err
				}
			} else if err := c.coerce(i, w); err != nil {
				return err
			}
		}
		return c.onCells(t, !strictTexts[names[0]], func(_ *expr.Context, a []any) (any, error) { return f(a) })
	}})
}

// strictTexts are the functions of texts that Spark declares to be NULL only
// where an argument is.
var strictTexts = map[string]bool{
	"ascii": true, "chr": true, "translate": true, "levenshtein": true, "soundex": true, "find_in_set": true, "base64": true, "unbase64": true,
	"md5": true, "sha": true, "crc32": true,
}

var text2 = []types.Type{str}

func init() {
	stringFunc([]string{"ascii"}, 1, 1, types.Integer, text2, "ascii(str) - Returns the number of the first character.", func(a []any) (any, error) {
		r, _ := utf8.DecodeRuneInString(a[0].(string))
		if a[0].(string) == "" {
			r = 0
		}
		return int32(r), nil
	})
	stringFunc([]string{"chr", "char"}, 1, 1, str, []types.Type{types.Long}, "chr(expr) - Returns the character of that number (modulo 256).", func(a []any) (any, error) {
		n := a[0].(int64)
		switch {
		case n < 0:
			return "", nil
		case n&0xFF == 0:
			return "\x00", nil
		}
		return string(rune(n & 0xFF)), nil
	})
	stringFunc([]string{"translate"}, 3, 3, str, text2, "translate(input, from, to) - Replaces the characters of from by those of to.", func(a []any) (any, error) {
		to := []rune(a[2].(string))
		swap := map[rune]rune{}
		for i, r := range []rune(a[1].(string)) {
			if _, ok := swap[r]; ok {
				continue
			}
			swap[r] = -1
			if i < len(to) {
				swap[r] = to[i]
			}
		}
		return strings.Map(func(r rune) rune {
			if w, ok := swap[r]; ok {
				return w
			}
			return r
		}, a[0].(string)), nil
	})
	stringFunc([]string{"levenshtein"}, 2, 3, types.Integer, []types.Type{str, str, types.Integer}, "levenshtein(str1, str2[, threshold]) - Returns the edit distance, or -1 when it is above the threshold.", func(a []any) (any, error) {
		d := levenshtein([]rune(a[0].(string)), []rune(a[1].(string)))
		if len(a) == 3 && d > int(a[2].(int32)) {
			d = -1
		}
		return int32(d), nil
	})
	stringFunc([]string{"soundex"}, 1, 1, str, text2, "soundex(str) - Returns the Soundex code.", func(a []any) (any, error) { return soundex(a[0].(string)), nil })
	stringFunc([]string{"find_in_set"}, 2, 2, types.Integer, text2, "find_in_set(str, str_array) - Returns the position (from 1) of str in a comma-delimited list, or 0.", func(a []any) (any, error) {
		if strings.Contains(a[0].(string), ",") {
			return int32(0), nil
		}
		for i, part := range strings.Split(a[1].(string), ",") {
			if part == a[0].(string) {
				return int32(i + 1), nil
			}
		}
		return int32(0), nil
	})
	stringFunc([]string{"luhn_check"}, 1, 1, types.Boolean, text2, "luhn_check(str) - Checks digits by Luhn's rule.", func(a []any) (any, error) { return luhn(a[0].(string)), nil })
	stringFunc([]string{"base64"}, 1, 1, str, []types.Type{types.Binary}, "base64(bin) - Returns the base 64 text of the bytes.", func(a []any) (any, error) {
		return mimeLines(base64.StdEncoding.EncodeToString(bytesOf(a[0]))), nil
	})
	register(Spec{Names: []string{"elt"}, Group: "string_funcs", Min: 2, Max: -1, Usage: "elt(n, input1, input2, ...) - Returns the n-th input.", Resolve: func(c *CallContext) error {
		if err := c.coerceInt(0); err != nil {
			return err
		}
		for i := range c.Args[1:] {
			if err := c.coerce(i+1, str); err != nil {
				return err
			}
		}
		ansi := c.Conf.ANSI
		return c.onAll(str, true, func(_ *expr.Context, a []any) (any, error) {
			if a[0] == nil {
				return nil, nil
			}
			n := a[0].(int32)
			if n < 1 || int(n) >= len(a) {
				if !ansi {
					return nil, nil
				}
				return nil, diag.New(diag.ArrayIndex, "INVALID_ARRAY_INDEX", "22003",
					"The index %d is out of bounds. The array has %d elements. Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead.", n, len(a)-1)
			}
			return a[n], nil
		})
	}})
	register(Spec{Names: []string{"mask"}, Group: "string_funcs", Min: 1, Max: 5, Params: []string{"str", "upperChar", "lowerChar", "digitChar", "otherChar"},
		Defaults: map[string]any{"upperChar": "X", "lowerChar": "x", "digitChar": "n", "otherChar": nil}, Usage: "mask(input[, upperChar, lowerChar, digitChar, otherChar]) - Masks characters by their kind.", Resolve: maskCall})
}

// mimeLines breaks base 64 text into lines of 76 characters, as MIME has it.
func mimeLines(s string) string {
	const length = 76
	var b strings.Builder
	for len(s) > length {
		b.WriteString(s[:length] + "\r\n")
		s = s[length:]
	}
	b.WriteString(s)
	return b.String()
}

func bytesOf(v any) []byte {
	switch v := v.(type) {
	case []byte:
		return v
	case string:
		return []byte(v)
	}
	return nil
}

func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// soundex gives texts that do not start with a letter back as they are.
func soundex(s string) string {
	const codes = "01230127022455012623017202"
	if s == "" {
		return s
	}
	code := func(c byte) byte {
		c &^= 0x20
		if c < 'A' || c > 'Z' {
			return '0'
		}
		return codes[c-'A']
	}
	first := s[0] &^ 0x20
	if first < 'A' || first > 'Z' || s[0] >= utf8.RuneSelf {
		return s
	}
	out := []byte{first}
	last := code(s[0])
	for i := 1; i < len(s) && len(out) < 4; i++ {
		c := code(s[i])
		switch {
		case c == '7': // H and W do not part equal codes
		case c == '0':
			last = '0'
		case c != last:
			out = append(out, c)
			last = c
		}
	}
	for len(out) < 4 {
		out = append(out, '0')
	}
	return string(out)
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		c := s[len(s)-1-i]
		if c < '0' || c > '9' {
			return false
		}
		d := int(c - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return len(s) > 0 && sum%10 == 0
}

func maskCall(c *CallContext) error {
	defaults := []any{nil, "X", "x", "n", nil}
	for i := len(c.Args); i < 5; i++ {
		l, err := expr.NewLiteral(str, defaults[i])
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	for i := range c.Args {
		if err := c.coerce(i, str); err != nil {
			return err
		}
	}
	return c.onAll(str, true, func(_ *expr.Context, a []any) (any, error) {
		if a[0] == nil {
			return nil, nil
		}
		var b strings.Builder
		for _, r := range a[0].(string) {
			by := a[4]
			switch {
			case unicode.IsUpper(r):
				by = a[1]
			case unicode.IsLower(r):
				by = a[2]
			case unicode.IsDigit(r):
				by = a[3]
			}
			if by == nil {
				b.WriteRune(r)
			} else {
				b.WriteString(by.(string))
			}
		}
		return b.String(), nil
	})
}
