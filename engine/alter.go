package engine

import (
	"context"
	"fmt"
	"maps"
	"path"
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
	case "RECOVER PARTITIONS":
		return nil
	case "ALTER COLUMN":
		changed.Schema, err = commentColumn(t, c)
		if err != nil {
			return err
		}
	case "DROP COLUMNS", "RENAME COLUMN":
		return diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.TABLE_OPERATION", "0A000",
			"The feature is not supported: Table %s does not support %s. Please check the current catalog and namespace to make sure the qualified table name is expected, and also check the catalog implementation which is configured by \"spark.sql.catalog\".",
			quoteName(SparkCatalog, t.Database, t.Name), strings.Replace(c.Action, "COLUMNS", "COLUMN", 1))
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

// commentColumn is ALTER COLUMN … COMMENT, the only change that Spark's own
// tables allow.
func commentColumn(t *Table, c *plan.AlterTable) (*types.Struct, error) {
	if len(c.Columns) == 0 {
		return nil, diag.NotImplemented("this form of ALTER COLUMN")
	}
	i := fieldIndex(t.Schema, c.Columns[0][len(c.Columns[0])-1])
	if i < 0 {
		return nil, diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
			"A column, variable, or function parameter with name %s cannot be resolved. Did you mean one of the following? [%s].", quoteName(c.Columns[0]...), fieldList(t.Schema))
	}
	comment, ok := c.Properties["comment"]
	if !ok {
		return nil, diag.NotImplemented("this form of ALTER COLUMN")
	}
	out := &types.Struct{Fields: slices.Clone(t.Schema.Fields)}
	out.Fields[i] = out.Fields[i].WithComment(comment)
	return out, nil
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
			return "", fmt.Errorf("the partition needs a value for %s", column)
		}
		v, _, err := s.valueOf(ctx, value, types.String)
		if err != nil {
			return "", err
		}
		folder = path.Join(folder, partitionFolder(column, v))
	}
	return folder, nil
}
