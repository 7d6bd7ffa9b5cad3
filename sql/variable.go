package sql

import (
	"brook/engine/plan"
)

// declare reads DECLARE [OR REPLACE] [VARIABLE] a, b [type] [DEFAULT x].
func (r *reader) declare() plan.Command {
	c := &plan.DeclareVariable{Replace: r.accept("or", "replace")}
	if r.isOne("variable", "var") && !r.peek(1).Sym("=") {
		r.pos++
	}
	c.Name = r.name()
	for r.acceptSym(",") {
		c.Others = append(c.Others, r.name())
	}
	if !r.is("default") && !r.sym("=") && !r.atEnd() && !r.sym(";") {
		c.Type = r.dataType()
	}
	if r.accept("default") || r.acceptSym("=") {
		at := r.pos
		c.Default = r.expression()
		c.Text = r.between(at, r.pos)
	}
	return c
}

// setVariable reads SET VAR a = x, b = DEFAULT and SET VAR (a, b) = (query).
func (r *reader) setVariable() plan.Command {
	r.accept("session")
	if !r.accept("variable") {
		r.accept("var")
	}
	return r.assignments()
}

// assignments reads what follows SET VAR; in scripts, SET too.
func (r *reader) assignments() plan.Command {
	c := &plan.SetVariable{}
	if r.acceptSym("(") {
		c.Names = list(r, r.name)
		r.expectSym(")")
		r.expectSym("=")
		r.expectSym("(")
		c.Query = r.query()
		r.expectSym(")")
		return c
	}
	list(r, func() struct{} {
		c.Names = append(c.Names, r.name())
		r.expectSym("=")
		from := r.pos
		if r.is("default") && !r.peek(1).Sym("(") && !r.peek(1).Sym(".") {
			r.pos++
			c.Values = append(c.Values, &plan.DefaultValue{At: r.where(from)})
			return struct{}{}
		}
		c.Values = append(c.Values, r.expression())
		return struct{}{}
	})
	return c
}

// execute reads EXECUTE IMMEDIATE text [INTO variables] [USING arguments].
func (r *reader) execute() plan.Command {
	r.expect("immediate")
	c := &plan.ExecuteImmediate{Text: r.expression()}
	for {
		switch {
		case r.accept("into"):
			c.Into = list(r, func() []string {
				at := r.pos
				name := r.name()
				c.IntoPlaces = append(c.IntoPlaces, r.place(at))
				return name
			})
			continue
		case r.accept("using"):
			bracket := r.sym("(") && r.closing[r.pos] >= 0 && r.at(r.closing[r.pos]+1).Kind != 0 && !r.isQuery(r.pos+1)
			if bracket {
				r.pos++
			}
			c.Using = list(r, r.namedExpression)
			if bracket {
				r.expectSym(")")
			}
			continue
		}
		return c
	}
}
