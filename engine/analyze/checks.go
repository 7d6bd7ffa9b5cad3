package analyze

import (
	"brook/diag"
	"brook/engine/expr"
)

// checkItems refuses functions that stand where they have no meaning: a
// generator inside of an expression, a ranking function without a window.
func (a *analyzer) checkItems(items []expr.Expr) error {
	for _, e := range items {
		top := plainOf(e)
		var err error
		expr.Walk(top, func(x expr.Expr) bool {
			switch x := x.(type) {
			case *expr.Generator:
				if x != top {
					err = nestedGenerator(top)
				}
			case *expr.WindowFunction:
				err = withoutOver(x)
			case *expr.WindowCall:
				// The function of a window is where it belongs.
				for _, c := range x.Children()[1:] {
					expr.Walk(c, func(y expr.Expr) bool {
						if f, ok := y.(*expr.WindowFunction); ok {
							err = withoutOver(f)
						}
						return err == nil
					})
				}
				return false
			case *expr.Call:
				if x.Name == "lateral" {
					return false
				}
			}
			return err == nil
		})
		if err != nil {
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
