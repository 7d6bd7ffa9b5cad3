package stream

import (
	"context"
	"sync/atomic"

	"brook/engine/batch"
	"brook/engine/source"
)

// counted is a relation that counts the rows that are read from it.
type counted struct {
	source.Relation
	rows *int64
}

// Scan wraps the morsels.
func (c *counted) Scan(ctx context.Context, q source.Request) ([]source.Morsel, error) {
	morsels, err := c.Relation.Scan(ctx, q)
	if err != nil {
		return nil, err
	}
	for i, m := range morsels {
		morsels[i] = &countedMorsel{m, c.rows}
	}
	return morsels, nil
}

type countedMorsel struct {
	source.Morsel
	rows *int64
}

func (m *countedMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	var n int64
	err := m.Morsel.Read(ctx, func(b *batch.Batch) error {
		n += int64(b.Rows)
		return yield(b)
	})
	atomic.AddInt64(m.rows, n)
	return err
}
