package exec

import (
	"context"
	"hash/maphash"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/state"
	"brook/engine/types"
)

// aggregate runs an aggregation to its end. Groups come in the order in which
// they first came.
func aggregate(ctx context.Context, e Env, n *logical.Aggregate) (*pipeline, error) {
	g, err := NewAggregation(n)
	if err != nil {
		return nil, err
	}
	s := &grouping{env: e, all: g.groups(e.context(ctx, 0))}
	if err := s.all.collect(ctx, e, n.Input, s.full); err != nil {
		return nil, err
	}
	if s.parts != nil {
		return s.finish(ctx)
	}
	out, err := s.all.output()
	if err != nil {
		return nil, err
	}
	return held([]*batch.Batch{out}), nil
}

// aggregateParts is how many parts the groups are cut into that do not fit the
// budget; each part must.
const aggregateParts = 64

// grouping is groups that may outgrow the budget. They are then set aside as
// partial batches, cut into parts by their keys, with the place at which each
// group first came; the parts are merged one after the other.
type grouping struct {
	env   Env
	all   *groups
	held  int64    // bytes taken for all
	came  int64    // places of the groups that are set aside
	parts []*spill // nil while all is in memory
	codec *state.Codec
	seed  maphash.Seed
}

// bytes estimates the memory of the groups.
func (s *groups) bytes() int64 {
	if s.table == nil {
		return 0
	}
	n := s.grown + s.table.bytes() + int64(s.table.Len())*8*int64(len(s.partial.Fields)-len(s.keys))
	for _, t := range s.seen {
		if t != nil {
			n += t.bytes()
		}
	}
	return n
}

// full sets the groups aside if they have outgrown the budget.
func (s *grouping) full() error {
	more := s.all.bytes() - s.held
	err := s.env.take(more)
	if err == nil {
		s.held += more
		return nil
	}
	if s.all.distinct || len(s.all.keys) == 0 {
		return err // what DISTINCT has seen has no partial form
	}
	return s.setAside()
}

func (s *grouping) setAside() error {
	if s.parts == nil {
		schema := &types.Struct{Fields: append(s.all.partial.Fields[:len(s.all.partial.Fields):len(s.all.partial.Fields)], types.Field{Name: "came", Type: types.Long})}
		for range aggregateParts {
			part, err := s.env.spill(schema)
			if err != nil {
				return err
			}
			s.parts = append(s.parts, part)
		}
		var keys []types.Type
		for _, k := range s.all.keys {
			keys = append(keys, k.Type())
		}
		s.codec, s.seed = state.NewCodec(keys), maphash.MakeSeed()
	}
	b, err := s.all.state()
	if err != nil {
		return err
	}
	came := make([]int64, b.Rows)
	rows := make([][]int32, aggregateParts)
	for i, key := range s.codec.Encode(b.Columns[:len(s.all.keys)], b.Rows) {
		came[i] = s.came + int64(i)
		part := maphash.Bytes(s.seed, key) % aggregateParts
		rows[part] = append(rows[part], int32(i))
	}
	s.came += int64(b.Rows)
	b.Columns = append(b.Columns[:len(b.Columns):len(b.Columns)], longs(came))
	for i, part := range s.parts {
		if err := part.write(batch.Gather(b, rows[i])); err != nil {
			return err
		}
	}
	s.all.forget()
	s.env.give(s.held)
	s.held = 0
	return nil
}

func longs(values []int64) batch.Vector {
	return batch.Of(types.Long, batch.FromValues(types.Long, values, nil))
}

// forget empties the groups.
func (s *groups) forget() { *s = *s.groups(s.c) }

// finish merges the parts. Each becomes a run of output rows in the order of
// their places, by which the runs are merged while they are read.
func (s *grouping) finish(ctx context.Context) (*pipeline, error) {
	if err := s.setAside(); err != nil {
		return nil, err
	}
	output := logical.Schema(s.all.node).Fields
	keys := &sortKeys{input: len(output), at: []int{len(output)}, order: []expr.Order{{}}}
	keys.schema = &types.Struct{Fields: append(output[:len(output):len(output)], types.Field{Name: "came", Type: types.Long})}
	var runs []*spill
	for _, part := range s.parts {
		if err := part.finish(); err != nil {
			return nil, err
		}
		out, err := s.part(ctx, part)
		if err != nil {
			return nil, err
		}
		run, err := s.env.spill(keys.schema)
		if err != nil {
			return nil, err
		}
		if err := run.write(out); err != nil {
			return nil, err
		}
		if err := run.finish(); err != nil {
			return nil, err
		}
		runs = append(runs, run)
		part.close()
	}
	return &pipeline{morsels: []source.Morsel{merged{keys, runs}}}, nil
}

// part is the output rows of a part with their places.
func (s *grouping) part(ctx context.Context, part *spill) (*batch.Batch, error) {
	next := part.open(ctx)
	all := s.all.groups(s.all.c)
	var came []int64
	held := int64(0)
	defer func() { s.env.give(held) }()
	for {
		b, err := next()
		if err != nil {
			return nil, err
		}
		if b == nil {
			break
		}
		last := len(b.Columns) - 1
		places := batch.Values[int64](b.Columns[last].Array)
		numbers, err := all.merge(&batch.Batch{Columns: b.Columns[:last], Rows: b.Rows})
		if err != nil {
			return nil, err
		}
		for i, g := range numbers {
			if int(g) == len(came) {
				came = append(came, places[i])
			}
		}
		more := all.bytes() - held
		if err := s.env.take(more); err != nil {
			return nil, err
		}
		held += more
	}
	out, err := all.output()
	if err != nil {
		return nil, err
	}
	out.Columns = append(out.Columns[:len(out.Columns):len(out.Columns)], longs(came))
	return out, nil
}
