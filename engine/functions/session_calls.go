package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// version is what version() answers: the release that is reproduced, and the
// commit that it was made of.
const version = "4.1.3 77bbf77e86ad48f58b5dfbc6ac882b3e70cf1989"

func init() {
	where := "Returns where names without a qualifier are looked for."
	who := "Returns the user who runs the query."
	for _, f := range []struct {
		names   []string
		usage   string
		heading string // empty for the name as written
		example Example
		value   func(c *expr.Context) string
	}{
		{[]string{"current_database", "current_schema"}, where, "current_schema()", Example{"current_database()", "default"}, func(c *expr.Context) string { return c.CurrentDB }},
		{[]string{"current_catalog"}, where, "current_catalog()", Example{"current_catalog()", "spark_catalog"}, func(*expr.Context) string { return "spark_catalog" }},
		{[]string{"current_user", "user", "session_user"}, who, "", Example{"current_user() = user()", "true"}, func(c *expr.Context) string { return c.CurrentUser }},
		{[]string{"version"}, "Returns the version of Spark.", "", Example{"substr(version(), 1, 5)", version[:5]}, func(*expr.Context) string { return version }},
		{[]string{"input_file_name"}, "Returns the file that the row was read from, or an empty text.", "", Example{"input_file_name()", ""}, func(c *expr.Context) string { return c.File }},
	} {
		register(Spec{Names: f.names, Group: "misc_funcs", Usage: f.names[0] + "() - " + f.usage, Examples: []Example{f.example}, NonDeterministic: true, Resolve: func(c *CallContext) error {
			c.Type, c.Infallible = types.String, true
			if c.Heading = f.heading; c.Heading == "" {
				c.Heading = c.Name + "()"
			}
			c.Kernel = func(x *expr.Context, _ []batch.Vector, _ int) (batch.Vector, error) {
				return batch.Constant(types.String, f.value(x))
			}
			return nil
		}})
	}
	for _, name := range []string{"input_file_block_start", "input_file_block_length"} {
		register(Spec{Names: []string{name}, Group: "misc_funcs", Since: "2.2.0", NonDeterministic: true, Examples: []Example{{name + "()", "-1"}},
			Usage: name + "() - Says what part of a file the row was read from: -1 for rows of no file.", Resolve: func(c *CallContext) error {
				c.Type, c.Heading = types.Long, name+"()"
				c.Kernel = func(x *expr.Context, _ []batch.Vector, _ int) (batch.Vector, error) {
					if x.File != "" {
						return batch.Vector{}, diag.NotImplemented("%s over the rows of a file", name)
					}
					return batch.Constant(types.Long, int64(-1))
				}
				return nil
			}})
	}
	register(Spec{Names: []string{"spark_partition_id"}, Group: "misc_funcs", Since: "1.4.0", NonDeterministic: true,
		Usage:    "spark_partition_id() - Returns the number of the row's partition.",
		Examples: []Example{{"spark_partition_id()", "0"}}, Resolve: func(c *CallContext) error {
			c.Type, c.Infallible, c.Heading = types.Integer, true, "SPARK_PARTITION_ID()"
			c.Kernel = func(x *expr.Context, _ []batch.Vector, _ int) (batch.Vector, error) {
				return batch.Constant(types.Integer, int32(x.Partition))
			}
			return nil
		}})
	register(Spec{Names: []string{"monotonically_increasing_id"}, Group: "misc_funcs", Since: "1.4.0", NonDeterministic: true,
		Usage:    "monotonically_increasing_id() - Returns a number that grows from row to row: the partition in the upper 31 bits, the row in it in the lower 33.",
		Examples: []Example{{"monotonically_increasing_id()", "0"}}, Resolve: func(c *CallContext) error {
			c.Type, c.Infallible, c.Heading = types.Long, true, "monotonically_increasing_id()"
			next := &kept[*int64]{func(p int64) *int64 { first := p << 33; return &first }}
			c.Kernel = func(x *expr.Context, _ []batch.Vector, rows int) (batch.Vector, error) {
				n, out := next.of(x), make([]int64, rows)
				for i := range out {
					out[i] = *n + int64(i)
				}
				*n += int64(rows)
				return result(types.Long, batch.FromValues(types.Long, out, nil), false), nil
			}
			return nil
		}})
}
