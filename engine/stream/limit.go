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
	return &limit{memory{name: "globalLimit"}, n}, nil
}

func (l *limit) evicts() bool           { return false }
func (l *limit) schema() operatorSchema { return operatorSchema{Name: l.name} }

func (l *limit) run(ctx context.Context, w *work, inputs []logical.Node) ([]*batch.Batch, error) {
	l.begin()
	var passed int64
	if v, ok := l.store.Get(passedKey); ok {
		passed = int64(binary.LittleEndian.Uint64(v))
	}
	rest := *l.node
	rest.Input = inputs[0]
	rest.Count = max(0, l.node.Count-passed)
	rows, err := w.execute(ctx, &rest)
	if err != nil {
		return nil, err
	}
	for _, b := range rows {
		passed += int64(b.Rows)
	}
	l.store.Put(passedKey, binary.LittleEndian.AppendUint64(nil, uint64(passed)), state.Never)
	l.figures.NumRowsUpdated = 1
	return rows, nil
}
