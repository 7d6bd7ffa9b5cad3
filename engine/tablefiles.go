package engine

import (
	"context"

	"brook/engine/source"
)

// tableRelation is the relation over a table's files. As in Spark the files of a
// table without partitions are listed once: what others put into its folder is
// not seen until a statement writes to the table or refreshes it.
func (s *Session) tableRelation(ctx context.Context, t *Table, options map[string]string) (source.Relation, error) {
	o := s.tableSource(t, options)
	o.Again = func(ctx context.Context) (source.Relation, error) { return s.tableRelation(ctx, t, options) }
	keep := len(t.PartitionBy) == 0
	if keep {
		s.mu.Lock()
		o.Listed = s.listings[t]
		s.mu.Unlock()
	}
	relation, err := source.Open(ctx, s.options.FS, o)
	if err == nil && keep && source.Settled(relation) {
		s.mu.Lock()
		s.listings[t] = relation
		s.mu.Unlock()
	}
	return relation, err
}

// relist forgets which files a table has.
func (s *Session) relist(t *Table) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.listings, t)
}
