package functions

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for name, fold := range map[string]bool{"like": false, "ilike": true} {
		register(Spec{Names: []string{name}, Group: "predicate_funcs", Min: 2, Max: 3, Usage: "str " + name + " pattern[ ESCAPE escape] - Tests the whole text against a pattern of % and _.",
			Examples: []Example{{name + "('Spark', '_park')", "true"}},
			Resolve:  func(c *CallContext) error { return likeCall(c, fold) }})
	}
}

// likeCall is LIKE and ILIKE with an optional escape character.
func likeCall(c *CallContext, fold bool) error {
	escape := byte('\\')
	if len(c.Args) == 3 {
		v, err := c.constantArg(2, str, "escape")
		if err != nil {
			return err
		}
		s, ok := v.(string)
		if !ok || len(s) != 1 {
			return diag.New(diag.Analysis, "INVALID_ESCAPE_CHAR", "42604", "`EscapeChar` should be a string literal of length one, but got \"%s\".", c.Args[2].SQL()).At(c.Place)
		}
		escape = s[0]
		c.Args = c.Args[:2]
	}
	tail := ""
	if escape != '\\' {
		tail = " ESCAPE '" + string(escape) + "'"
	}
	c.HeadingOf = func(a []expr.Expr) string { return a[0].SQL() + " LIKE " + a[1].SQL() + tail }
	if fold {
		c.HeadingOf = func(a []expr.Expr) string { return "ilike(" + a[0].SQL() + ", " + a[1].SQL() + ")" }
	}
	return c.scalar(types.Boolean, []types.Type{str, str}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		s, p := view(args[0]), view(args[1])
		valid := validOf(args, n)
		out := batch.NewBits(n)
		var pattern *likePattern
		for i := range n {
			if valid != nil && !valid.Get(i) {
				continue
			}
			if pattern == nil || !args[1].Const {
				var err error
				if pattern, err = parseLike(p(i), escape, fold); err != nil {
					return batch.Vector{}, err
				}
			}
			text := s(i)
			if fold {
				text = strings.ToLower(text)
			}
			if pattern.matches(text) {
				out.Set(i)
			}
		}
		return result(types.Boolean, batch.FromBits(out, n, valid), constant), nil
	})
}

// likePattern is a pattern cut at its percent signs. In a piece, any marks the
// bytes that stand for any one character.
type likePattern struct {
	pieces []likePiece
}

type likePiece struct {
	text string
	any  []bool // nil for none
}

func parseLike(p string, escape byte, fold bool) (*likePattern, error) {
	if fold {
		p = strings.ToLower(p)
	}
	wrong := func(kind, sentence string, args ...any) error {
		shown := strings.ReplaceAll(p, `\`, `\\`)
		return diag.New(diag.Analysis, "INVALID_FORMAT."+kind, "42601", "The format is invalid: '"+strings.ReplaceAll(shown, "%", "%%")+"'. "+sentence, args...)
	}
	out := &likePattern{}
	var b bytes.Buffer
	var any []bool
	end := func() {
		out.pieces = append(out.pieces, likePiece{b.String(), any})
		b.Reset()
		any = nil
	}
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c == escape:
			if i++; i == len(p) {
				return nil, wrong("ESC_AT_THE_END", "The escape character is not allowed to end with.")
			}
			if p[i] != '%' && p[i] != '_' && p[i] != escape {
				r, _ := utf8.DecodeRuneInString(p[i:])
				return nil, wrong("ESC_IN_THE_MIDDLE", "The escape character is not allowed to precede '%c'.", r)
			}
			b.WriteByte(p[i])
		case c == '%':
			end()
		case c == '_':
			for len(any) < b.Len() {
				any = append(any, false)
			}
			any = append(any, true)
			b.WriteByte('_')
		default:
			b.WriteByte(c)
		}
	}
	end()
	return out, nil
}

func (p *likePattern) matches(s string) bool {
	first, last := p.pieces[0], p.pieces[len(p.pieces)-1]
	if len(p.pieces) == 1 {
		n := first.prefix(s)
		return n == len(s)
	}
	n := first.prefix(s)
	if n < 0 {
		return false
	}
	s = s[n:]
	for _, piece := range p.pieces[1 : len(p.pieces)-1] {
		at, n := piece.find(s)
		if at < 0 {
			return false
		}
		s = s[at+n:]
	}
	return last.suffix(s)
}

// prefix is how many bytes of s the piece takes from its start; -1 when it does
// not match.
func (p likePiece) prefix(s string) int {
	if p.any == nil {
		if strings.HasPrefix(s, p.text) {
			return len(p.text)
		}
		return -1
	}
	at := 0
	for i := 0; i < len(p.text); i++ {
		if at == len(s) {
			return -1
		}
		if i < len(p.any) && p.any[i] {
			_, n := utf8.DecodeRuneInString(s[at:])
			at += n
			continue
		}
		if s[at] != p.text[i] {
			return -1
		}
		at++
	}
	return at
}

func (p likePiece) find(s string) (at, n int) {
	if p.any == nil {
		return strings.Index(s, p.text), len(p.text)
	}
	for at := 0; ; {
		if n := p.prefix(s[at:]); n >= 0 {
			return at, n
		}
		if at == len(s) {
			return -1, 0
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
}

func (p likePiece) suffix(s string) bool {
	if p.any == nil {
		return strings.HasSuffix(s, p.text)
	}
	// The piece has a fixed number of characters.
	n := utf8.RuneCountInString(p.text)
	at := len(s)
	for range n {
		if at == 0 {
			return false
		}
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return p.prefix(s[at:]) == len(s)-at
}
