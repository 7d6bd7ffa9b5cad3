package sql

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xwb1989/sqlparser"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// converter turns sqlparser's tree into plans, with the holes filled. It knows
// the nodes that the reader's text can make and refuses all others.
type converter struct{ *reader }

func (c *converter) refuse(n sqlparser.SQLNode) {
	c.fail(diag.NotImplemented("this SQL (%s)", strings.TrimSpace(sqlparser.String(n))).At(c.place(0)))
}

// selection is a SELECT, whose FROM is a single relation.
func (c *converter) selection(s *sqlparser.Select, g *grouping, place diag.Place) plan.Relation {
	if s.Cache != "" || s.Hints != "" || s.Lock != "" || len(s.Comments) > 0 || len(s.GroupBy) > 0 || len(s.OrderBy) > 0 || s.Limit != nil {
		c.refuse(s)
	}
	var rel plan.Relation = &plan.OneRow{}
	if !bare(s.From) {
		rel = c.from(s.From)
	}
	if s.Where != nil {
		rel = &plan.Filter{Input: rel, Cond: c.expr(s.Where.Expr)}
		rel.Common().Place = place
	}
	var list []plan.Expr
	for _, e := range s.SelectExprs {
		list = append(list, c.selectItem(e))
	}
	if g == nil && s.Having == nil {
		rel = &plan.Project{Input: rel, List: list}
	} else {
		agg := &plan.Aggregate{Input: rel, List: list}
		if g != nil {
			agg.Kind, agg.GroupAll, agg.GroupBy, agg.Sets = g.kind, g.all, g.by, g.sets
		}
		rel = agg
	}
	rel.Common().Place = place
	if s.Having != nil {
		rel = &plan.Filter{Input: rel, Cond: c.expr(s.Having.Expr), Having: true}
		rel.Common().Place = place
	}
	if s.Distinct != "" {
		rel = &plan.Deduplicate{Input: rel, All: true, Select: true}
		rel.Common().Place = place
	}
	return rel
}

// bare reports whether a query has no FROM, for which sqlparser puts dual.
func bare(from sqlparser.TableExprs) bool {
	if len(from) != 1 {
		return len(from) == 0
	}
	a, ok := from[0].(*sqlparser.AliasedTableExpr)
	if !ok {
		return false
	}
	n, ok := a.Expr.(sqlparser.TableName)
	return ok && n.Name.String() == "dual"
}

func (c *converter) selectItem(e sqlparser.SelectExpr) plan.Expr {
	a, ok := e.(*sqlparser.AliasedExpr)
	if !ok {
		c.refuse(e)
	}
	x := c.expr(a.Expr)
	if a.As.IsEmpty() {
		return x
	}
	return &plan.Alias{At: plan.At{Place: x.Where()}, Child: x, Names: []string{c.nameOf(a.As.String())}}
}

// nameOf is a name that the reader kept.
func (c *converter) nameOf(key string) string {
	if a, ok := c.kept(key).(*plan.Attribute); ok {
		return a.Name[len(a.Name)-1]
	}
	return key
}

func (c *converter) from(list sqlparser.TableExprs) plan.Relation {
	var out plan.Relation
	for _, t := range list {
		rel, j := c.table(t)
		if out == nil {
			out = rel
			continue
		}
		out = &plan.Join{Left: out, Right: rel, Lateral: j.lateral}
	}
	return out
}

func (c *converter) table(t sqlparser.TableExpr) (plan.Relation, joining) {
	switch t := t.(type) {
	case *sqlparser.AliasedTableExpr:
		n, ok := t.Expr.(sqlparser.TableName)
		if !ok || t.Hints != nil || len(t.Partitions) > 0 || !t.As.IsEmpty() || !n.Qualifier.IsEmpty() {
			c.refuse(t)
		}
		s := c.source(n)
		return s.rel, s.joining
	case *sqlparser.JoinTableExpr:
		return c.join(t)
	}
	c.refuse(t)
	return nil, joining{}
}

func (c *converter) source(n sqlparser.TableName) source {
	i, err := strconv.Atoi(strings.TrimPrefix(n.Name.String(), "r"))
	if err != nil || i < 0 || i >= len(c.rels) {
		c.refuse(n)
	}
	return c.rels[i]
}

// join is a join; how its left side is joined to what stands before it comes
// with it.
func (c *converter) join(t *sqlparser.JoinTableExpr) (plan.Relation, joining) {
	left, before := c.table(t.LeftExpr)
	right, j := c.table(t.RightExpr)
	if t.Join != sqlparser.LeftJoinStr {
		c.refuse(t)
	}
	out := &plan.Join{Left: left, Right: right, Kind: j.kind, Natural: j.natural, Lateral: j.lateral}
	out.Place = j.place
	for _, col := range t.Condition.Using {
		out.Using = append(out.Using, c.nameOf(col.String()))
	}
	if t.Condition.On != nil && !j.free {
		out.Cond = c.expr(t.Condition.On)
	}
	return out, before
}

func (c *converter) expr(e sqlparser.Expr) plan.Expr {
	switch e := e.(type) {
	case *sqlparser.ColName:
		if a, ok := c.kept(e.Name.String()).(*plan.Attribute); ok && e.Qualifier.IsEmpty() {
			return a
		}
	case *sqlparser.SQLVal:
		if e.Type == sqlparser.ValArg {
			if x := c.kept(string(e.Val)); x != nil {
				return x
			}
		}
	case sqlparser.BoolVal:
		return plan.Lit(types.Boolean, bool(e))
	case *sqlparser.ParenExpr:
		return c.widened(c.expr(e.Expr))
	case *sqlparser.AndExpr, *sqlparser.OrExpr:
		return c.logical(e)
	case *sqlparser.NotExpr:
		return c.prefixed("not", c.expr(e.Expr))
	case *sqlparser.ComparisonExpr:
		return c.comparison(e)
	case *sqlparser.BinaryExpr:
		return c.binary(e)
	case *sqlparser.UnaryExpr:
		return c.unary(e)
	case *sqlparser.IsExpr:
		return c.is(e)
	case *sqlparser.RangeCond:
		return c.between(e)
	case *sqlparser.FuncExpr:
		return c.function(e)
	case *sqlparser.CaseExpr:
		return c.caseWhen(e)
	}
	c.refuse(e)
	return nil
}

// function is a call by name over resolved arguments, at the place that they
// span.
func function(name string, args ...plan.Expr) *plan.Function {
	f := &plan.Function{Name: []string{name}, Args: args, SQL: true}
	for _, a := range args {
		f.Place = f.Place.Join(a.Where())
	}
	return f
}

// prefixed is a call whose operator stands before its operand.
func (c *converter) prefixed(name string, x plan.Expr) plan.Expr {
	f := function(name, x)
	if f.Place.Source == c.src {
		f.Place.Start = c.at(c.tokenAt(f.Place.Start) - 1).Start
	}
	return f
}

// widened is e with the brackets around it in its place. Names and literals
// keep their own, as Spark's do.
func (c *converter) widened(e plan.Expr) plan.Expr {
	p := e.Where()
	if p.Source != c.src {
		return e
	}
	i := c.tokenAt(p.Start) - 1
	if !c.at(i).Sym("(") || c.closing[i] < 0 {
		return e
	}
	p.Start, p.End = c.at(i).Start, c.at(c.closing[i]).End
	switch x := e.(type) {
	case *plan.Function:
		y := *x
		y.Place = p
		return &y
	case *plan.Case:
		y := *x
		y.Place = p
		return &y
	}
	return e
}

// logical is a chain of AND or OR, as the balanced tree that Spark makes of it.
func (c *converter) logical(e sqlparser.Expr) plan.Expr {
	var operands []plan.Expr
	name := "and"
	if _, ok := e.(*sqlparser.OrExpr); ok {
		name = "or"
	}
	for {
		if and, ok := e.(*sqlparser.AndExpr); ok && name == "and" {
			operands, e = append(operands, c.expr(and.Right)), and.Left
		} else if or, ok := e.(*sqlparser.OrExpr); ok && name == "or" {
			operands, e = append(operands, c.expr(or.Right)), or.Left
		} else {
			break
		}
	}
	operands = append(operands, c.expr(e))
	slices.Reverse(operands)
	var tree func(list []plan.Expr) plan.Expr
	tree = func(list []plan.Expr) plan.Expr {
		if len(list) == 1 {
			return list[0]
		}
		mid := (len(list) + 1) / 2
		return function(name, tree(list[:mid]), tree(list[mid:]))
	}
	return tree(operands)
}

func (c *converter) comparison(e *sqlparser.ComparisonExpr) plan.Expr {
	var x plan.Expr
	switch e.Operator {
	case sqlparser.EqualStr, sqlparser.LessThanStr, sqlparser.GreaterThanStr, sqlparser.LessEqualStr, sqlparser.GreaterEqualStr, sqlparser.NotEqualStr, sqlparser.NullSafeEqualStr:
		return function(e.Operator, c.expr(e.Left), c.expr(e.Right))
	case sqlparser.LikeStr, sqlparser.NotLikeStr:
		args := []plan.Expr{c.expr(e.Left), c.expr(e.Right)}
		if e.Escape != nil {
			args = append(args, c.expr(e.Escape))
		}
		like := function("like", args...)
		like.Place = c.atWord(like.Place, args[0])
		x = like
	case sqlparser.InStr, sqlparser.NotInStr:
		in := &plan.In{Child: c.expr(e.Left)}
		in.Place = in.Child.Where()
		tuple, ok := e.Right.(sqlparser.ValTuple)
		if !ok {
			c.refuse(e)
		}
		for _, y := range tuple {
			in.List = append(in.List, c.expr(y))
			in.Place = in.Place.Join(in.List[len(in.List)-1].Where())
		}
		in.Place = c.atWord(in.Place, in.Child)
		x = in
	default:
		c.refuse(e)
	}
	if e.Operator == sqlparser.NotLikeStr || e.Operator == sqlparser.NotInStr {
		return function("not", x)
	}
	return x
}

// atWord is the place of a predicate, which begins at its own word, as Spark's
// does, and not at the value that it is about.
func (c *converter) atWord(p diag.Place, left plan.Expr) diag.Place {
	if p.Source != c.src {
		return p
	}
	i := c.tokenAt(left.Where().End)
	for c.at(i).Sym(")") {
		i++
	}
	if t := c.at(i); t.Is("not") || t.Is("in") || t.Is("like") {
		p.Start = t.Start
	}
	return p
}

func (c *converter) between(e *sqlparser.RangeCond) plan.Expr {
	x := function("between", c.expr(e.Left), c.expr(e.From), c.expr(e.To))
	if e.Operator == sqlparser.NotBetweenStr {
		return function("not", x)
	}
	return x
}

func (c *converter) binary(e *sqlparser.BinaryExpr) plan.Expr {
	switch e.Operator {
	case sqlparser.PlusStr:
		// a + :mark + b is a || b.
		if l, ok := e.Left.(*sqlparser.BinaryExpr); ok && l.Operator == sqlparser.PlusStr && isMark[concatMark](c, l.Right) {
			return function("concat", c.expr(l.Left), c.expr(e.Right))
		}
	case sqlparser.MinusStr, sqlparser.MultStr, sqlparser.DivStr, sqlparser.ModStr, sqlparser.IntDivStr, sqlparser.BitAndStr, sqlparser.ShiftLeftStr:
	case sqlparser.BitOrStr:
		return c.alternatives(e)
	case sqlparser.ShiftRightStr:
		if l, ok := e.Left.(*sqlparser.BinaryExpr); ok && l.Operator == sqlparser.ShiftRightStr && isMark[unsignedMark](c, l.Right) {
			return function(">>>", c.expr(l.Left), c.expr(e.Right))
		}
	default:
		c.refuse(e)
	}
	return function(e.Operator, c.expr(e.Left), c.expr(e.Right))
}

// alternatives is a chain of | and ^, of which ^ binds tighter.
func (c *converter) alternatives(e *sqlparser.BinaryExpr) plan.Expr {
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
	var sum, term plan.Expr
	for i := 0; i < len(operands); i++ {
		xor := isMark[xorMark](c, operands[i])
		if xor {
			i++
		}
		x := c.expr(operands[i])
		switch {
		case xor:
			term = function("^", term, x)
		case term == nil:
			term = x
		case sum == nil:
			sum, term = term, x
		default:
			sum, term = function("|", sum, term), x
		}
	}
	if sum == nil {
		return term
	}
	return function("|", sum, term)
}

// isMark reports whether e is the hole of a mark of type M.
func isMark[M plan.Expr](c *converter, e sqlparser.Expr) bool {
	v, ok := e.(*sqlparser.SQLVal)
	if !ok || v.Type != sqlparser.ValArg {
		return false
	}
	_, ok = c.kept(string(v.Val)).(M)
	return ok
}

func (c *converter) unary(e *sqlparser.UnaryExpr) plan.Expr {
	name := map[string]string{sqlparser.UMinusStr: "-", sqlparser.UPlusStr: "positive", sqlparser.TildaStr: "~"}[e.Operator]
	if name == "" {
		c.refuse(e)
	}
	return c.prefixed(name, c.expr(e.Expr))
}

func (c *converter) is(e *sqlparser.IsExpr) plan.Expr {
	x := c.expr(e.Expr)
	switch e.Operator {
	case sqlparser.IsNullStr:
		return function("isnull", x)
	case sqlparser.IsNotNullStr:
		return function("isnotnull", x)
	case sqlparser.IsTrueStr, sqlparser.IsNotTrueStr, sqlparser.IsFalseStr, sqlparser.IsNotFalseStr:
	default:
		c.refuse(e)
	}
	truth := e.Operator == sqlparser.IsTrueStr || e.Operator == sqlparser.IsNotTrueStr
	test := function("<=>", x, plan.Lit(types.Boolean, truth))
	if e.Operator == sqlparser.IsNotTrueStr || e.Operator == sqlparser.IsNotFalseStr {
		return function("not", test)
	}
	return test
}

func (c *converter) function(e *sqlparser.FuncExpr) plan.Expr {
	name, ok := c.kept(e.Name.String()).(*call)
	if !ok || e.Distinct || !e.Qualifier.IsEmpty() {
		c.refuse(e)
	}
	f := &plan.Function{At: plan.At{Place: name.place}, Name: []string{name.name}, SQL: true}
	for _, a := range e.Exprs {
		f.Args = append(f.Args, c.selectItem(a))
	}
	return f
}

func (c *converter) caseWhen(e *sqlparser.CaseExpr) plan.Expr {
	out := &plan.Case{}
	var operand plan.Expr
	if e.Expr != nil {
		operand = c.expr(e.Expr)
		out.Place = operand.Where()
	}
	for _, w := range e.Whens {
		cond := c.expr(w.Cond)
		out.Place = out.Place.Join(cond.Where())
		if operand != nil {
			cond = function("=", operand, cond)
		}
		then := c.expr(w.Val)
		out.Place = out.Place.Join(then.Where())
		out.Whens = append(out.Whens, plan.When{Cond: cond, Then: then})
	}
	if e.Else != nil {
		out.Else = c.expr(e.Else)
		out.Place = out.Place.Join(out.Else.Where())
	}
	c.caseWords(out)
	return out
}

// caseWords widens the place of a CASE to its own words.
func (c *converter) caseWords(e *plan.Case) {
	if e.Place.Source != c.src {
		return
	}
	i := c.tokenAt(e.Place.Start)
	for i > 0 && !c.at(i).Is("case") {
		i--
	}
	e.Place.Start = c.at(i).Start
	for k := c.tokenAt(e.Place.End); k < len(c.tokens); k++ {
		if c.at(k).Is("end") {
			e.Place.End = c.at(k).End
			return
		}
	}
}
