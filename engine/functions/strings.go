package functions

import (
	"brook/engine/expr"
	"brook/engine/types"
)

var str = types.Type(types.String)

// boxedFunc registers a function by argument types, computed on cells. The
// last type stands for further arguments too.
func boxedFunc(group string, names []string, least, most int, usage string, want []types.Type, t types.Type, f func(c *expr.Context, a []any) (any, error)) {
	register(Spec{Names: names, Group: group, Min: least, Max: most, Usage: usage, Resolve: func(c *CallContext) error {
		all := append([]types.Type(nil), want...)
		for len(all) < len(c.Args) {
			all = append(all, want[len(want)-1])
		}
		if err := c.scalar(t, all, cells(t, f)); err != nil {
			return err
		}
		if names[0] != "concat" && names[0] != "repeat" { // these have NULLs only of their arguments
			c.Nullable = true
		}
		return nil
	}})
}
