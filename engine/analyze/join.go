package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

func (a *analyzer) join(r *plan.Join, s *scope) (logical.Node, error) {
	left, err := a.relation(r.Left, s)
	if err != nil {
		return nil, err
	}
	if r.Lateral {
		return a.lateralJoin(r, left, s)
	}
	right, err := a.relation(r.Right, s)
	if err != nil {
		return nil, err
	}
	right = distinctFrom(left, right)
	using := r.Using
	if r.Natural {
		for _, x := range left.Output() {
			if len((&input{attrs: right.Output()}).named(x.Name)) > 0 && !x.Hidden {
				using = append(using, x.Name)
			}
		}
	}
	if len(using) > 0 {
		n, err := a.joinUsing(left, right, r.Kind, using)
		if err == nil {
			hintJoin(n, r)
		}
		return n, err
	}
	j := &logical.Join{Left: left, Right: right, Kind: r.Kind}
	hintJoin(j, r)
	if r.Cond == nil {
		return j, nil
	}
	cond, err := a.joinCondition(r.Cond, left, right)
	if err != nil {
		return nil, err
	}
	if hasAggregate(cond) || hasWindow(cond) {
		return nil, unsupportedIn(cond).At(r.Cond.Where())
	}
	if k := cond.Type().Kind(); k != types.KindBoolean && k != types.KindNull {
		return nil, diag.New(diag.Analysis, "JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE", "42K0E", "The join condition \"%s\" has the invalid type \"%s\", expected \"BOOLEAN\".", cond.SQL(), cond.Type().SQL())
	}
	j.Cond = cond
	return j, nil
}

// joinCondition resolves the condition of a join. df.a == df.a over a join of df
// with itself compares the column of the left side with that of the right one.
func (a *analyzer) joinCondition(cond plan.Expr, left, right logical.Node) (expr.Expr, error) {
	f, ok := cond.(*plan.Function)
	if !ok || len(f.Name) != 1 || len(f.Args) != 2 {
		return a.expression(cond, inputOf(left, right))
	}
	switch f.Name[0] {
	case "and":
		x, err := a.joinCondition(f.Args[0], left, right)
		if err != nil {
			return nil, err
		}
		y, err := a.joinCondition(f.Args[1], left, right)
		if err != nil {
			return nil, err
		}
		return a.resolved("and", x, y)
	case "=", "==", "<=>":
		x, isName := f.Args[0].(*plan.Attribute)
		y, alsoName := f.Args[1].(*plan.Attribute)
		if !isName || !alsoName || x.PlanID == 0 || y.PlanID == 0 || !strings.EqualFold(x.Name[0], y.Name[0]) {
			break
		}
		all := inputOf(left, right)
		if len(ofFrame(x, all.attrs)) < 2 && len(ofFrame(y, all.attrs)) < 2 {
			break
		}
		l, r := ofFrame(x, left.Output()), ofFrame(y, right.Output())
		if len(l) == 1 && len(r) == 1 {
			return a.resolved(f.Name[0], l[0], r[0])
		}
	}
	return a.expression(cond, inputOf(left, right))
}

// named finds columns by their bare name.
func (in *input) named(name string) []*expr.Attr {
	var out []*expr.Attr
	for _, x := range in.attrs {
		if strings.EqualFold(x.Name, name) && !x.Hidden {
			out = append(out, x)
		}
	}
	return out
}

// distinctFrom gives right new columns where it shares some with left: a frame
// joined with itself.
func distinctFrom(left, right logical.Node) logical.Node {
	seen := map[expr.ID]bool{}
	for _, x := range left.Output() {
		seen[x.ID] = true
	}
	out := right.Output()
	shared := false
	for _, x := range out {
		shared = shared || seen[x.ID]
	}
	if !shared {
		return right
	}
	list := make([]expr.Expr, len(out))
	attrs := make([]*expr.Attr, len(out))
	for i, x := range out {
		alias := &expr.Alias{Child: x, Name: x.Name, ID: newID(), Metadata: x.Metadata}
		list[i] = alias
		y := *logical.AttrOf(alias)
		y.Qualifier, y.PlanIDs, y.Hidden = x.Qualifier, x.PlanIDs, x.Hidden
		attrs[i] = &y
	}
	return &logical.SubqueryAlias{Input: logical.NewProject(right, list), Attrs: attrs}
}

// joinUsing joins on equal columns, which come once and first.
func (a *analyzer) joinUsing(left, right logical.Node, kind plan.JoinKind, using []string) (logical.Node, error) {
	var conds, first []expr.Expr
	l, r := &input{attrs: left.Output()}, &input{attrs: right.Output()}
	taken := map[expr.ID]bool{}
	for _, name := range using {
		x, err := oneOf(l, name, "left")
		if err != nil {
			return nil, err
		}
		y, err := oneOf(r, name, "right")
		if err != nil {
			return nil, err
		}
		eq, err := a.resolved("=", x, y)
		if err != nil {
			return nil, err
		}
		conds = append(conds, eq)
		taken[x.ID], taken[y.ID] = true, true
		switch kind {
		case plan.RightOuterJoin:
			first = append(first, y)
		case plan.FullOuterJoin:
			left, right := *x, *y
			left.Null, right.Null = true, true
			c, err := a.resolved("coalesce", &left, &right)
			if err != nil {
				return nil, err
			}
			first = append(first, &expr.Alias{Child: c, Name: x.Name, ID: newID()})
		default:
			first = append(first, x)
		}
	}
	j := &logical.Join{Left: left, Right: right, Kind: kind, Cond: functions.And(conds)}
	if kind == plan.LeftSemiJoin || kind == plan.LeftAntiJoin {
		for _, x := range left.Output() {
			if !taken[x.ID] {
				first = append(first, x)
			}
		}
		return logical.NewProject(j, first), nil
	}
	for _, x := range j.Output() {
		if !taken[x.ID] && !x.Hidden {
			first = append(first, x)
		}
	}
	// The columns that are left out may still be named by their qualifier.
	for _, x := range append(l.attrs, r.attrs...) {
		if taken[x.ID] && !slices.ContainsFunc(first, func(e expr.Expr) bool { return e == expr.Expr(x) }) {
			y := *x
			y.Hidden = true
			y.Null = y.Null || kind == plan.FullOuterJoin || kind == plan.LeftOuterJoin || kind == plan.RightOuterJoin
			first = append(first, &y)
		}
	}
	return logical.NewProject(j, first), nil
}

func oneOf(in *input, name, side string) (*expr.Attr, error) {
	found := in.named(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, diag.New(diag.Analysis, "UNRESOLVED_USING_COLUMN_FOR_JOIN", "42703",
			"USING column %s cannot be resolved on the %s side of the join. The %s-side columns: [%s].", types.QuoteIdentifier(name), side, side, columnList(in))
	}
	return nil, ambiguous(&plan.Attribute{Name: []string{name}}, found)
}

// resolved is a call of a built-in over resolved arguments.
func (a *analyzer) resolved(name string, args ...expr.Expr) (expr.Expr, error) {
	spec, _ := functions.Lookup(name)
	return functions.Resolve(&functions.CallContext{Spec: spec, Name: name, Args: args, Conf: a.Conf})
}
