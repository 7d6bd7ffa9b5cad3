package javaregex

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// translation is a pattern in the syntax of both engines.
type translation struct {
	fast   string // for Go's regexp; meaningless when slow only
	slow   string // for regexp2
	linear bool   // fast has the same meaning
	lines  bool   // fast has it only for texts without line ends
	groups int
	names  map[string]int
}

// translator walks a pattern. Both outputs are written side by side, and
// the start of the last item is kept for possessive quantifiers.
type translator struct {
	in         string
	at         int
	fast, slow strings.Builder
	out        translation
	depth      int
	comments   bool // (?x)
	dotAll     bool // (?s)
	fold       bool // (?i): the case of ASCII letters does not matter
}

const maxDepth = 200

// terminators are the characters that end a line.
const terminators = `\n\r\x{85}\x{2028}\x{2029}`

func translate(pattern string) (translation, error) {
	t := &translator{in: pattern}
	t.out.linear, t.out.names = true, map[string]int{}
	if err := t.alternatives(); err != nil {
		return t.out, err
	}
	if t.at < len(t.in) {
		return t.out, t.wrong("unmatched closing ')'")
	}
	t.out.fast, t.out.slow = t.fast.String(), t.slow.String()
	return t.out, nil
}

func (t *translator) wrong(what string) error { return fmt.Errorf("%s near index %d", what, t.at) }

func (t *translator) more() bool { return t.at < len(t.in) }

func (t *translator) peek(s string) bool { return strings.HasPrefix(t.in[t.at:], s) }

func (t *translator) both(s string) {
	t.fast.WriteString(s)
	t.slow.WriteString(s)
}

// slowOnly writes what Go's regexp cannot say.
func (t *translator) slowOnly(s string) {
	t.out.linear = false
	t.slow.WriteString(s)
}

// alternatives reads up to the end or a closing parenthesis.
func (t *translator) alternatives() error {
	if t.depth++; t.depth > maxDepth {
		return t.wrong("pattern is nested too deeply")
	}
	defer func() { t.depth-- }()
	for t.more() && t.in[t.at] != ')' {
		if t.in[t.at] == '|' {
			t.at++
			t.both("|")
			continue
		}
		if t.comments {
			switch c := t.in[t.at]; {
			case c == ' ' || c >= '\t' && c <= '\r':
				t.at++
				continue
			case c == '#':
				for t.more() && t.in[t.at] != '\n' {
					t.at++
				}
				continue
			}
		}
		start := t.slow.Len()
		if err := t.item(); err != nil {
			return err
		}
		if err := t.quantifier(start); err != nil {
			return err
		}
	}
	return nil
}

// quantifier reads *, +, ?, {n,m} after an item that starts at byte start of
// the output for regexp2.
func (t *translator) quantifier(start int) error {
	for t.more() {
		q := ""
		switch c := t.in[t.at]; {
		case c == '*' || c == '+' || c == '?':
			q = string(c)
		case c == '{':
			end := strings.IndexByte(t.in[t.at:], '}')
			if end < 0 {
				return t.wrong("Unclosed counted closure")
			}
			q = t.in[t.at : t.at+end+1]
			if err := counted(q); err != nil {
				return t.wrong(err.Error())
			}
		default:
			return nil
		}
		t.at += len(q)
		switch {
		case t.peek("?"):
			t.at++
			t.both(q + "?")
		case t.peek("+"):
			t.at++
			t.out.linear = false
			item := t.slow.String()
			t.slow.Reset()
			t.slow.WriteString(item[:start] + "(?>" + item[start:] + q + ")")
		default:
			t.both(q)
		}
		// A quantifier on a quantified item is a mistake in Java, too, but for
		// groups that are closed; neither engine takes it.
		if t.more() && (t.in[t.at] == '*' || t.in[t.at] == '+' || t.in[t.at] == '?') {
			return t.wrong("Dangling meta character '" + t.in[t.at:t.at+1] + "'")
		}
	}
	return nil
}

func counted(q string) error {
	low, high, two := strings.Cut(q[1:len(q)-1], ",")
	n, err := strconv.Atoi(low)
	if err != nil || n < 0 {
		return errors.New("repetition without a number")
	}
	if two && high != "" {
		m, err := strconv.Atoi(high)
		if err != nil || m < n {
			return errors.New("repetition with a range that is none")
		}
	}
	return nil
}

func (t *translator) item() error {
	switch c := t.in[t.at]; c {
	case '(':
		return t.group()
	case '[':
		set, err := t.class()
		if err != nil {
			return err
		}
		t.slow.WriteString(set.slow)
		t.fast.WriteString(set.fast)
		t.out.linear = t.out.linear && set.linear
	case '\\':
		return t.escape()
	case '*', '+', '?':
		return t.wrong("Dangling meta character '" + string(c) + "'")
	case '{':
		return t.wrong("Illegal repetition")
	case '.':
		t.at++
		if t.dotAll {
			t.both(`(?s:.)`)
			return nil
		}
		t.both(`[^` + terminators + `]`)
	case '^':
		t.at++
		t.both("^")
	case '$':
		t.at++
		// Java's $ also stands before a line end at the end of the text.
		t.out.lines = true
		t.fast.WriteString("$")
		t.slow.WriteString(`(?=(?:\r\n|[` + terminators + `])?\z)`)
	default:
		_, n := utf8.DecodeRuneInString(t.in[t.at:])
		t.literal(t.in[t.at : t.at+n])
		t.at += n
	}
	return nil
}

// literal writes a character, or both of its cases.
func (t *translator) literal(c string) {
	if t.fold && len(c) == 1 && isLetter(rune(c[0])) {
		t.both("[" + c + string(c[0]^0x20) + "]")
		return
	}
	t.both(quoted(c))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// quoted escapes a character that either engine might read as an operator.
func quoted(s string) string {
	if strings.ContainsAny(s, `\.+*?()|[]{}^$# -&~`) && len(s) == 1 {
		if s == " " || s == "&" || s == "~" {
			return `\x` + strconv.FormatInt(int64(s[0]), 16)
		}
		return `\` + s
	}
	return s
}

// group reads a parenthesis and what it holds.
func (t *translator) group() error {
	start := t.at
	t.at++
	comments, dotAll, fold := t.comments, t.dotAll, t.fold
	switch {
	case !t.peek("?"):
		t.out.groups++
		t.both("(")
	case t.peek("?:"):
		t.at += 2
		t.both("(?:")
	case t.peek("?="), t.peek("?!"), t.peek("?>"):
		t.slowOnly("(" + t.in[t.at:t.at+2])
		t.at += 2
	case t.peek("?<="), t.peek("?<!"):
		t.slowOnly("(" + t.in[t.at:t.at+3])
		t.at += 3
	case t.peek("?<"):
		end := strings.IndexByte(t.in[t.at:], '>')
		if end < 3 {
			return t.wrong("named capturing group is missing trailing '>'")
		}
		name := t.in[t.at+2 : t.at+end]
		if _, twice := t.out.names[name]; twice {
			return t.wrong("named capturing group <" + name + "> is already defined")
		}
		t.out.groups++
		t.out.names[name] = t.out.groups
		t.at += end + 1
		t.both("(") // names would change the numbers of groups
	default:
		end := strings.IndexAny(t.in[t.at:], ":)")
		if end < 0 {
			return t.wrong("unknown inline modifier")
		}
		flags, closed := t.in[t.at+1:t.at+end], t.in[t.at+end] == ')'
		t.at += end + 1
		text, err := t.flags(flags)
		if err != nil {
			return err
		}
		if closed {
			if text != "" {
				t.both("(?" + text + ")")
			} else {
				t.both("(?:)")
			}
			return nil
		}
		t.both("(?" + text + ":")
	}
	if err := t.alternatives(); err != nil {
		return err
	}
	if !t.more() {
		t.at = start
		return t.wrong("Unclosed group")
	}
	t.at++
	t.both(")")
	t.comments, t.dotAll, t.fold = comments, dotAll, fold
	return nil
}

// flags reads inline flags; what is returned is for both engines.
func (t *translator) flags(s string) (string, error) {
	on, off, _ := strings.Cut(s, "-")
	out := ""
	for i, list := range []string{on, off} {
		for _, f := range list {
			switch f {
			case 'i':
				if strings.ContainsAny(list, "uU") {
					out += "i"
				} else {
					t.fold = i == 0
				}
			case 'm':
				// Java's lines end in more ways than the engines' do.
				out += "m"
				t.out.linear = false
			case 's':
				t.dotAll = i == 0
			case 'x':
				t.comments = i == 0
			case 'u', 'U', 'd':
			default:
				return "", t.wrong("unknown inline modifier")
			}
		}
		if i == 0 && strings.Contains(off, "m") {
			out += "-"
		}
	}
	return out, nil
}

// escape reads a backslash outside of brackets.
func (t *translator) escape() error {
	if t.at+1 >= len(t.in) {
		return t.wrong("unexpected internal error")
	}
	switch c := t.in[t.at+1]; {
	case c >= '1' && c <= '9':
		// A reference takes as many digits as there are groups for.
		end := t.at + 2
		n := int(c - '0')
		for end < len(t.in) && t.in[end] >= '0' && t.in[end] <= '9' && n*10+int(t.in[end]-'0') <= t.out.groups {
			n = n*10 + int(t.in[end]-'0')
			end++
		}
		t.at = end
		t.slowOnly(`(?:\` + strconv.Itoa(n) + `)`)
	case c == 'k':
		end := strings.IndexByte(t.in[t.at:], '>')
		if end < 4 || t.in[t.at+2] != '<' {
			return t.wrong("\\k is not followed by '<' for named capturing group")
		}
		n, ok := t.out.names[t.in[t.at+3:t.at+end]]
		if !ok {
			return t.wrong("named capturing group <" + t.in[t.at+3:t.at+end] + "> does not exist")
		}
		t.at += end + 1
		t.slowOnly(`(?:\` + strconv.Itoa(n) + `)`)
	case c == 'Q':
		rest := t.in[t.at+2:]
		text, tail, _ := strings.Cut(rest, `\E`)
		t.at = len(t.in) - len(tail)
		if text == "" {
			t.both("(?:)")
		}
		for _, r := range text {
			t.literal(string(r))
		}
	case c == 'E':
		t.at += 2
		t.both("(?:)")
	case c == 'b' || c == 'B':
		t.at += 2
		// Java counts letters and digits of all scripts as parts of words.
		t.out.lines = true
		t.both(`\` + string(c))
	case c == 'A':
		t.at += 2
		t.both(`\A`)
	case c == 'z':
		t.at += 2
		t.both(`\z`)
	case c == 'Z':
		t.at += 2
		t.out.lines = true
		t.fast.WriteString(`\z`)
		t.slow.WriteString(`(?=(?:\r\n|[` + terminators + `])?\z)`)
	case c == 'G':
		t.at += 2
		t.slowOnly(`\G`)
	case c == 'R':
		t.at += 2
		t.both(`(?:\r\n|[\n\x{b}\f\r\x{85}\x{2028}\x{2029}])`)
	case c == 'X':
		t.at += 2
		t.slowOnly(`(?>\P{M}\p{M}*)`)
	default:
		set, _, err := t.escapedSet(false)
		if err != nil {
			return err
		}
		t.slow.WriteString(set.slow)
		t.fast.WriteString(set.fast)
		t.out.linear = t.out.linear && set.linear
	}
	return nil
}
