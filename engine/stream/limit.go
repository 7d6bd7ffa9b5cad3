package stream

import (
	"context"
	"encoding/binary"

	"brook/engine/batch"
	"brook/engine/logical"
	"brook/engine/state"
)

// limit lets the first rows of the whole stream through: the number of rows
// that have passed is its state.
type limit struct {
	memory
	node *logical.Limit
}

var passedKey = []byte("passed")

func newLimit(n *logical.Limit) (operator, error) {
	return &limit{memory{name: "globalLimit", single: true}, n}, nil
}

func (l *limit) evicts() bool           { return false }
func (l *limit) schema() operatorSchema { return operatorSchema{Name: l.name} }

func (l *limit) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	l.begin()
	var passed int64
	if v, ok := l.store.Get(passedKey); ok {
		passed = int64(binary.LittleEndian.Uint64(v))
	}
	// Spark reads as if the limit began anew with each batch, which shows in the
	// number of input rows.
	first := *l.node
	first.Input = inputs[0]
	all, err := w.collect(ctx, &first)
	if err != nil {
		return nil, err
	}
	var rows []*batch.Batch
	if rest := int(min(l.node.Count-passed, int64(all.Rows))); rest > 0 {
		rows = []*batch.Batch{all.Slice(0, rest)}
	}
	before := passed
	for _, b := range rows {
		passed += int64(b.Rows)
	}
	if passed > before {
		l.store.Put(passedKey, binary.LittleEndian.AppendUint64(nil, uint64(passed)), state.Never)
		l.figures.NumRowsUpdated = 1
	}
	return rows, nil
}
