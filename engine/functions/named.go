package functions

import "brook/engine/expr"

// IsNotNull tells whether e is not NULL.
func IsNotNull(e expr.Expr) (expr.Expr, error) {
	return call("isnotnull", &CallContext{}, e)
}

// NullSafeEqual tells whether a and b are equal, NULL being a value like others.
func NullSafeEqual(a, b expr.Expr) (expr.Expr, error) {
	return call("<=>", &CallContext{}, a, b)
}
