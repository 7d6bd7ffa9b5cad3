package plan

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Relation is an unresolved table expression.
type Relation interface {
	relation()
	// Common returns the part that all relations share.
	Common() *Base
}

// Base is embedded in every relation.
type Base struct {
	ID    int64 // plan_id of a DataFrame, for df.column references; 0 for none
	Place diag.Place
}

func (*Base) relation() {}

// Common returns b.
func (b *Base) Common() *Base { return b }

type (
	// ReadTable is a table or view by name.
	ReadTable struct {
		Base
		Name     []string
		NameExpr Expr // of IDENTIFIER(…); nil for a name as typed
		Options  map[string]string
		Stream   bool
		AsOf     bool // of an earlier time, which no table here has
	}

	// ReadData is spark.read/readStream … load: files or another source.
	ReadData struct {
		Base
		Format  string
		Schema  *types.Struct // nil to infer
		Options map[string]string
		Paths   []string
		Stream  bool
	}

	// LocalRelation is createDataFrame's rows, or VALUES folded.
	LocalRelation struct {
		Base
		Batches []*batch.Batch
		Schema  *types.Struct
		Reads   *Reads // gets to know how often the rows are read; may be nil
		Handed  bool   // the rows are createDataFrame's
	}

	// Values is VALUES (…), (…) with expressions still to evaluate.
	Values struct {
		Base
		Rows [][]Expr
	}

	// OneRow is the relation of SELECT without FROM.
	OneRow struct{ Base }

	// Range is spark.range.
	Range struct {
		Base
		Start, End, Step int64
		Partitions       int // 0 for the default
	}

	// Project is SELECT list FROM input.
	Project struct {
		Base
		Input Relation
		List  []Expr
		Pipe  string // the pipe operator, whose list may have no aggregates: SELECT, EXTEND, SET, DROP
	}

	// Filter keeps rows for which Cond is true.
	Filter struct {
		Base
		Input  Relation
		Cond   Expr
		Having bool // HAVING of the Aggregate below: may name its aggregates and columns
	}

	// Join combines two relations. Using is set for USING (cols) and
	// df.join(other, "a"); Cond otherwise; both empty for cross or natural.
	Join struct {
		Base
		Left, Right Relation
		Kind        JoinKind
		Cond        Expr
		Using       []string
		Natural     bool
		Lateral     bool // the right side sees the left's columns
	}

	// SetOp is UNION, INTERSECT or EXCEPT.
	SetOp struct {
		Base
		Left, Right  Relation
		Op           SetOpKind
		All          bool
		ByName       bool // unionByName
		AllowMissing bool
	}

	// Sort is ORDER BY, or SORT BY within partitions when Local.
	Sort struct {
		Base
		Input Relation
		Order []SortOrder
		All   bool // ORDER BY ALL
		Local bool
	}

	// Limit keeps the first Count rows; Offset skips. Counts are expressions in SQL.
	Limit struct {
		Base
		Input Relation
		Count Expr
	}

	// Offset skips rows.
	Offset struct {
		Base
		Input Relation
		Count Expr
	}

	// Tail keeps the last Count rows.
	Tail struct {
		Base
		Input Relation
		Count int
	}

	// Aggregate groups. GroupAll is GROUP BY ALL. Sets is used by GROUPING SETS.
	Aggregate struct {
		Base
		Input    Relation
		Kind     GroupKind
		GroupBy  []Expr
		Sets     [][]Expr
		List     []Expr // output list in SQL (grouping columns only if listed)
		Keys     bool   // PySpark: output is grouping columns then List
		Pivot    *Pivot
		GroupAll bool
		Pipe     bool // |> AGGREGATE, whose list needs aggregates
	}

	// Unpivot is melt / UNPIVOT.
	Unpivot struct {
		Base
		Input        Relation
		IDs          []Expr // nil with All: every other column
		HasIDs       bool
		Values       [][]Expr
		HasValues    bool
		ValueAliases []string // one for each of Values; empty strings for none
		VariableName string
		ValueNames   []string
		IncludeNulls bool
	}

	// Deduplicate is dropDuplicates.
	Deduplicate struct {
		Base
		Input           Relation
		Columns         []string
		All             bool
		WithinWatermark bool
		Select          bool // SELECT DISTINCT, which hides what its list leaves out
	}

	// SubqueryAlias is input AS Alias, possibly with Columns.
	SubqueryAlias struct {
		Base
		Input   Relation
		Alias   string
		Columns []string
	}

	// WithWatermark is df.withWatermark.
	WithWatermark struct {
		Base
		Input     Relation
		EventTime string
		Delay     string
	}

	// ToDF renames all columns.
	ToDF struct {
		Base
		Input Relation
		Names []string
	}

	// ToSchema is df.to(schema).
	ToSchema struct {
		Base
		Input  Relation
		Schema *types.Struct
	}

	// WithColumns adds or replaces.
	WithColumns struct {
		Base
		Input   Relation
		Columns []*Alias
	}

	// WithColumnsRenamed renames in order.
	WithColumnsRenamed struct {
		Base
		Input Relation
		From  []string
		To    []string
	}

	// Drop removes columns; unknown names are ignored.
	Drop struct {
		Base
		Input   Relation
		Columns []Expr
		Names   []string
	}

	// Repartition is repartition, coalesce (Shuffle false) and their SQL hints.
	Repartition struct {
		Base
		Input   Relation
		Count   int // 0 for the default
		Shuffle bool
		By      []Expr
		Range   bool
	}

	// Sample is df.sample and TABLESAMPLE.
	Sample struct {
		Base
		Input           Relation
		Lower, Upper    float64
		WithReplacement bool
		Seed            *int64
		Rows            *int // TABLESAMPLE (n ROWS)
	}

	// Hint is df.hint and /*+ … */.
	Hint struct {
		Base
		Input Relation
		Name  string
		Args  []Expr
	}

	// Generate is LATERAL VIEW: Input's rows joined with the generator's.
	Generate struct {
		Base
		Input     Relation
		Generator Expr
		Outer     bool
		Alias     string
		Columns   []string
	}

	// TableFunction is a table-valued function in FROM: range(…), explode(…).
	TableFunction struct {
		Base
		Name []string
		Args []Expr
	}

	// With is WITH ctes body.
	With struct {
		Base
		CTEs      []CTE
		Recursive bool
		Body      Relation
	}

	// Parse is spark.read.json(rows): text rows parsed by a format.
	Parse struct {
		Base
		Input   Relation
		Format  string
		Schema  *types.Struct
		Options map[string]string
	}

	// SQL is text for the session's parser: spark.sql(…).
	SQL struct {
		Base
		Text   *diag.Source
		Query  Relation // the text as it was parsed; nil when it has not been yet
		Named  map[string]Expr
		Args   []Expr
		Tables map[string]Relation // {df} references
	}

	// NAFill, NADrop and NAReplace are df.na's.
	NAFill struct {
		Base
		Input   Relation
		Columns []string // empty for all
		Values  []*Literal
		ByName  bool // from a dict: Columns[i] gets Values[i]
	}
	// NADrop drops rows with fewer than MinNonNulls non-null values.
	NADrop struct {
		Base
		Input       Relation
		Columns     []string
		MinNonNulls int // -1: all must be non-null ("any"); 0: drop only if all null ("all")
	}
	// NAReplace replaces values.
	NAReplace struct {
		Base
		Input   Relation
		Columns []string
		Old     []*Literal
		New     []*Literal
	}

	// Stat is a frame that describes another: describe, summary, crosstab,
	// freqItems, sampleBy, corr, cov, approxQuantile.
	Stat struct {
		Base
		Input     Relation
		Kind      string
		Columns   []string
		Numbers   []float64
		Strings   []string   // statistics of summary
		Fractions []Fraction // of sampleBy
		Seed      *int64
	}

	// Transpose turns columns into rows.
	Transpose struct {
		Base
		Input Relation
		Index Expr // nil for the first column
	}

	// CollectMetrics is df.observe.
	CollectMetrics struct {
		Base
		Input   Relation
		Name    string
		Metrics []Expr
	}

	// MapRows hands batches to a function of the front end's language:
	// mapInPandas, mapInArrow, flatMap-like and applyInPandas (with GroupBy).
	MapRows struct {
		Base
		Input   Relation
		GroupBy []Expr
		Func    *UDFunc
		Schema  *types.Struct
	}

	// Cached is a frame whose rows the session may keep (cache, checkpoint).
	Cached struct {
		Base
		Input Relation
	}
)
