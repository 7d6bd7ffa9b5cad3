package functions

import "brook/engine/types"

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
