package syntax

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
	if _, star := first.(*Starred); !star && !p.op(",") {
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
