package exec

import (
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

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
	grown  int64 // bytes of keyed, and of what went into lists and the like
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
	first := batch.Gather(&batch.Batch{Columns: flat(keys, rows), Rows: rows}, fresh)
	s.keyed, s.grown = append(s.keyed, first), s.grown+bytesOf(first)
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
	if call.keeps {
		s.grown += bytesOf(&batch.Batch{Columns: args})
	}
	return s.accums[i].Update(s.c, numbers, args)
}

// merge takes in a partial batch and tells the groups of its rows.
func (s *groups) merge(in *batch.Batch) (numbers []uint32, err error) {
	numbers = s.number(in.Columns[:len(s.keys)], in.Rows)
	for i, call := range s.calls {
		if err := s.mergeCall(i, call, in, numbers); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

func (s *groups) mergeCall(i int, call *aggregateCall, in *batch.Batch, numbers []uint32) error {
	state := in.Columns[call.first : call.first+len(call.agg.State)]
	if call.keeps {
		s.grown += bytesOf(&batch.Batch{Columns: state})
	}
	return s.accums[i].Merge(s.c, numbers, state)
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
