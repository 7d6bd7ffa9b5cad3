package syntax

import (
	"errors"
	"strings"
	"unicode/utf8"
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

// attributeName is a name after a dot.
func (p *parser) attributeName() string { return p.name() }

func (p *parser) subscript() Expr {
	pos := p.here()
	one := func() Expr {
		at := p.here()
		var low Expr
		if !p.op(":") {
			low = p.starred()
			if !p.op(":") {
				return low
			}
		}
		s := &Slice{Pos: at, Low: low}
		p.expect(":")
		if !p.op(":") && !p.op("]") && !p.op(",") {
			s.High = p.expr()
		}
		if p.accept(":") && !p.op("]") && !p.op(",") {
			s.Step = p.expr()
		}
		return s
	}
	first := one()
	if !p.op(",") {
		return first
	}
	items := []Expr{first}
	for p.accept(",") {
		if p.op("]") {
			break
		}
		items = append(items, one())
	}
	return &Collection{pos, '(', items}
}

// arguments reads the arguments of a call up to and with its bracket.
func (p *parser) arguments(c *Call) {
	var last Expr
	for !p.op(")") {
		pos := p.here()
		switch {
		case p.accept("**"):
			last = p.expr()
			c.Keywords = append(c.Keywords, Keyword{"", last})
		case p.accept("*"):
			last = p.expr()
			for _, k := range c.Keywords {
				if k.Name == "" {
					p.fail("iterable argument unpacking follows keyword argument unpacking")
				}
			}
			c.Args = append(c.Args, &Starred{pos, last})
		case p.peek().kind == tName && p.tokens[p.pos+1].kind == tOp && p.tokens[p.pos+1].text == "=":
			if t := p.peek().text; t == "True" || t == "False" || t == "None" {
				p.fail("cannot assign to " + t)
			}
			name := p.name()
			p.next()
			for _, k := range c.Keywords {
				if k.Name == name {
					p.fail("keyword argument repeated: " + name)
				}
			}
			last = p.expr()
			if p.word("for") {
				p.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
			}
			c.Keywords = append(c.Keywords, Keyword{name, last})
		default:
			e := p.named()
			p.argumentName(e)
			if p.word("for") {
				if len(c.Args)+len(c.Keywords) > 0 {
					p.failAt(e, "Generator expression must be parenthesized")
				}
				e = &Comp{Pos: pos, Kind: '(', Value: e, Clauses: p.clauses()}
				if p.op(",") {
					p.failAt(e, "Generator expression must be parenthesized")
				}
			} else if n := len(c.Keywords); n > 0 {
				if c.Keywords[n-1].Name == "" {
					p.fail("positional argument follows keyword argument unpacking")
				}
				p.fail("positional argument follows keyword argument")
			}
			last = e
			c.Args = append(c.Args, e)
		}
		if !p.accept(",") {
			break
		}
		last = nil
	}
	p.closing(")", last)
}

// argumentName refuses what stands before = in a call and is no name.
func (p *parser) argumentName(e Expr) {
	if !p.op("=") {
		return
	}
	if c, ok := e.(*Const); ok && c.Value != "Ellipsis" {
		p.failAt(e, "cannot assign to "+c.Value)
	}
	p.failAt(e, "expression cannot contain assignment, perhaps you meant \"==\"?")
}

func (p *parser) clauses() []Clause {
	var out []Clause
	for p.accept("for") {
		c := Clause{Target: p.targets()}
		p.expect("in")
		c.Iter = p.or()
		for p.accept("if") {
			c.Conds = append(c.Conds, p.or())
		}
		out = append(out, c)
	}
	return out
}

func (p *parser) atom() Expr {
	t := p.peek()
	pos := p.here()
	switch t.kind {
	case tNumber:
		p.next()
		return &Number{pos, t.text}
	case tString:
		return p.strings()
	case tName:
		switch t.text {
		case "None", "True", "False":
			p.next()
			return &Const{pos, t.text}
		}
		if reserved[t.text] {
			p.fail("invalid syntax")
		}
		p.next()
		return &Name{pos, t.text}
	case tOp:
		switch t.text {
		case "...":
			p.next()
			return &Const{pos, "Ellipsis"}
		case "(":
			p.next()
			return p.paren(pos)
		case "[":
			p.next()
			return p.list(pos)
		case "{":
			p.next()
			return p.brace(pos)
		}
	case tNewline, tEnd:
		p.fail("invalid syntax")
	}
	p.fail("invalid syntax")
	return nil
}

func (p *parser) paren(pos Pos) Expr {
	if p.accept(")") {
		return &Collection{pos, '(', nil}
	}
	if p.word("yield") {
		e := p.expr()
		p.expect(")")
		return e
	}
	first := p.starred()
	p.mistaken(first)
	if p.word("for") {
		c := &Comp{Pos: pos, Kind: '(', Value: first, Clauses: p.clauses()}
		p.expect(")")
		return c
	}
	if p.accept(")") {
		if _, star := first.(*Starred); star {
			p.failAt(first, "cannot use starred expression here")
		}
		p.grouped[first] = true
		return first
	}
	items := []Expr{first}
	last := first
	for p.accept(",") {
		last = nil
		if p.op(")") {
			break
		}
		last = p.starred()
		items = append(items, last)
	}
	p.closing(")", last)
	return &Collection{pos, '(', items}
}

func (p *parser) list(pos Pos) Expr {
	var items []Expr
	var last Expr
	for !p.op("]") {
		e := p.starred()
		p.mistaken(e)
		last = e
		if len(items) == 0 && p.word("for") {
			c := &Comp{Pos: pos, Kind: '[', Value: e, Clauses: p.clauses()}
			p.expect("]")
			return c
		}
		if len(items) > 0 && p.word("for") {
			p.failAt(items[0], "did you forget parentheses around the comprehension target?")
		}
		items = append(items, e)
		if !p.accept(",") {
			break
		}
		last = nil
	}
	p.closing("]", last)
	return &Collection{pos, '[', items}
}

func (p *parser) brace(pos Pos) Expr {
	if p.accept("}") {
		return &DictLit{Pos: pos}
	}
	dict := &DictLit{Pos: pos}
	var items []Expr
	var last Expr
	for !p.op("}") {
		if p.accept("**") {
			last = p.binary(4)
			dict.Keys, dict.Values = append(dict.Keys, nil), append(dict.Values, last)
		} else {
			key := p.starred()
			last = key
			if len(items) == 0 && p.accept(":") {
				if p.op("}") || p.op(",") {
					p.fail("expression expected after dictionary key and ':'")
				}
				value := p.expr()
				last = value
				if p.word("for") && len(dict.Keys) == 0 {
					c := &Comp{Pos: pos, Kind: 'd', Key: key, Value: value, Clauses: p.clauses()}
					p.expect("}")
					return c
				}
				dict.Keys, dict.Values = append(dict.Keys, key), append(dict.Values, value)
			} else {
				if p.word("for") && len(items) == 0 {
					c := &Comp{Pos: pos, Kind: '{', Value: key, Clauses: p.clauses()}
					p.expect("}")
					return c
				}
				if len(dict.Keys) > 0 {
					if p.op("}") || p.op(",") {
						p.fail("':' expected after dictionary key")
					}
					p.fail("invalid syntax")
				}
				if len(items) > 0 && p.word("for") {
					p.failAt(items[0], "did you forget parentheses around the comprehension target?")
				}
				items = append(items, key)
			}
		}
		if !p.accept(",") {
			break
		}
		last = nil
	}
	p.closing("}", last)
	if len(items) > 0 {
		return &Collection{pos, '{', items}
	}
	return dict
}

// strings joins adjacent literals.
func (p *parser) strings() Expr {
	pos := p.here()
	first := p.peek()
	var parts []Expr
	text := ""
	format := false
	for p.peek().kind == tString {
		t := p.next()
		if t.bytes != first.bytes {
			p.fail("cannot mix bytes and nonbytes literals")
		}
		if !t.format {
			text += t.text
			continue
		}
		format = true
		if text != "" {
			parts = append(parts, &Str{Pos: pos, Value: text})
			text = ""
		}
		parts = append(parts, p.fstring(t, t.text, 0)...)
	}
	if !format {
		return &Str{pos, text, first.bytes}
	}
	if text != "" {
		parts = append(parts, &Str{Pos: pos, Value: text})
	}
	return &FString{pos, parts}
}

// fstring cuts the body of an f-string into texts and fields.
func (p *parser) fstring(t token, s string, depth int) []Expr {
	if depth > 5 {
		p.fail("f-string: expressions nested too deeply")
	}
	pos := Pos{t.line, t.column}
	var out []Expr
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, &Str{Pos: pos, Value: b.String()})
			b.Reset()
		}
	}
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "{{") && depth == 0, strings.HasPrefix(s[i:], "}}") && depth == 0:
			b.WriteByte(s[i])
			i += 2
		case s[i] == '{':
			flush()
			f, n := p.field(t, s[i+1:], depth)
			out = append(out, f)
			i += 1 + n
		case s[i] == '}':
			p.fail("f-string: single '}' is not allowed")
		case s[i] == '\\' && !t.raw && i+1 < len(s):
			if s[i+1] == '\n' {
				i += 2
				continue
			}
			n, err := Unescape(&b, s[i:], false, utf8.RuneCountInString(s[:i]))
			if err != "" {
				p.fail(err)
			}
			i += n
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	flush()
	return out
}

// field reads a replacement field after its brace, and how long it is with the
// closing one.
func (p *parser) field(t token, s string, depth int) (*Field, int) {
	f := &Field{Pos: Pos{t.line, t.column}}
	end, nested, quote, comment := -1, 0, byte(0), false
	i := 0
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '#':
			comment = true
		case c == '(' || c == '[' || c == '{':
			nested++
		case nested > 0 && (c == ')' || c == ']' || c == '}'):
			nested--
		case nested == 0 && (c == '}' || c == ':'):
			end = i
			break scan
		case nested == 0 && c == '!' && !(i+1 < len(s) && s[i+1] == '='):
			end = i
			break scan
		}
	}
	if end < 0 {
		p.fail("f-string: expecting '}'")
	}
	code := s[:end]
	trimmed := strings.TrimRight(code, " \t\n")
	if strings.HasSuffix(trimmed, "=") && !strings.HasSuffix(trimmed, "==") && !strings.HasSuffix(trimmed, "!=") && !strings.HasSuffix(trimmed, "<=") && !strings.HasSuffix(trimmed, ">=") {
		f.Text = code
		code = strings.TrimSuffix(trimmed, "=")
	}
	if strings.TrimSpace(code) == "" {
		p.fail("f-string: empty expression not allowed")
	}
	if strings.Contains(code, "\\") {
		p.fail("f-string expression part cannot include a backslash")
	}
	if comment {
		p.fail("f-string expression part cannot include '#'")
	}
	body, err := Parse("(" + code + ")")
	if err != nil {
		var e *Error
		errors.As(err, &e)
		p.fail("f-string: " + e.Message)
	}
	if len(body) != 1 {
		p.fail("f-string: invalid syntax")
	}
	value, ok := body[0].(*ExprStmt)
	if !ok {
		p.fail("f-string: invalid syntax")
	}
	f.Value = value.Value
	if i < len(s) && s[i] == '!' {
		if i+1 >= len(s) || strings.IndexByte("rsa", s[i+1]) < 0 {
			p.fail("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		f.Conversion = s[i+1]
		i += 2
	}
	if i < len(s) && s[i] == ':' {
		start := i + 1
		nested = 0
		for i = start; i < len(s); i++ {
			if s[i] == '{' {
				nested++
			} else if s[i] == '}' {
				if nested == 0 {
					break
				}
				nested--
			}
		}
		f.Spec = &FString{f.Pos, p.fstring(t, s[start:min(i, len(s))], depth+1)}
	}
	if i >= len(s) || s[i] != '}' {
		p.fail("f-string: expecting '}'")
	}
	return f, i + 1
}
