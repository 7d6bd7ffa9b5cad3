package docs

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"brook/notebook"
	"brook/repl"
)

// block is a fenced part of a page.
type block struct {
	lang, text string
	line       int
}

// blocks finds the fenced parts of a page.
func blocks(page string) []block {
	var out []block
	var open *block
	for i, line := range strings.SplitAfter(page, "\n") {
		mark, fenced := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case !fenced && open != nil:
			open.text += line
		case fenced && open == nil:
			open = &block{lang: mark, line: i + 1}
		case fenced:
			out = append(out, *open)
			open = nil
		}
	}
	return out
}

// TestExamples runs the Python and SQL of each page in one session, as brook run
// -q does: a block of text that follows one is what it prints.
func TestExamples(t *testing.T) {
	for _, page := range []string{"../README.md"} {
		t.Run(page, func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			runBlocks(t, blocks(string(text)))
		})
	}
}

func runBlocks(t *testing.T, list []block) {
	var out, errs bytes.Buffer
	w, err := repl.Open(repl.Options{Root: t.TempDir(), Out: &out, Scripted: true, Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ran := 0
	for i, b := range list {
		text := b.text
		switch b.lang {
		case "py":
		case "sql":
			text = "%sql\n" + text
		default:
			continue
		}
		ran++
		cells := []notebook.Cell{notebook.New(1, text)}
		out.Reset()
		errs.Reset()
		(&repl.Script{Runner: w.Runner, Out: &out, Err: &errs, Quiet: true}).Run(ctx, cells)
		want := ""
		if i+1 < len(list) && list[i+1].lang == "text" {
			want = list[i+1].text
		}
		if got := strings.TrimRight(out.String()+errs.String(), "\n"); got != strings.TrimRight(want, "\n") {
			t.Errorf("the example in line %d prints\n%s\nand not\n%s", b.line, got, want)
		}
	}
	if ran == 0 {
		t.Error("the page has no example")
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}
