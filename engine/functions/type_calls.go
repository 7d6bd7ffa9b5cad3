package functions

import (
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	const binary = "UTF8_BINARY"
	text := func(c *CallContext) error {
		if k := c.Args[0].Type().Kind(); k != types.KindString && k != types.KindNull {
			return c.unexpected(0, "STRING")
		}
		return c.coerce(0, str)
	}
	register(Spec{Names: []string{"collate"}, Group: "string_funcs", Min: 2, Max: 2, Since: "4.0.0", Examples: []Example{{"collate('a', 'UTF8_BINARY')", "a"}},
		Usage: "collate(expr, collation) - Gives a text the collation; there is none but UTF8_BINARY.", Resolve: func(c *CallContext) error {
			heading := c.heading()
			if err := text(c); err != nil {
				return err
			}
			v, err := c.constantArg(1, str, "collationName")
			if err != nil {
				return err
			}
			if name, ok := v.(string); !ok || !strings.EqualFold(name, binary) {
				return diag.NotImplemented("the collation %v", v)
			}
			c.Expr = named(c.Args[0], heading)
			return nil
		}})
	register(Spec{Names: []string{"collation"}, Group: "string_funcs", Min: 1, Max: 1, Since: "4.0.0", Examples: []Example{{"collation('a')", "SYSTEM.BUILTIN.UTF8_BINARY"}},
		Usage: "collation(expr) - Returns the name of the collation of a text.", Resolve: func(c *CallContext) error {
			if err := text(c); err != nil {
				return err
			}
			c.Type, c.Infallible = str, true
			c.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
				return batch.Constant(str, "SYSTEM.BUILTIN."+binary)
			}
			return nil
		}})
}

// Every simple type has a function of its name that casts to it.
func init() {
	for name, t := range map[string]types.Type{
		"boolean": types.Boolean, "tinyint": types.Byte, "smallint": types.Short, "int": types.Integer, "bigint": types.Long,
		"float": types.Float, "double": types.Double, "decimal": types.Decimal{Precision: 10, Scale: 0},
		"date": types.Date, "timestamp": types.Timestamp, "binary": types.Binary, "string": types.String,
	} {
		register(Spec{Names: []string{name}, Group: "conversion_funcs", Min: 1, Max: 1, Usage: name + "(expr) - Casts the value to " + name + ".", Resolve: func(c *CallContext) error {
			e, err := Cast(c.Args[0], t, c.mode())
			c.Expr = e
			return err
		}})
	}
}
