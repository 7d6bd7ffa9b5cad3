package javaregex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// set is a bracket expression in both syntaxes.
type set struct {
	fast, slow string
	linear     bool
}

// members are what stands in brackets for the sets of letters with names.
var members = map[byte]string{
	'd': `0-9`, 'w': `0-9A-Za-z_`, 's': ` \t\n\x{b}\f\r`, 'v': `\n\x{b}\f\r\x{85}\x{2028}\x{2029}`,
	'h': ` \t\x{a0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}`,
}

// posix are Java's ASCII classes.
var posix = map[string]string{
	"Lower": `a-z`, "Upper": `A-Z`, "ASCII": `\x{0}-\x{7f}`, "Alpha": `A-Za-z`, "Digit": `0-9`, "Alnum": `0-9A-Za-z`,
	"Punct": `!-/:-@\[-` + "`" + `{-~`, "Graph": `!-~`, "Print": `\x{20}-~`, "Blank": ` \t`, "Cntrl": `\x{0}-\x{1f}\x{7f}`, "XDigit": `0-9A-Fa-f`, "Space": ` \t\n\x{b}\f\r`,
}

// binary are Unicode properties by the categories that make them.
var binary = map[string]string{
	"Alphabetic": `\p{L}\p{Nl}`, "Letter": `\p{L}`, "Digit": `\p{Nd}`, "Lowercase": `\p{Ll}`, "Uppercase": `\p{Lu}`, "Titlecase": `\p{Lt}`, "Punctuation": `\p{P}`,
	"Control": `\p{Cc}`, "White_Space": `\s\x{85}\p{Z}`, "WhiteSpace": `\s\x{85}\p{Z}`, "Alnum": `\p{L}\p{Nd}`,
	"javaLowerCase": `\p{Ll}`, "javaUpperCase": `\p{Lu}`, "javaWhitespace": `\s\p{Z}`, "javaLetter": `\p{L}`, "javaDigit": `\p{Nd}`, "javaLetterOrDigit": `\p{L}\p{Nd}`, "javaAlphabetic": `\p{L}\p{Nl}`,
}

// regexp2 writes code points with four digits or as they are.
func slowText(s string) string {
	for {
		i := strings.Index(s, `\x{`)
		if i < 0 {
			return s
		}
		end := i + strings.IndexByte(s[i:], '}')
		n, err := strconv.ParseUint(s[i+3:end], 16, 32)
		code := string(rune(n))
		if err == nil && n < 0x10000 {
			h := strconv.FormatUint(n, 16)
			code = `\u` + strings.Repeat("0", 4-len(h)) + h
		}
		s = s[:i] + code + s[end+1:]
	}
}

// escapedSet reads a backslash and what follows it as a set of characters.
// single is the character that it stands for, or -1; inside says that brackets
// are open already.
func (t *translator) escapedSet(inside bool) (out set, single rune, err error) {
	c := t.in[t.at+1]
	t.at += 2
	one := func(r rune) (set, rune, error) {
		code := `\x{` + strconv.FormatInt(int64(r), 16) + `}`
		return set{fast: code, slow: slowText(code), linear: true}, r, nil
	}
	list := func(text string, not bool) (set, rune, error) {
		s := set{fast: text, slow: slowText(text), linear: true}
		if inside && !not {
			return s, -1, nil
		}
		if inside {
			// A complement within brackets has no spelling that both share.
			if len(text) == 2 || strings.HasPrefix(text, `\p{`) && strings.Count(text, `\p`) == 1 {
				neg := strings.Replace(text, `\p`, `\P`, 1)
				return set{fast: neg, slow: neg, linear: true}, -1, nil
			}
			return set{slow: `\x00-\uffff-[` + slowText(text) + `]`}, -1, nil
		}
		open := "["
		if not {
			open = "[^"
		}
		return set{fast: open + s.fast + "]", slow: open + s.slow + "]", linear: true}, -1, nil
	}
	if text, ok := members[c|0x20]; ok && c != 0x20 {
		if c >= 'A' && c <= 'Z' && inside {
			if neg := map[byte]string{'D': `\D`, 'W': `\W`}[c]; neg != "" {
				return set{fast: neg, slow: `\x00-/` + map[byte]string{'D': `:-\uffff`, 'W': `:-@\[-\^` + "`" + `{-\uffff`}[c], linear: true}, -1, nil
			}
			return set{slow: `\x00-\x08\x0e-\x1f!-\uffff`}, -1, nil
		}
		return list(text, c >= 'A' && c <= 'Z')
	}
	switch c {
	case 'p', 'P':
		name := ""
		switch {
		case t.peek("{"):
			end := strings.IndexByte(t.in[t.at:], '}')
			if end < 0 {
				return out, -1, t.wrong("unclosed character family")
			}
			name = t.in[t.at+1 : t.at+end]
			t.at += end + 1
		case t.more():
			name = t.in[t.at : t.at+1]
			t.at++
		}
		text, ok := property(name)
		if !ok {
			return out, -1, t.wrong("unknown character property name {" + name + "}")
		}
		return list(text, c == 'P')
	case 't':
		return one('\t')
	case 'n':
		return one('\n')
	case 'r':
		return one('\r')
	case 'f':
		return one('\f')
	case 'a':
		return one('\a')
	case 'e':
		return one(0x1b)
	case '0':
		n, end := 0, t.at
		for end < len(t.in) && end < t.at+3 && t.in[end] >= '0' && t.in[end] <= '7' && n*8+int(t.in[end]-'0') <= 0377 {
			n = n*8 + int(t.in[end]-'0')
			end++
		}
		if end == t.at {
			return out, -1, t.wrong("illegal octal escape sequence")
		}
		t.at = end
		return one(rune(n))
	case 'x', 'u':
		digits := map[byte]int{'x': 2, 'u': 4}[c]
		text := ""
		if c == 'x' && t.peek("{") {
			end := strings.IndexByte(t.in[t.at:], '}')
			if end < 0 {
				return out, -1, t.wrong("unclosed hexadecimal escape sequence")
			}
			text = t.in[t.at+1 : t.at+end]
			t.at += end + 1
		} else if t.at+digits <= len(t.in) {
			text = t.in[t.at : t.at+digits]
			t.at += digits
		}
		n, err := strconv.ParseUint(text, 16, 32)
		if err != nil || n > utf8.MaxRune {
			return out, -1, t.wrong("illegal hexadecimal escape sequence")
		}
		return one(rune(n))
	case 'c':
		if !t.more() {
			return out, -1, t.wrong("illegal control escape sequence")
		}
		t.at++
		return one(rune(t.in[t.at-1]) ^ 64)
	}
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
		t.at--
		return out, -1, t.wrong("illegal/unsupported escape sequence")
	}
	t.at--
	r, n := utf8.DecodeRuneInString(t.in[t.at:])
	t.at += n
	return one(r)
}

// property is what a \p{name} stands for, as members of a bracket expression.
func property(name string) (string, bool) {
	if text, ok := posix[name]; ok {
		return text, true
	}
	for _, prefix := range []string{"Is", "script=", "sc=", "general_category=", "gc=", ""} {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		if text, ok := binary[rest]; ok {
			return text, true
		}
		if categories[rest] {
			return `\p{` + rest + `}`, true
		}
	}
	return "", false
}

// categories are the names that both engines know.
var categories = func() map[string]bool {
	m := map[string]bool{}
	for n := range strings.FieldsSeq("L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Co Cs " +
		"Latin Greek Cyrillic Armenian Hebrew Arabic Thai Hangul Hiragana Katakana Han Devanagari Bengali Tamil Georgian Ethiopic Khmer Mongolian") {
		m[n] = true
	}
	return m
}()

// class reads a bracket expression: members, nested brackets (their union) and
// intersections with &&.
func (t *translator) class() (set, error) {
	if t.depth++; t.depth > maxDepth {
		return set{}, t.wrong("pattern is nested too deeply")
	}
	defer func() { t.depth-- }()
	t.at++
	not := t.peek("^")
	if not {
		t.at++
	}
	out := set{linear: true}
	var fast, slow strings.Builder
	first := true
	for {
		switch {
		case !t.more():
			return set{}, t.unclosed()
		case t.peek("]") && !first:
			t.at++
			return t.closed(not, fast.String(), slow.String(), out.linear)
		case t.peek("&&"):
			t.at += 2
			return t.intersection(not, fast.String(), slow.String())
		case t.peek("["):
			inner, err := t.class()
			if err != nil {
				return set{}, err
			}
			if strings.HasPrefix(inner.slow, "[^") || strings.HasPrefix(inner.slow, "(?") {
				return set{}, t.wrong("a union with a complement is not supported")
			}
			slow.WriteString(inner.slow[1 : len(inner.slow)-1])
			fast.WriteString(strings.TrimSuffix(strings.TrimPrefix(inner.fast, "["), "]"))
			out.linear = out.linear && inner.linear
		default:
			s, r, err := t.member()
			if err != nil {
				return set{}, err
			}
			fast.WriteString(s.fast)
			slow.WriteString(s.slow)
			out.linear = out.linear && s.linear
			if r >= 0 && t.peek("-") && t.at+1 < len(t.in) && t.in[t.at+1] != ']' && t.in[t.at+1] != '[' {
				t.at++
				high, end, err := t.member()
				if err != nil {
					return set{}, err
				}
				if end < r {
					return set{}, t.wrong("illegal character range")
				}
				fast.WriteString("-" + high.fast)
				slow.WriteString("-" + high.slow)
				r, s = t.otherCase(r, end)
			} else if r >= 0 {
				r, s = t.otherCase(r, r)
			}
			if r >= 0 {
				fast.WriteString(s.fast)
				slow.WriteString(s.slow)
			}
		}
		first = false
	}
}

func (t *translator) closed(not bool, fast, slow string, linear bool) (set, error) {
	open := "["
	if not {
		open = "[^"
	}
	return set{fast: open + fast + "]", slow: open + slow + "]", linear: linear}, nil
}

// intersection is the left of && with all that follows, by looking ahead.
func (t *translator) intersection(not bool, _, slow string) (set, error) {
	out := "[" + slow + "]"
	ahead := ""
	for {
		var right string
		if t.peek("[") {
			inner, err := t.class()
			if err != nil {
				return set{}, err
			}
			right = inner.slow
		} else {
			var b strings.Builder
			for t.more() && !t.peek("]") && !t.peek("&&") && !t.peek("[") {
				s, _, err := t.member()
				if err != nil {
					return set{}, err
				}
				b.WriteString(s.slow)
			}
			right = "[" + b.String() + "]"
		}
		if right != "[]" {
			ahead += "(?=" + right + ")"
		}
		switch {
		case t.peek("&&"):
			t.at += 2
		case t.peek("]"):
			t.at++
			if not {
				return set{slow: "(?!" + ahead + out + `)[\s\S]`}, nil
			}
			return set{slow: "(?:" + ahead + out + ")"}, nil
		case !t.more():
			return set{}, t.unclosed()
		}
	}
}

// member reads one character, or one set with a name, within brackets.
func (t *translator) member() (set, rune, error) {
	if !t.more() {
		return set{}, -1, t.unclosed()
	}
	if t.in[t.at] == '\\' {
		if t.at+1 >= len(t.in) {
			return set{}, -1, t.unclosed()
		}
		return t.escapedSet(true)
	}
	r, n := utf8.DecodeRuneInString(t.in[t.at:])
	t.at += n
	code := `\x{` + strconv.FormatInt(int64(r), 16) + `}`
	return set{fast: code, slow: slowText(code), linear: true}, r, nil
}

// otherCase is the letters of a range in their other case, where that counts;
// -1 for none.
func (t *translator) otherCase(low, high rune) (rune, set) {
	if !t.fold {
		return -1, set{}
	}
	text := ""
	for _, a := range [...]rune{'a', 'A'} {
		from, to := max(low, a), min(high, a+25)
		if from <= to {
			text += string(from^0x20) + "-" + string(to^0x20)
		}
	}
	if text == "" {
		return -1, set{}
	}
	return low, set{fast: text, slow: text}
}

// unclosed names the last character, as Java does.
func (t *translator) unclosed() error {
	return fmt.Errorf("unclosed character class near index %d", len(t.in)-1)
}
