package functions

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"struct"}, Group: "struct_funcs", Min: 0, Max: -1, Usage: "struct(col1, col2, ...) - Creates a struct with the given field values.", Resolve: func(c *CallContext) error {
		s := &types.Struct{}
		for i, a := range c.Args {
			s.Fields = append(s.Fields, types.Field{Name: nameOf(a, "col"+itoa(i+1)), Type: a.Type(), Nullable: a.Nullable()})
		}
		return makeStruct(c, s, c.Args)
	}})
	register(Spec{Names: []string{"named_struct"}, Group: "struct_funcs", Min: 0, Max: -1, Usage: "named_struct(name1, val1, ...) - Creates a struct with the given field names and values.", Resolve: func(c *CallContext) error {
		if len(c.Args)%2 != 0 {
			e := diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
				"The `named_struct` requires 2n (n > 0) parameters but the actual number is %d. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", len(c.Args))
			e.Placeless = true
			return e
		}
		s := &types.Struct{}
		var values []expr.Expr
		for i := 0; i < len(c.Args); i += 2 {
			l, ok := c.Args[i].(*expr.Literal)
			var name string
			if ok {
				name, ok = l.Value.(string)
			}
			if !ok {
				return diag.New(diag.Analysis, "DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING", "42K09",
					"Cannot resolve \"%s\" due to data type mismatch: Only foldable `STRING` expressions are allowed to appear at odd position, but they are [\"%s\"].", c.heading(), c.Args[i].SQL()).At(c.Place)
			}
			v := c.Args[i+1]
			s.Fields = append(s.Fields, types.Field{Name: name, Type: v.Type(), Nullable: v.Nullable()})
			values = append(values, v)
		}
		heading := expr.Heading(c.Name, c.Args)
		c.HeadingOf = func([]expr.Expr) string { return heading }
		c.Args = values
		return makeStruct(c, s, values)
	}})
}

func makeStruct(c *CallContext, s *types.Struct, values []expr.Expr) error {
	if c.HeadingOf == nil {
		c.HeadingOf = func(a []expr.Expr) string { return expr.Heading("struct", a) }
	}
	for i, v := range values {
		if a, ok := v.(*expr.Alias); ok {
			c.Args[i] = a
		}
	}
	return c.onAll(s, false, func(_ *expr.Context, a []any) (any, error) { return types.StructValue(slices.Clone(a)), nil })
}

// nameOf is the name that an expression gives to a field, or otherwise.
func nameOf(e expr.Expr, otherwise string) string {
	switch e := e.(type) {
	case *expr.Attr:
		return e.Name
	case *expr.Alias:
		return e.Name
	case *expr.LambdaVar:
		return e.Param.Name
	case *expr.Call:
		if e.Name == "getfield" || e.Name == "getarraystructfields" {
			sql := e.SQL()
			return sql[strings.LastIndexByte(sql, '.')+1:]
		}
	}
	return otherwise
}
