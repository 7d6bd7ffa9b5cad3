package repl

import (
	"fmt"
	"strings"
	"testing"

	"brook/render"
)

func TestScreen(t *testing.T) {
	const clear = "\r\x1b[K"
	for _, c := range []struct {
		name string
		do   func(s *Screen, above *strings.Builder)
		out  string // what the terminal gets
		over string // what is printed above the prompt
	}{
		{"text", func(s *Screen, _ *strings.Builder) { fmt.Fprint(s, "a\nb") }, "a\nb", ""},
		{"prompt after half a line", func(s *Screen, above *strings.Builder) {
			fmt.Fprint(s, "a")
			_ = s.PromptShown(above)
		}, "a\n", ""},
		{"query writes while the prompt waits", func(s *Screen, above *strings.Builder) {
			_ = s.PromptShown(above)
			fmt.Fprint(s, "half")
			fmt.Fprint(s, " line\nnext")
		}, "", "half line\n"},
		{"half a line comes after the prompt", func(s *Screen, above *strings.Builder) {
			_ = s.PromptShown(above)
			fmt.Fprint(s, "half")
			_ = s.PromptGone()
			fmt.Fprint(s, " line\n")
		}, "half line\n", ""},
		{"progress goes away", func(s *Screen, _ *strings.Builder) {
			_ = s.Progress("running", 80)
			fmt.Fprint(s, "a\n")
			_ = s.Progress("running", 80)
			_ = s.Progress("", 80)
		}, clear + "running" + clear + "a\n" + clear + "running" + clear, ""},
		{"progress is cut", func(s *Screen, _ *strings.Builder) { _ = s.Progress("läuft schon", 6) }, clear + "läuft", ""},
		{"no progress behind half a line", func(s *Screen, _ *strings.Builder) {
			fmt.Fprint(s, "a")
			_ = s.Progress("running", 80)
		}, "a", ""},
		{"no progress at the prompt", func(s *Screen, above *strings.Builder) {
			_ = s.PromptShown(above)
			_ = s.Progress("running", 80)
		}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, above strings.Builder
			c.do(NewScreen(&out, render.NewStyle(false)), &above)
			if out.String() != c.out || above.String() != c.over {
				t.Errorf("got %q and %q above, want %q and %q", out.String(), above.String(), c.out, c.over)
			}
		})
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		text          string
		width, height int
		want          string
		left          int
	}{
		{"a\nb\n", 10, 5, "a\nb", 0},
		{"a\nb\nc\nd", 10, 2, "a\nb", 2},
		{"aaaaaaaaaaaa\nb\nc", 10, 3, "aaaaaaaaaaaa\nb", 1},
		{"日本語日本語\nb", 10, 2, "日本語日本語", 1},
		{strings.Repeat("x", 100), 10, 3, strings.Repeat("x", 30) + " …", 0},
		{"", 10, 3, "", 0},
	} {
		if got, left := excerpt(c.text, c.width, c.height); got != c.want || left != c.left {
			t.Errorf("excerpt(%.20q, %d, %d) = %q and %d lines more, want %q and %d", c.text, c.width, c.height, got, left, c.want, c.left)
		}
	}
}
