package stream

import (
	"context"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/sink"
)

// foreachBatch hands each batch to a function of the front end, as a frame that
// the function may read as often as it likes.
type foreachBatch struct {
	call  plan.ForeachBatch
	reads *plan.Reads // of the last batch
}

var _ sink.Lazy = (*foreachBatch)(nil)

// NewForeachBatch makes the sink of writeStream.foreachBatch.
func NewForeachBatch(f plan.ForeachBatch) sink.Sink { return &foreachBatch{call: f} }

func (f *foreachBatch) String() string            { return "ForeachBatchSink" }
func (f *foreachBatch) Close() error              { return nil }
func (f *foreachBatch) Uncounted() bool           { return true }
func (f *foreachBatch) Reads() (full, some int64) { return f.reads.Count() }

func (f *foreachBatch) Add(ctx context.Context, b sink.Batch) (err error) {
	defer diag.Recover(&err)
	if err := ctx.Err(); err != nil {
		return err
	}
	f.reads = &plan.Reads{}
	return f.call(&plan.LocalRelation{Batches: b.Rows, Schema: b.Schema, Reads: f.reads}, b.ID)
}

// foreach hands each batch to a writer of rows of the front end.
type foreach struct{ call plan.ForeachBatch }

// NewForeach makes the sink of writeStream.foreach, whose writer protocol the
// front end has put into a function of batches.
func NewForeach(f plan.ForeachBatch) sink.Sink { return &foreach{f} }

func (f *foreach) String() string { return "ForeachWriterTable" }
func (f *foreach) Close() error   { return nil }

func (f *foreach) Add(ctx context.Context, b sink.Batch) (err error) {
	defer diag.Recover(&err)
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.call(&plan.LocalRelation{Batches: b.Rows, Schema: b.Schema}, b.ID)
}
