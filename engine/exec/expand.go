package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
)

// expand computes each list over a batch and puts the results of a row next to
// each other.
func expand(n *logical.Expand) (step, error) {
	var lists [][]expr.Expr
	for _, l := range n.Lists {
		bound, err := bindAll(l, n.Input.Output())
		if err != nil {
			return nil, err
		}
		lists = append(lists, bound)
	}
	schema := schemaOf(n.Attrs)
	return oneToOne(func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		parts := make([]*batch.Batch, len(lists))
		for i, l := range lists {
			out := &batch.Batch{Schema: schema, Columns: make([]batch.Vector, len(l)), Rows: in.Rows}
			for k, e := range l {
				v, err := e.Eval(c, in)
				if err != nil {
					return nil, err
				}
				out.Columns[k] = batch.Of(n.Attrs[k].Typ, v.Flat(in.Rows))
			}
			parts[i] = out
		}
		all, err := batch.Concat(schema, parts)
		if err != nil || len(parts) == 1 {
			return all, err
		}
		rows := make([]int32, 0, all.Rows)
		for row := range in.Rows {
			for part := range parts {
				rows = append(rows, int32(part*in.Rows+row))
			}
		}
		return batch.Gather(all, rows), nil
	}), nil
}
