package syntax

import (
	"errors"
	"fmt"
	"strings"
)

// Parse reads a module.
func Parse(src string) (body []Stmt, err error) {
	s, failed := scan(src)
	p := &parser{tokens: s.out, grouped: map[Expr]bool{}}
	if failed != nil {
		p.tokens = append(p.tokens, token{kind: tError, line: failed.Line, column: failed.Column}, token{kind: tEnd, line: failed.Line})
	}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			body, err = nil, first(e, failed, s.open)
		}
	}()
	for !p.is(tEnd, "") {
		body = append(body, p.statement()...)
	}
	return body, nil
}

// first chooses the mistake that CPython would speak of: what the scanner could
// not read at all comes first, then a bracket that was left open on an earlier
// line than the parser's own complaint.
func first(e, scanned *Error, open []token) *Error {
	if scanned != nil {
		return scanned
	}
	if n := len(open); n > 0 && (e.Line > open[n-1].line || e.Incomplete) {
		b := open[n-1]
		return &Error{"SyntaxError", "'" + b.text + "' was never closed", b.line, b.column, e.Incomplete}
	}
	return e
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
	// grouped are the expressions that stand in parentheses.
	grouped   map[Expr]bool
	functions int  // around the place
	trying    bool // inside of attempt
	elifs     int  // around the place
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

// failAt refuses an expression that was read.
func (p *parser) failAt(e Expr, message string) {
	at := e.Where()
	panic(&Error{"SyntaxError", message, at.Line, at.Column, false})
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

// maxChain is how many links a chain such as a + b + … or a.b.c… may have. Each
// is a level of the tree, which others walk by recursion.
const maxChain = 5000

// link counts the links of a chain.
func (p *parser) link(n *int) {
	if *n++; *n > maxChain {
		t := p.peek()
		panic(&Error{"RecursionError", "maximum recursion depth exceeded during compilation", t.line, t.column, false})
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
	if !p.is(tIndent, "") {
		t := p.peek()
		panic(&Error{"IndentationError", fmt.Sprintf("expected an indented block after %s on line %d", what, line), t.line, t.column, t.kind == tEnd})
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
		s := &While{Pos: pos, Cond: p.condition()}
		s.Body = p.block("'while' statement", pos.Line, false)
		s.Else = p.otherwise()
		return []Stmt{s}
	case "for":
		p.next()
		s := &For{Pos: pos, Target: p.targets()}
		p.expect("in")
		s.Iter = p.exprList()
		s.Body = p.block("'for' statement", pos.Line, true)
		s.Else = p.otherwise()
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
