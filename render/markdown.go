package render

import (
	"fmt"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var markdownParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
})

// Markdown writes a Markdown text for a terminal, in lines of at most width
// columns where words allow it. The result ends with a line break.
func (s Style) Markdown(source string, width int) string {
	data := []byte(source)
	m := &markdown{Style: s, source: data}
	root := markdownParser().Parser().Parse(text.NewReader(data))
	return strings.Trim(m.blocks(root, max(width, 20)), "\n") + "\n"
}

type markdown struct {
	Style
	source []byte
}

// blocks writes the children of a block with empty lines between them.
func (m *markdown) blocks(n ast.Node, width int) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if p := strings.TrimRight(m.block(c, width), "\n"); p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (m *markdown) block(n ast.Node, width int) string {
	switch n := n.(type) {
	case *ast.Heading:
		return m.title(n, width)
	case *ast.Paragraph, *ast.TextBlock:
		return wrap(m.inline(n), width)
	case *ast.Blockquote:
		return prefix(m.blocks(n, width-2), m.Dim("│ "), m.Dim("│ "))
	case *ast.List:
		return m.list(n, width)
	case *ast.FencedCodeBlock:
		return m.lines(n, string(n.Language(m.source)))
	case *ast.CodeBlock:
		return m.lines(n, "")
	case *ast.ThematicBreak:
		return m.Dim(strings.Repeat("─", min(width, 40)))
	case *extended.Table:
		return m.table(n)
	case *ast.HTMLBlock:
		return ""
	}
	return m.blocks(n, width)
}

// title underlines headings of the first two levels where nothing else could
// show what they are.
func (m *markdown) title(n *ast.Heading, width int) string {
	plain := m.plain(n)
	line := map[int]string{1: "=", 2: "-"}[n.Level]
	painted := m.heading(plain)
	if line == "" {
		return painted
	}
	return painted + "\n" + m.heading(strings.Repeat(line, min(Width(plain), width)))
}

func (m *markdown) list(n *ast.List, width int) string {
	var items []string
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		mark := "• "
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		indent := strings.Repeat(" ", len([]rune(mark)))
		items = append(items, prefix(strings.ReplaceAll(m.blocks(c, width-len(indent)), "\n\n", "\n"), mark, indent))
	}
	if n.IsTight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

// lines is a block of code, indented.
func (m *markdown) lines(n ast.Node, language string) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(m.source))
	}
	code := strings.TrimRight(b.String(), "\n")
	switch strings.ToLower(language) {
	case "python", "py":
		code = m.tokens(code, pythonWords, "#", false)
	case "sql":
		code = m.tokens(code, sqlWords, "--", true)
	default:
		code = m.code(code)
	}
	return prefix(code, "    ", "    ")
}

func (m *markdown) table(n *extended.Table) string {
	var grid [][]string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var line []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			line = append(line, m.plain(cell))
		}
		grid = append(grid, line)
	}
	if len(grid) == 0 || len(grid[0]) == 0 {
		return ""
	}
	sizes := widths(grid)
	var b strings.Builder
	for i, line := range grid {
		text := ""
		for k, cell := range line {
			text += cell + strings.Repeat(" ", sizes[k]-Width(cell)) + "  "
		}
		text = strings.TrimRight(text, " ")
		if i == 0 {
			rule := ""
			for _, size := range sizes {
				rule += strings.Repeat("─", size) + "  "
			}
			text = m.Strong(text) + "\n" + m.Dim(strings.TrimRight(rule, " "))
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}

// inline writes text with its emphasis, links and code.
func (m *markdown) inline(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Value(m.source))
			switch {
			case c.HardLineBreak():
				b.WriteByte('\n')
			case c.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.CodeSpan:
			text := m.plain(c)
			if !m.on {
				text = "`" + text + "`"
			}
			b.WriteString(m.code(text))
		case *ast.Emphasis:
			if c.Level == 1 {
				b.WriteString(m.words(m.inline(c), m.slanted))
			} else {
				b.WriteString(m.words(m.inline(c), m.Strong))
			}
		case *ast.Link:
			b.WriteString(m.inline(c) + " (" + string(c.Destination) + ")")
		case *ast.AutoLink:
			b.Write(c.URL(m.source))
		case *ast.RawHTML:
		default:
			b.WriteString(m.inline(c))
		}
	}
	return b.String()
}

// words paints each word by itself, so that lines may be broken between them.
func (m *markdown) words(text string, paint func(string) string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		words[i] = paint(w)
	}
	return strings.Join(words, " ")
}

// plain is the text of a node without colours and marks.
func (m *markdown) plain(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Value(m.source))
		} else {
			b.WriteString(m.plain(c))
		}
	}
	return b.String()
}

// prefix puts first before the first line of a text and other before the rest.
func prefix(text, first, other string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if i == 0 {
			lines[i] = strings.TrimRight(first+l, " ")
		} else {
			lines[i] = strings.TrimRight(other+l, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// wrap breaks lines between words so that they are at most width columns wide.
func wrap(text string, width int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		current, size := "", 0
		for word := range strings.FieldsSeq(line) {
			n := Width(visible(word))
			if size > 0 && size+1+n > width {
				out = append(out, current)
				current, size = "", 0
			}
			if size > 0 {
				current, size = current+" ", size+1
			}
			current, size = current+word, size+n
		}
		out = append(out, current)
	}
	return strings.Join(out, "\n")
}

// visible is a text without the sequences that colour it.
func visible(s string) string {
	var b strings.Builder
	for s != "" {
		start := strings.Index(s, "\x1b[")
		if start < 0 {
			return b.String() + s
		}
		end := strings.IndexByte(s[start:], 'm')
		if end < 0 {
			return b.String() + s
		}
		b.WriteString(s[:start])
		s = s[start+end+1:]
	}
	return b.String()
}
