package engine

import (
	"context"
	"sync"

	"brook/engine/analyze"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// Cache marks a frame: the first action that reads it keeps its rows. Frames
// that a batch query cannot read are refused here, as by Spark.
func (s *Session) Cache(ctx context.Context, c *plan.Cached) error {
	n, err := s.analyze(ctx, c.Input)
	if err != nil {
		return err
	}
	if err := analyze.CheckBatch(n); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache[c] = &cached{session: s}
	return nil
}

// Uncache forgets the rows of a frame; it is computed anew from here on.
func (s *Session) Uncache(c *plan.Cached) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.cache, c)
}

// uncacheAll forgets the rows of all frames.
func (s *Session) uncacheAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.cache)
}

// Cached is the relation over a marked frame, whose resolved plan is n; nil for
// a frame that is not marked.
func (r *resolver) Cached(c *plan.Cached, n logical.Node) source.Relation {
	s := r.session()
	s.mu.Lock()
	defer s.mu.Unlock()
	held := s.cache[c]
	if held == nil {
		return nil
	}
	return &cachedRelation{held, n, logical.Schema(n)}
}

// cached is the rows of a marked frame, once they were asked for.
type cached struct {
	session *Session
	mu      sync.Mutex // held while the rows are computed, so that it happens once
	rows    *source.Rows
}

// cachedRelation reads a marked frame; plan computes its rows when nobody has
// before.
type cachedRelation struct {
	held   *cached
	plan   logical.Node
	schema *types.Struct
}

var _ source.Relation = (*cachedRelation)(nil)

// Schema has the columns.
func (r *cachedRelation) Schema() *types.Struct { return r.schema }

// Hidden returns nil.
func (r *cachedRelation) Hidden() *types.Struct { return nil }

// String is Spark's name for the scan of a cached plan.
func (r *cachedRelation) String() string { return "InMemoryTableScan" }

// Scan reads the rows, which it computes the first time.
func (r *cachedRelation) Scan(ctx context.Context, q source.Request) ([]source.Morsel, error) {
	rows, err := r.held.get(ctx, r)
	if err != nil {
		return nil, err
	}
	return rows.Scan(ctx, q)
}

func (c *cached) get(ctx context.Context, r *cachedRelation) (*source.Rows, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.rows != nil {
		return c.rows, nil
	}
	batches, err := c.session.execute(ctx, r.plan)
	if err != nil {
		return nil, err
	}
	c.rows = source.NewRows(r.String(), r.schema, batches)
	return c.rows, nil
}
