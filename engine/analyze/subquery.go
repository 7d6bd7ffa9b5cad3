package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// outerScope is the names of the query around the one being resolved, and the
// columns of it that were used.
type outerScope struct {
	in    *input
	refs  []expr.SubqueryRef
	outer *outerScope
}

// outerColumn finds a name in the queries around, innermost first. Every query
// between the column and its use hands it on.
func (a *analyzer) outerColumn(e *plan.Attribute) (expr.Expr, bool, error) {
	for s := a.outer; s != nil; s = s.outer {
		found, rest := s.in.matches(e.Name)
		if len(found) > 1 {
			return nil, true, ambiguous(e, found)
		}
		if len(found) == 0 {
			continue
		}
		for via := a.outer; ; via = via.outer {
			via.use(found[0], via == s)
			if via == s {
				break
			}
		}
		x, err := a.fields(&expr.OuterRef{Attr: found[0]}, rest, e)
		return x, true, err
	}
	return nil, false, nil
}

func (s *outerScope) use(x *expr.Attr, here bool) {
	for _, r := range s.refs {
		if r.Inside.ID == x.ID {
			return
		}
	}
	value := expr.Expr(x)
	if !here {
		value = &expr.OuterRef{Attr: x}
	}
	s.refs = append(s.refs, expr.SubqueryRef{Inside: x, Value: value})
}

// within resolves a query that sees in as the query around it.
func (a *analyzer) within(r plan.Relation, in *input, s *scope) (logical.Node, []expr.SubqueryRef, error) {
	o := &outerScope{in: in, outer: a.outer}
	a.outer = o
	defer func() { a.outer = o.outer }()
	n, err := a.relation(r, s)
	return n, o.refs, err
}

// subquery resolves a query that stands for a value.
func (a *analyzer) subquery(e *plan.Subquery, in *input) (expr.Expr, error) {
	n, refs, err := a.within(e.Plan, in, a.scope)
	if err != nil {
		return nil, err
	}
	if err := noStream(n); err != nil {
		return nil, err
	}
	out := &expr.Subquery{Refs: refs, Plan: n, Typ: types.Boolean, Place: e.Place}
	columns := inputOf(n).open()
	switch e.Kind {
	case plan.ExistsSubquery:
		out.Kind = expr.Exists
	case plan.InSubquery:
		out.Kind = expr.In
		if out.Left, err = a.args(e.Left, in); err != nil {
			return nil, err
		}
		if len(out.Left) != len(columns) {
			return nil, lengthMismatch(out.Left, columns).At(e.Place)
		}
		if len(out.Left) == 1 {
			out.Text = out.Left[0].SQL()
		}
		if err := a.matchTypes(out, n, columns); err != nil {
			return nil, err
		}
	default:
		if len(columns) != 1 {
			return nil, diag.New(diag.Analysis, "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN", "42823",
				"Invalid subquery: Scalar subquery must return only one column, but got %d.", len(columns)).With("number", itoa(len(columns))).At(e.Place)
		}
		out.Typ = columns[0].Typ
	}
	return out, nil
}

// noStream refuses a subquery that reads a stream. The relation around it gives the place.
func noStream(n logical.Node) error {
	if !logical.IsStreaming(n) {
		return nil
	}
	return diag.New(diag.Analysis, "INVALID_SUBQUERY_EXPRESSION.STREAMING_QUERY", "42823", "Invalid subquery: Streaming query is not allowed in subquery expressions.")
}

func lengthMismatch(left []expr.Expr, columns []*expr.Attr) *diag.Error {
	var l, r []string
	for _, x := range left {
		l = append(l, `"`+x.SQL()+`"`)
	}
	for _, x := range columns {
		r = append(r, `"`+x.SQL()+`"`)
	}
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH", "42K09",
		"Cannot resolve \"(%s IN (listquery()))\" due to data type mismatch: The number of columns in the left hand side of an IN subquery does not match the number of columns in the output of subquery. Left hand side columns(length: %d): [%s], right hand side columns(length: %d): [%s].",
		inText(left), len(left), strings.Join(l, ", "), len(columns), strings.Join(r, ", "))
}

// inText is the left side of IN, where several values are a struct.
func inText(left []expr.Expr) string {
	if len(left) == 1 {
		return left[0].SQL()
	}
	var fields []string
	for _, x := range left {
		fields = append(fields, "'"+nameOf(x)+"'", x.SQL())
	}
	return "named_struct(" + strings.Join(fields, ", ") + ")"
}

// matchTypes casts both sides of IN to common types.
func (a *analyzer) matchTypes(s *expr.Subquery, n logical.Node, columns []*expr.Attr) error {
	list := make([]expr.Expr, len(columns))
	for i, x := range columns {
		t, ok := functions.Widest(a.Conf.ANSI, s.Left[i].Type(), x.Typ)
		if !ok {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH", "42K09",
				"Cannot resolve \"(%s IN (listquery()))\" due to data type mismatch: The data type of one or more elements in the left hand side of an IN subquery is not compatible with the data type of the output of the subquery. Mismatched columns: [\"%s\", \"%s\"], left side: [\"%s\"], right side: [\"%s\"].",
				s.Left[i].SQL(), s.Left[i].SQL(), x.Name, s.Left[i].Type().SQL(), x.Typ.SQL()).At(s.Place)
		}
		var err error
		if s.Left[i], err = functions.Cast(s.Left[i], t, a.castMode()); err != nil {
			return err
		}
		if list[i], err = a.columnAs(x, t); err != nil {
			return err
		}
	}
	s.Plan = projectIfChanged(n, list)
	return nil
}

// isSubquery reports whether e is a query itself.
func isSubquery(e expr.Expr) bool {
	_, ok := e.(*expr.Subquery)
	return ok
}

// hasSubquery reports whether e has a query in it.
func hasSubquery(e expr.Expr) bool { return expr.Any(e, isSubquery) }
