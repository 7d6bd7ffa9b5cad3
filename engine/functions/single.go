package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// SingleValue is the value of a group that may have one row; NULL for none. It
// is what a scalar subquery asks of its rows. correlated says whether the
// subquery names outer columns: Spark raises another class of error then.
func SingleValue(column *expr.Attr, correlated bool) *expr.Aggregate {
	t := column.Typ
	return &expr.Aggregate{
		Name: "single_value", Args: []expr.Expr{column}, Typ: t, Null: true, State: []types.Type{t, types.Boolean},
		New: func(*expr.Context) expr.Accumulator {
			return &singleValue{firstLast: firstLast{t: t}, correlated: correlated}
		},
	}
}

type singleValue struct {
	firstLast
	correlated bool
}

// check refuses a second row of a group.
func (a *singleValue) check(groups []uint32, taken func(i int) bool) error {
	seen := map[uint32]bool{}
	for i, g := range groups {
		if !taken(i) {
			continue
		}
		if a.has[g] || seen[g] {
			class := diag.Py4J
			if a.correlated {
				class = diag.SparkRuntime
			}
			return diag.New(class, "SCALAR_SUBQUERY_TOO_MANY_ROWS", "21000", "More than one row returned by a subquery used as an expression.")
		}
		seen[g] = true
	}
	return nil
}

// Update adds rows.
func (a *singleValue) Update(c *expr.Context, groups []uint32, args []batch.Vector) error {
	if err := a.check(groups, func(int) bool { return true }); err != nil {
		return err
	}
	return a.firstLast.Update(c, groups, args)
}

// Merge adds partial columns.
func (a *singleValue) Merge(c *expr.Context, groups []uint32, state []batch.Vector) error {
	if err := a.check(groups, truthOf(state[1])); err != nil {
		return err
	}
	return a.firstLast.Merge(c, groups, state)
}
