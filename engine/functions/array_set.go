package functions

import (
	"slices"
	"strconv"
	"strings"

	"brook/engine/expr"
	"brook/engine/types"
)

func itoa(i int) string { return strconv.Itoa(i) }

func init() {
	arrayFunc([]string{"array_distinct"}, 1, 1, "array_distinct(array) - Removes duplicate values from the array.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			return distinct(a[0].(types.ArrayValue), nil), nil
		})
	})
	arrayFunc([]string{"array_union"}, 2, 2, "array_union(array1, array2) - Returns the elements in the union, without duplicates.", func(c *CallContext) error {
		t, err := c.twoArrays()
		if err != nil {
			return err
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			return distinct(append(slices.Clone(a[0].(types.ArrayValue)), a[1].(types.ArrayValue)...), nil), nil
		})
	})
	for name, keep := range map[string]bool{"array_intersect": true, "array_except": false} {
		arrayFunc([]string{name}, 2, 2, name+"(array1, array2) - Returns the elements of array1 that are (array_except: are not) in array2, without duplicates.", func(c *CallContext) error {
			t, err := c.twoArrays()
			if err != nil {
				return err
			}
			return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
				other := map[string]bool{}
				for _, x := range a[1].(types.ArrayValue) {
					other[setKey(x)] = true
				}
				return distinct(a[0].(types.ArrayValue), func(key string) bool { return other[key] == keep }), nil
			})
		})
	}
	arrayFunc([]string{"arrays_overlap"}, 2, 2, "arrays_overlap(a1, a2) - Returns true if a1 contains at least a non-null element present also in a2.", func(c *CallContext) error {
		t, err := c.twoArrays()
		if err != nil {
			return err
		}
		return c.onCells(types.Boolean, t.ContainsNull, func(_ *expr.Context, a []any) (any, error) {
			x, y := a[0].(types.ArrayValue), a[1].(types.ArrayValue)
			keys := map[string]bool{}
			null := false
			for _, v := range x {
				null = null || v == nil
				keys[cellKey(v)] = true
			}
			for _, v := range y {
				if v != nil && keys[cellKey(v)] {
					return true, nil
				}
				null = null || v == nil
			}
			if null && len(x) > 0 && len(y) > 0 {
				return nil, nil
			}
			return false, nil
		})
	})
	arrayFunc([]string{"array_remove"}, 2, 2, "array_remove(array, element) - Removes all elements that equal element.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			key := cellKey(a[1])
			return slices.DeleteFunc(slices.Clone(a[0].(types.ArrayValue)), func(v any) bool { return v != nil && cellKey(v) == key }), nil
		})
	})
	arrayFunc([]string{"array_join"}, 2, 3, "array_join(array, delimiter[, nullReplacement]) - Concatenates the elements of the array.", func(c *CallContext) error {
		if _, err := c.arrayOf(0); err != nil {
			return err
		}
		for i := range c.Args {
			want := types.Type(types.String)
			if i == 0 {
				switch t := c.Args[0].Type().(*types.Array); t.Elem.(type) {
				case *types.Array, *types.Map, *types.Struct:
					return c.unexpected(0, "ARRAY<STRING>")
				}
				want = &types.Array{Elem: types.String, ContainsNull: true}
			}
			a, err := c.castTo(c.Args[i], want)
			if err != nil {
				return err
			}
			c.Args[i] = a
		}
		return c.onCells(types.String, false, func(_ *expr.Context, a []any) (any, error) {
			var parts []string
			for _, v := range a[0].(types.ArrayValue) {
				switch {
				case v != nil:
					parts = append(parts, v.(string))
				case len(a) == 3:
					parts = append(parts, a[2].(string))
				}
			}
			return strings.Join(parts, a[1].(string)), nil
		})
	})
	arrayFunc([]string{"sort_array"}, 1, 2, "sort_array(array[, ascendingOrder]) - Sorts the input array; NULLs come first in ascending order.", sortArray)
}

// distinct is the first of equal elements, of those whose key keep wants; nil
// wants all.
func distinct(list types.ArrayValue, keep func(key string) bool) types.ArrayValue {
	seen := map[string]bool{}
	out := types.ArrayValue{}
	for _, v := range list {
		key := setKey(v)
		if seen[key] || keep != nil && !keep(key) {
			continue
		}
		seen[key] = true
		out = append(out, v)
	}
	return out
}

func sortArray(c *CallContext) error {
	t, err := c.arrayOf(0)
	if err != nil {
		return err
	}
	if len(c.Args) == 1 {
		yes, err := expr.NewLiteral(types.Boolean, true)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, yes)
	}
	if err := c.coerce(1, types.Boolean); err != nil {
		return err
	}
	if err := c.ordering(t.Elem); err != nil {
		return c.noOrdering(t)
	}
	return c.scalar(t, nil, sortedLists(t))
}
