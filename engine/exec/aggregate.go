package exec

import (
	"context"
	"slices"

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
	first  int // column of its state in partial batches
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
	}
	g.distinct = g.distinct || agg.Distinct
	g.calls = append(g.calls, call)
	return nil
}

// Partial is the columns of partial batches.
func (g *Aggregation) Partial() *types.Struct { return g.partial }

// groups collects rows by group.
type groups struct {
	*Aggregation
	c      *expr.Context
	table  *GroupTable
	keyed  []*batch.Batch // key columns of the groups, in order
	accums []expr.Accumulator
	seen   []*GroupTable // of DISTINCT aggregates: values met, with their group
	worker bool          // DISTINCT values are handed on in fresh
	fresh  [][]distinctValues
}

func (g *Aggregation) groups(c *expr.Context) *groups {
	s := &groups{Aggregation: g, c: c, seen: make([]*GroupTable, len(g.calls))}
	for _, call := range g.calls {
		s.accums = append(s.accums, call.agg.New(c))
	}
	if len(g.keys) == 0 {
		s.grow(1)
	}
	return s
}

func (s *groups) grow(n int) {
	for _, a := range s.accums {
		a.Grow(n)
	}
}

// number finds the groups of rows by their key columns.
func (s *groups) number(keys []batch.Vector, rows int) []uint32 {
	if len(keys) == 0 {
		return make([]uint32, rows)
	}
	if s.table == nil {
		s.table = NewGroupTable(keys)
	}
	keys = slices.Clone(keys) // others may look at them
	for i, k := range keys {
		keys[i] = batch.WithoutNegativeZero(k)
	}
	before := uint32(s.table.Len())
	out := s.table.Groups(keys, rows)
	if uint32(s.table.Len()) == before {
		return out
	}
	var fresh []int32
	next := before
	for i, g := range out {
		if g == next {
			fresh = append(fresh, int32(i))
			next++
		}
	}
	s.keyed = append(s.keyed, batch.Gather(&batch.Batch{Columns: flat(keys, rows), Rows: rows}, fresh))
	s.grow(s.table.Len())
	return out
}

func flat(columns []batch.Vector, rows int) []batch.Vector {
	out := make([]batch.Vector, len(columns))
	for i, c := range columns {
		out[i] = batch.Of(c.Type, c.Flat(rows))
	}
	return out
}

// update takes in rows of the input.
func (s *groups) update(in *batch.Batch) error {
	keys := make([]batch.Vector, len(s.keys))
	for i, k := range s.keys {
		v, err := k.Eval(s.c, in)
		if err != nil {
			return err
		}
		keys[i] = v
	}
	numbers := s.number(keys, in.Rows)
	for i, call := range s.calls {
		if err := s.updateCall(i, call, in, numbers); err != nil {
			return err
		}
	}
	return nil
}

func (s *groups) updateCall(i int, call *aggregateCall, in *batch.Batch, numbers []uint32) error {
	if call.filter != nil {
		v, err := call.filter.Eval(s.c, in)
		if err != nil {
			return err
		}
		var rows []int32
		var kept []uint32
		for r := range in.Rows {
			if b, ok := v.Value(r).(bool); ok && b {
				rows = append(rows, int32(r))
				kept = append(kept, numbers[r])
			}
		}
		in, numbers = batch.Gather(in, rows), kept
	}
	args := make([]batch.Vector, len(call.args))
	for k, a := range call.args {
		v, err := a.Eval(s.c, in)
		if err != nil {
			return err
		}
		args[k] = v
	}
	if call.distinct() {
		numbers, args = s.unseen(i, numbers, args)
		if s.worker {
			if len(numbers) > 0 {
				s.fresh[i] = append(s.fresh[i], distinctValues{numbers, args})
			}
			return nil
		}
	}
	return s.accums[i].Update(s.c, numbers, args)
}

// merge takes in a partial batch.
func (s *groups) merge(in *batch.Batch) error {
	numbers := s.number(in.Columns[:len(s.keys)], in.Rows)
	for i, call := range s.calls {
		state := in.Columns[call.first : call.first+len(call.agg.State)]
		if err := s.accums[i].Merge(s.c, numbers, state); err != nil {
			return err
		}
	}
	return nil
}

// count is the number of groups.
func (s *groups) count() int {
	if len(s.keys) == 0 {
		return 1
	}
	if s.table == nil {
		return 0
	}
	return s.table.Len()
}

func (s *groups) keyColumns() ([]batch.Vector, error) {
	schema := &types.Struct{Fields: s.partial.Fields[:len(s.keys)]}
	b, err := batch.Concat(schema, s.keyed)
	if err != nil {
		return nil, err
	}
	return b.Columns, nil
}

// state is the groups as a partial batch.
func (s *groups) state() (*batch.Batch, error) {
	columns, err := s.keyColumns()
	if err != nil {
		return nil, err
	}
	for _, a := range s.accums {
		state, err := a.State(s.c)
		if err != nil {
			return nil, err
		}
		columns = append(columns, state...)
	}
	return &batch.Batch{Schema: s.partial, Columns: columns, Rows: s.count()}, nil
}

// output is the rows of the groups.
func (s *groups) output() (*batch.Batch, error) {
	columns, err := s.keyColumns()
	if err != nil {
		return nil, err
	}
	for _, a := range s.accums {
		v, err := a.Result(s.c)
		if err != nil {
			return nil, err
		}
		columns = append(columns, v)
	}
	return s.finish(s.c, &batch.Batch{Schema: s.results, Columns: columns, Rows: s.count()})
}

func (g *Aggregation) finish(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
	return project(g.final, logical.Schema(g.node))(c, in)
}

// collect runs input and gathers its rows in groups.
func (g *Aggregation) collect(ctx context.Context, e Env, input logical.Node) (*groups, error) {
	p, err := compile(ctx, e, input)
	if err != nil {
		return nil, err
	}
	all := g.groups(e.context(ctx, 0))
	if len(p.morsels) == 1 {
		return all, each(ctx, e, p, func(_ *expr.Context, read func(func(*batch.Batch) error) error) (struct{}, error) {
			return struct{}{}, read(all.update)
		}, func(struct{}) error { return nil })
	}
	return all, eachRun(ctx, e, p, runOf(len(p.morsels)), func(c *expr.Context, read func(func(*batch.Batch) error) error) (partialGroups, error) {
		part := g.groups(c)
		part.worker, part.fresh = true, make([][]distinctValues, len(g.calls))
		if err := read(part.update); err != nil {
			return partialGroups{}, err
		}
		return part.partialOf()
	}, all.mergePartial)
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
	all, err := rebound.collect(ctx, e, input)
	if err != nil {
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
		if err := all.merge(p); err != nil {
			return nil, err
		}
	}
	return all.state()
}

// Final is the output rows of a partial batch.
func (g *Aggregation) Final(e Env, partial *batch.Batch) (*batch.Batch, error) {
	all := g.groups(e.context(context.Background(), 0))
	if err := all.merge(partial); err != nil {
		return nil, err
	}
	return all.output()
}

// aggregate runs an aggregation to its end.
func aggregate(ctx context.Context, e Env, n *logical.Aggregate) ([]*batch.Batch, error) {
	g, err := NewAggregation(n)
	if err != nil {
		return nil, err
	}
	all, err := g.collect(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	out, err := all.output()
	if err != nil {
		return nil, err
	}
	return []*batch.Batch{out}, nil
}
