package syntax

import "strings"

func (p *parser) simpleLine() []Stmt {
	out := []Stmt{p.simple()}
	for p.accept(";") {
		if p.is(tNewline, "") {
			break
		}
		out = append(out, p.simple())
	}
	if p.is(tEnd, "") {
		return out
	}
	if !p.is(tNewline, "") {
		p.fail("invalid syntax")
	}
	p.next()
	return out
}

func (p *parser) simple() Stmt {
	pos := p.here()
	t := p.peek()
	if t.kind == tName {
		switch t.text {
		case "pass", "break", "continue":
			p.next()
			return &Simple{pos, t.text}
		case "return":
			p.next()
			s := &Return{Pos: pos}
			if !p.is(tNewline, "") && !p.op(";") && !p.is(tEnd, "") {
				s.Value = p.exprList()
			}
			return s
		case "raise":
			p.next()
			s := &Raise{Pos: pos}
			if !p.is(tNewline, "") && !p.op(";") && !p.is(tEnd, "") {
				s.Exc = p.expr()
				if p.accept("from") {
					s.Cause = p.expr()
				}
			}
			return s
		case "assert":
			p.next()
			s := &Assert{Pos: pos, Cond: p.expr()}
			if p.accept(",") {
				s.Message = p.expr()
			}
			return s
		case "del":
			p.next()
			s := &Delete{Pos: pos}
			for {
				if s.Targets != nil && p.endsSimple() {
					return s
				}
				var t Expr
				if at := p.here(); p.accept("*") {
					t = &Starred{at, p.postfix()}
				} else {
					t = p.expr()
				}
				if bad := misplaced(t, false); bad != nil {
					p.failAt(bad, "cannot delete "+describe(bad))
				}
				s.Targets = append(s.Targets, t)
				if !p.accept(",") {
					return s
				}
			}
		case "global", "nonlocal":
			p.next()
			s := &Scope{Pos: pos, Global: t.text == "global"}
			for {
				s.Names = append(s.Names, p.name())
				if !p.accept(",") {
					return s
				}
			}
		case "import":
			p.next()
			s := &Import{Pos: pos}
			for {
				n := ImportName{Name: p.dotted()}
				if p.accept("as") {
					n.As = p.name()
				}
				s.Names = append(s.Names, n)
				if !p.accept(",") {
					return s
				}
			}
		case "from":
			return p.importFrom()
		}
	}
	if t.kind == tName && (t.text == "print" || t.text == "exec") {
		p.legacy(t)
	}
	first := p.exprList()
	switch {
	case p.op(":"):
		p.annotatable(first)
		p.next()
		s := &AnnAssign{Pos: pos, Target: first, Annotation: p.expr()}
		if p.accept("=") {
			s.Value = p.exprList()
		}
		return s
	case p.op("="):
		s := &Assign{Pos: pos}
		for p.accept("=") {
			s.Targets = append(s.Targets, first)
			first = p.exprList()
			p.assignable(s.Targets[len(s.Targets)-1], first, p.op("=") || len(s.Targets) > 1)
		}
		s.Value = first
		return s
	}
	if t := p.peek(); t.kind == tOp && len(t.text) > 1 && t.text[len(t.text)-1] == '=' && strings.Contains(" += -= *= /= //= %= **= >>= <<= &= ^= |= @= ", " "+t.text+" ") {
		switch first.(type) {
		case *Name, *Attribute, *Index:
		default:
			p.failAt(first, "'"+describe(first)+"' is an illegal expression for augmented assignment")
		}
		p.next()
		return &AugAssign{pos, first, strings.TrimSuffix(t.text, "="), p.exprList()}
	}
	return &ExprStmt{pos, first}
}

// after tells whether an operator stands n tokens ahead.
func (p *parser) after(n int, op string) bool {
	t := p.tokens[min(p.pos+n, len(p.tokens)-1)]
	return t.kind == tOp && t.text == op
}

// endsSimple tells that a simple statement is over.
func (p *parser) endsSimple() bool { return p.is(tNewline, "") || p.op(";") || p.is(tEnd, "") }

// legacy refuses the statements of Python 2.
func (p *parser) legacy(t token) {
	start, depth := p.pos, p.depth
	p.next()
	statement := p.startsOperand() && p.attempt(func() { p.exprList() })
	p.pos, p.depth = start, depth
	if statement {
		p.fail("Missing parentheses in call to '" + t.text + "'. Did you mean " + t.text + "(...)?")
	}
}

func (p *parser) dotted() string {
	s := p.name()
	for p.accept(".") {
		s += "." + p.name()
	}
	return s
}

func (p *parser) importFrom() Stmt {
	s := &ImportFrom{Pos: p.here()}
	p.next()
	for p.op(".") || p.op("...") {
		s.Module += p.next().text
	}
	if !p.word("import") {
		s.Module += p.dotted()
	}
	p.expect("import")
	if p.accept("*") {
		s.Names = []ImportName{{Name: "*"}}
		return s
	}
	paren := p.accept("(")
	for {
		n := ImportName{Name: p.name()}
		if p.accept("as") {
			n.As = p.name()
		}
		s.Names = append(s.Names, n)
		if !p.accept(",") || paren && p.op(")") {
			break
		}
		if !paren && p.is(tNewline, "") {
			p.fail("trailing comma not allowed without surrounding parentheses")
		}
	}
	if paren {
		p.expect(")")
	}
	return s
}
