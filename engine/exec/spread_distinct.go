package exec

import (
	"context"
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// spreadDistincts is spreadGroups for DISTINCT aggregates. Spark groups by the
// keys and the values first, and by the keys then. Here the groups are computed
// at once, and put in the order in which they would come out.
func (g *Aggregation) spreadDistincts(ctx context.Context, e Env, s *spread, n *logical.Aggregate) (*spread, error) {
	rows, err := s.rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	var values []expr.Expr
	for _, c := range g.calls {
		if c.distinct() {
			values = append(values, c.args...)
		}
	}
	c := e.context(ctx, 0)
	columns := append(slices.Clone(g.keys), values...)
	schema := &types.Struct{}
	for _, x := range columns {
		schema.Fields = append(schema.Fields, types.Field{Name: "key", Type: x.Type(), Nullable: true})
	}
	order, err := keyColumns(c, columns, schema, rows)
	if err != nil {
		return nil, err
	}
	for _, width := range []int{len(columns), len(g.keys)} {
		for p := range order {
			order[p] = firstKeys(order[p], width)
		}
		moved, err := exchange(ctx, e, order, schema, e.shuffles(), true, func(_ int, b *batch.Batch) ([]int32, error) {
			return hashTargets(b.Columns[:width], b.Rows, e.shuffles()), nil
		})
		if err != nil {
			return nil, err
		}
		if order, err = moved.held(ctx); err != nil {
			return nil, err
		}
		if width == len(columns) && width > len(g.keys) {
			for p := range order {
				order[p] = firstKeys(order[p], width)
			}
		}
	}
	all := g.groups(c)
	for _, b := range joined(rows) {
		if err := all.update(b); err != nil {
			return nil, err
		}
	}
	out, err := all.output()
	if err != nil {
		return nil, err
	}
	if g.sorts() {
		keys, err := all.keyColumns()
		if err != nil {
			return nil, err
		}
		out = batch.Gather(out, newOrdering(out.Rows, keys, ascending(g.keys)).sorted())
		return &spread{parts: []part{partOf(out)}}, nil
	}
	result := &spread{}
	seen := make([]bool, out.Rows)
	for _, p := range order {
		var picked []int32
		for _, b := range p {
			for _, group := range all.number(b.Columns[:len(g.keys)], b.Rows) {
				if !seen[group] {
					seen[group] = true
					picked = append(picked, int32(group))
				}
			}
		}
		result.parts = append(result.parts, partOf(batch.Gather(out, picked)))
	}
	return result, nil
}

// keyColumns evaluates columns over the rows of each part.
func keyColumns(c *expr.Context, columns []expr.Expr, schema *types.Struct, parts [][]*batch.Batch) ([][]*batch.Batch, error) {
	out := make([][]*batch.Batch, len(parts))
	for p, rows := range parts {
		for _, b := range rows {
			keys := &batch.Batch{Schema: schema, Rows: b.Rows}
			for _, x := range columns {
				v, err := x.Eval(c, b)
				if err != nil {
					return nil, err
				}
				keys.Columns = append(keys.Columns, batch.WithoutNegativeZero(batch.Of(v.Type, v.Flat(b.Rows))))
			}
			out[p] = append(out[p], keys)
		}
	}
	return out, nil
}

// firstKeys leaves the first row of each key, which the first width columns are;
// keys with a NULL come last.
func firstKeys(rows []*batch.Batch, width int) []*batch.Batch {
	if len(rows) == 0 {
		return nil
	}
	all, err := batch.Concat(rows[0].Schema, rows)
	if err != nil {
		return rows
	}
	keys := all.Columns[:width]
	var first []int32
	seen := uint32(0)
	for i, g := range NewGroupTable(keys).Groups(keys, all.Rows) {
		if g == seen {
			first = append(first, int32(i))
			seen++
		}
	}
	all = batch.Gather(all, first)
	if quick(all.Schema.Fields[:width], width) {
		all = withNullsLast(all, all.Columns[:width])
	}
	return []*batch.Batch{all}
}
