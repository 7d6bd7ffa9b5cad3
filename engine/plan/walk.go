package plan

// WalkRelations visits r and the relations below it, top-down; f returns false
// to leave a relation's inputs out. Relations inside of expressions are visited
// too.
func WalkRelations(r Relation, f func(Relation) bool) {
	if r == nil || !f(r) {
		return
	}
	exprs := func(list ...Expr) {
		for _, e := range list {
			walkExpr(e, f)
		}
	}
	switch r := r.(type) {
	case *Project:
		exprs(r.List...)
		WalkRelations(r.Input, f)
	case *Filter:
		exprs(r.Cond)
		WalkRelations(r.Input, f)
	case *Join:
		WalkRelations(r.Left, f)
		WalkRelations(r.Right, f)
	case *SetOp:
		WalkRelations(r.Left, f)
		WalkRelations(r.Right, f)
	case *Aggregate:
		exprs(r.List...)
		WalkRelations(r.Input, f)
	case *With:
		for _, c := range r.CTEs {
			WalkRelations(c.Body, f)
		}
		WalkRelations(r.Body, f)
	default:
		if in := inputOf(r); in != nil {
			WalkRelations(in, f)
		}
	}
}

// inputOf is the input of a relation that has one; nil for others.
func inputOf(r Relation) Relation {
	switch r := r.(type) {
	case *Sort:
		return r.Input
	case *Limit:
		return r.Input
	case *Offset:
		return r.Input
	case *Tail:
		return r.Input
	case *Deduplicate:
		return r.Input
	case *SubqueryAlias:
		return r.Input
	case *WithWatermark:
		return r.Input
	case *ToDF:
		return r.Input
	case *ToSchema:
		return r.Input
	case *WithColumns:
		return r.Input
	case *WithColumnsRenamed:
		return r.Input
	case *Drop:
		return r.Input
	case *Repartition:
		return r.Input
	case *Sample:
		return r.Input
	case *Hint:
		return r.Input
	case *Generate:
		return r.Input
	case *Unpivot:
		return r.Input
	case *Parse:
		return r.Input
	case *NAFill:
		return r.Input
	case *NADrop:
		return r.Input
	case *NAReplace:
		return r.Input
	case *Stat:
		return r.Input
	case *Transpose:
		return r.Input
	case *CollectMetrics:
		return r.Input
	case *MapRows:
		return r.Input
	case *Cached:
		return r.Input
	}
	return nil
}

func walkExpr(e Expr, f func(Relation) bool) {
	switch e := e.(type) {
	case *Subquery:
		WalkRelations(e.Plan, f)
	case *Function:
		for _, a := range e.Args {
			walkExpr(a, f)
		}
	case *Alias:
		walkExpr(e.Child, f)
	case *Cast:
		walkExpr(e.Child, f)
	}
}
