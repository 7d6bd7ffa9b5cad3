package analyze

import (
	"slices"
	"strings"

	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// replaceValues resolves df.replace: columns of the values' family get the new
// value where they have the old one.
func (a *analyzer) replaceValues(r *plan.NAReplace, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	for _, c := range r.Columns {
		if len(names.named(c)) == 0 {
			return nil, unresolvedField(c, names)
		}
	}
	var list []expr.Expr
	for _, x := range names.open() {
		chosen := len(r.Columns) == 0 || slices.ContainsFunc(r.Columns, func(c string) bool { return strings.EqualFold(c, x.Name) })
		if !chosen || len(r.Old) == 0 || !fills(r.Old[0].Type, x.Typ) {
			list = append(list, x)
			continue
		}
		e, err := a.replaced(x, r)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return logical.NewProject(in, list), nil
}

func (a *analyzer) replaced(x *expr.Attr, r *plan.NAReplace) (expr.Expr, error) {
	cell := func(l *plan.Literal, t types.Type) (expr.Expr, error) {
		e, err := expr.NewLiteral(l.Type, l.Value)
		if err != nil {
			return nil, err
		}
		// A value that the column cannot have replaces nothing.
		return functions.Cast(e, t, functions.Try)
	}
	var whens []expr.Expr
	for i, old := range r.Old {
		from, err := cell(old, x.Typ)
		if err != nil {
			return nil, err
		}
		to, err := cell(r.New[i], x.Typ)
		if err != nil {
			return nil, err
		}
		cond, err := a.resolved("=", x, from)
		if err != nil {
			return nil, err
		}
		whens = append(whens, cond, to)
	}
	c, err := functions.CaseWhen(&functions.CallContext{Name: "case", Conf: a.Conf}, whens, x)
	if err != nil {
		return nil, err
	}
	return &expr.Alias{Child: c, Name: x.Name, ID: newID(), Metadata: x.Metadata}, nil
}
