package plan

import (
	"brook/diag"
)

// Fraction is a stratum of sampleBy.
type Fraction struct {
	Value    *Literal
	Fraction float64
}

// CTE is one name of a With.
type CTE struct {
	Name         string
	Columns      []string
	Body         Relation
	MaxRecursion *int
	Place        diag.Place
}

// Pivot is PIVOT (… FOR Column IN (Values)).
type Pivot struct {
	Columns []Expr
	Values  []PivotValue // nil: find them first (PySpark only)
}

// PivotValue is a value of a Pivot and its alias.
type PivotValue struct {
	Value Expr
	Alias string
}

// JoinKind is a kind of join.
type JoinKind uint8

// The kinds of join.
const (
	InnerJoin JoinKind = iota
	CrossJoin
	LeftOuterJoin
	RightOuterJoin
	FullOuterJoin
	LeftSemiJoin
	LeftAntiJoin
)

var joinNames = []string{"Inner", "Cross", "LeftOuter", "RightOuter", "FullOuter", "LeftSemi", "LeftAnti"}

// String is the name that EXPLAIN prints.
func (k JoinKind) String() string { return joinNames[k] }

// SetOpKind is a kind of set operation.
type SetOpKind uint8

// The set operations.
const (
	Union SetOpKind = iota
	Intersect
	Except
)

// GroupKind is the shape of GROUP BY.
type GroupKind uint8

// The shapes.
const (
	GroupByPlain GroupKind = iota
	GroupByRollup
	GroupByCube
	GroupBySets
)
