package stream

import (
	"context"
	"strconv"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/source"
)

// loggedConf are the settings that a checkpoint keeps: a restart runs with
// these and not with the session's.
var loggedConf = []string{
	"spark.sql.optimizer.pruneFiltersCanPruneStreamingSubplan",
	partitionsKey,
	"spark.sql.streaming.aggregation.stateFormatVersion",
	"spark.sql.streaming.flatMapGroupsWithState.stateFormatVersion",
	"spark.sql.streaming.join.stateFormatVersion",
	policyKey,
	"spark.sql.streaming.stateStore.compression.codec",
	"spark.sql.streaming.stateStore.encodingFormat",
	"spark.sql.streaming.stateStore.providerClass",
	"spark.sql.streaming.stateStore.rocksdb.formatVersion",
	"spark.sql.streaming.statefulOperator.useStrictDistribution",
}

const (
	partitionsKey = "spark.sql.shuffle.partitions"
	policyKey     = "spark.sql.streaming.multipleWatermarkPolicy"
)

// takesAll reports whether the query runs a single batch over everything.
func (r *run) takesAll() bool { return r.q.config.Trigger == plan.TriggerOnce }

// open reads where an earlier start left off and opens the sources.
func (r *run) open(ctx context.Context) error {
	if r.broken != nil {
		return r.broken
	}
	last, err := r.offsets.Latest()
	if err != nil {
		return err
	}
	committed, err := r.commits.Latest()
	if err != nil {
		return err
	}
	for i, s := range r.scans {
		if s.stream, err = s.spec.Open(ctx, r.q.config.Root.Sub("sources").Sub(strconv.Itoa(i))); err != nil {
			return err
		}
	}
	watermark := int64(0)
	if last >= 0 {
		if watermark, err = r.resume(ctx, last, committed); err != nil {
			return err
		}
	}
	if r.marks, err = newWatermarks(r.conf[policyKey], len(r.marked), watermark); err != nil {
		return err
	}
	if r.q.config.Trigger == plan.TriggerAvailableNow {
		for _, s := range r.scans {
			if err := s.stream.Freeze(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// load reads what the operators remember, ahead of the first batch. State of
// another make is an error, which a query without news does not meet.
func (r *run) load() error {
	if r.loaded {
		return nil
	}
	root := r.q.config.Root.Sub("state")
	if r.q.config.Root.Durable() {
		if err := r.checkOperators(root); err != nil {
			return err
		}
	}
	for i, op := range r.operators {
		dir := root.Sub(strconv.Itoa(i))
		if r.q.config.Root.Durable() {
			if err := checkSchema(dir, op.schema(), r.batchID == 0); err != nil {
				return err
			}
		}
		if err := op.open(dir, int(number64(r.conf[partitionsKey], 1)), r.batchID); err != nil {
			return err
		}
	}
	r.loaded = true
	return nil
}

// resume takes up after batch last, or runs it again when it was not committed.
// It returns the watermark to start with.
func (r *run) resume(ctx context.Context, last, committed int64) (watermark int64, err error) {
	entry, _, err := r.offsets.Get(last)
	if err != nil {
		return 0, err
	}
	if len(entry.Ends) != len(r.scans) {
		return 0, diag.New(diag.Internal, "", "",
			"assertion failed: There are [%d] sources in the checkpoint offsets and now there are [%d] sources requested by the query. Cannot continue.", len(entry.Ends), len(r.scans))
	}
	for _, key := range loggedConf {
		if v, ok := entry.Conf[key]; ok {
			r.conf[key] = v
		}
	}
	watermark = entry.WatermarkMs
	var starts []string
	if last > 0 {
		before, ok, err := r.offsets.Get(last - 1)
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, diag.New(diag.Internal, "", "", "batch %d doesn't exist", last-1)
		}
		starts = before.Ends
		r.late = before.WatermarkMs
	}
	for i, s := range r.scans {
		s.end = source.Offset(entry.Ends[i])
		if starts != nil {
			s.start = source.Offset(starts[i])
		}
	}
	if committed < last {
		r.batchID = last
		r.pending = &entry
		return watermark, nil
	}
	r.batchID = last + 1
	r.late, r.evicted = entry.WatermarkMs, entry.WatermarkMs
	next, _, err := r.commits.Get(last)
	if err != nil {
		return 0, err
	}
	// A source may need to be reminded of its last batch.
	for _, s := range r.scans {
		if s.end != "" {
			if _, err := s.stream.Batch(ctx, s.start, s.end); err != nil {
				return 0, err
			}
		}
	}
	return max(watermark, next), nil
}
