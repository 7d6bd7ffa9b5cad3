package expr

import "brook/diag"

func misplaced(e Expr) error {
	return diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "Cannot generate code for expression: %s", e.SQL())
}
