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

// scope is the names that a WITH clause defines, innermost first.
type scope struct {
	name  string
	cte   *plan.CTE
	outer *scope
	// recursive says that the query reads itself; work is its last rows then,
	// inside of it.
	recursive bool
	work      *work
	place     diag.Place // of the WITH
	read      bool       // some query reads it
}

func (s *scope) find(name string) *scope {
	for ; s != nil; s = s.outer {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	return nil
}

// relation resolves r. DataFrames keep their plan ID on their columns, so that
// df.a finds them later.
func (a *analyzer) relation(r plan.Relation, s *scope) (logical.Node, error) {
	if err := a.enter("query"); err != nil {
		return nil, err
	}
	defer func(outside *scope) {
		a.leave()
		a.scope = outside
	}(a.scope)
	a.scope = s
	n, err := a.resolve(r, s)
	if err != nil {
		if e, ok := diag.As(err); ok {
			if e.Condition == "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION" {
				e.Placeless = false
			}
			e.At(r.Common().Place)
		}
		return nil, err
	}
	if id := r.Common().ID; id != 0 {
		n = tag(n, id)
	}
	return n, nil
}

// tag notes on the columns of n that they belong to DataFrame id.
func tag(n logical.Node, id int64) logical.Node {
	attrs := n.Output()
	tagged := make([]*expr.Attr, len(attrs))
	for i, x := range attrs {
		y := *x
		y.PlanIDs = append(append([]int64(nil), x.PlanIDs...), id)
		tagged[i] = &y
	}
	return &logical.SubqueryAlias{Input: n, Attrs: tagged}
}

func (a *analyzer) resolve(r plan.Relation, s *scope) (logical.Node, error) {
	switch r := r.(type) {
	case *plan.ReadTable:
		return a.table(r, s)
	case *plan.ReadData:
		return a.data(r)
	case *plan.LocalRelation:
		return &logical.LocalRelation{Attrs: fresh(r.Schema, nil), Batches: r.Batches, Reads: r.Reads, Handed: r.Handed}, nil
	case *plan.Values:
		return a.values(r, s)
	case *plan.OneRow:
		return oneRow(), nil
	case *plan.Range:
		return &logical.Range{Start: r.Start, End: r.End, Step: r.Step, Partitions: r.Partitions, Attr: logical.NewAttr("id", types.Long, false)}, nil
	case *plan.Project:
		return a.project(r, s)
	case *plan.Filter:
		if r.Having {
			return a.having(r, s)
		}
		return a.filter(r, s)
	case *plan.Aggregate:
		return a.aggregate(r, s)
	case *plan.Join:
		return a.join(r, s)
	case *plan.SetOp:
		return a.setOp(r, s)
	case *plan.Sort:
		return a.sort(r, s)
	case *plan.Limit:
		return a.limit(r, s)
	case *plan.ToSchema:
		return a.toSchema(r, s)
	case *plan.Offset:
		in, err := a.relation(r.Input, s)
		if err != nil {
			return nil, err
		}
		n, err := a.count(r.Count, "offset")
		return &logical.Limit{Input: in, Count: -1, Offset: n}, err
	case *plan.Tail:
		in, err := a.relation(r.Input, s)
		return &logical.Tail{Input: in, Count: int64(r.Count)}, err
	case *plan.SubqueryAlias:
		return a.alias(r, s)
	case *plan.With:
		return a.with(r, s)
	case *plan.SQL:
		return a.sql(r, s)
	case *plan.Cached:
		return a.cached(r, s)
	case *plan.Repartition:
		return a.repartition(r, s)
	case *plan.Sample:
		return a.sample(r, s)
	case *plan.Hint:
		return a.hint(r, s)
	case *plan.TableFunction:
		return a.tableFunction(r, s)
	}
	return a.frame(r, s)
}

// with resolves a query with names for parts of it. Names that nothing reads are
// resolved for their mistakes alone.
func (a *analyzer) with(r *plan.With, s *scope) (logical.Node, error) {
	var made []*scope
	for i := range r.CTEs {
		s = &scope{name: r.CTEs[i].Name, cte: &r.CTEs[i], outer: s, recursive: r.Recursive && names(r.CTEs[i].Body, r.CTEs[i].Name), place: r.Place}
		made = append(made, s)
	}
	out, err := a.relation(r.Body, s)
	if err != nil {
		return nil, err
	}
	for _, c := range made {
		if !c.read {
			if _, err := a.relation(&plan.ReadTable{Name: []string{c.name}}, c); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func oneRow() logical.Node {
	return &logical.LocalRelation{Batches: singleRow}
}

// arityAt puts the mistake of a list of column names where the query of that name
// is defined.
func arityAt(err error, p diag.Place) error {
	if e, ok := diag.As(err); ok && e.Condition == "ASSIGNMENT_ARITY_MISMATCH" {
		e.At(p)
	}
	return err
}

// renamed gives the columns of n the qualifier alias, and other names when
// there are any.
func renamed(n logical.Node, alias string, columns []string) (logical.Node, error) {
	return renamedAs(n, []string{alias}, columns)
}

func renamedAs(n logical.Node, qualifier []string, columns []string) (logical.Node, error) {
	if len(columns) > 0 {
		out := inputOf(n).open()
		if len(out) != len(columns) {
			return nil, diag.New(diag.Analysis, "ASSIGNMENT_ARITY_MISMATCH", "42802",
				"The number of columns or variables assigned or aliased: %d does not match the number of source expressions: %d.", len(out), len(columns))
		}
		list := make([]expr.Expr, len(columns))
		for i, c := range columns {
			list[i] = &expr.Alias{Child: out[i], Name: c, ID: logical.NewID()}
		}
		n = logical.NewProject(n, list)
	}
	attrs := make([]*expr.Attr, len(n.Output()))
	for i, x := range n.Output() {
		y := *x
		y.Qualifier = qualifier
		attrs[i] = &y
	}
	return &logical.SubqueryAlias{Input: n, Alias: qualifier[len(qualifier)-1], Attrs: attrs}, nil
}

func (a *analyzer) alias(r *plan.SubqueryAlias, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	if _, inline := r.Input.(*plan.Values); inline && len(r.Columns) > 0 && len(r.Columns) != len(in.Output()) {
		return nil, diag.New(diag.Analysis, "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", "42000",
			"Invalid inline table. Inline table expected %d columns but found %d columns in row %d.", len(r.Columns), len(in.Output()), 0)
	}
	return renamed(in, r.Alias, r.Columns)
}

func (a *analyzer) limit(r *plan.Limit, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	n, err := a.count(r.Count, "limit")
	if err != nil {
		return nil, err
	}
	if l, ok := in.(*logical.Limit); ok && l.Count < 0 {
		return &logical.Limit{Input: l.Input, Count: n, Offset: l.Offset}, nil
	}
	return &logical.Limit{Input: in, Count: n}, nil
}

// count evaluates the operand of LIMIT or OFFSET.
func (a *analyzer) count(e plan.Expr, what string) (int64, error) {
	wrong := func(kind, sql, format string, args ...any) error {
		return diag.New(diag.Analysis, "INVALID_LIMIT_LIKE_EXPRESSION."+kind, "42K0E", "The limit like expression \"%s\" is invalid. "+format, append([]any{sql}, args...)...).At(e.Where())
	}
	x, err := a.expression(e, &input{})
	x = plainOf(x)
	if err != nil {
		if name, ok := e.(*plan.Attribute); ok {
			return 0, wrong("IS_UNFOLDABLE", name.Name[len(name.Name)-1], "The %s expression must evaluate to a constant value.", what)
		}
		return 0, err
	}
	x = plainOf(x)
	switch {
	case !foldable(x):
		return 0, wrong("IS_UNFOLDABLE", x.SQL(), "The %s expression must evaluate to a constant value.", what)
	case !isWhole(x.Type()):
		return 0, wrong("DATA_TYPE", x.SQL(), "The %s expression must be integer type, but got \"%s\".", what, x.Type().SQL())
	}
	sql := x.SQL()
	if x, err = functions.Cast(x, types.Long, functions.ANSI); err != nil {
		return 0, err
	}
	v, err := a.constant(x)
	if err != nil {
		return 0, err
	}
	n, ok := v.(int64)
	if !ok {
		return 0, wrong("IS_NULL", sql, "The evaluated %s expression must not be null.", what)
	}
	if n < 0 {
		return 0, wrong("IS_NEGATIVE", sql, "The %s expression must be equal to or greater than 0, but got %d.", what, n)
	}
	return n, nil
}

func (a *analyzer) castMode() functions.CastMode {
	if a.Conf.ANSI {
		return functions.ANSI
	}
	return functions.Legacy
}

func isWhole(t types.Type) bool {
	switch t.Kind() {
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		return true
	}
	return false
}
