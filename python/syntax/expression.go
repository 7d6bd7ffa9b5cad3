package syntax

import (
	"strings"
)

// targets reads the targets of for and comprehensions.
func (p *parser) targets() Expr {
	pos := p.here()
	one := func() Expr {
		if p.op("*") {
			at := p.here()
			p.next()
			return &Starred{at, p.postfix()}
		}
		return p.postfix()
	}
	first := one()
	if !p.op(",") {
		return p.looped(first)
	}
	items := []Expr{first}
	for p.accept(",") {
		if p.word("in") {
			break
		}
		items = append(items, one())
	}
	return p.looped(&Collection{pos, '(', items})
}

// looped refuses targets of for that nothing can be assigned to.
func (p *parser) looped(e Expr) Expr {
	if bad := misplaced(e, true); bad != nil && p.word("in") {
		p.failAt(bad, "cannot assign to "+describe(bad))
	}
	return e
}

// exprList reads an expression, or several as a tuple.
func (p *parser) exprList() Expr {
	pos := p.here()
	first := p.starExpr()
	if !p.op(",") {
		if _, ok := first.(*Starred); ok && !p.op("=") {
			p.failAt(first, "can't use starred expression here")
		}
		return first
	}
	items := []Expr{first}
	for p.accept(",") {
		if t := p.peek(); t.kind == tNewline || t.kind == tEnd || t.kind == tOp && strings.Contains(") ] } = : ;", t.text) {
			break
		}
		items = append(items, p.starExpr())
	}
	return &Collection{pos, '(', items}
}

// starExpr reads an expression without :=, or *values.
func (p *parser) starExpr() Expr {
	if p.op("*") {
		return p.starred()
	}
	return p.expr()
}

func (p *parser) starred() Expr {
	if p.op("*") {
		pos := p.here()
		p.next()
		return &Starred{pos, p.binary(4)}
	}
	return p.named()
}

// named reads an expression or name := value.
func (p *parser) named() Expr {
	pos := p.here()
	if t := p.peek(); t.kind == tName && !reserved[t.text] && p.tokens[p.pos+1].kind == tOp && p.tokens[p.pos+1].text == ":=" {
		p.pos += 2
		return &Walrus{pos, t.text, p.expr()}
	}
	e := p.expr()
	if p.op(":=") {
		p.failAt(e, "cannot use assignment expressions with "+describe(e))
	}
	return e
}

func (p *parser) expr() Expr {
	p.enter()
	defer func() { p.depth-- }()
	pos := p.here()
	switch {
	case p.word("lambda"):
		p.next()
		l := &Lambda{Pos: pos, Params: p.params(":", false)}
		if !p.accept(":") {
			p.fail("invalid syntax")
		}
		l.Body = p.expr()
		return l
	case p.word("yield"):
		p.next()
		y := &Yield{Pos: pos}
		if p.accept("from") {
			y.From = true
			y.Value = p.expr()
		} else if t := p.peek(); t.kind != tNewline && t.kind != tEnd && !(t.kind == tOp && strings.Contains(") ] } ;", t.text)) {
			y.Value = p.exprList()
		}
		return y
	case p.word("await"):
		if p.functions > 0 {
			p.fail("'await' outside async function")
		}
		p.fail("'await' outside function")
	}
	e := p.or()
	if p.word("if") {
		p.next()
		cond := p.or()
		if !p.accept("else") {
			p.fail("expected 'else' after 'if' expression")
		}
		return &IfExp{pos, cond, e, p.expr()}
	}
	return e
}

func (p *parser) or() Expr {
	pos := p.here()
	left := p.and()
	for n := 0; p.accept("or"); p.link(&n) {
		left = &BoolOp{pos, "or", left, p.and()}
	}
	return left
}

func (p *parser) and() Expr {
	pos := p.here()
	left := p.not()
	for n := 0; p.accept("and"); p.link(&n) {
		left = &BoolOp{pos, "and", left, p.not()}
	}
	return left
}

func (p *parser) not() Expr {
	if p.word("not") {
		pos := p.here()
		p.next()
		p.enter()
		defer func() { p.depth-- }()
		return &Unary{pos, "not", p.not()}
	}
	return p.compare()
}

func (p *parser) compare() Expr {
	pos := p.here()
	first := p.binary(4)
	var c *Compare
	for {
		op := ""
		switch t := p.peek(); {
		case t.kind == tOp && strings.Contains(" < > <= >= == != ", " "+t.text+" "):
			op = t.text
			p.next()
		case p.word("in"):
			op = "in"
			p.next()
		case p.word("not") && p.tokens[p.pos+1].text == "in":
			op = "not in"
			p.pos += 2
		case p.word("is"):
			op = "is"
			p.next()
			if p.accept("not") {
				op = "is not"
			}
		}
		if op == "" {
			break
		}
		if c == nil {
			c = &Compare{Pos: pos, First: first}
		}
		c.Ops = append(c.Ops, op)
		c.Rest = append(c.Rest, p.binary(4))
	}
	if c == nil {
		return first
	}
	return c
}

var precedence = map[string]int{"|": 4, "^": 5, "&": 6, "<<": 7, ">>": 7, "+": 8, "-": 8, "*": 9, "/": 9, "//": 9, "%": 9, "@": 9}

func (p *parser) binary(least int) Expr {
	pos := p.here()
	left := p.unary()
	for n := 0; ; p.link(&n) {
		t := p.peek()
		level := precedence[t.text]
		if t.kind != tOp || level < least {
			return left
		}
		p.next()
		left = &Binary{pos, t.text, left, p.binary(level + 1)}
	}
}

func (p *parser) unary() Expr {
	if t := p.peek(); t.kind == tOp && (t.text == "-" || t.text == "+" || t.text == "~") {
		pos := p.here()
		p.next()
		p.enter()
		defer func() { p.depth-- }()
		return &Unary{pos, t.text, p.unary()}
	}
	pos := p.here()
	base := p.postfix()
	if p.accept("**") {
		p.enter()
		defer func() { p.depth-- }()
		return &Binary{pos, "**", base, p.unary()}
	}
	return base
}

func (p *parser) postfix() Expr {
	e := p.atom()
	for n := 0; ; p.link(&n) {
		pos := p.here()
		switch {
		case p.accept("."):
			e = &Attribute{pos, e, p.attributeName()}
		case p.accept("("):
			c := &Call{Pos: e.Where(), Func: e}
			p.arguments(c)
			e = c
		case p.accept("["):
			key := p.subscript()
			p.expect("]")
			e = &Index{e.Where(), e, key}
		default:
			return e
		}
	}
}
