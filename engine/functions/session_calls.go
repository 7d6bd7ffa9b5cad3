package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, f := range []struct {
		names   []string
		heading string
		value   func(c *expr.Context) string
	}{
		{[]string{"current_database", "current_schema"}, "current_schema()", func(c *expr.Context) string { return c.CurrentDB }},
		{[]string{"current_catalog"}, "current_catalog()", func(*expr.Context) string { return "spark_catalog" }},
	} {
		register(Spec{Names: f.names, Group: "misc_funcs", Usage: f.names[0] + "() - Returns where names without a qualifier are looked for.", Resolve: func(c *CallContext) error {
			c.Type, c.Infallible = types.String, true
			c.Heading = f.heading
			c.Kernel = func(x *expr.Context, _ []batch.Vector, _ int) (batch.Vector, error) {
				return batch.Constant(types.String, f.value(x))
			}
			return nil
		}})
	}
}
