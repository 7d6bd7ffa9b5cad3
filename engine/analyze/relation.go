package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
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

// fresh makes new columns for the fields of a schema.
func fresh(schema *types.Struct, qualifier []string) []*expr.Attr {
	out := make([]*expr.Attr, len(schema.Fields))
	for i, f := range schema.Fields {
		out[i] = logical.NewAttr(f.Name, f.Type, f.Nullable)
		out[i].Metadata, out[i].Qualifier = f.Metadata, qualifier
	}
	return out
}

func oneRow() logical.Node {
	return &logical.LocalRelation{Batches: singleRow}
}

func scanOf(rel source.Relation, qualifier []string) *logical.Scan {
	attrs := fresh(rel.Schema(), qualifier)
	return &logical.Scan{Relation: rel, Attrs: withHidden(attrs, rel.Hidden(), qualifier), Limit: -1}
}

// cached reads the rows that the session keeps, under the names that the frame's
// columns have; a frame that is not kept is read as it is.
func (a *analyzer) cached(r *plan.Cached, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	rel := a.Catalog.Cached(r, in)
	if rel == nil {
		return in, nil
	}
	scan := scanOf(rel, nil)
	at := 0
	for _, x := range in.Output() {
		if !x.Hidden {
			scan.Attrs[at].Qualifier, scan.Attrs[at].PlanIDs = x.Qualifier, x.PlanIDs
			at++
		}
	}
	return scan, nil
}

func withHidden(attrs []*expr.Attr, hidden *types.Struct, qualifier []string) []*expr.Attr {
	if hidden == nil {
		return attrs
	}
	for _, x := range fresh(hidden, qualifier) {
		x.Hidden = true
		attrs = append(attrs, x)
	}
	return attrs
}

func (a *analyzer) data(r *plan.ReadData) (logical.Node, error) {
	if r.Stream {
		spec, err := a.Catalog.Stream(a.ctx, r)
		if err != nil {
			return nil, err
		}
		return &logical.StreamScan{Spec: spec, Attrs: withHidden(fresh(spec.Schema, nil), spec.Hidden, nil)}, nil
	}
	rel, err := a.Catalog.Data(a.ctx, r)
	if err != nil {
		return nil, err
	}
	return scanOf(rel, nil), nil
}

func (a *analyzer) table(r *plan.ReadTable, s *scope) (logical.Node, error) {
	if len(r.Name) == 1 {
		if at := s.find(r.Name[0]); at != nil && at.work != nil {
			return at.work.table(at.name), nil
		} else if at != nil && at.recursive {
			at.read = true
			return a.recursive(at)
		} else if at != nil {
			at.read = true
			n, err := a.relation(at.cte.Body, at.outer)
			if err != nil {
				return nil, err
			}
			if n, err = renamed(n, at.name, at.cte.Columns); err != nil {
				return nil, arityAt(err, at.cte.Place)
			}
			return n, nil
		}
	}
	if r.NameExpr != nil {
		name, err := a.identifier(r.NameExpr)
		if err != nil {
			return nil, err
		}
		named := *r
		named.Name, named.NameExpr = name, nil
		return a.table(&named, s)
	}
	if a.bound != nil && len(r.Name) == 1 && a.bound.tables[r.Name[0]] != nil {
		return a.relation(a.bound.tables[r.Name[0]], nil)
	}
	t, err := a.Catalog.Table(a.ctx, r.Name, r.Options, r.Stream)
	if err != nil {
		return nil, err
	}
	switch {
	case t == nil:
		return nil, tableNotFound(r.Name)
	case r.AsOf:
		return nil, diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.TIME_TRAVEL", "0A000", "The feature is not supported: Time travel on the relation: %s.", quoteName(t.Name))
	case t.Stream != nil:
		return &logical.StreamScan{Spec: t.Stream, Attrs: withHidden(fresh(t.Stream.Schema, t.Name), t.Stream.Hidden, t.Name)}, nil
	case t.Relation != nil:
		return scanOf(t.Relation, t.Name), nil
	}
	if a.views++; a.views > 100 {
		return nil, diag.New(diag.Analysis, "VIEW_EXCEED_MAX_NESTED_DEPTH", "54K00", "The depth of view %s exceeds the maximum view resolution depth (100).", quoteName(r.Name))
	}
	defer func() { a.views-- }()
	n, err := a.relation(t.View, nil)
	if err != nil {
		return nil, err
	}
	if n, err = chosen(n, t); err != nil {
		return nil, err
	}
	return renamedAs(n, t.Name, t.ViewColumns)
}

// chosen is n with those columns that a view's query had when the view was made.
func chosen(n logical.Node, t *Table) (logical.Node, error) {
	open := inputOf(n).open()
	var list []expr.Expr
	for i, name := range t.QueryColumns {
		if i < len(open) && strings.EqualFold(open[i].Name, name) {
			list = append(list, open[i])
			continue
		}
		found := inputOf(n).named(name)
		if len(found) == 0 {
			return nil, diag.New(diag.Analysis, "INCOMPATIBLE_VIEW_SCHEMA_CHANGE", "51024", "The SQL query of view %s has an incompatible schema change and column %s cannot be resolved. Expected 1 columns named %s but got [%s].\nPlease try to re-create the view by running: CREATE OR REPLACE VIEW %s AS <query>", quoteName(t.Name), types.QuoteIdentifier(name), types.QuoteIdentifier(name), plainNames(inputOf(n)), quoteName(t.Name))
		}
		list = append(list, found[0])
	}
	if len(t.QueryColumns) == 0 || len(list) == len(open) {
		return n, nil
	}
	return logical.NewProject(n, list), nil
}

// arityAt puts the mistake of a list of column names where the query of that name
// is defined.
func arityAt(err error, p diag.Place) error {
	if e, ok := diag.As(err); ok && e.Condition == "ASSIGNMENT_ARITY_MISMATCH" {
		e.At(p)
	}
	return err
}

func quoteName(parts []string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = types.QuoteIdentifier(p)
	}
	return strings.Join(out, ".")
}

func tableNotFound(name []string) error {
	quoted := quoteName(name)
	return diag.New(diag.Analysis, "TABLE_OR_VIEW_NOT_FOUND", "42P01",
		"The table or view %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS.", quoted).
		With("relationName", quoted)
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

func (a *analyzer) filter(r *plan.Filter, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	return a.filterOver(in, r.Cond)
}

func (a *analyzer) filterOver(in logical.Node, cond plan.Expr) (logical.Node, error) {
	x, err := a.expression(cond, inputOf(in))
	if err != nil {
		return a.filterBelow(in, cond, err)
	}
	x = plainOf(x)
	if err := filterable(x, cond); err != nil {
		return nil, err
	}
	return &logical.Filter{Input: in, Cond: x}, nil
}

// filterBelow is a filter, made by a method, by columns that the select list
// below it left out: it goes below the list. err is why the list alone would
// not do, which in SQL text is final.
func (a *analyzer) filterBelow(in logical.Node, cond plan.Expr, err error) (logical.Node, error) {
	p, ok := stripped(in).(*logical.Project)
	if !ok || cond.Where().Source != nil {
		return nil, err
	}
	x, failed := a.expression(cond, &input{attrs: in.Output(), below: p.Input.Output()})
	if failed != nil || filterable(x, cond) != nil || hasWindow(x) || hasAggregate(x) {
		return nil, err
	}
	return under(in, x), nil
}

// under puts a filter below the projection at the top of n. What the projection
// makes is replaced by what it is made of.
func under(n logical.Node, cond expr.Expr) logical.Node {
	switch n := n.(type) {
	case *logical.SubqueryAlias:
		return &logical.SubqueryAlias{Input: under(n.Input, cond), Alias: n.Alias, Attrs: n.Attrs}
	case *logical.Filter:
		return &logical.Filter{Input: under(n.Input, cond), Cond: n.Cond}
	case *logical.Project:
		made := map[expr.ID]expr.Expr{}
		for _, e := range n.List {
			if alias, ok := e.(*expr.Alias); ok {
				made[alias.ID] = alias.Child
			}
		}
		cond = expr.Transform(cond, func(x expr.Expr) expr.Expr {
			if col, ok := x.(*expr.Attr); ok && made[col.ID] != nil {
				return made[col.ID]
			}
			return x
		})
		return logical.NewProject(&logical.Filter{Input: n.Input, Cond: cond}, n.List)
	}
	return &logical.Filter{Input: n, Cond: cond}
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

// filterable refuses conditions that are no BOOLEAN, or have functions that
// need more than one row.
func filterable(x expr.Expr, cond plan.Expr) error {
	var what string
	window, generator := false, false
	expr.Walk(x, func(y expr.Expr) bool {
		switch y := y.(type) {
		case *expr.WindowCall:
			window = true
		case *expr.Aggregate:
			what = qualifiedSQL(y)
		case *expr.Generator:
			generator = true
		}
		return what == "" && !window
	})
	switch {
	case window:
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1034", "", "It is not allowed to use window functions inside WHERE clause.")
	case generator:
		return diag.New(diag.Analysis, "UNSUPPORTED_GENERATOR.OUTSIDE_SELECT", "42K0E", "The generator is not supported: outside the SELECT clause, found: Filter %s.", x.SQL())
	case what != "":
		return diag.New(diag.Analysis, "INVALID_WHERE_CONDITION", "42903", "The WHERE condition \"%s\" contains invalid expressions: %s.\nRewrite the query to avoid window functions, aggregate functions, and generator functions in the WHERE clause.", x.SQL(), what).At(cond.Where())
	case x.Type().Kind() != types.KindBoolean:
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Filter expression \"%s\" of type \"%s\" is not a boolean.", x.SQL(), x.SQL(), x.Type().SQL())
	}
	return nil
}
