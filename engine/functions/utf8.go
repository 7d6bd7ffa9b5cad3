package functions

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, f := range []struct {
		name, usage string
		t           types.Type
		example     Example
		of          func(s string) (any, error)
	}{
		{"is_valid_utf8", "Tells whether str is valid UTF-8.", types.Boolean, Example{"is_valid_utf8(x'80')", "false"},
			func(s string) (any, error) { return utf8.ValidString(s), nil }},
		{"make_valid_utf8", "Replaces what is not valid UTF-8 by U+FFFD.", str, Example{"make_valid_utf8(x'61C0AF62')", "a\uFFFD\uFFFDb"},
			func(s string) (any, error) { return validUTF8(s), nil }},
		{"validate_utf8", "Returns str, and fails if it is not valid UTF-8.", str, Example{"validate_utf8('brook')", "brook"},
			func(s string) (any, error) {
				if utf8.ValidString(s) {
					return s, nil
				}
				var shown strings.Builder
				for _, b := range []byte(s) {
					fmt.Fprintf(&shown, `\x%02X`, b)
				}
				return nil, diag.New(diag.IllegalArgument, "INVALID_UTF8_STRING", "22029", "Invalid UTF8 byte sequence found in string: %s.", shown.String()).With("str", shown.String())
			}},
		{"try_validate_utf8", "Returns str, or NULL if it is not valid UTF-8.", str, Example{"try_validate_utf8(x'80')", "NULL"},
			func(s string) (any, error) {
				if utf8.ValidString(s) {
					return s, nil
				}
				return nil, nil
			}},
	} {
		register(Spec{Names: []string{f.name}, Group: "string_funcs", Min: 1, Max: 1, Since: "4.0.0", Usage: f.name + "(str) - " + f.usage,
			Examples: []Example{f.example}, Resolve: func(c *CallContext) error {
				return c.boxedArgs(f.t, true, text2, func(_ *expr.Context, a []any) (any, error) { return f.of(a[0].(string)) })
			}})
	}
}

// validUTF8 puts U+FFFD for every longest part of s that begins a character but
// does not become one, as Unicode advises.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var out strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			n = brokenLength(s)
		}
		out.WriteRune(r)
		s = s[n:]
	}
	return out.String()
}

// brokenLength is how many bytes of s are the beginning of one character that
// does not go on.
func brokenLength(s string) int {
	low, high, rest := byte(0x80), byte(0xBF), 0
	switch c := s[0]; {
	case c >= 0xC2 && c <= 0xDF:
		rest = 1
	case c >= 0xE0 && c <= 0xEF:
		rest = 2
	case c >= 0xF0 && c <= 0xF4:
		rest = 3
	}
	switch s[0] {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	n := 1
	for n <= rest && n < len(s) && s[n] >= low && s[n] <= high {
		low, high = 0x80, 0xBF
		n++
	}
	return n
}
