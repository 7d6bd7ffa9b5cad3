package exec

import (
	"context"
	"math"
	"sort"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/types"
)

// framePairs is about how many rows of frames are aggregated at once.
const framePairs = 64 << 10

// windowed computes window functions over the partitions of the sorted input.
func windowed(ctx context.Context, e Env, n *logical.Window) ([]*batch.Batch, error) {
	all, err := rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	input := n.Input.Output()
	spec := n.Calls[0].Child.(*expr.WindowCall)
	var keys []expr.Order
	for _, p := range spec.Partition {
		keys = append(keys, expr.Order{Expr: p, NullsFirst: true})
	}
	by, err := sortKeysOf(append(keys, spec.Order...), input)
	if err != nil {
		return nil, err
	}
	c := e.context(ctx, 0)
	keyed, err := by.with(c, &batch.Batch{Schema: all.Schema, Columns: flat(all.Columns, all.Rows), Rows: all.Rows})
	if err != nil {
		return nil, err
	}
	sorted := by.strip(batch.Gather(keyed, by.ordering(keyed).sorted()))
	w := &windows{c: c, input: input, rows: sorted}
	if w.starts, err = w.changes(keys, nil); err != nil {
		return nil, err
	}
	if w.peers, err = w.changes(append(keys, spec.Order...), w.starts); err != nil {
		return nil, err
	}
	out := &batch.Batch{Schema: schemaOf(n.Output()), Columns: append([]batch.Vector(nil), sorted.Columns...), Rows: sorted.Rows}
	for _, call := range n.Calls {
		v, err := w.compute(ctx, call.Child.(*expr.WindowCall))
		if err != nil {
			return nil, err
		}
		out.Columns = append(out.Columns, v)
	}
	return []*batch.Batch{out}, nil
}

// windows is sorted rows with the first row of each one's partition and of its
// peers.
type windows struct {
	c             *expr.Context
	input         []*expr.Attr
	rows          *batch.Batch
	starts, peers []int32
}

// changes gives for each row the first row with the same keys before it.
func (w *windows) changes(keys []expr.Order, within []int32) ([]int32, error) {
	out := make([]int32, w.rows.Rows)
	var same []func(i, j int32) int
	for _, k := range keys {
		bound, err := Bind(k.Expr, w.input)
		if err != nil {
			return nil, err
		}
		v, err := bound.Eval(w.c, w.rows)
		if err != nil {
			return nil, err
		}
		if !v.Const {
			same = append(same, keyOrder(v.Type, v.Array, v.Array, k))
		}
	}
	for i := 1; i < len(out); i++ {
		out[i] = out[i-1]
		for _, f := range same {
			if f(int32(i-1), int32(i)) != 0 {
				out[i] = int32(i)
				break
			}
		}
		if within != nil && within[i] > out[i] {
			out[i] = within[i]
		}
	}
	return out, nil
}

func (w *windows) compute(ctx context.Context, call *expr.WindowCall) (batch.Vector, error) {
	switch f := call.Function.(type) {
	case *expr.WindowFunction:
		return w.ranked(call, f)
	case *expr.Aggregate:
		return w.aggregated(ctx, call, f)
	}
	return batch.Vector{}, misplacedWindow(call)
}

// partitions calls f with the bounds of each partition.
func (w *windows) partitions(f func(from, to int) error) error {
	for from := 0; from < w.rows.Rows; {
		to := from + 1
		for to < w.rows.Rows && int(w.starts[to]) == from {
			to++
		}
		if err := f(from, to); err != nil {
			return err
		}
		from = to
	}
	return nil
}

func (w *windows) args(list []expr.Expr) ([]batch.Vector, error) {
	bound, err := bindAll(list, w.input)
	if err != nil {
		return nil, err
	}
	out := make([]batch.Vector, len(bound))
	for i, b := range bound {
		v, err := b.Eval(w.c, w.rows)
		if err != nil {
			return nil, err
		}
		out[i] = batch.Of(v.Type, v.Flat(w.rows.Rows))
	}
	return out, nil
}

func (w *windows) ranked(call *expr.WindowCall, f *expr.WindowFunction) (batch.Vector, error) {
	args, err := w.args(f.Args)
	if err != nil {
		return batch.Vector{}, err
	}
	frames, err := w.frames(call)
	if err != nil {
		return batch.Vector{}, err
	}
	schema := types.NewStruct(types.Field{Name: "w", Type: f.Typ})
	var parts []*batch.Batch
	err = w.partitions(func(from, to int) error {
		p := &expr.WindowPartition{Rows: to - from, Peers: make([]int32, to-from)}
		for i := range p.Peers {
			p.Peers[i] = w.peers[from+i] - int32(from)
		}
		slice := (&batch.Batch{Columns: args, Rows: w.rows.Rows}).Slice(from, to)
		p.Args = slice.Columns
		p.FrameOf = func(i int) (int, int) {
			a, b := frames(from+i, from, to)
			return a - from, b - from
		}
		v, err := f.Compute(w.c, p)
		if err != nil {
			return err
		}
		parts = append(parts, &batch.Batch{Schema: schema, Columns: []batch.Vector{v}, Rows: to - from})
		return nil
	})
	if err != nil {
		return batch.Vector{}, err
	}
	out, err := batch.Concat(schema, parts)
	if err != nil {
		return batch.Vector{}, err
	}
	return out.Columns[0], nil
}

// aggregated computes an aggregate over each row's frame: whole partitions in
// one pass, other frames row by row.
func (w *windows) aggregated(ctx context.Context, call *expr.WindowCall, f *expr.Aggregate) (batch.Vector, error) {
	args, err := w.args(f.Args)
	if err != nil {
		return batch.Vector{}, err
	}
	var keep func(i int) bool
	if f.Filter != nil {
		v, err := w.args([]expr.Expr{f.Filter})
		if err != nil {
			return batch.Vector{}, err
		}
		bits := batch.Booleans(v[0].Array)
		keep = func(i int) bool { return !v[0].Null(i) && bits.Get(i) }
	}
	frames, err := w.frames(call)
	if err != nil {
		return batch.Vector{}, err
	}
	whole := call.Frame.Lower.Unbounded && call.Frame.Upper.Unbounded
	acc := f.New(w.c)
	var groups []uint32
	var picked []int32
	flush := func() error {
		if len(groups) == 0 {
			return ctx.Err()
		}
		in := batch.Gather(&batch.Batch{Columns: args, Rows: w.rows.Rows}, picked)
		err := acc.Update(w.c, groups, in.Columns)
		groups, picked = groups[:0], picked[:0]
		if err != nil {
			return err
		}
		return ctx.Err()
	}
	count := 0
	of := make([]int32, w.rows.Rows) // the group whose result a row gets
	add := func(from, to int) error {
		acc.Grow(count + 1)
		for k := from; k < to; k++ {
			if keep == nil || keep(k) {
				groups, picked = append(groups, uint32(count)), append(picked, int32(k))
			}
			if len(groups) >= framePairs {
				if err := flush(); err != nil {
					return err
				}
			}
		}
		count++
		return nil
	}
	err = w.partitions(func(from, to int) error {
		if whole {
			for i := from; i < to; i++ {
				of[i] = int32(count)
			}
			return add(from, to)
		}
		for i := from; i < to; i++ {
			of[i] = int32(count)
			if i > from && !call.Frame.Rows && w.peers[i] == w.peers[i-1] {
				of[i] = of[i-1] // peers share a range frame
				continue
			}
			a, b := frames(i, from, to)
			if err := add(a, b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return batch.Vector{}, err
	}
	if err := flush(); err != nil {
		return batch.Vector{}, err
	}
	v, err := acc.Result(w.c)
	if err != nil {
		return batch.Vector{}, err
	}
	return batch.Of(f.Typ, batch.Take(f.Typ, v.Flat(count), of)), nil
}

// frames makes the function that gives the rows of row i's frame, within its
// partition [from, to).
func (w *windows) frames(call *expr.WindowCall) (func(i, from, to int) (int, int), error) {
	f := call.Frame
	lower, err := w.bound(call, f.Lower, true)
	if err != nil {
		return nil, err
	}
	upper, err := w.bound(call, f.Upper, false)
	if err != nil {
		return nil, err
	}
	return func(i, from, to int) (int, int) {
		a, b := max(from, lower(i, from, to)), min(to, upper(i, from, to))
		return a, max(a, b)
	}, nil
}

// bound gives the first row of a frame, or the row after its last.
func (w *windows) bound(call *expr.WindowCall, b expr.Bound, lower bool) (func(i, from, to int) int, error) {
	switch {
	case b.Unbounded && lower:
		return func(_, from, _ int) int { return from }, nil
	case b.Unbounded:
		return func(_, _, to int) int { return to }, nil
	case b.Offset == nil && call.Frame.Rows:
		if lower {
			return func(i, _, _ int) int { return i }, nil
		}
		return func(i, _, _ int) int { return i + 1 }, nil
	case b.Offset == nil:
		if lower {
			return func(i, _, _ int) int { return int(w.peers[i]) }, nil
		}
		return func(i, _, to int) int {
			return i + sort.Search(to-i, func(k int) bool { return w.peers[i+k] != w.peers[i] })
		}, nil
	}
	l := b.Offset.(*expr.Literal)
	if call.Frame.Rows {
		n := int(number(l.Value))
		if lower {
			return func(i, _, _ int) int { return i + n }, nil
		}
		return func(i, _, _ int) int { return i + n + 1 }, nil
	}
	return w.rangeBound(call, l, lower)
}

// rangeBound finds rows by the value of the order key.
func (w *windows) rangeBound(call *expr.WindowCall, l *expr.Literal, lower bool) (func(i, from, to int) int, error) {
	key := call.Order[0]
	v, err := w.args([]expr.Expr{key.Expr})
	if err != nil {
		return nil, err
	}
	values, err := asDoubles(w.c, v[0], w.rows.Rows)
	if err != nil {
		return nil, err
	}
	offset := number(l.Value)
	months, day := 0, float64(datetime.Day)
	if m, ok := l.Value.(types.MonthsValue); ok {
		months = int(m)
	}
	if v[0].Type.Kind() == types.KindDate {
		day = 1
	}
	if l.Typ.Kind() == types.KindDayTimeInterval && v[0].Type.Kind() == types.KindDate {
		offset /= float64(datetime.Day)
	}
	sign := 1.0
	if key.Descending {
		sign = -1
	}
	return func(i, from, to int) int {
		if v[0].Null(i) {
			if lower {
				return int(w.peers[i])
			}
			return i + sort.Search(to-i, func(k int) bool { return w.peers[i+k] != w.peers[i] })
		}
		edge := sign*values[i] + offset
		if months != 0 {
			edge = sign * addMonths(values[i], int(sign)*months, day)
		}
		first, end := from, to
		for first < to && v[0].Null(first) {
			first++
		}
		for end > first && v[0].Null(end-1) {
			end--
		}
		return first + sort.Search(end-first, func(k int) bool {
			x := sign * values[first+k]
			return lower && x >= edge || !lower && x > edge
		})
	}, nil
}

// addMonths moves a date or time, in units of which day make a day.
func addMonths(value float64, months int, day float64) float64 {
	days := math.Floor(value / day)
	return float64(datetime.AddMonths(int64(days), months))*day + value - days*day
}

// asDoubles reads numbers, dates and timestamps as doubles.
func asDoubles(c *expr.Context, v batch.Vector, n int) ([]float64, error) {
	switch v.Type.Kind() {
	case types.KindDate:
		return doublesOf(batch.Values[int32](v.Flat(n))), nil
	case types.KindTimestamp, types.KindTimestampNTZ:
		return doublesOf(batch.Values[int64](v.Flat(n))), nil
	}
	cast, err := functions.Cast(&expr.Ref{Attr: &expr.Attr{Typ: v.Type, Null: true}}, types.Double, functions.Legacy)
	if err != nil {
		return nil, err
	}
	d, err := cast.Eval(c, &batch.Batch{Columns: []batch.Vector{v}, Rows: n})
	if err != nil {
		return nil, err
	}
	return batch.Values[float64](d.Flat(n)), nil
}

func doublesOf[T int32 | int64](values []T) []float64 {
	out := make([]float64, len(values))
	for i, x := range values {
		out[i] = float64(x)
	}
	return out
}

func number(v any) float64 {
	switch v := v.(type) {
	case int8:
		return float64(v)
	case int16:
		return float64(v)
	case int32:
		return float64(v)
	case int64:
		return float64(v)
	case float64:
		return v
	case types.MicrosValue:
		return float64(v)
	case types.MonthsValue:
		return float64(v)
	case types.DecimalValue:
		return v.Unscaled.ToFloat64(int32(v.Scale))
	}
	return 0
}
