package optimize

import (
	"context"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// fold computes the constant parts of a node's expressions. What fails or
// depends on the time is left for execution.
func fold(n logical.Node, conf expr.Conf) logical.Node {
	loc := conf.TimeZone
	c := &expr.Context{Context: context.Background(), Conf: conf, Location: location(loc), Now: time.Unix(0, 0)}
	each := func(e expr.Expr) expr.Expr {
		return expr.Transform(e, func(x expr.Expr) expr.Expr {
			call, ok := x.(*expr.Call)
			if !ok || !call.Deterministic || len(call.Args) == 0 {
				return x
			}
			for _, a := range call.Args {
				if _, literal := a.(*expr.Literal); !literal {
					return x
				}
			}
			v, err := call.Eval(c, &batch.Batch{Rows: 1})
			if err != nil {
				return x
			}
			l, err := expr.NewLiteral(call.Typ, v.Value(0))
			if err != nil {
				return x
			}
			l.Text = call.SQL()
			return l
		})
	}
	switch n := n.(type) {
	case *logical.Filter:
		return &logical.Filter{Input: n.Input, Cond: each(n.Cond)}
	case *logical.Project:
		p := *n
		p.List = make([]expr.Expr, len(n.List))
		for i, e := range n.List {
			p.List[i] = each(e)
		}
		return &p
	}
	return n
}

func location(zone string) *time.Location {
	if loc, err := functions.Zone(zone); err == nil {
		return loc
	}
	return time.UTC
}
