package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/types"
)

// spread is rows over partitions, as Spark has them on two cores. What a plan
// computes follows from that when it samples, numbers rows or draws numbers, and
// the order of its groups does.
type spread struct {
	parts []part
	// local says that the rows are at hand, in one part: they are spread when
	// something needs that, after filters and select lists.
	local bool
	by    layout
}

// part is one partition.
type part struct {
	morsels []source.Morsel
	steps   []step
}

// Parts runs a plan and hands out its batches partition by partition. It may
// have no partition at all; one without rows gets a call without rows.
func Parts(ctx context.Context, e Env, n logical.Node, yield func(p int, b *batch.Batch) error) (count int, err error) {
	e, end := e.begin()
	defer end()
	s, err := spreadOf(ctx, e, n)
	if err != nil {
		return 0, err
	}
	if err := s.settle(ctx, e); err != nil {
		return 0, err
	}
	schema := logical.Schema(n)
	none, err := batch.FromRows(schema, nil)
	if err != nil {
		return 0, err
	}
	last := -1
	fill := func(to int) error {
		for last++; last < to; last++ {
			if err := yield(last, none); err != nil {
				return err
			}
		}
		return nil
	}
	err = s.run(ctx, e, logical.SeesPartitions(n), func(p int, b *batch.Batch) error {
		if p > last {
			if err := fill(p); err != nil {
				return err
			}
		}
		return yield(p, &batch.Batch{Schema: schema, Columns: b.Columns[:len(schema.Fields)], Rows: b.Rows})
	})
	if err != nil {
		return 0, err
	}
	return len(s.parts), fill(len(s.parts))
}

// run hands out the batches of all parts, one part after the other. When the
// steps remember rows, ordered is set: the batches of a part are then computed
// in order and in one context.
func (s *spread) run(ctx context.Context, e Env, ordered bool, yield func(p int, b *batch.Batch) error) error {
	for i, p := range s.parts {
		if !ordered {
			err := each(ctx, e, &pipeline{morsels: p.morsels, steps: p.steps}, collect, func(rows []*batch.Batch) error {
				for _, b := range rows {
					if err := yield(i, b); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
			continue
		}
		c := e.context(ctx, i)
		for _, m := range p.morsels {
			if err := ctx.Err(); err != nil {
				return err
			}
			c.File = m.File()
			err := m.Read(ctx, func(b *batch.Batch) error {
				return flow(c, p.steps, b, func(out *batch.Batch) error { return yield(i, out) })
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// rows are the batches of each part, which the query holds until it ends; what
// they come from is not computed again.
func (s *spread) rows(ctx context.Context, e Env, n logical.Node) ([][]*batch.Batch, error) {
	if err := s.settle(ctx, e); err != nil {
		return nil, err
	}
	out := make([][]*batch.Batch, len(s.parts))
	return out, s.run(ctx, e, logical.SeesPartitions(n), func(p int, b *batch.Batch) error {
		out[p] = append(out[p], b)
		return e.take(bytesOf(b))
	})
}

// then adds a step to all parts.
func (s *spread) then(f step) *spread {
	out := &spread{local: s.local, by: s.by, parts: make([]part, len(s.parts))}
	for i, p := range s.parts {
		out.parts[i] = part{p.morsels, append(p.steps[:len(p.steps):len(p.steps)], f)}
	}
	return out
}

func partOf(batches ...*batch.Batch) part { return part{morsels: held(batches).morsels} }

// single is one partition with all rows.
func single(batches []*batch.Batch) *spread {
	return &spread{parts: []part{partOf(batches...)}, by: layout{whole: true}}
}

// spreadOf spreads the rows of n.
func spreadOf(ctx context.Context, e Env, n logical.Node) (*spread, error) {
	if f, input, err := stepOf(n); err != nil || f != nil {
		if err != nil {
			return nil, err
		}
		s, err := spreadOf(ctx, e, input)
		if err != nil {
			return nil, err
		}
		return s.stepped(ctx, e, n, f)
	}
	switch n := n.(type) {
	case *logical.SubqueryAlias:
		return spreadOf(ctx, e, n.Input)
	case *logical.LocalRelation:
		return localRows(n), nil
	case *logical.Range:
		return rangeParts(n), nil
	case *logical.Scan:
		return scanParts(ctx, e, n)
	case *logical.Union:
		return unionParts(ctx, e, n)
	case *logical.Repartition:
		return repartition(ctx, e, n)
	case *logical.SortWithin:
		return sortWithin(ctx, e, n)
	case *logical.CollectMetrics:
		return spreadMetrics(ctx, e, n)
	case *logical.Aggregate:
		if len(n.GroupBy) > 0 && e.spreads(n) {
			return spreadGroups(ctx, e, n)
		}
	case *logical.Join:
		if e.spreads(n) {
			return joinParts(ctx, e, n)
		}
	case *logical.Deduplicate:
		if e.spreads(n) {
			return spreadDistinct(ctx, e, n)
		}
	case *logical.Limit:
		if s, err := spreadOf(ctx, e, n.Input); err != nil || s.local {
			if err != nil {
				return nil, err
			}
			rows, err := s.rows(ctx, e, n.Input)
			if err != nil {
				return nil, err
			}
			out := single(window(joined(rows), n.Offset, n.Count))
			out.local, out.by = true, layout{}
			return out, nil
		}
	}
	return gathered(ctx, e, n)
}

// stepped adds the step f of n.
func (s *spread) stepped(ctx context.Context, e Env, n logical.Node, f step) (*spread, error) {
	switch n := n.(type) {
	case *logical.Project:
		if !s.local || logical.AnyExpression(n, logical.Partitioned) {
			if err := s.settle(ctx, e); err != nil {
				return nil, err
			}
		}
		out := s.then(f)
		out.by = s.by.through(n.List)
		return out, nil
	case *logical.Filter:
		if s.local && logical.AnyExpression(n, logical.Partitioned) {
			if err := s.settle(ctx, e); err != nil {
				return nil, err
			}
		}
		return s.then(f), nil
	}
	if err := s.settle(ctx, e); err != nil {
		return nil, err
	}
	out := s.then(f)
	if _, expands := n.(*logical.Expand); expands {
		out.by.ids = nil
	}
	return out, nil
}

// gathered runs a node that sees all its rows: its inputs in order, then the
// node itself, whose rows are one partition.
func gathered(ctx context.Context, e Env, n logical.Node) (*spread, error) {
	children := n.Children()
	inputs := make([]logical.Node, len(children))
	for i, c := range children {
		_, rounds := n.(*logical.Recursion)
		if inputs[i] = c; rounds || !e.spreads(c) {
			continue
		}
		s, err := spreadOf(ctx, e, c)
		if err != nil {
			return nil, err
		}
		rows, err := s.rows(ctx, e, c)
		if err != nil {
			return nil, err
		}
		inputs[i] = &logical.LocalRelation{Attrs: c.Output(), Batches: underSchema(rows, schemaOf(c.Output()))}
	}
	if len(inputs) > 0 {
		n = n.WithChildren(inputs)
	}
	p, err := compile(ctx, e, n)
	if err != nil {
		return nil, err
	}
	out := &spread{parts: []part{{p.morsels, p.steps}}}
	switch n := n.(type) {
	case *logical.Limit, *logical.Tail:
		out.by.whole = true
	case *logical.Aggregate:
		out.by.whole = len(n.GroupBy) == 0
	case *logical.Window:
		out.by = byColumns(columnsOf(n.Calls[0].Child.(*expr.WindowCall).Partition))
	}
	return out, nil
}

// joined is the batches of all parts in order.
func joined(parts [][]*batch.Batch) []*batch.Batch {
	var out []*batch.Batch
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// underSchema is the batches of all parts under a schema.
func underSchema(parts [][]*batch.Batch, schema *types.Struct) []*batch.Batch {
	all := joined(parts)
	for i, b := range all {
		all[i] = &batch.Batch{Schema: schema, Columns: b.Columns, Rows: b.Rows}
	}
	return all
}

func unionParts(ctx context.Context, e Env, n *logical.Union) (*spread, error) {
	out := &spread{}
	for _, input := range n.Inputs {
		s, err := spreadOf(ctx, e, input)
		if err != nil {
			return nil, err
		}
		// The inputs' partitions keep their own numbers.
		rows, err := s.rows(ctx, e, input)
		if err != nil {
			return nil, err
		}
		for _, p := range rows {
			out.parts = append(out.parts, partOf(p...))
		}
	}
	return out, nil
}
