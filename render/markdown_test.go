package render

import "testing"

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"heading and text", "# Title\nsome *words* in **a** `line`\nand more\n\n## Next\n### Third", "Title\n=====\n\nsome words in a\n`line` and more\n\nNext\n----\n\nThird\n"},
		{"wrapped", "one two three four five six seven", "one two three four\nfive six seven\n"},
		{"long word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nb\n"},
		{"hard break", "a  \nb", "a\nb\n"},
		{"lists", "- a\n- b\n  - c\n\n1. x\n2. y", "• a\n• b\n  • c\n\n1. x\n2. y\n"},
		{"code", "```python\nx = 1\n\ny\n```", "    x = 1\n\n    y\n"},
		{"quote and rule", "> a\n\n---", "│ a\n\n────────────────────\n"},
		{"link", "[a](http://b) <http://c>", "a (http://b)\nhttp://c\n"},
		{"table", "|a|bb|\n|-|-|\n|1|2|", "a    bb\n───  ───\n1    2\n"},
		{"html", "<div>no</div>\n\na <b>c</b>", "a c\n"},
		{"empty", "", "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (Style{}).Markdown(c.in, 20); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestHighlightKeepsText(t *testing.T) {
	s := Style{on: true}
	for _, text := range []string{
		"for x in [1, 2.5]: # why\n    print('a\\'b', \"\"\"c\nd\"\"\")", "%sql select 'x -- y' -- z\nFROM t", "%fs ls /", "%time x = 1", "x = 'open\ny = \"\"\"open\n", "é = 1\xff", "%",
	} {
		got := s.Highlight(text)
		if visible(got) != text {
			t.Errorf("%q became %q", text, visible(got))
		}
		if (Style{}).Highlight(text) != text {
			t.Errorf("%q is changed without colours", text)
		}
	}
	if got, want := s.Highlight("for"), "\x1b[34;1mfor\x1b[0;22m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
