package python

import (
	"strconv"
)

// group reads what follows a bracket at start.
func (p *reParser) group(start int) (piece, bool) {
	if !p.accept("?") {
		return p.capture(start, ""), true
	}
	c := p.next()
	if c < 0 {
		p.fail(p.at, "unexpected end of pattern")
	}
	p.at++
	switch c {
	case 'P':
		return p.named(start), true
	case ':':
		return p.enclosed(start, "(?:"), true
	case '>':
		return p.enclosed(start, "(?>"), true
	case '#':
		for p.next() >= 0 && p.next() != ')' {
			p.at++
		}
		if !p.accept(")") {
			p.fail(start, "missing ), unterminated comment")
		}
		return piece{}, false
	case '=', '!':
		return p.around(start, "(?"+string(c)), true
	case '<':
		d := p.next()
		if d < 0 {
			p.fail(p.at, "unexpected end of pattern")
		}
		p.at++
		if d != '=' && d != '!' {
			p.fail(p.at-3, "unknown extension ?<%c", d)
		}
		return p.around(start, "(?<"+string(d)), true
	case '(':
		return p.conditional(start), true
	}
	if reFlagLetters[c] == 0 && c != '-' {
		p.fail(p.at-2, "unknown extension ?%c", c)
	}
	p.at--
	on, off, global := p.flagLetters(start)
	if global {
		p.fail(start, "global flags not at the start of the expression")
	}
	saved := p.flags
	p.flags = p.flags&^off | on
	if on&(reASCII|reUnicode) != 0 {
		p.flags = p.flags&^(reASCII|reUnicode) | on&(reASCII|reUnicode)
	}
	letters := func(f int64) (s string) {
		for _, x := range []struct {
			flag   int64
			letter string
		}{{reIgnoreCase, "i"}, {reMultiline, "m"}, {reDotAll, "s"}} {
			if f&x.flag != 0 {
				s += x.letter
			}
		}
		return s
	}
	open := "(?" + letters(on)
	if minus := letters(off); minus != "" {
		open += "-" + minus
	}
	out := p.enclosed(start, open+":")
	p.flags = saved
	return out, true
}

// enclosed reads the inside of a group that does not capture.
func (p *reParser) enclosed(start int, open string) piece {
	e := p.alternatives()
	p.close(start)
	return piece{text: open + e.text + ")", lo: e.lo, hi: e.hi}
}

func (p *reParser) close(start int) {
	if !p.accept(")") {
		p.fail(start, "missing ), unterminated subpattern")
	}
}

// capture reads the inside of a group that captures.
func (p *reParser) capture(start int, name string) piece {
	p.groups = append(p.groups, piece{lo: -1})
	number := len(p.groups)
	if name != "" {
		p.names[name] = number
	}
	e := p.alternatives()
	p.close(start)
	out := piece{text: "(" + e.text + ")", lo: e.lo, hi: e.hi}
	p.closed = append(p.closed, number)
	p.groups[number-1] = out
	return out
}

// around reads a lookahead or lookbehind.
func (p *reParser) around(start int, open string) piece {
	e := p.alternatives()
	p.close(start)
	if open[2] == '<' && e.lo != e.hi {
		panic(&reError{"look-behind requires fixed-width pattern", -1})
	}
	return piece{text: open + e.text + ")"}
}

// until reads a name up to its end.
func (p *reParser) until(end rune) string {
	from := p.at
	for p.next() >= 0 && p.next() != end {
		p.at++
	}
	name := string(p.src[from:p.at])
	switch {
	case name == "":
		p.fail(p.at, "missing group name")
	case p.next() < 0:
		p.fail(from, "missing %c, unterminated name", end)
	}
	p.at++
	return name
}

// checked refuses what is no name; it ends before the place that was read last.
func (p *reParser) checked(name string) string {
	if !identifier(name) {
		p.fail(p.at-len([]rune(name))-1, "bad character in group name %s", StrRepr(name))
	}
	return name
}

// named reads (?P<name>…) and (?P=name).
func (p *reParser) named(start int) piece {
	if p.accept("<") {
		name := p.checked(p.until('>'))
		if was, ok := p.names[name]; ok {
			p.fail(p.at-len([]rune(name))-1, "redefinition of group name %s as group %d; was group %d", StrRepr(name), len(p.groups)+1, was)
		}
		return p.capture(start, name)
	}
	if p.accept("=") {
		name := p.checked(p.until(')'))
		at := p.at - len([]rune(name)) - 1
		n, ok := p.names[name]
		if !ok {
			p.fail(at, "unknown group name %s", StrRepr(name))
		}
		return p.reference(n, at)
	}
	c := p.next()
	if c < 0 {
		p.fail(p.at, "unexpected end of pattern")
	}
	p.fail(p.at-2, "unknown extension ?P%c", c)
	return piece{}
}

// reference matches what a group matched.
func (p *reParser) reference(n, at int) piece {
	g := p.groups[n-1]
	if g.lo < 0 {
		p.fail(at, "cannot refer to an open group")
	}
	return piece{text: `(?:\` + strconv.Itoa(n) + ")", lo: g.lo, hi: g.hi}
}

// conditional reads (?(group)yes|no).
func (p *reParser) conditional(start int) piece {
	name := p.until(')')
	at := p.at - len([]rune(name)) - 1
	n, ok := p.names[name]
	if !ok {
		number, err := strconv.Atoi(name)
		switch {
		case err != nil && identifier(name):
			p.fail(at, "unknown group name %s", StrRepr(name))
		case err != nil || number < 0:
			p.fail(at, "bad character in group name %s", StrRepr(name))
		case number == 0:
			p.fail(at, "bad group number")
		case number > len(p.groups):
			p.fail(at, "invalid group reference %d", number)
		}
		n = number
	}
	yes := p.sequence()
	no := piece{}
	if p.accept("|") {
		no = p.sequence()
		if p.next() == '|' {
			p.fail(p.at, "conditional backref with more than two branches")
		}
	}
	p.close(start)
	return piece{text: "(?(" + strconv.Itoa(n) + ")" + yes.text + "|" + no.text + ")", lo: min(yes.lo, no.lo), hi: max(yes.hi, no.hi)}
}
