package notebook

import "strings"

// nesting is what is open at the end of the lines that it has been shown:
// brackets, strings, comments. Each line is looked at once.
type nesting struct {
	depth  int    // of brackets
	inside string // the end of the string or comment that is open; empty for none
	// escapes says that a backslash in the open string hides what follows it.
	escapes bool
	// joined says that a line of Python goes on in the next one.
	joined bool
	// mistaken says that no further line makes Python right.
	mistaken bool
}

// none tells whether nothing is open.
func (n *nesting) none() bool { return n.depth <= 0 && n.inside == "" }

// python looks at a line of Python.
func (n *nesting) python(line string) {
	n.joined = false
	for i := n.rest(line, 0); i < len(line); {
		switch c := line[i]; c {
		case '#':
			return
		case '\'', '"':
			n.inside, n.escapes = line[i:i+1], true
			if triple := strings.Repeat(n.inside, 3); strings.HasPrefix(line[i:], triple) {
				n.inside = triple
			}
			i = n.rest(line, i+len(n.inside))
		case '\\':
			n.joined = i == len(line)-1
			i++
		default:
			n.bracket(c)
			i++
		}
	}
	n.mistaken = n.mistaken || n.depth < 0
	if len(n.inside) == 1 && !n.joined {
		n.inside, n.mistaken = "", true
	}
}

// sql looks at a line of SQL.
func (n *nesting) sql(line string) {
	for i := n.rest(line, 0); i < len(line); {
		switch c := line[i]; {
		case strings.HasPrefix(line[i:], "--"):
			return
		case strings.HasPrefix(line[i:], "/*"):
			n.inside, n.escapes = "*/", false
			i = n.rest(line, i+2)
		case c == '\'' || c == '"' || c == '`':
			n.inside, n.escapes = line[i:i+1], c != '`'
			i = n.rest(line, i+1)
		default:
			n.bracket(c)
			i++
		}
	}
}

// rest returns where what is open at position i ends in the line.
func (n *nesting) rest(line string, i int) int {
	for n.inside != "" && i < len(line) {
		switch {
		case n.escapes && line[i] == '\\':
			n.joined = i == len(line)-1
			i += 2
		case strings.HasPrefix(line[i:], n.inside):
			i += len(n.inside)
			n.inside = ""
		default:
			i++
		}
	}
	return i
}

func (n *nesting) bracket(c byte) {
	switch c {
	case '(', '[', '{':
		n.depth++
	case ')', ']', '}':
		n.depth--
	}
}
