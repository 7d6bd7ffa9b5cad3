package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
)

// show is SHOW TABLES, VIEWS, DATABASES, ….
func (s *Session) show(ctx context.Context, c *plan.Show) (*Result, error) {
	switch strings.ToUpper(c.What) {
	case "TABLES":
		return s.showTables(c)
	case "VIEWS":
		return s.showViews(c)
	case "DATABASES", "SCHEMAS", "NAMESPACES":
		var rows []types.StructValue
		for _, db := range s.catalog.Databases() {
			if matches(c.Like, db.Name) {
				rows = append(rows, types.StructValue{db.Name})
			}
		}
		return rowsOf(textColumns("namespace"), rows)
	case "CATALOGS":
		return rowsOf(textColumns("catalog"), []types.StructValue{{SparkCatalog}})
	case "CURRENT NAMESPACE":
		return rowsOf(textColumns("catalog", "namespace"), []types.StructValue{{SparkCatalog, s.catalog.CurrentDatabase()}})
	case "COLUMNS":
		return s.showColumns(ctx, c)
	case "FUNCTIONS", "USER FUNCTIONS", "SYSTEM FUNCTIONS", "ALL FUNCTIONS":
		return s.showFunctions(c)
	case "PARTITIONS":
		return s.showPartitions(ctx, c)
	case "TBLPROPERTIES":
		return s.showProperties(c)
	case "CREATE TABLE":
		return s.showCreate(c)
	}
	return nil, diag.NotImplemented("SHOW %s", c.What)
}

// Matches reports whether a name matches a pattern of SHOW … LIKE; an empty one
// matches all.
func Matches(pattern, s string) bool { return matches(pattern, s) }

func matches(pattern, s string) bool { return pattern == "" || like(pattern, s) }

func (s *Session) inDatabase(in []string) (*Database, error) {
	if len(in) == 0 {
		return s.catalog.database(s.catalog.CurrentDatabase())
	}
	n, err := databaseName(in)
	if err != nil {
		return nil, err
	}
	return s.catalog.database(n)
}

var tableColumns = &types.Struct{Fields: []types.Field{
	{Name: "namespace", Type: types.String}, {Name: "tableName", Type: types.String}, {Name: "isTemporary", Type: types.Boolean},
}}

func (s *Session) showTables(c *plan.Show) (*Result, error) {
	var rows []types.StructValue
	if len(c.In) == 1 && strings.EqualFold(c.In[0], GlobalTemp) {
		for _, v := range s.catalog.GlobalViews() {
			if matches(c.Like, v.Name) {
				rows = append(rows, types.StructValue{GlobalTemp, v.Name, true})
			}
		}
	} else {
		db, err := s.inDatabase(c.In)
		if err != nil {
			return nil, err
		}
		tables, err := s.catalog.Tables(db.Name)
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			if matches(c.Like, t.Name) {
				rows = append(rows, types.StructValue{db.Name, t.Name, false})
			}
		}
	}
	for _, v := range s.catalog.TempViews() {
		if matches(c.Like, v.Name) {
			rows = append(rows, types.StructValue{"", v.Name, true})
		}
	}
	return rowsOf(tableColumns, rows)
}

func (s *Session) showViews(c *plan.Show) (*Result, error) {
	schema := &types.Struct{Fields: slices.Clone(tableColumns.Fields)}
	schema.Fields[1].Name = "viewName"
	var rows []types.StructValue
	if len(c.In) == 1 && strings.EqualFold(c.In[0], GlobalTemp) {
		for _, v := range s.catalog.GlobalViews() {
			if matches(c.Like, v.Name) {
				rows = append(rows, types.StructValue{GlobalTemp, v.Name, true})
			}
		}
	} else {
		db, err := s.inDatabase(c.In)
		if err != nil {
			return nil, err
		}
		tables, err := s.catalog.Tables(db.Name)
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			if t.View != nil && matches(c.Like, t.Name) {
				rows = append(rows, types.StructValue{db.Name, t.Name, false})
			}
		}
	}
	for _, v := range s.catalog.TempViews() {
		if matches(c.Like, v.Name) {
			rows = append(rows, types.StructValue{"", v.Name, true})
		}
	}
	return rowsOf(schema, rows)
}

func (s *Session) showColumns(ctx context.Context, c *plan.Show) (*Result, error) {
	parts := c.Name
	if len(c.In) > 0 && len(parts) == 1 {
		parts = append(slices.Clone(c.In), parts...)
	}
	schema, err := s.schemaOf(ctx, parts)
	if err != nil {
		return nil, err
	}
	var rows []types.StructValue
	for _, f := range schema.Fields {
		rows = append(rows, types.StructValue{f.Name})
	}
	return rowsOf(textColumns("col_name"), rows)
}

// schemaOf is the columns of a table or view by name.
func (s *Session) schemaOf(ctx context.Context, parts []string) (*types.Struct, error) {
	v, t := s.catalog.Lookup(parts)
	switch {
	case v != nil && v.Schema != nil:
		return v.Schema, nil
	case v != nil:
		return s.Schema(ctx, &plan.ReadTable{Name: parts})
	case t != nil:
		return t.Schema, nil
	}
	return nil, tableNotFound(parts)
}

func (s *Session) showFunctions(c *plan.Show) (*Result, error) {
	names := map[string]bool{}
	what := strings.ToUpper(c.What)
	if what != "USER FUNCTIONS" {
		for _, n := range functions.Names() {
			names[n] = true
		}
	}
	if what != "SYSTEM FUNCTIONS" {
		for _, n := range s.catalog.FunctionNames() {
			names[n] = true
		}
	}
	var sorted []string
	for n := range names {
		if matches(c.Like, n) {
			sorted = append(sorted, n)
		}
	}
	slices.Sort(sorted)
	var rows []types.StructValue
	for _, n := range sorted {
		rows = append(rows, types.StructValue{n})
	}
	return rowsOf(textColumns("function"), rows)
}

func (s *Session) showPartitions(ctx context.Context, c *plan.Show) (*Result, error) {
	t, err := s.tableOnly(c.Name, "SHOW PARTITIONS")
	if err != nil {
		return nil, err
	}
	if len(t.PartitionBy) == 0 {
		return nil, diag.New(diag.Analysis, "INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY", "42601",
			"The partition command is invalid. Table %s is not partitioned.", quoteName(SparkCatalog, t.Database, t.Name))
	}
	found, _, err := s.partitionsOf(ctx, t, c.Partition)
	if err != nil {
		return nil, err
	}
	var rows []types.StructValue
	for _, f := range found {
		rows = append(rows, types.StructValue{f})
	}
	return rowsOf(textColumns("partition"), rows)
}

// partitionFolders lists the folders k=v/… of depth levels below dir, sorted.
func partitionFolders(root dbfs.FS, dir string, depth int) ([]string, error) {
	entries, err := root.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("partitions of %s: %w", dir, err)
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() || !strings.Contains(e.Name(), "=") {
			continue
		}
		if depth == 1 {
			out = append(out, e.Name())
			continue
		}
		below, err := partitionFolders(root, dir+"/"+e.Name(), depth-1)
		if err != nil {
			return nil, err
		}
		for _, b := range below {
			out = append(out, e.Name()+"/"+b)
		}
	}
	slices.Sort(out)
	return out, nil
}

// partitionFolder is "k=v" as Spark writes it.
func partitionFolder(column string, value any) string {
	text := "__HIVE_DEFAULT_PARTITION__"
	switch v := value.(type) {
	case nil:
	case string:
		if v != "" {
			text = escapePath(v)
		}
	case types.DateValue:
		text = dateText(int64(v))
	default:
		text = escapePath(fmt.Sprint(v))
	}
	return escapePath(column) + "=" + text
}

// escapePath writes the characters that Hive escapes as %XX.
func escapePath(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c < 0x20 || c == 0x7f || strings.IndexByte("\"#%'*/:=?\\{[]^", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func (s *Session) showProperties(c *plan.Show) (*Result, error) {
	t, err := s.catalog.lookup(c.Name)
	if err != nil {
		return nil, err
	}
	if c.Key != "" {
		v, ok := t.Properties[c.Key]
		if !ok {
			v = fmt.Sprintf("Table %s does not have property: %s", name{t.Database, t.Name}.plain(), c.Key)
		}
		return rowsOf(textColumns("key", "value"), []types.StructValue{{c.Key, v}})
	}
	var rows []types.StructValue
	for _, k := range sortedKeys(t.Properties) {
		rows = append(rows, types.StructValue{k, t.Properties[k]})
	}
	return rowsOf(textColumns("key", "value"), rows)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// notPermanent refuses a statement about a view that no catalog keeps.
func notPermanent(statement string, name []string) error {
	return diag.New(diag.Analysis, "EXPECT_PERMANENT_VIEW_NOT_TEMP", "42809", "'%s' expects a permanent view but %s is a temp view.", statement, quoteName(name...))
}

func (s *Session) showCreate(c *plan.Show) (*Result, error) {
	if s.catalog.tempView(c.Name) != nil {
		return nil, notPermanent("SHOW CREATE TABLE", c.Name)
	}
	t, err := s.catalog.lookup(c.Name)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	full := SparkCatalog + "." + types.QuoteIfNeeded(t.Database) + "." + types.QuoteIfNeeded(t.Name)
	var columns []string
	for _, f := range t.Schema.Fields {
		line := types.QuoteIfNeeded(f.Name)
		if t.View == nil {
			line += " " + f.Type.SQL()
		}
		if comment := commentOf(f); comment != "" {
			line += " COMMENT " + sqlString(comment)
		}
		columns = append(columns, "  "+line)
	}
	if t.View != nil {
		fmt.Fprintf(&b, "CREATE VIEW %s (\n%s)\n", t.Database+"."+t.Name, strings.Join(columns, ",\n"))
		if t.Comment != "" {
			fmt.Fprintf(&b, "COMMENT %s\n", sqlString(t.Comment))
		}
		fmt.Fprintf(&b, "WITH SCHEMA COMPENSATION\nAS %s\n", t.View.Text)
		return rowsOf(textColumns("createtab_stmt"), []types.StructValue{{b.String()}})
	}
	fmt.Fprintf(&b, "CREATE TABLE %s (\n%s)\nUSING %s\n", full, strings.Join(columns, ",\n"), t.Provider)
	if len(t.Options) > 0 {
		var list []string
		for _, k := range sortedKeys(t.Options) {
			list = append(list, fmt.Sprintf("  %s = %s", sqlString(k), sqlString(t.Options[k])))
		}
		fmt.Fprintf(&b, "OPTIONS (\n%s)\n", strings.Join(list, ",\n"))
	}
	if len(t.PartitionBy) > 0 {
		fmt.Fprintf(&b, "PARTITIONED BY (%s)\n", strings.Join(t.PartitionBy, ", "))
	}
	if t.External {
		fmt.Fprintf(&b, "LOCATION %s\n", sqlString(dbfs.FileURI(t.Location)))
	}
	if t.Comment != "" {
		fmt.Fprintf(&b, "COMMENT %s\n", sqlString(t.Comment))
	}
	if len(t.Properties) > 0 {
		var list []string
		for _, k := range sortedKeys(t.Properties) {
			list = append(list, fmt.Sprintf("  %s = %s", sqlString(k), sqlString(t.Properties[k])))
		}
		fmt.Fprintf(&b, "TBLPROPERTIES (\n%s)\n", strings.Join(list, ",\n"))
	}
	return rowsOf(textColumns("createtab_stmt"), []types.StructValue{{b.String()}})
}

func sqlString(s string) string { return "'" + strings.ReplaceAll(s, "'", "\\'") + "'" }

func commentOf(f types.Field) string {
	c, _ := f.Metadata["comment"].(string)
	return c
}
