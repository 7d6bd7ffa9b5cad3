package functions

import (
	"bytes"
	"sync"
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
			return c.scalar(str, text2, mapped(unicode.ToUpper, upper.bytes))
		}})
	_ = register(Spec{Names: []string{"lower", "lcase"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "lower(str) - Returns str with all characters in lower case.",
		Examples: []Example{{"lower('ΟΔΟΣ')", "οδος"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, text2, mapped(unicode.ToLower, lower.bytes))
		}})
	_ = register(Spec{Names: []string{"initcap"}, Group: "string_funcs", Min: 1, Max: 1,
		Usage:    "initcap(str) - Returns str with the first letter of each word in upper case and the others in lower case. Words are parted by spaces.",
		Examples: []Example{{"initcap('sPark sql-x')", "Spark Sql-x"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, text2, text1(func(b, s []byte) []byte {
				for i, word := range bytes.Split(s, []byte{' '}) {
					if i > 0 {
						b = append(b, ' ')
					}
					// What is lower depends on the whole word, as a sigma at its end shows.
					_, n := utf8.DecodeRune(word)
					b = append(b, title.bytes(word[:n])...)
					b = append(b, lower.bytes(word)[len(lower.bytes(word[:n])):]...)
				}
				return b
			}))
		}})
)

// casers map texts to a case. One at work has state, which workers cannot share.
type casers struct{ idle sync.Pool }

func newCasers(c func() cases.Caser) *casers {
	return &casers{sync.Pool{New: func() any { made := c(); return &made }}}
}

func (c *casers) bytes(s []byte) []byte {
	one := c.idle.Get().(*cases.Caser)
	defer c.idle.Put(one)
	return one.Bytes(s)
}

var (
	upper = newCasers(func() cases.Caser { return cases.Upper(language.Und) })
	lower = newCasers(func() cases.Caser { return cases.Lower(language.Und) })
	title = newCasers(func() cases.Caser { return cases.Title(language.Und, cases.NoLower) })
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
