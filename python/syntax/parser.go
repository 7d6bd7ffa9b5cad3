package syntax

import (
	"errors"
	"strings"
)

// Parse reads a module.
func Parse(src string) ([]Stmt, error) { return parseBelow(src, 0) }

// parseBelow reads a text that stands below some lines of another one.
func parseBelow(src string, lines int) (body []Stmt, err error) {
	s, failed := scan(src)
	for i := range s.out {
		s.out[i].line += lines
	}
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
			body, err = nil, first(e, max(e.Line, p.peek().line), failed, s.open, p.comma)
		}
	}()
	for !p.is(tEnd, "") {
		body = append(body, p.statement()...)
	}
	return body, nil
}

// first chooses the mistake that CPython would speak of: what the scanner could
// not read at all comes first, then a bracket that was left open on an earlier
// line than the last token that the parser looked at, or that the complaint is
// about.
func first(e *Error, line int, scanned *Error, open []token, comma bool) *Error {
	if scanned != nil {
		return scanned
	}
	if n := len(open); n > 0 && (line > open[n-1].line || e.Incomplete || comma) {
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
	comma     bool // a comma may be missing
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
		if s := p.match(); s != nil {
			return []Stmt{s}
		}
	}
	return p.simpleLine()
}
