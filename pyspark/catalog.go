package pyspark

import (
	"brook/engine"
	"brook/engine/plan"
	"brook/python"
)

// addCatalog makes spark.catalog and the tuples that it lists.
func (r *Runtime) addCatalog() {
	const module = "pyspark.sql.catalog"
	catalogs, newCatalog := r.in.NewTuples("CatalogMetadata", module, "name", "description")
	databases, newDatabase := r.in.NewTuples("Database", module, "name", "catalog", "description", "locationUri")
	tables, newTable := r.in.NewTuples("Table", module, "name", "catalog", "namespace", "description", "tableType", "isTemporary")
	columns, newColumn := r.in.NewTuples("Column", module, "name", "description", "dataType", "nullable", "isPartition", "isBucket", "isCluster")
	functions, newFunction := r.in.NewTuples("Function", module, "name", "catalog", "namespace", "description", "className", "isTemporary")
	property(tables, "database", func(in *python.Interp, i *python.Instance) any {
		if l, ok := in.GetAttr(i, "namespace").(*python.List); ok && len(l.Items) == 1 {
			return l.Items[0]
		}
		return nil
	})
	catalog := r.session.Catalog
	database := func(db *engine.Database) any {
		return newDatabase(db.Name, engine.SparkCatalog, noText(db.Comment), db.URI())
	}
	table := func(t engine.TableInfo) any {
		return newTable(t.Name, noText(t.Catalog), textList(t.Namespace), noText(t.Description), t.Kind, t.Temporary)
	}
	function := func(f engine.FunctionInfo) any {
		where, in := any(nil), any(nil)
		if f.Database != "" {
			where, in = engine.SparkCatalog, textList([]string{f.Database})
		}
		return newFunction(f.Name, where, in, noText(f.Description), "", f.Temporary)
	}
	name := func(table, database any) []string {
		if database == nil {
			return r.tableName(table)
		}
		return append(r.tableName(database), r.in.Str(table))
	}
	pattern := func(v any) string {
		if v == nil {
			return ""
		}
		return r.in.Str(v)
	}
	find := func(parts []string) *engine.Database {
		if len(parts) == 2 && parts[0] == engine.SparkCatalog {
			parts = parts[1:]
		}
		if len(parts) != 1 {
			return nil
		}
		return catalog().Database(parts[0])
	}
	c := r.class("Catalog", module, methods{
		"currentDatabase": def("self", func(*python.Interp, []any) any { return catalog().CurrentDatabase() }),
		"currentCatalog":  def("self", func(*python.Interp, []any) any { return engine.SparkCatalog }),
		"setCurrentCatalog": def("self, catalogName", func(in *python.Interp, a []any) any {
			return r.command(&plan.Use{Name: []string{in.Str(a[1])}})
		}),
		"setCurrentDatabase": def("self, dbName", func(in *python.Interp, a []any) any {
			r.must(catalog().SetCurrentDatabase(in.Str(a[1])))
			return nil
		}),
		"listCatalogs": def("self, pattern=None", func(_ *python.Interp, a []any) any {
			out := python.NewList()
			if engine.Matches(pattern(a[1]), engine.SparkCatalog) {
				out.Items = append(out.Items, newCatalog(engine.SparkCatalog, nil))
			}
			return out
		}),
		"listDatabases": def("self, pattern=None", func(_ *python.Interp, a []any) any {
			out := python.NewList()
			for _, db := range catalog().Databases() {
				if engine.Matches(pattern(a[1]), db.Name) {
					out.Items = append(out.Items, database(db))
				}
			}
			return out
		}),
		"getDatabase": def("self, dbName", func(in *python.Interp, a []any) any {
			db := find(r.tableName(a[1]))
			if db == nil {
				r.must(engine.SchemaNotFound(in.Str(a[1])))
			}
			return database(db)
		}),
		"databaseExists": def("self, dbName", func(_ *python.Interp, a []any) any { return find(r.tableName(a[1])) != nil }),
		"listTables": def("self, dbName=None, pattern=None", func(_ *python.Interp, a []any) any {
			var in []string
			if a[1] != nil {
				in = r.tableName(a[1])
			}
			list, err := catalog().ListTables(in, pattern(a[2]))
			r.must(err)
			return listOf(list, table)
		}),
		"getTable": def("self, tableName", func(_ *python.Interp, a []any) any {
			t, err := catalog().TableInfo(r.tableName(a[1]))
			r.must(err)
			return table(t)
		}),
		"tableExists": def("self, tableName, dbName=None", func(_ *python.Interp, a []any) any {
			v, t := catalog().Lookup(name(a[1], a[2]))
			return v != nil || t != nil
		}),
		"listColumns": def("self, tableName, dbName=None", func(in *python.Interp, a []any) any {
			list, err := catalog().ColumnInfos(in.Context(), name(a[1], a[2]))
			r.must(err)
			return listOf(list, func(f engine.ColumnInfo) any {
				return newColumn(f.Name, noText(f.Description), f.Type.String(), f.Nullable, f.Partition, f.Bucket, false)
			})
		}),
		"listFunctions": def("self, dbName=None, pattern=None", func(_ *python.Interp, a []any) any {
			return listOf(catalog().ListFunctions(pattern(a[2])), function)
		}),
		"getFunction": def("self, functionName", func(_ *python.Interp, a []any) any {
			f, err := catalog().FunctionInfo(r.tableName(a[1]))
			r.must(err)
			return function(f)
		}),
		"functionExists": def("self, functionName, dbName=None", func(_ *python.Interp, a []any) any {
			_, err := catalog().FunctionInfo(name(a[1], a[2]))
			return err == nil
		}),
		"dropTempView": def("self, viewName", func(in *python.Interp, a []any) any { return catalog().DropTempView(in.Str(a[1])) }),
		"dropGlobalTempView": def("self, viewName", func(in *python.Interp, a []any) any {
			return catalog().DropTempView(engine.GlobalTemp, in.Str(a[1]))
		}),
		"isCached": def("self, tableName", func(_ *python.Interp, a []any) any {
			ok, err := catalog().IsCached(r.tableName(a[1]))
			r.must(err)
			return ok
		}),
		"cacheTable": def("self, tableName, storageLevel=None", func(_ *python.Interp, a []any) any {
			return r.command(&plan.CacheTable{Name: r.tableName(a[1])})
		}),
		"uncacheTable": def("self, tableName", func(_ *python.Interp, a []any) any {
			return r.command(&plan.CacheTable{Name: r.tableName(a[1]), Uncache: true})
		}),
		"clearCache":   def("self", func(*python.Interp, []any) any { return r.command(&plan.CacheTable{Clear: true}) }),
		"refreshTable": def("self, tableName", func(_ *python.Interp, a []any) any { return r.command(&plan.Refresh{Name: r.tableName(a[1])}) }),
	})
	r.module(module, map[string]any{"Catalog": c, "CatalogMetadata": catalogs, "Database": databases, "Table": tables, "Column": columns, "Function": functions})
}

// noText is a text, or None for an empty one.
func noText(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func textList(texts []string) *python.List {
	return listOf(texts, func(s string) any { return s })
}

// listOf makes a list of what object makes of each item.
func listOf[T any](items []T, object func(T) any) *python.List {
	out := python.NewList()
	for _, x := range items {
		out.Items = append(out.Items, object(x))
	}
	return out
}
