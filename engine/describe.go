package engine

import (
	"context"
	"fmt"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
)

// describe is DESCRIBE TABLE, QUERY, DATABASE and FUNCTION.
func (s *Session) describe(ctx context.Context, c *plan.Describe) (*Result, error) {
	switch strings.ToUpper(c.What) {
	case "QUERY":
		schema, err := s.Schema(ctx, c.Query)
		if err != nil {
			return nil, err
		}
		return rowsOf(describeColumns, describeRows(schema))
	case "DATABASE", "SCHEMA", "NAMESPACE":
		return s.describeDatabase(c)
	case "FUNCTION":
		return s.describeFunction(c)
	}
	return s.describeTable(ctx, c)
}

var describeColumns = &types.Struct{Fields: []types.Field{
	{Name: "col_name", Type: types.String}, {Name: "data_type", Type: types.String}, {Name: "comment", Type: types.String, Nullable: true},
}}

func describeRows(schema *types.Struct) []types.StructValue {
	var rows []types.StructValue
	for _, f := range schema.Fields {
		rows = append(rows, types.StructValue{f.Name, f.Type.String(), nullText(commentOf(f))})
	}
	return rows
}

func nullText(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (s *Session) describeTable(ctx context.Context, c *plan.Describe) (*Result, error) {
	schema, err := s.schemaOf(ctx, c.Name)
	if err != nil {
		return nil, err
	}
	if len(c.Column) > 0 {
		return s.describeColumn(schema, c)
	}
	rows := describeRows(schema)
	_, t := s.catalog.Lookup(c.Name)
	if t == nil {
		return rowsOf(describeColumns, rows)
	}
	if len(t.PartitionBy) > 0 {
		rows = append(rows, types.StructValue{"# Partition Information", "", ""}, types.StructValue{"# col_name", "data_type", "comment"})
		for _, f := range schema.Fields[len(schema.Fields)-len(t.PartitionBy):] {
			rows = append(rows, types.StructValue{f.Name, f.Type.String(), nullText(commentOf(f))})
		}
	}
	if len(t.Defaults) > 0 {
		rows = append(rows, types.StructValue{"", "", ""}, types.StructValue{"# Column Default Values", "", ""})
		for _, f := range schema.Fields {
			if text, ok := option(t.Defaults, f.Name); ok {
				rows = append(rows, types.StructValue{f.Name, f.Type.String(), text})
			}
		}
	}
	if c.Extended {
		rows = append(rows, s.details(t)...)
	}
	return rowsOf(describeColumns, rows)
}

func (s *Session) details(t *Table) []types.StructValue {
	rows := []types.StructValue{{"", "", ""}, {"# Detailed Table Information", "", ""}}
	add := func(key, value string) { rows = append(rows, types.StructValue{key, value, ""}) }
	add("Catalog", SparkCatalog)
	add("Database", t.Database)
	add("Table", t.Name)
	add("Created Time", time.UnixMilli(t.Created).In(s.conf.location()).Format("Mon Jan 02 15:04:05 MST 2006"))
	add("Last Access", "UNKNOWN")
	add("Created By", "Spark 4.1.3")
	add("Type", t.Kind())
	if t.View != nil {
		if t.Comment != "" {
			add("Comment", t.Comment)
		}
		add("View Text", t.View.Text)
		return rows
	}
	add("Provider", t.Provider)
	if t.Comment != "" {
		add("Comment", t.Comment)
	}
	if len(t.Properties) > 0 {
		var list []string
		for _, k := range sortedKeys(t.Properties) {
			list = append(list, k+"="+t.Properties[k])
		}
		add("Table Properties", "["+strings.Join(list, ", ")+"]")
	}
	if t.NumRows != nil {
		add("Statistics", fmt.Sprintf("%d bytes, %d rows", *t.SizeBytes, *t.NumRows))
	}
	add("Location", dbfs.FileURI(t.Location))
	if len(t.PartitionBy) > 0 {
		add("Partition Provider", "Catalog")
	}
	return rows
}

func (s *Session) describeColumn(schema *types.Struct, c *plan.Describe) (*Result, error) {
	i := fieldIndex(schema, c.Column[len(c.Column)-1])
	if i < 0 {
		return nil, columnNotFound(c.Column...)
	}
	f := schema.Fields[i]
	comment := commentOf(f)
	if comment == "" {
		comment = "NULL"
	}
	rows := []types.StructValue{{"col_name", f.Name}, {"data_type", f.Type.String()}, {"comment", comment}}
	_, t := s.catalog.Lookup(c.Name)
	if !c.Extended || t == nil {
		return rowsOf(textColumns("info_name", "info_value"), rows)
	}
	// What ANALYZE TABLE would have found is not kept for columns.
	for _, n := range []string{"min", "max", "num_nulls", "distinct_count", "avg_col_len", "max_col_len", "histogram"} {
		rows = append(rows, types.StructValue{n, "NULL"})
	}
	if text, ok := option(t.Defaults, f.Name); ok {
		rows = append(rows, types.StructValue{"default", text})
	}
	return rowsOf(textColumns("info_name", "info_value"), rows)
}

func columnNotFound(name ...string) error {
	return diag.New(diag.Analysis, "COLUMN_NOT_FOUND", "42703",
		"The column %s cannot be found. Verify the spelling and correctness of the column name according to the SQL config \"spark.sql.caseSensitive\".", quoteName(name...))
}

func (s *Session) describeDatabase(c *plan.Describe) (*Result, error) {
	db, err := s.inDatabase(c.Name)
	if err != nil {
		return nil, err
	}
	rows := []types.StructValue{
		{"Catalog Name", SparkCatalog}, {"Namespace Name", db.Name}, {"Comment", db.Comment}, {"Location", dbfs.FileURI(db.Location)}, {"Owner", s.user()},
	}
	if c.Extended {
		var list []string
		for _, k := range sortedKeys(db.Properties) {
			list = append(list, "("+k+","+db.Properties[k]+")")
		}
		text := ""
		if len(list) > 0 {
			text = "(" + strings.Join(list, ", ") + ")"
		}
		rows = append(rows, types.StructValue{"Properties", text})
	}
	return rowsOf(textColumns("info_name", "info_value"), rows)
}

func (s *Session) user() string { return "brook" }

func (s *Session) describeFunction(c *plan.Describe) (*Result, error) {
	last := c.Name[len(c.Name)-1]
	schema := textColumns("function_desc")
	if f := s.catalog.function(c.Name); f != nil {
		kind := "SCALAR"
		if f.sql != nil && f.sql.ReturnsTable != nil {
			kind = "TABLE"
		}
		return rowsOf(schema, []types.StructValue{{"Function:    " + f.name}, {"Type:        " + kind}})
	}
	spec, ok := functions.Lookup(last)
	if !ok {
		return nil, analyze.UnknownFunction(c.Name, s.catalog.CurrentDatabase()).At(c.Place)
	}
	rows := []types.StructValue{{"Function: " + last}, {"Usage: " + spec.Usage}}
	if c.Extended {
		text := "Extended Usage:\n    Examples:"
		for _, e := range spec.Examples {
			text += "\n      > SELECT " + e.SQL + ";\n       " + e.Result
		}
		if spec.Since != "" {
			text += "\n  \n    Since: " + spec.Since + "\n"
		}
		rows = append(rows, types.StructValue{text})
	}
	return rowsOf(schema, rows)
}
