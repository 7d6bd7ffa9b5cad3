package dialect

import (
	"fmt"
	"strings"
	"testing"

	"brook/diag"
)

// show writes tokens with a letter for their sort: w'a s'b #.
func show(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		if t.Kind == End {
			out = append(out, "#")
			continue
		}
		out = append(out, map[Kind]string{Word: "w", Quoted: "q", String: "s", Number: "n", Symbol: "y"}[t.Kind]+"'"+t.Text)
	}
	return strings.Join(out, " ")
}

func TestLex(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", " \t\n", "#"},
		{"words keep their case", "SELECT größe", "w'SELECT w'größe #"},
		{"backticks", "`a b`.`c``d`", "q'a b y'. q'c`d #"},
		{"strings", `'it''s' "a""b"`, `s'it's s'a"b #`},
		{"escapes", `'\n\t\\\'\101\u0042\0'`, "s'\n\t\\'AB\x00 #"},
		{"escapes for LIKE stay", `'\%\_\q'`, `s'\%\_q #`},
		{"raw strings", `r'\n' R"\d+"`, `s'\n s'\d+ #`},
		{"a short escape is its letter", `'\u12'`, "s'u12 #"},
		{"numbers", "1 1.5 .5 1. 1e3 1E-3", "n'1 n'1.5 n'.5 n'1. n'1e3 n'1E-3 #"},
		{"suffixes", "1L 2s 3Y 1.5BD 1D 2f", "n'1L n'2s n'3Y n'1.5BD n'1D n'2f #"},
		{"identifiers that begin with digits", "2a 1Lx 3_", "w'2a w'1Lx w'3_ #"},
		{"a field that is a number", "t.1", "w't y'. n'1 #"},
		{"the longest symbol", "a<=>b >>> |> || ::->=>", "w'a y'<=> w'b y'>>> y'|> y'|| y':: y'-> y'=> #"},
		{"comments", "a -- b\n/* c /* d */ e */ f", "w'a w'f #"},
		{"a comment ends the text", "a -- b", "w'a #"},
		{"hints are no comments", "/*+ x */", "y'/*+ w'x y'*/ #"},
		{"parameters", ":a ? ${x}", "y': w'a y'? y'$ y'{ w'x y'} #"},
	} {
		tokens, err := Lex(diag.NewSource("", c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := show(tokens); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestLexErrors(t *testing.T) {
	for _, c := range []struct{ text, condition, at, before string }{
		{"SELECT 'abc", "PARSE_SYNTAX_ERROR", "'", "w'SELECT"},
		{"a `b", "PARSE_SYNTAX_ERROR", "`", "w'a"},
		{"a /* b", "UNCLOSED_BRACKETED_COMMENT", "/* b", "w'a"},
		{"/* a /* b */", "UNCLOSED_BRACKETED_COMMENT", "/* a /* b */", ""},
		{"a + €", "PARSE_SYNTAX_ERROR", "€", "w'a y'+"},
		{"a @", "PARSE_SYNTAX_ERROR", "@", "w'a"},
	} {
		tokens, err := Lex(diag.NewSource("", c.text))
		e, ok := diag.As(err)
		if !ok {
			t.Errorf("%q: %v is no error for users", c.text, err)
			continue
		}
		if e.Condition != c.condition || e.Place.Text() != c.at {
			t.Errorf("%q: %s at %q, want %s at %q", c.text, e.Condition, e.Place.Text(), c.condition, c.at)
		}
		if got := show(tokens); got != c.before {
			t.Errorf("%q: the tokens before it are %q, want %q", c.text, got, c.before)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	src := diag.NewSource("", "SELECT a\nFROM WHERE")
	tokens, err := Lex(src)
	if err != nil {
		t.Fatal(err)
	}
	where, end := tokens[3], tokens[4]
	for _, c := range []struct {
		err  error
		want string
	}{
		{Near(src, where), "Syntax error at or near 'WHERE'. SQLSTATE: 42601 (line 2, pos 5)"},
		{Near(src, end), "Syntax error at or near end of input. SQLSTATE: 42601 (line 2, pos 10)"},
		{Extra(src, where), "Syntax error at or near 'WHERE': extra input 'WHERE'. SQLSTATE: 42601 (line 2, pos 5)"},
		{Missing(src, where, ")"), "Syntax error at or near 'WHERE': missing ')'. SQLSTATE: 42601 (line 2, pos 5)"},
		{Missing(src, end, ")"), "Syntax error at or near end of input: missing ')'. SQLSTATE: 42601 (line 2, pos 10)"},
	} {
		first, below, _ := strings.Cut(c.err.Error(), "\n")
		if first != "[PARSE_SYNTAX_ERROR] "+c.want {
			t.Errorf("got %q, want %q", first, c.want)
		}
		if !strings.HasPrefix(below, "\n== SQL ==\nSELECT a\nFROM WHERE\n-----") || !strings.HasSuffix(below, "^^^\n") {
			t.Errorf("%q is not the text with an arrow", below)
		}
	}
}

// FuzzLex wants tokens that follow one another in the text, with places that
// are there, and the same tokens from a text that is cut into lines elsewhere.
func FuzzLex(f *testing.F) {
	for _, s := range []string{"SELECT a.b, `c d` FROM t -- x", `'a\u0041' "b" r'\'`, "1.5BD .5e-3 2a /* /* */ */ /*+ h */", "€", "a<=>b::int[0]:x ? ${v}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		source := diag.NewSource("", s)
		s = source.Text // what tokens stand in
		tokens, err := Lex(source)
		at := 0
		for _, k := range tokens {
			if k.Start < at || k.End < k.Start || k.End > len(s) {
				t.Fatalf("%q: token %+v after byte %d", s, k, at)
			}
			if k.Kind != End && k.Start == k.End {
				t.Fatalf("%q: an empty token at %d", s, k.Start)
			}
			at = k.End
		}
		if err != nil {
			if _, ok := diag.As(err); !ok {
				t.Fatalf("%q: %v is no error for users", s, err)
			}
			return
		}
		if len(tokens) == 0 || tokens[len(tokens)-1].Kind != End {
			t.Fatalf("%q: the last token is no end", s)
		}
		var parts []string
		for _, k := range tokens {
			parts = append(parts, s[k.Start:k.End])
		}
		spaced, err := Lex(diag.NewSource("", strings.Join(parts, "\n")))
		if err == nil && fmt.Sprint(show(spaced)) != show(tokens) && !strings.Contains(s, ".") {
			t.Fatalf("%q: %s, a token a line %s", s, show(tokens), show(spaced))
		}
	})
}
