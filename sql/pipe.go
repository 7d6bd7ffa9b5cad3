package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
)

// pipe reads |> operator over rel. An operator that is missing after the last
// |> is allowed, as in Spark.
func (r *reader) pipe(rel plan.Relation) plan.Relation {
	from := r.pos
	r.expectSym("|>")
	at := func(p plan.Relation) plan.Relation {
		if b := p.Common(); b.Place.Source == nil {
			b.Place = r.place(from)
		}
		return p
	}
	switch {
	case r.atEnd() || r.sym("|>"):
		return rel
	case r.is("select"):
		return r.pipeSelect(rel)
	case r.accept("extend"):
		return at(&plan.Project{Input: rel, Pipe: "EXTEND", List: append([]plan.Expr{&plan.Star{}}, list(r, r.namedExpression)...)})
	case r.accept("set"):
		for {
			name := r.identifier()
			if r.sym(".") {
				r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0035", "", "Operation not allowed: SQL pipe syntax |> SET operator with multi-part assignment key (only single-part keys are allowed).").At(r.place(from)))
			}
			r.expectSym("=")
			star := &plan.Star{At: r.where(0), Except: [][]string{{name}}, Replace: []plan.Expr{r.expression()}}
			rel = at(&plan.Project{Input: rel, Pipe: "SET", List: []plan.Expr{star}})
			if !r.acceptSym(",") {
				return rel
			}
		}
	case r.accept("drop"):
		star := &plan.Star{Except: list(r, r.name)}
		star.At = r.where(0)
		return at(&plan.Project{Input: rel, Pipe: "DROP", List: []plan.Expr{star}})
	case r.accept("as"):
		return at(&plan.SubqueryAlias{Input: rel, Alias: r.identifier()})
	case r.accept("where"):
		return at(&plan.Filter{Input: rel, Cond: r.expression()})
	case r.is("pivot"), r.is("unpivot"):
		return at(r.pivoted(rel))
	case r.is("tablesample"):
		return at(r.sample(rel))
	case r.is("aggregate"):
		return r.pipeAggregate(rel)
	case r.isOne("union", "except", "minus", "intersect"):
		op := plan.Except
		switch {
		case r.is("union"):
			op = plan.Union
		case r.is("intersect"):
			op = plan.Intersect
		}
		return r.setOp(rel, op, r.queryPrimary)
	case r.is("window") && r.peek(2).Is("as"):
		r.fail(diag.New(diag.Parse, "UNSUPPORTED_FEATURE.CLAUSE_WITH_PIPE_OPERATORS", "0A000", "The feature is not supported: The SQL pipe operator syntax using |> does not support the WINDOW clause.").At(r.place(from)))
	case r.isOne("order", "sort", "cluster", "distribute", "limit", "offset"):
		two := r.isOne("order", "sort", "cluster", "distribute")
		out := r.tail(rel, len(r.windows))
		_, limited := out.(*plan.Limit)
		_, skips := out.(*plan.Offset)
		if two && (limited || skips) {
			r.tooMany(from)
		}
		return out
	}
	start := len(r.out)
	r.relationHole(rel, joining{})
	if !r.join() {
		r.unexpected()
	}
	return at(r.foldRelation(start))
}

// pipeSelect reads |> SELECT, which may have no aggregates.
func (r *reader) pipeSelect(rel plan.Relation) plan.Relation {
	from := r.pos
	r.pos++
	distinct := false
	if r.is("distinct") && startsOperand(r.peek(1)) {
		r.pos++
		distinct = true
	}
	windows := len(r.windows)
	p := &plan.Project{Input: rel, List: list(r, r.namedExpression), Pipe: "SELECT"}
	r.windowClause(windows)
	r.windows = r.windows[:windows]
	p.Place = r.place(from)
	if distinct {
		return &plan.Deduplicate{Input: p, All: true, Select: true}
	}
	return p
}

// pipeAggregate reads |> AGGREGATE list [GROUP BY keys]: the keys come first.
func (r *reader) pipeAggregate(rel plan.Relation) plan.Relation {
	from := r.pos
	r.pos++
	agg := &plan.Aggregate{Input: rel, Keys: true, Pipe: true}
	if !r.is("group", "by") {
		agg.List = list(r, r.namedExpression)
	}
	if r.is("group", "by") {
		if k := r.pos + 2; !r.at(k).Is("rollup") && !r.at(k).Is("cube") && !r.at(k).Is("grouping") {
			r.pos += 2
			agg.GroupBy = list(r, r.namedExpression)
		} else {
			name := strings.ToUpper(r.at(k).Text)
			if name == "GROUPING" {
				name += " SETS"
			}
			r.fail(diag.New(diag.Parse, "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE", "0A000", "The feature is not supported: The SQL pipe operator syntax with aggregation (using |> AGGREGATE) does not support GROUP BY %s.", name).At(r.place(from)))
		}
	}
	agg.Place = r.place(from)
	return agg
}
