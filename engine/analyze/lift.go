package analyze

import (
	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// lift turns the subqueries of a plan's expressions into joins with the inputs
// of the nodes that have them: a scalar one into an outer join with its single
// rows, EXISTS and IN into a join that adds a column which tells whether there
// was a match.
func (a *analyzer) lift(n logical.Node) (logical.Node, error) {
	var failed error
	out := logical.Transform(n, func(n logical.Node) logical.Node {
		if failed != nil || !logical.AnyExpression(n, isSubquery) {
			return n
		}
		m, err := a.liftNode(n)
		if err != nil {
			failed = err
			return n
		}
		return m
	})
	return out, failed
}

func (a *analyzer) liftNode(n logical.Node) (logical.Node, error) {
	children := n.Children()
	if len(children) != 1 {
		return nil, diag.NotImplemented("a subquery in a join condition")
	}
	in := children[0]
	var failed error
	replaced := logical.MapExpressions(n, func(e expr.Expr) expr.Expr {
		return liftFrom(e, func(s *expr.Subquery, negated bool) expr.Expr {
			if failed != nil {
				return s
			}
			var value expr.Expr
			if in, value, failed = a.apply(in, s, negated); failed != nil {
				return s
			}
			return value
		})
	})
	if failed != nil {
		return nil, failed
	}
	replaced = replaced.WithChildren([]logical.Node{in})
	switch n.(type) {
	case *logical.Project, *logical.Aggregate:
		return replaced, nil
	}
	// The columns of the joins stay below.
	list := make([]expr.Expr, len(n.Output()))
	for i, x := range n.Output() {
		list[i] = x
	}
	return logical.NewProject(replaced, list), nil
}

// liftFrom replaces the subqueries of e by f's values. NOT IN is a question of
// its own: NULLs make it false.
func liftFrom(e expr.Expr, f func(s *expr.Subquery, negated bool) expr.Expr) expr.Expr {
	if c, ok := e.(*expr.Call); ok && c.Name == "not" && len(c.Args) == 1 {
		if s, ok := c.Args[0].(*expr.Subquery); ok && s.Kind == expr.In {
			return c.WithChildren([]expr.Expr{f(s, true)})
		}
	}
	if s, ok := e.(*expr.Subquery); ok {
		return f(s, false)
	}
	children := e.Children()
	if len(children) == 0 || !hasSubquery(e) {
		return e
	}
	out := make([]expr.Expr, len(children))
	for i, c := range children {
		out[i] = liftFrom(c, f)
	}
	return e.WithChildren(out)
}

// apply joins n with a subquery and returns the subquery's value over the join.
func (a *analyzer) apply(n logical.Node, s *expr.Subquery, negated bool) (logical.Node, expr.Expr, error) {
	query, err := a.lift(s.Plan.(logical.Node))
	if err != nil {
		return nil, nil, err
	}
	columns := inputOf(query).open()
	var conds []expr.Expr
	var domain []*expr.Attr
	if len(s.Refs) > 0 {
		c := &correlation{a: a, refs: s.Refs, outer: n}
		if logical.IsStreaming(n) {
			if j, value, ok, err := a.applyOnce(c, s, query, negated); ok || err != nil {
				return j, value, err
			}
		}
		if query, domain, err = c.pull(query); err != nil {
			if d, ok := diag.As(err); ok {
				d.At(s.Place)
			}
			return nil, nil, err
		}
		for i, r := range s.Refs {
			eq, err := a.resolved("<=>", r.Value, domain[i])
			if err != nil {
				return nil, nil, err
			}
			conds = append(conds, eq)
		}
	}
	if s.Kind == expr.Scalar {
		return a.applyScalar(n, query, columns[0], domain, conds)
	}
	return a.applyExists(n, query, s, columns, conds, negated)
}

// applyExists joins n with the rows of a query that meet the conditions, of which
// IN adds those of its columns.
func (a *analyzer) applyExists(n, query logical.Node, s *expr.Subquery, columns []*expr.Attr, conds []expr.Expr, negated bool) (logical.Node, expr.Expr, error) {
	for i, l := range s.Left {
		eq, err := a.resolved("=", l, columns[i])
		if err != nil {
			return nil, nil, err
		}
		if negated && (l.Nullable() || columns[i].Null) {
			// A comparison with NULL leaves NOT IN open, which counts as no.
			open, err := a.resolved("isnull", eq)
			if err != nil {
				return nil, nil, err
			}
			if eq, err = a.resolved("or", eq, open); err != nil {
				return nil, nil, err
			}
		}
		conds = append(conds, eq)
	}
	if len(conds) == 0 {
		query = &logical.Limit{Input: query, Count: 1}
	}
	exists := logical.NewAttr("exists", types.Boolean, false)
	j := &logical.Join{Left: n, Right: query, Kind: plan.LeftSemiJoin, Cond: functions.And(conds), Exists: exists}
	return j, exists, nil
}

// applyScalar joins n with the single row of a query, or with that of each
// combination of outer values.
func (a *analyzer) applyScalar(n, query logical.Node, column *expr.Attr, domain []*expr.Attr, conds []expr.Expr) (logical.Node, expr.Expr, error) {
	single := &expr.Alias{Child: functions.SingleValue(column, len(domain) > 0), Name: column.Name, ID: newID()}
	list := []expr.Expr{single}
	var keys []expr.Expr
	for _, d := range domain {
		keys, list = append(keys, d), append(list, d)
	}
	value := logical.AttrOf(single)
	value.Null = true
	kind := plan.LeftOuterJoin
	if len(domain) == 0 {
		kind = plan.InnerJoin
	}
	return &logical.Join{Left: n, Right: logical.NewAggregate(query, keys, list), Kind: kind, Cond: functions.And(conds)}, value, nil
}
