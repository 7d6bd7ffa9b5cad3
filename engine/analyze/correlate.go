package analyze

import (
	"slices"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// correlation makes an ordinary plan of one that names columns of the query
// around it: the distinct values of those columns, the domain, are joined in
// where they are used, and every row is kept together with the values that it
// was made for.
type correlation struct {
	a     *analyzer
	refs  []expr.SubqueryRef
	outer logical.Node
}

// domain is the distinct values of the outer columns, as new columns.
func (c *correlation) domain() (logical.Node, []*expr.Attr) {
	list := make([]expr.Expr, len(c.refs))
	for i, r := range c.refs {
		list[i] = &expr.Alias{Child: r.Value, Name: r.Inside.Name, ID: newID()}
	}
	p := logical.NewProject(c.outer, list)
	return &logical.Deduplicate{Input: p, Keys: p.Output()}, p.Output()
}

func (c *correlation) index(e expr.Expr) int {
	o, ok := e.(*expr.OuterRef)
	if !ok {
		return -1
	}
	return slices.IndexFunc(c.refs, func(r expr.SubqueryRef) bool { return r.Inside.ID == o.Attr.ID })
}

// uses reports whether the plan names an outer column.
func (c *correlation) uses(n logical.Node) bool {
	found := false
	logical.Walk(n, func(n logical.Node) bool {
		found = found || c.usesHere(n)
		return !found
	})
	return found
}

func (c *correlation) usesHere(n logical.Node) bool {
	return logical.AnyExpression(n, func(e expr.Expr) bool { return c.index(e) >= 0 })
}

// inner puts the domain's columns where e names outer ones.
func (c *correlation) inner(e expr.Expr, domain []*expr.Attr) expr.Expr {
	return expr.Transform(e, func(x expr.Expr) expr.Expr {
		if i := c.index(x); i >= 0 {
			return domain[i]
		}
		return x
	})
}

func exprs(attrs []*expr.Attr) []expr.Expr {
	out := make([]expr.Expr, len(attrs))
	for i, x := range attrs {
		out[i] = x
	}
	return out
}

// pull returns n with the domain's columns added, which are named apart.
func (c *correlation) pull(n logical.Node) (logical.Node, []*expr.Attr, error) {
	if !c.uses(n) {
		d, domain := c.domain()
		return &logical.Join{Left: n, Right: d, Kind: plan.InnerJoin}, domain, nil
	}
	switch n := n.(type) {
	case *logical.Filter:
		if !c.uses(n.Input) {
			d, domain := c.domain()
			return &logical.Join{Left: n.Input, Right: d, Kind: plan.InnerJoin, Cond: c.inner(n.Cond, domain)}, domain, nil
		}
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		return &logical.Filter{Input: in, Cond: c.inner(n.Cond, domain)}, domain, nil
	case *logical.Project:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		list := make([]expr.Expr, 0, len(n.List)+len(domain))
		for _, e := range n.List {
			list = append(list, c.inner(e, domain))
		}
		return logical.NewProject(in, append(list, exprs(domain)...)), domain, nil
	case *logical.SubqueryAlias:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		return &logical.SubqueryAlias{Input: in, Alias: n.Alias, Attrs: append(slices.Clone(n.Attrs), domain...)}, domain, nil
	case *logical.Aggregate:
		return c.aggregate(n)
	case *logical.Join:
		return c.join(n)
	case *logical.Union:
		return c.union(n)
	case *logical.Deduplicate:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		return &logical.Deduplicate{Input: in, Keys: append(slices.Clone(n.Keys), domain...)}, domain, nil
	case *logical.Sort:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		sorted := logical.MapExpressions(n, func(e expr.Expr) expr.Expr { return c.inner(e, domain) })
		return sorted.WithChildren([]logical.Node{in}), domain, nil
	case *logical.Limit:
		return c.limit(n)
	case *logical.Window:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		w := &logical.Window{Input: in}
		for _, call := range n.Calls {
			alias := c.inner(call, domain).(*expr.Alias)
			of := *alias.Child.(*expr.WindowCall)
			of.Partition = append(slices.Clone(of.Partition), exprs(domain)...)
			w.Calls = append(w.Calls, &expr.Alias{Child: &of, Name: alias.Name, ID: alias.ID, Implicit: alias.Implicit})
		}
		return w, domain, nil
	case *logical.Generate:
		in, domain, err := c.pull(n.Input)
		if err != nil {
			return nil, nil, err
		}
		g := logical.MapExpressions(n, func(e expr.Expr) expr.Expr { return c.inner(e, domain) })
		return g.WithChildren([]logical.Node{in}), domain, nil
	}
	return nil, nil, diag.NotImplemented("an outer column below %s", n.String())
}

// aggregate groups by the domain too. A query without GROUP BY has a row for
// each combination, of which those without input rows are added.
func (c *correlation) aggregate(n *logical.Aggregate) (logical.Node, []*expr.Attr, error) {
	for _, e := range append(slices.Clone(n.List), n.GroupBy...) {
		if expr.Any(e, func(x expr.Expr) bool { return c.index(x) >= 0 }) {
			return nil, nil, diag.New(diag.Analysis, "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE", "0A000", "Unsupported subquery expression: Expressions referencing the outer query are not supported outside of WHERE/HAVING clauses: \"%s\".", plainOf(e).SQL())
		}
	}
	in, domain, err := c.pull(n.Input)
	if err != nil {
		return nil, nil, err
	}
	keys := append(slices.Clone(n.GroupBy), exprs(domain)...)
	for i, k := range keys {
		keys[i] = c.inner(k, domain)
	}
	var list []expr.Expr
	for _, e := range n.List {
		list = append(list, c.inner(e, domain))
	}
	if len(n.GroupBy) > 0 {
		return logical.NewAggregate(in, keys, append(list, exprs(domain)...)), domain, nil
	}
	out, domain2 := c.domain()
	found := &expr.Alias{Child: truth(true), Name: "found", ID: newID()}
	made := make([]expr.Expr, len(list))
	for i, e := range list {
		made[i] = &expr.Alias{Child: plainOf(e), Name: logical.AttrOf(e).Name, ID: newID()}
	}
	agg := logical.NewAggregate(in, keys, append(append(slices.Clone(made), exprs(domain)...), found))
	var conds []expr.Expr
	for i := range domain {
		eq, err := c.a.resolved("<=>", domain2[i], domain[i])
		if err != nil {
			return nil, nil, err
		}
		conds = append(conds, eq)
	}
	join := &logical.Join{Left: out, Right: agg, Kind: plan.LeftOuterJoin, Cond: functions.And(conds)}
	final := make([]expr.Expr, len(list))
	for i, e := range n.List {
		value, err := c.orEmpty(logical.AttrOf(made[i]), logical.AttrOf(found), plainOf(e), domain2)
		if err != nil {
			return nil, nil, err
		}
		x := logical.AttrOf(e)
		final[i] = &expr.Alias{Child: value, Name: x.Name, ID: x.ID}
	}
	return logical.NewProject(join, append(final, exprs(domain2)...)), domain2, nil
}

// orEmpty is column where found is true, else what item is without input rows.
func (c *correlation) orEmpty(column, found *expr.Attr, item expr.Expr, domain []*expr.Attr) (expr.Expr, error) {
	var failed error
	empty := expr.Transform(c.inner(item, domain), func(x expr.Expr) expr.Expr {
		if agg, ok := x.(*expr.Aggregate); ok && failed == nil {
			var v any
			if v, failed = c.a.emptyValue(agg); failed == nil {
				var l expr.Expr
				if l, failed = expr.NewLiteral(agg.Typ, v); failed == nil {
					return l
				}
			}
		}
		return x
	})
	if failed != nil {
		return nil, failed
	}
	nullable := *column
	nullable.Null = true
	if l, ok := empty.(*expr.Literal); ok && l.Value == nil {
		return &nullable, nil
	}
	ctx := &functions.CallContext{Name: "case", Conf: c.a.Conf}
	return functions.CaseWhen(ctx, []expr.Expr{found, &nullable}, empty)
}

// emptyValue is an aggregate over no rows.
func (a *analyzer) emptyValue(agg *expr.Aggregate) (any, error) {
	columns := []*expr.Attr{}
	for _, child := range agg.Children() {
		expr.Walk(child, func(x expr.Expr) bool {
			switch x := x.(type) {
			case *expr.Attr:
				columns = append(columns, x)
			case *expr.OuterRef:
				columns = append(columns, x.Attr)
			}
			return true
		})
	}
	item := expr.Transform(&expr.Alias{Child: agg, Name: "v", ID: newID()}, func(x expr.Expr) expr.Expr {
		if o, ok := x.(*expr.OuterRef); ok {
			return o.Attr
		}
		return x
	})
	none := &logical.LocalRelation{Attrs: columns}
	rows, err := a.Execute(a.ctx, logical.NewAggregate(none, nil, []expr.Expr{item}))
	if err != nil {
		return nil, err
	}
	for _, b := range rows {
		if b.Rows > 0 {
			return b.Columns[0].Value(0), nil
		}
	}
	return nil, nil
}

func (c *correlation) join(n *logical.Join) (logical.Node, []*expr.Attr, error) {
	left, right := c.uses(n.Left), c.uses(n.Right)
	here := n.Cond != nil && expr.Any(n.Cond, func(e expr.Expr) bool { return c.index(e) >= 0 })
	j := *n
	var domain []*expr.Attr
	var err error
	keepsLeft := n.Kind != plan.RightOuterJoin && n.Kind != plan.FullOuterJoin
	switch {
	case !right && keepsLeft:
		if j.Left, domain, err = c.pull(n.Left); err != nil {
			return nil, nil, err
		}
	case !left && !here && (n.Kind == plan.InnerJoin || n.Kind == plan.CrossJoin || n.Kind == plan.RightOuterJoin):
		if j.Right, domain, err = c.pull(n.Right); err != nil {
			return nil, nil, err
		}
	case n.Kind == plan.FullOuterJoin:
		return nil, nil, diag.NotImplemented("an outer column below a full outer join")
	default:
		var other []*expr.Attr
		if j.Left, domain, err = c.pull(n.Left); err != nil {
			return nil, nil, err
		}
		if j.Right, other, err = c.pull(n.Right); err != nil {
			return nil, nil, err
		}
		conds := []expr.Expr{}
		if n.Cond != nil {
			conds = append(conds, n.Cond)
		}
		for i := range domain {
			eq, err := c.a.resolved("<=>", domain[i], other[i])
			if err != nil {
				return nil, nil, err
			}
			conds = append(conds, eq)
		}
		j.Cond = functions.And(conds)
		if n.Kind == plan.RightOuterJoin {
			domain = other
		}
	}
	if j.Cond != nil {
		j.Cond = c.inner(j.Cond, domain)
	}
	return &j, domain, nil
}

func (c *correlation) union(n *logical.Union) (logical.Node, []*expr.Attr, error) {
	u := &logical.Union{Attrs: slices.Clone(n.Attrs)}
	var domain []*expr.Attr
	for i, in := range n.Inputs {
		pulled, d, err := c.pull(in)
		if err != nil {
			return nil, nil, err
		}
		u.Inputs = append(u.Inputs, logical.NewProject(pulled, append(exprs(in.Output()), exprs(d)...)))
		if i == 0 {
			for _, x := range d {
				domain = append(domain, logical.NewAttr(x.Name, x.Typ, true))
			}
		}
	}
	u.Attrs = append(u.Attrs, domain...)
	return u, domain, nil
}

// limit numbers the rows of each combination.
func (c *correlation) limit(n *logical.Limit) (logical.Node, []*expr.Attr, error) {
	below := n.Input
	var order []expr.Order
	if s, ok := below.(*logical.Sort); ok {
		below, order = s.Input, s.Order
	}
	in, domain, err := c.pull(below)
	if err != nil {
		return nil, nil, err
	}
	order = slices.Clone(order)
	for i := range order {
		order[i].Expr = c.inner(order[i].Expr, domain)
	}
	if len(order) == 0 {
		order = []expr.Order{{Expr: domain[0], NullsFirst: true}}
	}
	numbered, number, err := c.a.rowNumbers(in, exprs(domain), order)
	if err != nil {
		return nil, nil, err
	}
	var conds []expr.Expr
	compare := func(op string, n int64) error {
		l, err := expr.NewLiteral(types.Integer, int32(min(n, 1<<31-1)))
		if err != nil {
			return err
		}
		x, err := c.a.resolved(op, number, l)
		conds = append(conds, x)
		return err
	}
	if n.Offset > 0 {
		if err := compare(">", n.Offset); err != nil {
			return nil, nil, err
		}
	}
	if n.Count >= 0 {
		if err := compare("<=", n.Offset+n.Count); err != nil {
			return nil, nil, err
		}
	}
	out := logical.Node(numbered)
	if len(conds) > 0 {
		out = &logical.Filter{Input: out, Cond: functions.And(conds)}
	}
	return logical.NewProject(out, append(exprs(n.Output()), exprs(domain)...)), domain, nil
}

// rowNumbers adds a column that numbers the rows of each partition from 1.
func (a *analyzer) rowNumbers(in logical.Node, partition []expr.Expr, order []expr.Order) (logical.Node, *expr.Attr, error) {
	spec, _ := functions.Lookup("row_number")
	f, err := functions.Resolve(&functions.CallContext{Spec: spec, Name: "row_number", Conf: a.Conf, Windowed: true})
	if err != nil {
		return nil, nil, err
	}
	call := &expr.WindowCall{Function: f, Partition: partition, Order: order, Frame: expr.Frame{Rows: true, Lower: expr.Bound{Unbounded: true}}, Text: "row_number()"}
	alias := &expr.Alias{Child: call, Name: "row_number", ID: newID()}
	return &logical.Window{Input: in, Calls: []*expr.Alias{alias}}, logical.AttrOf(alias), nil
}

func truth(b bool) expr.Expr {
	l, err := expr.NewLiteral(types.Boolean, b)
	if err != nil {
		panic(err) // booleans are literals
	}
	return l
}
