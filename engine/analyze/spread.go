package analyze

import (
	"math/rand/v2"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// repartition resolves the columns that rows are spread by.
func (a *analyzer) repartition(r *plan.Repartition, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	out := &logical.Repartition{Input: in, Count: r.Count, Shuffle: r.Shuffle, Range: r.Range}
	for _, e := range r.By {
		order := plan.SortOrder{Child: e, NullsFirst: true}
		if o, ok := e.(*plan.SortOrder); ok && r.Range {
			order = *o
		}
		x, err := a.expression(order.Child, inputOf(in))
		if err != nil {
			return nil, err
		}
		x = plainOf(x)
		if r.Range && !batch.Orderable(x.Type()) {
			return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The `sortorder` does not support ordering on type \"%s\".", x.SQL(), x.Type().SQL())
		}
		out.Keys = append(out.Keys, expr.Order{Expr: x, Descending: order.Descending, NullsFirst: order.NullsFirst})
	}
	return out, nil
}

// sample resolves a sample; one without a seed gets one now, so that the frame
// has the same rows each time.
func (a *analyzer) sample(r *plan.Sample, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	if r.Rows != nil {
		return &logical.Limit{Input: in, Count: int64(*r.Rows)}, nil
	}
	if r.Seed == nil {
		seed := rand.Int64()
		r.Seed = &seed
	}
	return &logical.Sample{Input: in, Lower: r.Lower, Upper: r.Upper, Replace: r.WithReplacement, Seed: *r.Seed}, nil
}
