package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

func project(list []expr.Expr, schema *types.Struct) step {
	return oneToOne(func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) { return projected(c, in, list, schema) })
}

func projected(c *expr.Context, in *batch.Batch, list []expr.Expr, schema *types.Struct) (*batch.Batch, error) {
	out := &batch.Batch{Schema: schema, Columns: make([]batch.Vector, len(list)), Rows: in.Rows}
	for i, e := range list {
		v, err := e.Eval(c, in)
		if err != nil {
			return nil, err
		}
		out.Columns[i] = v
	}
	return out, nil
}

func filter(cond expr.Expr) step {
	return oneToOne(func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		v, err := cond.Eval(c, in)
		if err != nil {
			return nil, err
		}
		if v.Type.Kind() == types.KindNull {
			return nil, nil
		}
		bits := batch.Booleans(v.Array)
		if v.Const {
			if v.Null(0) || !bits.Get(0) {
				return nil, nil
			}
			return in, nil
		}
		valid := batch.Valid(v.Array)
		rows := make([]int32, 0, in.Rows)
		for i := range in.Rows {
			if bits.Get(i) && (valid == nil || valid.Get(i)) {
				rows = append(rows, int32(i))
			}
		}
		switch len(rows) {
		case 0:
			return nil, nil
		case in.Rows:
			return in, nil
		}
		return batch.Gather(in, rows), nil
	})
}

// watch notes the event times that pass.
func watch(n *logical.EventTimeWatermark) step {
	at := 0
	for i, a := range n.Output() {
		if a.ID == n.Attr.ID {
			at = i
		}
	}
	return oneToOne(func(_ *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		if n.Stats == nil || in.Rows == 0 {
			return in, nil
		}
		a := in.Columns[at].Flat(in.Rows)
		if in.Columns[at].Type.Kind() == types.KindStruct {
			a = Child(a, 1)
		}
		values, valid := batch.Values[int64](a), batch.Valid(a)
		var high, low int64
		var sum float64
		for i, v := range values {
			if valid != nil && !valid.Get(i) {
				v = 0
			}
			if i == 0 || v > high {
				high = v
			}
			if i == 0 || v < low {
				low = v
			}
			sum += float64(v)
		}
		n.Stats.Add(high, low, sum, int64(in.Rows))
		return in, nil
	})
}
