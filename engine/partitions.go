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
		return partitionMissing(t, wanted)
	}
	for _, f := range folders {
		if err := s.options.FS.RemoveAll(path.Join(t.Location, f)); err != nil {
			return err
		}
	}
	return nil
}

// partitionMissing says that no partition is as wanted.
func partitionMissing(t *Table, wanted []string) error {
	return partitionsNotFound(quoteName(t.Database, t.Name), partitionText(wanted))
}

// partitionText is levels k=v as the mistakes about partitions write them.
func partitionText(levels []string) string {
	var list []string
	for _, w := range levels {
		k, v, _ := strings.Cut(w, "=")
		list = append(list, quoteName(k)+" = "+v)
	}
	return "PARTITION (" + strings.Join(list, ", ") + ")"
}

// partitionExists says that a partition is there already.
func (s *Session) partitionExists(ctx context.Context, t *Table, spec map[string]plan.Expr) error {
	_, wanted, err := s.partitionsOf(ctx, t, spec)
	if err != nil {
		return err
	}
	return diag.New(diag.Analysis, "PARTITIONS_ALREADY_EXIST", "428FT",
		"Cannot ADD or RENAME TO partition(s) %s in table %s because they already exist.\nChoose a different name, drop the existing partition, or add the IF NOT EXISTS clause to tolerate a pre-existing partition.",
		partitionText(wanted), quoteName(t.Database, t.Name))
}

// renamePartition is ALTER TABLE … PARTITION … RENAME TO PARTITION.
func (s *Session) renamePartition(ctx context.Context, t *Table, old, new map[string]plan.Expr) error {
	from, err := s.partitionPath(ctx, t, old)
	if err != nil {
		return err
	}
	to, err := s.partitionPath(ctx, t, new)
	if err != nil {
		return err
	}
	if _, err := s.options.FS.Stat(from); err != nil {
		_, wanted, err := s.partitionsOf(ctx, t, old)
		if err != nil {
			return err
		}
		return partitionMissing(t, wanted)
	}
	if _, err := s.options.FS.Stat(to); err == nil {
		return s.partitionExists(ctx, t, new)
	}
	if err := s.options.FS.MkdirAll(path.Dir(to)); err != nil {
		return err
	}
	return s.options.FS.Rename(from, to)
}

// partitionOrder wants the partition columns with a value of an INSERT before
// those without one.
func partitionOrder(t *Table, static map[string]plan.Expr, named int) error {
	open := false
	for _, p := range t.PartitionBy {
		_, fixed := static[strings.ToLower(p)]
		if fixed && open && named > len(static) {
			return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1147", "", "The ordering of partition columns is [%s]. All partition columns having constant values need to appear before other partition columns that do not have an assigned constant value.", strings.Join(t.PartitionBy, ","))
		}
		open = open || !fixed
	}
	return nil
}

// partition is the index of a partition column, -1 for none.
func (t *Table) partition(name string) int {
	return slices.IndexFunc(t.PartitionBy, func(p string) bool { return strings.EqualFold(p, name) })
}

// noPartition says that a table is not partitioned by a column.
func noPartition(t *Table, column string) error {
	return partitionsNotFound(quoteName(SparkCatalog, t.Database, t.Name), quoteName(column))
}

func partitionsNotFound(table, list string) error {
	return diag.New(diag.Analysis, "PARTITIONS_NOT_FOUND", "428FT",
		"The partition(s) %s cannot be found in table %s.\nVerify the partition specification and table name.\nTo tolerate the error on drop use ALTER TABLE … DROP IF EXISTS PARTITION.",
		list, table)
}

// partitionPath is the folder of a partition given by all its columns.
func (s *Session) partitionPath(ctx context.Context, t *Table, spec map[string]plan.Expr) (string, error) {
	folder := t.Location
	for _, column := range t.PartitionBy {
		var value plan.Expr
		for k, e := range spec {
			if strings.EqualFold(k, column) {
				value = e
			}
		}
		if value == nil {
			return "", diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1232", "", "Partition spec is invalid. The spec (%s) must match the partition spec (%s) defined in table '%s'.", strings.Join(sortedKeys(spec), ", "), strings.Join(t.PartitionBy, ", "), quoteName(SparkCatalog, t.Database, t.Name))
		}
		v, _, err := s.valueOf(ctx, value, types.String)
		if err != nil {
			return "", err
		}
		folder = path.Join(folder, partitionFolder(column, v))
	}
	return folder, nil
}
