package analyze

import (
	"fmt"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

var ordinalType = types.Type(types.Integer)

var setOpNames = map[plan.SetOpKind]string{plan.Union: "UNION", plan.Intersect: "INTERSECT", plan.Except: "EXCEPT"}

func (a *analyzer) setOp(r *plan.SetOp, s *scope) (logical.Node, error) {
	left, err := a.relation(r.Left, s)
	if err != nil {
		return nil, err
	}
	right, err := a.relation(r.Right, s)
	if err != nil {
		return nil, err
	}
	left, right = open(left), open(right)
	if r.ByName {
		if left, right, err = a.byName(left, right, r.AllowMissing); err != nil {
			return nil, err
		}
	}
	left, right, err = a.sameColumns(left, right, setOpNames[r.Op])
	if err != nil {
		return nil, err
	}
	switch {
	case r.Op == plan.Union:
		attrs := make([]*expr.Attr, len(left.Output()))
		for i, x := range left.Output() {
			y := *x
			y.ID = newID()
			y.Null = x.Null || right.Output()[i].Null
			attrs[i] = &y
		}
		u := &logical.Union{Inputs: []logical.Node{left, right}, Attrs: attrs}
		if r.All {
			return u, nil
		}
		return distinctRows(u, attrs)
	case r.All:
		return a.setOpAll(left, right, r.Op)
	}
	if _, err := distinctRows(left, left.Output()); err != nil {
		return nil, err
	}
	// The rows that the right side has, or has not, NULLs being equal.
	right = distinctFrom(left, right)
	var conds []expr.Expr
	for i, x := range left.Output() {
		eq, err := a.resolved("<=>", x, right.Output()[i])
		if err != nil {
			return nil, err
		}
		conds = append(conds, eq)
	}
	kind, set := plan.LeftSemiJoin, "Intersect"
	if r.Op == plan.Except {
		kind, set = plan.LeftAntiJoin, "Except"
	}
	j := &logical.Join{Left: left, Right: right, Kind: kind, Cond: functions.And(conds), Set: set}
	return distinctRows(j, left.Output())
}

// plainNames is the names of the columns in their order.
func plainNames(in *input) string {
	var names []string
	for _, x := range in.open() {
		names = append(names, x.Name)
	}
	return strings.Join(names, ", ")
}

// distinctRows leaves one of rows that are equal; maps cannot be compared.
func distinctRows(in logical.Node, keys []*expr.Attr) (logical.Node, error) {
	for _, k := range keys {
		if !batch.Orderable(k.Typ) && functions.HasMap(k.Typ) {
			return nil, diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", "0A000",
				"The feature is not supported: Cannot have MAP type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, etc.), but the type of column %s is \"%s\".", types.QuoteIdentifier(k.Name), k.Typ.SQL())
		}
	}
	return &logical.Deduplicate{Input: in, Keys: keys}, nil
}

// sameColumns casts the columns of both sides to common types.
func (a *analyzer) sameColumns(left, right logical.Node, op string) (logical.Node, logical.Node, error) {
	l, r := left.Output(), right.Output()
	if len(l) != len(r) {
		return nil, nil, diag.New(diag.Analysis, "NUM_COLUMNS_MISMATCH", "42826",
			"%s can only be performed on inputs with the same number of columns, but the first input has %d columns and the second input has %d columns.", op, len(l), len(r)).
			With("operator", op).With("firstNumColumns", strconv.Itoa(len(l))).With("invalidOrdinalNum", "second").With("invalidNumColumns", strconv.Itoa(len(r)))
	}
	var lefts, rights []expr.Expr
	for i := range l {
		t, ok := functions.Widest(a.Conf.ANSI, l[i].Typ, r[i].Typ)
		if !ok {
			return nil, nil, diag.New(diag.Analysis, "INCOMPATIBLE_COLUMN_TYPE", "42825",
				"%s can only be performed on tables with compatible column types. The %s column of the second table is \"%s\" type which is not compatible with \"%s\" at the same column of the first table..", op, place(i+1), r[i].Typ.SQL(), l[i].Typ.SQL())
		}
		x, err := a.columnAs(l[i], t)
		if err != nil {
			return nil, nil, err
		}
		y, err := a.columnAs(r[i], t)
		if err != nil {
			return nil, nil, err
		}
		lefts, rights = append(lefts, x), append(rights, y)
	}
	return projectIfChanged(left, lefts), projectIfChanged(right, rights), nil
}

func place(n int) string {
	words := []string{"zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n < len(words) {
		return words[n]
	}
	return words[10]
}

func (a *analyzer) columnAs(x *expr.Attr, t types.Type) (expr.Expr, error) {
	if types.SameType(x.Typ, t) {
		return x, nil
	}
	c, err := functions.Cast(x, t, a.castMode())
	if err != nil {
		return nil, err
	}
	return &expr.Alias{Child: c, Name: x.Name, ID: newID()}, nil
}

func projectIfChanged(n logical.Node, list []expr.Expr) logical.Node {
	for i, x := range n.Output() {
		if e, ok := list[i].(*expr.Attr); !ok || e.ID != x.ID {
			return logical.NewProject(n, list)
		}
	}
	return n
}

// byName puts the right side's columns in the left's order.
func (a *analyzer) byName(left, right logical.Node, missing bool) (logical.Node, logical.Node, error) {
	l, r := &input{attrs: left.Output()}, &input{attrs: right.Output()}
	var lefts, rights []expr.Expr
	null := func(x *expr.Attr) (expr.Expr, error) {
		n, err := expr.NewLiteral(x.Typ, nil)
		return &expr.Alias{Child: n, Name: x.Name, ID: newID()}, err
	}
	for _, x := range l.attrs {
		lefts = append(lefts, x)
		found := r.named(x.Name)
		if len(found) > 0 {
			rights = append(rights, found[0])
			continue
		}
		if !missing {
			return nil, nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1201", "", "Cannot resolve column name \"%s\" among (%s).", x.Name, plainNames(r))
		}
		n, err := null(x)
		if err != nil {
			return nil, nil, err
		}
		rights = append(rights, n)
	}
	if missing {
		for _, y := range r.attrs {
			if len(l.named(y.Name)) == 0 {
				n, err := null(y)
				if err != nil {
					return nil, nil, err
				}
				lefts, rights = append(lefts, n), append(rights, y)
			}
		}
	}
	if !missing { // what the left side has not makes the right one longer
		for _, y := range r.attrs {
			if len(l.named(y.Name)) == 0 {
				rights = append(rights, y)
			}
		}
	}
	return projectIfLonger(left, lefts), logical.NewProject(right, rights), nil
}

func projectIfLonger(n logical.Node, list []expr.Expr) logical.Node {
	if len(list) == len(n.Output()) {
		return n
	}
	return logical.NewProject(n, list)
}

// values resolves VALUES: columns col1, col2, … of common types.
func (a *analyzer) values(r *plan.Values, _ *scope) (logical.Node, error) {
	var rows [][]expr.Expr
	for _, row := range r.Rows {
		list, err := a.args(row, &input{})
		if err != nil {
			return nil, err
		}
		for i, x := range list {
			if hasSubquery(x) {
				return nil, diag.New(diag.Analysis, "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.SCALAR_SUBQUERY_IN_VALUES", "0A000", "Unsupported subquery expression: Scalar subqueries in the VALUES clause.").At(r.Place)
			}
			if !foldable(x) && !momentary(x) && i < len(row) {
				e := diag.New(diag.Analysis, "INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE", "42000", "Invalid inline table. Cannot evaluate the expression \"%s\" in inline table definition.", x.SQL()).At(row[i].Where())
				line, column := e.Place.LineColumn()
				e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
				return nil, e
			}
		}
		if len(rows) > 0 && len(list) != len(rows[0]) {
			return nil, diag.New(diag.Analysis, "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", "42000",
				"Invalid inline table. Inline table expected %d columns but found %d columns in row %d.", len(rows[0]), len(list), len(rows))
		}
		rows = append(rows, list)
	}
	schema := &types.Struct{}
	for c := range rows[0] {
		var ts []types.Type
		null := false
		for _, row := range rows {
			ts = append(ts, row[c].Type())
			null = null || row[c].Nullable()
		}
		t, ok := functions.Widest(a.Conf.ANSI, ts...)
		if !ok || mixesText(ts) {
			return nil, diag.New(diag.Analysis, "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE", "42000",
				"Invalid inline table. Found incompatible types in the column %s for inline table.", types.QuoteIdentifier(columnName(c)))
		}
		schema.Fields = append(schema.Fields, types.Field{Name: columnName(c), Type: t, Nullable: null})
	}
	cells := make([]types.StructValue, len(rows))
	for i, row := range rows {
		cells[i] = make(types.StructValue, len(row))
		for c, e := range row {
			x, err := functions.Cast(e, schema.Fields[c].Type, a.castMode())
			if err != nil {
				return nil, err
			}
			if cells[i][c], err = a.constant(x); err != nil {
				return nil, err
			}
		}
	}
	b, err := batch.FromRows(schema, cells)
	if err != nil {
		return nil, err
	}
	return &logical.LocalRelation{Attrs: fresh(schema, nil), Batches: []*batch.Batch{b}}, nil
}

// momentary reports whether only the time of the query keeps e from being a
// constant.
func momentary(e expr.Expr) bool {
	return foldable(expr.Transform(e, func(x expr.Expr) expr.Expr {
		if c, ok := x.(*expr.Call); ok && len(c.Args) == 0 {
			switch c.Typ.Kind() {
			case types.KindDate, types.KindTime, types.KindTimestamp, types.KindTimestampNTZ:
				return null(c.Typ)
			}
		}
		return x
	}))
}

// mixesText reports whether some of the types are STRING and others are not:
// the rows of VALUES have no common type then.
func mixesText(ts []types.Type) bool {
	text, other := false, false
	for _, t := range ts {
		switch t.Kind() {
		case types.KindString:
			text = true
		case types.KindNull:
		default:
			other = true
		}
	}
	return text && other
}

func columnName(i int) string { return "col" + itoa(i+1) }

// setOpAll is INTERSECT ALL and EXCEPT ALL: equal rows are numbered on both
// sides, so that each matches one other.
func (a *analyzer) setOpAll(left, right logical.Node, op plan.SetOpKind) (logical.Node, error) {
	if _, err := distinctRows(left, left.Output()); err != nil {
		return nil, err
	}
	right = distinctFrom(left, right)
	columns := left.Output()
	numbered := func(n logical.Node) (logical.Node, *expr.Attr, error) {
		keys := exprs(n.Output())
		return a.rowNumbers(n, keys, []expr.Order{{Expr: keys[0], NullsFirst: true}})
	}
	l, x, err := numbered(left)
	if err != nil {
		return nil, err
	}
	r, y, err := numbered(right)
	if err != nil {
		return nil, err
	}
	conds := []expr.Expr{}
	for i, c := range append(columns[:len(columns):len(columns)], x) {
		other := y
		if i < len(columns) {
			other = right.Output()[i]
		}
		eq, err := a.resolved("<=>", c, other)
		if err != nil {
			return nil, err
		}
		conds = append(conds, eq)
	}
	kind, set := plan.LeftSemiJoin, "IntersectAll"
	if op == plan.Except {
		kind, set = plan.LeftAntiJoin, "ExceptAll"
	}
	return logical.NewProject(&logical.Join{Left: l, Right: r, Kind: kind, Cond: functions.And(conds), Set: set}, exprs(columns)), nil
}

// open is n without the columns that only their names show.
func open(n logical.Node) logical.Node {
	visible := inputOf(n).open()
	if len(visible) == len(n.Output()) {
		return n
	}
	return logical.NewProject(n, exprs(visible))
}
