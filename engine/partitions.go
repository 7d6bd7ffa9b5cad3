package engine

import (
	"context"
	"path"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// partitionsOf lists the folders of a table's partitions that PARTITION (…)
// describes, sorted; all of them for an empty spec.
func (s *Session) partitionsOf(ctx context.Context, t *Table, spec map[string]plan.Expr) (folders, wanted []string, err error) {
	for k, e := range spec {
		i := t.partition(k)
		if i < 0 {
			return nil, nil, noPartition(t, k)
		}
		v, _, err := s.valueOf(ctx, e, types.String)
		if err != nil {
			return nil, nil, err
		}
		wanted = append(wanted, partitionFolder(t.PartitionBy[i], v))
	}
	slices.Sort(wanted)
	found, err := partitionFolders(s.options.FS, t.Location, len(t.PartitionBy))
	if err != nil {
		return nil, nil, err
	}
	for _, f := range found {
		levels := strings.Split(f, "/")
		if !slices.ContainsFunc(wanted, func(w string) bool { return !slices.Contains(levels, w) }) {
			folders = append(folders, f)
		}
	}
	return folders, wanted, nil
}

func (s *Session) dropPartition(ctx context.Context, t *Table, spec map[string]plan.Expr, ifExists bool) error {
	folders, wanted, err := s.partitionsOf(ctx, t, spec)
	if err != nil {
		return err
	}
	if len(folders) == 0 && !ifExists {
		var list []string
		for _, w := range wanted {
			k, v, _ := strings.Cut(w, "=")
			list = append(list, quoteName(k)+" = "+v)
		}
		return partitionsNotFound(t, "PARTITION ("+strings.Join(list, ", ")+")")
	}
	for _, f := range folders {
		if err := s.options.FS.RemoveAll(path.Join(t.Location, f)); err != nil {
			return err
		}
	}
	return nil
}

// partition is the index of a partition column, -1 for none.
func (t *Table) partition(name string) int {
	return slices.IndexFunc(t.PartitionBy, func(p string) bool { return strings.EqualFold(p, name) })
}

// noPartition says that a table is not partitioned by a column.
func noPartition(t *Table, column string) error { return partitionsNotFound(t, quoteName(column)) }

func partitionsNotFound(t *Table, list string) error {
	return diag.New(diag.Analysis, "PARTITIONS_NOT_FOUND", "428FT",
		"The partition(s) %s cannot be found in table %s.\nVerify the partition specification and table name.\nTo tolerate the error on drop use ALTER TABLE … DROP IF EXISTS PARTITION.",
		list, quoteName(SparkCatalog, t.Database, t.Name))
}
