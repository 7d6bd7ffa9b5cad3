package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/logical"
)

// measured reports the metrics of rows that pass.
func measured(ctx context.Context, e Env, n *logical.CollectMetrics, rows []*batch.Batch) error {
	if e.Observe == nil {
		return nil
	}
	of := n.Metrics()
	g, err := NewAggregation(of)
	if err != nil {
		return err
	}
	all := g.groups(e.context(ctx, 0))
	for _, b := range rows {
		if err := all.update(b); err != nil {
			return err
		}
	}
	out, err := all.output()
	if err != nil {
		return err
	}
	e.Observe(n.Name, out.Row(0), logical.Schema(of))
	return nil
}

// metrics runs the input of n to its end and measures it.
func metrics(ctx context.Context, e Env, n *logical.CollectMetrics) ([]*batch.Batch, error) {
	p, err := compile(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	var all []*batch.Batch
	err = each(ctx, e, p, collect, func(b []*batch.Batch) error {
		all = append(all, b...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, measured(ctx, e, n, all)
}

// spreadMetrics is metrics with the rows left where they are.
func spreadMetrics(ctx context.Context, e Env, n *logical.CollectMetrics) (*spread, error) {
	s, err := spreadOf(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	out := &spread{by: s.by}
	for _, p := range rows {
		out.parts = append(out.parts, partOf(p...))
	}
	return out, measured(ctx, e, n, joined(rows))
}
