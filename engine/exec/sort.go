package exec

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/types"
)

// maxRun is how many bytes are sorted at once; offsets of texts have 31 bits.
const maxRun = 1 << 30

// sorted orders the rows of n's input; equal rows keep their order. Rows that do
// not fit the budget are sorted in runs, which are set aside and merged.
func sorted(ctx context.Context, e Env, n *logical.Sort) (*pipeline, error) {
	keys, err := sortKeysOf(n.Order, n.Input.Output())
	if err != nil {
		return nil, err
	}
	p, err := with(ctx, e, n.Input, oneToOne(keys.with))
	if err != nil {
		return nil, err
	}
	s := &sorter{env: e, keys: keys, most: maxRun}
	if err := each(ctx, e, p, collect, s.add); err != nil {
		return nil, err
	}
	if len(s.runs) == 0 {
		all, err := s.sort()
		if err != nil {
			return nil, err
		}
		return held([]*batch.Batch{keys.strip(all)}), nil
	}
	if err := s.setAside(); err != nil {
		return nil, err
	}
	return &pipeline{morsels: []source.Morsel{merged{keys, s.runs}}}, nil
}

// sorter collects rows with their keys.
type sorter struct {
	env  Env
	keys *sortKeys
	most int64 // bytes of a run
	rows []*batch.Batch
	held int64 // bytes of rows
	runs []*spill
}

func (s *sorter) add(rows []*batch.Batch) error {
	for _, b := range rows {
		n := bytesOf(b)
		err := s.env.take(n)
		if len(s.rows) > 0 && (err != nil || s.held+n > s.most) {
			if err == nil {
				s.env.give(n)
			}
			if err := s.setAside(); err != nil {
				return err
			}
			err = s.env.take(n)
		}
		if err != nil {
			return err
		}
		s.rows, s.held = append(s.rows, b), s.held+n
	}
	return nil
}

// sort is the collected rows in order.
func (s *sorter) sort() (*batch.Batch, error) {
	all, err := batch.Concat(s.keys.schema, s.rows)
	if err != nil {
		return nil, err
	}
	return batch.Gather(all, s.keys.ordering(all).sorted()), nil
}

// setAside makes the collected rows a run.
func (s *sorter) setAside() error {
	all, err := s.sort()
	if err != nil {
		return err
	}
	run, err := s.env.spill(s.keys.schema)
	if err != nil {
		return err
	}
	if err := run.write(all); err != nil {
		return err
	}
	s.env.give(s.held)
	s.runs, s.rows, s.held = append(s.runs, run), nil, 0
	return run.finish()
}

// top is the first count rows of n. Workers leave out what cannot be among them.
func top(ctx context.Context, e Env, n *logical.Sort, count int64) ([]*batch.Batch, error) {
	keys, err := sortKeysOf(n.Order, n.Input.Output())
	if err != nil {
		return nil, err
	}
	p, err := with(ctx, e, n.Input, oneToOne(keys.with))
	if err != nil {
		return nil, err
	}
	all := &leader{keys: keys, count: int(count)}
	err = each(ctx, e, p, func(_ *expr.Context, read func(func(*batch.Batch) error) error) (*batch.Batch, error) {
		l := &leader{keys: keys, count: int(count)}
		if err := read(l.add); err != nil {
			return nil, err
		}
		return l.first()
	}, all.add)
	if err != nil {
		return nil, err
	}
	first, err := all.first()
	if err != nil {
		return nil, err
	}
	return []*batch.Batch{keys.strip(first)}, nil
}

// maxTop is how many rows top is for; more are sorted.
const maxTop = 64 << 10

// leader keeps the first count of the rows that it sees.
type leader struct {
	keys  *sortKeys
	count int
	kept  []*batch.Batch
	rows  int
}

func (l *leader) add(b *batch.Batch) error {
	l.kept, l.rows = append(l.kept, b), l.rows+b.Rows
	if l.rows < 2*l.count+maxTop {
		return nil
	}
	_, err := l.first()
	return err
}

// first is the first rows so far.
func (l *leader) first() (*batch.Batch, error) {
	all, err := batch.Concat(l.keys.schema, l.kept)
	if err != nil {
		return nil, err
	}
	all = batch.Gather(all, l.keys.ordering(all).first(min(l.count, all.Rows)))
	l.kept, l.rows = []*batch.Batch{all}, all.Rows
	return all, nil
}

// sortKeys is what rows are sorted by: columns of the input, or such that are
// computed and stand behind those.
type sortKeys struct {
	schema   *types.Struct // of the input and the computed columns
	input    int           // columns
	computed []expr.Expr   // bound to the input
	at       []int         // the column of each key
	order    []expr.Order
}

func sortKeysOf(order []expr.Order, input []*expr.Attr) (*sortKeys, error) {
	k := &sortKeys{schema: schemaOf(input), input: len(input)}
	for _, o := range order {
		bound, err := Bind(o.Expr, input)
		if err != nil {
			return nil, err
		}
		k.order = append(k.order, o)
		if r, ok := bound.(*expr.Ref); ok {
			k.at = append(k.at, r.Index)
			continue
		}
		k.at = append(k.at, len(k.schema.Fields))
		k.computed = append(k.computed, bound)
		k.schema.Fields = append(k.schema.Fields, types.Field{Name: "key", Type: bound.Type(), Nullable: true})
	}
	return k, nil
}

// with adds to a batch the keys that are no columns.
func (k *sortKeys) with(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
	if len(k.computed) == 0 {
		return in, nil
	}
	out := &batch.Batch{Schema: k.schema, Columns: in.Columns[:k.input:k.input], Rows: in.Rows}
	for _, e := range k.computed {
		v, err := e.Eval(c, in)
		if err != nil {
			return nil, err
		}
		out.Columns = append(out.Columns, v)
	}
	return out, nil
}

// ordering is the ordering of rows with their keys. Keys that all rows share
// have no say.
func (k *sortKeys) ordering(b *batch.Batch) *ordering {
	var columns []batch.Vector
	var order []expr.Order
	for i, at := range k.at {
		if v := b.Columns[at]; !v.Const {
			columns, order = append(columns, v), append(order, k.order[i])
		}
	}
	return newOrdering(b.Rows, columns, order)
}

// strip leaves the computed keys.
func (k *sortKeys) strip(b *batch.Batch) *batch.Batch {
	return &batch.Batch{Schema: &types.Struct{Fields: k.schema.Fields[:k.input]}, Columns: b.Columns[:k.input], Rows: b.Rows}
}
