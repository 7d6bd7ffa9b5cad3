// Package expr has resolved, typed expressions and evaluates them a column at
// a time.
//
// An Expr knows its type and its children; Eval gives one Vector for a whole
// batch. There is one evaluator: the same Eval serves projections, filters,
// aggregates, constant folding and streaming. Interface calls happen once a
// batch and node, never once a row; kernels loop over raw slices.
//
// ANSI rules make evaluation order visible: an error in a branch that no row
// takes must not happen. So And, Or, If, Case, Coalesce and the like evaluate
// their later children only on the rows that need them (see Select), unless
// the child cannot fail.
//
// Attr refers to a column by identity and exists only in plans. Before
// execution Bind turns each into a Ref by position.
package expr
