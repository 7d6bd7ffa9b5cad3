package repl

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"brook/magics"
	"brook/samples"
)

// completer finishes the word in front of the cursor: magics, paths below the
// root, tables and columns, SQL functions, Python names and attributes.
type completer struct{ p *Prompt }

// maxCandidates is how many are offered; more than a screen help nobody.
const maxCandidates = 120

// Do returns the ends of the words that the text before pos may become, and how
// many runes of the word are there.
func (c *completer) Do(line []rune, pos int) ([][]rune, int) {
	text := unflat(string(line[:pos]))
	if above := c.p.typing.text(); above != "" {
		text = above + "\n" + text
	}
	if last := text[strings.LastIndexByte(text, '\n')+1:]; strings.TrimSpace(last) == "" {
		return [][]rune{[]rune("    ")}, 0
	}
	names, word := candidates(c.p.Runner, text)
	return endings(names, word, c.p.terminal.width())
}

// endings are what is missing of the names that begin with word, nearest case
// first. Names that do not fit the screen are left out, since readline cannot
// show them.
func endings(names []string, word string, width int) ([][]rune, int) {
	slices.Sort(names)
	var out [][]rune
	for _, n := range slices.Compact(names) {
		if strings.HasPrefix(n, word) && n != word && utf8.RuneCountInString(n) < width-2 {
			out = append(out, []rune(n[len(word):]))
		}
	}
	return out[:min(len(out), maxCandidates)], utf8.RuneCountInString(word)
}

// candidates are the words that may stand at the end of text, and what is there
// of the word.
func candidates(r *magics.Runner, text string) (names []string, word string) {
	trimmed := strings.TrimLeft(text, " \t\n")
	if !strings.HasPrefix(trimmed, "%") {
		return inPython(r, text)
	}
	head, body, more := cutBlank(trimmed)
	if !more {
		for _, m := range magics.Names() {
			names = append(names, strings.Repeat("%", len(head)-len(strings.TrimLeft(head, "%")))+m)
		}
		return names, head
	}
	name := strings.TrimLeft(head, "%")
	switch name {
	case "sql":
		return inSQL(r, body)
	case "python", "time":
		return candidates(r, body)
	}
	word = body[strings.LastIndexAny(body, " \t\n")+1:]
	if isPath(word) {
		return paths(r, word)
	}
	if m, ok := magics.Lookup(name); ok && m.Complete != nil {
		words := strings.Fields(body)
		if word == "" {
			words = append(words, "")
		}
		return m.Complete(r, words), word
	}
	return nil, word
}

// cutBlank cuts a text at its first blank.
func cutBlank(s string) (before, after string, found bool) {
	if i := strings.IndexAny(s, " \t\n"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

func isPath(word string) bool {
	return strings.HasPrefix(word, "/") || strings.HasPrefix(word, "dbfs:/") || strings.HasPrefix(word, "file:/")
}

// paths are the files of the folder that a path is in.
func paths(r *magics.Runner, word string) ([]string, string) {
	slash := strings.LastIndexByte(word, '/')
	folder := word[:slash+1]
	entries, err := r.Session.FS().ReadDir(strings.TrimPrefix(strings.TrimPrefix(folder, "dbfs:"), "file:"))
	if err != nil {
		return nil, word
	}
	var names []string
	for _, e := range entries {
		name := folder + e.Name()
		if e.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	if first, _, _ := strings.Cut(samples.EventsFolder[1:], "/"); strings.TrimPrefix(folder, "dbfs:") == "/" {
		names = append(names, folder+first+"/") // it comes when somebody looks
	}
	return names, word
}

// lastWord is the end of a text that names are made of.
func lastWord(text string) string {
	return text[strings.LastIndexFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })+1:]
}
