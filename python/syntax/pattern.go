package syntax

// Pattern is what a case of a match statement tries on the subject.
type Pattern interface{ Where() Pos }

// The patterns.
type (
	// ValuePattern is a literal or a dotted name, compared with ==; None, True
	// and False are compared by identity.
	ValuePattern struct {
		Pos
		Value Expr
	}
	// CapturePattern binds a name; an empty one is the wildcard _.
	CapturePattern struct {
		Pos
		Name string
	}
	// StarPattern is *name inside of a sequence; an empty name is *_.
	StarPattern struct {
		Pos
		Name string
	}
	// SequencePattern is [a, b, *c].
	SequencePattern struct {
		Pos
		Items []Pattern
	}
	// MappingPattern is {key: pattern, **rest}.
	MappingPattern struct {
		Pos
		Keys   []Expr
		Values []Pattern
		Rest   string
	}
	// ClassPattern is C(a, b, name=c).
	ClassPattern struct {
		Pos
		Class Expr
		Args  []Pattern
		Names []string
		Named []Pattern
	}
	// OrPattern is a | b.
	OrPattern struct {
		Pos
		Alternatives []Pattern
	}
	// AsPattern is pattern as name.
	AsPattern struct {
		Pos
		Pattern Pattern
		Name    string
	}
)

// Case is case Pattern if Guard: Body.
type Case struct {
	Pos
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// patterns is the pattern of a case, where commas need no brackets.
func (p *parser) patterns() Pattern {
	pos := p.here()
	first := p.starPattern()
	if !p.op(",") {
		if _, star := first.(*StarPattern); star {
			p.fail("invalid syntax")
		}
		return first
	}
	s := &SequencePattern{pos, []Pattern{first}}
	for p.accept(",") && !p.op(":") && !p.word("if") {
		s.Items = append(s.Items, p.starPattern())
	}
	return s
}

func (p *parser) starPattern() Pattern {
	pos := p.here()
	if p.accept("*") {
		return &StarPattern{pos, p.captured()}
	}
	return p.pattern()
}

// captured is the name that a pattern binds, empty for _.
func (p *parser) captured() string {
	name := p.name()
	if name == "_" {
		return ""
	}
	return name
}

func (p *parser) pattern() Pattern {
	p.enter()
	defer func() { p.depth-- }()
	pos := p.here()
	out := p.closedPattern()
	if p.op("|") {
		or := &OrPattern{pos, []Pattern{out}}
		for p.accept("|") {
			or.Alternatives = append(or.Alternatives, p.closedPattern())
		}
		out = or
	}
	if !p.accept("as") {
		return out
	}
	if p.word("_") {
		p.fail("cannot use '_' as a target")
	}
	if t := p.peek(); t.kind != tName || reserved[t.text] {
		p.fail("invalid pattern target")
	}
	return &AsPattern{pos, out, p.name()}
}

func (p *parser) closedPattern() Pattern {
	pos := p.here()
	t := p.peek()
	switch {
	case t.kind == tNumber || t.kind == tString || t.kind == tOp && t.text == "-" || t.kind == tName && (t.text == "None" || t.text == "True" || t.text == "False"):
		return &ValuePattern{pos, p.literalPattern()}
	case t.kind == tName && !reserved[t.text]:
		return p.namePattern()
	case p.accept("("):
		return p.groupPattern(pos)
	case p.accept("["):
		return &SequencePattern{pos, p.patternsUntil("]", nil)}
	case p.accept("{"):
		return p.mappingPattern(pos)
	}
	p.fail("invalid syntax")
	return nil
}

// literalPattern is a number, perhaps with a sign, a text or a constant.
func (p *parser) literalPattern() Expr {
	pos := p.here()
	if p.accept("-") {
		if !p.is(tNumber, "") {
			p.fail("invalid syntax")
		}
		return &Unary{pos, "-", p.atom()}
	}
	e := p.atom()
	if f, ok := e.(*FString); ok {
		p.failAt(f, "patterns may only match literals and attribute lookups")
	}
	return e
}

// namePattern is a name to bind, a dotted name to compare with, or a class.
func (p *parser) namePattern() Pattern {
	pos := p.here()
	name := p.name()
	if !p.op(".") && !p.op("(") {
		if name == "_" {
			name = ""
		}
		return &CapturePattern{pos, name}
	}
	var value Expr = &Name{pos, name}
	for p.accept(".") {
		value = &Attribute{pos, value, p.name()}
	}
	if p.accept("(") {
		return p.classPattern(&ClassPattern{Pos: pos, Class: value})
	}
	return &ValuePattern{pos, value}
}

// patternsUntil reads the items of a sequence that may have begun.
func (p *parser) patternsUntil(closing string, items []Pattern) []Pattern {
	for !p.op(closing) {
		items = append(items, p.starPattern())
		if !p.accept(",") {
			break
		}
	}
	p.expect(closing)
	return items
}

func (p *parser) groupPattern(pos Pos) Pattern {
	if p.accept(")") {
		return &SequencePattern{pos, nil}
	}
	first := p.starPattern()
	_, star := first.(*StarPattern)
	if !star && p.accept(")") {
		return first
	}
	if !p.accept(",") {
		p.fail("invalid syntax")
	}
	return &SequencePattern{pos, p.patternsUntil(")", []Pattern{first})}
}

func (p *parser) mappingPattern(pos Pos) Pattern {
	m := &MappingPattern{Pos: pos}
	for !p.op("}") {
		if p.accept("**") {
			if m.Rest = p.captured(); m.Rest == "" {
				p.fail("invalid syntax")
			}
			p.accept(",")
			break
		}
		m.Keys = append(m.Keys, p.keyPattern())
		p.expect(":")
		m.Values = append(m.Values, p.pattern())
		if !p.accept(",") {
			break
		}
	}
	p.expect("}")
	return m
}

// keyPattern is a key of a mapping: a literal or a dotted name.
func (p *parser) keyPattern() Expr {
	if t := p.peek(); t.kind != tName || t.text == "None" || t.text == "True" || t.text == "False" {
		return p.literalPattern()
	}
	if v, ok := p.namePattern().(*ValuePattern); ok {
		return v.Value
	}
	p.fail("invalid syntax")
	return nil
}

func (p *parser) classPattern(c *ClassPattern) Pattern {
	for !p.op(")") {
		if t := p.peek(); t.kind == tName && !reserved[t.text] && p.after(1, "=") {
			c.Names = append(c.Names, p.name())
			p.next()
			c.Named = append(c.Named, p.pattern())
		} else {
			arg := p.pattern()
			if len(c.Names) > 0 {
				at := arg.Where()
				panic(&Error{"SyntaxError", "positional patterns follow keyword patterns", at.Line, at.Column, false})
			}
			c.Args = append(c.Args, arg)
		}
		if !p.accept(",") {
			break
		}
	}
	p.expect(")")
	return c
}
