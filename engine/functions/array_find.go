package functions

import (
	"github.com/apache/arrow-go/v18/arrow/array"

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
		var otherwise *int32
		if legacy {
			otherwise = new(int32)
			*otherwise = -1
		}
		c.Type, c.Nullable = types.Integer, !legacy && c.Args[0].Nullable()
		c.Kernel = sized(otherwise)
		return nil
	})
	arrayFunc([]string{"array_size"}, 1, 1, "array_size(expr) - Returns the size of an array; NULL for NULL input.", func(c *CallContext) error {
		if _, err := c.arrayOf(0); err != nil {
			return err
		}
		return c.scalar(types.Integer, nil, sized(nil))
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
		err = c.scalar(t.Elem, nil, taken(t.Elem, func(args []batch.Vector) func(i, from, to int) (int, error) {
			index := column[int32](args[1])
			return func(i, from, to int) (int, error) {
				if k := int(index(i)); k >= 0 && k < to-from {
					return from + k, nil
				}
				return -1, nil
			}
		}))
		c.Nullable = true
		return err
	})
	arrayFunc([]string{"array_contains"}, 2, 2, "array_contains(array, value) - Returns true if the array contains the value.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		err = c.scalar(types.Boolean, nil, contains(t.Elem))
		c.Nullable = c.Nullable || t.ContainsNull
		return err
	})
	arrayFunc([]string{"array_position"}, 2, 2, "array_position(array, element) - Returns the index (from 1) of the first matching element, or 0.", func(c *CallContext) error {
		t, err := c.elementOf()
		if err != nil {
			return err
		}
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		return c.scalar(types.Long, nil, placed(t.Elem))
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
			err = c.scalar(t.Elem, nil, extremeElement(t.Elem, sign))
			c.Nullable = true
			return err
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
		err = c.scalar(t.Value, nil, taken(t.Value, func(args []batch.Vector) func(i, from, to int) (int, error) {
			find := searchIn(t.Key, args[0].Array.(*array.Map).Keys(), elementsOf(args[0]), args[1])
			return func(i, from, _ int) (int, error) {
				if at, _ := find(i); at >= 0 {
					return from + at, nil
				}
				return -1, nil
			}
		}))
		c.Nullable = true
		return err
	}
	t, ok := c.Args[0].Type().(*types.Array)
	if !ok {
		return c.unexpected(0, "ARRAY\" or \"MAP")
	}
	if err := c.coerce(1, types.Integer); err != nil {
		return err
	}
	err := c.scalar(t.Elem, nil, taken(t.Elem, func(args []batch.Vector) func(i, from, to int) (int, error) {
		index := column[int32](args[1])
		return func(i, from, to int) (int, error) {
			switch k, n := int(index(i)), to-from; {
			case k == 0:
				return 0, zeroIndex()
			case k > n || -k > n:
				if strictBounds {
					return 0, diag.New(diag.ArrayIndex, "INVALID_ARRAY_INDEX_IN_ELEMENT_AT", "22003",
						"The index %d is out of bounds. The array has %d elements. Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead.", k, n)
				}
				return -1, nil
			case k > 0:
				return from + k - 1, nil
			default:
				return to + k, nil
			}
		}
	}))
	c.Nullable = !strictBounds || mayBeNull(c.Args[0], t)
	return err
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
