package engine

import (
	"context"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/batch"
	"brook/engine/exec"
	"brook/engine/format"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/sink"
	"brook/engine/types"
)

// fileTarget is where and how rows are written as files.
type fileTarget struct {
	format, path, mode string
	partitionBy        []string
	options            map[string]string
	lengths            *types.Struct // table columns whose text lengths are checked; nil for none
}

// writeNode runs a resolved plan and writes its rows.
func (s *Session) writeNode(ctx context.Context, n logical.Node, t fileTarget) error {
	if err := analyze.CheckBatch(n); err != nil {
		return err
	}
	optimized, err := optimize.Plan(n, s.exprConf())
	if err != nil {
		return err
	}
	o := sink.FileOptions{
		Format: format.ShortName(t.format), Path: t.path, Mode: t.mode, PartitionBy: t.partitionBy, Options: t.options,
		TimeZone: s.conf.String("spark.sql.session.timeZone"), Conf: s.conf.Get,
	}
	err = sink.WriteFiles(ctx, s.options.FS, o, logical.Schema(n), func(yield func(int, *batch.Batch) error) error {
		_, err := exec.Parts(ctx, s.env(), optimized, func(partition int, b *batch.Batch) error {
			if t.lengths != nil {
				if err := checkLengths(t.lengths, b); err != nil {
					return err
				}
			}
			return yield(partition, b)
		})
		return err
	})
	if err == nil {
		optimize.NoteReads(optimized)
	}
	return err
}

// write is df.write….save, saveAsTable and insertInto.
func (s *Session) write(ctx context.Context, c *plan.WriteOperation) error {
	if err := plan.CheckSaveMode(c.Mode); err != nil {
		return err
	}
	mode := strings.ToLower(c.Mode)
	switch mode {
	case "", "default", "errorifexists":
		mode = "error"
	}
	switch {
	case len(c.BucketBy) == 0 && len(c.SortBy) > 0:
		return diag.New(diag.Analysis, "SORT_BY_WITHOUT_BUCKETING", "42601", "sortBy must be used together with bucketBy.")
	case len(c.BucketBy) > 0 && len(c.Table) == 0:
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1312", "", "'save' does not support bucketBy right now.")
	case len(c.BucketBy) > 0 && !c.Insert:
		return diag.NotImplemented("a table in buckets (bucketBy)")
	}
	if len(c.Table) > 0 {
		if c.Insert {
			return s.insert(ctx, &plan.InsertInto{Table: c.Table, Overwrite: mode == "overwrite", Input: c.Input})
		}
		return s.saveAsTable(ctx, c, mode)
	}
	n, err := s.analyze(ctx, c.Input)
	if err != nil {
		return err
	}
	format := c.Format
	if format == "" {
		format = s.conf.String("spark.sql.sources.default")
	}
	if strings.EqualFold(format, "noop") {
		_, err := s.execute(ctx, n)
		return err
	}
	path := c.Path
	if p, ok := option(c.Options, "path"); ok && path == "" {
		path = p
	}
	if path == "" {
		return diag.New(diag.IllegalArgument, "", "", "'path' is not specified.")
	}
	return s.writeNode(ctx, n, fileTarget{format: strings.ToLower(format), path: path, mode: mode, partitionBy: c.PartitionBy, options: c.Options})
}

func (s *Session) saveAsTable(ctx context.Context, c *plan.WriteOperation, mode string) error {
	n, err := s.catalog.qualify(c.Table)
	if err != nil {
		return err
	}
	old := s.catalog.table(n)
	switch {
	case old == nil:
	case old.View != nil && mode != "ignore":
		return diag.New(diag.Analysis, "UNSUPPORTED_INSERT.NOT_ALLOWED", "42809", "Can't insert into the target. The target relation %s is not allowed for insertion.", n.quoted())
	case mode == "ignore":
		return nil
	case mode == "error":
		return diag.New(diag.Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
			"Cannot create table or view %s because it already exists.\nChoose a different name, drop or replace the existing object, or add the IF NOT EXISTS clause to tolerate pre-existing objects.", n.quoted()).
			With("relationName", n.quoted())
	case mode == "append":
		return s.appendByName(ctx, old, c)
	case mode == "overwrite":
		return s.overwriteTable(ctx, old, c)
	}
	create := &plan.CreateTable{Name: c.Table, Format: c.Format, Options: c.Options, PartitionBy: c.PartitionBy, Input: c.Input}
	if p, ok := option(c.Options, "path"); ok {
		create.Location = p
	}
	return s.createTable(ctx, create)
}

// overwriteTable replaces a table's rows and columns. The rows are computed
// before the old ones go, since they may come from there.
func (s *Session) overwriteTable(ctx context.Context, old *Table, c *plan.WriteOperation) error {
	r, err := s.Execute(ctx, c.Input)
	if err != nil {
		return err
	}
	n := name{old.Database, old.Name}
	if old.External {
		if c.Options == nil {
			c.Options = map[string]string{}
		}
	}
	if err := s.options.FS.RemoveAll(old.Location); err != nil {
		return err
	}
	s.catalog.dropTable(n)
	create := &plan.CreateTable{
		Name: []string{old.Database, old.Name}, Format: c.Format, Options: c.Options, PartitionBy: c.PartitionBy,
		Input: &plan.LocalRelation{Schema: r.Schema, Batches: r.Batches},
	}
	if old.External {
		create.Location = old.Location
	}
	return s.createTable(ctx, create)
}

// appendByName is saveAsTable with mode append: columns are matched by name.
func (s *Session) appendByName(ctx context.Context, t *Table, c *plan.WriteOperation) error {
	n := name{t.Database, t.Name}
	if c.Format != "" && !strings.EqualFold(c.Format, t.Provider) {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1159", "", "The format of the existing table %s is `%s`. It doesn't match the specified format `%s`.", n.plain(), dataSourceV2Name(t.Provider), dataSourceV2Name(c.Format))
	}
	if !slices.EqualFunc(c.PartitionBy, t.PartitionBy, strings.EqualFold) {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1163", "",
			"Specified partitioning does not match that of the existing table %s.\nSpecified partition columns: [%s].\nExisting partition columns: [%s].", n.plain(),
			strings.Join(c.PartitionBy, ", "), strings.Join(t.PartitionBy, ", "))
	}
	given, err := s.Schema(ctx, c.Input)
	if err != nil {
		return err
	}
	if len(given.Fields) != len(t.Schema.Fields) {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1161", "",
			"The column number of the existing table %s (%s) doesn't match the data schema (%s).", n.plain(), t.Schema, given)
	}
	for _, f := range t.Schema.Fields {
		if fieldIndex(given, f.Name) < 0 {
			return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1162", "",
				"Cannot resolve '%s' given input columns: [%s].", f.Name, strings.Join(given.Names(), ", "))
		}
	}
	return s.insert(ctx, &plan.InsertInto{Table: []string{t.Database, t.Name}, ByName: true, Input: c.Input})
}

func dataSourceV2Name(format string) string {
	switch strings.ToLower(format) {
	case "json":
		return "JsonDataSourceV2"
	case "csv":
		return "CSVDataSourceV2"
	case "text":
		return "TextDataSourceV2"
	case "orc":
		return "OrcDataSourceV2"
	}
	return "ParquetDataSourceV2"
}

// directory is INSERT OVERWRITE DIRECTORY.
func (s *Session) directory(ctx context.Context, c *plan.InsertInto) error {
	n, err := s.analyze(ctx, c.Input)
	if err != nil {
		return err
	}
	path, err := dbfs.Clean(c.Directory)
	if err != nil {
		return err
	}
	return s.writeNode(ctx, n, fileTarget{format: strings.ToLower(c.Format), path: path, mode: "overwrite", options: c.Options})
}
