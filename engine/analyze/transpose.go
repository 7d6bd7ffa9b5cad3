package analyze

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// maxTransposed is spark.sql.transposeMaxValues: how many rows may become
// columns.
const maxTransposed = 500

// transpose resolves df.transpose. The rows become columns, so they are
// computed here, in the order of the index column, whose values are the
// headings.
func (a *analyzer) transpose(r *plan.Transpose, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	open := names.open()
	if len(open) == 0 {
		return in, nil
	}
	index := expr.Expr(open[0])
	if r.Index != nil {
		x, err := a.expression(r.Index, names)
		if err != nil {
			return nil, err
		}
		index = plainOf(x)
	}
	column, ok := index.(*expr.Attr)
	if !ok {
		return nil, badIndex(index, "Index column must be an atomic attribute")
	}
	if !types.IsAtomic(column.Typ) {
		return nil, badIndex(index, "Index column must be of atomic type, but found: "+column.Typ.String())
	}
	rest := others(names, []expr.Expr{column})
	t, err := a.transposedType(rest)
	if err != nil {
		return nil, err
	}
	list := make([]expr.Expr, 0, len(rest)+1)
	for _, x := range append([]expr.Expr{column}, rest...) {
		to := t
		if len(list) == 0 {
			to = types.String
		}
		c, err := functions.Cast(x, to, a.castMode())
		if err != nil {
			return nil, err
		}
		list = append(list, &expr.Alias{Child: c, Name: logical.AttrOf(x).Name, ID: newID()})
	}
	present, err := a.resolved("isnotnull", column)
	if err != nil {
		return nil, err
	}
	n := logical.Node(&logical.Sort{Input: &logical.Filter{Input: in, Cond: present}, Order: []expr.Order{{Expr: column, NullsFirst: true}}})
	rows, err := a.Execute(a.ctx, logical.NewProject(&logical.Limit{Input: n, Count: maxTransposed + 1}, list))
	if err != nil {
		return nil, err
	}
	return transposed(rest, t, rows)
}

func badIndex(index expr.Expr, reason string) error {
	return diag.New(diag.Analysis, "TRANSPOSE_INVALID_INDEX_COLUMN", "42804", "Invalid index column for TRANSPOSE because: %s", reason)
}

func (a *analyzer) transposedType(columns []expr.Expr) (types.Type, error) {
	t := types.Type(types.Null)
	for _, c := range columns {
		wider, ok := a.widestOf([]expr.Expr{null(t), c})
		if !ok {
			return nil, diag.New(diag.Analysis, "TRANSPOSE_NO_LEAST_COMMON_TYPE", "42K09", "Transpose requires non-index columns to share a least common type, but %s and %s do not.", quotedType(t), quotedType(c.Type()))
		}
		t = wider
	}
	if t.Kind() == types.KindNull {
		t = types.String
	}
	return t, nil
}

func transposed(columns []expr.Expr, t types.Type, rows []*batch.Batch) (logical.Node, error) {
	schema := &types.Struct{Fields: []types.Field{{Name: "key", Type: types.String}}}
	cells := make([]types.StructValue, len(columns))
	for i, c := range columns {
		cells[i] = types.StructValue{logical.AttrOf(c).Name}
	}
	for _, b := range rows {
		for i := range b.Rows {
			row := b.Row(i)
			name, _ := row[0].(string)
			schema.Fields = append(schema.Fields, types.Field{Name: name, Type: t, Nullable: true})
			for k := range cells {
				cells[k] = append(cells[k], row[k+1])
			}
		}
	}
	if n := len(schema.Fields) - 1; n > maxTransposed {
		return nil, diag.New(diag.Analysis, "TRANSPOSE_EXCEED_ROW_LIMIT", "54006", "Number of rows exceeds the allowed limit of %d for TRANSPOSE. If this was intended, set spark.sql.transposeMaxValues to at least the current row count.", maxTransposed)
	}
	b, err := batch.FromRows(schema, cells)
	return &logical.LocalRelation{Attrs: fresh(schema, nil), Batches: []*batch.Batch{b}}, err
}
