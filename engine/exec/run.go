package exec

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// Run runs a plan and returns its rows in order.
func Run(ctx context.Context, e Env, n logical.Node) ([]*batch.Batch, error) {
	var out []*batch.Batch
	err := Iterate(ctx, e, n, func(b *batch.Batch) error {
		out = append(out, b)
		return nil
	})
	return out, err
}

// Iterate runs a plan and hands out its batches in order.
func Iterate(ctx context.Context, e Env, n logical.Node, yield func(*batch.Batch) error) error {
	if e.spreads(n) {
		_, err := Parts(ctx, e, n, func(_ int, b *batch.Batch) error {
			if b.Rows == 0 {
				return nil
			}
			return yield(b)
		})
		return err
	}
	e, end := e.begin()
	defer end()
	schema := logical.Schema(n)
	p, err := compile(ctx, e, n)
	if err != nil {
		return err
	}
	return each(ctx, e, p, collect, func(rows []*batch.Batch) error {
		for _, b := range rows {
			if err := yield(&batch.Batch{Schema: schema, Columns: b.Columns[:len(schema.Fields)], Rows: b.Rows}); err != nil {
				return err
			}
		}
		return nil
	})
}

func collect(_ *expr.Context, read func(func(*batch.Batch) error) error) ([]*batch.Batch, error) {
	var out []*batch.Batch
	err := read(func(b *batch.Batch) error {
		out = append(out, b)
		return nil
	})
	return out, err
}

// rows runs a plan below an operator and returns its rows as one batch, which
// the query holds until it ends.
func rows(ctx context.Context, e Env, n logical.Node) (*batch.Batch, error) {
	p, err := compile(ctx, e, n)
	if err != nil {
		return nil, err
	}
	all, err := gather(ctx, e, p)
	if err != nil {
		return nil, err
	}
	held := int64(0)
	for _, b := range all {
		held += bytesOf(b)
	}
	if err := e.take(held); err != nil {
		return nil, err
	}
	return batch.Concat(schemaOf(n.Output()), all)
}

// gather runs a pipeline and returns its batches in order.
func gather(ctx context.Context, e Env, p *pipeline) ([]*batch.Batch, error) {
	var all []*batch.Batch
	err := each(ctx, e, p, collect, func(b []*batch.Batch) error {
		all = append(all, b...)
		return nil
	})
	return all, err
}

// schemaOf is attributes as a struct, hidden ones included.
func schemaOf(attrs []*expr.Attr) *types.Struct {
	out := &types.Struct{}
	for _, a := range attrs {
		out.Fields = append(out.Fields, types.Field{Name: a.Name, Type: a.Typ, Nullable: a.Null})
	}
	return out
}

// breaker runs an operator that must see all its rows.
func breaker(ctx context.Context, e Env, n logical.Node) ([]*batch.Batch, error) {
	switch n := n.(type) {
	case *logical.Limit:
		return limited(ctx, e, n)
	case *logical.Tail:
		b, err := rows(ctx, e, n.Input)
		if err != nil {
			return nil, err
		}
		return []*batch.Batch{b.Slice(max(0, b.Rows-int(n.Count)), b.Rows)}, nil
	case *logical.Deduplicate:
		return deduplicated(ctx, e, n)
	case *logical.Window:
		return windowed(ctx, e, n)
	case *logical.Sessions:
		return sessions(ctx, e, n)
	case *logical.CollectMetrics:
		return metrics(ctx, e, n)
	case *logical.Recursion:
		return recursion(ctx, e, n)
	case *logical.StreamScan:
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", "Queries with streaming sources must be executed with writeStream.start();")
	}
	return nil, diag.NotImplemented("running %T", n)
}

// limited stops reading once it has enough.
func limited(ctx context.Context, e Env, n *logical.Limit) ([]*batch.Batch, error) {
	if s, ok := n.Input.(*logical.Sort); ok && n.Count >= 0 && n.Count+n.Offset <= maxTop {
		all, err := top(ctx, e, s, n.Count+n.Offset)
		if err != nil {
			return nil, err
		}
		return window(all, n.Offset, n.Count), nil
	}
	input := n.Input
	if n.Count >= 0 {
		input = enough(input, n.Count+n.Offset)
	}
	p, err := compile(ctx, e, input)
	if err != nil {
		return nil, err
	}
	if n.Count < 0 {
		all, err := gather(ctx, e, p)
		return window(all, n.Offset, n.Count), err
	}
	e.Workers = 1 // what comes after the last row is not to be computed
	var all []*batch.Batch
	var have int64
	full := &diag.Error{}
	err = each(ctx, e, p, func(_ *expr.Context, read func(func(*batch.Batch) error) error) (struct{}, error) {
		return struct{}{}, read(func(b *batch.Batch) error {
			all = append(all, b)
			if have += int64(b.Rows); have >= n.Count+n.Offset {
				return full
			}
			return nil
		})
	}, func(struct{}) error { return nil })
	if err != nil && err != error(full) {
		return nil, err
	}
	return window(all, n.Offset, n.Count), nil
}

// window cuts rows [offset, offset+count) out of batches; count -1 is no end.
func window(all []*batch.Batch, offset, count int64) []*batch.Batch {
	var out []*batch.Batch
	for _, b := range all {
		n := int64(b.Rows)
		from := min(offset, n)
		offset -= from
		to := n
		if count >= 0 {
			to = min(n, from+count)
			count -= to - from
		}
		if to > from {
			out = append(out, b.Slice(int(from), int(to)))
		}
	}
	return out
}

// Gather is batch.Gather.
func Gather(b *batch.Batch, rows []int32) *batch.Batch { return batch.Gather(b, rows) }

// Concat is batch.Concat.
func Concat(schema *types.Struct, all []*batch.Batch) (*batch.Batch, error) {
	return batch.Concat(schema, all)
}

// Child is a field of a struct array.
func Child(a arrow.Array, i int) arrow.Array { return a.(*array.Struct).Field(i) }
