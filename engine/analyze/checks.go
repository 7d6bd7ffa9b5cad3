package analyze

import (
	"brook/diag"
	"brook/engine/expr"
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
