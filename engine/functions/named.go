package functions

import "brook/engine/expr"

// IsNotNull tells whether e is not NULL.
func IsNotNull(e expr.Expr) (expr.Expr, error) {
	return call("isnotnull", &CallContext{}, e)
}
