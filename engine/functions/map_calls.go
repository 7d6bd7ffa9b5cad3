package functions

import (
	"fmt"
	"slices"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/internal/javaregex"
)

func mapFunc(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
	register(Spec{Names: names, Group: "map_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve})
}

// mapBuilder collects entries as Spark does: a NULL key is an error, and so is a
// key that comes twice, unless the policy says that the last one wins.
type mapBuilder struct {
	out     types.MapValue
	at      map[string]int
	lastWin bool
}

func newMapBuilder(c *expr.Context) *mapBuilder {
	return &mapBuilder{at: map[string]int{}, lastWin: c.Conf.MapKeyDedupPolicy == "LAST_WIN", out: types.MapValue{Keys: []any{}, Values: []any{}}}
}

func (m *mapBuilder) put(k, v any) error {
	if k == nil {
		return diag.New(diag.SparkRuntime, "NULL_MAP_KEY", "2200E", "Cannot use null as map key.")
	}
	key := cellKey(k)
	if i, ok := m.at[key]; ok {
		if !m.lastWin {
			return diag.New(diag.SparkRuntime, "DUPLICATED_MAP_KEY", "23505",
				"Duplicate map key %s was found, please check the input data.\nIf you want to remove the duplicated keys, you can set \"spark.sql.mapKeyDedupPolicy\" to \"LAST_WIN\" so that the key inserted at last takes precedence.", keyText(k))
		}
		m.out.Values[i] = v
		return nil
	}
	if f, ok := k.(float64); ok && f == 0 {
		k = 0.0 // -0.0 is stored as 0.0
	}
	m.at[key] = len(m.out.Keys)
	m.out.Keys, m.out.Values = append(m.out.Keys, k), append(m.out.Values, v)
	return nil
}

func keyText(v any) string {
	switch v := v.(type) {
	case float64:
		return types.DoubleText(v)
	case float32:
		return types.FloatText(v)
	}
	return fmt.Sprint(v)
}

func init() {
	mapFunc([]string{"map"}, 0, -1, "map(key0, value0, key1, value1, ...) - Creates a map with the given key/value pairs.", mapCall)
	mapFunc([]string{"map_from_arrays"}, 2, 2, "map_from_arrays(keys, values) - Creates a map with a pair of the given key/value arrays.", func(c *CallContext) error {
		k, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		v, err := c.arrayOf(1)
		if err != nil {
			return err
		}
		if err := c.mapKey(k.Elem); err != nil {
			return err
		}
		return c.onCells(&types.Map{Key: k.Elem, Value: v.Elem, ValueContainsNull: v.ContainsNull}, false, func(x *expr.Context, a []any) (any, error) {
			keys, values := a[0].(types.ArrayValue), a[1].(types.ArrayValue)
			if len(keys) != len(values) {
				return nil, diag.New(diag.SparkRuntime, "_LEGACY_ERROR_TEMP_2128", "", "The key array and value array of MapData must have the same length.")
			}
			m := newMapBuilder(x)
			for i, k := range keys {
				if err := m.put(k, values[i]); err != nil {
					return nil, err
				}
			}
			return m.out, nil
		})
	})
	mapFunc([]string{"map_from_entries"}, 1, 1, "map_from_entries(arrayOfEntries) - Returns a map created from the given array of entries.", func(c *CallContext) error {
		t, err := c.arrayOf(0)
		if err != nil {
			return err
		}
		s, ok := t.Elem.(*types.Struct)
		if !ok || len(s.Fields) != 2 {
			return c.unexpected(0, "ARRAY\" of pair \"STRUCT")
		}
		return c.onCells(&types.Map{Key: s.Fields[0].Type, Value: s.Fields[1].Type, ValueContainsNull: s.Fields[1].Nullable}, t.ContainsNull, func(x *expr.Context, a []any) (any, error) {
			m := newMapBuilder(x)
			for _, e := range a[0].(types.ArrayValue) {
				if e == nil {
					return nil, nil
				}
				row := e.(types.StructValue)
				if err := m.put(row[0], row[1]); err != nil {
					return nil, err
				}
			}
			return m.out, nil
		})
	})
	mapFunc([]string{"map_keys"}, 1, 1, "map_keys(map) - Returns an unordered array containing the keys of the map.", func(c *CallContext) error {
		t, err := c.mapOf(0)
		if err != nil {
			return err
		}
		return c.onCells(&types.Array{Elem: t.Key}, false, func(_ *expr.Context, a []any) (any, error) {
			return types.ArrayValue(slices.Clone(a[0].(types.MapValue).Keys)), nil
		})
	})
	mapFunc([]string{"map_values"}, 1, 1, "map_values(map) - Returns an unordered array containing the values of the map.", func(c *CallContext) error {
		t, err := c.mapOf(0)
		if err != nil {
			return err
		}
		return c.onCells(&types.Array{Elem: t.Value, ContainsNull: t.ValueContainsNull}, false, func(_ *expr.Context, a []any) (any, error) {
			return types.ArrayValue(slices.Clone(a[0].(types.MapValue).Values)), nil
		})
	})
	mapFunc([]string{"map_entries"}, 1, 1, "map_entries(map) - Returns an unordered array of all entries in the given map.", func(c *CallContext) error {
		t, err := c.mapOf(0)
		if err != nil {
			return err
		}
		s := types.NewStruct(types.Field{Name: "key", Type: t.Key}, types.Field{Name: "value", Type: t.Value, Nullable: t.ValueContainsNull})
		return c.onCells(&types.Array{Elem: s}, false, func(_ *expr.Context, a []any) (any, error) {
			m := a[0].(types.MapValue)
			out := make(types.ArrayValue, len(m.Keys))
			for i, k := range m.Keys {
				out[i] = types.StructValue{k, m.Values[i]}
			}
			return out, nil
		})
	})
	mapFunc([]string{"map_contains_key"}, 2, 2, "map_contains_key(map, key) - Returns true if the map contains the key.", func(c *CallContext) error {
		t, err := c.mapOf(0)
		if err != nil {
			return err
		}
		if t.Key.Kind() == types.KindNull {
			wide := *t
			wide.Key = c.Args[1].Type()
			if c.Args[0], err = c.castTo(c.Args[0], &wide); err != nil {
				return err
			}
			t = &wide
		}
		if k := c.Args[1].Type().Kind(); (k == types.KindString) != (t.Key.Kind() == types.KindString) && k != types.KindNull {
			return c.mapDiffTypes() // a text is no number here, nor the other way round
		}
		if err := c.coerce(1, t.Key); err != nil {
			return c.mapDiffTypes()
		}
		return c.onCells(types.Boolean, true, func(_ *expr.Context, a []any) (any, error) {
			key := cellKey(a[1])
			return slices.ContainsFunc(a[0].(types.MapValue).Keys, func(k any) bool { return cellKey(k) == key }), nil
		})
	})
	mapFunc([]string{"map_concat"}, 0, -1, "map_concat(map, ...) - Returns the union of all the given maps.", mapConcat)
	mapFunc([]string{"str_to_map"}, 1, 3, "str_to_map(text[, pairDelim[, keyValueDelim]]) - Creates a map after splitting the text into key/value pairs using delimiters.", func(c *CallContext) error {
		for i := len(c.Args); i < 3; i++ {
			l, err := expr.NewLiteral(types.String, []string{"", ",", ":"}[i])
			if err != nil {
				return err
			}
			c.Args = append(c.Args, l)
		}
		for i := range c.Args {
			if err := c.coerce(i, types.String); err != nil {
				return err
			}
		}
		return c.onCells(&types.Map{Key: types.String, Value: types.String, ValueContainsNull: true}, false, func(x *expr.Context, a []any) (any, error) {
			by := []string{a[1].(string), a[2].(string)}
			pairs, err := compilePattern(by[0], "split")
			if err != nil {
				return nil, err
			}
			inner, err := compilePattern(by[1], "split")
			if err != nil {
				return nil, err
			}
			return strToMap(newMapBuilder(x), a[0].(string), pairs, inner)
		})
	})
}

func strToMap(m *mapBuilder, text string, pairs, inner *javaregex.Regexp) (any, error) {
	parts, err := splitText(pairs, text, -1)
	if err != nil {
		return nil, err
	}
	for _, pair := range parts {
		kv, err := splitText(inner, pair, 2)
		if err != nil {
			return nil, err
		}
		var v any
		if len(kv) == 2 {
			v = kv[1]
		}
		if err := m.put(kv[0], v); err != nil {
			return nil, err
		}
	}
	return m.out, nil
}

func (c *CallContext) mapDiffTypes() error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: Input to `%s` should have been \"MAP\" followed by a value with same key type, but it's [\"%s\", \"%s\"].",
		c.heading(), c.Name, c.Args[0].Type().SQL(), c.Args[1].Type().SQL()).At(c.Place)
}

// mapKey refuses types that cannot be keys.
func (c *CallContext) mapKey(t types.Type) error {
	if HasMap(t) {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_MAP_KEY_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The key of map cannot be/contain \"%s\".", c.heading(), t.SQL()).At(c.Place)
	}
	return nil
}

// HasMap reports whether t is a map or contains one.
func HasMap(t types.Type) bool {
	switch t := t.(type) {
	case *types.Map:
		return true
	case *types.Array:
		return HasMap(t.Elem)
	case *types.Struct:
		return slices.ContainsFunc(t.Fields, func(f types.Field) bool { return HasMap(f.Type) })
	}
	return false
}

func mapCall(c *CallContext) error {
	if len(c.Args)%2 != 0 {
		e := diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
			"The `map` requires 2n (n > 0) parameters but the actual number is %d. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", len(c.Args))
		e.Placeless = true
		return e
	}
	out := &types.Map{Key: types.Null, Value: types.Null}
	var keys, values []types.Type
	for i := 0; i < len(c.Args); i += 2 {
		keys, values = append(keys, c.Args[i].Type()), append(values, c.Args[i+1].Type())
		out.ValueContainsNull = out.ValueContainsNull || c.Args[i+1].Nullable()
	}
	for part, ts := range map[string][]types.Type{"keys": keys, "values": values} {
		t, ok := Widest(c.Conf.ANSI, ts...)
		if !ok {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.CREATE_MAP_"+map[string]string{"keys": "KEY", "values": "VALUE"}[part]+"_DIFF_TYPES", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The given %s of function `map` should all be the same type, but they are [%s].", c.heading(), part, diffComma(ts)).At(c.Place)
		}
		if part == "keys" {
			out.Key = t
		} else {
			out.Value = t
		}
	}
	if err := c.mapKey(out.Key); err != nil {
		return err
	}
	for i := range c.Args {
		want := out.Key
		if i%2 == 1 {
			want = out.Value
		}
		a, err := c.castTo(c.Args[i], want)
		if err != nil {
			return err
		}
		c.Args[i] = a
	}
	return c.onAll(out, false, func(x *expr.Context, a []any) (any, error) {
		m := newMapBuilder(x)
		for i := 0; i < len(a); i += 2 {
			if err := m.put(a[i], a[i+1]); err != nil {
				return nil, err
			}
		}
		return m.out, nil
	})
}

func diffComma(ts []types.Type) string {
	s := ""
	for i, t := range ts {
		if i > 0 {
			s += ", "
		}
		s += `"` + t.SQL() + `"`
	}
	return s
}

func mapConcat(c *CallContext) error {
	if len(c.Args) == 0 {
		return c.onAll(&types.Map{Key: types.String, Value: types.String}, false, func(x *expr.Context, _ []any) (any, error) { return newMapBuilder(x).out, nil })
	}
	for i := range c.Args {
		if _, ok := c.Args[i].Type().(*types.Map); !ok {
			var ts []types.Type
			for _, a := range c.Args {
				ts = append(ts, a.Type())
			}
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The `map_concat` should all be of type map, but it's [%s].", c.heading(), diffComma(ts)).At(c.Place)
		}
	}
	t, err := c.same(0)
	if err != nil {
		return err
	}
	return c.onCells(t, false, func(x *expr.Context, a []any) (any, error) {
		m := newMapBuilder(x)
		for _, part := range a {
			p := part.(types.MapValue)
			for i, k := range p.Keys {
				if err := m.put(k, p.Values[i]); err != nil {
					return nil, err
				}
			}
		}
		return m.out, nil
	})
}
