package stream

import (
	"context"
	"strconv"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/checkpoint"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/state"
	"brook/engine/types"
)

// join is the join of two streams. Each side remembers its rows by join key: a
// new row meets what the other side remembers under its key, and is remembered
// in turn for the rows that come later. Rows go when the watermark says that
// nothing can match them any more; those of a preserved side that never matched
// come out then, with NULLs for the other.
type join struct {
	node        *logical.Join
	cond        expr.Expr // under which rows match
	keys        *state.Codec
	strict      []int // keys for which NULL equals nothing
	left, right *joinSide
	partitions  int
	figures     StateOperatorProgress
}

// joinSide is one input of a join. Its rows travel as the input's columns, then
// the keys, then the truth of the conditions that concern this side alone.
type joinSide struct {
	attrs     []*expr.Attr
	list      []expr.Expr // attrs, keys and own conditions, over the input
	keys      int         // how many keys there are
	own       bool        // the last column is the truth of own conditions
	codec     *state.Codec
	marks     marks
	retention retention
	store     *state.Buckets
	preserved bool // rows without a match come out
}

func newJoin(n *logical.Join) (operator, error) {
	keys := optimize.EquiKeysOf(n)
	if len(keys.Left) == 0 {
		e := diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", "Stream-stream join without equality predicate is not supported.")
		e.Tail = ";\n" + logical.Tree(n)
		return nil, e
	}
	j := &join{node: n, strict: keys.Strict, cond: n.Cond}
	if n.Kind == plan.FullOuterJoin {
		// Spark filters NULLs out of the keys only where rows without a match may be
		// dropped; a full outer join meets them as equal.
		var err error
		if j.cond, err = nullSafe(keys); err != nil {
			return nil, err
		}
		j.strict = nil
	}
	left, right := n.Left.Output(), n.Right.Output()
	j.left = newJoinSide(left, keys.Left, keys.Rest, retentionOf(n, keys, left, right))
	j.right = newJoinSide(right, keys.Right, keys.Rest, retentionOf(n, keys, right, left))
	j.left.preserved = n.Kind == plan.LeftOuterJoin || n.Kind == plan.FullOuterJoin
	j.right.preserved = n.Kind == plan.RightOuterJoin || n.Kind == plan.FullOuterJoin
	ts := make([]types.Type, len(keys.Left))
	for i, k := range keys.Left {
		ts[i] = k.Type()
	}
	j.keys = state.NewCodec(ts)
	return j, nil
}

// nullSafe is the condition of a join whose keys may both be NULL.
func nullSafe(k optimize.EquiKeys) (expr.Expr, error) {
	var list []expr.Expr
	for i := range k.Left {
		same, err := functions.NullSafeEqual(k.Left[i], k.Right[i])
		if err != nil {
			return nil, err
		}
		list = append(list, same)
	}
	return functions.And(append(list, k.Rest...)), nil
}

func newJoinSide(attrs []*expr.Attr, keys, conditions []expr.Expr, r retention) *joinSide {
	s := &joinSide{keys: len(keys), marks: markedColumn(attrs), retention: r}
	var ts []types.Type
	for _, a := range attrs {
		shown := *a
		shown.Hidden = false
		s.attrs = append(s.attrs, &shown)
		s.list = append(s.list, &shown)
		ts = append(ts, a.Typ)
	}
	s.codec = state.NewExactCodec(ts)
	for i, k := range keys {
		s.list = append(s.list, &expr.Alias{Child: k, Name: "key" + strconv.Itoa(i), ID: logical.NewID()})
	}
	var own []expr.Expr
	for _, c := range conditions {
		if optimize.Within(c, attrs) {
			own = append(own, c)
		}
	}
	if len(own) > 0 {
		s.own = true
		s.list = append(s.list, &expr.Alias{Child: functions.And(own), Name: "own", ID: logical.NewID()})
	}
	return s
}

func (j *join) open(dir checkpoint.Dir, partitions int, version int64) (err error) {
	j.partitions = partitions
	if j.left.store, err = state.OpenBuckets(dir.Sub("left"), partitions, version); err != nil {
		return err
	}
	j.right.store, err = state.OpenBuckets(dir.Sub("right"), partitions, version)
	return err
}

func (j *join) commit() error {
	if err := j.left.store.Commit(); err != nil {
		return err
	}
	return j.right.store.Commit()
}

func (j *join) purge(version int64) error {
	if err := j.left.store.Purge(version); err != nil {
		return err
	}
	return j.right.store.Purge(version)
}

func (j *join) evicts() bool { return j.left.retention.bounded() || j.right.retention.bounded() }

// passes is the input's watermark, held back by what the sides keep: a row that
// waits may still come out.
func (j *join) passes(ms int64) int64 {
	out := ms
	for _, s := range []*joinSide{j.left, j.right} {
		if s.retention.bounded() {
			out = min(out, floorMillis(s.retention.due(ms)))
		}
	}
	return out
}

func (j *join) schema() operatorSchema {
	return operatorSchema{Name: "symmetricHashJoin", Keys: j.keys.Types(), Values: append(append([]types.Type(nil), j.left.codec.Types()...), j.right.codec.Types()...)}
}

func (j *join) progress() StateOperatorProgress {
	p := j.figures
	p.OperatorName = "symmetricHashJoin"
	p.NumRowsTotal = int64(j.left.store.Len() + j.right.store.Len())
	p.MemoryUsedBytes = j.left.store.Bytes() + j.right.store.Bytes()
	p.NumShufflePartitions = int64(j.partitions)
	p.NumStateStoreInstances = 4 * int64(j.partitions)
	p.CustomMetrics = stateMetrics(p.MemoryUsedBytes)
	return p
}

// arrival is the rows that a batch brings to one side.
type arrival struct {
	rows    *batch.Batch // the side's columns only
	keys    [][]byte
	strict  batch.Bits // rows without a NULL among the strict keys; nil for all
	times   []int64    // that retention goes by
	matched []bool
}

func (j *join) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	j.figures = StateOperatorProgress{}
	for _, s := range []*joinSide{j.left, j.right} {
		if err := oneEventTime(s.attrs); err != nil {
			return nil, err
		}
	}
	out := &joinOutput{join: j}
	left, err := j.arrive(ctx, w, j.left, inputs[0], out)
	if err != nil {
		return nil, err
	}
	right, err := j.arrive(ctx, w, j.right, inputs[1], out)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	// New rows of the left meet old rows of the right; new rows of the right meet
	// all rows of the left.
	if err := j.meet(ctx, w, j.left, left, out); err != nil {
		return nil, err
	}
	j.remember(j.left, left, w.evict(j))
	if err := j.meet(ctx, w, j.right, right, out); err != nil {
		return nil, err
	}
	j.remember(j.right, right, w.evict(j))
	j.figures.AllUpdatesTimeMs = time.Since(began).Milliseconds()
	began = time.Now()
	for _, s := range []*joinSide{j.left, j.right} {
		if err := j.forget(s, w.evict(j), out); err != nil {
			return nil, err
		}
	}
	j.figures.AllRemovalsTimeMs = time.Since(began).Milliseconds()
	return out.batches, nil
}

// arrive computes the new rows of a side and leaves out late ones, as well as
// those that its own conditions rule out: these come out at once when the side
// is preserved, and are gone otherwise.
func (j *join) arrive(ctx context.Context, w *work, s *joinSide, input logical.Node, out *joinOutput) (*arrival, error) {
	all, err := w.collect(ctx, logical.NewProject(input, s.list))
	if err != nil {
		return nil, err
	}
	if s.marks.column >= 0 {
		picked, late := onTime(s.marks.times(all), w.late(j))
		if late > 0 {
			j.figures.NumRowsDroppedByWatermark += late
			all = batch.Gather(all, picked)
		}
	}
	width := len(s.attrs)
	if s.own {
		var in, ruledOut []int32
		truth := all.Columns[len(all.Columns)-1]
		for i := range all.Rows {
			if ok, _ := truth.Value(i).(bool); ok {
				in = append(in, int32(i))
			} else {
				ruledOut = append(ruledOut, int32(i))
			}
		}
		if s.preserved && len(ruledOut) > 0 {
			out.alone(s, columnsOf(batch.Gather(all, ruledOut), 0, width))
		}
		if len(ruledOut) > 0 {
			all = batch.Gather(all, in)
		}
	}
	a := &arrival{rows: columnsOf(all, 0, width), matched: make([]bool, all.Rows)}
	keys := columnsOf(all, width, width+s.keys)
	a.keys = j.keys.Encode(keys.Columns, all.Rows)
	var strict []batch.Vector
	for _, k := range j.strict {
		strict = append(strict, keys.Columns[k])
	}
	a.strict = batch.AndValid(all.Rows, strict...)
	a.times = s.retention.marks.times(all)
	return a, nil
}

func columnsOf(b *batch.Batch, from, to int) *batch.Batch {
	return &batch.Batch{
		Schema:  &types.Struct{Fields: b.Schema.Fields[from:to]},
		Columns: b.Columns[from:to], Rows: b.Rows,
	}
}

// meet joins the new rows a of side s with what the other side remembers.
func (j *join) meet(ctx context.Context, w *work, s *joinSide, a *arrival, out *joinOutput) error {
	other := j.right
	if s == j.right {
		other = j.left
	}
	semi := j.node.Kind == plan.LeftSemiJoin
	var stored []*held
	asked := map[string]bool{}
	for i, key := range a.keys {
		if a.strict != nil && !a.strict.Get(i) || asked[string(key)] {
			continue
		}
		asked[string(key)] = true
		other.store.Under(key, func(number int64, value []byte) {
			h := &held{key: key, number: number, value: value, matched: value[0] != 0}
			if semi && other == j.left && h.matched {
				return // it has come out already
			}
			stored = append(stored, h)
		})
	}
	if len(stored) == 0 {
		return nil
	}
	old, err := other.decode(stored)
	if err != nil {
		return err
	}
	pairs, err := j.pairs(ctx, w, s, a.rows, old)
	if err != nil || pairs.Rows == 0 {
		return err
	}
	mine, theirs := pairs.take(s == j.left)
	var fresh []*held // rows of the other side that had no match before
	for i := range pairs.Rows {
		a.matched[mine[i]] = true
		if h := stored[theirs[i]]; !h.matched && (other.preserved || semi && other == j.left) {
			h.matched = true
			fresh = append(fresh, h)
		}
	}
	for _, h := range fresh {
		expires, _ := other.store.Expiry(h.key, h.number)
		h.mark(other, expires)
	}
	switch {
	case !semi:
		out.add(pairs.joined())
	case s == j.left:
		var rows []int32
		for i, hit := range a.matched {
			if hit {
				rows = append(rows, int32(i))
			}
		}
		out.add(batch.Gather(a.rows, rows))
	default:
		rows, err := other.decode(fresh)
		if err != nil {
			return err
		}
		out.add(rows)
	}
	return nil
}
