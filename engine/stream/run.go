package stream

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/checkpoint"
	"brook/engine/exec"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/sink"
	"brook/engine/source"
)

// run is the part of a query that its goroutine owns: sources, operators, logs
// and where it stands.
type run struct {
	q         *Query
	began     int64 // triggers begun; guarded by q.mu
	plan      logical.Node
	scans     []*scan
	operators []operator // topmost first
	byNode    map[logical.Node]operator
	marked    []*logical.EventTimeWatermark
	marks     *watermarks
	offsets   *checkpoint.OffsetLog
	commits   *checkpoint.CommitLog
	conf      map[string]string

	batchID int64               // of the next batch
	pending *checkpoint.Offsets // logged by an earlier start and not committed
	late    int64               // watermark of the batch before, ms: what it passed is late
	evicted int64               // watermark that the last batch evicted by, ms
	retain  int64

	lastTrigger time.Time
	lastRecord  time.Time // of a batch or an idle record
	recorded    bool
	idleEvery   time.Duration
	keep        int
	noDataRuns  bool
	observed    []Observed
	runs        runs  // of the last batch
	loaded      bool  // the operators have what they remember
	broken      error // the plan cannot be run; Spark says so only once the query runs
	dirty       bool  // a batch has failed half-way: state in memory is not to be used again
}

// scan is a source of the query.
type scan struct {
	spec       *source.StreamSpec
	stream     source.Stream
	start, end source.Offset // of the batch in work
	relation   source.Relation
	rows       logical.Counter
}

func newRun(q *Query) (*run, error) {
	r := &run{
		q: q, byNode: map[logical.Node]operator{},
		offsets: checkpoint.NewOffsetLog(q.config.Root),
		commits: checkpoint.NewCommitLog(q.config.Root),
		conf:    map[string]string{},
	}
	for _, key := range loggedConf {
		r.conf[key] = q.config.Conf(key)
	}
	r.retain = number64(q.config.Conf("spark.sql.streaming.minBatchesToRetain"), 100)
	r.keep = int(number64(q.config.Conf("spark.sql.streaming.numRecentProgressUpdates"), 100)) - 1
	r.idleEvery = time.Duration(number64(q.config.Conf("spark.sql.streaming.noDataProgressEventInterval"), 10000)) * time.Millisecond
	r.noDataRuns = q.config.Conf("spark.sql.streaming.noDataMicroBatches.enabled") != "false"
	prepared, err := prepare(q.config.Plan)
	if err != nil {
		r.broken = err
	}
	r.plan = logical.Transform(prepared, func(n logical.Node) logical.Node {
		if w, ok := n.(*logical.EventTimeWatermark); ok && logical.IsStreaming(w) {
			own := *w
			own.Stats = &logical.EventTimeStats{}
			r.marked = append(r.marked, &own)
			return &own
		}
		return n
	})
	seen := map[*source.StreamSpec]bool{}
	logical.Walk(r.plan, func(n logical.Node) bool {
		if s, ok := n.(*logical.StreamScan); ok && !seen[s.Spec] {
			seen[s.Spec] = true
			r.scans = append(r.scans, &scan{spec: s.Spec})
		}
		return true
	})
	if err := r.findOperators(); err != nil && r.broken == nil {
		r.broken = err
	}
	if err := r.checkRedefined(); err != nil && r.broken == nil {
		r.broken = err
	}
	return r, nil
}

func number64(text string, otherwise int64) int64 {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n
	}
	return otherwise
}

// endless reports whether a source always has more.
func (r *run) endless() bool {
	return slices.ContainsFunc(r.scans, func(s *scan) bool { return s.spec.Endless })
}

// close frees the sources and the sink.
func (r *run) close() error {
	var errs []error
	for _, s := range r.scans {
		if s.stream != nil {
			errs = append(errs, s.stream.Close())
		}
	}
	return errors.Join(append(errs, r.q.config.Sink.Close())...)
}

// timed adds the time that f takes to durations, in milliseconds.
func timed(durations map[string]int64, phase string, f func() error) error {
	start := time.Now()
	err := f()
	durations[phase] += time.Since(start).Milliseconds()
	return err
}

// trigger looks for news and runs a batch when there is a reason to. It reports
// whether it did.
func (r *run) trigger(ctx context.Context, start time.Time) (did bool, err error) {
	q := r.q
	began := time.Now()
	q.setStatus("Getting offsets from sources", true)
	durations := map[string]int64{}
	entry, reason, err := r.next(ctx, start, durations)
	if err != nil {
		return false, err
	}
	if reason == nothing {
		q.setData(false)
		r.idle(start, durations)
		return false, nil
	}
	q.setData(reason == newData)
	message := "Processing new data"
	if reason == cleanUp {
		message = "No new data but cleaning up state"
	}
	q.setStatus(message, true)
	rows, err := r.runBatch(ctx, entry, durations)
	if err != nil {
		return false, err
	}
	durations["triggerExecution"] = time.Since(began).Milliseconds()
	r.record(start, time.Since(began), entry, durations, rows)
	r.late = entry.WatermarkMs
	r.evicted = entry.WatermarkMs
	r.batchID++
	r.lastTrigger = start
	return true, r.purge()
}

type reason uint8

const (
	nothing reason = iota
	newData
	cleanUp // the watermark has moved past state that waits for it
)

// next decides on the next batch and writes it down.
func (r *run) next(ctx context.Context, start time.Time, durations map[string]int64) (checkpoint.Offsets, reason, error) {
	if p := r.pending; p != nil {
		r.pending = nil
		return *p, newData, nil
	}
	why := nothing
	for _, s := range r.scans {
		s.start = s.end
		err := timed(durations, "latestOffset", func() error {
			limit := source.Admitted
			if r.takesAll() {
				limit = source.All
			}
			end, err := s.stream.Latest(ctx, s.start, limit)
			s.end = end
			return err
		})
		if err != nil {
			return checkpoint.Offsets{}, nothing, err
		}
		if s.end != s.start {
			why = newData
		}
	}
	if why == nothing && r.wantsCleanUp() {
		why = cleanUp
	}
	if why == nothing {
		return checkpoint.Offsets{}, nothing, nil
	}
	entry := checkpoint.Offsets{WatermarkMs: r.marks.global, TimestampMs: start.UnixMilli(), Conf: r.conf}
	for _, s := range r.scans {
		entry.Ends = append(entry.Ends, string(s.end))
	}
	err := timed(durations, "walCommit", func() error { return r.offsets.Add(r.batchID, entry) })
	if err != nil {
		return entry, nothing, err
	}
	if r.batchID > 0 {
		// The batch before is done with for good now.
		for _, s := range r.scans {
			if s.start != "" {
				if err := s.stream.Commit(ctx, s.start); err != nil {
					return entry, nothing, err
				}
			}
		}
	}
	return entry, why, nil
}

// wantsCleanUp reports whether a batch without rows would evict state or emit
// from it.
func (r *run) wantsCleanUp() bool {
	if !r.noDataRuns || r.batchID == 0 || r.takesAll() || r.q.config.Mode == sink.Complete {
		return false
	}
	if r.marks.global <= r.evicted {
		return false
	}
	then, now := r.propagate(r.evicted), r.propagate(r.marks.global)
	return slices.ContainsFunc(r.operators, func(op operator) bool { return op.evicts() && now[op] > then[op] })
}

// runBatch executes the batch of entry and takes it through to the commit log.
// It returns the number of rows that the sink got.
func (r *run) runBatch(ctx context.Context, entry checkpoint.Offsets, durations map[string]int64) (int64, error) {
	q := r.q
	if r.dirty {
		return 0, errors.New("a batch has failed before")
	}
	if err := r.load(); err != nil {
		return 0, err
	}
	r.dirty = true
	err := timed(durations, "getBatch", func() error {
		for _, s := range r.scans {
			s.rows.Reset(s.spec.Pushes)
			relation, err := s.stream.Batch(ctx, s.start, s.end)
			if err != nil {
				return err
			}
			s.relation = relation
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, n := range r.marked {
		n.Stats = &logical.EventTimeStats{}
	}
	r.observed = nil
	w := &work{
		run: r, env: q.config.Env, mode: q.config.Mode,
	}
	late := entry.WatermarkMs
	if r.batchID > 0 {
		late = r.late
	}
	w.lates, w.evictions = r.propagate(late), r.propagate(entry.WatermarkMs)
	w.env.Now = time.UnixMilli(entry.TimestampMs)
	w.env.Observe = r.observe
	var rows []*batch.Batch
	var count int64
	var top logical.Node
	err = timed(durations, "addBatch", func() error {
		var err error
		if top, err = w.rewrite(ctx, r.plan); err != nil {
			return err
		}
		if rows, err = w.execute(ctx, top); err != nil {
			return err
		}
		for _, b := range rows {
			count += int64(b.Rows)
		}
		for _, op := range r.operators {
			if err := op.commit(); err != nil {
				return err
			}
		}
		if err := q.config.Sink.Add(ctx, sink.Batch{ID: r.batchID, Schema: logical.Schema(r.plan), Rows: rows, Mode: q.config.Mode}); err != nil {
			return err
		}
		return r.taken()
	})
	if err != nil {
		return 0, err
	}
	durations["queryPlanning"] = w.planning.Milliseconds()
	q.mu.Lock()
	q.lastPlan = top
	q.mu.Unlock()
	next := r.marks.advance(r.marked)
	err = timed(durations, "commitOffsets", func() error { return r.commits.Add(r.batchID, next) })
	r.dirty = false
	return count, err
}

// taken works out how often the parts of the batch have been computed, now that
// the sink has had it.
func (r *run) taken() (err error) {
	full, some := int64(1), int64(0)
	if l, ok := r.q.config.Sink.(sink.Lazy); ok {
		full, some = l.Reads()
	}
	if full+some == 0 {
		for _, n := range r.marked {
			n.Stats = &logical.EventTimeStats{} // nobody has seen an event time
		}
	}
	r.runs, err = r.countRuns(full, some)
	return err
}

func (r *run) purge() error {
	keep := r.batchID - r.retain
	if keep <= 0 {
		return nil
	}
	if err := r.offsets.Purge(keep); err != nil {
		return err
	}
	if err := r.commits.Purge(keep); err != nil {
		return err
	}
	for _, op := range r.operators {
		if err := op.purge(keep); err != nil {
			return err
		}
	}
	return nil
}

// work is the execution of one batch.
type work struct {
	run  *run
	env  exec.Env
	mode sink.Mode
	// Watermarks in milliseconds by operator: rows at or before the one are late,
	// state at or before the other goes.
	lates, evictions map[operator]int64
	planning         time.Duration
}

func (w *work) late(op operator) int64  { return w.lates[op] }
func (w *work) evict(op operator) int64 { return w.evictions[op] }

// rewrite replaces the streaming parts of n by the batch's rows, bottom-up.
func (w *work) rewrite(ctx context.Context, n logical.Node) (logical.Node, error) {
	if s, ok := n.(*logical.StreamScan); ok {
		return w.scan(s)
	}
	if !logical.IsStreaming(n) {
		return current(ctx, n)
	}
	children := n.Children()
	inputs := make([]logical.Node, len(children))
	for i, c := range children {
		var err error
		if inputs[i], err = w.rewrite(ctx, c); err != nil {
			return nil, err
		}
	}
	if op, ok := w.run.byNode[n]; ok {
		rows, err := op.run(ctx, w, inputs)
		if err != nil {
			return nil, err
		}
		return &logical.LocalRelation{Attrs: n.Output(), Batches: rows}, nil
	}
	if mark, ok := n.(*logical.EventTimeWatermark); ok {
		// The node's own statistics object must stay the one that is read.
		copied := *mark
		copied.Input = inputs[0]
		return &copied, nil
	}
	return n.WithChildren(inputs), nil
}

// current is a static part of the plan over the files that its tables have now.
func current(ctx context.Context, n logical.Node) (logical.Node, error) {
	var failed error
	out := logical.Transform(n, func(n logical.Node) logical.Node {
		s, ok := n.(*logical.Scan)
		if !ok || failed != nil {
			return n
		}
		now := *s
		if now.Relation, failed = source.Current(ctx, s.Relation); failed != nil {
			return n
		}
		return &now
	})
	return out, failed
}

func (w *work) scan(s *logical.StreamScan) (logical.Node, error) {
	for _, source := range w.run.scans {
		if source.spec == s.Spec {
			return &logical.Scan{Relation: source.relation, Attrs: s.Attrs, Limit: -1, Counter: &source.rows}, nil
		}
	}
	return nil, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "the plan reads %s, which the query has not opened", s.Spec.Name)
}

// optimize plans what is about to run; the time that takes is the batch's
// queryPlanning.
func (w *work) optimize(n logical.Node) (logical.Node, error) {
	began := time.Now()
	defer func() { w.planning += time.Since(began) }()
	return optimize.Plan(n, w.env.Conf)
}

// execute runs a plan that has nothing streaming left.
func (w *work) execute(ctx context.Context, n logical.Node) ([]*batch.Batch, error) {
	optimized, err := w.optimize(n)
	if err != nil {
		return nil, err
	}
	return exec.Run(ctx, w.env, optimized)
}

// collect is execute with the rows as one batch.
func (w *work) collect(ctx context.Context, n logical.Node) (*batch.Batch, error) {
	rows, err := w.execute(ctx, n)
	if err != nil {
		return nil, err
	}
	return exec.Concat(logical.Schema(n), rows)
}
