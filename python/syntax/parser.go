package syntax

import (
	"errors"
	"strings"
)

// Parse reads a module.
func Parse(src string) (body []Stmt, err error) {
	tokens, failed := scan(src)
	if failed != nil {
		return nil, failed
	}
	p := &parser{tokens: tokens}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			body, err = nil, e
		}
	}()
	for !p.is(tEnd, "") {
		body = append(body, p.statement()...)
	}
	return body, nil
}

// Complete tells whether a text is a whole cell, or could go on. A text with a
// mistake is complete: typing on does not mend it.
func Complete(src string) bool {
	_, err := Parse(src)
	var e *Error
	if errors.As(err, &e) {
		return !e.Incomplete
	}
	return true
}

type parser struct {
	tokens []token
	pos    int
	depth  int
}

func (p *parser) peek() token { return p.tokens[p.pos] }

func (p *parser) is(k kind, text string) bool {
	t := p.peek()
	return t.kind == k && (text == "" || t.text == text)
}

func (p *parser) op(text string) bool { return p.is(tOp, text) }

func (p *parser) word(text string) bool { return p.is(tName, text) }

func (p *parser) next() token {
	t := p.tokens[p.pos]
	if t.kind != tEnd {
		p.pos++
	}
	return t
}

func (p *parser) accept(text string) bool {
	t := p.peek()
	if (t.kind == tOp || t.kind == tName) && t.text == text {
		p.pos++
		return true
	}
	return false
}

func (p *parser) fail(message string) {
	t := p.peek()
	panic(&Error{"SyntaxError", message, t.line, t.column, t.kind == tEnd})
}

func (p *parser) expect(text string) {
	if !p.accept(text) {
		if text == ":" {
			p.fail("expected ':'")
		}
		p.fail("invalid syntax")
	}
}

func (p *parser) here() Pos {
	t := p.peek()
	return Pos{t.line, t.column}
}

func (p *parser) enter() {
	if p.depth++; p.depth > 400 {
		p.fail("too many nested parentheses")
	}
}

var reserved = map[string]bool{}

func init() {
	for _, w := range strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield") {
		reserved[w] = true
	}
}

func (p *parser) name() string {
	t := p.peek()
	if t.kind != tName || reserved[t.text] {
		p.fail("invalid syntax")
	}
	p.pos++
	return t.text
}

// block reads the body of a compound statement.
func (p *parser) block() []Stmt {
	p.expect(":")
	if !p.is(tNewline, "") {
		return p.simpleLine()
	}
	p.next()
	if !p.is(tIndent, "") {
		t := p.peek()
		panic(&Error{"IndentationError", "expected an indented block", t.line, t.column, t.kind == tEnd})
	}
	p.next()
	var out []Stmt
	for !p.is(tDedent, "") && !p.is(tEnd, "") {
		out = append(out, p.statement()...)
	}
	if p.is(tDedent, "") {
		p.next()
	}
	return out
}

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

func (p *parser) statement() []Stmt {
	p.enter()
	defer func() { p.depth-- }()
	if p.is(tIndent, "") {
		t := p.peek()
		panic(&Error{"IndentationError", "unexpected indent", t.line, t.column, false})
	}
	if p.is(tNewline, "") {
		p.next()
		return nil
	}
	t := p.peek()
	if t.kind == tOp && t.text == "@" {
		return []Stmt{p.decorated()}
	}
	if t.kind != tName {
		return p.simpleLine()
	}
	pos := p.here()
	switch t.text {
	case "if":
		return []Stmt{p.ifStmt()}
	case "while":
		p.next()
		s := &While{Pos: pos, Cond: p.named()}
		s.Body = p.block()
		if p.accept("else") {
			s.Else = p.block()
		}
		return []Stmt{s}
	case "for":
		p.next()
		s := &For{Pos: pos, Target: p.targets()}
		p.expect("in")
		s.Iter = p.exprList()
		s.Body = p.block()
		if p.accept("else") {
			s.Else = p.block()
		}
		return []Stmt{s}
	case "try":
		return []Stmt{p.try()}
	case "with":
		return []Stmt{p.with()}
	case "def":
		return []Stmt{p.def(nil)}
	case "class":
		return []Stmt{p.class(nil)}
	case "async":
		p.fail("async is not supported")
	case "match":
		if n := p.tokens[min(p.pos+1, len(p.tokens)-1)]; n.kind == tName && !reserved[n.text] || n.kind == tNumber || n.kind == tString {
			p.fail("the match statement is not supported")
		}
	}
	return p.simpleLine()
}

func (p *parser) ifStmt() Stmt {
	pos := p.here()
	p.next()
	s := &If{Pos: pos, Cond: p.named()}
	s.Body = p.block()
	switch {
	case p.word("elif"):
		s.Else = []Stmt{p.ifStmt()}
	case p.accept("else"):
		s.Else = p.block()
	}
	return s
}

func (p *parser) try() Stmt {
	s := &Try{Pos: p.here()}
	p.next()
	s.Body = p.block()
	for p.word("except") {
		h := Handler{Pos: p.here()}
		p.next()
		if p.op("*") {
			p.fail("except* is not supported")
		}
		if !p.op(":") {
			h.Type = p.exprList()
			if p.accept("as") {
				h.Name = p.name()
			}
		}
		h.Body = p.block()
		s.Handlers = append(s.Handlers, h)
	}
	if len(s.Handlers) > 0 && p.accept("else") {
		s.Else = p.block()
	}
	if p.accept("finally") {
		s.Finally = p.block()
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
		s.Body = p.block()
		return s
	}
	for {
		item := WithItem{Context: p.expr()}
		if p.accept("as") {
			item.Target = p.postfix()
		}
		s.Items = append(s.Items, item)
		if !p.accept(",") {
			break
		}
	}
	s.Body = p.block()
	return s
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
	p.expect("(")
	d.Params = p.params(")", true)
	p.expect(")")
	if p.accept("->") {
		d.Returns = p.expr()
	}
	d.Body = p.block()
	return d
}

// params reads parameters up to the closing token.
func (p *parser) params(closing string, annotated bool) *Params {
	out := &Params{}
	seen := map[string]bool{}
	one := func() (string, Expr) {
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
			out.HasStar = true
			if !p.op(",") {
				out.Star, out.StarAnnotation = one()
			}
		case p.accept("/"):
			out.PosOnly = len(out.Args)
		default:
			var param Param
			param.Name, param.Annotation = one()
			if p.accept("=") {
				param.Default = p.expr()
			} else if !out.HasStar && len(out.Args) > 0 && out.Args[len(out.Args)-1].Default != nil {
				p.fail("parameter without a default follows parameter with a default")
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
	c.Body = p.block()
	return c
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
				s.Targets = append(s.Targets, p.postfix())
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
	first := p.exprList()
	switch {
	case p.op(":"):
		p.next()
		s := &AnnAssign{Pos: pos, Target: first, Annotation: p.expr()}
		if p.accept("=") {
			s.Value = p.exprList()
		}
		return s
	case p.op("="):
		s := &Assign{Pos: pos}
		for p.accept("=") {
			p.target(first)
			s.Targets = append(s.Targets, first)
			first = p.exprList()
		}
		s.Value = first
		return s
	}
	if t := p.peek(); t.kind == tOp && len(t.text) > 1 && t.text[len(t.text)-1] == '=' && strings.Contains(" += -= *= /= //= %= **= >>= <<= &= ^= |= @= ", " "+t.text+" ") {
		p.next()
		return &AugAssign{pos, first, strings.TrimSuffix(t.text, "="), p.exprList()}
	}
	return &ExprStmt{pos, first}
}

// target refuses what cannot be assigned to.
func (p *parser) target(e Expr) {
	switch e := e.(type) {
	case *Name, *Attribute, *Index:
	case *Starred:
		p.target(e.Value)
	case *Collection:
		if e.Kind == '{' {
			p.fail("cannot assign to set display here. Maybe you meant '==' instead of '='?")
		}
		for _, x := range e.Items {
			p.target(x)
		}
	case *Call:
		p.fail("cannot assign to function call here. Maybe you meant '==' instead of '='?")
	case *Const:
		p.fail("cannot assign to " + e.Value)
	case *Number, *Str:
		p.fail("cannot assign to literal here. Maybe you meant '==' instead of '='?")
	default:
		p.fail("cannot assign to expression here. Maybe you meant '==' instead of '='?")
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
	}
	if paren {
		p.expect(")")
	}
	return s
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
			item.Target = p.postfix()
		}
		items = append(items, item)
		if !p.accept(",") {
			break
		}
	}
	p.expect(")")
	return items, p.op(":")
}
