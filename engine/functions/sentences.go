package functions

import (
	"strings"
	"unicode"

	"brook/engine/expr"
	"brook/engine/types"
)

var _ = register(Spec{Names: []string{"sentences"}, Group: "string_funcs", Min: 1, Max: 3,
	Usage:    "sentences(str[, lang, country]) - Splits str into an array of sentences, each an array of words.",
	Examples: []Example{{"sentences('Hi there! Good morning.')", "[[Hi, there], [Good, morning]]"}, {"sentences('It is 3.5, e.g. fine. Well-known? OK')", "[[It, is, 3.5, e.g, fine], [Well-known], [OK]]"}},
	Resolve: func(c *CallContext) error {
		for len(c.Args) < 3 {
			l, err := expr.NewLiteral(str, "")
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
		words := &types.Array{Elem: str}
		t := &types.Array{Elem: words}
		c.Type, c.Nullable = t, true
		c.Kernel = boxed(t, true, func(_ *expr.Context, a []any) (any, error) {
			if a[0] == nil {
				return nil, nil
			}
			out := types.ArrayValue{}
			for _, s := range splitSentences([]rune(a[0].(string))) {
				list := types.ArrayValue{}
				for _, w := range splitWords(s) {
					list = append(list, w)
				}
				out = append(out, list)
			}
			return out, nil
		})
		return nil
	}})

// splitSentences ends a sentence after ? and !, and after a full stop that is
// followed by blanks and by what does not start with a small letter.
func splitSentences(s []rune) [][]rune {
	var out [][]rune
	start := 0
	for i := 0; i < len(s); {
		if !strings.ContainsRune(".?!。", s[i]) {
			i++
			continue
		}
		hard := false
		for ; i < len(s) && strings.ContainsRune(".?!。", s[i]); i++ {
			hard = hard || s[i] != '.'
		}
		for i < len(s) && strings.ContainsRune(`"')]}”’»`, s[i]) {
			i++
		}
		blanks := i
		for i < len(s) && unicode.IsSpace(s[i]) {
			i++
		}
		if hard || i == len(s) || i > blanks && !unicode.IsLower(s[i]) {
			out = append(out, s[start:i])
			start = i
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// splitWords finds runs of letters and digits, joined by a hyphen, a point or an
// apostrophe between letters and by a point or a comma between digits.
func splitWords(s []rune) []string {
	member := func(i int) bool {
		return i >= 0 && i < len(s) && (unicode.IsLetter(s[i]) || unicode.IsDigit(s[i]) || unicode.IsMark(s[i]) || s[i] == '_')
	}
	joins := func(i int) bool {
		if !member(i-1) || !member(i+1) {
			return false
		}
		if unicode.IsDigit(s[i-1]) && unicode.IsDigit(s[i+1]) {
			return s[i] == '.' || s[i] == ','
		}
		return unicode.IsLetter(s[i-1]) && unicode.IsLetter(s[i+1]) && strings.ContainsRune("-.'", s[i])
	}
	var out []string
	for i := 0; i < len(s); {
		if !member(i) {
			i++
			continue
		}
		from := i
		for i < len(s) && (member(i) || joins(i)) {
			i++
		}
		if i < len(s) && s[i] == '%' && unicode.IsDigit(s[i-1]) {
			i++
		}
		if s[from] != '_' {
			out = append(out, string(s[from:i]))
		}
	}
	return out
}
