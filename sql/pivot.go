package sql

import (
	"brook/engine/plan"
)

// pivoted reads PIVOT or UNPIVOT over rel.
func (r *reader) pivoted(rel plan.Relation) plan.Relation {
	if r.is("unpivot") {
		return r.unpivot(rel)
	}
	from := r.pos
	r.pos += 2
	agg := &plan.Aggregate{Input: rel, Pivot: &plan.Pivot{}}
	agg.List = list(r, r.namedExpression)
	r.expect("for")
	if r.acceptSym("(") {
		agg.Pivot.Columns = list(r, r.column1)
		r.expectSym(")")
	} else {
		agg.Pivot.Columns = []plan.Expr{r.column1()}
	}
	r.expect("in")
	r.expectSym("(")
	agg.Pivot.Values = list(r, func() plan.PivotValue {
		v := r.namedExpression()
		if a, ok := v.(*plan.Alias); ok {
			return plan.PivotValue{Value: a.Child, Alias: a.Names[0]}
		}
		return plan.PivotValue{Value: v}
	})
	r.expectSym(")")
	r.expectSym(")")
	agg.Place = r.place(from)
	return agg
}

func (r *reader) column1() plan.Expr {
	from := r.pos
	name := r.name()
	return &plan.Attribute{At: r.where(from), Name: name}
}

// unpivot reads UNPIVOT [INCLUDE NULLS] (value FOR name IN (columns)) with an
// alias, which PIVOT has not.
func (r *reader) unpivot(rel plan.Relation) plan.Relation {
	from := r.pos
	r.pos++
	u := &plan.Unpivot{Input: rel, HasValues: true}
	if r.accept("include", "nulls") {
		u.IncludeNulls = true
	} else {
		r.accept("exclude", "nulls")
	}
	r.expectSym("(")
	several := r.sym("(")
	if several {
		u.ValueNames = r.identifiers()
	} else {
		u.ValueNames = []string{r.identifier()}
	}
	r.expect("for")
	u.VariableName = r.identifier()
	r.expect("in")
	r.expectSym("(")
	list(r, func() struct{} {
		var cols []plan.Expr
		if several {
			r.expectSym("(")
			cols = list(r, r.column1)
			r.expectSym(")")
		} else {
			cols = []plan.Expr{r.column1()}
		}
		u.Values = append(u.Values, cols)
		alias := ""
		if r.accept("as") || r.isName() {
			alias = r.identifier()
		}
		u.ValueAliases = append(u.ValueAliases, alias)
		return struct{}{}
	})
	r.expectSym(")")
	r.expectSym(")")
	u.Place = r.place(from)
	return r.aliased(u)
}
