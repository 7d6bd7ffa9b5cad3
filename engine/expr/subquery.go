package expr

import (
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// OuterRef is a column of the query around a subquery, seen from inside.
type OuterRef struct{ Attr *Attr }

// Type returns the column's type.
func (o *OuterRef) Type() types.Type { return o.Attr.Typ }

// Nullable reports whether the column may have NULLs.
func (o *OuterRef) Nullable() bool { return o.Attr.Null }

// Children returns nothing.
func (o *OuterRef) Children() []Expr { return nil }

// WithChildren returns o.
func (o *OuterRef) WithChildren([]Expr) Expr { return o }

// SQL is outer(name).
func (o *OuterRef) SQL() string { return "outer(" + o.Attr.Name + ")" }

// Eval fails: subqueries become joins before a plan runs.
func (o *OuterRef) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "outer column %s is not bound", o.Attr.Name)
}

// SubqueryKind tells what a Subquery is.
type SubqueryKind uint8

// The kinds of subquery.
const (
	Scalar SubqueryKind = iota
	Exists
	In
)

// Subquery is a query used as a value. The analyzer turns it into a join with
// the node that the expression belongs to; until then Refs stands for the outer
// columns that the query names.
type Subquery struct {
	Kind  SubqueryKind
	Left  []Expr // of IN
	Text  string // the left side as it was written, before casts
	Refs  []SubqueryRef
	Plan  any // a logical.Node, which this package does not know
	Typ   types.Type
	Place diag.Place
}

// SubqueryRef is an outer column of a Subquery: how the query inside names it,
// and what it is where the subquery stands.
type SubqueryRef struct {
	Inside *Attr
	Value  Expr
}

// Type is BOOLEAN but for scalar subqueries.
func (s *Subquery) Type() types.Type { return s.Typ }

// Nullable reports whether the value may be NULL.
func (s *Subquery) Nullable() bool { return s.Kind == Scalar }

// Children are the left side of IN and the outer columns.
func (s *Subquery) Children() []Expr {
	out := append([]Expr(nil), s.Left...)
	for _, r := range s.Refs {
		out = append(out, r.Value)
	}
	return out
}

// WithChildren replaces the left side of IN and the outer columns.
func (s *Subquery) WithChildren(c []Expr) Expr {
	t := *s
	t.Left = append([]Expr(nil), c[:len(s.Left)]...)
	t.Refs = append([]SubqueryRef(nil), s.Refs...)
	for i := range t.Refs {
		t.Refs[i].Value = c[len(s.Left)+i]
	}
	return &t
}

// SQL is scalarsubquery(outer columns), exists(…) or (x IN (listquery(…))).
func (s *Subquery) SQL() string {
	var refs []string
	for _, r := range s.Refs {
		refs = append(refs, r.Value.SQL())
	}
	list := strings.Join(refs, ", ")
	switch s.Kind {
	case Exists:
		return "exists(" + list + ")"
	case In:
		left := make([]string, len(s.Left))
		for i, l := range s.Left {
			left[i] = l.SQL()
		}
		head := strings.Join(left, ", ")
		if s.Text != "" {
			head = s.Text
		}
		if len(left) > 1 {
			head = "(named_struct(" + head + "))"
		}
		return "(" + head + " IN (listquery(" + list + ")))"
	}
	return "scalarsubquery(" + list + ")"
}

// Eval fails: subqueries become joins before a plan runs.
func (s *Subquery) Eval(*Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "a subquery is left in the plan")
}
