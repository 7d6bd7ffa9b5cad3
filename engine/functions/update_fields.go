package functions

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

// UpdateField is the struct c.Args[0] with a field set to c.Args[1], or without
// it when there is no second argument. Names match whatever their case; a new
// field goes last. A NULL struct stays NULL.
func UpdateField(c *CallContext, name string) (expr.Expr, error) {
	c.Name = "update_fields"
	c.HeadingOf = func(a []expr.Expr) string {
		op := "dropfield()"
		if len(a) > 1 {
			op = "WithField(" + a[1].SQL() + ")"
		}
		if inner, ok := a[0].(*expr.Call); ok && inner.Name == "update_fields" {
			return strings.TrimSuffix(inner.SQL(), ")") + ", " + op + ")"
		}
		return "update_fields(" + a[0].SQL() + ", " + op + ")"
	}
	s, ok := c.Args[0].Type().(*types.Struct)
	if !ok {
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The first parameter requires the \"STRUCT\" type, however \"%s\" has the type \"%s\".", c.HeadingOf(c.Args), c.Args[0].SQL(), c.Args[0].Type().SQL()).At(c.Place)
	}
	out := &types.Struct{}
	var from []int // where each field comes from; -1 is the new value
	found := false
	for i, f := range s.Fields {
		switch match := strings.EqualFold(f.Name, name); {
		case match && len(c.Args) > 1:
			found = true
			out.Fields, from = append(out.Fields, newField(name, c.Args[1])), append(from, -1)
		case !match:
			out.Fields, from = append(out.Fields, f), append(from, i)
		}
	}
	if !found && len(c.Args) > 1 {
		out.Fields, from = append(out.Fields, newField(name, c.Args[1])), append(from, -1)
	}
	if len(from) == 0 {
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Cannot drop all fields in struct.", c.HeadingOf(c.Args)).At(c.Place)
	}
	kernel := boxed(out, true, func(_ *expr.Context, a []any) (any, error) {
		old, ok := a[0].(types.StructValue)
		if !ok {
			return nil, nil
		}
		v := make(types.StructValue, len(from))
		for i, at := range from {
			if at < 0 {
				v[i] = a[1]
			} else {
				v[i] = old[at]
			}
		}
		return v, nil
	})
	return &expr.Call{Name: c.Name, Args: slices.Clone(c.Args), Typ: out, Null: c.Args[0].Nullable(), Kernel: kernel, HeadingOf: c.HeadingOf, Deterministic: true, Infallible: true, Place: c.Place}, nil
}

func newField(name string, v expr.Expr) types.Field {
	return types.Field{Name: name, Type: v.Type(), Nullable: v.Nullable()}
}
