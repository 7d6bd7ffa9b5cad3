package repl

import (
	"strings"
	"testing"

	"brook/render"
)

func TestAround(t *testing.T) {
	for _, c := range []struct {
		name, text, at string
		room           int
		want           string
	}{
		{"what fits stays", "SELECT a FROM t", "a", 40, "1 | SELECT a FROM t\n  |        ^"},
		{"the end goes", "SELECT a FROM tttttttttttttttttttt", "a", 24, "1 | SELECT a FROM ttttt…\n  |        ^"},
		{"the beginning goes", "SELECT aaaaaaaaaaaaaaaaaaaa FROM nope", "nope", 24, "1 | …FROM nope\n  |       ^^^^"},
		{"both go", "SELECT aaaaaaaaaaaaaaaaaaaa FROM nope WHERE bbbbbbbbbbbbbb = 1", "nope", 24, "1 | …FROM nope WHERE bb…\n  |       ^^^^"},
		{"marks that are too long", "f(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)", "f(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)", 24, "1 | f(xxxxxxxxxxxxxxxxx…\n  | ^^^^^^^^^^^^^^^^^^^^"},
		{"wide runes", "日日日日日日日日日日日日 + x", "x", 24, "1 | …日 + x\n  |       ^"},
	} {
		first := render.Width(c.text[:strings.Index(c.text, c.at)])
		line, marks := around("1 | "+c.text, "  | "+strings.Repeat(" ", first)+strings.Repeat("^", render.Width(c.at)), 4, c.room)
		if got := line + "\n" + marks; got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		if w := render.Width(line); w > max(c.room, 14) {
			t.Errorf("%s: %d columns", c.name, w)
		}
	}
}
