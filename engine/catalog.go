package engine

import (
	"path"
	"slices"
	"strings"
	"sync"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// The names that Spark gives to what is always there.
const (
	SparkCatalog    = "spark_catalog"
	DefaultDatabase = "default"
	GlobalTemp      = "global_temp"
	SystemCatalog   = "system"
)

// Catalog is the databases, tables, views and functions of a session. It may be
// used from several goroutines.
type Catalog struct {
	session *Session

	mu        sync.RWMutex
	current   string
	databases map[string]*Database // by lower-case name
	temp      map[string]*View     // temporary views, by lower-case name
	global    map[string]*View     // global_temp
	functions map[string]*function // temporary functions, by lower-case name
	cached    map[string]bool      // names marked by CACHE TABLE
}

// Database is a schema of the catalog.
type Database struct {
	Name, Comment, Location string
	Properties              map[string]string
	tables                  map[string]*Table
	functions               map[string]*function
}

// Table is a table or, with ViewText, a persistent view.
type Table struct {
	Database, Name string
	Schema         *types.Struct // partition columns last
	Provider       string
	PartitionBy    []string
	Location       string // below the root
	External       bool
	Comment        string
	Properties     map[string]string
	Options        map[string]string
	Defaults       map[string]string // column → expression text
	View           *View             // nil for tables
	Created        int64             // milliseconds
	NumRows        *int64            // after ANALYZE TABLE
	SizeBytes      *int64
	NumBuckets     int
	BucketBy       []string
	SortBy         []string
}

// View is a named query.
type View struct {
	Name       string
	Relation   plan.Relation
	Columns    []string // names that replace the query's; empty for none
	Comments   []string
	Schema     *types.Struct
	Text       string
	Comment    string
	Properties map[string]string
	// Memory is the table of a memory sink, which Relation is not needed for.
	Memory *source.Table
	// Stream makes the view a stream's: a temp view over a streaming frame.
	Temp, Global bool
	queried      []string // columns of the query of a persistent view, by their names
}

// function is a registered UDF or a SQL function.
type function struct {
	name     string
	database string // empty for temporary ones
	udf      *plan.UDFunc
	sql      *plan.CreateFunction
}

func newCatalog(s *Session) *Catalog {
	c := &Catalog{
		session: s, current: DefaultDatabase, databases: map[string]*Database{},
		temp: map[string]*View{}, global: map[string]*View{}, functions: map[string]*function{}, cached: map[string]bool{},
	}
	c.databases[DefaultDatabase] = &Database{Name: DefaultDatabase, Comment: "default database", Location: warehouse, tables: map[string]*Table{}, functions: map[string]*function{}}
	return c
}

// warehouse is where managed tables live, below the root.
const warehouse = "/spark-warehouse"

// CurrentDatabase is the database of unqualified names.
func (c *Catalog) CurrentDatabase() string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.current
}

// SetCurrentDatabase is USE.
func (c *Catalog) SetCurrentDatabase(name string) error {
	db, err := c.database(name)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.current = db.Name
	return nil
}

// Databases lists the databases by name.
func (c *Catalog) Databases() []*Database {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []*Database
	for _, db := range c.databases {
		out = append(out, db)
	}
	slices.SortFunc(out, func(a, b *Database) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Database finds a database; nil when there is none.
func (c *Catalog) Database(name string) *Database {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.databases[strings.ToLower(name)]
}

func (c *Catalog) database(name string) (*Database, error) {
	if db := c.Database(name); db != nil {
		return db, nil
	}
	return nil, schemaNotFound(name)
}

// SchemaNotFound is the error of a database that is not there.
func SchemaNotFound(name string) error { return schemaNotFound(name) }

func schemaNotFound(name ...string) error {
	quoted := quoteName(append([]string{SparkCatalog}, name...)...)
	return diag.New(diag.Analysis, "SCHEMA_NOT_FOUND", "42704",
		"The schema %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a catalog, verify the current_schema() output, or qualify the name with the correct catalog.\nTo tolerate the error on drop use DROP SCHEMA IF EXISTS.", quoted).
		With("schemaName", quoted)
}

// Tables lists the tables and persistent views of a database by name.
func (c *Catalog) Tables(database string) ([]*Table, error) {
	db, err := c.database(database)
	if err != nil {
		return nil, err
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []*Table
	for _, t := range db.tables {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *Table) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// TempViews lists the session's temporary views by name.
func (c *Catalog) TempViews() []*View { return c.views(c.temp) }

// GlobalViews lists the global temporary views by name.
func (c *Catalog) GlobalViews() []*View { return c.views(c.global) }

func (c *Catalog) views(of map[string]*View) []*View {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []*View
	for _, v := range of {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b *View) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// name is a qualified name: the database may be GlobalTemp.
type name struct{ database, table string }

// qualify resolves the parts of a name. An unqualified name is in the current
// database.
func (c *Catalog) qualify(parts []string) (name, error) {
	switch len(parts) {
	case 1:
		return name{c.CurrentDatabase(), parts[0]}, nil
	case 2:
		return name{parts[0], parts[1]}, nil
	case 3:
		if strings.EqualFold(parts[0], SparkCatalog) {
			return name{parts[1], parts[2]}, nil
		}
	}
	return name{}, diag.New(diag.Analysis, "REQUIRES_SINGLE_PART_NAMESPACE", "42K05",
		"%s requires a single-part namespace, but got %s.", SparkCatalog, quoteName(parts[:max(0, len(parts)-1)]...)).
		With("sessionCatalog", SparkCatalog)
}

func catalogNotFound(name string) error {
	return diag.New(diag.Analysis, "CATALOG_NOT_FOUND", "42P08",
		"The catalog %s not found. Consider to set the SQL config \"spark.sql.catalog.%s\" to a catalog plugin.", quoteName(name), name).
		With("catalogName", quoteName(name)).With("config", `"spark.sql.catalog.`+name+`"`)
}

func (n name) quoted() string { return quoteName(SparkCatalog, n.database, n.table) }

// parts is the name for messages that do not quote: spark_catalog.default.t.
func (n name) plain() string { return SparkCatalog + "." + n.database + "." + n.table }

// tempView finds a temporary view by the parts of a name; nil for none.
func (c *Catalog) tempView(parts []string) *View {
	c.mu.RLock()
	defer c.mu.RUnlock()
	switch {
	case len(parts) == 1:
		return c.temp[strings.ToLower(parts[0])]
	case len(parts) == 2 && strings.EqualFold(parts[0], GlobalTemp):
		return c.global[strings.ToLower(parts[1])]
	}
	return nil
}

// table finds a table; nil when there is none.
func (c *Catalog) table(n name) *Table {
	c.mu.RLock()
	defer c.mu.RUnlock()
	db := c.databases[strings.ToLower(n.database)]
	if db == nil {
		return nil
	}
	return db.tables[strings.ToLower(n.table)]
}

// lookup finds a table that must be there.
func (c *Catalog) lookup(parts []string) (*Table, error) {
	n, err := c.qualify(parts)
	if err != nil {
		return nil, err
	}
	if t := c.table(n); t != nil {
		return t, nil
	}
	return nil, tableNotFound(parts)
}

// Lookup finds a temporary view (View set) or a table by name; nil, nil when
// there is none.
func (c *Catalog) Lookup(parts []string) (*View, *Table) {
	if v := c.tempView(parts); v != nil {
		return v, nil
	}
	n, err := c.qualify(parts)
	if err != nil {
		return nil, nil
	}
	return nil, c.table(n)
}

func tableNotFound(parts []string) *diag.Error {
	quoted := quoteName(parts...)
	return diag.New(diag.Analysis, "TABLE_OR_VIEW_NOT_FOUND", "42P01",
		"The table or view %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS.", quoted).
		With("relationName", quoted)
}

func (c *Catalog) putTable(t *Table) error {
	db, err := c.database(t.Database)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// As in Spark, catalogs keep names in lower case.
	t.Name = strings.ToLower(t.Name)
	db.tables[t.Name] = t
	return nil
}

func (c *Catalog) dropTable(n name) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if db := c.databases[strings.ToLower(n.database)]; db != nil {
		delete(db.tables, strings.ToLower(n.table))
	}
}

// PutTempView adds or replaces a temporary view.
func (c *Catalog) PutTempView(v *View) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v.Temp, v.Name = true, strings.ToLower(v.Name)
	if v.Global {
		c.global[v.Name] = v
		return
	}
	c.temp[v.Name] = v
}

// DropTempView removes a temporary view and reports whether there was one.
func (c *Catalog) DropTempView(parts ...string) bool {
	v := c.tempView(parts)
	if v == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v.Global {
		delete(c.global, strings.ToLower(v.Name))
	} else {
		delete(c.temp, strings.ToLower(v.Name))
	}
	return true
}

func (c *Catalog) addFunction(f *function) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f.database == "" {
		c.functions[strings.ToLower(f.name)] = f
		return
	}
	if db := c.databases[strings.ToLower(f.database)]; db != nil {
		db.functions[strings.ToLower(f.name)] = f
	}
}

// function finds a registered function by the parts of its name; nil for none.
func (c *Catalog) function(parts []string) *function {
	c.mu.RLock()
	defer c.mu.RUnlock()
	last := strings.ToLower(parts[len(parts)-1])
	switch len(parts) {
	case 1:
		if f := c.functions[last]; f != nil {
			return f
		}
		if db := c.databases[strings.ToLower(c.current)]; db != nil {
			return db.functions[last]
		}
	case 2, 3:
		if db := c.databases[strings.ToLower(parts[len(parts)-2])]; db != nil {
			return db.functions[last]
		}
	}
	return nil
}

// defaultLocation is the folder of a managed table.
func (c *Catalog) defaultLocation(n name) string {
	db := c.Database(n.database)
	if db == nil {
		return path.Join(warehouse, n.database+".db", strings.ToLower(n.table))
	}
	return path.Join(db.Location, strings.ToLower(n.table))
}

// quoteName is `a`.`b`.
func quoteName(parts ...string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = "`" + strings.ReplaceAll(p, "`", "``") + "`"
	}
	return strings.Join(out, ".")
}

// like matches a SHOW pattern: * is any text, | separates alternatives, case
// does not matter.
func like(pattern, s string) bool {
	for p := range strings.SplitSeq(pattern, "|") {
		if wildcard(strings.ToLower(strings.TrimSpace(p)), strings.ToLower(s)) {
			return true
		}
	}
	return false
}

func wildcard(pattern, s string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !strings.HasPrefix(s, head) {
		return false
	}
	s = s[len(head):]
	if !star {
		return s == ""
	}
	for i := 0; i <= len(s); i++ {
		if wildcard(rest, s[i:]) {
			return true
		}
	}
	return false
}
