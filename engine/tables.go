package engine

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/format"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// createTable is CREATE TABLE, with or without AS SELECT.
func (s *Session) createTable(ctx context.Context, c *plan.CreateTable) error {
	n, err := s.catalog.qualify(c.Name)
	if err != nil {
		return err
	}
	db, err := s.catalog.database(n.database)
	if err != nil {
		return err
	}
	if err := validName(n.table); err != nil {
		return err
	}
	old := s.catalog.table(n)
	if old != nil && !c.Replace {
		if c.IfNotExists {
			return nil
		}
		return tableExists(n.quoted())
	}
	if c.Replace {
		what := "REPLACE TABLE"
		if c.Input != nil {
			what += " AS SELECT"
		}
		return unsupportedOperation(n.quoted(), what)
	}
	if c.Unsupported != "" {
		return unsupportedOperation(n.quoted(), c.Unsupported)
	}
	if c.External && c.Location == "" {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1069", "", "CREATE EXTERNAL TABLE must be accompanied by LOCATION.")
	}
	t := &Table{
		Database: db.Name, Name: n.table, Schema: c.Schema, Provider: c.Format, PartitionBy: c.PartitionBy,
		Comment: c.Comment, Properties: c.Properties, Options: c.Options, Defaults: c.Defaults,
		NumBuckets: c.NumBuckets, BucketBy: c.BucketBy, SortBy: c.SortBy,
		Created: s.options.Now().UnixMilli(),
	}
	if t.Provider == "" {
		t.Provider = s.conf.String("spark.sql.sources.default")
	}
	t.Provider = strings.ToLower(t.Provider)
	if !isFormat(t.Provider) {
		return diag.New(diag.Internal, "DATA_SOURCE_NOT_FOUND", "42K02", "Failed to find the data source: %s. Make sure the provider name is correct and the package is properly registered and compatible with your Spark version.", t.Provider)
	}
	location := c.Location
	if p, ok := option(c.Options, "path"); ok && location == "" {
		location = p
	}
	if location != "" {
		t.External = true
		if t.Location, err = dbfs.Clean(location); err != nil {
			return err
		}
	} else {
		t.Location = s.catalog.defaultLocation(n)
	}
	if len(c.Like) > 0 {
		return s.createLike(t, c.Like)
	}
	if c.Input != nil {
		return s.createAs(ctx, t, c.Input)
	}
	if t.Schema == nil && !t.External {
		if !strings.EqualFold(format.ShortName(t.Provider), "text") {
			return source.UnableToInfer(t.Provider)
		}
		t.Schema = types.NewStruct(types.Field{Name: "value", Type: types.String, Nullable: true})
	}
	if t.Schema == nil || len(t.Schema.Fields) == 0 && t.External {
		if err := s.inferTable(ctx, t); err != nil {
			if e, ok := diag.As(err); ok && e.Condition == "PATH_NOT_FOUND" {
				return source.UnableToInfer(t.Provider)
			}
			return err
		}
	}
	if err := checkColumns(t); err != nil {
		return err
	}
	for _, f := range t.Schema.Fields {
		if err := s.checkDefault(ctx, "CREATE TABLE", t.Defaults, f); err != nil {
			return err
		}
	}
	if !t.External {
		if err := s.freshLocation(t, n); err != nil {
			return err
		}
		if err := s.options.FS.MkdirAll(t.Location); err != nil {
			return err
		}
	}
	return s.catalog.putTable(t)
}

// validName refuses names of tables and databases that Spark's catalog has no
// files for.
func validName(name string) error {
	for _, c := range name {
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return diag.New(diag.Analysis, "INVALID_SCHEMA_OR_RELATION_NAME", "42602", "%s is not a valid name for tables/schemas. Valid names only contain alphabet characters, numbers and _.", quoteName(name))
		}
	}
	return nil
}

// unsupportedOperation says that a table cannot do what a statement wants.
func unsupportedOperation(quoted, what string) error {
	return diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.TABLE_OPERATION", "0A000",
		"The feature is not supported: Table %s does not support %s. Please check the current catalog and namespace to make sure the qualified table name is expected, and also check the catalog implementation which is configured by \"spark.sql.catalog\".", quoted, what)
}

func option(m map[string]string, key string) (string, bool) {
	for k, v := range m {
		if strings.EqualFold(k, key) {
			return v, true
		}
	}
	return "", false
}

// checkColumns refuses double names and puts partition columns last.
func checkColumns(t *Table) error {
	seen := map[string]bool{}
	for _, f := range t.Schema.Fields {
		low := strings.ToLower(f.Name)
		if seen[low] {
			return columnExists(low)
		}
		seen[low] = true
	}
	if len(t.PartitionBy) == 0 {
		return nil
	}
	var data, partition []types.Field
	for _, p := range t.PartitionBy {
		i := fieldIndex(t.Schema, p)
		if i < 0 {
			return diag.New(diag.Analysis, "COLUMN_NOT_DEFINED_IN_TABLE", "42703",
				"partition column %s is not defined in table %s, defined table columns are: %s.", quoteName(p),
				quoteName(SparkCatalog, t.Database, t.Name), fieldList(t.Schema))
		}
		partition = append(partition, t.Schema.Fields[i])
	}
	for _, f := range t.Schema.Fields {
		if !slices.ContainsFunc(t.PartitionBy, func(p string) bool { return strings.EqualFold(p, f.Name) }) {
			data = append(data, f)
		}
	}
	t.Schema = &types.Struct{Fields: append(data, partition...)}
	return nil
}

func fieldIndex(schema *types.Struct, name string) int {
	return slices.IndexFunc(schema.Fields, func(f types.Field) bool { return strings.EqualFold(f.Name, name) })
}

func fieldList(schema *types.Struct) string {
	var out []string
	for _, f := range schema.Fields {
		out = append(out, quoteName(f.Name))
	}
	return strings.Join(out, ", ")
}

// freshLocation refuses a managed table whose folder has files already.
func (s *Session) freshLocation(t *Table, n name) error {
	entries, err := s.options.FS.ReadDir(t.Location)
	if err != nil || len(entries) == 0 {
		return nil
	}
	return diag.New(diag.SparkRuntime, "LOCATION_ALREADY_EXISTS", "42710",
		"Cannot name the managed table as %s, as its associated location '%s' already exists. Please pick a different table name, or remove the existing location first.", n.quoted(), dbfs.FileURI(t.Location)).
		With("identifier", n.quoted()).With("location", "'"+dbfs.FileURI(t.Location)+"'")
}

func (s *Session) createAs(ctx context.Context, t *Table, input plan.Relation) error {
	n, err := s.analyze(ctx, input)
	if err != nil {
		return err
	}
	t.Schema = nullableAll(logical.Schema(n))
	if err := checkColumns(t); err != nil {
		return err
	}
	for _, f := range t.Schema.Fields {
		if err := s.checkDefault(ctx, "CREATE TABLE", t.Defaults, f); err != nil {
			return err
		}
	}
	if !t.External {
		if err := s.freshLocation(t, name{t.Database, t.Name}); err != nil {
			return err
		}
	}
	mode := "error"
	if t.External {
		mode = "append"
	}
	if err := s.options.FS.MkdirAll(t.Location); err != nil {
		return err
	}
	if err := s.writeNode(ctx, n, fileTarget{format: t.Provider, path: t.Location, mode: modeFor(mode), partitionBy: t.PartitionBy, options: t.Options}); err != nil {
		return err
	}
	return s.catalog.putTable(t)
}

// modeFor is the save mode for a table's folder, which is known to be there.
func modeFor(mode string) string {
	if mode == "error" {
		return "append"
	}
	return mode
}

// nullableAll is schema as files keep it.
func nullableAll(schema *types.Struct) *types.Struct {
	out := &types.Struct{Fields: slices.Clone(schema.Fields)}
	for i := range out.Fields {
		out.Fields[i].Nullable = true
	}
	return out
}

func (s *Session) createLike(t *Table, like []string) error {
	v, model := s.catalog.Lookup(like)
	switch {
	case v != nil:
		t.Schema = v.Schema
	case model != nil:
		t.Schema, t.PartitionBy = model.Schema, model.PartitionBy
		if model.View == nil {
			t.Provider = model.Provider
		}
	default:
		return tableNotFound(like)
	}
	if err := s.options.FS.MkdirAll(t.Location); err != nil {
		return err
	}
	return s.catalog.putTable(t)
}

func (s *Session) inferTable(ctx context.Context, t *Table) error {
	relation, err := (*resolver)(s).Data(ctx, &plan.ReadData{Format: t.Provider, Options: t.Options, Paths: []string{t.Location}})
	if err != nil {
		return err
	}
	t.Schema = nullableAll(relation.Schema())
	return nil
}

// drop is DROP TABLE, VIEW, DATABASE, FUNCTION.
func (s *Session) drop(_ context.Context, c *plan.DropObject) error {
	switch strings.ToUpper(c.Kind) {
	case "DATABASE", "SCHEMA", "NAMESPACE":
		return s.dropDatabase(c)
	case "FUNCTION", "TEMPORARY FUNCTION":
		return s.dropFunction(c)
	}
	isView := strings.EqualFold(c.Kind, "VIEW")
	if s.catalog.tempView(c.Name) != nil {
		if !isView {
			// Spark's DROP TABLE takes temporary views too.
			s.catalog.DropTempView(c.Name...)
			return nil
		}
		s.catalog.DropTempView(c.Name...)
		return nil
	}
	n, err := s.catalog.qualify(c.Name)
	if err != nil {
		return err
	}
	t := s.catalog.table(n)
	if t == nil {
		if c.IfExists {
			return nil
		}
		return tableNotFound([]string{SparkCatalog, n.database, n.table})
	}
	if isView != (t.View != nil) {
		return wrongKind(isView, t)
	}
	s.catalog.dropTable(n)
	if t.View == nil && !t.External {
		return s.options.FS.RemoveAll(t.Location)
	}
	return nil
}

func wrongKind(isView bool, t *Table) error {
	operation, required, hint := "DROP TABLE", "EXTERNAL or MANAGED", "DROP VIEW"
	if isView {
		operation, required, hint = "DROP VIEW", "VIEW", "DROP TABLE"
	}
	return diag.New(diag.Analysis, "WRONG_COMMAND_FOR_OBJECT_TYPE", "42809",
		"The operation %s requires a %s. But %s is a %s. Use %s instead.", operation, required,
		name{t.Database, t.Name}.plain(), t.Kind(), hint)
}

// Kind is MANAGED, EXTERNAL or VIEW.
func (t *Table) Kind() string {
	switch {
	case t.View != nil:
		return "VIEW"
	case t.External:
		return "EXTERNAL"
	}
	return "MANAGED"
}

// truncate is TRUNCATE TABLE.
func (s *Session) truncate(ctx context.Context, c *plan.Truncate) error {
	t, err := s.tableOnly(c.Name, "TRUNCATE TABLE")
	if err != nil {
		return err
	}
	defer s.relist(t)
	if len(c.Partition) > 0 { // the partitions stay, without rows
		folders, _, err := s.partitionsOf(ctx, t, c.Partition)
		if err != nil {
			return err
		}
		for _, f := range folders {
			dir := path.Join(t.Location, f)
			if err := errors.Join(s.options.FS.RemoveAll(dir), s.options.FS.MkdirAll(dir)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.options.FS.RemoveAll(t.Location); err != nil {
		return err
	}
	return s.options.FS.MkdirAll(t.Location)
}

// tableOnly finds a table and refuses views.
func (s *Session) tableOnly(parts []string, operation string) (*Table, error) {
	if v := s.catalog.tempView(parts); v != nil {
		return nil, notView(operation, quoteName(v.Name))
	}
	t, err := s.catalog.lookup(parts)
	if err != nil {
		return nil, err
	}
	if t.View != nil {
		return nil, notView(operation, quoteName(SparkCatalog, t.Database, t.Name))
	}
	return t, nil
}

func notView(operation, quoted string) error {
	return diag.New(diag.Analysis, "EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE", "42809",
		"'%s' expects a table but %s is a view. ", operation, quoted).With("viewName", quoted).With("operation", operation)
}

// refresh is REFRESH TABLE.
func (s *Session) refresh(_ context.Context, c *plan.Refresh) error {
	if c.Repair {
		t, err := s.tableOnly(c.Name, "MSCK REPAIR TABLE")
		if err == nil && len(t.PartitionBy) == 0 {
			return diag.New(diag.Analysis, "NOT_A_PARTITIONED_TABLE", "42809", "Operation MSCK REPAIR TABLE is not allowed for %s because it is not a partitioned table.", quoteName(SparkCatalog, t.Database, t.Name))
		}
		return err
	}
	v, t := s.catalog.Lookup(c.Name)
	if v == nil && t == nil {
		return tableNotFound(c.Name)
	}
	s.relist(t)
	return nil
}

func (s *Session) analyzeTable(ctx context.Context, c *plan.AnalyzeTable) error {
	if v := s.catalog.tempView(c.Name); v != nil {
		return notPermanent("ANALYZE TABLE", c.Name)
	}
	t, err := s.tableOnly(c.Name, "ANALYZE TABLE")
	if err != nil {
		return err
	}
	for _, column := range c.Columns {
		if fieldIndex(t.Schema, column) < 0 {
			return columnNotFound(column)
		}
	}
	r, err := s.Execute(ctx, &plan.ReadTable{Name: c.Name})
	if err != nil {
		return err
	}
	rows := int64(r.Rows())
	size, err := folderSize(s.options.FS, t.Location)
	if err != nil {
		return err
	}
	t.NumRows, t.SizeBytes = &rows, &size
	return nil
}

func folderSize(root dbfs.FS, dir string) (int64, error) {
	entries, err := root.ReadDir(dir)
	if err != nil {
		return 0, fmt.Errorf("size of %s: %w", dir, err)
	}
	var total int64
	for _, e := range entries {
		if e.IsDir() {
			n, err := folderSize(root, dir+"/"+e.Name())
			if err != nil {
				return 0, err
			}
			total += n
			continue
		}
		info, err := e.Info()
		if err != nil {
			return 0, err
		}
		total += info.Size()
	}
	return total, nil
}
