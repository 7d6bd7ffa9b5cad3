package exec

import (
	"brook/diag"
	"brook/engine/expr"
)

// Bind replaces the attributes of e by their positions in input.
func Bind(e expr.Expr, input []*expr.Attr) (expr.Expr, error) {
	var failed error
	out := expr.Transform(e, func(x expr.Expr) expr.Expr {
		switch x := x.(type) {
		case *expr.Attr:
			for i, a := range input {
				if a.ID == x.ID {
					return &expr.Ref{Index: i, Attr: x}
				}
			}
			failed = diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "Couldn't find %s#%d in %s", x.Name, x.ID, namesOf(input))
		case *expr.Alias:
			return x.Child
		}
		return x
	})
	return out, failed
}

func namesOf(attrs []*expr.Attr) string {
	s := "["
	for i, a := range attrs {
		if i > 0 {
			s += ","
		}
		s += a.Name
	}
	return s + "]"
}

func bindAll(es []expr.Expr, input []*expr.Attr) ([]expr.Expr, error) {
	out := make([]expr.Expr, len(es))
	for i, e := range es {
		var err error
		if out[i], err = Bind(e, input); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func misplacedWindow(w *expr.WindowCall) error {
	return diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "Cannot compute %s over a window", w.Function.SQL())
}
