package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/plan"
)

// checkItems refuses functions that stand where they have no meaning: a
// generator inside of an expression, a ranking function without a window.
func (a *analyzer) checkItems(items []expr.Expr) error {
	for _, e := range items {
		if err := misplacedIn(plainOf(e), true); err != nil {
			return err
		}
	}
	return nil
}

func misplacedIn(e expr.Expr, top bool) error {
	children := e.Children()
	switch x := e.(type) {
	case *expr.Generator:
		if top {
			for _, c := range children {
				if expr.Any(c, func(y expr.Expr) bool { _, ok := y.(*expr.Generator); return ok }) {
					return nestedGenerator(e)
				}
			}
		}
	case *expr.WindowFunction:
		return withoutOver(x)
	case *expr.WindowCall:
		// The function of a window is where it belongs.
		children = append(x.Function.Children(), children[1:]...)
	case *expr.Call:
		if x.Name == "lateral" {
			return nil
		}
	}
	for _, c := range children {
		if _, ok := c.(*expr.Generator); ok {
			return nestedGenerator(e)
		}
		if err := misplacedIn(c, false); err != nil {
			return err
		}
	}
	return nil
}

func nestedGenerator(e expr.Expr) error {
	return diag.New(diag.Analysis, "UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS", "42K0E", "The generator is not supported: nested in expressions \"%s\".", e.SQL())
}

func withoutOver(f *expr.WindowFunction) error {
	return diag.New(diag.Analysis, "WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", "42601", "Window function \"%s\" requires an OVER clause.", f.SQL())
}

// checkGroupedSubquery refuses a correlated scalar subquery in the list of an
// aggregation, unless an aggregate takes it.
func checkGroupedSubquery(e expr.Expr) error {
	var err error
	expr.Walk(e, func(x expr.Expr) bool {
		switch x := x.(type) {
		case *expr.Aggregate:
			return false
		case *expr.Subquery:
			if x.Kind == expr.Scalar && len(x.Refs) > 0 {
				err = diag.New(diag.Analysis, "SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION", "0A000", "The correlated scalar subquery '\"%s\"' is neither present in GROUP BY, nor in an aggregate function.\nAdd it to GROUP BY using ordinal position or wrap it in `first()` (or `first_value`) if you do not care which value you get.", x.SQL())
			}
		}
		return err == nil
	})
	return err
}

// qualifiedSQL is the text of an expression with the qualifiers of its columns.
func qualifiedSQL(e expr.Expr) string {
	return expr.Transform(e, func(x expr.Expr) expr.Expr {
		if a, ok := x.(*expr.Attr); ok && len(a.Qualifier) > 0 {
			b := *a
			b.Name = strings.Join(append(append([]string(nil), a.Qualifier...), a.Name), ".")
			return &b
		}
		return x
	}).SQL()
}

// placeOfAggregate is where the first aggregate in e was written.
func placeOfAggregate(e expr.Expr) diag.Place {
	var place diag.Place
	expr.Walk(e, func(x expr.Expr) bool {
		if agg, ok := x.(*expr.Aggregate); ok && place.Source == nil {
			place = agg.Place
		}
		return place.Source == nil
	})
	return place
}

// planHasWindow reports whether a window function is written in e.
func planHasWindow(e plan.Expr) bool {
	switch e := e.(type) {
	case *plan.Window:
		return true
	case *plan.Function:
		return slices.ContainsFunc(e.Args, planHasWindow)
	case *plan.Cast:
		return planHasWindow(e.Child)
	case *plan.Alias:
		return planHasWindow(e.Child)
	}
	return false
}

// checkGenerators refuses a generator as a key, and inside of an expression of
// the list.
func checkGenerators(keys, list []expr.Expr) error {
	for _, e := range list {
		inner := plainOf(e)
		if g, ok := inner.(*expr.Generator); ok {
			for _, k := range keys {
				if k.SQL() == g.SQL() && len(g.Args) > 0 {
					return missingAggregation(g.Args[0], true)
				}
			}
			continue
		}
		if err := misplacedIn(inner, true); err != nil && !hasAggregate(inner) {
			return err
		}
	}
	for _, k := range keys {
		if g, ok := plainOf(k).(*expr.Generator); ok {
			return unsupportedIn(g)
		}
	}
	return nil
}
