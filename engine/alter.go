package engine

import (
	"context"
	"maps"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// alter is ALTER TABLE and ALTER VIEW.
func (s *Session) alter(ctx context.Context, c *plan.AlterTable) error {
	if c.Action == "AS" {
		return s.alterView(ctx, c)
	}
	if v := s.catalog.tempView(c.Name); v != nil && c.Action == "RENAME TO" {
		return s.renameTemp(v, c)
	}
	t, err := s.catalog.lookup(c.Name)
	if err != nil {
		return err
	}
	changed := *t
	switch c.Action {
	case "RENAME TO":
		return s.renameTable(t, c)
	case "ADD COLUMNS":
		changed.Schema, err = addColumns(t, c.Schema)
		if err != nil {
			return err
		}
	case "SET TBLPROPERTIES":
		changed.Properties = maps.Clone(t.Properties)
		if changed.Properties == nil {
			changed.Properties = map[string]string{}
		}
		maps.Copy(changed.Properties, c.Properties)
	case "UNSET TBLPROPERTIES":
		changed.Properties = maps.Clone(t.Properties)
		for k := range c.Properties {
			delete(changed.Properties, k)
		}
	case "SET LOCATION":
		if changed.Location, err = dbfs.Clean(c.To); err != nil {
			return err
		}
		changed.External = true
	case "ADD PARTITION":
		for _, p := range c.Partitions {
			folder, err := s.partitionPath(ctx, t, p)
			if err != nil {
				return err
			}
			if _, err := s.options.FS.Stat(folder); err == nil {
				if c.IfExists {
					continue
				}
				return s.partitionExists(ctx, t, p)
			}
			if err := s.options.FS.MkdirAll(folder); err != nil {
				return err
			}
		}
		return nil
	case "DROP PARTITION":
		for _, p := range c.Partitions {
			if err := s.dropPartition(ctx, t, p, c.IfExists); err != nil {
				return err
			}
		}
		return nil
	case "RENAME PARTITION":
		return s.renamePartition(ctx, t, c.Partitions[0], c.Partitions[1])
	case "RECOVER PARTITIONS":
		return nil
	case "ALTER COLUMN":
		if err := s.alterColumn(ctx, &changed, c); err != nil {
			return err
		}
	case "DROP COLUMNS":
		return unsupportedOperation(quoteName(SparkCatalog, t.Database, t.Name), "DROP COLUMN")
	case "RENAME COLUMN", "REPLACE COLUMNS", "ADD CONSTRAINT", "DROP CONSTRAINT", "ALTER COLUMN ... SET NOT NULL", "ALTER COLUMN ... FIRST | AFTER":
		return unsupportedOperation(quoteName(SparkCatalog, t.Database, t.Name), c.Action)
	default:
		return diag.NotImplemented("ALTER TABLE … %s", c.Action)
	}
	return s.catalog.putTable(&changed)
}

func addColumns(t *Table, more *types.Struct) (*types.Struct, error) {
	first := len(t.Schema.Fields) - len(t.PartitionBy)
	for _, f := range more.Fields {
		if fieldIndex(t.Schema, f.Name) >= 0 {
			return nil, columnExists(strings.ToLower(f.Name))
		}
	}
	return &types.Struct{Fields: slices.Insert(slices.Clone(t.Schema.Fields), first, more.Fields...)}, nil
}

func (s *Session) alterView(ctx context.Context, c *plan.AlterTable) error {
	create := &plan.CreateView{Name: c.Name, Input: c.Input, Text: c.Text, Replace: true}
	if v := s.catalog.tempView(c.Name); v != nil {
		create.Temp, create.Global = true, v.Global
		return s.createView(ctx, create)
	}
	if _, err := s.catalog.lookup(c.Name); err != nil {
		return err
	}
	return s.createView(ctx, create)
}

func (s *Session) renameTemp(v *View, c *plan.AlterTable) error {
	to := c.NewName[len(c.NewName)-1]
	if s.catalog.tempView([]string{to}) != nil {
		return diag.New(diag.TempTableExists, "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
			"Cannot create the temporary view %s because it already exists.\nChoose a different name, drop or replace the existing view,  or add the IF NOT EXISTS clause to tolerate pre-existing views.", quoteName(to))
	}
	s.catalog.DropTempView(c.Name...)
	renamed := *v
	renamed.Name = to
	s.catalog.PutTempView(&renamed)
	return nil
}

func (s *Session) renameTable(t *Table, c *plan.AlterTable) error {
	to := name{t.Database, c.NewName[len(c.NewName)-1]}
	if len(c.NewName) > 1 {
		to.database = c.NewName[len(c.NewName)-2]
	}
	if len(c.NewName) > 1 && !strings.EqualFold(to.database, t.Database) {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1073", "", "RENAME TABLE source and destination databases do not match: '%s' != '%s'.", t.Database, to.database)
	}
	if s.catalog.table(to) != nil {
		return tableExists(quoteName(to.database, to.table))
	}
	renamed := *t
	renamed.Database, renamed.Name = to.database, to.table
	if t.View == nil && !t.External {
		renamed.Location = s.catalog.defaultLocation(to)
		if err := s.options.FS.Rename(t.Location, renamed.Location); err != nil {
			return err
		}
	}
	s.catalog.dropTable(name{t.Database, t.Name})
	return s.catalog.putTable(&renamed)
}
