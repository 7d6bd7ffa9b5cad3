package stream

import (
	"time"

	"brook/engine/checkpoint"
	"brook/engine/sink"
	"brook/engine/types"
)

// observe takes in the metrics of an observe() in the plan.
func (r *run) observe(name string, row types.StructValue, schema *types.Struct) {
	r.observed = append(r.observed, Observed{name, schema, row})
}

// record publishes the progress of a batch.
func (r *run) record(start time.Time, took time.Duration, entry checkpoint.Offsets, durations map[string]int64, rows int64) {
	p := r.blank(start, durations)
	p.BatchDuration = took.Milliseconds()
	if len(r.marked) > 0 {
		p.EventTime = map[string]string{"watermark": isoOf(entry.WatermarkMs)}
		for _, n := range r.marked {
			if max, min, avg, count := n.Stats.Snapshot(); count > 0 {
				p.EventTime["max"] = isoOf(floorMillis(max))
				p.EventTime["min"] = isoOf(floorMillis(min))
				p.EventTime["avg"] = isoOf(int64(avg / 1000))
				break
			}
		}
	}
	for i, s := range r.scans {
		src := &p.Sources[i]
		src.StartOffset, src.EndOffset = string(s.start), string(s.end)
		if !s.spec.Files {
			src.LatestOffset = string(s.end)
		}
		rows := r.runs.rows(s.spec, s.rows.Rows())
		src.NumInputRows = rows
		src.InputRate = Rate{Valid: true}
		if !r.lastTrigger.IsZero() {
			if gap := start.Sub(r.lastTrigger).Seconds(); gap > 0 {
				src.InputRate.Value = float64(rows) / gap
			} else {
				src.InputRate.Valid = false
			}
		}
		src.ProcessedRate = Rate{float64(rows) / max(took, time.Millisecond).Seconds(), true}
	}
	for _, op := range r.operators {
		p.StateOperators = append(p.StateOperators, r.runs.progress(op))
	}
	p.Sink.NumOutputRows = rows
	if u, ok := r.q.config.Sink.(sink.Uncounted); ok && u.Uncounted() {
		p.Sink.NumOutputRows = -1
	}
	p.Observed = r.observed
	r.lastRecord, r.recorded = start, true
	r.q.addProgress(p, r.keep)
	r.q.manager.listeners.tell(func(l Listener) { l.QueryProgress(p) })
}

// idle leaves a record of a trigger that found nothing, not too often.
func (r *run) idle(start time.Time, durations map[string]int64) {
	if r.recorded && start.Sub(r.lastRecord) < r.idleEvery {
		return
	}
	r.lastRecord, r.recorded = start, true
	p := r.blank(start, durations)
	if len(r.marked) > 0 {
		p.EventTime = map[string]string{"watermark": isoOf(r.marks.global)}
	}
	for i, s := range r.scans {
		p.Sources[i].StartOffset, p.Sources[i].EndOffset = string(s.start), string(s.end)
		p.Sources[i].InputRate = Rate{Valid: true}
		p.Sources[i].ProcessedRate = Rate{Valid: true}
	}
	for _, op := range r.operators {
		if !r.loaded {
			break // no batch has run since the start
		}
		s := op.progress()
		s.NumRowsUpdated, s.NumRowsRemoved, s.NumRowsDroppedByWatermark = 0, 0, 0
		p.StateOperators = append(p.StateOperators, s)
	}
	r.q.addProgress(p, r.keep)
	e := Idle{ID: r.q.id, RunID: r.q.runID, Timestamp: start}
	r.q.manager.listeners.tell(func(l Listener) { l.QueryIdle(e) })
}

func (r *run) blank(start time.Time, durations map[string]int64) *Progress {
	p := &Progress{
		ID: r.q.id, RunID: r.q.runID, Name: r.q.config.Name,
		Timestamp: start, BatchID: r.batchID, Durations: durations,
		Sink: SinkProgress{Description: r.q.config.Sink.String()},
	}
	for _, s := range r.scans {
		description := s.spec.Name
		if s.stream != nil {
			description = s.stream.String()
		}
		p.Sources = append(p.Sources, SourceProgress{Description: description})
	}
	return p
}
