package diag

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestErrorText(t *testing.T) {
	for _, c := range []struct {
		e    *Error
		want string
	}{
		{New(Arithmetic, "DIVIDE_BY_ZERO", "22012", "Division by zero."), "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012"},
		{New(IllegalArgument, "", "", "no %s", "good"), "no good"},
		{New(Analysis, "_LEGACY_ERROR_TEMP_1", "", "old"), "old"},
		{New(Analysis, "X", "", "%s", "100%"), "[X] 100%"},
		{&Error{Condition: "X", Message: "m", SQLState: "1", Tail: "; line 1"}, "[X] m SQLSTATE: 1; line 1"},
		{NotImplemented("DataFrame.%s", "x"), "[NOT_IMPLEMENTED] DataFrame.x is not supported yet. SQLSTATE: 0A000"},
	} {
		if got := c.e.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestErrorsAreFound(t *testing.T) {
	e := New(Parse, "A", "", "a").With("p", "1").With("q", "2")
	e.Cause = io.EOF
	wrapped := fmt.Errorf("cell: %w", e)
	if got, ok := As(wrapped); !ok || got != e || got.Params["p"] != "1" || got.Params["q"] != "2" {
		t.Errorf("As = %v, %v", got, ok)
	}
	if _, ok := As(io.EOF); ok {
		t.Error("io.EOF is no *Error")
	}
	if !errors.Is(wrapped, &Error{Condition: "A"}) || errors.Is(wrapped, &Error{Condition: "B"}) || errors.Is(wrapped, &Error{Condition: "A", Class: Analysis}) || !errors.Is(wrapped, io.EOF) {
		t.Error("Is compares condition, class if given, and cause")
	}
}

func TestAtKeepsTheFirstPlace(t *testing.T) {
	src := NewSource("cell 1", "abc")
	e := New(Parse, "A", "", "a").At(Place{src, 1, 2}).At(Place{src, 0, 3})
	if e.Place.Text() != "b" {
		t.Errorf("the place is %q", e.Place.Text())
	}
	e = New(Parse, "A", "", "a")
	e.Placeless = true
	if e.At(Place{src, 0, 1}).Place.Source != nil {
		t.Error("a placeless error has a place")
	}
}

func TestRecover(t *testing.T) {
	fails := func(p any) (err error) {
		defer Recover(&err)
		panic(p)
	}
	err := fails(io.ErrUnexpectedEOF)
	e, ok := As(err)
	if !ok || e.Condition != "INTERNAL_ERROR" || !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(e.Cause.Error(), "TestRecover") {
		t.Errorf("a panic became %v", err)
	}
	if e, _ := As(fails("text")); e.Message != "text" {
		t.Errorf("a panic with a text became %v", e)
	}
	if err := func() (err error) { defer Recover(&err); return io.EOF }(); err != io.EOF {
		t.Errorf("without a panic the error became %v", err)
	}
}

func TestPlaces(t *testing.T) {
	outer := NewSource("cell 4", "x = 1\nspark.sql(\"SELECT größe\nFROM t\")")
	text := "SELECT größe\nFROM t"
	inner := &Source{Text: text, Outer: outer, Offset: strings.Index(outer.Text, text)}
	p := Place{inner, strings.Index(text, "FROM"), len(text)}
	if line, column := p.LineColumn(); line != 2 || column != 1 || p.Text() != "FROM t" {
		t.Errorf("%q at line %d, column %d", p.Text(), line, column)
	}
	if got := p.Outermost(); got.String() != "cell 4, line 3, column 1" || got.Text() != "FROM t" {
		t.Errorf("outermost: %s %q", got, got.Text())
	}
	q := Place{inner, strings.Index(text, "größe"), strings.Index(text, "\n")}
	if got := q.Outermost().String(); got != "cell 4, line 2, column 19" {
		t.Errorf("outermost: %s", got)
	}
	if got := p.Join(q).Text(); got != "größe\nFROM t" {
		t.Errorf("join: %q", got)
	}
	if got := (Place{}).Join(q); got != q {
		t.Errorf("join with nowhere: %v", got)
	}
	if got := q.Join(Place{outer, 0, 1}); got != q {
		t.Errorf("join across texts: %v", got)
	}
	for _, wrong := range []Place{{}, {inner, -1, 2}, {inner, 3, 100}, {inner, 3, 2}} {
		if wrong.Text() != "" {
			t.Errorf("text at %d to %d: %q", wrong.Start, wrong.End, wrong.Text())
		}
	}
}

func TestCaret(t *testing.T) {
	wide := func(r rune) int {
		if r == '日' {
			return 2
		}
		return 1
	}
	for _, c := range []struct {
		name, text, at string
		width          func(rune) int
		want           string
	}{
		{"a word", "SELECT a\nFROM tt WHERE", "tt", nil, "2 | FROM tt WHERE\n  |      ^^"},
		{"to the end of the line", "f(a,\n  b)", "f(a,\n  b)", nil, "1 | f(a,\n  | ^^^^"},
		{"nothing is one column", "ab", "", nil, "1 | ab\n  | ^"},
		{"tabs are blanks", "\tx", "x", nil, "1 |  x\n  |  ^"},
		{"runes", "ü + nix", "nix", nil, "1 | ü + nix\n  |     ^^^"},
		{"wide runes", "日 + 日x", "日x", wide, "1 | 日 + 日x\n  |      ^^^"},
	} {
		src := NewSource("", c.text)
		at := strings.Index(c.text, c.at)
		if c.name == "wide runes" {
			at = strings.LastIndex(c.text, c.at)
		}
		if got := (Place{src, at, at + len(c.at)}).Caret(c.width); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	if got := (Place{}).Caret(nil); got != "" {
		t.Errorf("nowhere: %q", got)
	}
	ten := NewSource("", strings.Repeat("\n", 9)+"x")
	if got := (Place{ten, 9, 10}).Caret(nil); got != "10 | x\n   | ^" {
		t.Errorf("line 10: %q", got)
	}
}

func TestSummary(t *testing.T) {
	src := NewSource("", "SELECT 1 /\n  0 AS x")
	got := Place{src, 7, 14}.Summary()
	want := "\n== SQL (line 1, position 8) ==\nSELECT 1 /\n       ^^^\n  0 AS x\n^^^\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
