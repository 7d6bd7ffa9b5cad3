package functions

import (
	"slices"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func arrayFunc(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
	register(Spec{Names: names, Group: "array_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve})
}

// maxElements is the size at which Spark gives up on arrays.
const maxElements = 1<<31 - 16

func tooMany(n int64, name string) error {
	return diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.PARAMETER", "54000",
		"Can't create array with %d elements which exceeding the array size limit %d, the value returned by the function `%s` is too large.", n, maxElements, name)
}

func init() {
	arrayFunc([]string{"array"}, 0, -1, "array(expr, ...) - Returns an array of the given elements.", func(c *CallContext) error {
		if len(c.Args) == 0 {
			return c.onAll(&types.Array{Elem: types.Null}, false, func(*expr.Context, []any) (any, error) { return types.ArrayValue{}, nil })
		}
		t, err := c.same(0)
		if err != nil {
			return err
		}
		null := false
		for _, a := range c.Args {
			null = null || a.Nullable()
		}
		return c.onAll(&types.Array{Elem: t, ContainsNull: null}, false, func(_ *expr.Context, a []any) (any, error) {
			return types.ArrayValue(slices.Clone(a)), nil
		})
	})
	arrayFunc([]string{"array_repeat"}, 2, 2, "array_repeat(element, count) - Returns the array containing element count times.", func(c *CallContext) error {
		if err := c.coerce(1, types.Integer); err != nil {
			return err
		}
		t := &types.Array{Elem: c.Args[0].Type(), ContainsNull: c.Args[0].Nullable()}
		return c.onAll(t, c.Args[1].Nullable(), func(_ *expr.Context, a []any) (any, error) {
			if a[1] == nil {
				return nil, nil
			}
			n := max(int(a[1].(int32)), 0)
			if n > maxText/16 {
				return nil, tooMany(int64(n), "array_repeat")
			}
			return slices.Repeat(types.ArrayValue{a[0]}, n), nil
		})
	})
	arrayFunc([]string{"flatten"}, 1, 1, "flatten(arrayOfArrays) - Transforms an array of arrays into a single array.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		inner, ok := t.Elem.(*types.Array)
		if !ok {
			return c.unexpected(0, "ARRAY\" of \"ARRAY")
		}
		return c.onCells(inner, t.ContainsNull, func(_ *expr.Context, a []any) (any, error) {
			out := types.ArrayValue{}
			for _, x := range a[0].(types.ArrayValue) {
				if x == nil {
					return nil, nil
				}
				out = append(out, x.(types.ArrayValue)...)
			}
			return out, nil
		})
	})
	arrayFunc([]string{"slice"}, 3, 3, "slice(x, start, length) - Subsets array x starting from index start (from 1, or from the end when negative) with the given length.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		for i := 1; i < 3; i++ {
			if err := c.coerce(i, types.Integer); err != nil {
				return err
			}
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			return sliceOf(a[0].(types.ArrayValue), int64(a[1].(int32)), int64(a[2].(int32)))
		})
	})
	arrayFunc([]string{"array_append", "array_prepend"}, 2, 2, "array_append(array, element) - Adds the element at the end (array_prepend: at the beginning) of the array.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		front := c.Name == "array_prepend"
		out := &types.Array{Elem: t.Elem, ContainsNull: t.ContainsNull || c.Args[1].Nullable()}
		return c.onAll(out, c.Args[0].Nullable(), func(_ *expr.Context, a []any) (any, error) {
			if a[0] == nil {
				return nil, nil
			}
			list := a[0].(types.ArrayValue)
			if front {
				return append(types.ArrayValue{a[1]}, list...), nil
			}
			return append(slices.Clone(list), a[1]), nil
		})
	})
	arrayFunc([]string{"array_insert"}, 3, 3, "array_insert(x, pos, val) - Places val into index pos of array x.", arrayInsert)
	arrayFunc([]string{"array_compact"}, 1, 1, "array_compact(array) - Removes null values from the array.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		return c.onCells(&types.Array{Elem: t.Elem}, false, func(_ *expr.Context, a []any) (any, error) {
			return slices.DeleteFunc(slices.Clone(a[0].(types.ArrayValue)), func(v any) bool { return v == nil }), nil
		})
	})
	arrayFunc([]string{"arrays_zip"}, 0, -1, "arrays_zip(a1, a2, ...) - Returns a merged array of structs in which the N-th struct contains all N-th values of input arrays.", arraysZip)
}

func sliceOf(list types.ArrayValue, start, n int64) (any, error) {
	switch {
	case start == 0:
		return nil, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.START", "22023", "The value of parameter(s) `start` in `slice` is invalid: Expects a positive or a negative value for `start`, but got 0.")
	case n < 0:
		return nil, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.LENGTH", "22023", "The value of parameter(s) `length` in `slice` is invalid: Expects `length` greater than or equal to 0, but got %d.", n)
	case start > 0:
		start--
	default:
		start += int64(len(list))
	}
	if start < 0 || start >= int64(len(list)) {
		return types.ArrayValue{}, nil
	}
	return slices.Clone(list[start:min(start+n, int64(len(list)))]), nil
}

func arrayInsert(c *CallContext) error {
	if err := c.coerce(1, types.Integer); err != nil {
		return err
	}
	t, err := c.arrayOf(0)
	if err != nil {
		return err
	}
	elem, ok := unpromoted(c.Conf.ANSI, t.Elem, c.Args[2].Type())
	if !ok {
		heading := c.heading()
		c.HeadingOf = func([]expr.Expr) string { return heading }
		c.Args = []expr.Expr{c.Args[0], c.Args[2]}
		return c.arrayDiffTypes()
	}
	out := &types.Array{Elem: elem, ContainsNull: true}
	for i, want := range map[int]types.Type{0: out, 2: elem} {
		a, err := c.castTo(c.Args[i], want)
		if err != nil {
			return err
		}
		c.Args[i] = a
	}
	return c.onAll(out, c.Args[0].Nullable() || c.Args[1].Nullable(), func(_ *expr.Context, a []any) (any, error) {
		if a[0] == nil || a[1] == nil {
			return nil, nil
		}
		list, pos := a[0].(types.ArrayValue), int(a[1].(int32))
		if pos == 0 {
			return nil, zeroIndex()
		}
		if n := max(pos, -pos); n > maxText/16 {
			return nil, tooMany(int64(n), "array_insert")
		}
		out := slices.Clone(list)
		switch {
		case pos > len(list)+1:
			out = append(out, make(types.ArrayValue, pos-1-len(list))...)
			return append(out, a[2]), nil
		case pos > 0:
			return slices.Insert(out, pos-1, a[2]), nil
		case -pos <= len(list)+1:
			return slices.Insert(out, len(list)+pos+1, a[2]), nil
		}
		front := append(types.ArrayValue{a[2]}, make(types.ArrayValue, -pos-len(list)-1)...)
		return append(front, list...), nil
	})
}

func zeroIndex() error {
	return diag.New(diag.SparkRuntime, "INVALID_INDEX_OF_ZERO", "22003", "The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).")
}

func arraysZip(c *CallContext) error {
	s := &types.Struct{}
	for i := range c.Args {
		t, err := c.arrayOf(i)
		if err != nil {
			return err
		}
		s.Fields = append(s.Fields, types.Field{Name: nameOf(c.Args[i], itoa(i)), Type: t.Elem, Nullable: true})
	}
	return c.onCells(&types.Array{Elem: s}, false, func(_ *expr.Context, a []any) (any, error) {
		n := 0
		for _, x := range a {
			n = max(n, len(x.(types.ArrayValue)))
		}
		out := make(types.ArrayValue, n)
		for k := range out {
			row := make(types.StructValue, len(a))
			for i, x := range a {
				if list := x.(types.ArrayValue); k < len(list) {
					row[i] = list[k]
				}
			}
			out[k] = row
		}
		return out, nil
	})
}
