package functions

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"brook/engine/expr"
	"brook/engine/types"
)

var (
	_ = register(Spec{Names: []string{"upper", "ucase"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "upper(str) - Returns str with all characters in upper case.",
		Examples: []Example{{"upper('Straße')", "STRASSE"}},
		Resolve: func(c *CallContext) error {
			full := cases.Upper(language.Und)
			return c.scalar(str, text2, mapped(unicode.ToUpper, full.Bytes))
		}})
	_ = register(Spec{Names: []string{"lower", "lcase"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "lower(str) - Returns str with all characters in lower case.",
		Examples: []Example{{"lower('ΟΔΟΣ')", "οδος"}},
		Resolve: func(c *CallContext) error {
			full := cases.Lower(language.Und)
			return c.scalar(str, text2, mapped(unicode.ToLower, full.Bytes))
		}})
	_ = register(Spec{Names: []string{"initcap"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "initcap(str) - Returns str with the first letter of each word in upper case and the others in lower case. Words are parted by spaces.",
		Examples: []Example{{"initcap('sPark sql-x')", "Spark Sql-x"}},
		Resolve: func(c *CallContext) error {
			lower, title := cases.Lower(language.Und), cases.Title(language.Und, cases.NoLower)
			return c.scalar(str, text2, text1(func(b, s []byte) []byte {
				for i, word := range bytes.Split(s, []byte{' '}) {
					if i > 0 {
						b = append(b, ' ')
					}
					// What is lower depends on the whole word, as a sigma at its end shows.
					_, n := utf8.DecodeRune(word)
					b = append(b, title.Bytes(word[:n])...)
					b = append(b, lower.Bytes(word)[len(lower.Bytes(word[:n])):]...)
				}
				return b
			}))
		}})
)

// mapped changes ASCII texts byte by byte, and others by the full rules, which
// may change their length and look at the letters around.
func mapped(simple func(rune) rune, full func([]byte) []byte) expr.Kernel {
	var ascii [utf8.RuneSelf]byte
	for r := range ascii {
		ascii[r] = byte(simple(rune(r)))
	}
	return text1(func(b, s []byte) []byte {
		if bytes.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
			return append(b, full(s)...)
		}
		for _, x := range s {
			b = append(b, ascii[x])
		}
		return b
	})
}

// texted makes argument i a string, or leaves it binary where both are taken,
// and returns which.
func (c *CallContext) texted(i int) (types.Type, error) {
	switch t := c.Args[i].Type(); {
	case t.Kind() == types.KindBinary:
		return t, nil
	case !types.IsAtomic(t):
		return nil, c.unexpected(i, `STRING" or "BINARY`)
	}
	return str, c.coerce(i, str)
}
