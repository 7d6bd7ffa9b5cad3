package exec

import (
	"context"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// Aggregation is a logical.Aggregate taken apart: what is computed of each row,
// what is kept of each group, and how the output follows from that. Streaming
// queries use the parts on their own.
//
// A partial batch has one row a group: the key columns, then the partial
// columns of each aggregate.
type Aggregation struct {
	node     *logical.Aggregate
	keys     []expr.Expr // bound to the input
	calls    []*aggregateCall
	partial  *types.Struct
	final    []expr.Expr // bound to the keys and the results
	results  *types.Struct
	distinct bool
}

type aggregateCall struct {
	agg    *expr.Aggregate
	args   []expr.Expr
	filter expr.Expr
	first  int  // column of its state in partial batches
	keeps  bool // all that it sees, as collect_list does
}

// NewAggregation takes a apart.
func NewAggregation(a *logical.Aggregate) (*Aggregation, error) {
	g := &Aggregation{node: a, partial: &types.Struct{}, results: &types.Struct{}}
	input := a.Input.Output()
	var outputs []*expr.Attr
	for _, k := range a.GroupBy {
		attr := logical.AttrOf(k)
		outputs = append(outputs, attr)
		g.partial.Fields = append(g.partial.Fields, types.Field{Name: attr.Name, Type: attr.Typ, Nullable: true})
		g.results.Fields = append(g.results.Fields, types.Field{Name: attr.Name, Type: attr.Typ, Nullable: true})
	}
	var err error
	if g.keys, err = bindAll(a.GroupBy, input); err != nil {
		return nil, err
	}
	known := map[*expr.Aggregate]*expr.Attr{}
	list := make([]expr.Expr, len(a.List))
	for i, e := range a.List {
		list[i] = expr.Transform(e, func(x expr.Expr) expr.Expr {
			agg, ok := x.(*expr.Aggregate)
			if !ok {
				return x
			}
			attr := known[agg]
			if attr == nil {
				attr = logical.NewAttr(agg.SQL(), agg.Typ, agg.Null)
				known[agg] = attr
				if e := g.add(agg, input); e != nil {
					err = e
				}
				outputs = append(outputs, attr)
				g.results.Fields = append(g.results.Fields, types.Field{Name: attr.Name, Type: agg.Typ, Nullable: true})
			}
			return attr
		})
	}
	if err != nil {
		return nil, err
	}
	g.final, err = bindAll(list, outputs)
	return g, err
}

func (g *Aggregation) add(agg *expr.Aggregate, input []*expr.Attr) error {
	call := &aggregateCall{agg: agg, first: len(g.partial.Fields)}
	var err error
	if call.args, err = bindAll(agg.Args, input); err != nil {
		return err
	}
	if agg.Filter != nil {
		if call.filter, err = Bind(agg.Filter, input); err != nil {
			return err
		}
	}
	for _, t := range agg.State {
		g.partial.Fields = append(g.partial.Fields, types.Field{Name: "state", Type: t, Nullable: true})
		call.keeps = call.keeps || t.Kind() == types.KindArray || t.Kind() == types.KindMap
	}
	g.distinct = g.distinct || agg.Distinct
	g.calls = append(g.calls, call)
	return nil
}

// Partial is the columns of partial batches.
func (g *Aggregation) Partial() *types.Struct { return g.partial }

func (g *Aggregation) finish(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
	return projected(c, in, g.final, logical.Schema(g.node))
}

// collect runs input and gathers its rows in groups. After every step it calls
// full, which may empty the groups.
func (s *groups) collect(ctx context.Context, e Env, input logical.Node, full func() error) error {
	p, err := compile(ctx, e, input)
	if err != nil {
		return err
	}
	if len(p.morsels) == 1 {
		return each(ctx, e, p, func(_ *expr.Context, read func(func(*batch.Batch) error) error) (struct{}, error) {
			return struct{}{}, read(func(b *batch.Batch) error {
				if err := s.update(b); err != nil {
					return err
				}
				return full()
			})
		}, func(struct{}) error { return nil })
	}
	return eachRun(ctx, e, p, runOf(len(p.morsels)), func(c *expr.Context, read func(func(*batch.Batch) error) error) (partialGroups, error) {
		part := s.groups(c)
		part.worker, part.fresh = true, make([][]distinctValues, len(s.calls))
		if err := read(part.update); err != nil {
			return partialGroups{}, err
		}
		return part.partialOf()
	}, func(p partialGroups) error {
		if err := s.mergePartial(p); err != nil {
			return err
		}
		return full()
	})
}

// runOf is how many neighbouring morsels are grouped together before they are
// merged. It follows the number of morsels alone, so that sums of doubles are
// the same on every machine.
func runOf(morsels int) int {
	tasks := min(max(morsels/8, 16), 64)
	return max(1, (morsels+tasks-1)/tasks)
}

// RunPartial runs input, which has the columns of the aggregate's own input, and
// returns its groups as a partial batch.
func (g *Aggregation) RunPartial(ctx context.Context, e Env, input logical.Node) (out *batch.Batch, err error) {
	if g.distinct {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", "Distinct aggregations are not supported on streaming DataFrames/Datasets. Consider using approx_count_distinct() instead.")
	}
	// The rewritten input may order its columns differently.
	other := *g.node
	other.Input = input
	rebound, err := NewAggregation(&other)
	if err != nil {
		return nil, err
	}
	e, end := e.begin()
	defer end()
	all := rebound.groups(e.context(ctx, 0))
	if err := all.collect(ctx, e, input, func() error { return nil }); err != nil {
		return nil, err
	}
	b, err := all.state()
	if err != nil {
		return nil, err
	}
	b.Schema = g.partial
	return b, nil
}

// Empty is the partial batch of no rows: one row for an aggregate without keys,
// none for others.
func (g *Aggregation) Empty(e Env) (*batch.Batch, error) {
	return g.groups(e.context(context.Background(), 0)).state()
}

// Merge makes one partial batch of several, groups in the order in which they
// first come.
func (g *Aggregation) Merge(e Env, partials []*batch.Batch) (*batch.Batch, error) {
	all := g.groups(e.context(context.Background(), 0))
	for _, p := range partials {
		if _, err := all.merge(p); err != nil {
			return nil, err
		}
	}
	return all.state()
}

// Final is the output rows of a partial batch.
func (g *Aggregation) Final(e Env, partial *batch.Batch) (*batch.Batch, error) {
	all := g.groups(e.context(context.Background(), 0))
	if _, err := all.merge(partial); err != nil {
		return nil, err
	}
	return all.output()
}
