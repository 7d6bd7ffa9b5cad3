package stream

import (
	"context"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/sink"
)

// foreach hands each batch to a function of the front end.
type foreach struct {
	call        plan.ForeachBatch
	description string
	uncounted   bool
}

// NewForeachBatch makes the sink of writeStream.foreachBatch.
func NewForeachBatch(f plan.ForeachBatch) sink.Sink {
	return &foreach{f, "ForeachBatchSink", true}
}

// NewForeach makes the sink of writeStream.foreach, whose writer protocol the
// front end has put into a function of batches.
func NewForeach(f plan.ForeachBatch) sink.Sink {
	return &foreach{f, "ForeachWriterTable", false}
}

func (f *foreach) String() string  { return f.description }
func (f *foreach) Close() error    { return nil }
func (f *foreach) Uncounted() bool { return f.uncounted }

func (f *foreach) Add(ctx context.Context, b sink.Batch) (err error) {
	defer diag.Recover(&err)
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.call(&plan.LocalRelation{Batches: b.Rows, Schema: b.Schema}, b.ID)
}
