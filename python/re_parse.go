package python

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Flags of re, with Python's numbers.
const (
	reIgnoreCase = 2
	reLocale     = 4
	reMultiline  = 8
	reDotAll     = 16
	reUnicode    = 32
	reVerbose    = 64
	reDebug      = 128
	reASCII      = 256
)

// unbounded is the width of what repeats without end.
const unbounded = 1 << 30

// piece is a part of a pattern in the syntax of regexp2, with the least and the
// most characters that it matches.
type piece struct {
	text     string
	lo, hi   int
	anchor   bool // matches a place
	repeated bool // ends in a quantifier
}

// reParser reads a pattern of Python: what it refuses, and in which words, is what
// CPython refuses.
type reParser struct {
	src    []rune
	at     int
	flags  int64
	bytes  bool
	names  map[string]int
	groups []piece // closed groups; an open one has lo -1
	closed []int   // the groups in the order of their ends
	depth  int
}

// reError is a mistake in a pattern; At is -1 for those without a place.
type reError struct {
	message string
	at      int
}

// fail refuses the pattern at a place.
func (p *reParser) fail(at int, format string, args ...any) {
	panic(&reError{fmt.Sprintf(format, args...), at})
}

// parseRegexp translates a pattern; flags are those of the call, and then also
// those that the pattern begins with.
func parseRegexp(text []rune, flags int64, bytes bool) (p *reParser, out string, err *reError) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*reError)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	p = &reParser{src: text, flags: flags, bytes: bytes, names: map[string]int{}}
	if n := trailing(text); n%2 == 1 {
		p.fail(len(text)-1, "bad escape (end of pattern)")
	}
	p.globalFlags()
	e := p.alternatives()
	if p.at < len(p.src) {
		p.fail(p.at, "unbalanced parenthesis")
	}
	return p, e.text, nil
}

// trailing counts the backslashes at the end.
func trailing(text []rune) int {
	n := 0
	for n < len(text) && text[len(text)-1-n] == '\\' {
		n++
	}
	return n
}

func (p *reParser) next() rune {
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return -1
}

func (p *reParser) accept(s string) bool {
	r := []rune(s)
	if len(p.src)-p.at >= len(r) && slices.Equal(p.src[p.at:p.at+len(r)], r) {
		p.at += len(r)
		return true
	}
	return false
}

func (p *reParser) is(flag int64) bool { return p.flags&flag != 0 }

// globalFlags reads (?ims) at the start.
func (p *reParser) globalFlags() {
	for {
		start := p.at
		p.blanks()
		if !p.accept("(?") {
			return
		}
		on, _, global := p.flagLetters(start)
		if !global {
			p.at = start
			return
		}
		p.flags |= on
	}
}

// blanks skips what a verbose pattern does not mean.
func (p *reParser) blanks() {
	for p.is(reVerbose) && p.at < len(p.src) {
		switch c := p.src[p.at]; {
		case strings.ContainsRune(" \t\n\r\v\f", c):
			p.at++
		case c == '#':
			for p.at < len(p.src) && p.src[p.at] != '\n' {
				p.at++
			}
		default:
			return
		}
	}
}

var reFlagLetters = map[rune]int64{'i': reIgnoreCase, 'L': reLocale, 'm': reMultiline, 's': reDotAll, 'x': reVerbose, 'a': reASCII, 'u': reUnicode}

// flagLetters reads the letters behind (?; global tells that ) follows. What is no
// group of flags is left alone.
func (p *reParser) flagLetters(start int) (on, off int64, global bool) {
	if c := p.next(); reFlagLetters[c] == 0 && c != '-' {
		return 0, 0, false
	}
	into := &on
	for {
		c := p.next()
		if c < 0 {
			p.fail(p.at, "missing -, : or )")
		}
		switch f := reFlagLetters[c]; {
		case c == ')' && into == &on:
			p.at++
			return on, off, true
		case c == ':':
			if into == &off && off == 0 {
				p.fail(p.at, "missing flag")
			}
			p.at++
			return on, off, false
		case c == '-' && into == &on:
			into = &off
			p.at++
			if p.next() < 0 {
				p.fail(p.at, "missing flag")
			}
			if reFlagLetters[p.next()] == 0 {
				p.unknownFlag("missing flag")
			}
			continue
		case f == 0:
			if into == &off {
				p.unknownFlag("missing :")
			}
			p.unknownFlag("missing -, : or )")
		case f == reLocale && !p.bytes:
			p.at++
			p.fail(p.at, "bad inline flags: cannot use 'L' flag with a str pattern")
		case f == reUnicode && p.bytes:
			p.at++
			p.fail(p.at, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		default:
			*into |= f
		}
		p.at++
	}
}

func (p *reParser) unknownFlag(otherwise string) {
	if unicode.IsLetter(p.next()) {
		otherwise = "unknown flag"
	}
	p.fail(p.at, "%s", otherwise)
}

// alternatives reads a|b|c up to a bracket or the end.
func (p *reParser) alternatives() piece {
	if p.depth++; p.depth > 200 {
		p.fail(p.at, "too many nested groups")
	}
	defer func() { p.depth-- }()
	out := p.sequence()
	for p.accept("|") {
		more := p.sequence()
		out = piece{text: out.text + "|" + more.text, lo: min(out.lo, more.lo), hi: max(out.hi, more.hi)}
	}
	return out
}

func (p *reParser) sequence() piece {
	var list []piece
	for {
		p.blanks()
		c := p.next()
		if c < 0 || c == '|' || c == ')' {
			break
		}
		if c == '*' || c == '+' || c == '?' || c == '{' {
			if q, ok := p.quantifier(); ok {
				list = p.repeat(list, q)
				continue
			}
		}
		if item, ok := p.item(); ok {
			list = append(list, item)
		}
	}
	out := piece{}
	var b strings.Builder
	for _, x := range list {
		b.WriteString(x.text)
		out.lo, out.hi = min(out.lo+x.lo, unbounded), min(out.hi+x.hi, unbounded)
	}
	out.text = b.String()
	return out
}

// quantifier is a repetition and where it stands.
type quantifier struct {
	lo, hi, at int
	text       string
}

// quantifier reads one; a { that begins none is a character.
func (p *reParser) quantifier() (q quantifier, ok bool) {
	q = quantifier{hi: unbounded, at: p.at}
	switch c := p.next(); c {
	case '*', '+', '?':
		p.at++
		q.text = string(c)
		if c == '+' {
			q.lo = 1
		}
		if c == '?' {
			q.hi = 1
		}
		return q, true
	}
	end := p.at + 1
	digits := func() string {
		from := end
		for end < len(p.src) && p.src[end] >= '0' && p.src[end] <= '9' {
			end++
		}
		return string(p.src[from:end])
	}
	lo := digits()
	hi := lo
	if end < len(p.src) && p.src[end] == ',' {
		end++
		hi = digits()
	} else if lo == "" {
		return q, false
	}
	if end >= len(p.src) || p.src[end] != '}' {
		return q, false
	}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil || n >= 1<<31 {
			panic(&reError{"the repetition number is too large", -1})
		}
		return n
	}
	q.text = "{0"
	if lo != "" {
		q.lo = number(lo)
		q.text = "{" + strconv.Itoa(q.lo)
	}
	q.text += ","
	if hi != "" {
		q.hi = number(hi)
		q.text += strconv.Itoa(q.hi)
		if q.hi < q.lo {
			p.fail(q.at+1, "min repeat greater than max repeat")
		}
	}
	q.text += "}"
	p.at = end + 1
	return q, true
}

// repeat puts a quantifier behind the last of the pieces.
func (p *reParser) repeat(list []piece, q quantifier) []piece {
	if len(list) == 0 || list[len(list)-1].anchor {
		p.fail(q.at, "nothing to repeat")
	}
	last := &list[len(list)-1]
	if last.repeated {
		p.fail(q.at, "multiple repeat")
	}
	lo, hi := last.lo*q.lo, last.hi*q.hi
	if q.hi >= unbounded && last.hi > 0 {
		hi = unbounded
	}
	text := last.text + q.text
	switch {
	case p.accept("?"):
		text += "?"
	case p.accept("+"):
		text = "(?>" + text + ")"
	}
	*last = piece{text: text, lo: min(lo, unbounded), hi: min(hi, unbounded), repeated: true}
	return list
}

// item reads a character, a class, a group or an anchor; ok is false for
// comments.
func (p *reParser) item() (out piece, ok bool) {
	start := p.at
	c := p.src[p.at]
	p.at++
	switch c {
	case '.':
		return piece{text: ".", lo: 1, hi: 1}, true
	case '^', '$':
		return piece{text: string(c), anchor: true}, true
	case '(':
		return p.group(start)
	case '[':
		return p.class(start), true
	case '\\':
		return p.escape(start), true
	}
	return literal(c), true
}

func literal(c rune) piece { return piece{text: quoteRune(c), lo: 1, hi: 1} }

// quoteRune is a character that means itself, in a class and outside of one.
func quoteRune(c rune) string {
	if c < utf8.RuneSelf && c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
		return fmt.Sprintf("\\x%02x", c)
	}
	return string(c)
}
