package syntax

import "fmt"

// colon reads the end of a header. Where CPython insists on it, anything else
// is answered with "expected ':'"; elsewhere only the end of the line is.
func (p *parser) colon(insist bool) {
	if !insist && !p.op(":") && !p.is(tNewline, "") {
		p.fail("invalid syntax")
	}
	p.expect(":")
}

// block reads the body of a compound statement: what names the statement and
// line is where it begins.
func (p *parser) block(what string, line int, insist bool) []Stmt {
	p.colon(insist)
	if !p.is(tNewline, "") {
		return p.simpleLine()
	}
	p.next()
	p.indented(what, line)
	var out []Stmt
	for !p.is(tDedent, "") && !p.is(tEnd, "") {
		out = append(out, p.statement()...)
	}
	if p.is(tDedent, "") {
		p.next()
	}
	return out
}

// indented reads the indentation of a block.
func (p *parser) indented(what string, line int) {
	if !p.is(tIndent, "") {
		t := p.peek()
		end := p.pos
		for p.tokens[end].kind == tDedent {
			end++
		}
		panic(&Error{"IndentationError", fmt.Sprintf("expected an indented block after %s on line %d", what, line), t.line, t.column, p.tokens[end].kind == tEnd})
	}
	p.next()
}

// otherwise reads an else with its block, if there is one.
func (p *parser) otherwise() []Stmt {
	line := p.here().Line
	if !p.accept("else") {
		return nil
	}
	return p.block("'else' statement", line, true)
}

// condition reads what if and while test.
func (p *parser) condition() Expr {
	e := p.named()
	p.mistaken(e)
	return e
}

func (p *parser) ifStmt() Stmt {
	p.link(&p.elifs)
	defer func() { p.elifs-- }()
	pos := p.here()
	word := p.next().text
	s := &If{Pos: pos, Cond: p.condition()}
	s.Body = p.block("'"+word+"' statement", pos.Line, false)
	if p.word("elif") {
		s.Else = []Stmt{p.ifStmt()}
		return s
	}
	s.Else = p.otherwise()
	return s
}

func (p *parser) try() Stmt {
	s := &Try{Pos: p.here()}
	p.next()
	s.Body = p.block("'try' statement", s.Pos.Line, true)
	for p.word("except") {
		h := Handler{Pos: p.here()}
		p.next()
		if p.op("*") {
			p.fail("except* is not supported")
		}
		if !p.op(":") {
			h.Type = p.expr()
			if p.op(",") {
				p.failAt(h.Type, "multiple exception types must be parenthesized")
			}
			if p.accept("as") {
				h.Name = p.name()
			}
		}
		h.Body = p.block("'except' statement", h.Pos.Line, false)
		s.Handlers = append(s.Handlers, h)
	}
	if len(s.Handlers) > 0 {
		s.Else = p.otherwise()
	}
	if line := p.here().Line; p.accept("finally") {
		s.Finally = p.block("'finally' statement", line, true)
	}
	if len(s.Handlers) == 0 && s.Finally == nil {
		p.fail("expected 'except' or 'finally' block")
	}
	return s
}

func (p *parser) with() Stmt {
	s := &With{Pos: p.here()}
	p.next()
	if items, ok := p.parenthesized(); ok {
		s.Items = items
		s.Body = p.block("'with' statement", s.Pos.Line, false)
		return s
	}
	for {
		item := WithItem{Context: p.expr()}
		if p.accept("as") {
			item.Target = p.withTarget()
		}
		s.Items = append(s.Items, item)
		if !p.accept(",") {
			break
		}
	}
	s.Body = p.block("'with' statement", s.Pos.Line, false)
	return s
}

// withTarget is what stands after as.
func (p *parser) withTarget() Expr {
	t := p.postfix()
	if bad := misplaced(t, true); bad != nil {
		p.failAt(bad, "cannot assign to "+describe(bad))
	}
	return t
}

func (p *parser) decorated() Stmt {
	var list []Expr
	for p.accept("@") {
		list = append(list, p.named())
		if !p.is(tNewline, "") {
			p.fail("invalid syntax")
		}
		p.next()
	}
	switch {
	case p.word("def"):
		return p.def(list)
	case p.word("class"):
		return p.class(list)
	}
	p.fail("invalid syntax")
	return nil
}

func (p *parser) def(decorators []Expr) Stmt {
	d := &Def{Pos: p.here(), Decorators: decorators}
	p.next()
	d.Name = p.name()
	if !p.accept("(") {
		p.fail("expected '('")
	}
	d.Params = p.params(")", true)
	p.expect(")")
	if p.accept("->") {
		d.Returns = p.expr()
	}
	p.functions++
	d.Body = p.block("function definition", d.Pos.Line, true)
	p.functions--
	return d
}

// params reads parameters up to the closing token.
func (p *parser) params(closing string, annotated bool) *Params {
	out := &Params{}
	seen := map[string]bool{}
	one := func() (string, Expr) {
		if p.op("(") {
			p.fail(map[bool]string{true: "Function", false: "Lambda expression"}[annotated] + " parameters cannot be parenthesized")
		}
		n := p.name()
		if seen[n] {
			p.fail("duplicate argument '" + n + "' in function definition")
		}
		seen[n] = true
		if annotated && p.accept(":") {
			return n, p.expr()
		}
		return n, nil
	}
	for !p.op(closing) {
		switch {
		case p.accept("**"):
			out.Double, out.DoubleAnnotation = one()
			p.accept(",")
			if !p.op(closing) {
				p.fail("arguments cannot follow var-keyword argument")
			}
			return out
		case p.accept("*"):
			if out.HasStar {
				p.fail("* argument may appear only once")
			}
			out.HasStar = true
			if p.op(closing) || p.op(",") && (p.after(1, closing) || p.after(1, "**")) {
				p.fail("named arguments must follow bare *")
			}
			if !p.op(",") {
				out.Star, out.StarAnnotation = one()
			}
		case p.accept("/"):
			if out.PosOnly > 0 {
				p.fail("/ may appear only once")
			}
			if len(out.Args) == 0 {
				p.fail("at least one argument must precede /")
			}
			if out.HasStar {
				p.fail("/ must be ahead of *")
			}
			out.PosOnly = len(out.Args)
		default:
			var param Param
			param.Name, param.Annotation = one()
			if p.accept("=") {
				param.Default = p.expr()
			} else if !out.HasStar && len(out.Args) > 0 && out.Args[len(out.Args)-1].Default != nil {
				p.fail("non-default argument follows default argument")
			}
			if out.HasStar {
				out.KwOnly = append(out.KwOnly, param)
			} else {
				out.Args = append(out.Args, param)
			}
		}
		if !p.accept(",") {
			break
		}
	}
	return out
}

func (p *parser) class(decorators []Expr) Stmt {
	c := &Class{Pos: p.here(), Decorators: decorators}
	p.next()
	c.Name = p.name()
	if p.accept("(") {
		call := &Call{}
		p.arguments(call)
		c.Bases, c.Keywords = call.Args, call.Keywords
	}
	c.Body = p.block("class definition", c.Pos.Line, false)
	return c
}

// parenthesized reads with (a as b, c as d): …; ok is false where the bracket is
// part of an expression.
func (p *parser) parenthesized() (items []WithItem, ok bool) {
	if !p.op("(") {
		return nil, false
	}
	start, depth := p.pos, p.depth
	defer func() {
		if r := recover(); r != nil {
			if _, failed := r.(*Error); !failed {
				panic(r)
			}
			items, ok = nil, false
		}
		if !ok {
			p.pos, p.depth = start, depth
		}
	}()
	p.next()
	for !p.op(")") {
		item := WithItem{Context: p.expr()}
		if p.accept("as") {
			item.Target = p.withTarget()
		}
		items = append(items, item)
		if !p.accept(",") {
			break
		}
	}
	p.expect(")")
	return items, p.op(":")
}
