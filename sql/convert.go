package sql

import (
	"slices"
	"strings"

	"github.com/xwb1989/sqlparser"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// converter turns sqlparser's tree into plans, with the holes filled.
type converter struct{ *rewriter }

func (c *converter) refuse(n sqlparser.SQLNode) error {
	return diag.NotImplemented("this SQL (%s)", strings.TrimSpace(sqlparser.String(n))).At(c.place(0, len(c.tokens)))
}

func (c *converter) statement(s sqlparser.SelectStatement) (plan.Relation, error) {
	switch s := s.(type) {
	case *sqlparser.Select:
		return c.selection(s)
	case *sqlparser.ParenSelect:
		return c.statement(s.Select)
	case *sqlparser.Union:
		left, err := c.statement(s.Left)
		if err != nil {
			return nil, err
		}
		right, err := c.statement(s.Right)
		if err != nil {
			return nil, err
		}
		var all bool
		switch s.Type {
		case sqlparser.UnionAllStr:
			all = true
		case sqlparser.UnionStr, sqlparser.UnionDistinctStr:
		default:
			return nil, c.refuse(s)
		}
		return c.tail(&plan.SetOp{Left: left, Right: right, Op: plan.Union, All: all}, s.OrderBy, s.Limit)
	}
	return nil, c.refuse(s)
}

func (c *converter) selection(s *sqlparser.Select) (plan.Relation, error) {
	if s.Cache != "" || s.Hints != "" || s.Lock != "" || len(s.Comments) > 0 {
		return nil, c.refuse(s)
	}
	var rel plan.Relation = &plan.OneRow{}
	if !bare(s.From) {
		var err error
		if rel, err = c.from(s.From); err != nil {
			return nil, err
		}
	}
	if s.Where != nil {
		cond, err := c.expr(s.Where.Expr)
		if err != nil {
			return nil, err
		}
		rel = &plan.Filter{Input: rel, Cond: cond}
	}
	var list []plan.Expr
	for _, e := range s.SelectExprs {
		x, err := c.selectItem(e)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	switch {
	case len(s.GroupBy) > 0 || s.Having != nil:
		agg := &plan.Aggregate{Input: rel, List: list}
		for _, g := range s.GroupBy {
			x, err := c.expr(g)
			if err != nil {
				return nil, err
			}
			if a, ok := x.(*plan.Attribute); ok && len(s.GroupBy) == 1 && len(a.Name) == 1 && strings.EqualFold(a.Name[0], "all") {
				agg.GroupAll = true
				continue
			}
			agg.GroupBy = append(agg.GroupBy, x)
		}
		rel = agg
		if s.Having != nil {
			cond, err := c.expr(s.Having.Expr)
			if err != nil {
				return nil, err
			}
			rel = &plan.Filter{Input: agg, Cond: cond, Having: true}
		}
	default:
		rel = &plan.Project{Input: rel, List: list}
	}
	if s.Distinct != "" {
		rel = &plan.Deduplicate{Input: rel, All: true}
	}
	return c.tail(rel, s.OrderBy, s.Limit)
}

// tail adds ORDER BY and LIMIT.
func (c *converter) tail(rel plan.Relation, order sqlparser.OrderBy, limit *sqlparser.Limit) (plan.Relation, error) {
	if len(order) > 0 {
		sort := &plan.Sort{Input: rel}
		for _, o := range order {
			x, err := c.expr(o.Expr)
			if err != nil {
				return nil, err
			}
			descending := o.Direction == sqlparser.DescScr
			if a, ok := x.(*plan.Attribute); ok && len(order) == 1 && len(a.Name) == 1 && strings.EqualFold(a.Name[0], "all") {
				sort.All = true
				if descending {
					sort.Order = []plan.SortOrder{{Descending: true}}
				}
				continue
			}
			sort.Order = append(sort.Order, plan.SortOrder{At: plan.At{Place: x.Where()}, Child: x, Descending: descending, NullsFirst: !descending})
		}
		rel = sort
	}
	if limit == nil {
		return rel, nil
	}
	if limit.Offset != nil {
		x, err := c.expr(limit.Offset)
		if err != nil {
			return nil, err
		}
		rel = &plan.Offset{Input: rel, Count: x}
	}
	if limit.Rowcount != nil {
		x, err := c.expr(limit.Rowcount)
		if err != nil {
			return nil, err
		}
		rel = &plan.Limit{Input: rel, Count: x}
	}
	return rel, nil
}

func (c *converter) selectItem(e sqlparser.SelectExpr) (plan.Expr, error) {
	switch e := e.(type) {
	case *sqlparser.StarExpr:
		s := &plan.Star{At: c.where(0, len(c.tokens))}
		if q := e.TableName.Qualifier.String(); q != "" {
			s.Target = append(s.Target, q)
		}
		if n := e.TableName.Name.String(); n != "" {
			s.Target = append(s.Target, n)
		}
		return s, nil
	case *sqlparser.AliasedExpr:
		x, err := c.expr(e.Expr)
		if err != nil || e.As.IsEmpty() {
			return x, err
		}
		return &plan.Alias{At: plan.At{Place: x.Where()}, Child: x, Names: []string{e.As.String()}}, nil
	}
	return nil, c.refuse(e)
}

func (c *converter) from(list sqlparser.TableExprs) (plan.Relation, error) {
	var out plan.Relation
	for _, t := range list {
		rel, err := c.table(t)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = rel
		} else {
			out = &plan.Join{Left: out, Right: rel, Kind: plan.InnerJoin}
		}
	}
	return out, nil
}

func (c *converter) table(t sqlparser.TableExpr) (plan.Relation, error) {
	switch t := t.(type) {
	case *sqlparser.AliasedTableExpr:
		if t.Hints != nil || len(t.Partitions) > 0 {
			return nil, c.refuse(t)
		}
		var rel plan.Relation
		switch e := t.Expr.(type) {
		case sqlparser.TableName:
			name := e.Name.String()
			if rel = c.rels[name]; rel == nil {
				parts := []string{name}
				if q := e.Qualifier.String(); q != "" {
					parts = []string{q, name}
				}
				rel = &plan.ReadTable{Name: parts}
			}
		case *sqlparser.Subquery:
			var err error
			if rel, err = c.statement(e.Select); err != nil {
				return nil, err
			}
		default:
			return nil, c.refuse(t)
		}
		if as := t.As.String(); as != "" {
			return &plan.SubqueryAlias{Input: rel, Alias: as}, nil
		}
		return rel, nil
	case *sqlparser.ParenTableExpr:
		return c.from(t.Exprs)
	case *sqlparser.JoinTableExpr:
		return c.join(t)
	}
	return nil, c.refuse(t)
}

func (c *converter) join(t *sqlparser.JoinTableExpr) (plan.Relation, error) {
	left, err := c.table(t.LeftExpr)
	if err != nil {
		return nil, err
	}
	right, err := c.table(t.RightExpr)
	if err != nil {
		return nil, err
	}
	j := &plan.Join{Left: left, Right: right}
	switch t.Join {
	case sqlparser.JoinStr:
	case sqlparser.LeftJoinStr:
		j.Kind = plan.LeftOuterJoin
	case sqlparser.RightJoinStr:
		j.Kind = plan.RightOuterJoin
	case sqlparser.NaturalJoinStr:
		j.Natural = true
	case sqlparser.NaturalLeftJoinStr:
		j.Natural, j.Kind = true, plan.LeftOuterJoin
	case sqlparser.NaturalRightJoinStr:
		j.Natural, j.Kind = true, plan.RightOuterJoin
	default:
		return nil, c.refuse(t)
	}
	if a, ok := t.RightExpr.(*sqlparser.AliasedTableExpr); ok {
		if n, ok := a.Expr.(sqlparser.TableName); ok {
			if kind := c.kinds[n.Name.String()]; kind != 0 {
				j.Kind = kind
			}
		}
	}
	for _, col := range t.Condition.Using {
		j.Using = append(j.Using, col.String())
	}
	if t.Condition.On != nil {
		if j.Cond, err = c.expr(t.Condition.On); err != nil {
			return nil, err
		}
	}
	return j, nil
}

func (c *converter) call(name string, args ...sqlparser.Expr) (plan.Expr, error) {
	f := &plan.Function{Name: []string{name}, SQL: true}
	for _, a := range args {
		x, err := c.expr(a)
		if err != nil {
			return nil, err
		}
		f.Args = append(f.Args, x)
		f.Place = f.Place.Join(x.Where())
	}
	return f, nil
}

func (c *converter) expr(e sqlparser.Expr) (plan.Expr, error) {
	switch e := e.(type) {
	case *sqlparser.ColName:
		name := []string{e.Name.String()}
		if n := e.Qualifier.Name.String(); n != "" {
			name = append([]string{n}, name...)
		}
		if q := e.Qualifier.Qualifier.String(); q != "" {
			name = append([]string{q}, name...)
		}
		return &plan.Attribute{At: c.find(name), Name: name}, nil
	case *sqlparser.SQLVal:
		if e.Type == sqlparser.ValArg {
			if x := c.exprs[strings.TrimPrefix(string(e.Val), ":")]; x != nil {
				return x, nil
			}
		}
	case sqlparser.ListArg:
	case sqlparser.BoolVal:
		return plan.Lit(types.Boolean, bool(e)), nil
	case *sqlparser.NullVal:
		return plan.Lit(types.Null, nil), nil
	case *sqlparser.ParenExpr:
		return c.expr(e.Expr)
	case *sqlparser.AndExpr:
		return c.call("and", e.Left, e.Right)
	case *sqlparser.OrExpr:
		return c.call("or", e.Left, e.Right)
	case *sqlparser.NotExpr:
		return c.call("not", e.Expr)
	case *sqlparser.ComparisonExpr:
		return c.comparison(e)
	case *sqlparser.BinaryExpr:
		return c.binary(e)
	case *sqlparser.UnaryExpr:
		return c.unary(e)
	case *sqlparser.IsExpr:
		return c.is(e)
	case *sqlparser.RangeCond:
		low, err := c.call(">=", e.Left, e.From)
		if err != nil {
			return nil, err
		}
		high, err := c.call("<=", e.Left, e.To)
		if err != nil {
			return nil, err
		}
		both := &plan.Function{Name: []string{"and"}, Args: []plan.Expr{low, high}, SQL: true}
		if e.Operator == sqlparser.NotBetweenStr {
			return &plan.Function{Name: []string{"not"}, Args: []plan.Expr{both}, SQL: true}, nil
		}
		return both, nil
	case *sqlparser.FuncExpr:
		return c.function(e)
	case *sqlparser.CaseExpr:
		return c.caseWhen(e)
	case *sqlparser.Subquery:
		q, err := c.statement(e.Select)
		return &plan.Subquery{Plan: q}, err
	case *sqlparser.ExistsExpr:
		q, err := c.statement(e.Subquery.Select)
		return &plan.Subquery{Kind: plan.ExistsSubquery, Plan: q}, err
	}
	return nil, c.refuse(e)
}

// find is the place of a name in the user's text: the first time that it
// stands there.
func (c *converter) find(name []string) plan.At {
	last := name[len(name)-1]
	for i, tok := range c.tokens {
		if strings.EqualFold(tok.Text, last) && (len(name) == 1 || i >= 2 && strings.EqualFold(c.tokens[i-2].Text, name[len(name)-2])) {
			return c.where(max(0, i-2*(len(name)-1)), i+1)
		}
	}
	return plan.At{}
}

func (c *converter) comparison(e *sqlparser.ComparisonExpr) (plan.Expr, error) {
	negate := func(x plan.Expr, err error) (plan.Expr, error) {
		if err != nil {
			return nil, err
		}
		return &plan.Function{At: plan.At{Place: x.Where()}, Name: []string{"not"}, Args: []plan.Expr{x}, SQL: true}, nil
	}
	switch e.Operator {
	case sqlparser.EqualStr, sqlparser.LessThanStr, sqlparser.GreaterThanStr, sqlparser.LessEqualStr, sqlparser.GreaterEqualStr, sqlparser.NotEqualStr:
		return c.call(e.Operator, e.Left, e.Right)
	case sqlparser.NullSafeEqualStr:
		return c.call("<=>", e.Left, e.Right)
	case sqlparser.LikeStr, sqlparser.NotLikeStr:
		args := []sqlparser.Expr{e.Left, e.Right}
		if e.Escape != nil {
			args = append(args, e.Escape)
		}
		x, err := c.call("like", args...)
		if e.Operator == sqlparser.NotLikeStr {
			return negate(x, err)
		}
		return x, err
	case sqlparser.InStr, sqlparser.NotInStr:
		x, err := c.in(e)
		if e.Operator == sqlparser.NotInStr {
			return negate(x, err)
		}
		return x, err
	}
	return nil, c.refuse(e)
}

func (c *converter) in(e *sqlparser.ComparisonExpr) (plan.Expr, error) {
	left, err := c.expr(e.Left)
	if err != nil {
		return nil, err
	}
	switch right := e.Right.(type) {
	case sqlparser.ValTuple:
		out := &plan.In{At: plan.At{Place: left.Where()}, Child: left}
		for _, x := range right {
			y, err := c.expr(x)
			if err != nil {
				return nil, err
			}
			out.List = append(out.List, y)
		}
		return out, nil
	case *sqlparser.Subquery:
		q, err := c.statement(right.Select)
		return &plan.Subquery{At: plan.At{Place: left.Where()}, Kind: plan.InSubquery, Left: []plan.Expr{left}, Plan: q}, err
	}
	return nil, c.refuse(e)
}

func (c *converter) binary(e *sqlparser.BinaryExpr) (plan.Expr, error) {
	switch e.Operator {
	case sqlparser.PlusStr:
		// a + :mark + b is a || b.
		if l, ok := e.Left.(*sqlparser.BinaryExpr); ok && l.Operator == sqlparser.PlusStr && isMark[concatMark](c, l.Right) {
			return c.call("concat", l.Left, e.Right)
		}
		if isMark[concatMark](c, e.Right) {
			return nil, c.refuse(e)
		}
	case sqlparser.MinusStr, sqlparser.MultStr, sqlparser.DivStr:
	case sqlparser.ModStr:
		return c.call("%", e.Left, e.Right)
	case sqlparser.IntDivStr:
		return c.call("div", e.Left, e.Right)
	case sqlparser.BitAndStr, sqlparser.ShiftLeftStr:
	case sqlparser.BitOrStr:
		return c.alternatives(e)
	case sqlparser.ShiftRightStr:
		if l, ok := e.Left.(*sqlparser.BinaryExpr); ok && l.Operator == sqlparser.ShiftRightStr && isMark[unsignedMark](c, l.Right) {
			return c.call(">>>", l.Left, e.Right)
		}
	default:
		return nil, c.refuse(e)
	}
	return c.call(e.Operator, e.Left, e.Right)
}

// alternatives is a chain of | and ^, of which ^ binds tighter.
func (c *converter) alternatives(e *sqlparser.BinaryExpr) (plan.Expr, error) {
	operands := []sqlparser.Expr{e.Right}
	left := e.Left
	for {
		b, ok := left.(*sqlparser.BinaryExpr)
		if !ok || b.Operator != sqlparser.BitOrStr {
			break
		}
		operands, left = append(operands, b.Right), b.Left
	}
	operands = append(operands, left)
	slices.Reverse(operands)
	combine := func(op string, a, b plan.Expr) plan.Expr {
		return &plan.Function{At: plan.At{Place: a.Where()}, Name: []string{op}, Args: []plan.Expr{a, b}, SQL: true}
	}
	var sum, term plan.Expr
	for i := 0; i < len(operands); i++ {
		xor := isMark[xorMark](c, operands[i])
		if xor {
			i++
		}
		x, err := c.expr(operands[i])
		if err != nil {
			return nil, err
		}
		switch {
		case xor:
			term = combine("^", term, x)
		case term == nil:
			term = x
		case sum == nil:
			sum, term = term, x
		default:
			sum, term = combine("|", sum, term), x
		}
	}
	if sum == nil {
		return term, nil
	}
	return combine("|", sum, term), nil
}

// isMark reports whether e is the hole of a mark of type M.
func isMark[M plan.Expr](c *converter, e sqlparser.Expr) bool {
	v, ok := e.(*sqlparser.SQLVal)
	if !ok || v.Type != sqlparser.ValArg {
		return false
	}
	_, ok = c.exprs[strings.TrimPrefix(string(v.Val), ":")].(M)
	return ok
}

func (c *converter) unary(e *sqlparser.UnaryExpr) (plan.Expr, error) {
	switch e.Operator {
	case sqlparser.UMinusStr:
		x, err := c.expr(e.Expr)
		if err != nil {
			return nil, err
		}
		if l, ok := x.(*plan.Literal); ok {
			if n := negated(l); n != nil {
				return n, nil
			}
		}
		return &plan.Function{At: plan.At{Place: x.Where()}, Name: []string{"negative"}, Args: []plan.Expr{x}, SQL: true}, nil
	case sqlparser.UPlusStr:
		return c.call("positive", e.Expr)
	case sqlparser.TildaStr:
		return c.call("~", e.Expr)
	case sqlparser.BangStr:
		return c.call("not", e.Expr)
	}
	return nil, c.refuse(e)
}

// negated is a negative number literal; nil for other literals.
func negated(l *plan.Literal) plan.Expr {
	n := *l
	switch v := l.Value.(type) {
	case int8:
		n.Value = -v
	case int16:
		n.Value = -v
	case int32:
		n.Value = -v
	case int64:
		n.Value = -v
		if v == 1<<31 {
			n.Type, n.Value = types.Integer, int32(-v)
		}
	case float32:
		n.Value = -v
	case float64:
		n.Value = -v
	case types.DecimalValue:
		n.Value = types.DecimalValue{Unscaled: v.Unscaled.Negate(), Scale: v.Scale}
	default:
		return nil
	}
	return &n
}

func (c *converter) is(e *sqlparser.IsExpr) (plan.Expr, error) {
	switch e.Operator {
	case sqlparser.IsNullStr:
		return c.call("isnull", e.Expr)
	case sqlparser.IsNotNullStr:
		return c.call("isnotnull", e.Expr)
	}
	x, err := c.expr(e.Expr)
	if err != nil {
		return nil, err
	}
	truth := e.Operator == sqlparser.IsTrueStr || e.Operator == sqlparser.IsNotTrueStr
	test := plan.Expr(&plan.Function{Name: []string{"<=>"}, Args: []plan.Expr{x, plan.Lit(types.Boolean, truth)}, SQL: true})
	if e.Operator == sqlparser.IsNotTrueStr || e.Operator == sqlparser.IsNotFalseStr {
		test = &plan.Function{Name: []string{"not"}, Args: []plan.Expr{test}, SQL: true}
	}
	return test, nil
}

func (c *converter) function(e *sqlparser.FuncExpr) (plan.Expr, error) {
	name := []string{e.Name.String()}
	if q := e.Qualifier.String(); q != "" {
		name = []string{q, name[0]}
	}
	f := &plan.Function{At: c.find(name), Name: name, Distinct: e.Distinct, SQL: true}
	for _, a := range e.Exprs {
		x, err := c.selectItem(a)
		if err != nil {
			return nil, err
		}
		f.Args = append(f.Args, x)
	}
	return f, nil
}

func (c *converter) caseWhen(e *sqlparser.CaseExpr) (plan.Expr, error) {
	out := &plan.Case{}
	for _, w := range e.Whens {
		cond, err := c.expr(w.Cond)
		if err != nil {
			return nil, err
		}
		if e.Expr != nil {
			value, err := c.expr(e.Expr)
			if err != nil {
				return nil, err
			}
			cond = &plan.Function{Name: []string{"="}, Args: []plan.Expr{value, cond}, SQL: true}
		}
		then, err := c.expr(w.Val)
		if err != nil {
			return nil, err
		}
		out.Whens = append(out.Whens, plan.When{Cond: cond, Then: then})
	}
	if e.Else != nil {
		x, err := c.expr(e.Else)
		if err != nil {
			return nil, err
		}
		out.Else = x
	}
	return out, nil
}
