package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/types"
)

// step turns a batch into others, which yield gets; none when nothing is left of
// it.
type step func(c *expr.Context, in *batch.Batch, yield func(*batch.Batch) error) error

// oneToOne is a step that makes one batch of one, or nil for nothing.
func oneToOne(f func(c *expr.Context, in *batch.Batch) (*batch.Batch, error)) step {
	return func(c *expr.Context, in *batch.Batch, yield func(*batch.Batch) error) error {
		out, err := f(c, in)
		if err != nil || out == nil {
			return err
		}
		return yield(out)
	}
}

// pipeline is a source of morsels and the steps that each batch goes through.
type pipeline struct {
	morsels []source.Morsel
	steps   []step
}

// compile fuses n and what is below it as far as no operator must see all rows;
// what is below that is run first.
func compile(ctx context.Context, e Env, n logical.Node) (*pipeline, error) {
	switch n := n.(type) {
	case *logical.Scan:
		return scan(ctx, n)
	case *logical.LocalRelation:
		return local(n.Batches), nil
	case *logical.Range:
		return rangeOf(n), nil
	case *logical.SubqueryAlias:
		return compile(ctx, e, n.Input)
	case *logical.Repartition:
		return compile(ctx, e, n.Input)
	case *logical.SortWithin:
		return compile(ctx, e, &logical.Sort{Input: n.Input, Order: n.Order})
	case *logical.Union:
		return union(ctx, e, n)
	case *logical.Aggregate:
		return aggregate(ctx, e, n)
	case *logical.Join:
		return join(ctx, e, n)
	case *logical.Sort:
		return sorted(ctx, e, n)
	}
	if s, input, err := stepOf(n); err != nil || s != nil {
		if err != nil {
			return nil, err
		}
		return with(ctx, e, input, s)
	}
	rows, err := breaker(ctx, e, n)
	if err != nil {
		return nil, err
	}
	return held(rows), nil
}

// stepOf is the step of a node that takes a batch at a time, and its input; no
// step for other nodes.
func stepOf(n logical.Node) (step, logical.Node, error) {
	switch n := n.(type) {
	case *logical.Project:
		list, err := bindAll(n.List, n.Input.Output())
		return project(list, logical.Schema(n)), n.Input, err
	case *logical.Filter:
		cond, err := Bind(n.Cond, n.Input.Output())
		return filter(cond), n.Input, err
	case *logical.EventTimeWatermark:
		return watch(n), n.Input, nil
	case *logical.Generate:
		s, err := generate(n)
		return s, n.Input, err
	case *logical.Expand:
		s, err := expand(n)
		return s, n.Input, err
	case *logical.Sample:
		return sampled(n), n.Input, nil
	}
	return nil, nil, nil
}

func with(ctx context.Context, e Env, input logical.Node, s step) (*pipeline, error) {
	p, err := compile(ctx, e, input)
	if err != nil {
		return nil, err
	}
	p.steps = append(p.steps[:len(p.steps):len(p.steps)], s)
	return p, nil
}

func scan(ctx context.Context, n *logical.Scan) (*pipeline, error) {
	columns := n.Columns
	if columns == nil {
		for i := range n.Attrs {
			columns = append(columns, i)
		}
	}
	filters := make([]expr.Expr, 0, len(n.Filters))
	for _, f := range n.Filters {
		bound, err := Bind(f, n.Attrs)
		if err != nil {
			return nil, err
		}
		filters = append(filters, bound)
	}
	morsels, err := n.Relation.Scan(ctx, source.Request{Columns: columns, Filters: filters, Limit: n.Limit})
	if err != nil {
		return nil, err
	}
	if len(morsels) > 0 {
		if _, ok := morsels[0].(sized); ok {
			ordered := morsels[:0:0]
			for _, f := range bySize(morsels) {
				ordered = append(ordered, f.morsels...)
			}
			morsels = ordered
		}
	}
	if n.Limit >= 0 && len(filters) == 0 {
		for i, m := range morsels {
			morsels[i] = firstRows{m, n.Limit}
		}
	}
	p := &pipeline{morsels: morsels}
	if n.Counter != nil {
		filters = counted(p, n.Counter, filters)
	}
	for _, f := range filters {
		p.steps = append(p.steps, filter(f))
	}
	return p, nil
}

func union(ctx context.Context, e Env, n *logical.Union) (*pipeline, error) {
	out := &pipeline{}
	schema := logical.Schema(n)
	for _, input := range n.Inputs {
		p, err := compile(ctx, e, input)
		if err != nil {
			return nil, err
		}
		for i, m := range p.morsels {
			out.morsels = append(out.morsels, stepped{m, i, p.steps, e, schema})
		}
	}
	return out, nil
}

// stepped is a morsel with steps of its own.
type stepped struct {
	source.Morsel
	partition int // among those of its input
	steps     []step
	env       Env
	schema    *types.Struct
}

func (m stepped) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	c := m.env.context(ctx, m.partition)
	c.File = m.File()
	return m.Morsel.Read(ctx, func(b *batch.Batch) error {
		return flow(c, m.steps, b, func(out *batch.Batch) error {
			return yield(&batch.Batch{Schema: m.schema, Columns: out.Columns, Rows: out.Rows})
		})
	})
}

// flow takes a batch through steps and hands what comes out of the last one to
// yield.
func flow(c *expr.Context, steps []step, b *batch.Batch, yield func(*batch.Batch) error) error {
	if len(steps) == 0 {
		return yield(b)
	}
	return steps[0](c, b, func(out *batch.Batch) error { return flow(c, steps[1:], out, yield) })
}
