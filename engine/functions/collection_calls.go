package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// arrayOf is argument i as an array type; the error says that it is none. An
// untyped NULL becomes an array of nothing.
func (c *CallContext) arrayOf(i int) (*types.Array, error) {
	if c.Args[i].Type().Kind() == types.KindNull {
		t := &types.Array{Elem: types.Null, ContainsNull: true}
		a, err := c.castTo(c.Args[i], t)
		if err != nil {
			return nil, err
		}
		c.Args[i] = a
		return t, nil
	}
	t, ok := c.Args[i].Type().(*types.Array)
	if !ok {
		return nil, c.unexpected(i, "ARRAY")
	}
	return t, nil
}

// mapOf is argument i as a map type.
func (c *CallContext) mapOf(i int) (*types.Map, error) {
	t, ok := c.Args[i].Type().(*types.Map)
	if !ok {
		return nil, c.unexpected(i, "MAP")
	}
	return t, nil
}

// coerce casts argument i as Spark does by itself.
func (c *CallContext) coerce(i int, want types.Type) error {
	a, err := Implicit(c, i, want)
	if err == nil {
		c.Args[i] = a
	}
	return err
}

// onCells finishes a call whose arguments are ready: f sees cells and none of
// them is NULL.
func (c *CallContext) onCells(t types.Type, nullable bool, f func(c *expr.Context, a []any) (any, error)) error {
	c.Type, c.Nullable = t, nullable
	for _, a := range c.Args {
		c.Nullable = c.Nullable || a.Nullable()
	}
	c.Kernel = strict(t, cells(t, f))
	return nil
}

// onAll is onCells for functions that look at NULLs too.
func (c *CallContext) onAll(t types.Type, nullable bool, f func(c *expr.Context, a []any) (any, error)) error {
	c.Type, c.Nullable = t, nullable
	c.Kernel = boxed(t, true, f)
	return nil
}

// elementOf makes arguments 0 and 1 an array and a value of its element type.
func (c *CallContext) elementOf() (*types.Array, error) {
	if c.Args[0].Type().Kind() == types.KindNull {
		switch c.Name {
		case "array_append", "array_prepend":
			return nil, c.unexpected(0, "ARRAY")
		case "array_contains", "array_position":
			return nil, c.nullTyped()
		}
	}
	t, err := c.arrayOf(0)
	if err != nil {
		return nil, err
	}
	widest := unpromoted
	if c.Name == "array_append" || c.Name == "array_prepend" {
		widest = undecided
	}
	elem, ok := widest(c.Conf.ANSI, t.Elem, c.Args[1].Type())
	if !ok || c.Args[1].Type().Kind() == types.KindNull && c.Name != "array_append" && c.Name != "array_prepend" {
		return nil, c.arrayDiffTypes()
	}
	wide := &types.Array{Elem: elem, ContainsNull: t.ContainsNull}
	for i, want := range []types.Type{wide, elem} {
		a, err := c.castTo(c.Args[i], want)
		if err != nil {
			return nil, err
		}
		c.Args[i] = a
	}
	return wide, nil
}

// unpromoted is Widest for types of elements, among which strings become nothing
// else and nothing else becomes a string.
func unpromoted(ansi bool, a, b types.Type) (types.Type, bool) {
	if x, y := a.Kind(), b.Kind(); (x == types.KindString) != (y == types.KindString) && x != types.KindNull && y != types.KindNull {
		return nil, false
	}
	return Widest(ansi, a, b)
}

// undecided is unpromoted for functions that also keep integers and decimals
// apart.
func undecided(ansi bool, a, b types.Type) (types.Type, bool) {
	if types.IsIntegral(a) && b.Kind() == types.KindDecimal || types.IsIntegral(b) && a.Kind() == types.KindDecimal {
		return nil, false
	}
	return unpromoted(ansi, a, b)
}

func (c *CallContext) arrayDiffTypes() error {
	e := diag.New(diag.Analysis, "DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: Input to `%s` should have been \"ARRAY\" followed by a value with same element type, but it's [\"%s\", \"%s\"].",
		c.heading(), c.Name, c.Args[0].Type().SQL(), c.Args[1].Type().SQL())
	if c.Args[1].Type().Kind() == types.KindNull {
		return c.nullTyped()
	}
	return e.At(c.Place)
}

// nullTyped is the error of an untyped NULL where a type is needed.
func (c *CallContext) nullTyped() error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NULL_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: Null typed values cannot be used as arguments of `%s`.", c.heading(), c.Name).At(c.Place)
}

// twoArrays makes arguments 0 and 1 arrays of one type.
func (c *CallContext) twoArrays() (*types.Array, error) {
	var list []*types.Array
	for i := range 2 {
		t, err := c.arrayOf(i)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	elem, ok := undecided(c.Conf.ANSI, list[0].Elem, list[1].Elem)
	if !ok {
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Input to function `%s` should have been two \"ARRAY\" with same element type, but it's [\"%s\", \"%s\"].",
			c.heading(), c.Name, c.Args[0].Type().SQL(), c.Args[1].Type().SQL()).At(c.Place)
	}
	t := &types.Array{Elem: elem, ContainsNull: list[0].ContainsNull || list[1].ContainsNull}
	for i := range 2 {
		a, err := c.castTo(c.Args[i], &types.Array{Elem: elem, ContainsNull: list[i].ContainsNull})
		if err != nil {
			return nil, err
		}
		c.Args[i] = a
	}
	return t, c.ordering(elem)
}

// ordering refuses types whose values cannot be compared.
func (c *CallContext) ordering(t types.Type) error {
	if batch.Orderable(t) {
		return nil
	}
	return c.noOrdering(t)
}

func (c *CallContext) noOrdering(t types.Type) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: The `%s` does not support ordering on type \"%s\".", c.heading(), c.Name, t.SQL()).At(c.Place)
}

// before orders cells of type t with NULLs last.
func before(t types.Type) func(a, b any) int {
	return func(a, b any) int {
		switch {
		case a == nil && b == nil:
			return 0
		case a == nil:
			return 1
		case b == nil:
			return -1
		}
		return compareCells(t, a, b)
	}
}
