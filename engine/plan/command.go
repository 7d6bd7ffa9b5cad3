package plan

import (
	"brook/diag"
	"brook/engine/types"
)

// Command is a statement that does something. Its result is a relation too:
// rows for SHOW and DESCRIBE, no columns for most.
type Command interface{ command() }

type cmd struct{}

func (cmd) command() {}

type (
	// Query runs a relation: SELECT in %sql.
	Query struct {
		cmd
		Input Relation
	}

	// CreateView is CREATE VIEW and df.createOrReplaceTempView.
	CreateView struct {
		cmd
		Name        []string
		Columns     []string
		Comments    []string
		Input       Relation
		Text        string // the query's text, for SHOW CREATE TABLE
		Temp        bool
		Global      bool
		Replace     bool
		IfNotExists bool
		Comment     string
		Properties  map[string]string
	}

	// CreateTable is CREATE TABLE, with or without AS SELECT, and saveAsTable.
	CreateTable struct {
		cmd
		Name        []string
		Schema      *types.Struct
		Format      string
		Options     map[string]string
		PartitionBy []string
		Location    string
		Comment     string
		Properties  map[string]string
		Input       Relation // CTAS
		Replace     bool
		IfNotExists bool
		Like        []string
		Defaults    map[string]string // column → default expression text
		NumBuckets  int
		BucketBy    []string
		SortBy      []string
		External    bool
		Unsupported string // a clause that tables of files have not, as Spark names it
	}

	// WriteOperation is df.write….save/saveAsTable/insertInto.
	WriteOperation struct {
		cmd
		Input       Relation
		Format      string
		Path        string
		Table       []string
		Insert      bool   // insertInto: by position
		Mode        string // append, overwrite, error, ignore
		SortBy      []string
		PartitionBy []string
		BucketBy    []string
		Buckets     int
		Options     map[string]string
	}

	// WriteOperationV2 is df.writeTo(table) and what is done to the table.
	WriteOperationV2 struct {
		cmd
		Input       Relation
		Table       []string
		Provider    string
		Options     map[string]string
		Properties  map[string]string
		PartitionBy []Expr
		Mode        ModeV2
		Where       Expr // of OverwriteV2
	}

	// InsertInto is INSERT INTO/OVERWRITE.
	InsertInto struct {
		cmd
		Table       []string
		Place       diag.Place // of the table's name
		Columns     []string
		ByName      bool
		Overwrite   bool
		IfNotExists bool
		Partition   map[string]Expr // nil value: dynamic
		Input       Relation
		Directory   string // INSERT OVERWRITE DIRECTORY
		Format      string
		Options     map[string]string
	}

	// DropObject drops a TABLE, VIEW, DATABASE or FUNCTION.
	DropObject struct {
		cmd
		Kind     string
		Name     []string
		IfExists bool
		Cascade  bool
		Purge    bool
	}

	// Several are statements that run one after the other: FROM … INSERT … INSERT.
	Several struct {
		cmd
		Commands []Command
	}

	// ChangeRows is DELETE, UPDATE or MERGE, which no kind of table has yet.
	ChangeRows struct {
		cmd
		Operation string
		Name      []string
	}

	// Truncate is TRUNCATE TABLE.
	Truncate struct {
		cmd
		Name      []string
		Partition map[string]Expr // nil for the whole table
	}

	// AlterTable is ALTER TABLE/VIEW; Action is its Spark name.
	AlterTable struct {
		cmd
		Name       []string
		View       bool
		Action     string // RENAME TO, ADD COLUMNS, DROP COLUMNS, RENAME COLUMN, ALTER COLUMN, SET TBLPROPERTIES, UNSET TBLPROPERTIES, ADD PARTITION, DROP PARTITION, SET LOCATION, AS
		NewName    []string
		Schema     *types.Struct
		Columns    [][]string
		To         string
		Properties map[string]string
		Partitions []map[string]Expr
		IfExists   bool
		Input      Relation
		Text       string
		Comment    *string // of ALTER COLUMN
		Default    *string // of ALTER COLUMN; empty to drop it
	}

	// AlterDatabase is ALTER DATABASE … SET DBPROPERTIES or LOCATION.
	AlterDatabase struct {
		cmd
		Name       []string
		Properties map[string]string
		Location   string
	}

	// Comment is COMMENT ON TABLE or DATABASE … IS 'text'.
	Comment struct {
		cmd
		Database bool
		Name     []string
		Text     string
	}

	// CreateDatabase is CREATE DATABASE/SCHEMA.
	CreateDatabase struct {
		cmd
		Name        []string
		IfNotExists bool
		Comment     string
		Location    string
		Properties  map[string]string
	}

	// CreateFunction is CREATE [TEMPORARY] FUNCTION … RETURN (SQL UDF).
	CreateFunction struct {
		cmd
		Name         []string
		Temp         bool
		Replace      bool
		IfNotExists  bool
		Params       *types.Struct
		Defaults     map[string]Expr
		Returns      types.Type
		ReturnsTable *types.Struct
		Body         Expr
		Query        Relation
		Text         string
	}

	// Show is SHOW TABLES, VIEWS, DATABASES, COLUMNS, PARTITIONS, FUNCTIONS,
	// TBLPROPERTIES, CREATE TABLE, CATALOGS.
	Show struct {
		cmd
		What      string
		In        []string
		Name      []string
		Like      string
		Key       string
		Partition map[string]Expr
	}

	// Describe is DESCRIBE TABLE, QUERY, DATABASE, FUNCTION.
	Describe struct {
		cmd
		What      string
		Name      []string
		Place     diag.Place // of the name
		Column    []string
		Extended  bool
		Query     Relation
		Partition map[string]Expr
	}

	// SetConf is SET key=value, SET key, SET, RESET key and SET -v.
	SetConf struct {
		cmd
		Key   string
		Value *string
		Reset bool
		All   bool
	}

	// Use is USE [DATABASE|CATALOG] name.
	Use struct {
		cmd
		Name []string
	}

	// CacheTable is CACHE [LAZY] TABLE … [AS …], UNCACHE and CLEAR CACHE.
	CacheTable struct {
		cmd
		Name     []string
		Input    Relation
		Uncache  bool
		Clear    bool
		Lazy     bool
		IfExists bool
	}

	// Refresh is REFRESH TABLE, and MSCK REPAIR TABLE.
	Refresh struct {
		cmd
		Name   []string
		Repair bool
	}

	// AnalyzeTable is ANALYZE TABLE … COMPUTE STATISTICS.
	AnalyzeTable struct {
		cmd
		Name    []string
		Columns []string
	}

	// Explain is EXPLAIN [mode] statement.
	Explain struct {
		cmd
		Mode  string // simple, extended, codegen, cost, formatted
		Child Command
	}

	// DeclareVariable is DECLARE [OR REPLACE] VARIABLE; Others are further names
	// of the same statement, and Text is the default as typed.
	DeclareVariable struct {
		cmd
		Name    []string
		Others  [][]string
		Type    types.Type
		Default Expr
		Text    string
		Replace bool
	}

	// SetVariable is SET VAR a = e, (b, c) = (subquery).
	SetVariable struct {
		cmd
		Names  [][]string
		Values []Expr
		Query  Relation
	}

	// DropVariable is DROP TEMPORARY VARIABLE.
	DropVariable struct {
		cmd
		Name     []string
		IfExists bool
	}

	// ExecuteImmediate is EXECUTE IMMEDIATE text [INTO …] [USING …].
	ExecuteImmediate struct {
		cmd
		Text       Expr
		Into       [][]string
		IntoPlaces []diag.Place
		Using      []Expr
	}

	// Named is a statement with names that expressions make: IDENTIFIER('a' || b).
	// Build is the statement once the texts of Exprs are known. Bound has the
	// values of parameters, which what was built gets too.
	Named struct {
		cmd
		Exprs []Expr
		Build func(texts []string) (Command, error)
		Bound *SQL
	}

	// Script is BEGIN … END: SQL scripting.
	Script struct {
		cmd
		Body any // the sql package's own tree; it interprets it
	}

	// WriteStream is df.writeStream….start/toTable.
	WriteStream struct {
		cmd
		Input        Relation
		Format       string
		Options      map[string]string
		OutputMode   string
		QueryName    string
		View         string // the temporary view of a memory sink; that of QueryName if empty
		Path         string
		Table        []string
		PartitionBy  []string
		ClusterBy    []string
		Trigger      Trigger
		ForeachBatch ForeachBatch
		Foreach      ForeachBatch // writer protocol, adapted by the front end
	}
)

// ForeachBatch is called with each micro-batch as a relation over its rows.
type ForeachBatch func(rows Relation, batchID int64) error

// TriggerKind says when a streaming query runs.
type TriggerKind uint8

// The kinds of trigger.
const (
	TriggerDefault TriggerKind = iota
	TriggerProcessingTime
	TriggerOnce
	TriggerAvailableNow
	TriggerContinuous
)

// Trigger is writeStream.trigger(…).
type Trigger struct {
	Kind     TriggerKind
	Interval string // "5 seconds", as typed
}
