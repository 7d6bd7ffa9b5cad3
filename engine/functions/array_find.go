package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	arrayFunc([]string{"size", "cardinality"}, 1, 1, "size(expr) - Returns the size of an array or a map; NULL for NULL input with ANSI rules, else -1.", func(c *CallContext) error {
		switch c.Args[0].Type().Kind() {
		case types.KindArray, types.KindMap, types.KindNull:
		default:
			return c.unexpected(0, "ARRAY\" or \"MAP")
		}
		legacy := !c.Conf.ANSI
		return c.onAll(types.Integer, !legacy && c.Args[0].Nullable(), func(_ *expr.Context, a []any) (any, error) {
			switch v := a[0].(type) {
			case types.ArrayValue:
				return int32(len(v)), nil
			case types.MapValue:
				return int32(len(v.Keys)), nil
			}
			if legacy {
				return int32(-1), nil
			}
			return nil, nil
		})
	})
	arrayFunc([]string{"array_size"}, 1, 1, "array_size(expr) - Returns the size of an array; NULL for NULL input.", func(c *CallContext) error {
		if _, err := c.arrayOf(0); err != nil {
			return err
		}
		return c.onCells(types.Integer, false, func(_ *expr.Context, a []any) (any, error) {
			return int32(len(a[0].(types.ArrayValue))), nil
		})
	})
	arrayFunc([]string{"element_at"}, 2, 2, "element_at(array, index) - Returns the element at the index from 1, from the end when negative; element_at(map, key) - Returns the value for the key.", func(c *CallContext) error {
		return elementAt(c, c.Conf.ANSI)
	})
	arrayFunc([]string{"try_element_at"}, 2, 2, "try_element_at(array, index) - element_at that returns NULL beyond the bounds.", func(c *CallContext) error {
		return elementAt(c, false)
	})
	arrayFunc([]string{"get"}, 2, 2, "get(array, index) - Returns the element at the index from 0, NULL beyond the bounds.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		if err := c.coerce(1, types.Integer); err != nil {
			return err
		}
		return c.onCells(t.Elem, true, func(_ *expr.Context, a []any) (any, error) {
			list, i := a[0].(types.ArrayValue), a[1].(int32)
			if i < 0 || int(i) >= len(list) {
				return nil, nil
			}
			return list[i], nil
		})
	})
	arrayFunc([]string{"array_contains"}, 2, 2, "array_contains(array, value) - Returns true if the array contains the value.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		return c.onCells(types.Boolean, t.ContainsNull, func(_ *expr.Context, a []any) (any, error) {
			return containsCell(a[0].(types.ArrayValue), a[1]), nil
		})
	})
	arrayFunc([]string{"array_position"}, 2, 2, "array_position(array, element) - Returns the index (from 1) of the first matching element, or 0.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		return c.onCells(types.Long, false, func(_ *expr.Context, a []any) (any, error) {
			key := cellKey(a[1])
			for i, x := range a[0].(types.ArrayValue) {
				if x != nil && cellKey(x) == key {
					return int64(i + 1), nil
				}
			}
			return int64(0), nil
		})
	})
	for name, sign := range map[string]int{"array_max": 1, "array_min": -1} {
		arrayFunc([]string{name}, 1, 1, name+"(array) - Returns the "+name[6:]+"imum value, skipping NULLs.", func(c *CallContext) error {
			t, err := c.arrayOf(0)
			if err != nil {
				return err
			}
			if err := c.ordering(t.Elem); err != nil {
				return err
			}
			return c.onCells(t.Elem, true, func(_ *expr.Context, a []any) (any, error) {
				var best any
				for _, x := range a[0].(types.ArrayValue) {
					if x != nil && (best == nil || compareCells(t.Elem, x, best)*sign > 0) {
						best = x
					}
				}
				return best, nil
			})
		})
	}
	register(Spec{Names: []string{"typeof"}, Group: "misc_funcs", Min: 1, Max: 1, Usage: "typeof(expr) - Returns the DDL-formatted type of the value.", Resolve: func(c *CallContext) error {
		name := c.Args[0].Type().String()
		c.Type = types.String
		c.Infallible = true
		c.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
			return batch.Constant(types.String, name)
		}
		return nil
	}})
}

// containsCell is three-valued: nil when the value is not there and NULLs are.
func containsCell(list types.ArrayValue, v any) any {
	key := cellKey(v)
	null := false
	for _, x := range list {
		if x == nil {
			null = true
		} else if cellKey(x) == key {
			return true
		}
	}
	if null {
		return nil
	}
	return false
}

func elementAt(c *CallContext, strictBounds bool) error {
	if t, ok := c.Args[0].Type().(*types.Map); ok {
		key, ok := Widest(c.Conf.ANSI, t.Key, c.Args[1].Type())
		if !ok || !types.SameType(key, t.Key) {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: Input to `%s` should have been \"MAP\" followed by a value with same key type, but it's [\"%s\", \"%s\"].",
				c.heading(), c.Name, t.SQL(), c.Args[1].Type().SQL()).At(c.Place)
		}
		a, err := c.castTo(c.Args[1], t.Key)
		if err != nil {
			return err
		}
		c.Args[1] = a
		return c.onCells(t.Value, true, func(_ *expr.Context, a []any) (any, error) {
			return valueOf(a[0].(types.MapValue), a[1]), nil
		})
	}
	t, ok := c.Args[0].Type().(*types.Array)
	if !ok {
		return c.unexpected(0, "ARRAY\" or \"MAP")
	}
	if err := c.coerce(1, types.Integer); err != nil {
		return err
	}
	return c.onCells(t.Elem, true, func(_ *expr.Context, a []any) (any, error) {
		list, i := a[0].(types.ArrayValue), int(a[1].(int32))
		switch {
		case i == 0:
			return nil, zeroIndex()
		case i > len(list) || -i > len(list):
			if strictBounds {
				return nil, diag.New(diag.ArrayIndex, "INVALID_ARRAY_INDEX_IN_ELEMENT_AT", "22003",
					"The index %d is out of bounds. The array has %d elements. Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead.", i, len(list))
			}
			return nil, nil
		case i > 0:
			return list[i-1], nil
		}
		return list[len(list)+i], nil
	})
}

// valueOf is the value for a key; nil for none.
func valueOf(m types.MapValue, key any) any {
	want := cellKey(key)
	for i, k := range m.Keys {
		if cellKey(k) == want {
			return m.Values[i]
		}
	}
	return nil
}
