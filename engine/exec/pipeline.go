package exec

import (
	"context"
	"errors"
	"math/bits"
	"sync"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/source"
	"brook/engine/types"
)

// step turns a batch into another; nil means that nothing is left of it.
type step func(c *expr.Context, in *batch.Batch) (*batch.Batch, error)

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
		return held(n.Batches), nil
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

// firstRows is a morsel of which no more than rows are wanted.
type firstRows struct {
	source.Morsel
	rows int64
}

// errEnough ends the reading of a morsel.
var errEnough = errors.New("enough rows")

func (m firstRows) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	left := m.rows
	err := m.Morsel.Read(ctx, func(b *batch.Batch) error {
		if int64(b.Rows) > left {
			b = b.Slice(0, int(left))
		}
		left -= int64(b.Rows)
		if err := yield(b); err != nil {
			return err
		}
		if left == 0 {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// batchMorsel is rows at hand.
type batchMorsel struct{ rows *batch.Batch }

func (m batchMorsel) File() string { return "" }
func (m batchMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return yield(m.rows)
}

func held(rows []*batch.Batch) *pipeline {
	p := &pipeline{}
	for _, b := range rows {
		if b.Rows > 0 {
			p.morsels = append(p.morsels, batchMorsel{b})
		}
	}
	return p
}

// rangeRows is how many numbers of a range make a batch.
const rangeRows = 64 << 10

type rangeMorsel struct {
	schema      *types.Struct
	first, step int64
	count       int64
}

func (m rangeMorsel) File() string { return "" }
func (m rangeMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	for at := int64(0); at < m.count; at += rangeRows {
		if err := ctx.Err(); err != nil {
			return err
		}
		values := make([]int64, min(rangeRows, m.count-at))
		for i := range values {
			values[i] = m.first + (at+int64(i))*m.step
		}
		if err := yield(&batch.Batch{Schema: m.schema, Rows: len(values), Columns: []batch.Vector{batch.Of(types.Long, batch.FromValues(types.Long, values, nil))}}); err != nil {
			return err
		}
	}
	return nil
}

// maxRangeMorsels bounds the morsels of a range; those of a longer one make
// several batches.
const maxRangeMorsels = 1 << 16

func rangeOf(n *logical.Range) *pipeline {
	p := &pipeline{}
	total := logical.RangeCount(n.Start, n.End, n.Step)
	schema := logical.Schema(n)
	size := max(1, (total/maxRangeMorsels+rangeRows-1)/rangeRows) * rangeRows
	if n.Partitions > 0 {
		for i := range int64(n.Partitions) {
			from, to := portion(total, i, int64(n.Partitions)), portion(total, i+1, int64(n.Partitions))
			p.morsels = append(p.morsels, rangeMorsel{schema, n.Start + from*n.Step, n.Step, to - from})
		}
		return p
	}
	for at := int64(0); at < total; at += size {
		p.morsels = append(p.morsels, rangeMorsel{schema, n.Start + at*n.Step, n.Step, min(size, total-at)})
	}
	return p
}

// portion is where part i of n begins among total rows.
func portion(total, i, n int64) int64 {
	high, low := bits.Mul64(uint64(total), uint64(i))
	at, _ := bits.Div64(high, low, uint64(n))
	return int64(at)
}

func project(list []expr.Expr, schema *types.Struct) step {
	return func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
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
}

func filter(cond expr.Expr) step {
	return func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
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
	}
}

// watch notes the event times that pass.
func watch(n *logical.EventTimeWatermark) step {
	at := 0
	for i, a := range n.Output() {
		if a.ID == n.Attr.ID {
			at = i
		}
	}
	return func(_ *expr.Context, in *batch.Batch) (*batch.Batch, error) {
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
	}
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
		out, err := apply(c, m.steps, b)
		if err != nil || out == nil {
			return err
		}
		return yield(&batch.Batch{Schema: m.schema, Columns: out.Columns, Rows: out.Rows})
	})
}

func apply(c *expr.Context, steps []step, b *batch.Batch) (*batch.Batch, error) {
	for _, s := range steps {
		var err error
		if b, err = s(c, b); err != nil || b == nil {
			return nil, err
		}
	}
	return b, nil
}

// each runs the pipeline: task is called for every morsel by some worker, with a
// function that reads the morsel's batches, and emit gets the tasks' results in
// the order of the morsels, one at a time.
func each[R any](ctx context.Context, e Env, p *pipeline, task func(c *expr.Context, read func(func(*batch.Batch) error) error) (R, error), emit func(R) error) error {
	return eachRun(ctx, e, p, 1, task, emit)
}

// eachRun is each with tasks that take size neighbouring morsels.
func eachRun[R any](ctx context.Context, e Env, p *pipeline, size int, task func(c *expr.Context, read func(func(*batch.Batch) error) error) (R, error), emit func(R) error) error {
	one := func(ctx context.Context, i int) (out R, err error) {
		defer diag.Recover(&err)
		return task(e.context(ctx, i*size), func(yield func(*batch.Batch) error) error {
			for k, m := range p.morsels[i*size : min((i+1)*size, len(p.morsels))] {
				c := e.context(ctx, i*size+k)
				c.File = m.File()
				err := m.Read(ctx, func(b *batch.Batch) error {
					out, err := apply(c, p.steps, b)
					if err != nil || out == nil {
						return err
					}
					return yield(out)
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	tasks := (len(p.morsels) + size - 1) / size
	workers := min(e.workers(), tasks)
	if workers <= 1 {
		for i := range tasks {
			out, err := one(ctx, i)
			if err != nil {
				return err
			}
			if err := emit(out); err != nil {
				return err
			}
		}
		return nil
	}
	return parallel(ctx, workers, tasks, one, emit)
}

// parallel runs tasks on workers and emits their results in order. No more than
// a few results wait for an earlier one.
func parallel[R any](ctx context.Context, workers, tasks int, one func(ctx context.Context, i int) (R, error), emit func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	type done struct {
		out R
		err error
	}
	results := make([]chan done, tasks)
	for i := range results {
		results[i] = make(chan done, 1)
	}
	turns := make(chan int)
	slots := make(chan struct{}, workers*4)
	var group sync.WaitGroup
	group.Go(func() {
		defer close(turns)
		for i := range tasks {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case turns <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		group.Go(func() {
			for i := range turns {
				out, err := one(ctx, i)
				results[i] <- done{out, err}
			}
		})
	}
	var failed error
	for i := range results {
		var d done
		select {
		case d = <-results[i]:
		case <-ctx.Done():
			d.err = context.Cause(ctx)
		}
		if failed = d.err; failed == nil {
			failed = emit(d.out)
		}
		if failed != nil {
			break
		}
		<-slots
	}
	cancel()
	group.Wait()
	return failed
}
