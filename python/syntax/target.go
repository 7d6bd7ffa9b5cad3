package syntax

// describe is what CPython's messages call an expression.
func describe(e Expr) string {
	switch e := e.(type) {
	case *Name:
		return "name"
	case *Attribute:
		return "attribute"
	case *Index:
		return "subscript"
	case *Starred:
		return "starred"
	case *Call:
		return "function call"
	case *Lambda:
		return "lambda"
	case *Yield:
		return "yield expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *Walrus:
		return "named expression"
	case *FString:
		return "f-string expression"
	case *DictLit:
		return "dict literal"
	case *Number, *Str:
		return "literal"
	case *Const:
		if e.Value == "Ellipsis" {
			return "ellipsis"
		}
		return e.Value
	case *Collection:
		return map[byte]string{'(': "tuple", '[': "list", '{': "set display"}[e.Kind]
	case *Comp:
		return map[byte]string{'(': "generator expression", '[': "list comprehension", '{': "set comprehension", 'd': "dict comprehension"}[e.Kind]
	}
	return "expression"
}

// misplaced is the first part of a target that nothing can be assigned to; nil
// for targets that are fine. Only assignments may have stars.
func misplaced(e Expr, stars bool) Expr {
	switch e := e.(type) {
	case *Name, *Attribute, *Index:
		return nil
	case *Starred:
		if stars {
			return misplaced(e.Value, stars)
		}
	case *Collection:
		if e.Kind == '{' {
			return e
		}
		for _, x := range e.Items {
			if bad := misplaced(x, stars); bad != nil {
				return bad
			}
		}
		return nil
	}
	return e
}

// assignable refuses targets of =: more says that another = follows.
func (p *parser) assignable(e, value Expr, more bool) {
	if y, ok := e.(*Yield); ok && !p.grouped[y] {
		p.failAt(e, "assignment to yield expression not possible")
	}
	bad := misplaced(e, true)
	if bad == nil {
		return
	}
	if bad == e && !more && p.operand(e) && p.operand(value) {
		p.failAt(bad, "cannot assign to "+describe(bad)+" here. Maybe you meant '==' instead of '='?")
	}
	p.failAt(bad, "cannot assign to "+describe(bad))
}

// operand tells that an expression could stand beside ==, for which = is often
// meant.
func (p *parser) operand(e Expr) bool {
	switch e := e.(type) {
	case *Collection:
		return e.Kind == '{'
	case *Comp:
		return e.Kind != '('
	case *Const:
		return e.Value == "Ellipsis"
	case *Compare, *BoolOp, *Lambda, *IfExp, *Walrus, *Yield, *Starred:
		return p.grouped[e]
	case *Unary:
		return e.Op != "not" || p.grouped[e]
	}
	return true
}

// annotatable refuses targets of annotations.
func (p *parser) annotatable(e Expr) {
	switch e := e.(type) {
	case *Name, *Attribute, *Index:
	case *Collection:
		if e.Kind == '{' {
			p.failAt(e, "illegal target for annotation")
		}
		p.failAt(e, "only single target (not "+describe(e)+") can be annotated")
	default:
		p.failAt(e, "illegal target for annotation")
	}
}

// mistaken refuses = where a condition or an item is read.
func (p *parser) mistaken(e Expr) {
	if !p.op("=") {
		return
	}
	if _, ok := e.(*Name); ok {
		p.failAt(e, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	if p.operand(e) {
		switch e.(type) {
		case *Attribute, *Index:
			p.failAt(e, "cannot assign to "+describe(e)+" here. Maybe you meant '==' instead of '='?")
		}
		if bad := misplaced(e, true); bad != nil {
			p.failAt(e, "cannot assign to "+describe(e)+" here. Maybe you meant '==' instead of '='?")
		}
	}
}

// closing reads the bracket that ends a list of expressions.
func (p *parser) closing(text string, last Expr) {
	if p.accept(text) {
		return
	}
	if last != nil && !p.trying && p.startsOperand() {
		if n, ok := last.(*Name); !ok || p.peek().kind != tString || p.grouped[n] {
			start, depth := p.pos, p.depth
			if p.attempt(func() { p.expr() }) {
				p.pos, p.depth = start, depth
				p.comma = true
				p.failAt(last, "invalid syntax. Perhaps you forgot a comma?")
			}
			p.pos, p.depth = start, depth
		}
	}
	p.fail("invalid syntax")
}

// startsOperand tells that the next token begins an expression that is no
// continuation of the one before.
func (p *parser) startsOperand() bool {
	switch t := p.peek(); t.kind {
	case tName:
		switch t.text {
		case "None", "True", "False", "lambda", "not":
			return true
		}
		return !reserved[t.text]
	case tNumber, tString:
		return true
	case tOp:
		return t.text == "{" || t.text == "~" || t.text == "..."
	}
	return false
}

// attempt tells whether f reads without a mistake. Attempts do not nest: what
// they would find out only makes messages better.
func (p *parser) attempt(f func()) (ok bool) {
	p.trying = true
	defer func() {
		p.trying = false
		if r := recover(); r != nil {
			if _, failed := r.(*Error); !failed {
				panic(r)
			}
			ok = false
		}
	}()
	f()
	return true
}
