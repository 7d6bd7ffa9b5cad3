package optimize

import (
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/types"
)

// EquiKeys is a join's condition taken apart: the expressions that must be
// equal, one list a side, and what must hold besides.
type EquiKeys struct {
	Left, Right []expr.Expr
	Strict      []int       // the keys for which NULL equals nothing, not even NULL
	Rest        []expr.Expr // conditions over both sides
}

// EquiKeysOf takes the condition of j apart.
func EquiKeysOf(j *logical.Join) EquiKeys {
	var k EquiKeys
	if j.Cond == nil {
		return k
	}
	leftOut, rightOut := j.Left.Output(), j.Right.Output()
	for _, cond := range functions.Conjuncts(j.Cond) {
		if eq, ok := cond.(*expr.Call); ok && (equality(eq) || eq.Name == "<=>") && sameKind(eq.Args) {
			a, b := eq.Args[0], eq.Args[1]
			if !Within(a, leftOut) {
				a, b = b, a
			}
			if Within(a, leftOut) && Within(b, rightOut) {
				if equality(eq) {
					k.Strict = append(k.Strict, len(k.Left))
				}
				k.Left, k.Right = append(k.Left, a), append(k.Right, b)
				continue
			}
		}
		k.Rest = append(k.Rest, cond)
	}
	return k
}

// equality reports whether a call is =, by whichever of its names.
func equality(c *expr.Call) bool { return c.Name == "=" || c.Name == "==" }

// Within reports whether e names a column, and only columns of attrs.
func Within(e expr.Expr, attrs []*expr.Attr) bool {
	named, all := false, true
	expr.Walk(e, func(x expr.Expr) bool {
		if a, ok := x.(*expr.Attr); ok {
			named = true
			found := false
			for _, b := range attrs {
				found = found || a.ID == b.ID
			}
			all = all && found
		}
		return true
	})
	return named && all
}

// sameKind reports whether operands are of one type, so that they may be the
// keys of one hash table.
func sameKind(args []expr.Expr) bool { return types.SameType(args[0].Type(), args[1].Type()) }
