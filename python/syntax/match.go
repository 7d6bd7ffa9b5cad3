package syntax

// match reads a match statement; nil where the word is a name, as it may be
// everywhere else.
func (p *parser) match() Stmt {
	s := &Match{Pos: p.here()}
	start, depth := p.pos, p.depth
	failed := p.trial(func() {
		p.next()
		s.Subject = p.subject()
	})
	// A colon at the end of the line makes it a statement, as nothing else has
	// one after an expression that begins with a name.
	at := p.tokens[min(p.pos+1, len(p.tokens)-1)]
	switch named := p.tokens[min(start+1, len(p.tokens)-1)]; {
	case failed != nil && failed.Incomplete:
		panic(failed)
	case failed == nil && p.op(":") && (at.kind == tNewline || at.kind == tEnd):
	case failed == nil && p.is(tNewline, "") && (named.kind == tName && !reserved[named.text] || named.kind == tNumber || named.kind == tString):
		p.fail("expected ':'")
	default:
		p.pos, p.depth = start, depth
		return nil
	}
	p.next()
	p.next()
	p.indented("'match' statement", s.Pos.Line)
	for !p.is(tDedent, "") && !p.is(tEnd, "") {
		if !p.word("case") {
			p.fail("invalid syntax")
		}
		c := Case{Pos: p.here()}
		p.next()
		c.Pattern = p.patterns()
		if p.accept("if") {
			c.Guard = p.named()
		}
		if p.is(tNewline, "") {
			p.fail("expected ':'")
		}
		c.Body = p.block("'case' statement", c.Pos.Line, false)
		s.Cases = append(s.Cases, c)
	}
	if p.is(tDedent, "") {
		p.next()
	}
	return s
}

// subject is what a match statement looks at; commas make a tuple.
func (p *parser) subject() Expr {
	if p.is(tName, "") && p.after(1, ":=") {
		return p.named()
	}
	return p.exprList()
}

// trial runs f and returns the mistake that it met.
func (p *parser) trial(f func()) (failed *Error) {
	trying := p.trying
	p.trying = true
	defer func() {
		p.trying = trying
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			failed = e
		}
	}()
	f()
	return nil
}
