package engine

import (
	"context"
	"strings"

	"brook/dbfs"
	"brook/engine/functions"
	"brook/engine/types"
)

// TableInfo is what the catalog tells of a table or view. Namespace is empty for
// temporary views, and so is Catalog.
type TableInfo struct {
	Name, Catalog, Description, Kind string
	Namespace                        []string
	Temporary                        bool
}

// ColumnInfo is what the catalog tells of a column.
type ColumnInfo struct {
	types.Field
	Description       string
	Partition, Bucket bool
}

// FunctionInfo is what the catalog tells of a function.
type FunctionInfo struct {
	Name, Database, Description string
	Temporary                   bool
}

// URI is where the database's managed tables are.
func (db *Database) URI() string { return dbfs.FileURI(db.Location) }

// ListTables lists the tables of a database and the temporary views whose names
// match a pattern; empty means all.
func (c *Catalog) ListTables(database []string, pattern string) ([]TableInfo, error) {
	var out []TableInfo
	if len(database) == 1 && strings.EqualFold(database[0], GlobalTemp) {
		for _, v := range c.GlobalViews() {
			out = append(out, TableInfo{Name: v.Name, Namespace: []string{GlobalTemp}, Description: v.Comment, Kind: "TEMPORARY", Temporary: true})
		}
	} else {
		db, err := c.session.inDatabase(database)
		if err != nil {
			return nil, err
		}
		tables, err := c.Tables(db.Name)
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			out = append(out, t.info())
		}
	}
	for _, v := range c.TempViews() {
		out = append(out, v.info())
	}
	kept := out[:0]
	for _, t := range out {
		if matches(pattern, t.Name) {
			kept = append(kept, t)
		}
	}
	return kept, nil
}

func (t *Table) info() TableInfo {
	return TableInfo{Name: t.Name, Catalog: SparkCatalog, Namespace: []string{t.Database}, Description: t.Comment, Kind: t.Kind()}
}

func (v *View) info() TableInfo {
	return TableInfo{Name: v.Name, Description: v.Comment, Kind: "TEMPORARY", Temporary: true}
}

// TableInfo describes a table or view by name.
func (c *Catalog) TableInfo(parts []string) (TableInfo, error) {
	switch v, t := c.Lookup(parts); {
	case v != nil && v.Global:
		i := v.info()
		i.Namespace = []string{GlobalTemp}
		return i, nil
	case v != nil:
		return v.info(), nil
	case t != nil:
		return t.info(), nil
	}
	return TableInfo{}, tableNotFound(parts)
}

// ColumnInfos describes the columns of a table or view.
func (c *Catalog) ColumnInfos(ctx context.Context, parts []string) ([]ColumnInfo, error) {
	schema, err := c.session.schemaOf(ctx, parts)
	if err != nil {
		return nil, err
	}
	_, t := c.Lookup(parts)
	among := func(list []string, name string) bool {
		for _, x := range list {
			if strings.EqualFold(x, name) {
				return true
			}
		}
		return false
	}
	var out []ColumnInfo
	for _, f := range schema.Fields {
		i := ColumnInfo{Field: f, Description: commentOf(f)}
		if t != nil {
			i.Partition, i.Bucket = among(t.PartitionBy, f.Name), among(t.BucketBy, f.Name)
		}
		out = append(out, i)
	}
	return out, nil
}

// ListFunctions lists the built-in functions and those of the session and the
// current database, by name.
func (c *Catalog) ListFunctions(pattern string) []FunctionInfo {
	seen := map[string]bool{}
	var out []FunctionInfo
	for _, n := range append(functions.Names(), c.FunctionNames()...) {
		if !seen[n] && matches(pattern, n) {
			seen[n] = true
			if i, err := c.FunctionInfo([]string{n}); err == nil {
				out = append(out, i)
			}
		}
	}
	return out
}

// FunctionInfo describes a function by name.
func (c *Catalog) FunctionInfo(parts []string) (FunctionInfo, error) {
	if f := c.function(parts); f != nil {
		return FunctionInfo{Name: f.name, Database: f.database, Temporary: f.database == ""}, nil
	}
	if spec, ok := functions.Lookup(parts[len(parts)-1]); ok && len(parts) == 1 {
		return FunctionInfo{Name: strings.ToLower(parts[0]), Description: spec.Usage, Temporary: true}, nil
	}
	return FunctionInfo{}, functionNotFound(quoteName(parts...))
}
